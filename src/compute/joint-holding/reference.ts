/**
 * What a set of parties holds together in one column: the least and the most over everything the facts allow, total
 * claims included. Never the sum of single bounds: 29.9 % for Lei Jun that may count his 3 % through Xiaomi gives the
 * two together [29.85, 32.95), not (29.35, 32.95).
 */
import type { Column, Node, Snapshot, TotalClaim } from '../../snapshot/types.ts';
import { ONE, ZERO } from '../../terms/exact.ts';
import { type Interval, intersect, interval, isEmpty, NOTHING } from '../../terms/interval.ts';
import type { JointHolding, Measure, Undisclosed } from '../types.ts';
import { claimGroups, families, type Group } from './groups.ts';
import { addRegions, cut, EMPTY_REGION, holderRegion, type Region, upTo } from './region.ts';

export interface JointOptions {
  readonly measure: Measure;
  readonly undisclosed: Undisclosed;
  /** what a holder certainly controls; it decides how far a stated total caps. Default: nothing */
  readonly certainOf?: (holder: Node) => ReadonlySet<Node>;
  /** the claims on this company, where the caller has them sorted; default: all of the snapshot, looked through */
  readonly claims?: readonly TotalClaim[];
}

const NOBODY: ReadonlySet<Node> = new Set();

/**
 * @param set nodes of the holders; those that hold nothing declared add nothing
 * @returns bounds as fractions of one. Exact over boxes, the column's limit and nested claims; where claims cross,
 *   a sound bound with `loose`. With `undisclosed: 'anyone'` the most includes what nobody declares.
 * Cost: holders of the column, times its claims where they cross.
 */
export function jointHolding(
  snapshot: Snapshot,
  company: Node,
  set: ReadonlySet<Node>,
  options: JointOptions,
): JointHolding {
  const column = (options.measure === 'votes' ? snapshot.votes : snapshot.economic).get(company);
  if (column === undefined) {
    return { bounds: options.undisclosed === 'anyone' ? interval(ZERO, ONE) : NOTHING, loose: false };
  }
  const claims = options.measure === 'votes' ? (options.claims ?? snapshot.claims) : [];
  const groups = claimGroups(column, claims, options.certainOf ?? (() => NOBODY));
  const apart = groups.length === 0 ? [[]] : families(groups);
  const found = apart.map((family) => withUndisclosed(column, family, set, options.undisclosed));
  const known = found.filter((bounds): bounds is Interval => bounds !== undefined);
  const bounds = known.length === 0 ? undefined : known.reduce(intersect);
  if (bounds !== undefined && !isEmpty(bounds))
    return { bounds, loose: apart.length > 1 || known.length < found.length };
  // The claims contradict the column: what the single holdings say still stands.
  return { bounds: withUndisclosed(column, [], set, options.undisclosed) ?? face(column, set), loose: true };
}

/** The least never counts the undeclared rest; the most does when it may be the party's. */
function withUndisclosed(
  column: Column,
  family: readonly Group[],
  set: ReadonlySet<Node>,
  undisclosed: Undisclosed,
): Interval | undefined {
  const least = solve(column, family, set, false);
  if (undisclosed === 'declared' || column.complete || least === undefined) return least;
  const most = solve(column, family, set, true) ?? least;
  return interval(least.lo, most.hi, least.loOpen, most.hiOpen);
}

/** Phases: the innermost groups first, each a region cut to its limits; then the rest of the column; then its limit. */
function solve(
  column: Column,
  family: readonly Group[],
  set: ReadonlySet<Node>,
  restInside: boolean,
): Interval | undefined {
  const open: { group: Group | undefined; region: Region }[] = column.holdings.map((h) => ({
    group: undefined,
    region: holderRegion(h.bounds, set.has(h.owner)),
  }));
  const placeOf = new Map<Node, number>(column.holdings.map((h, at) => [h.owner, at]));
  const merged = open.map((_, at) => at);
  for (const group of family) {
    const places = new Set([...group.members].flatMap((node) => find(merged, placeOf.get(node))));
    if (places.size === 0) continue;
    const total = [...places].map((at) => (open[at] as { region: Region }).region).reduce(addRegions, EMPTY_REGION);
    const limited = cut(total, group.limits);
    if (limited === undefined) return undefined;
    const [keeper, ...others] = [...places] as [number, ...number[]];
    open[keeper] = { group, region: limited };
    for (const at of others) merged[at] = keeper;
  }
  let whole = EMPTY_REGION;
  for (const [at, { region }] of open.entries()) if (merged[at] === at) whole = addRegions(whole, region);
  if (!column.complete) whole = addRegions(whole, holderRegion(upTo(column.capacity), restInside));
  return cut(whole, interval(column.complete ? column.capacity : ZERO, column.capacity))?.inside;
}

/** The group a holding has been merged into so far. */
function find(merged: readonly number[], at: number | undefined): number[] {
  if (at === undefined) return [];
  let place = at;
  while (merged[place] !== place) place = merged[place] as number;
  return [place];
}

/** As-stated columns above 100 % whose limit cannot be met: face values. */
function face(column: Column, set: ReadonlySet<Node>): Interval {
  let total = NOTHING;
  for (const { owner, bounds } of column.holdings) {
    if (!set.has(owner)) continue;
    total = interval(
      total.lo.add(bounds.lo),
      total.hi.add(bounds.hi),
      total.loOpen || bounds.loOpen,
      total.hiOpen || bounds.hiOpen,
    );
  }
  return total;
}
