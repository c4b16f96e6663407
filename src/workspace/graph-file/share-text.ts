/** Shares as graph files carry them: per cent, exact. */
import { compare, type Exact, exact, fractionText, HUNDRED, percentNumber } from '../../terms/exact.ts';
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
export function percentExact(share: Exact): string {
  const a = share.mul(HUNDRED);
  let d = a.d;
  let places = 0;
  for (const prime of [2n, 5n]) {
    let count = 0;
    for (; d % prime === 0n; d /= prime) count += 1;
    places = Math.max(places, count);
  }
  if (d !== 1n) return fractionText(a);
  const digits = (a.n * 10n ** BigInt(places)) / a.d;
  const text = digits.toString().padStart(places + 1, '0');
  const sign = compare(a, exact(0)) < 0 ? '-' : '';
  return places === 0 ? `${sign}${text}` : `${sign}${text.slice(0, -places)}.${text.slice(-places)}`;
}
