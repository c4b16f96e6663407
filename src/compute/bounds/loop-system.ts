/**
 * x = b + P x for the members of one loop under one filling of their columns, in plain doubles: a guess, to be proven by
 * whoever uses it. Small loops are eliminated, larger ones swept until they stand still.
 */
import { solveDense } from './dense.ts';

const DENSE_LOOP = 300;
const SWEEPS = 5_000;
/** Values that move no more are as good as doubles hold them. */
export const AT_REST = 1e-15;

/** Parts of one column in members of the loop, by their place. */
export interface LoopRow {
  readonly inside: readonly number[];
  readonly parts: readonly number[];
}

export class LoopSystem {
  private readonly size: number;
  /** parts of row i stand at start[i] … start[i + 1] − 1 */
  private readonly start: Int32Array;
  private readonly column: Int32Array;
  private readonly part: Float64Array;

  /** @param rows parts by member, an owner may stand twice; @param kept the members that are solved, ascending; parts in others are worth 0 */
  constructor(rows: readonly LoopRow[], kept: readonly number[]) {
    const place = new Int32Array(rows.length).fill(-1);
    for (const [at, i] of kept.entries()) place[i] = at;
    this.size = kept.length;
    const links = kept.reduce((sum, i) => sum + (rows[i]?.inside.length ?? 0), 0);
    this.start = new Int32Array(kept.length + 1);
    this.column = new Int32Array(links);
    this.part = new Float64Array(links);
    let used = 0;
    for (const [at, i] of kept.entries()) {
      const { inside, parts } = rows[i] as LoopRow;
      for (let e = 0; e < inside.length; e += 1) {
        const to = place[inside[e] as number] as number;
        if (to < 0) continue;
        this.column[used] = to;
        this.part[used++] = parts[e] as number;
      }
      this.start[at + 1] = used;
    }
  }

  /**
   * @param right b; read, not written
   * @param first where sweeps begin: the nearer to the solution, the fewer
   * @param rest how little a value may move in a sweep, as part of it, to stand still
   * @returns undefined where the loop leads nowhere or does not come to rest
   */
  solve(right: Float64Array, first: Float64Array = right, rest: number = AT_REST): Float64Array | undefined {
    if (this.size > DENSE_LOOP) return this.sweep(right, first.slice(), rest);
    const values = right.slice();
    return solveDense(this.dense(), [values]) ? values : undefined;
  }

  private dense(): number[][] {
    return Array.from({ length: this.size }, (_, i) => {
      const line = new Array<number>(this.size).fill(0);
      for (let e = this.start[i] as number; e < (this.start[i + 1] as number); e += 1)
        line[this.column[e] as number] = (line[this.column[e] as number] as number) + (this.part[e] as number);
      return line;
    });
  }

  /** Gauss and Seidel, to and fro. */
  private sweep(right: Float64Array, values: Float64Array, rest: number): Float64Array | undefined {
    const { start, column, part, size } = this;
    for (let round = 0; round < SWEEPS; round += 1) {
      let moved = 0;
      for (let k = 0; k < size; k += 1) {
        const i = round % 2 === 0 ? k : size - 1 - k;
        let value = right[i] as number;
        const end = start[i + 1] as number;
        for (let e = start[i] as number; e < end; e += 1)
          value += (part[e] as number) * (values[column[e] as number] as number);
        moved = Math.max(moved, Math.abs(value - (values[i] as number)) / value);
        values[i] = value;
      }
      // A member nothing has come to yet makes this NaN: not at rest.
      if (moved < rest) return values;
    }
    return undefined;
  }
}
