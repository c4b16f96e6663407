/**
 * Where everything stands in a structure chart: owners above, owned below, the subject between as a beam as wide as its
 * owners. Layers, order, places and routes follow each other; same data, same drawing. Room is kept for every label, so
 * nothing is drawn over anything. Over 400 boxes it says so and draws nothing.
 */
import type { StructureAnswer } from '../../index.ts';
import { assembled } from './assemble.ts';
import { beamLeast, beamRows, REST } from './boxes.ts';
import type { Bus } from './bus.ts';
import { kept } from './folding.ts';
import { type Grid, gridOf, type Item, type Piece } from './grid.ts';
import { hung, type Trunk } from './hang.ts';
import { layersOf } from './layers.ts';
import { ordered } from './order.ts';
import { type Parts, partsOf } from './parts.ts';
import { besideSelf, type Notation, type Pen, penOf } from './pen.ts';
import { placed } from './place.ts';
import type { Places } from './places.ts';
import { type DrawWords, ENGLISH, type Layout, type NodeIn, type Sized, type Wire } from './types.ts';

export type { Box, DrawWords, Label, LabelPart, Layout, Line } from './types.ts';
export { REST };

/** More boxes than this are a table's work. */
export const MOST_BOXES = 400;
/** Rows that all lines pass together, beyond which a chart is a thicket. */
const MOST_PASSES = 40_000;
const MOST_LINES = 1_200;
const MARGIN = 16;
const PHONE_MARGIN = 4;
const PHONE = 600;
/** From here on, a sheet of A3 say, a row may hold more than a screen shows. */
const WIDE = 1100;

export interface LayoutOptions {
  /** pixels to fit into where the data allow; under 600 the labels have fewer words */
  readonly width?: number;
  readonly words?: DrawWords;
  /** default: market */
  readonly notation?: Notation;
  /** per cent: whoever holds less is folded, where two do, and nobody else; default: the smallest of many */
  readonly fold?: number;
  /** id -> place among the boxes of its row that have one, from the left; kept whatever else comes and goes */
  readonly places?: Places;
}

/**
 * @param answer a `structure` answer
 * @returns pixels, from the upper left corner; wider than asked where parties that may not be folded need the room;
 *   `tooMany` in place of boxes over 400 boxes or 1,200 lines
 */
export function layout(answer: StructureAnswer, options: LayoutOptions = {}): Layout {
  const width = options.width ?? 940;
  const notation = options.notation ?? 'market';
  const chosen = kept(answer, options.fold);
  const counts = { boxes: chosen.nodes.length + chosen.folds.length, lines: chosen.edges.length };
  if (counts.boxes > MOST_BOXES || counts.lines > MOST_LINES) return tooMany(width, counts, chosen.folded, notation);
  const parts = partsOf(answer, chosen, options.words ?? ENGLISH, width < PHONE, penOf(notation));
  const places = options.places ?? new Map();
  let best: Layout | undefined;
  for (const attempt of attempts(width, parts)) {
    const found = attempted(answer, parts, width, attempt, options.words ?? ENGLISH, places);
    if (found === undefined) continue;
    if (best === undefined || found.width < best.width) best = found;
    if (best.width <= width) break;
  }
  return best === undefined ? tooMany(width, counts, chosen.folded, notation) : { ...best, folded: chosen.folded };
}

const tooMany = (
  width: number,
  counts: { boxes: number; lines: number },
  folded: readonly NodeIn[],
  notation: Notation,
): Layout => ({
  width,
  height: 0,
  boxes: [],
  lines: [],
  notation,
  folded,
  tooMany: { ...counts, most: MOST_BOXES },
});

interface Attempt {
  /** a single line leaves its box in the middle, or at the left where width is scarce */
  readonly port: 'middle' | 'left';
  readonly most: number;
  /** what of the subject's holdings hangs on one trunk */
  readonly trunk: Trunk;
  readonly loose: boolean;
}

/** From the roomiest to the tightest; the first that fits is drawn. */
function attempts(width: number, parts: Parts): Attempt[] {
  const most = Number.POSITIVE_INFINITY;
  const list: Attempt[] = [
    { port: 'middle', most, trunk: 'none', loose: false },
    { port: 'left', most, trunk: 'none', loose: false },
    { port: 'middle', most, trunk: 'leaves', loose: false },
    { port: 'left', most, trunk: 'leaves', loose: false },
    { port: 'left', most, trunk: 'tree', loose: false },
  ];
  if (width < PHONE) list.splice(0, 2);
  if (parts.boxes.length > 150) return list.slice(-2);
  for (let n = Math.min(width > WIDE ? 16 : 8, Math.max(2, Math.floor(width / 130))); n > 0; n -= 1)
    for (const loose of [false, true]) list.push({ port: 'left', most: n, trunk: 'tree', loose });
  return list;
}

function attempted(
  answer: StructureAnswer,
  parts: Parts,
  width: number,
  attempt: Attempt,
  words: DrawWords,
  places: Places,
): Layout | undefined {
  const { boxes, wires, buses } = hung(parts, answer.subject.id, attempt.trunk);
  const subject = answer.subject.id;
  const layers = layersOf([subject, ...boxes.map((b) => b.id)], wires, subject, parts.rank, attempt.most);
  if (passes(wires, layers.of) > MOST_PASSES) return undefined;
  const grid = gridOf(boxes, wires, subject, layers, parts.rank, parts.pen);
  ordered(grid, places);
  ported(grid, buses, attempt.port, parts.pen);
  const narrow = width < PHONE;
  const margin = narrow ? PHONE_MARGIN : MARGIN;
  const node = subjectOf(answer);
  const own = parts.selves
    .filter((s) => s.edge.from === subject)
    .reduce((sum, s) => sum + s.label.width + besideSelf(parts.pen), 0);
  const least = beamLeast(answer, node, narrow);
  placed(grid, { margin, after: margin + least + 24 + own, reserve: own, loose: attempt.loose });
  const right = Math.max(margin + least + own, ...grid.rows.flat().map((i) => i.x + i.width));
  const passing = grid.rows
    .filter((_, r) => grid.kinds[r] === 'upper-side')
    .flat()
    .filter((i) => i.passes);
  const beamRight = Math.min(right - (passing.length > 0 ? 0 : own), ...passing.map((i) => i.x - 14 - own));
  const beam = {
    x: margin,
    width: beamRight - margin,
    node,
    ...beamRows(answer, node, beamRight - margin, words.notDeclared),
  };
  return assembled({ grid, beam, buses, selves: parts.selves, subject, right, margin, pen: parts.pen });
}

const passes = (wires: readonly Wire[], of: ReadonlyMap<string, number>): number =>
  wires.reduce((sum, w) => sum + 2 * ((of.get(w.lower) as number) - (of.get(w.upper) as number)), 0);

export function subjectOf(answer: StructureAnswer): NodeIn {
  const found = answer.nodes.find((n) => n.place === 'subject');
  return found ?? { ...answer.subject, otherNames: [], place: 'subject', offices: [] };
}

/** Lines leave and reach a box side by side, in the order of where they come from. */
function ported(grid: Grid, buses: ReadonlyMap<string, Bus>, port: Attempt['port'], pen: Pen): void {
  const [down, up] = [new Map<Item, Piece[]>(), new Map<Item, Piece[]>()];
  const note = (map: Map<Item, Piece[]>, item: Item, p: Piece): void => {
    const list = map.get(item);
    if (list === undefined) map.set(item, [p]);
    else list.push(p);
  };
  for (const p of grid.pieces.flat()) {
    if (p.upper.box !== undefined) note(down, p.upper, p);
    if (p.lower.box !== undefined) note(up, p.lower, p);
  }
  const at = (box: Sized, n: number, of: number, over = false): number => {
    if (buses.has(box.id)) return pen.trunk;
    // A triangle is met at its point.
    if (of === 1)
      return port === 'middle' || (over && box.shape === 'triangle')
        ? Math.round(box.width / 2)
        : Math.min(24, Math.round(box.width / 2));
    return Math.round(((n + 1) * box.width) / (of + 1));
  };
  for (const [item, list] of down)
    list
      .sort((a, b) => a.lower.at - b.lower.at)
      .forEach((p, n) => {
        p.upperPort = at(item.box as Sized, n, list.length);
      });
  for (const [item, list] of up)
    list
      .sort((a, b) => a.upper.at - b.upper.at)
      .forEach((p, n) => {
        p.lowerPort = at(item.box as Sized, n, list.length, true);
      });
}
