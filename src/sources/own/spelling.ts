/** "Did you mean": the known word nearest to a misspelt one. */

/** Edits (insert, delete, replace, swap of neighbours) between two short words. O(|a|·|b|). */
export function editDistance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  const at = (i: number, j: number): number => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(at(i - 1, j) + 1, (row[j - 1] ?? 0) + 1, at(i - 1, j - 1) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, at(i - 2, j - 2) + 1);
      row.push(best);
    }
  }
  return at(a.length, b.length);
}

/**
 * The known word within reach of a typing slip: one edit for words up to four letters, two for longer ones; nothing
 * for words of one or two letters. The first of equals wins.
 */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const lower = word.toLowerCase();
  if (lower.length < 3 || lower.length > 40) return undefined;
  const reach = lower.length <= 4 ? 1 : 2;
  let best: string | undefined;
  let least = reach + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - lower.length) > reach) continue;
    const distance = editDistance(lower, candidate.toLowerCase());
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

/** ` (did you mean "owns"?)` or nothing. */
export function didYouMean(word: string, known: Iterable<string>): string {
  const near = nearest(word, known);
  return near === undefined || near.toLowerCase() === word.toLowerCase() ? '' : `; did you mean "${near}"?`;
}
