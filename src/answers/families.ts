/** Families as the data names them: persons joined by a family tie of any kind that is in force. */
import type { Node, Snapshot } from '../snapshot/types.ts';
import { daysOf } from '../terms/day.ts';

/** @returns groups of two and more of these parties, each sorted. O(statements) */
export function familiesAmong(s: Snapshot, among: ReadonlySet<Node>): readonly (readonly Node[])[] {
  const family = new Map<Node, Set<Node>>();
  for (const x of s.statements.values()) {
    if (x.kind !== 'tie' || x.tie !== 'family') continue;
    if (x.endDate !== undefined && daysOf(x.endDate).last <= s.asAt) continue;
    const joined = new Set<Node>();
    for (const party of x.parties) {
      const node = s.nodeOf.get(party);
      if (node === undefined) continue;
      for (const member of family.get(node) ?? [node]) joined.add(member);
    }
    for (const member of joined) family.set(member, joined);
  }
  return [...new Set(family.values())]
    .map((group) => [...group].filter((n) => among.has(n)).sort((a, b) => a - b))
    .filter((group) => group.length > 1)
    .sort((a, b) => (a[0] as Node) - (b[0] as Node));
}
