/** GEXF 1.3 (gexf.net): read by Gephi and sigma. No weight is given: a range is not one number. */
import { type Attribute, cellsOf, EDGE_ATTRIBUTES, NODE_ATTRIBUTES } from './columns.ts';
import { numbersOf, replacedIn } from './replaced.ts';
import type { GraphText, OwnershipGraph } from './types.ts';
import { xmlText } from './xml-text.ts';

/** @returns the file; `label` is the name of a node and the kind of an edge, everything else is an attribute */
export function gexf(graph: OwnershipGraph): GraphText {
  const at = numbersOf(graph);
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf xmlns="http://gexf.net/1.3" version="1.3">',
    `  <meta><creator>lookthrough</creator><description>${xmlText(graph.frame)}</description></meta>`,
    '  <graph defaultedgetype="directed" mode="static">',
    ...declared('node', NODE_ATTRIBUTES),
    ...declared('edge', EDGE_ATTRIBUTES),
    '    <nodes>',
    ...graph.nodes.map(
      (n, i) => `      <node id="n${i}" label="${xmlText(n.name)}">${values(n, NODE_ATTRIBUTES)}</node>`,
    ),
    '    </nodes>',
    '    <edges>',
    ...graph.edges.map(
      (e, i) =>
        `      <edge id="e${i}" source="n${at.get(e.from)}" target="n${at.get(e.to)}" kind="${xmlText(e.kind)}" label="${xmlText(e.kind)}">${values(e, EDGE_ATTRIBUTES)}</edge>`,
    ),
    '    </edges>',
    '  </graph>',
    '</gexf>',
  ];
  return { text: `${lines.join('\n')}\n`, replaced: replacedIn(graph) };
}

const declared = (on: 'node' | 'edge', attributes: readonly Attribute<never>[]): string[] => [
  `    <attributes class="${on}">`,
  ...attributes.map((a) => `      <attribute id="${a.name}" title="${a.name}" type="${a.type}"/>`),
  '    </attributes>',
];

const values = <T>(item: T, attributes: readonly Attribute<T>[]): string =>
  `<attvalues>${cellsOf(item, attributes)
    .map(([name, value]) => `<attvalue for="${name}" value="${xmlText(String(value))}"/>`)
    .join('')}</attvalues>`;
