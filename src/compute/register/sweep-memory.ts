/**
 * The memory of a sweep: what is kept of every holding company (one arena, owners first), the table of the column at
 * hand (open addressing, always at least half free) and the block of rows being filled.
 */
import type { ShareGraph } from '../../snapshot/graph/types.ts';
import type { OwnerRows } from './types.ts';

export const BILLION = 1_000_000_000;
/** Of a kept company: restLow, restHigh, over, how many shares follow. */
export const HEAD = 4;
/** Of a kept share: holder, least, most. */
export const ENTRY = 3;
export const BLOCK_ROWS = 1 << 16;

export abstract class SweepMemory {
  readonly rows: OwnerRows;
  /** where the kept shares of a holding company begin, by company − holders */
  place: Int32Array;
  kept: Int32Array;

  protected used = HEAD;
  // Table of the column at hand: seat[hash] is a place in holder and sums; 0 is free.
  protected seat = new Int32Array(1 << 16);
  protected hash = new Int32Array(1 << 15);
  holder = new Int32Array(1 << 15);
  /** least: whole and remainder; most: whole and remainder */
  sums = new Float64Array(4 << 15);
  open = new Uint8Array(1 << 15);
  protected found = 0;
  protected restLow = 0;
  protected restHigh = 0;
  protected over = 0;

  constructor(graph: ShareGraph) {
    this.place = new Int32Array(graph.holding - graph.holders);
    this.kept = new Int32Array(Math.max(1 << 12, HEAD * 2 + graph.links));
    const ints = (): Int32Array => new Int32Array(BLOCK_ROWS);
    this.rows = {
      count: 0,
      company: ints(),
      holder: ints(),
      least: ints(),
      most: ints(),
      verdict: new Uint8Array(BLOCK_ROWS),
    };
  }

  protected close(k: number, restLow: number, restHigh: number, over: number, used: number): void {
    const at = this.place[k] as number;
    this.kept[at] = Math.min(BILLION, restLow);
    this.kept[at + 1] = Math.min(BILLION, restHigh);
    this.kept[at + 2] = Math.min(BILLION, over);
    this.kept[at + 3] = (used - at - HEAD) / ENTRY;
    this.used = used;
  }

  protected keepNothing(k: number): void {
    if (this.used + HEAD > this.kept.length) this.grow(HEAD);
    this.place[k] = this.used;
    this.close(k, 0, 0, 0, this.used + HEAD);
  }

  /** Remainders become whole billionths, outward; least and most then stand in sums[0] and sums[2], ends in `open`. */
  protected settleSums(): void {
    const { sums, open, found } = this;
    let cut = 0;
    for (let i = 1; i <= found; i += 1) {
      const at = i << 2;
      const low = sums[at + 1] as number;
      const high = sums[at + 3] as number;
      if (low === 0 && high === 0) continue;
      if (low > 0) {
        const carry = Math.floor(low / BILLION);
        sums[at] = (sums[at] as number) + carry;
        if (low > carry * BILLION) {
          cut = 1;
          open[i] = (open[i] as number) | 1;
        }
      }
      if (high > 0) {
        const carry = Math.ceil(high / BILLION);
        sums[at + 2] = (sums[at + 2] as number) + carry;
        if (high < carry * BILLION) {
          cut = 1;
          open[i] = (open[i] as number) | 2;
        }
      }
    }
    this.restLow += cut;
    this.over += cut;
  }

  protected clear(): void {
    const { seat, hash, found } = this;
    for (let i = 1; i <= found; i += 1) seat[hash[i] as number] = 0;
    this.found = 0;
  }

  protected row(c: number, p: number, least: number, most: number, verdict: number, flush: () => void): void {
    const { rows } = this;
    const at = rows.count++;
    rows.company[at] = c;
    rows.holder[at] = p;
    rows.least[at] = least;
    rows.most[at] = most;
    rows.verdict[at] = verdict;
    if (rows.count < BLOCK_ROWS) return;
    flush();
    rows.count = 0;
  }

  protected grow(more: number): Int32Array {
    const wide = new Int32Array(Math.max(this.used + more, Math.floor(this.kept.length * 1.5)));
    wide.set(this.kept.subarray(0, this.used));
    this.kept = wide;
    return wide;
  }

  protected widenTable(holders: number): void {
    let size = this.seat.length;
    while (size < 4 * holders) size *= 2;
    const [hash, holder, open] = [new Int32Array(size / 2), new Int32Array(size / 2), new Uint8Array(size / 2)];
    const sums = new Float64Array(2 * size);
    holder.set(this.holder);
    open.set(this.open);
    sums.set(this.sums);
    const seat = new Int32Array(size);
    for (let i = 1; i <= this.found; i += 1) {
      let h = (holder[i] as number) & (size - 1);
      while (seat[h] !== 0) h = (h + 1) & (size - 1);
      seat[h] = i;
      hash[i] = h;
    }
    Object.assign(this, { seat, hash, holder, open, sums });
  }
}
