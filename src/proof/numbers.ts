/** Numbers of a proof: exact fractions as text. */
import { type Exact, exact, fractionText } from '../terms/exact.ts';
import { type Interval, interval } from '../terms/interval.ts';
import type { Ends } from './types.ts';

export const read = (text: string): Exact => exact(text);

export const endsOf = (a: Interval): Ends => ({
  lo: fractionText(a.lo),
  hi: fractionText(a.hi),
  loOpen: a.loOpen,
  hiOpen: a.hiOpen,
});
export const intervalOf = (e: Ends): Interval => interval(read(e.lo), read(e.hi), e.loOpen, e.hiOpen);
