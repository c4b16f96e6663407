/** Exact Gaussian elimination for the small systems inside loops. */
import type { Exact } from '../terms/exact.ts';

/** How much work a solution may cost: operations, each counted by how long its fractions have grown. Same everywhere. */
export interface Meter {
  left: number;
}

/**
 * Solves x = P x + b, that is (I − P) x = b.
 * @param matrix rows of P; taken over and overwritten
 * @param meter stops the work when nothing is left; default: never
 * @returns x, or undefined where I − P is singular, or where the meter ran out (then meter.left is below 0).
 *   Cost: size³ operations on fractions that grow with every step
 */
export function solveFixed(
  matrix: Exact[][],
  right: Exact[],
  one: Exact,
  meter: Meter = { left: Number.POSITIVE_INFINITY },
): Exact[] | undefined {
  const rows = matrix.map((row, i) => row.map((value, j) => (i === j ? one.sub(value) : value.neg())));
  const left = new Set(rows.keys());
  const columns = new Set(rows.keys());
  const pivots: Pivot[] = [];
  while (left.size > 0) {
    const pivot = pivotOf(rows, left, columns);
    if (pivot === undefined) return undefined;
    left.delete(pivot.row);
    columns.delete(pivot.column);
    pivots.push(pivot);
    if (!eliminate(rows, right, pivot, left, columns, meter, pivots.length)) return undefined;
  }
  return substitute(rows, right, pivots);
}

interface Pivot {
  readonly row: number;
  readonly column: number;
}

/** The row with the fewest links first: rings and chains then stay short. Ties by number, so the order is fixed. */
function pivotOf(rows: Exact[][], left: ReadonlySet<number>, columns: ReadonlySet<number>): Pivot | undefined {
  let best: Pivot | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  for (const row of left) {
    const links = [...columns].filter((j) => ((rows[row] as Exact[])[j] as Exact).n !== 0n);
    const column = links.includes(row) ? row : links[0];
    if (column === undefined) return undefined;
    if (links.length >= fewest) continue;
    fewest = links.length;
    best = { row, column };
  }
  return best;
}

function eliminate(
  rows: Exact[][],
  right: Exact[],
  { row, column }: Pivot,
  left: ReadonlySet<number>,
  columns: ReadonlySet<number>,
  meter: Meter,
  step: number,
): boolean {
  const top = rows[row] as Exact[];
  const links = [...columns].filter((j) => (top[j] as Exact).n !== 0n);
  for (const at of left) {
    const below = rows[at] as Exact[];
    const head = below[column] as Exact;
    if (head.n === 0n) continue;
    meter.left -= step * (links.length + 1);
    if (meter.left < 0) return false;
    const factor = head.div(top[column] as Exact);
    for (const j of links) below[j] = (below[j] as Exact).sub(factor.mul(top[j] as Exact));
    right[at] = (right[at] as Exact).sub(factor.mul(right[row] as Exact));
  }
  return true;
}

/** Backwards: what a pivot's row holds in columns taken before it was spent on the way. */
function substitute(rows: Exact[][], right: Exact[], pivots: readonly Pivot[]): Exact[] {
  const found = [...right];
  for (let step = pivots.length - 1; step >= 0; step -= 1) {
    const { row, column } = pivots[step] as Pivot;
    let value = right[row] as Exact;
    for (const later of pivots.slice(step + 1)) {
      const share = (rows[row] as Exact[])[later.column] as Exact;
      if (share.n !== 0n) value = value.sub(share.mul(found[later.column] as Exact));
    }
    found[column] = value.div((rows[row] as Exact[])[column] as Exact);
  }
  return found;
}
