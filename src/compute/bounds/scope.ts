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
  readonly holders: ReadonlySet<Node>;
  readonly nodes: readonly Node[];
  /** node -> local number */
  readonly local: ReadonlyMap<Node, number>;
  /** owners within the scope, per local number; everybody else in the column is worth nothing */
  readonly links: readonly (readonly ScopeLink[])[];
  /** local numbers; a group of several is a loop */
  readonly groups: readonly (readonly number[])[];
}

const HOLDER = -1;

/** @param company absent: everything below the holders, and what stands above that */
export function scopeOf(
  book: OwnershipBook,
  holders: ReadonlySet<Node>,
  company: Node | undefined,
  undisclosed: Undisclosed,
): Scope {
  const inside = insideOf(book, holders, company, undisclosed);
  const nodes = [...inside].sort((a, b) => a - b);
  const local = new Map(nodes.map((node, at) => [node, at] as const));
  const links = nodes.map((node) => linksOf(book, node, holders, local));
  const inner = links.map((list) => list.flatMap((l) => (l.owner === HOLDER ? [] : [l.owner])));
  return { holders, nodes, local, links, groups: components(nodes.length, (at) => inner[at] ?? []) };
}

/** An undeclared owner may stand anywhere above a company; so with `anyone` nothing above it can be left out. */
function insideOf(
  book: OwnershipBook,
  holders: ReadonlySet<Node>,
  company: Node | undefined,
  undisclosed: Undisclosed,
): ReadonlySet<Node> {
  if (company === undefined) {
    const reached = below(book, holders);
    return undisclosed === 'anyone' ? above(book, holders, reached) : reached;
  }
  if (undisclosed === 'anyone' || holders.has(company)) {
    const up = above(book, holders, [company]);
    return undisclosed === 'anyone' ? up : leadingTo(book, holders, up);
  }
  return between(book, holders, company);
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

/** The companies and everybody above them, up to the holders. */
function above(book: OwnershipBook, holders: ReadonlySet<Node>, companies: Iterable<Node>): ReadonlySet<Node> {
  const seen = new Set(companies);
  for (const node of seen) {
    for (const h of book.column(node)?.holdings ?? []) {
      if (!holders.has(h.owner) && h.bounds.hi.n !== 0n) seen.add(h.owner);
    }
  }
  return seen;
}

/**
 * Companies on a way from the company up to a holder that meets no other holder before. Walked down from the holders
 * first, so a holder of little costs little; whatever stands on a way up to such a company leads to the holder as well.
 */
function between(book: OwnershipBook, holders: ReadonlySet<Node>, company: Node): ReadonlySet<Node> {
  const held = book.heldAbove(company);
  const leading = new Set<Node>();
  for (const holder of holders) for (const node of held.get(holder) ?? []) leading.add(node);
  for (const node of leading) {
    if (holders.has(node)) leading.delete(node);
    else for (const next of held.get(node) ?? []) leading.add(next);
  }
  if (!leading.has(company)) return new Set();
  const met = new Set([company]);
  for (const node of met) {
    for (const h of book.column(node)?.holdings ?? []) {
      if (h.bounds.hi.n !== 0n && leading.has(h.owner)) met.add(h.owner);
    }
  }
  return met;
}

/** Those of `nodes` from which a way up meets a holder. */
function leadingTo(book: OwnershipBook, holders: ReadonlySet<Node>, nodes: ReadonlySet<Node>): ReadonlySet<Node> {
  const down = new Map<Node, Node[]>();
  const met = new Set<Node>();
  for (const node of nodes) {
    for (const h of book.column(node)?.holdings ?? []) {
      if (h.bounds.hi.n === 0n) continue;
      const list = down.get(h.owner);
      if (holders.has(h.owner)) met.add(node);
      else if (list === undefined) down.set(h.owner, [node]);
      else list.push(node);
    }
  }
  for (const node of met) if (!holders.has(node)) for (const next of down.get(node) ?? []) met.add(next);
  return met;
}

/** Local numbers of a company and what stands above it in the scope; sorted. */
export function partAbove(scope: Scope, at: number): readonly number[] {
  const seen = new Set([at]);
  for (const next of seen) for (const { owner } of scope.links[next] ?? []) if (owner !== HOLDER) seen.add(owner);
  return [...seen].sort((a, b) => a - b);
}
