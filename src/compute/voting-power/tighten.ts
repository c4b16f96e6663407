/** What every Shapley–Shubik index obeys, used on its bounds: they add to one, and more votes are never less power. */
import { type Exact, ratio } from '../../terms/exact.ts';
import { type Interval, interval } from '../../terms/interval.ts';

/** So many heaviest holders are counted with their own least. */
const HEAVIEST = 64;

/**
 * Holder i has at most what the heaviest k leave, shared with those between k and i, who have no less; and at least what
 * is left of one when all others have their most.
 * @param values by player, ends whole multiples of 1 / grid, holding the index
 * @param adds 'at-most-one' where a sea has the rest: then nothing is known to be left for a holder
 * @returns narrower intervals that hold it too. O(n log n + n · 64)
 */
export function tightened(
  values: readonly Interval[],
  weights: readonly bigint[],
  grid: bigint,
  adds: 'to-one' | 'at-most-one' = 'to-one',
): readonly Interval[] {
  const heaviest = weights.map((_, i) => i).sort((a, b) => descending(weights[a] as bigint, weights[b] as bigint));
  const low = heaviest.map((i) => inGrid((values[i] as Interval).lo, grid));
  const high = heaviest.map((i) => inGrid((values[i] as Interval).hi, grid));
  for (let r = 1; r < high.length; r += 1) high[r] = least(high[r] as bigint, high[r - 1] as bigint);
  for (let r = low.length - 2; r >= 0; r -= 1) low[r] = most(low[r] as bigint, low[r + 1] as bigint);
  let left = grid;
  const leaves = [left];
  for (let k = 0; k < Math.min(HEAVIEST, low.length); k += 1) {
    left -= low[k] as bigint;
    leaves.push(left);
  }
  for (let r = 0; r < high.length; r += 1) {
    for (let k = 0; k < leaves.length && k <= r; k += 1) {
      const shared = BigInt(r - k + 1);
      high[r] = least(high[r] as bigint, ((leaves[k] as bigint) + shared - 1n) / shared);
    }
  }
  const highs = high.reduce((a, b) => a + b, 0n);
  const found: Interval[] = [...values];
  heaviest.forEach((player, r) => {
    const rest = adds === 'to-one' ? grid - (highs - (high[r] as bigint)) : 0n;
    found[player] = interval(ratio(most(low[r] as bigint, rest), grid), ratio(high[r] as bigint, grid));
  });
  return found;
}

const inGrid = (a: Exact, grid: bigint): bigint => a.n * (grid / a.d);
const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);
const most = (a: bigint, b: bigint): bigint => (a > b ? a : b);
const descending = (a: bigint, b: bigint): number => (a > b ? -1 : a < b ? 1 : 0);
