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

/** @returns the chart of a structure answer as a graph file, shares exact; the same bytes for the same answer */
export const graphText = (answer: StructureAnswer, format: GraphFormat): string =>
  GRAPH_WRITERS[format](graphOfStructure(answer)).text;
