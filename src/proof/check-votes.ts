/** Checks votes through a chain: what is derived is redone, and the share then is a bound on sets, checked by adding up. */
import { reaches } from '../terms/interval.ts';
import { REST } from './boxes.ts';
import { DerivationCheck } from './check-derivation.ts';
import { intervalOf, read } from './numbers.ts';
import type { Premised } from './premised.ts';
import { holds, sheetOf } from './sums.ts';
import type { JointStep, VotesStep } from './types.ts';

const NONE = (): ReadonlySet<string> => new Set();

export function checkVotes(step: VotesStep, premised: Premised): string[] {
  const check = new VotesCheck(step, premised, [step.options.measure]);
  return [...check.derivation(), ...check.complement(), ...check.share()];
}

class VotesCheck extends DerivationCheck<VotesStep> {
  share(): string[] {
    const { seed, certain, possible, company, share, least, most, options } = this.step;
    const sure = new Set([...seed, ...certain.map((c) => c.company)]);
    const maybe = new Set([...seed, ...possible]);
    const sheet = this.sheet(options.measure, company, this.certainOf());
    const failures: string[] = [];
    if (sheet === undefined) {
      if (share.lo !== '0' || (share.hi !== '0' && options.undisclosed !== 'anyone'))
        failures.push(`${company} has no column to have a share of`);
      return failures;
    }
    const own = new Set([...sure].filter((p) => p !== company && this.counts(p, company)));
    if (!holds(sheet, own, 'least', least)) failures.push('the least stated is more than the facts force');
    if (!holds(sheet, this.voters(maybe, company), 'most', most))
      failures.push('the most stated is less than the facts allow');
    if (
      least.bound !== share.lo ||
      least.open !== share.loOpen ||
      most.bound !== share.hi ||
      most.open !== share.hiOpen
    ) {
      failures.push('the share is not what its two sides say');
    }
    return [...failures, ...this.verdict()];
  }

  private verdict(): string[] {
    const { company, certain, verdict, share, options, seed, possible } = this.step;
    const sure = certain.some((c) => c.company === company);
    const inside = new Set([...seed, ...possible]);
    const stated =
      options.stated &&
      this.premised.controls.some((c) => c.company === company && inside.has(c.controller) && c.controller !== company);
    const byVotes = reaches(intervalOf(share), read(options.quota), options.inclusive);
    const expected = sure ? 'yes' : byVotes === 'no' && !stated ? 'no' : 'cannot-tell';
    return verdict === expected ? [] : [`control is stated as ${verdict} and shown as ${expected}`];
  }
}

export function checkJoint(step: JointStep, premised: Premised): string[] {
  const column = premised.column(step.measure, step.company);
  if (column === undefined) return step.share.hi === '0' ? [] : [`${step.company} has no column to have a share of`];
  const sheet = sheetOf(column, premised.claimsOn(step.company), NONE, premised.boxes(column));
  const set = new Set(step.set);
  const most = step.undisclosed === 'anyone' ? new Set([...set, REST]) : set;
  const { share, least } = step;
  const failures: string[] = [];
  if (!holds(sheet, set, 'least', least)) failures.push('the least stated is more than the facts force');
  if (!holds(sheet, most, 'most', step.most)) failures.push('the most stated is less than the facts allow');
  if (
    least.bound !== share.lo ||
    least.open !== share.loOpen ||
    step.most.bound !== share.hi ||
    step.most.open !== share.hiOpen
  ) {
    failures.push('the share is not what its two sides say');
  }
  return failures;
}
