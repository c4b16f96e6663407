/**
 * Every outside owner of every company of a register whose integrated share reaches a line, or may reach it, with
 * bounds: swept once, owners before what they own; pairs the sweep leaves open are decided on what stands above them.
 */
import type { ShareGraph } from '../../snapshot/graph/index.ts';
import type { Interval } from '../../terms/interval.ts';
import { AMOUNT, OPEN } from './decide.ts';
import { type OpenPair, PairDecider } from './exactly.ts';
import { KernelSweep } from './kernel-sweep.ts';
import { OwnersSweep } from './sweep.ts';
import { ANYONE, type ReachOptions, ROW } from './types.ts';

/** Billionths of the whole, outward. */
export interface OwnerShare {
  readonly least: number;
  readonly most: number;
  readonly leastOpen: boolean;
  readonly mostOpen: boolean;
}

/**
 * @param verdict ROW.yes, ROW.cannotTell, or ROW.borderline where the precision of the graph ends
 * @param least, most billionths with OPEN where the end itself is not reached; `ownerShare` reads them
 */
export type VisitOwner = (company: number, holder: number, verdict: number, least: number, most: number) => void;

/** Companies from … to − 1; owners that hold them were read before. */
export interface OwnersPiece {
  readonly from: number;
  readonly to: number;
  /** pairs the sweep left open, after the piece was run */
  readonly open: number;
  run(visit: VisitOwner): void;
}

/** A smaller register is done before a kernel is started. */
const FEW_LINKS = 20_000;
/** Companies of one piece: a fraction of a second of work. */
const PIECE = 1 << 18;

/**
 * @param graph shares of one measure; holders are the outside owners
 * @param options the line, and how small a share is not carried on (which changes no answer)
 * @param visit every pair whose verdict is not "no"; companies in reading order
 * @returns how many pairs were told, and how many of them the sweep had left open
 * Exact: verdicts are those of `ownersWithBounds`, shares hold its bounds. Cost: the sweep some 20 operations for each
 * kept share in a column, 12 bytes a kept share; an open pair the columns above its company.
 * @example ownersAbove(graph, { threshold: 250_000_000, inclusive: true }, (company, holder, verdict) => { … });
 */
export function ownersAbove(
  graph: ShareGraph,
  options: ReachOptions,
  visit: VisitOwner,
): { readonly rows: number; readonly open: number } {
  const found = { rows: 0, open: 0 };
  for (const piece of ownersByPiece(graph, options)) {
    piece.run((company, holder, verdict, least, most) => {
      found.rows += 1;
      visit(company, holder, verdict, least, most);
    });
    found.open += piece.open;
  }
  return found;
}

/** The same in pieces that are run in order, each building on those before it: for progress, and to stop in between. */
export function* ownersByPiece(graph: ShareGraph, options: ReachOptions): Iterable<OwnersPiece> {
  const sweep = graph.links < FEW_LINKS ? new OwnersSweep(graph, options) : new KernelSweep(graph, options);
  const decider = new PairDecider(graph, options);
  for (let from = graph.holders; from < graph.nodes; ) {
    const piece = new Piece(graph, sweep, decider, from);
    yield piece;
    from = piece.to;
  }
}

class Piece implements OwnersPiece {
  readonly from: number;
  readonly to: number;
  open = 0;
  private readonly sweep: OwnersSweep;
  private readonly decider: PairDecider;

  constructor(graph: ShareGraph, sweep: OwnersSweep, decider: PairDecider, from: number) {
    this.sweep = sweep;
    this.decider = decider;
    this.from = from;
    this.to = endOf(graph, from);
  }

  run(visit: VisitOwner): void {
    const { rows } = this.sweep;
    const open = new Map<number, OpenPair[]>();
    /** companies of which any owner may reach the line, with those that are told already */
    const anyone = new Map<number, Set<number>>();
    const flush = (): void => {
      for (let i = 0; i < rows.count; i += 1) {
        const [company, holder] = [rows.company[i] as number, rows.holder[i] as number];
        const verdict = rows.verdict[i] as number;
        if (holder === ANYONE) {
          listed(open, company);
          anyone.set(company, new Set());
          continue;
        }
        const [least, most] = [rows.least[i] as number, rows.most[i] as number];
        if (verdict >= ROW.borderline) listed(open, company, { holder, verdict, least, most });
        else {
          anyone.get(company)?.add(holder);
          visit(company, holder, verdict, least, most);
        }
      }
      rows.count = 0;
    };
    this.sweep.run(this.from, this.to, flush);
    flush();
    for (const [company, pairs] of open) {
      const decided = this.decider.decide(company, pairs, anyone.get(company));
      this.open += decided.length;
      for (const { holder, verdict, bounds } of decided) {
        if (verdict !== 0) visit(company, holder, verdict, ...outward(bounds));
      }
    }
  }
}

/** A piece never ends inside a loop. */
function endOf({ loops, nodes }: ShareGraph, from: number): number {
  const end = Math.min(nodes, from + PIECE);
  for (let l = 0; l < loops.length && (loops[l] as number) < end; l += 2) {
    if ((loops[l + 1] as number) > end) return loops[l + 1] as number;
  }
  return end;
}

function listed(open: Map<number, OpenPair[]>, company: number, ...pairs: OpenPair[]): void {
  const list = open.get(company);
  if (list === undefined) open.set(company, pairs);
  else list.push(...pairs);
}

export const ownerShare = (least: number, most: number): OwnerShare => ({
  least: least & AMOUNT,
  most: most & AMOUNT,
  leastOpen: least >= OPEN,
  mostOpen: most >= OPEN,
});

/** An interval in whole billionths, cut outward. */
function outward({ lo, hi, loOpen, hiOpen }: Interval): readonly [number, number] {
  const [low, high] = [lo.mul(1_000_000_000), hi.mul(1_000_000_000)];
  return [
    Number(low.n / low.d) | (loOpen || low.d !== 1n ? OPEN : 0),
    Number((high.n + high.d - 1n) / high.d) | (hiOpen || high.d !== 1n ? OPEN : 0),
  ];
}
