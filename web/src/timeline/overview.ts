/** The upper part of the timeline: offices and what happened in all the time there is, small, and a strip of what is dated finer. */
import { isFine, type Span } from './days.ts';
import { grouped } from './grouped.ts';
import type { Happened } from './happened.ts';
import { type Loose, pack, wrapped } from './pack.ts';
import { type Piece, piecesOf } from './pieces.ts';
import { type Block, type Ink, LINE, type Mark, type Text } from './shapes.ts';

export interface Ground {
  readonly left: number;
  readonly right: number;
  readonly span: Span;
  /** where the names of rows stand: beside them, or above where there is no room */
  readonly beside: number | undefined;
  readonly nameLeft: number;
  readonly day: number | undefined;
}
const BAR = 9;
const GAP = 8;

export const xIn = ({ left, right, span }: Ground, at: number): number =>
  left + ((Math.min(Math.max(at, span.from), span.to) - span.from) / (span.to - span.from)) * (right - left);

/** An event is a diamond on a known day, else a box as wide as what is known. */
export function eventBlocks(e: Happened, g: Ground, y: number): readonly Block[] {
  const from = (e.start ?? e.end)?.from ?? g.span.from;
  const to = (e.end ?? e.start)?.to ?? g.span.to;
  if (to - from === 1) return [{ x: xIn(g, from) - 5, y: y - 1, width: 11, height: 11, look: 'diamond', ink: 'ink' }];
  const x = xIn(g, from);
  return [{ x, y, width: Math.max(xIn(g, to) - x, 3), height: BAR, look: 'hatch', ink: 'ink' }];
}

const LOOKS = { sure: 'solid', 'some-day': 'hatch', 'fade-in': 'fade-in', 'fade-out': 'fade-out' } as const;
/** @returns a block a piece; a piece outside the ground has none */
export const blocksOf = (pieces: readonly Piece[], g: Ground, y: number, height: number, ink: Ink): readonly Block[] =>
  pieces.flatMap((p) => {
    const [x, to] = [xIn(g, p.from), xIn(g, p.to)];
    const outside = p.to <= g.span.from || p.from >= g.span.to;
    return outside ? [] : [{ x, y, width: Math.max(to - x, 1), height, look: LOOKS[p.look], ink }];
  });

interface Row {
  readonly name: string;
  readonly items: readonly Happened[];
}
/** Offices by who has them, then events that are dated no finer than a year. */
function rowsOf(list: readonly Happened[], events: string): readonly Row[] {
  const offices = grouped(
    list.filter((h) => h.office),
    (h) => h.about,
  );
  const wide = list.filter((h) => !h.office && h.start !== undefined && !isFine(h.start));
  return [
    ...[...offices].map(([name, items]) => ({ name, items })),
    ...(wide.length === 0 ? [] : [{ name: events, items: wide }]),
  ];
}

/**
 * @param list what happened, in the order of its days
 * @param fine days and months of holdings and events that the lower part shows
 */
export function overviewOf(
  list: readonly Happened[],
  fine: readonly Span[],
  g: Ground,
  top: number,
  events: string,
): {
  readonly marks: readonly Mark[];
  readonly names: readonly Text[];
  readonly strip: readonly Block[];
  readonly bottom: number;
} {
  const [marks, names]: [Mark[], Text[]] = [[], []];
  let y = top;
  for (const row of rowsOf(list, events)) {
    const room = (g.beside ?? g.right) - g.nameLeft - 12;
    const lines = wrapped(row.name, room);
    names.push({ x: g.nameLeft, y: y + (g.beside === undefined ? 12 : LINE + 8), lines, width: room, face: 'strong' });
    if (g.beside === undefined) y += lines.length * LINE + 4;
    const { loose, blocks } = looseOf(row.items, g);
    const { placed, height } = pack(loose, { left: g.left, right: g.right, bar: BAR, gap: GAP });
    for (const [n, h] of row.items.entries()) {
      const p = placed[n] as (typeof placed)[number];
      const bar = y + p.top + p.lines.length * LINE;
      marks.push({
        id: h.id,
        who: '',
        what: h.text,
        when: h.when,
        statements: [h.statement],
        blocks: (blocks[n] ?? []).map((b) => ({ ...b, y: b.y + bar })),
        texts: [{ x: p.x, y: y + p.top + 11, lines: p.lines, width: p.width, face: 'sans' }],
      });
    }
    y += Math.max(height, g.beside === undefined ? 0 : lines.length * LINE + 12) + 4;
  }
  const strip = fine.map((s): Block => {
    const x = xIn(g, s.from);
    return {
      x,
      y: y + 2,
      width: Math.max(xIn(g, s.to) - x, 2),
      height: 5,
      look: s.to - s.from === 1 ? 'solid' : 'hatch',
      ink: 'ink',
    };
  });
  return { marks, names, strip, bottom: y + 10 };
}

function looseOf(
  items: readonly Happened[],
  g: Ground,
): { loose: readonly Loose[]; blocks: readonly (readonly Block[])[] } {
  const blocks = items.map((h) =>
    h.office ? blocksOf(piecesOf(h, { day: g.day, whole: g.span }), g, 0, BAR, 'ink') : eventBlocks(h, g, 0),
  );
  const loose = items.map((h, n): Loose => {
    const mine = blocks[n] ?? [];
    return { from: Math.min(...mine.map((b) => b.x)), to: Math.max(...mine.map((b) => b.x + b.width)), label: h.text };
  });
  return { loose, blocks };
}
