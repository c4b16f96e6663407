/** Coalitions counted by weight and size: what Shapley–Shubik, Deegan–Packel and ranges need. */
import type { Meter } from './meter.ts';

/** Coalitions of one weight: `counts[k]` of them have `low + k` members. */
export interface Row {
  readonly low: number;
  readonly counts: readonly bigint[];
}
/** Index: weight. A weight that no coalition has is undefined, so that equal holders cost one entry a row. */
export type Table = (Row | undefined)[];

export const emptyCoalition = (length: number): Table => {
  const table: Table = new Array(length).fill(undefined);
  table[0] = { low: 0, counts: [1n] };
  return table;
};

/** Lets one more player of weight w > 0 join or stay out, in place; coalitions beyond the table are dropped. */
export function join(table: Table, w: number, meter: Meter): void {
  for (let x = table.length - 1; x >= w; x--) {
    const joined = table[x - w];
    if (joined !== undefined) table[x] = combine(table[x], joined, 1n, meter);
  }
}

/** The table of the others, for weights below `length`: one player of weight w > 0 divided out. */
export function without(table: Table, w: number, length: number, meter: Meter): Table {
  const others: Table = [];
  for (let x = 0; x < length; x++) {
    const joined = x >= w ? others[x - w] : undefined;
    const row = table[x];
    others.push(joined === undefined ? row : combine(row, joined, -1n, meter));
  }
  return others;
}

/** row + sign · other with one member more; undefined when nothing is left. */
function combine(row: Row | undefined, other: Row, sign: 1n | -1n, meter: Meter): Row | undefined {
  meter.spend(other.counts.length);
  const otherLow = other.low + 1;
  const low = row === undefined ? otherLow : Math.min(row.low, otherLow);
  const counts: bigint[] = [];
  if (row !== undefined) for (let s = low; s < row.low; s++) counts.push(0n);
  if (row !== undefined) counts.push(...row.counts);
  while (counts.length < otherLow - low + other.counts.length) counts.push(0n);
  other.counts.forEach((count, k) => {
    const at = otherLow - low + k;
    counts[at] = (counts[at] ?? 0n) + (sign === 1n ? count : -count);
  });
  return trimmed(low, counts);
}

function trimmed(low: number, counts: bigint[]): Row | undefined {
  let end = counts.length;
  while (end > 0 && counts[end - 1] === 0n) end -= 1;
  let start = 0;
  while (start < end && counts[start] === 0n) start += 1;
  if (start === end) return undefined;
  return { low: low + start, counts: start === 0 && end === counts.length ? counts : counts.slice(start, end) };
}

/** Coalitions by size over all weights below `end`. */
export function sizesBelow(table: Table, end: number): bigint[] {
  const sizes: bigint[] = [];
  for (let x = 0; x < Math.min(end, table.length); x++) {
    const row = table[x];
    row?.counts.forEach((count, k) => {
      const s = row.low + k;
      while (sizes.length <= s) sizes.push(0n);
      sizes[s] = (sizes[s] ?? 0n) + count;
    });
  }
  return sizes;
}
