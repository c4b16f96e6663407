/** From counted swings to indices. Counting is where the implementations differ; these formulas they share. */
import { type Exact, ratio, ZERO } from '../../terms/exact.ts';
import type { Banzhaf } from './types.ts';
import { factorials } from './whole-numbers.ts';

/** `swings` per player and the number of winning coalitions of `swings.length` players. */
export function banzhafOf(swings: readonly bigint[], winning: bigint): Banzhaf {
  const n = BigInt(swings.length);
  const all = 1n << n;
  const sum = swings.reduce((a, b) => a + b, 0n);
  return {
    swings,
    winning,
    absolute: swings.map((s) => part(s, all / 2n)),
    normalised: swings.map((s) => part(s, sum)),
    act: part(winning, all),
    prevent: swings.map((s) => part(s, winning)),
    initiate: swings.map((s) => part(s, all - winning)),
  };
}

const part = (n: bigint, d: bigint): Exact => (d === 0n ? ZERO : ratio(n, d));

/** Σ_s swings[s] s! (n-1-s)! / n!, where swings[s] counts the swings of one player at coalitions of s others. */
export function shapleyOf(swings: readonly bigint[], n: number): Exact {
  const factorial = factorials(n);
  let sum = 0n;
  swings.forEach((count, s) => {
    if (count !== 0n) sum += count * (factorial[s] ?? 0n) * (factorial[n - 1 - s] ?? 0n);
  });
  return ratio(sum, factorial[n] ?? 1n);
}

/**
 * Swings by size from losing coalitions by size: those of s players without i, less those of s + 1 players with i
 * (a losing coalition with i is a losing one without it that i did not turn).
 */
export function swingsBySize(losing: readonly bigint[], losingWith: readonly bigint[], n: number): bigint[] {
  const swings: bigint[] = [];
  for (let s = 0; s < n; s++) {
    swings.push((losing[s] ?? 0n) - (losingWith[s] ?? 0n) - (losingWith[s + 1] ?? 0n));
  }
  return swings;
}
