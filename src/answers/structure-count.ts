/** One quantity of a structure: economics alone or votes alone, with the words said of it; the other is left out and counted. */
import type { Measure } from '../compute/types.ts';
import type { StructureAnswer, StructureEdge } from './structure-out.ts';

type Drawn = Pick<StructureAnswer, 'nodes' | 'edges' | 'undisclosed' | 'subject'>;

/**
 * Stated control has no figure of either quantity and stays in both. A line that carries the other quantity alone goes,
 * and with it what only such lines join to the subject.
 *
 * @param drawn a structure with both quantities; @returns the same with one, and the number of lines that went
 */
export function counted<A extends Drawn>(drawn: A, measure: Measure): A & Required<Pick<StructureAnswer, 'counted'>> {
  const figures = drawn.edges.flatMap((e) => edgeCounted(e, measure));
  const reached = joined(figures, drawn.subject.id);
  const edges = figures.filter((e) => reached.has(e.from) && reached.has(e.to));
  const rest = drawn.undisclosed[measure];
  return {
    ...drawn,
    nodes: drawn.nodes.filter((n) => reached.has(n.id)),
    edges,
    undisclosed: rest === undefined ? {} : { [measure]: rest },
    counted: { measure, leftOut: drawn.edges.length - edges.length },
  };
}

function edgeCounted(edge: StructureEdge, measure: Measure): readonly StructureEdge[] {
  const { economic, votes, ...bare } = edge;
  if (edge.kind === 'other-reading') return [edge];
  const said = saidOf(edge.said, measure);
  const share = measure === 'votes' ? votes : economic;
  if (share !== undefined) return [{ ...bare, kind: measure === 'votes' ? 'votes' : 'shares', [measure]: share, said }];
  return economic === undefined && votes === undefined ? [{ ...bare, said }] : [];
}

/** Words said of this quantity; where there are none, those it was read from. */
function saidOf(said: StructureEdge['said'], measure: Measure): StructureEdge['said'] {
  const own = said.filter((x) => (x.of === 'votes') === (measure === 'votes'));
  return own.some((x) => x.use === 'used') ? own : said;
}

function joined(edges: readonly StructureEdge[], subject: string): ReadonlySet<string> {
  const beside = new Map<string, string[]>();
  const note = (from: string, to: string): void => {
    const list = beside.get(from);
    if (list === undefined) beside.set(from, [to]);
    else list.push(to);
  };
  for (const e of edges) {
    note(e.from, e.to);
    note(e.to, e.from);
  }
  const reached = new Set([subject]);
  for (const at of reached) for (const next of beside.get(at) ?? []) reached.add(next);
  return reached;
}
