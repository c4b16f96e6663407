/**
 * The weakest link: a chain of holdings carries no more votes than its smallest one. Studies of ultimate owners add it
 * over chains (La Porta, Lopez-de-Silanes and Shleifer 1999; Claessens, Djankov and Lang 2000). It is a convention of
 * those studies, not a right to vote: attributed votes (control) answer that.
 */
import type { Node, Snapshot } from '../../snapshot/types.ts';
import { compare, type Exact, ZERO } from '../../terms/exact.ts';
import { addIntervals, type Interval, interval, isPoint, NOTHING } from '../../terms/interval.ts';
import type { Measure } from '../types.ts';
import { FlowNetwork } from './max-flow.ts';
import { type PathScope, pathScope } from './scope.ts';
import { simplePaths } from './simple-paths.ts';

export interface WeakestLink {
  /** the best single chain: the largest of the chains' smallest links */
  readonly strongest: Interval;
  /** all chains together without counting the same holding twice: a maximum flow. Ends are closed */
  readonly together: Interval;
  /** the studies' number: the smallest links of all chains added; absent where there are more chains than the limit */
  readonly added?: Interval;
  /** chains found; with `added` absent there are more */
  readonly chains: number;
  /** sound but perhaps not tight: complete lists and shared columns tie links that are priced one by one here */
  readonly loose: boolean;
}

/** How many chains are added up before the studies' number is left out. */
export const CHAIN_LIMIT = 10_000;

/**
 * @param measure votes in the literature
 * @param limit most chains to add
 * @returns fractions of one; nothing where no chain leads down. `added` counts a shared holding once per chain and may
 *   pass one; `together` does not
 * Cost: sorting the links between the two, one maximum flow over them for each end, and the chains for `added`.
 * @example F 30 % of B, B 20 % of C, F 30 % of C: strongest 30 %, added and together 50 %
 */
export function weakestLink(
  snapshot: Snapshot,
  holder: Node,
  company: Node,
  measure: Measure,
  limit: number = CHAIN_LIMIT,
): WeakestLink {
  const scope = pathScope(snapshot, holder, company, measure);
  if (scope.company < 0) return { strongest: NOTHING, together: NOTHING, added: NOTHING, chains: 0, loose: false };
  const { paths, complete } = simplePaths(snapshot, holder, company, { measure, limit });
  const added = paths.reduce((sum, path) => addIntervals(sum, path.weakest), NOTHING);
  return {
    strongest: strongest(scope),
    together: interval(flow(scope, false), flow(scope, true)),
    ...(complete ? { added } : {}),
    chains: paths.length,
    loose: isLoose(snapshot, scope, measure),
  };
}

function strongest(scope: PathScope): Interval {
  // Above t for sure: links above t, or at t with the end excluded. Up to t at most: links that may reach t.
  const low = widest(scope, (share) => ({ value: share.lo, first: share.loOpen }));
  const high = widest(scope, (share) => ({ value: share.hi, first: !share.hiOpen }));
  return interval(low.value, high.value, low.first, !high.first);
}

interface Rank {
  readonly value: Exact;
  /** comes before others of the same value */
  readonly first: boolean;
}

/** Opens links in falling order until the company is met: the link that meets it is the weakest of the best chain. */
function widest(scope: PathScope, rank: (share: Interval) => Rank): Rank {
  const down = scope.nodes.map((): number[] => []);
  const met = new Set([scope.holder]);
  const links = scope.owners
    .flatMap((list, to) => list.map((link) => ({ from: link.owner, to, rank: rank(link.share) })))
    .sort((a, b) => compare(b.rank.value, a.rank.value) || Number(b.rank.first) - Number(a.rank.first));
  for (const { from, to, rank: last } of links) {
    down[from]?.push(to);
    if (!met.has(from) || met.has(to)) continue;
    spread(met, down, to);
    if (met.has(scope.company)) return last;
  }
  return { value: ZERO, first: false };
}

function spread(met: Set<number>, down: readonly (readonly number[])[], start: number): void {
  met.add(start);
  const queue = [start];
  for (const at of queue) {
    for (const next of down[at] ?? []) {
      if (met.has(next)) continue;
      met.add(next);
      queue.push(next);
    }
  }
}

/**
 * Least: every link at its lower end. Most: lower ends are free, and what the column leaves beyond them is shared by
 * its holders, so it goes through a node of its own.
 */
function flow(scope: PathScope, most: boolean): Exact {
  const size = scope.nodes.length;
  const network = new FlowNetwork(size * 2);
  for (const [at, links] of scope.owners.entries()) {
    const column = scope.columns[at];
    if (column === undefined || links.length === 0) continue;
    for (const { owner, share } of links) {
      network.link(owner, at, share.lo);
      if (most) network.link(owner, size + at, share.hi.sub(share.lo));
    }
    if (most) network.link(size + at, at, leftOver(scope, at));
  }
  return network.most(scope.holder, scope.company);
}

/** What the column leaves once all its holders have their least, tightened ones among the scope. */
function leftOver(scope: PathScope, at: number): Exact {
  const column = scope.columns[at];
  if (column === undefined) return ZERO;
  const least = new Map(column.holdings.map((h) => [h.owner, h.bounds.lo] as const));
  for (const { owner, share } of scope.owners[at] ?? []) least.set(scope.nodes[owner] as Node, share.lo);
  const rest = [...least.values()].reduce((left, lo) => left.sub(lo), column.capacity);
  return compare(rest, ZERO) < 0 ? ZERO : rest;
}

function isLoose(snapshot: Snapshot, scope: PathScope, measure: Measure): boolean {
  const inside = new Set(scope.nodes);
  if (measure === 'votes' && snapshot.claims.some((claim) => inside.has(claim.company))) return true;
  return scope.owners.some((links, at) => {
    const column = scope.columns[at];
    if (column === undefined || links.length < 2 || links.every((link) => isPoint(link.share))) return false;
    const top = links.reduce((sum, link) => sum.add(link.share.hi), ZERO);
    return column.complete || compare(top, column.capacity) > 0;
  });
}
