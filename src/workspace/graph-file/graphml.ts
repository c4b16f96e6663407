/** GraphML (graphml.graphdrawing.org): read by yEd, Gephi, NetworkX, igraph. Ids are n0, e0: NMTOKEN allows no blanks. */
import { type Attribute, cellsOf, EDGE_ATTRIBUTES, NODE_ATTRIBUTES } from './columns.ts';
import { numbersOf, replacedIn } from './replaced.ts';
import type { GraphText, OwnershipGraph } from './types.ts';
import { xmlText } from './xml-text.ts';

/** @returns the file; parallel edges stay apart, the frame stands in the graph's description */
export function graphml(graph: OwnershipGraph): GraphText {
  const at = numbersOf(graph);
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...keys('node', NODE_ATTRIBUTES),
    ...keys('edge', EDGE_ATTRIBUTES),
    '  <graph id="ownership" edgedefault="directed">',
    `    <desc>${xmlText(graph.frame)}</desc>`,
    ...graph.nodes.map((n, i) => `    <node id="n${i}">${data('node', n, NODE_ATTRIBUTES)}</node>`),
    ...graph.edges.map(
      (e, i) =>
        `    <edge id="e${i}" source="n${at.get(e.from)}" target="n${at.get(e.to)}">${data('edge', e, EDGE_ATTRIBUTES)}</edge>`,
    ),
    '  </graph>',
    '</graphml>',
  ];
  return { text: `${lines.join('\n')}\n`, replaced: replacedIn(graph) };
}

const keys = (on: 'node' | 'edge', attributes: readonly Attribute<never>[]): string[] =>
  attributes.map((a) => `  <key id="${on}.${a.name}" for="${on}" attr.name="${a.name}" attr.type="${a.type}"/>`);

const data = <T>(on: 'node' | 'edge', item: T, attributes: readonly Attribute<T>[]): string =>
  cellsOf(item, attributes)
    .map(([name, value]) => `<data key="${on}.${name}">${xmlText(String(value))}</data>`)
    .join('');
