/**
 * Checks votes through a chain. Certain: each company in the derivation is reached by the seed and what was derived
 * before it, on the least they can have, or is under stated control. Possible: nothing above the company outside the
 * set can be reached, even on the most the set can have. The share then is a bound on sets, checked by adding up.
 */
import { interval, reaches } from '../terms/interval.ts';
import { REST } from './boxes.ts';
import { intervalOf, read } from './numbers.ts';
import type { Premised } from './premised.ts';
import { holds, type Sheet, sheetOf } from './sums.ts';
import type { JointStep, SumProof, VotesStep } from './types.ts';

type CertainOf = (holder: string) => ReadonlySet<string>;
const NONE: CertainOf = () => new Set();

export function checkVotes(step: VotesStep, premised: Premised): string[] {
  const check = new VotesCheck(step, premised);
  return [...check.derivation(), ...check.complement(), ...check.share()];
}

class VotesCheck {
  private readonly step: VotesStep;
  private readonly premised: Premised;
  private readonly limits: ReadonlyMap<string, { readonly root: string; readonly companies: ReadonlySet<string> }>;

  constructor(step: VotesStep, premised: Premised) {
    this.step = step;
    this.premised = premised;
    this.limits = new Map(
      (step.limited ?? []).map((l) => [l.party, { root: l.root, companies: new Set(l.companies) }] as const),
    );
  }

  private counts(party: string, company: string): boolean {
    return this.limits.get(party)?.companies.has(company) ?? true;
  }

  private sheet(company: string, certainOf: CertainOf): Sheet | undefined {
    const column = this.premised.column(this.step.options.measure, company);
    return column === undefined
      ? undefined
      : sheetOf(column, this.premised.claimsOn(company), certainOf, this.premised.boxes(column));
  }

  derivation(): string[] {
    const { certain, seed, options } = this.step;
    const reached = new Set(seed);
    const failures: string[] = [];
    for (const link of certain) {
      const bad = link.through.filter((p) => !reached.has(p));
      if (bad.length > 0) failures.push(`${link.company} is reached through ${bad[0]}, which is not reached before it`);
      if (!this.together(link.through, link.company))
        failures.push(`${link.company}: votes are counted where a pact does not name it`);
      if (link.basis === 'majority') {
        const sheet = this.sheet(link.company, NONE);
        const proven =
          link.least !== undefined && sheet !== undefined && holds(sheet, new Set(link.through), 'least', link.least);
        const enough = link.least !== undefined && this.reached(link.least, 'least') === 'yes';
        if (!proven || !enough) failures.push(`${link.company} is not reached by the votes shown`);
      } else if (!options.stated || !this.isStated(link.through, link.company, link.basis)) {
        failures.push(`no premise states control of ${link.company}`);
      }
      reached.add(link.company);
    }
    return failures;
  }

  /** All count there; or one member alone, and then what it controls counts only where it does. */
  private together(through: readonly string[], company: string): boolean {
    if (through.every((p) => this.counts(p, company))) return true;
    const roots = new Set(through.map((p) => this.limits.get(p)?.root));
    return roots.size === 1 && !roots.has(undefined) && this.limits.get(company)?.root === [...roots][0];
  }

  private isStated(through: readonly string[], company: string, basis: string): boolean {
    return this.premised.controls.some(
      (c) => c.company === company && c.basis === basis && through.includes(c.controller),
    );
  }

  private reached(bound: SumProof, side: 'least' | 'most'): 'yes' | 'no' | 'cannot-tell' {
    const value = read(bound.bound);
    const { quota, inclusive } = this.step.options;
    const one =
      side === 'least'
        ? interval(value, value.add(1), bound.open, false)
        : interval(value.sub(1), value, false, bound.open);
    return reaches(one, read(quota), inclusive);
  }

  /** Nothing above the company and outside the set can be reached by the set. */
  complement(): string[] {
    const { seed, possible, certain, outside, options, company } = this.step;
    const inside = new Set([...seed, ...possible]);
    const failures: string[] = [];
    for (const c of certain) if (!inside.has(c.company)) failures.push(`${c.company} is certain and not possible`);
    const shown = new Map(outside.map((o) => [o.company, o.most] as const));
    for (const party of this.above()) {
      if (inside.has(party) || party === company) continue;
      const stated =
        options.stated &&
        this.premised.controls.find(
          (c) => c.company === party && inside.has(c.controller) && this.counts(c.controller, party),
        );
      if (stated) failures.push(`${party} is under stated control of the set and outside it`);
      failures.push(...this.below(party, inside, shown.get(party)));
    }
    return failures;
  }

  private below(party: string, inside: ReadonlySet<string>, most: SumProof | undefined): string[] {
    const column = this.premised.column(this.step.options.measure, party);
    if (column === undefined)
      return this.step.options.undisclosed === 'anyone' && !this.premised.isPerson(party) ? [] : [];
    const set = this.voters(inside, party);
    const votes = column.holders.some((h) => set.has(h.party)) || set.has(REST);
    if (!votes) return [];
    const sheet = this.sheet(party, this.certainOf());
    const proven = most !== undefined && sheet !== undefined && holds(sheet, set, 'most', most);
    return proven && this.reached(most, 'most') === 'no' ? [] : [`nothing shows that ${column.name} is out of reach`];
  }

  private voters(set: ReadonlySet<string>, company: string): ReadonlySet<string> {
    const voters = [...set].filter((p) => p !== company && this.counts(p, company));
    return new Set(this.step.options.undisclosed === 'anyone' ? [...voters, REST] : voters);
  }

  private certainOf(): CertainOf {
    const { seed, certain } = this.step;
    const held = new Set(certain.map((c) => c.company));
    return (holder) => (seed.length === 1 && holder === seed[0] ? held : new Set());
  }

  /** Everybody above the company that the premises know, the company included. */
  private above(): ReadonlySet<string> {
    const { company, options } = this.step;
    const seen = new Set([company]);
    const controllers = new Map<string, string[]>();
    for (const c of this.premised.controls)
      controllers.set(c.company, [...(controllers.get(c.company) ?? []), c.controller]);
    for (const party of seen) {
      for (const h of this.premised.column(options.measure, party)?.holders ?? []) seen.add(h.party);
      if (options.stated) for (const c of controllers.get(party) ?? []) seen.add(c);
    }
    return seen;
  }

  share(): string[] {
    const { seed, certain, possible, company, share, least, most, options } = this.step;
    const sure = new Set([...seed, ...certain.map((c) => c.company)]);
    const maybe = new Set([...seed, ...possible]);
    const sheet = this.sheet(company, this.certainOf());
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
