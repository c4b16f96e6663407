/**
 * The part of the graph that lies on some way from a holder down to a company, as columns over local numbers. Every
 * link carries what its column leaves for it, so a share that cannot be reached is not multiplied.
 */
import type { Column, Node, Snapshot } from '../../snapshot/types.ts';
import type { Interval } from '../../terms/interval.ts';
import { tightened } from '../bounds/tightened.ts';
import { components } from '../loops/components.ts';
import { columnsOf } from '../loops/loops.ts';
import type { Measure } from '../types.ts';

export interface PathLink {
  /** local number of the owner */
  readonly owner: number;
  readonly share: Interval;
}

export interface PathScope {
  /** sorted; position = local number */
  readonly nodes: readonly Node[];
  /** -1 where there is no way at all */
  readonly holder: number;
  readonly company: number;
  /** owners that the holder reaches, per local number, by number */
  readonly owners: readonly (readonly PathLink[])[];
  readonly columns: readonly (Column | undefined)[];
  /** part of a loop: a way through here can cut itself off */
  readonly looped: readonly boolean[];
}

/** O(columns above the company). */
export function pathScope(snapshot: Snapshot, holder: Node, company: Node, measure: Measure): PathScope {
  const columns = columnsOf(snapshot, measure);
  const inside = between(columns, holder, company);
  const nodes = [...inside].sort((a, b) => a - b);
  const place = new Map(nodes.map((node, at) => [node, at] as const));
  const owners = nodes.map((node): readonly PathLink[] => {
    const column = columns.get(node);
    // Ways begin at the holder: who owns it does not matter.
    if (column === undefined || node === holder) return [];
    const shares = tightened(column);
    return column.holdings.flatMap((h, at) => {
      const owner = place.get(h.owner);
      const share = shares[at] as Interval;
      return owner === undefined || h.owner === node || share.hi.n === 0n ? [] : [{ owner, share }];
    });
  });
  const looped = nodes.map(() => false);
  const up = owners.map((list) => list.map((link) => link.owner));
  for (const group of components(nodes.length, (at) => up[at] ?? [])) {
    if (group.length > 1) for (const at of group) looped[at] = true;
  }
  const at = (node: Node): number => place.get(node) ?? -1;
  return {
    nodes,
    holder: at(holder),
    company: at(company),
    owners,
    columns: nodes.map((node) => columns.get(node)),
    looped,
  };
}

/** Above the company and below the holder; empty where they do not meet. */
function between(columns: ReadonlyMap<Node, Column>, holder: Node, company: Node): ReadonlySet<Node> {
  const above = new Set([company]);
  const held = new Map<Node, Node[]>();
  for (const node of above) {
    if (node === holder) continue;
    for (const h of columns.get(node)?.holdings ?? []) {
      if (h.bounds.hi.n === 0n) continue;
      above.add(h.owner);
      const list = held.get(h.owner);
      if (list === undefined) held.set(h.owner, [node]);
      else list.push(node);
    }
  }
  if (!above.has(holder) || holder === company) return new Set();
  const below = new Set([holder]);
  for (const node of below) for (const next of held.get(node) ?? []) below.add(next);
  return below;
}
