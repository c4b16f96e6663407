/** Ownership as a graph file of other programs. */

import type { StructureAnswer } from '../../answers/structure-out.ts';
import { cypher } from './cypher.ts';
import { gexf } from './gexf.ts';
import { graphml } from './graphml.ts';
import { graphOfStructure } from './of-structure.ts';
import type { GraphText, OwnershipGraph } from './types.ts';

export const GRAPH_FORMATS = ['graphml', 'gexf', 'cypher'] as const;
export type GraphFormat = (typeof GRAPH_FORMATS)[number];

export const GRAPH_WRITERS: Readonly<Record<GraphFormat, (graph: OwnershipGraph) => GraphText>> = {
  graphml,
  gexf,
  cypher,
};

export { graphOfSnapshot, notDrawn } from './of-snapshot.ts';

/**
 * @param told what the file says of itself beside the headline: days, data version, sources
 * @returns the chart of a structure answer as a graph file, shares exact; the same bytes for the same answer
 */
export function graphText(answer: StructureAnswer, format: GraphFormat, told: readonly string[] = []): string {
  const graph = graphOfStructure(answer);
  return GRAPH_WRITERS[format]({ ...graph, frame: [graph.frame, ...told].join(' | ') }).text;
}
