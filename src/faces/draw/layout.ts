/**
 * Where everything stands in a structure chart: owners above, owned below, the subject between as a beam as wide as its
 * owners. Layers, order, places and routes follow each other; same data, same drawing. Room is kept for every label, so
 * nothing is drawn over anything. Over 400 boxes it says so and draws nothing.
 */
import type { StructureAnswer } from '../../index.ts';
import { PHONE } from './attempts.ts';
import { REST } from './boxes.ts';
import { fitted } from './fitting.ts';
import { kept } from './folding.ts';
import { partsOf } from './parts.ts';
import { type Notation, penOf } from './pen.ts';
import type { Places } from './places.ts';
import { type DrawWords, ENGLISH, type Layout, type NodeIn } from './types.ts';

export type { Box, DrawWords, Label, LabelPart, Layout, Line } from './types.ts';
export { REST };

/** More boxes than this are a table's work. */
export const MOST_BOXES = 400;
const MOST_LINES = 1_200;

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
  const words = options.words ?? ENGLISH;
  const parts = partsOf(answer, chosen, words, width < PHONE, penOf(notation));
  const found = fitted({ answer, parts, width, words, places: options.places ?? new Map() });
  return found === undefined ? tooMany(width, counts, chosen.folded, notation) : { ...found, folded: chosen.folded };
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
