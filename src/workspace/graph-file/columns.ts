/** The attributes of nodes and edges, once for every graph format. A cell without a value is left out, never zero. */
import type { GraphEdge, GraphNode, GraphShare } from './types.ts';

export type Cell = string | number | boolean;
export interface Attribute<T> {
  readonly name: string;
  readonly type: 'string' | 'double' | 'boolean';
  of(item: T): Cell | undefined;
}

/** One text for a list; a line each, so that names with commas stay whole. */
const list = (items: readonly string[]): string | undefined => (items.length === 0 ? undefined : items.join('\n'));

export const NODE_ATTRIBUTES: readonly Attribute<GraphNode>[] = [
  { name: 'partyId', type: 'string', of: (n) => n.id },
  { name: 'name', type: 'string', of: (n) => n.name },
  { name: 'kind', type: 'string', of: (n) => n.kind },
  { name: 'identifiers', type: 'string', of: (n) => list(n.identifiers) },
  { name: 'jurisdiction', type: 'string', of: (n) => n.jurisdiction },
  { name: 'statements', type: 'string', of: (n) => list(n.statements) },
];

function shareAttributes(quantity: 'economic' | 'votes'): Attribute<GraphEdge>[] {
  const cell = (
    end: keyof GraphShare,
    type: Attribute<GraphEdge>['type'],
    name = `${quantity}${end[0]?.toUpperCase()}${end.slice(1)}`,
  ): Attribute<GraphEdge> => ({ name, type, of: (e) => e[quantity]?.[end] });
  return [
    cell('lo', 'string'),
    cell('hi', 'string'),
    cell('loOpen', 'boolean'),
    cell('hiOpen', 'boolean'),
    cell('loNumber', 'double'),
    cell('hiNumber', 'double'),
  ];
}

export const EDGE_ATTRIBUTES: readonly Attribute<GraphEdge>[] = [
  { name: 'kind', type: 'string', of: (e) => e.kind },
  ...shareAttributes('economic'),
  ...shareAttributes('votes'),
  { name: 'role', type: 'string', of: (e) => e.role },
  { name: 'since', type: 'string', of: (e) => e.since },
  { name: 'until', type: 'string', of: (e) => e.until },
  { name: 'statements', type: 'string', of: (e) => list(e.statements) },
  { name: 'sources', type: 'string', of: (e) => list(e.sources) },
];

/** Name and value of every attribute that has one. */
export function cellsOf<T>(item: T, attributes: readonly Attribute<T>[]): [string, Cell][] {
  return attributes.flatMap((a) => {
    const value = a.of(item);
    return value === undefined ? [] : [[a.name, value] as [string, Cell]];
  });
}
