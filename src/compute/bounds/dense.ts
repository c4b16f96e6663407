/** Gaussian elimination in doubles with the largest pivot first: only ever a guess, proven afterwards. */

/**
 * Solves x = P x + b for each b, in place of b.
 * @returns false where I − P is singular or the result is not a finite number from 0 upwards
 */
export function solveDense(shares: readonly (readonly number[])[], rights: readonly Float64Array[]): boolean {
  const size = shares.length;
  const rows = shares.map((row, i) => Float64Array.from(row, (share, j) => (i === j ? 1 - share : -share)));
  for (let step = 0; step < size; step += 1) {
    swap(rows, rights, step, pivotAt(rows, step));
    const top = rows[step] as Float64Array;
    const head = top[step] as number;
    if (head === 0) return false;
    for (let at = step + 1; at < size; at += 1) {
      const row = rows[at] as Float64Array;
      const factor = (row[step] as number) / head;
      if (factor === 0) continue;
      for (let j = step; j < size; j += 1) row[j] = (row[j] as number) - factor * (top[j] as number);
      for (const b of rights) b[at] = (b[at] as number) - factor * (b[step] as number);
    }
  }
  for (let step = size - 1; step >= 0; step -= 1) {
    const row = rows[step] as Float64Array;
    for (const b of rights) {
      let value = b[step] as number;
      for (let j = step + 1; j < size; j += 1) value -= (row[j] as number) * (b[j] as number);
      b[step] = value / (row[step] as number);
    }
  }
  return rights.every((b) => b.every((x) => x >= 0 && x < Number.POSITIVE_INFINITY));
}

function pivotAt(rows: readonly Float64Array[], step: number): number {
  let best = step;
  for (let at = step + 1; at < rows.length; at += 1) {
    if (Math.abs(rows[at]?.[step] ?? 0) > Math.abs(rows[best]?.[step] ?? 0)) best = at;
  }
  return best;
}

function swap(rows: Float64Array[], rights: readonly Float64Array[], a: number, b: number): void {
  if (a === b) return;
  [rows[a], rows[b]] = [rows[b] as Float64Array, rows[a] as Float64Array];
  for (const right of rights) [right[a], right[b]] = [right[b] as number, right[a] as number];
}
