/**
 * One Cypher script (Neo4j, Memgraph) that may be run again: MERGE by id, then all properties set anew. Values are
 * quoted literals, since a script carries no parameters; labels and property names are ours, never taken from data.
 */
import { type Attribute, type Cell, cellsOf, EDGE_ATTRIBUTES, NODE_ATTRIBUTES } from './columns.ts';
import type { GraphText, OwnershipGraph } from './types.ts';

/** @returns statements, one a line, each ended by a semicolon; nothing is replaced: Cypher can say every character */
export function cypher(graph: OwnershipGraph): GraphText {
  const lines = [
    `// Ownership graph, ${graph.frame.replace(/[^\x20-\x7e]|\\/g, ' ')}. Running it again changes nothing.`,
    'CREATE CONSTRAINT lookthrough_party IF NOT EXISTS FOR (p:Party) REQUIRE p.partyId IS UNIQUE;',
    ...graph.nodes.map(
      (n) => `MERGE (p:Party {partyId: ${literal(n.id)}}) SET p += ${properties(n, NODE_ATTRIBUTES)};`,
    ),
    ...graph.edges.map(
      (e) =>
        `MATCH (a:Party {partyId: ${literal(e.from)}}), (b:Party {partyId: ${literal(e.to)}}) ` +
        `MERGE (a)-[r:${RELATION[e.kind] ?? 'HOLDS'} {edgeId: ${literal(e.id)}}]->(b) SET r += ${properties(e, EDGE_ATTRIBUTES)};`,
    ),
  ];
  return { text: `${lines.join('\n')}\n`, replaced: [] };
}

const RELATION: Readonly<Record<string, string>> = {
  control: 'CONTROLS',
  office: 'SERVES',
  'joint-member': 'MEMBER_OF',
  'other-reading': 'MAY_HOLD',
};

/** Every property, absent ones as null: a run after the data changed leaves no stale figure. */
function properties<T>(item: T, attributes: readonly Attribute<T>[]): string {
  const known = new Map(cellsOf(item, attributes));
  return `{${attributes.map((a) => `${a.name}: ${literal(known.get(a.name))}`).join(', ')}}`;
}

const ESCAPED: Readonly<Record<string, string>> = { "'": "\\'", '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * Older Neo4j resolves \uXXXX before it parses, doubled backslash or not, so a name holding the text \u0027 could close
 * its own quotes. A data backslash is therefore never followed by "u": the literal is cut there into two.
 */
function literal(value: Cell | undefined): string {
  if (value === undefined) return 'null';
  if (typeof value !== 'string') return String(value);
  const escaped = value
    .replace(/['\\\n\r\t]/g, (c) => ESCAPED[c] ?? c)
    .replace(/\\\\(?=[uU])/g, "\\\\' + '")
    // Controls, line separators and lone surrogates go in by number
    .replace(
      /[\u0000-\u001f\u007f-\u009f\u2028\u2029]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
  return `'${escaped}'`;
}
