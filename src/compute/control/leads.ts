/**
 * What is kept of every company's controllers, and phase `lead` of the kernel that finds them: each column looked at
 * alone, in any order and by any thread.
 */
import type { ShareGraph } from '../../snapshot/graph/index.ts';
import type { Quota } from './quota.ts';
import type { VoteColumns } from './vote-columns.ts';

/** Values of `lead`; a value ≥ 0 is an owner whose controllers, and itself, are the controllers. */
export const LEAD = { nobody: -1, open: -2, lists: -3 } as const;

/** Bits of `weak` while the phases run: what phase `settle` has still to find, and where nobody can have enough. */
export const MARK = { sifted: 2, open: 4 } as const;

/** The controllers of every company, by company − holders. */
export interface Leads {
  /** owner | LEAD.nobody | LEAD.lists − place: a list of its own begins at listStart[place] */
  readonly lead: Int32Array;
  /** 1: everybody behind the pointer controls possibly, not certainly; marks of the phases until all is settled */
  readonly weak: Uint8Array;
}

/**
 * Phase `lead` for companies from … to − 1: looks at each column alone. Members of loops are left open, since their
 * controllers are found together. O(links).
 */
export function leadColumns(columns: VoteColumns, quota: Quota, leads: Leads, from: number, to: number): void {
  const { graph } = columns.input;
  const { holders } = graph;
  const { lead, weak } = leads;
  const { enough, decisive } = quota;
  for (let c = from; c < to; c += 1) {
    columns.read(c);
    const { start, end, owner, code, low, high } = columns;
    if (columns.flags !== 0) {
      lead[c - holders] = start === end ? LEAD.nobody : LEAD.open;
      weak[c - holders] = start === end ? 0 : MARK.open;
      continue;
    }
    let [first, passing, highs, largest] = [-1, false, 0, 0];
    for (let e = start; e < end; e += 1) {
      const share = code[e] as number;
      const most = share >= 0 ? share : (high[~share] as number);
      highs += most;
      if (most > largest) largest = most;
      if (most < enough) continue;
      passing = true;
      if ((share >= 0 ? share : (low[~share] as number)) < decisive) continue;
      first = owner[e] as number;
      break;
    }
    if (first >= 0) lead[c - holders] = first;
    else if (passing) lead[c - holders] = LEAD.open;
    else if (end === start || highs < enough) lead[c - holders] = LEAD.nobody;
    else {
      // Owners ascend. Whoever has the votes of several has at most its own and those of companies that can be held.
      let others = 0;
      for (let e = end - 1; e >= start && (owner[e] as number) >= holders; e -= 1) {
        const share = code[e] as number;
        others += share >= 0 ? share : (high[~share] as number);
      }
      lead[c - holders] = largest + others < enough ? LEAD.nobody : LEAD.open;
    }
    weak[c - holders] = lead[c - holders] === LEAD.open ? MARK.open : 0;
  }
  openLoops(graph, leads, from, to);
}

function openLoops({ holders, loops }: ShareGraph, { lead, weak }: Leads, from: number, to: number): void {
  let [first, last] = [0, loops.length / 2];
  while (first < last) {
    const middle = (first + last) >> 1;
    if ((loops[2 * middle + 1] as number) <= from) first = middle + 1;
    else last = middle;
  }
  for (let l = 2 * first; l < loops.length && (loops[l] as number) < to; l += 2) {
    const end = Math.min(to, loops[l + 1] as number);
    for (let c = Math.max(from, loops[l] as number); c < end; c += 1) {
      lead[c - holders] = LEAD.open;
      weak[c - holders] = MARK.open;
    }
  }
}
