/**
 * Exact Gaussian elimination for the small systems inside loops, without fractions on the way: every row is kept in
 * whole numbers, which stay minors of the matrix and so no longer than they must be (Bareiss, "Sylvester's identity and
 * multistep integer-preserving Gaussian elimination", 1968). Shortening a fraction at every step costs far more.
 */
import { type Exact, ratio } from '../terms/exact.ts';

/** How much work a solution may cost: operations, each counted by how long its numbers have grown. Same everywhere. */
export interface Meter {
  left: number;
}

/**
 * Solves x = P x + b, that is (I − P) x = b.
 * @param matrix rows of P; taken over and overwritten
 * @param meter stops the work when nothing is left; default: never
 * @returns x, or undefined where I − P is singular, or where the meter ran out (then meter.left is below 0).
 *   Cost: size³ operations on numbers that grow with every step
 */
export function solveFixed(
  matrix: Exact[][],
  right: Exact[],
  one: Exact,
  meter: Meter = { left: Number.POSITIVE_INFINITY },
): Exact[] | undefined {
  const lines = matrix.map((row, i) =>
    wholeLine(
      row.map((value, j) => (i === j ? one.sub(value) : value.neg())),
      right[i] as Exact,
    ),
  );
  const left = new Set(lines.keys());
  const columns = new Set(lines.keys());
  const pivots: Pivot[] = [];
  const minors = [1n];
  while (left.size > 0) {
    const pivot = pivotOf(lines, left, columns);
    if (pivot === undefined) return undefined;
    left.delete(pivot.row);
    columns.delete(pivot.column);
    pivots.push(pivot);
    if (!eliminate(lines, pivot, left, columns, meter, minors)) return undefined;
  }
  return substitute(lines, pivots, minors.at(-1) as bigint);
}

/** One equation, in whole numbers. */
interface Line {
  readonly row: bigint[];
  right: bigint;
  /** how many pivots it has been brought up to */
  level: number;
}

function wholeLine(row: readonly Exact[], right: Exact): Line {
  let common = right.d;
  for (const { d } of row) if (common % d !== 0n) common = (common / commonDivisor(common, d)) * d;
  const whole = (a: Exact): bigint => a.s * a.n * (common / a.d);
  return { row: row.map(whole), right: whole(right), level: 0 };
}

function commonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

interface Pivot {
  readonly row: number;
  readonly column: number;
}

/** The row with the fewest links first: rings and chains then stay short. Ties by number, so the order is fixed. */
function pivotOf(lines: readonly Line[], left: ReadonlySet<number>, columns: ReadonlySet<number>): Pivot | undefined {
  let best: Pivot | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  for (const row of left) {
    const links = linksOf(lines[row] as Line, columns);
    const column = links.includes(row) ? row : links[0];
    if (column === undefined) return undefined;
    if (links.length >= fewest) continue;
    fewest = links.length;
    best = { row, column };
  }
  return best;
}

const linksOf = ({ row }: Line, columns: ReadonlySet<number>): number[] => [...columns].filter((j) => row[j] !== 0n);

/** @param minors the pivots so far, from 1 on: each divides what the next one makes */
function eliminate(
  lines: readonly Line[],
  { row, column }: Pivot,
  left: ReadonlySet<number>,
  columns: ReadonlySet<number>,
  meter: Meter,
  minors: bigint[],
): boolean {
  const top = lines[row] as Line;
  const links = linksOf(top, columns);
  raise(top, [column, ...links], minors);
  const pivot = top.row[column] as bigint;
  const last = minors.at(-1) as bigint;
  const step = minors.push(pivot) - 1;
  for (const at of left) {
    const below = lines[at] as Line;
    if (below.row[column] === 0n) continue;
    meter.left -= step * (links.length + 1);
    if (meter.left < 0) return false;
    raise(below, [column, ...columns], minors.slice(0, -1));
    const head = below.row[column] as bigint;
    for (const j of columns) below.row[j] = (pivot * (below.row[j] as bigint) - head * (top.row[j] as bigint)) / last;
    below.right = (pivot * below.right - head * top.right) / last;
    below.level = step;
  }
  return true;
}

/** A line that earlier pivots passed by was only multiplied by each and divided by the one before: made up for here. */
function raise(line: Line, columns: readonly number[], minors: readonly bigint[]): void {
  const level = minors.length - 1;
  const [from, to] = [minors[line.level] as bigint, minors[level] as bigint];
  line.level = level;
  if (from === to) return;
  for (const j of columns) if (line.row[j] !== 0n) line.row[j] = ((line.row[j] as bigint) * to) / from;
  line.right = (line.right * to) / from;
}

/** Backwards, over the last minor: it is the determinant, so by Cramer's rule all stays whole. */
function substitute(lines: readonly Line[], pivots: readonly Pivot[], whole: bigint): Exact[] {
  const found = lines.map(() => 0n);
  for (let step = pivots.length - 1; step >= 0; step -= 1) {
    const { row, column } = pivots[step] as Pivot;
    const line = lines[row] as Line;
    let value = whole * line.right;
    for (const later of pivots.slice(step + 1)) {
      const share = line.row[later.column] as bigint;
      if (share !== 0n) value -= share * (found[later.column] as bigint);
    }
    found[column] = value / (line.row[column] as bigint);
  }
  return found.map((value) => ratio(value, whole));
}
