/**
 * A hedged amount is one number on both sides: what the buyer gains the seller loses. Votes keep that as a claim on
 * the two together, which every engine and the checker of proofs reads as any other; look-through takes each holding by
 * itself, which is sound and may be wide, and a warning says where.
 */
import { HALF, max, min, ONE, ZERO } from '../terms/exact.ts';
import { addIntervals, type Interval, intersect, interval, NOTHING } from '../terms/interval.ts';
import { swollen } from './amount.ts';
import { union } from './ledger.ts';
import type { Column, Holding, Node, Snapshot, TotalClaim, Warning } from './types.ts';

/** Who gives and who gets, and the amount as far as it fits. */
export interface Movement {
  readonly company: Node;
  readonly amount: Interval;
}

const heldBy = (column: Column | undefined, owner: Node): Holding | undefined =>
  column?.holdings.find((h) => h.owner === owner);

/** The two of a sale hold together what they held before. */
export function saleClaim(s: Snapshot, { company, amount }: Movement, seller: Node, buyer: Node): TotalClaim[] {
  const column = s.votes.get(company);
  const [had, bought] = [heldBy(column, seller), heldBy(column, buyer)];
  if (had === undefined) return [];
  const enough = intersect(had.bounds, interval(amount.lo, ONE, amount.loOpen));
  return [together(company, buyer, [seller], addIntervals(bought?.bounds ?? NOTHING, enough), [had, bought])];
}

/** All that are declared hold together what they held, thinned out, and the new shares. */
export function issueClaim(s: Snapshot, { company, amount }: Movement, buyer: Node, endless: boolean): TotalClaim[] {
  const holdings = s.votes.get(company)?.holdings ?? [];
  const others = holdings.filter((h) => h.owner !== buyer);
  if (others.length === 0) return [];
  const sum = holdings.reduce<Interval>((total, h) => addIntervals(total, h.bounds), NOTHING);
  const before = interval(min(sum.lo, ONE), min(sum.hi, ONE), sum.loOpen, sum.hiOpen && sum.hi.compare(ONE) <= 0);
  const total = swollen(before, amount, endless);
  return [
    together(
      company,
      buyer,
      others.map((h) => h.owner),
      total,
      holdings,
    ),
  ];
}

/** Who may have the parent in its hand is handed back a part of what the parent gives. */
export function spinOffClaims(s: Snapshot, { company, amount: t }: Movement, parent: Node): TotalClaim[] {
  const column = s.votes.get(company);
  const given = heldBy(column, parent);
  if (given === undefined) return [];
  const near = (s.economic.get(parent)?.holdings ?? []).filter((h) => h.bounds.hi.compare(HALF) > 0);
  return near.map(({ owner, bounds: x }) => {
    const own = heldBy(column, owner);
    const least = max(given.bounds.lo.sub(t.hi.mul(ONE.sub(x.lo))), t.lo.mul(x.lo));
    const most = given.bounds.hi.sub(t.lo.mul(ONE.sub(x.hi)));
    const total = addIntervals(own?.bounds ?? NOTHING, interval(max(least, ZERO), most));
    return together(company, owner, [parent], total, [given, own]);
  });
}

function together(
  company: Node,
  holder: Node,
  counts: readonly Node[],
  total: Interval,
  of: readonly (Holding | undefined)[],
): TotalClaim {
  const most = total.hi.compare(ONE) > 0 ? interval(total.lo, ONE, total.loOpen) : total;
  const statements = of.reduce<readonly string[]>((all, h) => union(all, h?.statements ?? []), []);
  return { holder, company, counts, total: most, cap: true, capCounts: counts, statements };
}

/**
 * Who stands above two whose holdings the amount moves has it on both sides, and look-through does not know that.
 * @param moved the holders whose figures the amount changes
 * Cost: the part above them, once for each.
 */
export function bothSides(s: Snapshot, company: Node, moved: readonly Node[]): readonly Warning[] {
  const met = new Map<Node, number>();
  for (const one of moved) for (const node of above(s, one)) met.set(node, (met.get(node) ?? 0) + 1);
  const parties = [...met].filter(([, count]) => count > 1).map(([node]) => node);
  if (parties.length === 0) return [];
  const name = s.parties[company]?.name ?? `#${company}`;
  const message = `look-through takes the unknown amount of ${name} on each side by itself: for ${parties.length === 1 ? '1 party' : `${parties.length} parties`} above both sides economics are sound but may not be tight`;
  return [{ code: 'loose-bound', message, parties: parties.sort((a, b) => a - b), statements: [] }];
}

function above(s: Snapshot, node: Node): ReadonlySet<Node> {
  const seen = new Set([node]);
  for (const at of seen)
    for (const h of s.economic.get(at)?.holdings ?? []) if (h.bounds.hi.n !== 0n) seen.add(h.owner);
  return seen;
}
