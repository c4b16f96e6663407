/** Shares multiplied along chains, for every company of a graph, in pieces; pairs a sweep leaves open are decided. */
import { AMOUNT, type Line, OPEN } from '../../compute/register/decide.ts';
import { decideExactly } from '../../compute/register/exactly.ts';
import { OwnersSweep } from '../../compute/register/sweep.ts';
import { ROW } from '../../compute/register/types.ts';
import type { ShareGraph } from '../../snapshot/graph/index.ts';
import type { Interval } from '../../terms/interval.ts';
import type { RowShare } from './rows.ts';

export type VisitRow = (company: number, holder: number, verdict: number, share: RowShare) => void;

/** Pieces in order; each builds on those before it, so a run takes all of them from the first. */
export interface Multiplied {
  pieces(): Iterable<{ readonly id: string; run(visit: VisitRow): void }>;
}

/** Companies of one piece. */
const PIECE = 1 << 18;

export function multipliedIn(graph: ShareGraph, line: Line): Multiplied {
  return {
    *pieces() {
      const sweep = new OwnersSweep(graph, line);
      for (let from = graph.holders; from < graph.nodes; ) {
        const to = endOf(graph, from);
        const start = from;
        yield { id: String(from), run: (visit) => swept(graph, sweep, line, [start, to], visit) };
        from = to;
      }
    },
  };
}

/** A piece never ends inside a loop. */
function endOf({ loops, nodes }: ShareGraph, from: number): number {
  const end = Math.min(nodes, from + PIECE);
  for (let l = 0; l < loops.length && (loops[l] as number) < end; l += 2) {
    if ((loops[l + 1] as number) > end) return loops[l + 1] as number;
  }
  return end;
}

function swept(
  graph: ShareGraph,
  sweep: OwnersSweep,
  line: Line,
  [from, to]: readonly [number, number],
  visit: VisitRow,
): void {
  const open = new Map<number, number[]>();
  const flush = (): void => {
    const { rows } = sweep;
    for (let i = 0; i < rows.count; i += 1) {
      const [company, holder] = [rows.company[i] as number, rows.holder[i] as number];
      if (rows.verdict[i] === ROW.borderline) {
        const list = open.get(company);
        if (list === undefined) open.set(company, [holder]);
        else list.push(holder);
      } else visit(company, holder, rows.verdict[i] as number, shareAt(sweep, i));
    }
    rows.count = 0;
  };
  sweep.run(from, to, flush);
  flush();
  for (const [company, holders] of open) {
    for (const { holder, verdict, bounds } of decideExactly(graph, company, holders, line)) {
      if (verdict !== 0) visit(company, holder, verdict, outward(bounds));
    }
  }
}

function shareAt({ rows }: OwnersSweep, i: number): RowShare {
  const [least, most] = [rows.least[i] as number, rows.most[i] as number];
  return { least: least & AMOUNT, most: most & AMOUNT, leastOpen: least >= OPEN, mostOpen: most >= OPEN };
}

/** An interval in whole billionths, cut outward. */
function outward({ lo, hi, loOpen, hiOpen }: Interval): RowShare {
  const [low, high] = [lo.mul(1_000_000_000), hi.mul(1_000_000_000)];
  return {
    least: Number(low.n / low.d),
    most: Number((high.n + high.d - 1n) / high.d),
    leastOpen: loOpen || low.d !== 1n,
    mostOpen: hiOpen || high.d !== 1n,
  };
}
