/** Shares as graph files carry them: per cent, exact. */
import { type Exact, fractionText, HUNDRED, percentDecimal, percentNumber } from '../../terms/exact.ts';
import type { Interval } from '../../terms/interval.ts';
import type { GraphShare } from './types.ts';

export const graphShare = (b: Interval): GraphShare => ({
  lo: percentExact(b.lo),
  hi: percentExact(b.hi),
  loOpen: b.loOpen,
  hiOpen: b.hiOpen,
  loNumber: percentNumber(b.lo, 'down'),
  hiNumber: percentNumber(b.hi, 'up'),
});

/** 0.299 -> "29.9"; a third -> "100/3": a decimal that does not end would be another number. */
export const percentExact = (share: Exact): string => percentDecimal(share) ?? fractionText(share.mul(HUNDRED));
