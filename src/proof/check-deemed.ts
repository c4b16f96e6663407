/** Deemed interests: a holder of the company counts in full where the set has enough of its votes, one step up. */
import { interval, reaches } from '../terms/interval.ts';
import { countedIn } from './counted-in.ts';
import { intervalOf, read } from './numbers.ts';
import type { Premised } from './premised.ts';
import { holds, type Sheet, sheetOf } from './sums.ts';
import type { DeemedStep, Step, SumProof } from './types.ts';

const NONE = (): ReadonlySet<string> => new Set();

export function checkDeemed(step: DeemedStep, premised: Premised, done: ReadonlyMap<string, Step>): string[] {
  const rest = done.get(step.rests);
  if (rest?.kind !== 'votes' || rest.company !== step.company)
    return [`it rests on ${step.rests}, which derives no control of the company before it`];
  if ([...rest.seed].sort().join() !== [...step.set].sort().join())
    return ['the control it rests on is somebody else’s'];
  if (rest.options.undisclosed !== 'declared') return ['it rests on undeclared hands'];
  const without = (list: readonly string[], one: string): ReadonlySet<string> => new Set(list.filter((p) => p !== one));
  const certain = [
    ...countedIn(
      rest,
      rest.certain.map((c) => c.company),
    ),
  ];
  const possible = [...countedIn(rest, rest.possible)];
  const holders = (['economic', 'votes'] as const).flatMap((m) => premised.column(m, step.company)?.holders ?? []);
  const sheet = (measure: 'economic' | 'votes', company: string, of: typeof certainOf = NONE): Sheet | undefined => {
    const column = premised.column(measure, company);
    return column === undefined
      ? undefined
      : sheetOf(column, measure === 'votes' ? premised.claimsOn(company) : [], of);
  };
  const held = new Set(rest.certain.map((c) => c.company));
  const certainOf = (h: string): ReadonlySet<string> => (rest.seed.length === 1 && h === rest.seed[0] ? held : NONE());
  const proves = (entity: string, set: readonly string[], side: 'least' | 'most', proof: SumProof): boolean => {
    const votes = sheet('votes', entity);
    const shown = votes === undefined ? proof.bound === '0' : holds(votes, without(set, entity), side, proof);
    const value = read(proof.bound);
    const one =
      side === 'least'
        ? interval(value, value.add(1), proof.open, false)
        : interval(value.sub(1), value, false, proof.open);
    return shown && reaches(one, read(step.quota), step.inclusive) === (side === 'least' ? 'yes' : 'no');
  };
  const failures: string[] = [];
  for (const d of step.deemed)
    if (!proves(d.entity, certain, 'least', d.least)) failures.push(`${d.entity} is not shown to be deemed the set’s`);
  for (const o of step.outside)
    if (!proves(o.entity, possible, 'most', o.most)) failures.push(`${o.entity} is not shown to be out of reach`);
  const out = new Set(step.outside.map((o) => o.entity));
  const least = new Set([...certain, ...step.deemed.map((d) => d.entity)]);
  const most = new Set([...possible, ...holders.map((h) => h.party).filter((p) => !out.has(p))]);
  const whole = sheet(step.measure, step.company, certainOf);
  const { share } = step;
  if (whole === undefined) return share.hi === '0' ? failures : [...failures, 'there is no column to have a share of'];
  if (!holds(whole, least, 'least', step.least)) failures.push('the least stated is more than the facts force');
  if (!holds(whole, most, 'most', step.most)) failures.push('the most stated is less than the facts allow');
  const ends = { lo: step.least.bound, hi: step.most.bound, loOpen: step.least.open, hiOpen: step.most.open };
  const same = (['lo', 'hi', 'loOpen', 'hiOpen'] as const).every((k) => ends[k] === share[k]);
  if (!same || intervalOf(share).hi.n < 0n) failures.push('the share is not what its two sides say');
  return failures;
}
