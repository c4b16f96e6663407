/**
 * Pages of a list: hashes of 64 bits in ascending order, and with each the number of a row. A page is looked into without
 * unpacking it; which page to look into is told by the first hash of each.
 */

/** Entries of a page: a look-up reads some twelve kilobytes. */
export const PAGE = 1024;
const HASH = 8;
const NUMBER = 4;

/** A page as it is kept: all hashes, then all numbers, little-endian. */
export interface Page {
  /** the least hash in it */
  readonly first: bigint;
  readonly bytes: Uint8Array;
}

/** Entries as they come, in order, into pages. */
export class PageWriter {
  private readonly hashes = new BigUint64Array(PAGE);
  private readonly numbers = new Int32Array(PAGE);
  private count = 0;

  /** @param numbers as many as hashes. @returns pages that are full */
  *take(hashes: BigUint64Array, numbers: Int32Array): Iterable<Page> {
    for (let from = 0; from < hashes.length; ) {
      const most = Math.min(hashes.length - from, PAGE - this.count);
      this.hashes.set(hashes.subarray(from, from + most), this.count);
      this.numbers.set(numbers.subarray(from, from + most), this.count);
      this.count += most;
      from += most;
      if (this.count === PAGE) yield* this.end();
    }
  }

  /** The last page, which may be of fewer. */
  *end(): Iterable<Page> {
    if (this.count === 0) return;
    const bytes = new Uint8Array(this.count * (HASH + NUMBER));
    const view = new DataView(bytes.buffer);
    for (let i = 0; i < this.count; i += 1) {
      view.setBigUint64(i * HASH, this.hashes[i] as bigint, true);
      view.setInt32(this.count * HASH + i * NUMBER, this.numbers[i] as number, true);
    }
    this.count = 0;
    yield { first: view.getBigUint64(0, true), bytes };
  }
}

/** Numbers that stand beside a hash in a page. O(log entries). */
export function numbersIn(bytes: Uint8Array, hash: bigint): number[] {
  const count = bytes.length / (HASH + NUMBER);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (view.getBigUint64(middle * HASH, true) < hash) low = middle + 1;
    else high = middle;
  }
  const found: number[] = [];
  for (; low < count && view.getBigUint64(low * HASH, true) === hash; low += 1)
    found.push(view.getInt32(count * HASH + low * NUMBER, true));
  return found;
}

/** Where the pages of one list begin. */
export class Fence {
  private readonly firsts: BigUint64Array;
  private readonly from: number;

  /** @param firsts the least hash of each page, ascending; @param from number of the first page */
  constructor(firsts: BigUint64Array, from: number) {
    this.firsts = firsts;
    this.from = from;
  }

  get isEmpty(): boolean {
    return this.firsts.length === 0;
  }

  /** Numbers of the pages the hash may stand in. */
  *pagesOf(hash: bigint): Iterable<number> {
    const { firsts } = this;
    let [low, high] = [0, firsts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((firsts[middle] as bigint) < hash) low = middle + 1;
      else high = middle;
    }
    // A page before the first that begins with it may end with it.
    for (let page = Math.max(0, low - 1); page < firsts.length && (firsts[page] as bigint) <= hash; page += 1)
      yield this.from + page;
  }
}
