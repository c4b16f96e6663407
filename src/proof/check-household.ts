/**
 * A person, or the members of a pact, with their kin: each counts with what that one controls alone, and all together vote in the company. Whoever
 * surely is kin is in the least, whoever may be in the most.
 */

import { REST } from './boxes.ts';
import { certainOf, countedIn } from './counted-in.ts';
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
  const certain = new Set(
    [own, ...sure].flatMap((v) => [
      ...countedIn(
        v,
        v.certain.map((c) => c.company),
      ),
    ]),
  );
  const possible = new Set([own, ...kin.map((k) => k.votes)].flatMap((v) => [...countedIn(v, v.possible)]));
  if (own.options.undisclosed === 'anyone') possible.add(REST);
  if (!holds(sheet, certain, 'least', least)) failures.push('the least stated is more than the facts force');
  if (!holds(sheet, possible, 'most', most)) failures.push('the most stated is less than the facts allow');
  return failures;
}

function votesAt(id: string, company: string, done: ReadonlyMap<string, Step>): VotesStep | undefined {
  const step = done.get(id);
  return step?.kind === 'votes' && step.company === company ? step : undefined;
}
