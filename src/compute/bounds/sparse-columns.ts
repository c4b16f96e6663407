/** All columns of one measure in typed arrays, ends rounded outward: 24 bytes a holding. */
import type { Node, Snapshot } from '../../snapshot/types.ts';
import { compare, ONE, ZERO } from '../../terms/exact.ts';
import { columnsOf } from '../loops/loops.ts';
import type { Measure } from '../types.ts';
import { doublesAround, minusDown, minusUp, plusDown, plusUp, timesDown, timesUp } from './outward.ts';
import { canBeOwned } from './unowned.ts';

export class SparseColumns {
  readonly count: number;
  /** holdings of company c are start[c] … start[c + 1] − 1 */
  readonly start: Int32Array;
  readonly owner: Int32Array;
  /** never above the true least, never below the true most */
  readonly lo: Float64Array;
  readonly hi: Float64Array;
  /** complete and able to be full */
  readonly full: Uint8Array;
  /** nobody is declared, and nobody can own it: a person, a state */
  readonly unowned: Uint8Array;
  /** as-stated sums above 100 %: not for doubles */
  readonly overfull: Uint8Array;

  /** @param start columns by node; one more than there are nodes. What they hold is for the caller to fill in */
  constructor(start: Int32Array) {
    this.start = start;
    this.count = start.length - 1;
    const size = start[this.count] as number;
    this.owner = new Int32Array(size);
    this.lo = new Float64Array(size);
    this.hi = new Float64Array(size);
    this.full = new Uint8Array(this.count);
    this.unowned = new Uint8Array(this.count);
    this.overfull = new Uint8Array(this.count);
  }

  static of(snapshot: Snapshot, measure: Measure): SparseColumns {
    const columns = columnsOf(snapshot, measure);
    const count = snapshot.parties.length;
    const start = new Int32Array(count + 1);
    for (let c = 0; c < count; c += 1) {
      const kept = columns.get(c)?.holdings.reduce((n, h) => n + Number(h.bounds.hi.n !== 0n), 0) ?? 0;
      start[c + 1] = (start[c] as number) + kept;
    }
    const read = new SparseColumns(start);
    for (let c = 0; c < count; c += 1) read.read(snapshot, columns.get(c), c);
    return read;
  }

  private read(snapshot: Snapshot, column: ReturnType<ReturnType<typeof columnsOf>['get']>, c: Node): void {
    if (column === undefined) {
      this.unowned[c] = Number(!canBeOwned(snapshot, c));
      return;
    }
    let at = this.start[c] as number;
    let [least, most] = [ZERO, ZERO];
    for (const { owner, bounds } of column.holdings) {
      least = least.add(bounds.lo);
      most = most.add(bounds.hi);
      if (bounds.hi.n === 0n) continue;
      this.owner[at] = owner;
      this.lo[at] = doublesAround(bounds.lo)[0];
      this.hi[at] = doublesAround(bounds.hi)[1];
      at += 1;
    }
    this.full[c] = Number(column.complete && compare(most, column.capacity) >= 0);
    this.overfull[c] = Number(column.overfull || compare(column.capacity, ONE) !== 0 || compare(least, ONE) > 0);
  }

  /** The most the column can be worth, never too small: lower ends, then the rest to the dearest first. */
  most(c: Node, worth: (owner: Node) => number, anyone: boolean): number {
    const [from, to] = [this.start[c] as number, this.start[c + 1] as number];
    let [value, taken] = [0, 0];
    for (let e = from; e < to; e += 1) {
      const lo = this.lo[e] as number;
      if (lo === 0) continue;
      taken = plusDown(taken, lo);
      value = plusUp(value, timesUp(lo, worth(this.owner[e] as number)));
    }
    let rest = minusUp(1, taken);
    if (anyone && this.full[c] === 0 && this.unowned[c] === 0) return Math.min(1, plusUp(value, rest));
    for (const e of this.priced(from, to, worth, -1)) {
      if (rest === 0) break;
      const room = Math.min(rest, minusUp(this.hi[e] as number, this.lo[e] as number));
      value = plusUp(value, timesUp(room, worth(this.owner[e] as number)));
      rest = minusUp(rest, room);
    }
    return Math.min(1, value);
  }

  /** The least the column can be worth, never too large. What may go to undeclared hands is worth nothing. */
  least(c: Node, worth: (owner: Node) => number): number {
    const [from, to] = [this.start[c] as number, this.start[c + 1] as number];
    let [value, taken] = [0, 0];
    for (let e = from; e < to; e += 1) {
      const lo = this.lo[e] as number;
      if (lo === 0) continue;
      taken = plusUp(taken, lo);
      value = plusDown(value, timesDown(lo, worth(this.owner[e] as number)));
    }
    if (this.full[c] === 0) return value;
    let rest = minusDown(1, taken);
    for (const e of this.priced(from, to, worth, 1)) {
      if (rest === 0) break;
      const room = Math.min(rest, minusUp(this.hi[e] as number, this.lo[e] as number));
      value = plusDown(value, timesDown(room, worth(this.owner[e] as number)));
      rest = minusDown(rest, room);
    }
    return value;
  }

  /** The same filling in plain doubles, part by part: only a guess. The undeclared rest comes as owner −1. */
  pour(
    c: Node,
    worth: (owner: Node) => number,
    most: boolean,
    anyone: boolean,
    take: (owner: Node, part: number) => void,
  ): void {
    const [from, to] = [this.start[c] as number, this.start[c + 1] as number];
    let rest = 1;
    for (let e = from; e < to; e += 1) {
      const lo = this.lo[e] as number;
      rest -= lo;
      if (lo > 0) take(this.owner[e] as number, lo);
    }
    if (most ? anyone && this.full[c] === 0 && this.unowned[c] === 0 : this.full[c] === 0) {
      if (most && rest > 0) take(-1, rest);
      return;
    }
    for (const e of this.priced(from, to, worth, most ? -1 : 1)) {
      if (rest <= 0) return;
      const part = Math.min(rest, (this.hi[e] as number) - (this.lo[e] as number));
      take(this.owner[e] as number, part);
      rest -= part;
    }
  }

  /** In plain doubles, for guesses: one filling is the best (or the worst) whatever the owners are worth. */
  isSettled(c: Node, most: boolean, anyone: boolean): boolean {
    const full = this.full[c] !== 0;
    if (!most) return !full;
    if (anyone && !full && this.unowned[c] === 0) return true;
    let highs = 0;
    for (let e = this.start[c] as number; e < (this.start[c + 1] as number); e += 1) highs += this.hi[e] as number;
    return highs <= 1;
  }

  ownersOf(c: Node): Int32Array {
    return this.owner.subarray(this.start[c], this.start[c + 1]);
  }

  /** A part of the company in its own hands. */
  holdsItself(c: Node): boolean {
    return this.ownersOf(c).includes(c);
  }

  /** Holdings with room, dearest first (−1) or cheapest first (1). */
  private priced(from: number, to: number, worth: (owner: Node) => number, direction: number): readonly number[] {
    const open: number[] = [];
    for (let e = from; e < to; e += 1) {
      const counts = direction > 0 || worth(this.owner[e] as number) > 0;
      if (counts && (this.hi[e] as number) > (this.lo[e] as number)) open.push(e);
    }
    const price = (e: number): number => worth(this.owner[e] as number);
    return open.sort((a, b) => (price(a) - price(b)) * direction || a - b);
  }
}
