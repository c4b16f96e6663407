/** Which amount would settle a standing verdict that a scenario leaves open. */
import { versionOn } from '../rules/index.ts';
import { withChanges } from '../snapshot/change.ts';
import type { Node, Snapshot } from '../snapshot/types.ts';
import { type Interval, NOTHING } from '../terms/interval.ts';
import { verdictsOn } from '../verdicts/index.ts';
import { undisclosedOf } from './context.ts';
import { settlesOut } from './moves.ts';
import type { Question } from './question.ts';
import { type JudgedWithin, type Lever, settledBy } from './settle-amount.ts';
import type { Standing } from './standings.ts';

/** `wouldSettle` with one entry for each amount that decides; nothing where the verdict is told, or none decides. */
export function standingSettles(
  before: Snapshot,
  company: Node,
  { rule, seed, after }: Standing,
  levers: readonly Lever[],
  q: Question,
): { readonly wouldSettle?: readonly object[] } {
  if (after?.verdict !== 'cannot-tell' || levers.length === 0) return {};
  const key = seed.join();
  const found = levers.flatMap((lever) => {
    const judged = (part: Interval): JudgedWithin => {
      const snapshot = withChanges(before, lever.within(part));
      const { version } = versionOn(rule, snapshot.asAt);
      const about = { snapshot, company, rule, version, undisclosed: undisclosedOf(q) };
      const verdict = verdictsOn(about, undefined, (c) => c.seed.join() === key).find((v) => v.seed.join() === key);
      if (verdict === undefined) return { verdict: 'no', against: [] };
      const against = verdict.limbs.map((l) => [l.share ?? NOTHING, l.rule.threshold] as const);
      return { verdict: verdict.verdict, against, ...(verdict.share === undefined ? {} : { share: verdict.share }) };
    };
    const settles = settledBy(lever, judged);
    return settles === undefined ? [] : [settlesOut({ fact: { kind: 'amount' }, ...settles })];
  });
  return found.length === 0 ? {} : { wouldSettle: found };
}
