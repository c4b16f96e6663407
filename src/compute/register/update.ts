/**
 * A day's changes on a register: only companies below a changed one are worked out again, on the part of the register
 * that stands above them. Whatever else was told before stays as it was.
 */

import { buildGraph, type ShareGraph } from '../../snapshot/graph/index.ts';
import { affectedBy, type Patch } from '../../snapshot/graph/patch.ts';
import { ownersAbove, type VisitOwner } from './owners.ts';
import type { ReachOptions } from './types.ts';

/**
 * @param graph the register before the day
 * @param patch the columns that are different from now on, in numbers of the graph; new nodes come after its own
 * @param visit every pair of an affected company whose verdict is not "no", in numbers of the graph
 * @returns the affected companies, ascending: their earlier rows are replaced by what was visited, all others stay
 * Exact as `ownersAbove`. Cost: the holdings below the changed companies, and above all of those.
 */
export function ownersAfter(graph: ShareGraph, patch: Patch, options: ReachOptions, visit: VisitOwner): Int32Array {
  const { companies, part, nodes } = affectedBy(graph, patch);
  const affected = new Set(companies);
  const after = buildGraph(part).graph;
  const numberOf = (node: number): number => nodes[after.origin[node] as number] as number;
  ownersAbove(after, options, (company, holder, verdict, least, most) => {
    const c = numberOf(company);
    if (affected.has(c)) visit(c, numberOf(holder), verdict, least, most);
  });
  return companies;
}
