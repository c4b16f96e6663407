/**
 * What the two sides of a column can hold: `inside` the set asked about, `outside` it, and `both` together. Regions of
 * this shape add exactly (Minkowski), and cutting `both` to a group's limits keeps the shape, so nested groups are
 * worked bottom-up without a linear program. Every end carries whether it is attained.
 */
import { type Exact, ZERO } from '../../terms/exact.ts';
import { type Interval, intersect, interval, isEmpty, NOTHING, subtractIntervals } from '../../terms/interval.ts';

export interface Region {
  readonly inside: Interval;
  readonly outside: Interval;
  readonly both: Interval;
}

export const EMPTY_REGION: Region = { inside: NOTHING, outside: NOTHING, both: NOTHING };

/** One holder on its side. */
export const holderRegion = (bounds: Interval, isInside: boolean): Region =>
  isInside ? { inside: bounds, outside: NOTHING, both: bounds } : { inside: NOTHING, outside: bounds, both: bounds };

/** Like addIntervals, but sums of many fractions are what a column costs: skip zeros. */
function plus(a: Interval, b: Interval): Interval {
  if (b.hi.n === 0n) return a;
  if (a.hi.n === 0n) return b;
  return interval(sum(a.lo, b.lo), sum(a.hi, b.hi), a.loOpen || b.loOpen, a.hiOpen || b.hiOpen);
}
const sum = (a: Exact, b: Exact): Exact => (a.n === 0n ? b : b.n === 0n ? a : a.add(b));

export const addRegions = (a: Region, b: Region): Region => ({
  inside: plus(a.inside, b.inside),
  outside: plus(a.outside, b.outside),
  both: plus(a.both, b.both),
});

/** The part of the region whose total lies within `limits`; undefined: nothing fits. Exact. */
export function cut(region: Region, limits: Interval): Region | undefined {
  const both = intersect(region.both, limits);
  const inside = intersect(region.inside, subtractIntervals(both, region.outside));
  const outside = intersect(region.outside, subtractIntervals(both, region.inside));
  return isEmpty(both) || isEmpty(inside) || isEmpty(outside) ? undefined : { inside, outside, both };
}

/** From nothing up to `top`. */
export const upTo = (top: Exact): Interval => interval(ZERO, top);
