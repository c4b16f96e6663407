/** Losing coalitions counted by their weight: Banzhaf needs no more. */
import type { Meter } from './meter.ts';

export interface Losing {
  /** losing coalitions in all */
  readonly losing: bigint;
  /** weight of a player -> losing coalitions that contain one given player of that weight */
  readonly losingWith: ReadonlyMap<bigint, bigint>;
}

/**
 * The product of (1 + x^w) below the threshold, then each distinct factor divided out again. O((n + d) · threshold)
 * additions of n-bit numbers, d distinct weights. Weights are positive.
 */
export function losingByWeight(weights: readonly bigint[], threshold: number, meter: Meter): Losing {
  const ways: bigint[] = new Array(threshold).fill(0n);
  ways[0] = 1n;
  let top = 0; // no coalition so far is heavier
  for (const weight of weights) {
    const w = Number(weight);
    top = Math.min(threshold - 1, top + w);
    meter.spend(Math.max(0, top - w + 1));
    for (let x = top; x >= w; x--) ways[x] = (ways[x] ?? 0n) + (ways[x - w] ?? 0n);
  }
  const losingWith = new Map<bigint, bigint>();
  for (const weight of new Set(weights)) losingWith.set(weight, withOne(ways, Number(weight), meter));
  return { losing: ways.reduce((a, b) => a + b, 0n), losingWith };
}

/** Losing coalitions with one given player of weight w: those of the others that stay below the threshold with it. */
function withOne(ways: readonly bigint[], w: number, meter: Meter): bigint {
  const room = ways.length - w;
  meter.spend(Math.max(0, room));
  const others: bigint[] = [];
  let sum = 0n;
  for (let x = 0; x < room; x++) {
    const count = (ways[x] ?? 0n) - (x >= w ? (others[x - w] ?? 0n) : 0n);
    others.push(count);
    sum += count;
  }
  return sum;
}
