/** Exact Gaussian elimination for the small systems inside loops. */
import type { Exact } from '../terms/exact.ts';

/**
 * Solves x = P x + b, that is (I − P) x = b.
 * @param matrix rows of P; taken over and overwritten
 * @returns x, or undefined where I − P is singular. Cost: size³ operations on growing fractions
 */
export function solveFixed(matrix: Exact[][], right: Exact[], one: Exact): Exact[] | undefined {
  const size = right.length;
  const rows = matrix.map((row, i) => row.map((value, j) => (i === j ? one.sub(value) : value.neg())));
  for (let step = 0; step < size; step += 1) {
    const pivot = rows.findIndex((row, at) => at >= step && (row[step] as Exact).n !== 0n);
    if (pivot === -1) return undefined;
    swap(rows, step, pivot);
    swap(right, step, pivot);
    const top = rows[step] as Exact[];
    for (let at = step + 1; at < size; at += 1) {
      const row = rows[at] as Exact[];
      const head = row[step] as Exact;
      if (head.n === 0n) continue;
      const factor = head.div(top[step] as Exact);
      for (let j = step; j < size; j += 1) {
        const above = top[j] as Exact;
        if (above.n !== 0n) row[j] = (row[j] as Exact).sub(factor.mul(above));
      }
      right[at] = (right[at] as Exact).sub(factor.mul(right[step] as Exact));
    }
  }
  for (let step = size - 1; step >= 0; step -= 1) {
    const row = rows[step] as Exact[];
    let value = right[step] as Exact;
    for (let j = step + 1; j < size; j += 1) {
      if ((row[j] as Exact).n !== 0n) value = value.sub((row[j] as Exact).mul(right[j] as Exact));
    }
    right[step] = value.div(row[step] as Exact);
  }
  return right;
}

function swap<T>(list: T[], a: number, b: number): void {
  [list[a], list[b]] = [list[b] as T, list[a] as T];
}
