/**
 * A group too large for boxes as points: the subject in the middle, what lies behind its owners above, the rest below,
 * every band one holding further away. The same answer gives the same places, whatever the order of its rows.
 */
import type { StructureAnswer } from '../../index.ts';
import { type Branch, bandsOf, byNearest } from './overview-bands.ts';
import type { EdgeIn, NodeIn } from './types.ts';
import { isUnknown } from './words.ts';

export interface OverviewPoint {
  readonly node: NodeIn;
  /** from the subject at 0, 0, y upward; no two are nearer than 1 */
  readonly x: number;
  readonly y: number;
  /** holdings away from the subject: positive above, negative below */
  readonly band: number;
}
export interface OverviewLine {
  readonly edge: EdgeIn;
  /** line: without a figure, or a reading that is not counted; scen: moved by a scenario */
  readonly colour: 'econ' | 'votes' | 'line' | 'scen';
}
export interface Overview {
  /** the subject, then band by band, each from left to right */
  readonly points: readonly OverviewPoint[];
  /** every holding between points but those in oneself, which have no length here */
  readonly lines: readonly OverviewLine[];
  /** parties that no holding ties to the subject: they are in the table alone */
  readonly apart: number;
  /** from the subject to the outermost point */
  readonly radius: number;
}

/** Ground between two bands, in points. */
const GAP = 6;

/** @returns places and lines of a `structure` answer; near-linear in the holdings, so 50,000 take about a second */
export function overviewOf(answer: StructureAnswer): Overview {
  const subject = answer.subject.id;
  const nodes = new Map(answer.nodes.map((n) => [n.id, n]));
  const bands = bandsOf(answer.edges, subject);
  const tree = byNearest(answer, bands);
  const own = nodes.get(subject);
  const points: OverviewPoint[] = own === undefined ? [] : [{ node: own, x: 0, y: 0, band: 0 }];
  let radius = 0;
  for (const side of [1, -1] as const) {
    let from = 0;
    for (const band of fanned(subject, tree, bands, side)) {
      const { rows, at } = rowsOf(band, from + GAP);
      for (const [n, { id, turn }] of band.entries()) {
        const r = from + GAP + (at[n] as number);
        const node = nodes.get(id) as NodeIn;
        points.push({ node, x: -r * Math.cos(turn), y: side * r * Math.sin(turn), band: bands.get(id) as number });
      }
      from += GAP + rows - 1;
    }
    radius = Math.max(radius, from);
  }
  return { points, lines: linesOf(answer, bands), apart: answer.nodes.length - points.length, radius };
}

interface Fanned {
  readonly id: string;
  /** from the left, 0, to the right, π */
  readonly turn: number;
}

/** Each party gets the part of its parent's angle that its outermost parties are of the parent's. */
function fanned(subject: string, tree: Branch, bands: ReadonlyMap<string, number>, side: 1 | -1): Fanned[][] {
  const below = (id: string): readonly string[] =>
    (tree.get(id) ?? []).filter((x) => Math.sign(bands.get(x) as number) === side);
  const order = [subject];
  for (let n = 0; n < order.length; n += 1) for (const id of below(order[n] as string)) order.push(id);
  const ends = new Map<string, number>();
  for (const id of [...order].reverse())
    ends.set(
      id,
      Math.max(
        1,
        below(id).reduce((sum, x) => sum + (ends.get(x) as number), 0),
      ),
    );
  const found: Fanned[][] = [];
  const left = new Map([[subject, 0]]);
  const all = ends.get(subject) as number;
  for (const id of order) {
    let at = left.get(id) as number;
    for (const next of below(id)) {
      left.set(next, at);
      const wide = ends.get(next) as number;
      const band = Math.abs(bands.get(next) as number) - 1;
      found[band] ??= [];
      found[band].push({ id: next, turn: ((at + wide / 2) / all) * Math.PI });
      at += wide;
    }
  }
  return found;
}

/** Parties from left to right into the first row in which there is room for them. */
function rowsOf(band: readonly Fanned[], radius: number): { readonly rows: number; readonly at: readonly number[] } {
  const last: number[] = [];
  const at = band.map(({ turn }) => {
    // A chord is shorter than its arc: a little more than 1 keeps the points apart.
    let row = last.findIndex((before, n) => (turn - before) * (radius + n) >= 1.02);
    if (row === -1) row = last.length;
    last[row] = turn;
    return row;
  });
  return { rows: Math.max(1, last.length), at };
}

function linesOf({ edges }: StructureAnswer, bands: ReadonlyMap<string, number>): OverviewLine[] {
  return edges
    .filter(({ from, to }) => from !== to && bands.has(from) && bands.has(to))
    .map((edge) => ({ edge, colour: colourOf(edge) }));
}

function colourOf(e: EdgeIn): OverviewLine['colour'] {
  if (e.before !== undefined) return 'scen';
  if (e.kind === 'other-reading') return 'line';
  if (e.economic !== undefined && !isUnknown(e.economic)) return 'econ';
  return e.votes !== undefined && !isUnknown(e.votes) ? 'votes' : 'line';
}
