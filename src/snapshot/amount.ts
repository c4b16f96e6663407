/**
 * How much a scenario moves: one unknown number within what the words allow. "Nearly 3 %" is somewhere from 2.5 to
 * under 3, and whatever it is, the seller loses what the buyer gains.
 */
import { type Exact, max, ONE, ZERO } from '../terms/exact.ts';
import { type Interval, intersect, interval, isEmpty, isPoint, point, UNKNOWN } from '../terms/interval.ts';
import type { Node, Snapshot } from './types.ts';

export interface Amount {
  /** what the words allow, fractions of one */
  readonly bounds: Interval;
  /** the words as written, where they allow more than one number: "nearly 3%" */
  readonly words?: string;
  /** the words set no upper end of their own: "at least 10 %" */
  readonly endless?: true;
}

/** An amount that is one number. */
export const exactly = (share: Exact): Amount => ({ bounds: point(share) });

/** The amount may be more than one number. */
export const isHedged = (amount: Amount): boolean => !isPoint(amount.bounds);

/** From nothing to the most a party can have of a company: its own upper end, and what the others certainly leave. */
export function roomOf(s: Snapshot, holder: Node, company: Node): Interval {
  const column = s.economic.get(company);
  if (column === undefined) return UNKNOWN;
  const others = column.holdings.filter((h) => h.owner !== holder);
  const left = others.reduce((rest, h) => rest.sub(h.bounds.lo), column.capacity);
  const open = left.s > 0n && others.some((h) => h.bounds.loOpen);
  const own = column.holdings.find((h) => h.owner === holder)?.bounds ?? interval(ZERO, column.capacity);
  return intersect(interval(ZERO, own.hi, false, own.hiOpen), interval(ZERO, max(left, ZERO), false, open));
}

/** What of the amount the one that gives it can have; empty: it certainly has less. */
export const fitting = (s: Snapshot, giver: Node, company: Node, amount: Amount): Interval =>
  intersect(amount.bounds, roomOf(s, giver, company));

/** What moves: as much of the amount as fits. An amount that fits nowhere has been refused before, and moves whole. */
export function moving(s: Snapshot, giver: Node, company: Node, amount: Amount): Interval {
  const fits = fitting(s, giver, company, amount);
  return isEmpty(fits) ? amount.bounds : fits;
}

/** Does the giver certainly have it, whatever number the words mean? An amount without an end of its own ends with it. */
export function certainlyFits(had: Interval | undefined, { bounds, endless }: Amount): boolean {
  if (had === undefined) return false;
  return had.lo.compare(endless ? bounds.lo : bounds.hi) >= 0;
}

/** The product of two intervals of numbers that are not negative; an end is kept out where it cannot be met. */
export function times(a: Interval, b: Interval): Interval {
  const met = (x: Exact, xOpen: boolean, y: Exact, yOpen: boolean): boolean =>
    (!xOpen && !yOpen) || (x.n === 0n && !xOpen) || (y.n === 0n && !yOpen);
  return interval(
    a.lo.mul(b.lo),
    a.hi.mul(b.hi),
    !met(a.lo, a.loOpen, b.lo, b.loOpen),
    !met(a.hi, a.hiOpen, b.hi, b.hiOpen),
  );
}

/** x / (1 + t): what is left of a holding when t new shares are made for each old one. */
export function thinned(x: Interval, t: Interval, endless = false): Interval {
  const most = x.hi.div(ONE.add(t.lo));
  const mostOpen = x.hiOpen || (t.loOpen && x.hi.n !== 0n);
  if (endless) return interval(ZERO, most, x.lo.n !== 0n || x.loOpen, mostOpen);
  return interval(x.lo.div(ONE.add(t.hi)), most, x.loOpen || (t.hiOpen && x.lo.n !== 0n), mostOpen);
}

/** (x + t) / (1 + t): the holding of who gets the new shares. */
export function swollen(x: Interval, t: Interval, endless = false): Interval {
  const at = (held: Exact, made: Exact): Exact => held.add(made).div(ONE.add(made));
  const least = at(x.lo, t.lo);
  const whole = (held: Exact): boolean => held.compare(ONE) === 0;
  const leastOpen = x.loOpen || (t.loOpen && !whole(x.lo));
  if (endless) return interval(least, ONE, leastOpen, x.hiOpen || !whole(x.hi));
  return interval(least, at(x.hi, t.hi), leastOpen, x.hiOpen || (t.hiOpen && !whole(x.hi)));
}
