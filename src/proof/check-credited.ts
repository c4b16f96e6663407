/** Checks a step that credits a party with the whole part of what it controls: the sets are those derived before it. */
import { REST } from './boxes.ts';
import { countedIn } from './counted-in.ts';
import type { Premised } from './premised.ts';
import { holds, sheetOf } from './sums.ts';
import type { CreditedStep, Step } from './types.ts';

export function checkCredited(step: CreditedStep, premised: Premised, done: ReadonlyMap<string, Step>): string[] {
  const rest = done.get(step.rests);
  if (rest?.kind !== 'votes' && rest?.kind !== 'hands')
    return [`it rests on ${step.rests}, which derives no control before it`];
  const failures: string[] = [];
  if (rest.company !== step.company) failures.push('the control it rests on is over another company');
  if ([...rest.seed].sort().join() !== [...step.set].sort().join())
    failures.push('the control it rests on is somebody else’s');
  const { share, least, most } = step;
  if (least.bound !== share.lo || least.open !== share.loOpen || most.bound !== share.hi || most.open !== share.hiOpen)
    failures.push('the share is not what its two sides say');
  const column = premised.column(step.measure, step.company);
  if (column === undefined) {
    if (share.lo !== '0' || share.hi !== '0') failures.push(`${step.company} has no column to have a share of`);
    return failures;
  }
  const sure = rest.certain.map((c) => c.company);
  const claims = step.measure === 'votes' ? premised.claimsOn(step.company) : [];
  const held = new Set(sure);
  const certainOf = (h: string): ReadonlySet<string> =>
    rest.seed.length === 1 && h === rest.seed[0] ? held : new Set();
  const sheet = sheetOf(column, claims, certainOf, premised.boxes(column));
  if (!holds(sheet, countedIn(rest, sure, step.apart), 'least', least))
    failures.push('the least stated is more than the facts force');
  const widest = countedIn(rest, rest.possible, step.apart);
  if (rest.options.undisclosed === 'anyone') widest.add(REST);
  if (!holds(sheet, widest, 'most', most)) failures.push('the most stated is less than the facts allow');
  return failures;
}
