/**
 * A person with its kin: each counts with what that one controls alone, and all together vote in the company. Whoever
 * surely is kin is in the least, whoever may be in the most.
 */

import { REST } from './boxes.ts';
import type { Premised } from './premised.ts';
import { holds, sheetOf } from './sums.ts';
import type { HouseholdStep, KinPremise, Step, VotesStep } from './types.ts';

interface Kin {
  readonly premise: KinPremise;
  readonly votes: VotesStep;
}

export function checkHousehold(step: HouseholdStep, premised: Premised, done: ReadonlyMap<string, Step>): string[] {
  const own = votesAt(step.own, step.company, done);
  if (own === undefined || [...own.seed].sort().join() !== [...step.set].sort().join())
    return ['the control it rests on is somebody else’s'];
  if (own.limited !== undefined) return ['members of a pact are no household'];
  const kin = step.kin.flatMap((k): Kin[] => {
    const premise = premised.kin.find((p) => p.id === k.premise);
    const votes = votesAt(k.votes, step.company, done);
    const fits = premise !== undefined && votes !== undefined && votes.seed.join() === premise.holder;
    const alike = votes !== undefined && JSON.stringify(votes.options) === JSON.stringify(own.options);
    return fits && alike && step.set.includes(premise.company) ? [{ premise, votes }] : [];
  });
  if (kin.length < step.kin.length) return ['somebody counted is no kin a premise gives'];
  const { share, least, most } = step;
  const failures: string[] = [];
  if (least.bound !== share.lo || least.open !== share.loOpen || most.bound !== share.hi || most.open !== share.hiOpen)
    failures.push('the share is not what its two sides say');
  const column = premised.column('votes', step.company);
  if (column === undefined) return [...failures, `${step.company} has no column to have a share of`];
  const sheet = sheetOf(column, premised.claimsOn(step.company), certainOf([own, ...kin.map((k) => k.votes)]));
  const sure = kin.filter((k) => k.premise.counts === 'yes').map((k) => k.votes);
  const certain = [own, ...sure].flatMap((v) => [...v.seed, ...v.certain.map((c) => c.company)]);
  const possible = [own, ...kin.map((k) => k.votes)].flatMap((v) => [...v.seed, ...v.possible]);
  if (own.options.undisclosed === 'anyone') possible.push(REST);
  const without = (list: readonly string[]): ReadonlySet<string> => new Set(list.filter((p) => p !== step.company));
  if (!holds(sheet, without(certain), 'least', least)) failures.push('the least stated is more than the facts force');
  if (!holds(sheet, without(possible), 'most', most)) failures.push('the most stated is less than the facts allow');
  return failures;
}

/** What each single seed surely controls. */
export function certainOf(steps: readonly VotesStep[]): (holder: string) => ReadonlySet<string> {
  const known = new Map(
    steps
      .filter((v) => v.seed.length === 1)
      .map((v) => [v.seed[0] as string, new Set(v.certain.map((c) => c.company))] as const),
  );
  return (holder) => known.get(holder) ?? new Set();
}

function votesAt(id: string, company: string, done: ReadonlyMap<string, Step>): VotesStep | undefined {
  const step = done.get(id);
  return step?.kind === 'votes' && step.company === company ? step : undefined;
}
