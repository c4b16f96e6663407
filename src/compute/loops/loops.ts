/** Companies that own one another in a circle, and whether nobody outside has a part in them. */
import type { Column, Node, Snapshot } from '../../snapshot/types.ts';
import { compare } from '../../terms/exact.ts';
import type { Measure } from '../types.ts';
import { components } from './components.ts';

export interface Loop {
  /** sorted */
  readonly members: readonly Node[];
  /** every column is full and held by members alone: outsiders have nothing, and nothing may be inverted */
  readonly closed: boolean;
}

/** Every loop of the snapshot, by first member. O(n + m). */
export function allLoops(snapshot: Snapshot, measure: Measure = 'economic'): readonly Loop[] {
  return loopsAmong(snapshot, measure, [...Array(snapshot.parties.length).keys()]);
}

/** Loops among the owners of one company, the company included. O(edges above it). */
export function loopsAbove(snapshot: Snapshot, company: Node, measure: Measure = 'economic'): readonly Loop[] {
  const columns = columnsOf(snapshot, measure);
  const seen = new Set([company]);
  for (const node of seen) for (const h of columns.get(node)?.holdings ?? []) if (h.bounds.hi.n > 0n) seen.add(h.owner);
  return loopsAmong(
    snapshot,
    measure,
    [...seen].sort((a, b) => a - b),
  );
}

export const columnsOf = (s: Snapshot, measure: Measure): ReadonlyMap<Node, Column> =>
  measure === 'votes' ? s.votes : s.economic;

function loopsAmong(snapshot: Snapshot, measure: Measure, nodes: readonly Node[]): readonly Loop[] {
  const columns = columnsOf(snapshot, measure);
  const place = new Map(nodes.map((node, at) => [node, at] as const));
  const owners = nodes.map((node) =>
    (columns.get(node)?.holdings ?? []).filter((h) => h.bounds.hi.n > 0n).flatMap((h) => place.get(h.owner) ?? []),
  );
  const loops: Loop[] = [];
  for (const component of components(nodes.length, (at) => owners[at] ?? [])) {
    const members = component.map((at) => nodes[at] as Node);
    if (members.length < 2) continue;
    loops.push({ members, closed: isClosed(columns, members) });
  }
  return loops.sort((a, b) => (a.members[0] as Node) - (b.members[0] as Node));
}

function isClosed(columns: ReadonlyMap<Node, Column>, members: readonly Node[]): boolean {
  const inside = new Set(members);
  return members.every((node) => {
    const column = columns.get(node);
    if (column === undefined) return false;
    const held = column.holdings.filter((h) => inside.has(h.owner));
    const least = held.reduce((sum, h) => sum.add(h.bounds.lo), column.capacity.sub(column.capacity));
    const foreign = column.holdings.some((h) => !inside.has(h.owner) && h.bounds.hi.n > 0n);
    return compare(least, column.capacity) >= 0 || (column.complete && !foreign);
  });
}
