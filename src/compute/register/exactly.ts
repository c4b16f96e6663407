/**
 * Pairs the sweep leaves open, decided on everything above their company: all owners at once in doubles with proven
 * error; tight bounds of the one pair where its ends lie across the line; fractions where the line is met that closely.
 */
import { type ShareGraph, shareOf } from '../../snapshot/graph/index.ts';
import { loopSize } from '../../snapshot/graph/loops.ts';
import { COLUMN } from '../../snapshot/graph/types.ts';
import type { Column, Node, Party, Snapshot } from '../../snapshot/types.ts';
import { compare, type Exact, ONE, ratio, ZERO } from '../../terms/exact.ts';
import { type Interval, interval, NOTHING, reaches } from '../../terms/interval.ts';
import { fractionOf } from '../bounds/outward.ts';
import { ownershipBounds } from '../bounds/reference.ts';
import { RegisterBand } from '../bounds/register.ts';
import { RegisterOwners } from '../integrated-ownership/register.ts';
import { Between } from './between.ts';
import { AMOUNT, type Line } from './decide.ts';
import { ROW } from './types.ts';

/** Parts of more companies than this are not cut out for fractions; the pair then stays open. */
const MOST_BETWEEN = 20_000;
/** Longer loops are left out of the fractions: those take some 8 ms there, and every member of a loop may be open. */
const LONGEST_IN_FRACTIONS = 100;
/** So many owners of a company with bands are asked one by one before all owners are. */
const FEW = 8;
/** Where a loop did not come to rest, its pairs are solved again one by one only up to so many companies. */
const LONGEST_SOLVED_AGAIN = 200;

/** A pair as the sweep leaves it. */
export interface OpenPair {
  readonly holder: number;
  /** ROW.mostOpen, ROW.leastOpen: one end is settled; default ROW.borderline */
  readonly verdict?: number;
  /** billionths with OPEN: proven ends, of which a settled one is not looked for again. Default 0 and the whole */
  readonly least?: number;
  readonly most?: number;
}

export interface Decided {
  readonly holder: number;
  /** 0: cannot reach the line */
  readonly verdict: number;
  readonly bounds: Interval;
  /** the bounds may be wider than the facts: other means may still decide */
  readonly loose?: boolean;
}

/** Decides open pairs of one graph; what is worked out for its loops serves all of them. */
export class PairDecider {
  private readonly graph: ShareGraph;
  private readonly line: Line;
  private readonly longest: number;
  private owners: RegisterOwners | undefined;
  private between: Between | undefined;
  private band: RegisterBand | undefined;

  /** @param longest loops of more companies are left out of fractions; smaller numbers leave more pairs open */
  constructor(graph: ShareGraph, line: Line, longest: number = LONGEST_IN_FRACTIONS) {
    this.graph = graph;
    this.line = line;
    this.longest = longest;
  }

  /**
   * @param pairs of outside owners of the company
   * @param told where every outside owner above the company is open: all but these are decided, not `pairs` alone
   * @returns the same verdicts as the exact engine; `borderline` where ends rounded to a billionth lie so near the line
   *   that the graph cannot tell, or loops are too long for fractions and doubles do not decide
   * Cost: all owners of the company once; for what is open after that its bounds, and seldom fractions.
   */
  decide(company: number, pairs: readonly OpenPair[], told?: ReadonlySet<number>): readonly Decided[] {
    const above = told === undefined ? undefined : outsideOwners(this.graph, company);
    // So much was left out above a long loop that nothing but the whole loop, solved again for each, could tell.
    if (above !== undefined && above.longest > LONGEST_SOLVED_AGAIN)
      return [...above.owners]
        .filter((p) => told?.has(p) !== true)
        .map((holder) => ({ holder, verdict: ROW.borderline, bounds: ANY }));
    if (told === undefined && pairs.length <= FEW && this.graph.bands.least.length > 0) {
      const decided = pairs.map((pair) => this.closely(company, pair));
      if (decided.every(({ verdict, loose }) => verdict !== ROW.borderline || loose !== true)) return decided;
    }
    this.owners ??= new RegisterOwners(this.graph);
    const pairOf = new Map(pairs.map((pair) => [pair.holder, pair] as const));
    const asked = told === undefined ? new Set(pairOf.keys()) : undefined;
    const threshold = this.line.threshold / BILLION;
    // A pair that pushing leaves open all but meets the line: it is bounded by itself, factors would not tell more.
    const found = this.owners.bounded(company, { threshold, factors: false, ...(asked && { asked }) });
    const close: number[] = [];
    const decided: Decided[] = [];
    const listed = new Set<number>();
    for (let i = 0; i < found.count; i += 1) {
      const holder = found.holder[i] as number;
      if (asked === undefined ? told?.has(holder) === true : !asked.has(holder)) continue;
      listed.add(holder);
      const bounds = around(found.least(i), found.most(i));
      const verdict = this.clear(bounds);
      if (verdict === undefined) close.push(holder);
      else decided.push({ holder, verdict, bounds });
    }
    // Whoever is not listed has the rest at most.
    const rest = this.clear(around(0, found.rest)) === 0 ? [] : (asked ?? above?.owners ?? []);
    for (const holder of rest) if (!listed.has(holder) && told?.has(holder) !== true) close.push(holder);
    for (const holder of close) decided.push(this.closely(company, pairOf.get(holder) ?? { holder }));
    return decided;
  }

  /** Yes or no where no end lies across the line; the ends are proven, their openness is not known. */
  private clear({ lo, hi }: Interval): number | undefined {
    const line = ratio(this.line.threshold, BILLION);
    const [low, high] = [compare(lo, line), compare(hi, line)];
    if (low > 0 || (low === 0 && this.line.inclusive)) return ROW.yes;
    return high < 0 || (high === 0 && !this.line.inclusive) ? 0 : undefined;
  }

  private closely(company: number, pair: OpenPair): Decided {
    const { holder } = pair;
    this.between ??= new Between(this.graph);
    const between = this.between.of(company, holder);
    if (between.nodes.length === 0) return { holder, verdict: 0, bounds: NOTHING };
    this.band ??= new RegisterBand(this.graph);
    const { bounds: solved, loose } = this.band.bounds([holder], company, between.nodes, endOpen(pair));
    const bounds = withSettled(solved, pair);
    const line = ratio(this.line.threshold, BILLION);
    const verdict = this.clear(bounds);
    if (verdict !== undefined) return { holder, verdict, bounds };
    const near = between.rounded ? ROUNDED : CLOSE;
    const below = pair.verdict === ROW.mostOpen || compare(bounds.lo.add(near), line) < 0;
    const reached = pair.verdict === ROW.leastOpen || compare(bounds.hi.sub(near), line) > 0;
    if (!loose && below && reached) return { holder, verdict: ROW.cannotTell, bounds };
    const part = cutOut(this.graph, company, between.nodes, this.longest);
    const node = part?.local.get(holder);
    if (part === undefined || node === undefined) return { holder, verdict: ROW.borderline, bounds, loose };
    const exactly = inFractions(part.snapshot, node, this.line, between.rounded);
    if (!part.without) return { holder, ...exactly };
    return { holder, verdict: withoutLoops(exactly.verdict, !loose && below), bounds, loose };
  }
}

/** Of an open pair the end that nobody knows on which side of the line it lies. */
const endOpen = ({ verdict }: OpenPair): 'least' | 'most' | 'both' =>
  verdict === ROW.mostOpen ? 'most' : verdict === ROW.leastOpen ? 'least' : 'both';

/** The settled end as the sweep proved it. */
function withSettled({ lo, hi }: Interval, { verdict, least = 0, most = BILLION }: OpenPair): Interval {
  if (verdict === ROW.mostOpen) return interval(ratio(least & AMOUNT, BILLION), hi);
  if (verdict === ROW.leastOpen) return interval(lo, ratio(most & AMOUNT, BILLION));
  return interval(lo, hi);
}

/**
 * What fractions tell when long loops were left out of them: ends that can only be too small.
 * @param below the lower end with everything is surely below the line
 */
function withoutLoops(verdict: number, below: boolean): number {
  if (verdict === ROW.yes) return ROW.yes;
  return verdict === ROW.cannotTell && below ? ROW.cannotTell : ROW.borderline;
}

/** Outside owners anywhere above the company, and how many companies the longest loop there has. */
function outsideOwners(
  graph: ShareGraph,
  company: number,
): { readonly owners: ReadonlySet<number>; readonly longest: number } {
  const seen = new Set([company]);
  const owners = new Set<number>();
  let longest = 1;
  for (const node of seen) {
    if (node < graph.holders) {
      owners.add(node);
      continue;
    }
    longest = Math.max(longest, loopSize(graph.loops, node));
    const k = node - graph.holders;
    for (let e = graph.ownerStart[k] as number; e < (graph.ownerStart[k + 1] as number); e += 1)
      seen.add(graph.owner[e] as number);
  }
  return { owners, longest };
}

/** Both exact ends lie on different sides of the line. */
const straddles = ({ lo, hi }: Interval, threshold: Exact, near: Exact): boolean =>
  compare(lo.add(near), threshold) < 0 && compare(hi.sub(near), threshold) > 0;
const BILLION = 1_000_000_000;
/** doubles are less than this wide of the exact ends */
const CLOSE = ratio(1, BILLION);
/** allowed for ends that were rounded to a billionth when the graph was built, loops included */
const ROUNDED = ratio(1, 100_000);

function inFractions(
  snapshot: Snapshot,
  node: Node,
  line: Line,
  rounded: boolean,
): { readonly verdict: number; readonly bounds: Interval } {
  const threshold = ratio(line.threshold, BILLION);
  const { bounds, loose } = ownershipBounds(snapshot, [node], 0, { measure: 'economic', undisclosed: 'declared' });
  const verdict = reaches(bounds, threshold, line.inclusive);
  if (verdict === 'cannot-tell' && (loose || (rounded && !straddles(bounds, threshold, ROUNDED))))
    return { verdict: ROW.borderline, bounds };
  return { verdict: verdict === 'yes' ? ROW.yes : verdict === 'no' ? 0 : ROW.cannotTell, bounds };
}

const ANY: Interval = interval(ZERO, ONE);
const around = (least: number, most: number): Interval => interval(fractionOf(least), fractionOf(most));

/**
 * Companies between as a snapshot of their own; the company is node 0.
 * @returns `without`: loops of more companies than `longest` were left out, their members are worth nothing here
 */
function cutOut(
  graph: ShareGraph,
  company: number,
  nodes: Int32Array,
  longest: number,
): { readonly snapshot: Snapshot; readonly local: ReadonlyMap<number, Node>; readonly without: boolean } | undefined {
  const local = new Map<number, Node>([[company, 0]]);
  const economic = new Map<Node, Column>();
  const kept = nodes.filter((node) => loopSize(graph.loops, node) <= longest);
  if (kept.length > MOST_BETWEEN || !kept.includes(company)) return undefined;
  for (const node of kept) {
    const at = local.get(node) ?? local.size;
    local.set(node, at);
    economic.set(at, columnOf(graph, node, at, local));
  }
  return { snapshot: snapshotWith(local.size, economic), local, without: kept.length < nodes.length };
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
    notStated: [],
    said: [],
    assumptions: [],
    openPoints: [],
    warnings: [],
    statements: new Map(),
  };
}
