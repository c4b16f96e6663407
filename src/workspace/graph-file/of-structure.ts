/** A structure answer → the graph of one company's surroundings; what a chart shows, for a graph program. */
import type { StructureAnswer } from '../../answers/structure-out.ts';
import { exact } from '../../terms/exact.ts';
import { percentExact } from './share-text.ts';
import type { GraphEdge, GraphShare, OwnershipGraph } from './types.ts';

type Edge = StructureAnswer['edges'][number];
type Share = NonNullable<Edge['economic']>;

/** @returns nodes and edges of the answer, in its order; an answer carries no identifiers, so nodes have none */
export function graphOfStructure(answer: StructureAnswer): OwnershipGraph {
  return {
    frame: answer.headline,
    nodes: answer.nodes.map((n) => ({
      id: n.id,
      name: n.name,
      kind: n.type,
      identifiers: [],
      ...(n.jurisdiction === undefined ? {} : { jurisdiction: n.jurisdiction }),
      statements: [],
    })),
    edges: answer.edges.map(edgeOf),
  };
}

function edgeOf(e: Edge): GraphEdge {
  const until = e.said.find((x) => x.use === 'used' && x.end !== undefined)?.end;
  return {
    id: e.id,
    from: e.from,
    to: e.to,
    kind: e.kind,
    ...(e.economic === undefined ? {} : { economic: shareOf(e.economic) }),
    ...(e.votes === undefined ? {} : { votes: shareOf(e.votes) }),
    ...(e.since === undefined ? {} : { since: e.since }),
    ...(until === undefined ? {} : { until }),
    statements: e.statements,
    sources: [...new Set(e.said.map((x) => x.source))].sort(),
  };
}

/** The fraction of the answer; where it is too long to be printed there, the number rounded outward. */
function shareOf(s: Share): GraphShare {
  const text = (fraction: string | undefined, number: number): string =>
    fraction === undefined ? String(number) : percentExact(exact(fraction));
  const loNumber = s.exact ?? s.minimum ?? s.exclusiveMinimum ?? 0;
  const hiNumber = s.exact ?? s.maximum ?? s.exclusiveMaximum ?? 100;
  return {
    lo: text(s.fraction ?? s.minimumFraction, loNumber),
    hi: text(s.fraction ?? s.maximumFraction, hiNumber),
    loOpen: s.exclusiveMinimum !== undefined,
    hiOpen: s.exclusiveMaximum !== undefined,
    loNumber,
    hiNumber,
  };
}
