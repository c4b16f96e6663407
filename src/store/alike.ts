/** Names that are alike, for suggestions: shared words, shared beginning, few slips. */

import { foldedName, type NameRow } from './rows.ts';
import type { Found } from './types.ts';

/** 1 equal; above 0.5 worth suggesting. O(|a|·|b|) for short names. */
export function likeness(asked: string, name: string): number {
  if (asked === name) return 1;
  if (name.startsWith(asked) || name.includes(` ${asked}`)) return 0.9;
  if (asked.startsWith(name) && name.length > 3) return 0.8;
  const [a, b] = [asked.slice(0, 60), name.slice(0, 60)];
  if (Math.abs(a.length - b.length) > 4) return 0;
  const slips = distance(a, b);
  const longest = Math.max(a.length, b.length);
  return slips <= Math.max(1, Math.floor(longest / 4)) ? 0.85 - slips / longest : 0;
}

/** Optimal string alignment: insert, delete, replace, swap of neighbours. */
function distance(a: string, b: string): number {
  let [older, before] = [[] as number[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i += 1) {
    const now = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((before[j] ?? 0) + 1, (now[j - 1] ?? 0) + 1, (before[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (older[j - 2] ?? 0) + 1);
      now.push(best);
    }
    [older, before] = [before, now];
  }
  return before[b.length] ?? 0;
}

/** One row a party, the best of its names; most alike first, then by name and id. */
export function ranked(asked: string, rows: Iterable<NameRow>, limit: number): readonly Found[] {
  const folded = foldedName(asked);
  const best = new Map<string, Found>();
  for (const row of rows) {
    const score = likeness(folded, row.folded);
    if (score <= 0.5 || score <= (best.get(row.party)?.score ?? 0)) continue;
    best.set(row.party, { id: row.party, name: row.name, type: row.type, score });
  }
  return sorted([...best.values()]).slice(0, limit);
}

export const sorted = (found: readonly Found[]): Found[] =>
  [...found].sort((a, b) => b.score - a.score || (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1));
