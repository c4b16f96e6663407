/**
 * The shortest simple paths in order (Yen 1971, in Lawler's form: every set of paths is searched once). A path already
 * found is left at each of its nodes in turn: what comes before stays, and the way on must be another than any taken.
 */
import type { Barred, TwoSidedSearch } from './two-sided-search.ts';

export interface Ranking {
  readonly count: number;
  /** holdings */
  readonly longest: number;
  /** nodes that no path may go through */
  readonly through?: ((node: number) => boolean) | undefined;
}

interface Candidate {
  readonly nodes: readonly number[];
  /** place where it leaves the path it comes from; what lies before has been searched from there */
  readonly leaves: number;
}

/** @returns at most `count` paths of nodes, by length, then by the numbers of their nodes */
export function rankedPaths(
  search: TwoSidedSearch,
  a: number,
  b: number,
  ranking: Ranking,
): readonly (readonly number[])[] {
  const found: Candidate[] = [];
  const open: Candidate[] = [];
  const first = shortest(search, [a], b, new Set(), ranking);
  if (first !== undefined) open.push({ nodes: first, leaves: 0 });
  while (open.length > 0) {
    const best = open.reduce((x, y) => (before(y.nodes, x.nodes) ? y : x));
    open.splice(open.indexOf(best), 1);
    found.push(best);
    if (found.length === ranking.count) break;
    for (let at = best.leaves; at < best.nodes.length - 1; at += 1) {
      const root = best.nodes.slice(0, at + 1);
      const taken = found
        .filter((f) => root.every((node, i) => f.nodes[i] === node))
        .map((f) => f.nodes[at + 1] as number);
      const nodes = shortest(search, root, b, new Set(taken), ranking);
      if (nodes !== undefined) open.push({ nodes, leaves: at });
    }
  }
  return found.map((f) => f.nodes);
}

function shortest(
  search: TwoSidedSearch,
  root: readonly number[],
  b: number,
  next: ReadonlySet<number>,
  { longest, through }: Ranking,
): readonly number[] | undefined {
  const before = root.slice(0, -1);
  const from = root.at(-1) as number;
  const barred: Barred = { nodes: before, next, through };
  if (search.distance(from, b, barred, longest - before.length) < 0) return undefined;
  return [...before, ...search.path(barred)];
}

function before(x: readonly number[], y: readonly number[]): boolean {
  if (x.length !== y.length) return x.length < y.length;
  for (const [i, node] of x.entries()) {
    const other = y[i] as number;
    if (node !== other) return node < other;
  }
  return false;
}
