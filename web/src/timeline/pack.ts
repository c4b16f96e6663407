/** Bars with their words above them, put into as few rows as they need: no words over others, none outside. */
import { textWidth } from '../../../src/faces/draw/measure.ts';
import { LINE, SIZE } from './shapes.ts';

export interface Loose {
  /** pixels its bar covers */
  readonly from: number;
  readonly to: number;
  readonly label: string;
}
export interface Placed {
  /** left end of its words */
  readonly x: number;
  /** top of its row, below what was given as top */
  readonly top: number;
  readonly lines: readonly string[];
  readonly width: number;
}
export interface Room {
  readonly left: number;
  readonly right: number;
  readonly bar: number;
  /** below a bar, before the next words */
  readonly gap: number;
}
const APART = 14;
const WIDEST = 620;

/** @returns where each stands, in the order given, and how high they are together */
export function pack(
  items: readonly Loose[],
  room: Room,
): { readonly placed: readonly Placed[]; readonly height: number } {
  const rows: { end: number; lines: number; members: number[] }[] = [];
  const drafts = items.map((item) => draft(item, room));
  for (const n of [...items.keys()].sort((a, b) => startOf(items, drafts, a) - startOf(items, drafts, b) || a - b)) {
    const d = drafts[n] as Draft;
    const start = startOf(items, drafts, n);
    const row = rows.find((r) => r.end + APART <= start) ?? newRow(rows);
    row.end = Math.max((items[n] as Loose).to, d.x + d.width);
    row.lines = Math.max(row.lines, d.lines.length);
    row.members.push(n);
  }
  const placed: Placed[] = [];
  let top = 0;
  for (const row of rows) {
    // Words of fewer lines stand on the bar like the others.
    for (const n of row.members) {
      const d = drafts[n] as Draft;
      placed[n] = { ...d, top: top + (row.lines - d.lines.length) * LINE };
    }
    top += row.lines * LINE + room.bar + room.gap;
  }
  return { placed, height: top };
}

type Draft = Omit<Placed, 'top'>;
function newRow(rows: { end: number; lines: number; members: number[] }[]): {
  end: number;
  lines: number;
  members: number[];
} {
  const row = { end: Number.NEGATIVE_INFINITY, lines: 1, members: [] };
  rows.push(row);
  return row;
}
const startOf = (items: readonly Loose[], drafts: readonly Draft[], n: number): number =>
  Math.min((items[n] as Loose).from, (drafts[n] as Draft).x);

function draft({ from, label }: Loose, { left, right }: Room): Draft {
  const lines = wrapped(label, Math.min(right - left, WIDEST));
  const width = Math.max(...lines.map((l) => textWidth(l, SIZE, 'strong')));
  return { x: Math.max(left, Math.min(from, right - width)), lines, width };
}

/** Words on lines no wider than that; a word that is wider alone is cut between its letters, and nothing is left out. */
export function wrapped(text: string, most: number, size = SIZE): readonly string[] {
  const fits = (line: string): boolean => textWidth(line, size, 'strong') <= most;
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((w) => (fits(w) ? [w] : cut(w, fits)))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && !fits(longer)) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

function cut(word: string, fits: (line: string) => boolean): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const c of word) {
    if (piece !== '' && !fits(piece + c)) {
      pieces.push(piece);
      piece = '';
    }
    piece += c;
  }
  return [...pieces, piece];
}
