/**
 * The owners above one company as a small graph of exact shares. Look-through by points needs points: a range is a
 * question for ownershipBounds.
 */
import type { Column, Node, Snapshot } from '../../snapshot/types.ts';
import type { Exact } from '../../terms/exact.ts';
import { isPoint } from '../../terms/interval.ts';
import { LookthroughError } from '../../terms/problem.ts';
import { components } from '../loops/components.ts';
import { columnsOf } from '../loops/loops.ts';
import type { Measure } from '../types.ts';

export interface Link {
  /** local number of the owner */
  readonly owner: number;
  readonly share: Exact;
}

export interface Walks {
  /** sorted; position = local number */
  readonly nodes: readonly Node[];
  readonly place: ReadonlyMap<Node, number>;
  /** owners of each node, by local number */
  readonly owners: readonly (readonly Link[])[];
  /** loops and single nodes, owners first */
  readonly groups: readonly (readonly number[])[];
}

/** The company and everybody above it. O(n + m) of that part. */
export function walksAbove(snapshot: Snapshot, company: Node, measure: Measure): Walks {
  const columns = columnsOf(snapshot, measure);
  const seen = new Set([company]);
  for (const node of seen) for (const h of positive(columns.get(node))) seen.add(h.owner);
  return walksAmong(snapshot, columns, seen);
}

/** The holder and everything below it. Cost: one pass over all columns, then that part. */
export function walksBelow(snapshot: Snapshot, holder: Node, measure: Measure): Walks {
  const columns = columnsOf(snapshot, measure);
  const held = new Map<Node, Node[]>();
  for (const column of columns.values()) {
    for (const { owner } of positive(column)) {
      const list = held.get(owner);
      if (list === undefined) held.set(owner, [column.company]);
      else list.push(column.company);
    }
  }
  const seen = new Set([holder]);
  for (const node of seen) for (const company of held.get(node) ?? []) seen.add(company);
  return walksAmong(snapshot, columns, seen);
}

const positive = (column: Column | undefined): Column['holdings'] =>
  column?.holdings.filter((h) => h.bounds.hi.n !== 0n) ?? [];

function walksAmong(snapshot: Snapshot, columns: ReadonlyMap<Node, Column>, seen: ReadonlySet<Node>): Walks {
  const nodes = [...seen].sort((a, b) => a - b);
  const place = new Map(nodes.map((node, at) => [node, at] as const));
  const owners = nodes.map((node) =>
    positive(columns.get(node)).flatMap((h): readonly Link[] => {
      const owner = place.get(h.owner);
      if (owner === undefined) return [];
      if (!isPoint(h.bounds)) throw range(snapshot, h.owner, h.company);
      return [{ owner, share: h.bounds.lo }];
    }),
  );
  const up = owners.map((list) => list.map((link) => link.owner));
  return { nodes, place, owners, groups: components(nodes.length, (at) => up[at] ?? []) };
}

function range(snapshot: Snapshot, owner: Node, company: Node): LookthroughError {
  const id = (node: Node): string => snapshot.parties[node]?.id ?? String(node);
  return new LookthroughError(
    'usage',
    `${id(owner)} holds a range of ${id(company)}, not one figure; ask for bounds of ownership`,
    { received: `${id(owner)} > ${id(company)}`, choices: ['ownershipBounds', 'ownersWithBounds'] },
  );
}
