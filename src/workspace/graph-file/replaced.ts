/** What both XML formats need of a graph: numbers of nodes, and whose text holds what XML forbids. */
import { cellsOf, EDGE_ATTRIBUTES, NODE_ATTRIBUTES } from './columns.ts';
import type { OwnershipGraph } from './types.ts';
import { isXmlText } from './xml-text.ts';

export const numbersOf = (graph: OwnershipGraph): ReadonlyMap<string, number> =>
  new Map(graph.nodes.map((n, i) => [n.id, i]));

export function replacedIn(graph: OwnershipGraph): string[] {
  return [
    ...graph.nodes.filter((n) => cellsOf(n, NODE_ATTRIBUTES).some(([, v]) => !isXmlText(String(v)))),
    ...graph.edges.filter((e) => cellsOf(e, EDGE_ATTRIBUTES).some(([, v]) => !isXmlText(String(v)))),
  ].map((x) => x.id);
}
