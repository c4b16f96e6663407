/**
 * The part of the graph that can matter for one set of holders: what they reach downwards, cut to what stands above
 * the company asked about, as columns over local numbers, in an order where owners come before what they own.
 */
import type { Node } from '../../snapshot/types.ts';
import type { Interval } from '../../terms/interval.ts';
import { components } from '../loops/components.ts';
import type { Undisclosed } from '../types.ts';
import type { OwnershipBook } from './book.ts';

export interface ScopeLink {
  /** local number of the owner; -1: one of the holders asked about */
  readonly owner: number;
  readonly bounds: Interval;
}
export interface Scope {
  readonly nodes: readonly Node[];
  /** owners within the scope, per local number; everybody else in the column is worth nothing */
  readonly links: readonly (readonly ScopeLink[])[];
  /** local numbers; a group of several is a loop */
  readonly groups: readonly (readonly number[])[];
}

const HOLDER = -1;

/** @param company absent: everything below the holders */
export function scopeOf(
  book: OwnershipBook,
  holders: ReadonlySet<Node>,
  company: Node | undefined,
  undisclosed: Undisclosed,
): Scope {
  // An undeclared owner may stand anywhere above the company, so nothing can be left out.
  const reached = undisclosed === 'anyone' ? undefined : below(book, holders);
  const inside = company === undefined ? (reached ?? new Set<Node>()) : above(book, holders, company, reached);
  const nodes = [...inside].sort((a, b) => a - b);
  const local = new Map(nodes.map((node, at) => [node, at] as const));
  const links = nodes.map((node) => linksOf(book, node, holders, local));
  const inner = links.map((list) => list.flatMap((l) => (l.owner === HOLDER ? [] : [l.owner])));
  return { nodes, links, groups: components(nodes.length, (at) => inner[at] ?? []) };
}

function linksOf(
  book: OwnershipBook,
  node: Node,
  holders: ReadonlySet<Node>,
  local: ReadonlyMap<Node, number>,
): readonly ScopeLink[] {
  const links: ScopeLink[] = [];
  for (const h of book.column(node)?.holdings ?? []) {
    if (h.bounds.hi.n === 0n) continue;
    const owner = holders.has(h.owner) ? HOLDER : local.get(h.owner);
    if (owner !== undefined) links.push({ owner, bounds: h.bounds });
  }
  return links;
}

function below(book: OwnershipBook, holders: ReadonlySet<Node>): ReadonlySet<Node> {
  const seen = new Set<Node>();
  const queue = [...holders];
  for (let at = 0; at < queue.length; at += 1) {
    for (const h of book.holdingsOf(queue[at] as Node)) {
      if (seen.has(h.company) || h.bounds.hi.n === 0n) continue;
      seen.add(h.company);
      if (!holders.has(h.company)) queue.push(h.company);
    }
  }
  return seen;
}

/** The company and what stands above it up to the holders, within what they reach. */
function above(
  book: OwnershipBook,
  holders: ReadonlySet<Node>,
  company: Node,
  reached: ReadonlySet<Node> | undefined,
): ReadonlySet<Node> {
  const seen = new Set<Node>();
  if (reached !== undefined && !reached.has(company)) return seen;
  const queue = [company];
  seen.add(company);
  for (let at = 0; at < queue.length; at += 1) {
    for (const h of book.column(queue[at] as Node)?.holdings ?? []) {
      if (seen.has(h.owner) || holders.has(h.owner) || h.bounds.hi.n === 0n) continue;
      if (reached !== undefined && !reached.has(h.owner)) continue;
      seen.add(h.owner);
      queue.push(h.owner);
    }
  }
  return seen;
}
