/** Meet in the middle: weights too fine for a table, up to 40 players. Each half's 2^20 coalitions, sorted, are paired. */

export const HALVES_PLAYERS = 40;

interface Half {
  /** ascending */
  readonly sums: readonly bigint[];
  /** which players of the half */
  readonly masks: readonly number[];
}

export interface LosingBySize {
  readonly losing: readonly bigint[];
  /** per player: losing coalitions with it, by size */
  readonly losingWith: readonly (readonly bigint[])[];
}

/** All coalitions of some players by weight, built by merging: one player more doubles the list and keeps it sorted. */
export function sortedCoalitions(weights: readonly bigint[]): Half {
  let half: Half = { sums: [0n], masks: [0] };
  weights.forEach((w, player) => {
    half = merge(half, w, 2 ** player);
  });
  return half;
}

function merge({ sums, masks }: Half, w: bigint, bit: number): Half {
  const outSums: bigint[] = [];
  const outMasks: number[] = [];
  let joined = 0;
  for (let stay = 0; stay < sums.length; stay++) {
    const sum = sums[stay] ?? 0n;
    while ((sums[joined] ?? 0n) + w < sum) {
      outSums.push((sums[joined] ?? 0n) + w);
      outMasks.push((masks[joined] ?? 0) + bit);
      joined += 1;
    }
    outSums.push(sum);
    outMasks.push(masks[stay] ?? 0);
  }
  for (; joined < sums.length; joined++) {
    outSums.push((sums[joined] ?? 0n) + w);
    outMasks.push((masks[joined] ?? 0) + bit);
  }
  return { sums: outSums, masks: outMasks };
}

/**
 * Losing coalitions by size, and those with each player. O(n² · 2^(n/2)) time and 2^(n/2) memory: a second or two at 40.
 * Counts stay below 2^40, so doubles hold them exactly.
 */
export function losingByHalves(weights: readonly bigint[], threshold: bigint): LosingBySize {
  const middle = weights.length >> 1;
  const [left, right] = [weights.slice(0, middle), weights.slice(middle)];
  const [a, b] = [sortedCoalitions(left), sortedCoalitions(right)];
  const ofLeft = pair(a, b, left.length, right.length, threshold);
  const ofRight = pair(b, a, right.length, left.length, threshold);
  return { losing: ofLeft.all, losingWith: [...ofLeft.withPlayer, ...ofRight.withPlayer] };
}

interface Paired {
  readonly all: bigint[];
  readonly withPlayer: bigint[][];
}

/** For each coalition of `a`, ascending, the ever fewer coalitions of `b` that leave the two together losing. */
function pair(a: Half, b: Half, players: number, others: number, threshold: bigint): Paired {
  const sizes = players + others + 1;
  const all = new Float64Array(sizes);
  const withPlayer = Array.from({ length: players }, () => new Float64Array(sizes));
  const fitting = new Float64Array(others + 1);
  for (const mask of b.masks) fitting[bits(mask)] = (fitting[bits(mask)] ?? 0) + 1;
  let last = b.sums.length - 1;
  a.sums.forEach((sum, at) => {
    for (; last >= 0 && sum + (b.sums[last] ?? 0n) >= threshold; last--) {
      const size = bits(b.masks[last] ?? 0);
      fitting[size] = (fitting[size] ?? 0) - 1;
    }
    if (last < 0) return;
    const mask = a.masks[at] ?? 0;
    const size = bits(mask);
    addTo(all, fitting, size);
    withPlayer.forEach((counts, player) => {
      if (mask & (1 << player)) addTo(counts, fitting, size);
    });
  });
  const exactly = (counts: Float64Array): bigint[] => Array.from(counts, (c) => BigInt(c));
  return { all: exactly(all), withPlayer: withPlayer.map(exactly) };
}

function addTo(counts: Float64Array, fitting: Float64Array, shift: number): void {
  for (let s = 0; s < fitting.length; s++) counts[s + shift] = (counts[s + shift] ?? 0) + (fitting[s] ?? 0);
}

export function bits(mask: number): number {
  let x = mask - ((mask >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return (((x + (x >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
