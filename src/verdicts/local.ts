/** The part of a snapshot that can matter for one company: everybody above it. Nodes keep their numbers. */
import type { Column, Node, Snapshot } from '../snapshot/types.ts';

/** What stands beside the company or below it neither votes in it nor owns it. O(part above) and the lists of claims. */
export function localTo(s: Snapshot, everybody: ReadonlySet<Node>): Snapshot {
  const here = (columns: ReadonlyMap<Node, Column>): ReadonlyMap<Node, Column> => {
    if (columns.size <= everybody.size) return columns;
    return new Map([...everybody].flatMap((n) => (columns.has(n) ? [[n, columns.get(n) as Column] as const] : [])));
  };
  return {
    ...s,
    economic: here(s.economic),
    votes: here(s.votes),
    claims: s.claims.filter((c) => everybody.has(c.company)),
    declared: s.declared.filter((d) => everybody.has(d.company)),
    statedControl: s.statedControl.filter((c) => everybody.has(c.company)),
  };
}
