/**
 * Intervals of exact fractions with open and closed ends: what a source's words allow, and what an answer proves.
 * "More than 25 and up to 50 %" is lo 1/4 open, hi 1/2 closed. Law lives on the ends, so an end is never dropped.
 */
import { compare, type Exact, ONE, ZERO } from './exact.ts';

export interface Interval {
  /** lower end, a fraction of one */
  readonly lo: Exact;
  /** upper end, a fraction of one */
  readonly hi: Exact;
  /** true: the lower end itself is excluded */
  readonly loOpen: boolean;
  /** true: the upper end itself is excluded */
  readonly hiOpen: boolean;
}

export type Verdict = 'yes' | 'no' | 'cannot-tell';

export function interval(lo: Exact, hi: Exact, loOpen = false, hiOpen = false): Interval {
  return Object.freeze({ lo, hi, loOpen, hiOpen });
}
export const point = (value: Exact): Interval => interval(value, value);
/** Nothing is known: [0, 100 %]. */
export const UNKNOWN: Interval = interval(ZERO, ONE);
export const NOTHING: Interval = point(ZERO);
export const WHOLE: Interval = point(ONE);

/** No number fits. */
export function isEmpty(a: Interval): boolean {
  const order = compare(a.lo, a.hi);
  return order > 0 || (order === 0 && (a.loOpen || a.hiOpen));
}
export const isPoint = (a: Interval): boolean => compare(a.lo, a.hi) === 0 && !a.loOpen && !a.hiOpen;
export const isNothing = (a: Interval): boolean => isPoint(a) && a.lo.n === 0n;

export function sameInterval(a: Interval, b: Interval): boolean {
  return compare(a.lo, b.lo) === 0 && compare(a.hi, b.hi) === 0 && a.loOpen === b.loOpen && a.hiOpen === b.hiOpen;
}

export function contains(a: Interval, value: Exact): boolean {
  const low = compare(a.lo, value);
  const high = compare(value, a.hi);
  return (low < 0 || (low === 0 && !a.loOpen)) && (high < 0 || (high === 0 && !a.hiOpen));
}

/** The values both allow; may be empty (see isEmpty). */
export function intersect(a: Interval, b: Interval): Interval {
  const low = compare(a.lo, b.lo);
  const high = compare(a.hi, b.hi);
  return interval(
    low >= 0 ? a.lo : b.lo,
    high <= 0 ? a.hi : b.hi,
    low > 0 ? a.loOpen : low < 0 ? b.loOpen : a.loOpen || b.loOpen,
    high < 0 ? a.hiOpen : high > 0 ? b.hiOpen : a.hiOpen || b.hiOpen,
  );
}
export const meets = (a: Interval, b: Interval): boolean => !isEmpty(intersect(a, b));

/** The smallest interval that holds both. */
export function hull(a: Interval, b: Interval): Interval {
  const low = compare(a.lo, b.lo);
  const high = compare(a.hi, b.hi);
  return interval(
    low <= 0 ? a.lo : b.lo,
    high >= 0 ? a.hi : b.hi,
    low < 0 ? a.loOpen : low > 0 ? b.loOpen : a.loOpen && b.loOpen,
    high > 0 ? a.hiOpen : high < 0 ? b.hiOpen : a.hiOpen && b.hiOpen,
  );
}

export function addIntervals(a: Interval, b: Interval): Interval {
  return interval(a.lo.add(b.lo), a.hi.add(b.hi), a.loOpen || b.loOpen, a.hiOpen || b.hiOpen);
}

/** a minus b, each ranging freely. */
export function subtractIntervals(a: Interval, b: Interval): Interval {
  return interval(a.lo.sub(b.hi), a.hi.sub(b.lo), a.loOpen || b.hiOpen, a.hiOpen || b.loOpen);
}

/** Cuts to [0, 1]. A clipped lower end of a positive figure is open: "a little over nothing" is not nothing. */
export function clip(a: Interval, positive = false): Interval {
  const below = compare(a.lo, ZERO) < 0;
  const above = compare(a.hi, ONE) > 0;
  if (compare(a.hi, ZERO) <= 0) return interval(ZERO, ZERO);
  return interval(below ? ZERO : a.lo, above ? ONE : a.hi, below ? positive : a.loOpen, above ? false : a.hiOpen);
}

/** Is the value at least `threshold` (inclusive) or above it (exclusive)? Three-valued. */
export function reaches(a: Interval, threshold: Exact, inclusive: boolean): Verdict {
  const low = compare(a.lo, threshold);
  if (low > 0 || (low === 0 && (inclusive || a.loOpen))) return 'yes';
  const high = compare(a.hi, threshold);
  if (high < 0 || (high === 0 && (!inclusive || a.hiOpen))) return 'no';
  return 'cannot-tell';
}
