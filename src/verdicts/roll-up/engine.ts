/**
 * Roll up: a holder is credited with the whole holding of every entity in which it has a majority stake, link by link
 * (Companies Act 2006 Sch. 1A para. 18). A member of joint holders is credited with the whole of what they hold.
 */
import { control, jointHolding } from '../../compute/index.ts';
import type { LimbRule } from '../../rules/types.ts';
import type { Node, Snapshot } from '../../snapshot/types.ts';
import { max } from '../../terms/exact.ts';
import { type Interval, interval, reaches } from '../../terms/interval.ts';
import type { Bench } from '../limbs.ts';
import type { Limb } from '../types.ts';
import { intervalWords, lineWords, namesOf } from '../words.ts';

export function rollUp(bench: Bench, rule: LimbRule, seed: readonly Node[]): Limb {
  const { snapshot, company, undisclosed } = bench;
  const holders = withJoint(snapshot, seed);
  const result = control(snapshot, holders, bench.control);
  const certain = new Set([...holders, ...result.certain.map((s) => s.company)]);
  const possible = new Set([...holders, ...result.possible.map((s) => s.company)]);
  for (const set of [certain, possible]) set.delete(company);
  const options = { measure: rule.measure, undisclosed } as const;
  const least = jointHolding(snapshot, company, certain, options).bounds;
  const most = jointHolding(snapshot, company, possible, options).bounds;
  const counted = interval(least.lo, most.hi, least.loOpen, most.hiOpen);
  const share = withFiling(bench, rule, seed, counted);
  const column = (rule.measure === 'votes' ? snapshot.votes : snapshot.economic).get(company);
  const hands = (column?.holdings ?? []).map((h) => h.owner).filter((n) => certain.has(n) && !seed.includes(n));
  const through = hands.length === 0 ? '' : ` through ${namesOf(snapshot, hands)}`;
  const what = rule.measure === 'votes' ? 'votes' : 'shares';
  return {
    rule,
    verdict: reaches(share, rule.threshold, rule.inclusive),
    share,
    because: `${namesOf(snapshot, seed)} holds ${intervalWords(share)} of the ${what}${through}; the line is ${lineWords(rule.threshold, rule.inclusive)}`,
    path: [...seed, ...hands, company],
    evidence: {},
  };
}

/** Joint holders: each member holds what they hold together (Sch. 1A para. 11). */
export function withJoint(snapshot: Snapshot, seed: readonly Node[]): readonly Node[] {
  const joint = snapshot.parties.flatMap((p, node) => (p.members?.some((m) => seed.includes(m)) ? [node] : []));
  return [...new Set([...seed, ...joint])].sort((a, b) => a - b);
}

/** A figure filed under this very rule is the rule's own figure, however the chain that explains it looks. */
function withFiling(
  { snapshot, company, rule }: Bench,
  limb: LimbRule,
  seed: readonly Node[],
  share: Interval,
): Interval {
  const filed = snapshot.declared.find(
    (d) =>
      d.regime === rule.id &&
      d.company === company &&
      seed.includes(d.holder) &&
      (limb.measure === 'votes') === (d.of === 'votes'),
  );
  if (filed === undefined) return share;
  const { total } = filed;
  const higher = total.lo.compare(share.lo);
  return interval(
    max(share.lo, total.lo),
    max(share.hi, total.hi),
    higher > 0 ? total.loOpen : higher < 0 ? share.loOpen : share.loOpen || total.loOpen,
    share.hi.compare(total.hi) === 0
      ? share.hiOpen && total.hiOpen
      : share.hi.compare(total.hi) > 0
        ? share.hiOpen
        : total.hiOpen,
  );
}
