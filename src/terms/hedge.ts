/**
 * How a figure was said, and what the words allow. Conventions, chosen once so that answers are decidable; they are not
 * law. v is the printed figure and u one unit of its last printed digit, both in per cent.
 */
import { compare, type Exact, exact, HUNDRED, max, percent } from './exact.ts';
import { clip, type Interval, interval, UNKNOWN } from './interval.ts';
import type { Hedge } from './share.ts';

const TWO = exact(2);
const HALF_POINT = exact('0.5');
const TWENTIETH = percent(5);
const POINT = exact(1);

/** Hedges that need no figure. */
const FIXED: ReadonlyMap<Hedge, Interval> = new Map([
  ['majority', interval(percent(50), percent(100), true, false)],
  ['minority', interval(percent(0), percent(50), true, true)],
  ['some', interval(percent(0), percent(100), true, false)],
]);

/**
 * @param hedge how it was said
 * @param value v in per cent, 0 to 100
 * @param unit u in per cent: 0.1 for "29.9", 1 for "30"
 * @returns what the words allow, as a fraction of one, cut to [0, 1]; a clipped lower end of a positive figure is open
 */
export function hedgedInterval(hedge: Hedge, value: Exact, unit: Exact): Interval {
  const fixed = FIXED.get(hedge);
  if (fixed !== undefined) return fixed;
  const [lo, hi, loOpen, hiOpen] = raw(hedge, value, unit);
  const whole = interval(lo.div(HUNDRED), hi.div(HUNDRED), loOpen, hiOpen);
  return clip(whole, value.n !== 0n);
}

type Ends = readonly [lo: Exact, hi: Exact, loOpen: boolean, hiOpen: boolean];

function raw(hedge: Hedge, v: Exact, unit: Exact): Ends {
  const half = unit.div(TWO);
  const slack = max(HALF_POINT, v.mul(TWENTIETH));
  const wide = max(half, v.mul(TWENTIETH));
  switch (hedge) {
    case 'printed':
      // 100 % printed is not "up to 100.5"; the clip closes it at 100
      return [v.sub(half), v.add(half), false, compare(v, HUNDRED) !== 0];
    case 'fraction':
      return [v.sub(POINT), v.add(POINT), false, false];
    case 'about':
      return [v.sub(wide), v.add(wide), false, false];
    case 'nearly':
      return [v.sub(slack), v, false, true];
    case 'just-over':
      return [v, v.add(slack), true, false];
    case 'more-than':
      return [v, HUNDRED, true, false];
    case 'at-least':
      return [v, HUNDRED, false, false];
    case 'less-than':
      return [exact(0), v, false, true];
    case 'up-to':
      return [exact(0), v, false, false];
    default:
      return [v, v, false, false];
  }
}

/** What a hedge without a figure allows. */
export const unfiguredInterval = (hedge: Hedge): Interval => FIXED.get(hedge) ?? UNKNOWN;
