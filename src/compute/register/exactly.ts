/**
 * Pairs the sweep leaves open, decided on everything above their company: in doubles with proven error first, with
 * fractions where these leave it open (bounds/sparse.ts). One part of the register is cut out a company, for all of its
 * open pairs.
 */
import { type ShareGraph, shareOf } from '../../snapshot/graph/index.ts';
import { COLUMN } from '../../snapshot/graph/types.ts';
import type { Column, Node, Party, Snapshot } from '../../snapshot/types.ts';
import { compare, type Exact, exact, ONE, ratio } from '../../terms/exact.ts';
import type { Interval } from '../../terms/interval.ts';
import { SparseOwnership } from '../bounds/sparse.ts';
import type { Line } from './decide.ts';
import { ROW } from './types.ts';

/** Parts of more companies than this are not cut out; the pair then stays open. */
const MOST_ABOVE = 200_000;

export interface Decided {
  readonly holder: number;
  /** 0: cannot reach the line */
  readonly verdict: number;
  readonly bounds: Interval;
}

/**
 * @param holders outside owners of the company whose pair is open
 * @param told where every outside owner above the company is open: all but these are decided, not `holders` alone
 * @returns the same verdicts as the exact engine; `borderline` where the part above is too large, or where ends rounded
 *   to a billionth lie so near the line that the graph cannot tell. Cost: the columns above the company, once, and for each holder again.
 */
export function decideExactly(
  graph: ShareGraph,
  company: number,
  holders: readonly number[],
  line: Line,
  told?: ReadonlySet<number>,
): readonly Decided[] {
  const part = cutOut(graph, company);
  if (part === undefined) return holders.map((holder) => ({ holder, verdict: ROW.borderline, bounds: ANY }));
  const ownership = new SparseOwnership(part.snapshot, 'economic');
  const outside =
    told === undefined ? holders : [...part.local.keys()].filter((n) => n < graph.holders && !told.has(n));
  return outside.flatMap((holder) => {
    const node = part.local.get(holder);
    return node === undefined ? [] : [{ holder, ...decided(ownership, node, line, part.rounded) }];
  });
}

function decided(
  ownership: SparseOwnership,
  node: Node,
  line: Line,
  rounded: boolean,
): { readonly verdict: number; readonly bounds: Interval } {
  const threshold = ratio(line.threshold, 1_000_000_000);
  const { bounds, exact: told } = ownership.ownershipBounds([node], 0);
  const apart = straddles(bounds, threshold, rounded ? ROUNDED : BILLIONTH);
  if (!told && apart) return { verdict: ROW.cannotTell, bounds };
  const verdict = ownership.reaches([node], 0, threshold, line.inclusive);
  if (verdict === 'cannot-tell' && rounded && !apart) return { verdict: ROW.borderline, bounds };
  return { verdict: verdict === 'yes' ? ROW.yes : verdict === 'no' ? 0 : ROW.cannotTell, bounds };
}

/** Both exact ends lie on different sides of the line. */
const straddles = ({ lo, hi }: Interval, threshold: Exact, near: Exact): boolean =>
  compare(lo.add(near), threshold) < 0 && compare(hi.sub(near), threshold) > 0;
/** doubles are less than this wide of the exact ends */
const BILLIONTH = ratio(1, 1_000_000_000);
/** allowed for ends that were rounded to a billionth when the graph was built, loops included */
const ROUNDED = ratio(1, 100_000);
const ANY: Interval = { lo: exact(0), hi: ONE, loOpen: false, hiOpen: false };

/** Everything above the company as a snapshot of its own; the company is node 0. */
function cutOut(
  graph: ShareGraph,
  company: number,
): { readonly snapshot: Snapshot; readonly local: ReadonlyMap<number, Node>; readonly rounded: boolean } | undefined {
  const local = new Map<number, Node>([[company, 0]]);
  const economic = new Map<Node, Column>();
  let rounded = false;
  for (const [node, at] of local) {
    if (local.size > MOST_ABOVE) return undefined;
    if (node < graph.holders) continue;
    economic.set(at, columnOf(graph, node, at, local));
    rounded ||= ((graph.column[node - graph.holders] as number) & COLUMN.rounded) !== 0;
  }
  return { snapshot: snapshotWith(local.size, economic), local, rounded };
}

function columnOf(graph: ShareGraph, company: number, at: Node, local: Map<number, Node>): Column {
  const k = company - graph.holders;
  const holdings = [];
  for (let e = graph.ownerStart[k] as number; e < (graph.ownerStart[k + 1] as number); e += 1) {
    const owner = graph.owner[e] as number;
    const node = local.get(owner) ?? local.size;
    local.set(owner, node);
    const bounds = shareOf(graph.ownerCode[e] as number, graph.bands);
    holdings.push({ owner: node, company: at, bounds, directness: 'direct' as const, statements: [], assumptions: [] });
  }
  const complete = ((graph.column[k] as number) & COLUMN.complete) !== 0;
  return { company: at, holdings, complete, capacity: ONE, overfull: false };
}

const PARTY: Party = { id: '', name: '', otherNames: [], type: 'unknown', identifiers: [], statements: [] };

function snapshotWith(parties: number, economic: ReadonlyMap<Node, Column>): Snapshot {
  return {
    asAt: '0001-01-01',
    knownAt: 'all',
    options: {},
    parties: new Array(parties).fill(PARTY),
    nodeOf: new Map(),
    economic,
    votes: economic,
    oneShareOneVote: new Set(),
    claims: [],
    declared: [],
    statedControl: [],
    concerts: [],
    offices: [],
    said: [],
    assumptions: [],
    openPoints: [],
    warnings: [],
    statements: new Map(),
  };
}
