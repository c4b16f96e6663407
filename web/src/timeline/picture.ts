/** The whole timeline in pixels: what there is to all time above, under a lens; the days of the lens below, large. */
import { isFine, type Span, spanOf, ticksOf } from './days.ts';
import { type Bracket, detailOf } from './detail.ts';
import type { Happened } from './happened.ts';
import type { LaneWords } from './lane-words.ts';
import type { Figure, Lane } from './lanes.ts';
import { type Ground, overviewOf, xIn } from './overview.ts';
import type { Axis, Block, Mark, Text } from './shapes.ts';

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly upper: Axis;
  readonly lower: Axis;
  /** the lens on the upper part */
  readonly lens: { readonly x: number; readonly width: number };
  /** the day asked about in both; undefined: outside, or nothing is dated */
  readonly day: { readonly upper: number; readonly lower: number | undefined } | undefined;
  readonly strip: readonly Block[];
  readonly brackets: readonly Bracket[];
  readonly names: readonly Text[];
  readonly upperMarks: readonly Mark[];
  readonly lowerMarks: readonly Mark[];
}
export interface Facts {
  readonly lanes: readonly Lane[];
  readonly happened: readonly Happened[];
  readonly whole: Span;
  readonly shown: Span;
  readonly day: number | undefined;
}
/** Below this the names of rows stand above them. */
const WIDE = 700;
const BESIDE = 210;
const EDGE = 12;
const AXIS = 24;
const FLAG = 22;

/** @param width pixels there are; the picture is laid out again for each, and never scaled */
export function pictureOf({ lanes, happened, whole, shown, day }: Facts, width: number, words: LaneWords): Picture {
  const beside = width >= WIDE ? BESIDE : undefined;
  const sides = { left: beside ?? EDGE, right: width - EDGE, beside, nameLeft: EDGE, day };
  const above: Ground = { ...sides, span: whole };
  const below: Ground = { ...sides, span: shown };
  const upper = overviewOf(happened, fineOf(lanes, happened), above, FLAG, words.events);
  const ticks = (g: Ground): { x: number; text: string }[] =>
    ticksOf(g.span, Math.max(2, Math.floor((g.right - g.left) / 70)), words.numbers)
      .map((t) => ({ x: xIn(g, t.at), text: t.text }))
      .filter((t) => t.x <= g.right - 16 && t.x >= g.left + 12);
  const top = upper.bottom + AXIS + 30;
  const lower = detailOf(lanes, happened, below, top + FLAG + 6, words);
  const height = lower.bottom + AXIS;
  const x = xIn(above, shown.from);
  return {
    width,
    height,
    upper: { top: FLAG - 8, bottom: upper.bottom, left: sides.left, right: sides.right, ticks: ticks(above) },
    lower: { top, bottom: lower.bottom, left: sides.left, right: sides.right, ticks: ticks(below) },
    lens: { x, width: Math.max(xIn(above, shown.to) - x, 4) },
    day:
      day === undefined
        ? undefined
        : { upper: xIn(above, day), lower: day >= shown.from && day <= shown.to ? xIn(below, day) : undefined },
    strip: upper.strip,
    brackets: lower.brackets,
    names: [...upper.names, ...lower.names],
    upperMarks: upper.marks,
    lowerMarks: lower.marks,
  };
}

const datesOf = (f: Figure): readonly Span[] =>
  [f.start, f.end, f.start === undefined ? f.asOf : undefined].filter((s) => s !== undefined);

/** Every span that is dated, of holdings and of what happened. */
export const datedOf = (lanes: readonly Lane[], happened: readonly Happened[]): readonly Span[] => [
  ...lanes.flatMap((l) => l.rows.flatMap((r) => r.flatMap(datesOf))),
  ...happened.flatMap((h) => [h.start, h.end].filter((s) => s !== undefined)),
];
export const fineOf = (lanes: readonly Lane[], happened: readonly Happened[]): readonly Span[] => [
  ...new Map(
    datedOf(lanes, happened)
      .filter(isFine)
      .map((s) => [`${s.from} ${s.to}`, s]),
  ).values(),
];
/** The day a reader asked about. */
export const dayAsked = (day: string): number => spanOf(day).from;
