/** Deegan–Packel: minimal winning coalitions counted by their members' weights and their size. */
import { type Exact, ratio, ZERO } from '../../terms/exact.ts';
import { emptyCoalition, join, type Table, without } from './by-size.ts';
import { bits, sortedCoalitions } from './halves.ts';
import type { Meter } from './meter.ts';
import { binomials } from './whole-numbers.ts';

/** Minimal winning coalitions by size: all of them, and those with one given player of a weight. */
export interface Minimal {
  readonly all: Map<number, bigint>;
  readonly withOne: Map<bigint, Map<number, bigint>>;
}

/** The players of one weight. */
interface Peers {
  readonly weight: bigint;
  readonly w: number;
  readonly count: number;
}

const add = (sizes: Map<number, bigint>, size: number, count: bigint): void => {
  if (count !== 0n) sizes.set(size, (sizes.get(size) ?? 0n) + count);
};

/**
 * Players from the heaviest down; a coalition is minimal when its lightest member is needed. With `before` counting the
 * coalitions of all heavier players, a rest of weight x takes exactly ⌈(T - x) / w⌉ of the lightest kind.
 * O(d² · threshold · n) additions for d distinct weights.
 */
export function minimalByWeight(weights: readonly bigint[], threshold: number, meter: Meter): Minimal {
  const minimal: Minimal = { all: new Map(), withOne: new Map() };
  const before = emptyCoalition(threshold);
  const heavier: Peers[] = [];
  for (const lightest of peersOf(weights)) {
    const chosen = binomials(lightest.count);
    const mine = binomials(lightest.count - 1);
    const own = new Map<number, bigint>();
    finish(before, 0, threshold, lightest.w, (size, needed, count) => {
      add(minimal.all, size + needed, count * (chosen[needed] ?? 0n));
      add(own, size + needed, count * (mine[needed - 1] ?? 0n));
    });
    minimal.withOne.set(lightest.weight, own);
    for (const peer of heavier) {
      const others = without(before, peer.w, threshold - peer.w, meter);
      const shared = minimal.withOne.get(peer.weight);
      finish(others, peer.w, threshold, lightest.w, (size, needed, count) => {
        if (shared !== undefined) add(shared, size + 1 + needed, count * (chosen[needed] ?? 0n));
      });
    }
    for (let k = 0; k < lightest.count; k++) join(before, lightest.w, meter);
    heavier.push(lightest);
  }
  return minimal;
}

function finish(
  table: Table,
  already: number,
  threshold: number,
  w: number,
  take: (size: number, needed: number, count: bigint) => void,
): void {
  table.forEach((row, x) => {
    const missing = threshold - x - already;
    if (row === undefined || missing <= 0) return;
    row.counts.forEach((count, k) => {
      take(row.low + k, Math.ceil(missing / w), count);
    });
  });
}

function peersOf(weights: readonly bigint[]): Peers[] {
  const counts = new Map<bigint, number>();
  for (const w of weights) counts.set(w, (counts.get(w) ?? 0) + 1);
  return [...counts]
    .sort(([a], [b]) => (a > b ? -1 : 1))
    .map(([weight, count]) => ({ weight, w: Number(weight), count }));
}

export const ENUMERATED_PLAYERS = 20;

/** The same by looking at all coalitions of at most 20 players, for weights too fine for a table. */
export function minimalByEnumeration(weights: readonly bigint[], threshold: bigint): Minimal {
  const heaviest = [...weights].sort((a, b) => (a > b ? -1 : a < b ? 1 : 0));
  const { sums, masks } = sortedCoalitions(heaviest);
  const minimal: Minimal = { all: new Map(), withOne: new Map() };
  const first = new Map(heaviest.map((w, player) => [w, player] as const));
  for (const w of first.keys()) minimal.withOne.set(w, new Map());
  sums.forEach((sum, at) => {
    const mask = masks[at] ?? 0;
    const lightest = heaviest[31 - Math.clz32(mask)] ?? 0n;
    if (sum < threshold || sum - lightest >= threshold) return;
    add(minimal.all, bits(mask), 1n);
    for (const [w, player] of first) {
      const sizes = minimal.withOne.get(w);
      if (sizes !== undefined && mask & (1 << player)) add(sizes, bits(mask), 1n);
    }
  });
  return minimal;
}

/** Mean over all minimal winning coalitions of 1/size for those with the player. */
export function deeganPackelOf(minimal: Minimal, weight: bigint): Exact {
  let total = 0n;
  for (const count of minimal.all.values()) total += count;
  if (total === 0n) return ZERO;
  let sum = ZERO;
  for (const [size, count] of minimal.withOne.get(weight) ?? []) sum = sum.add(ratio(count, size));
  return sum.div(total);
}
