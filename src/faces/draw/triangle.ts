/** The triangle of the legal notation: its words stand on its base, each line as wide as the sides leave there. */
import { textWidth, widthFor, wrapped } from './measure.ts';
import type { Box, BoxRow, Sized } from './types.ts';

/** pixels between the last line and the base */
export const TRIANGLE_FOOT = 6;
/** pixels between a line and a side */
const ASIDE = 8;
const [NAME, SUB] = [17, 15];
/** of the height, what is above the words: the higher, the narrower */
const POINTED = 0.8;

/** @param ports px that the lines at its busier side need */
export function triangular(id: string, label: string, sub: string, ports: number): Sized {
  const names = wrapped(label, 13.5, widthFor(label, 13.5, 56, 3, 'strong'), 'strong');
  const subs = wrapped(sub, 12, widthFor(sub, 12, 84, 2, 'sans'));
  const high = names.length * NAME + subs.length * SUB;
  const height = Math.ceil(high * (1 + POINTED)) + TRIANGLE_FOOT + 8;
  const top = height - TRIANGLE_FOOT - high;
  const lines = [
    ...names.map((text, n) => ({ text, kind: 'name' as const, from: top + n * NAME, down: 13 })),
    ...subs.map((text, n) => ({ text, kind: 'sub' as const, from: top + names.length * NAME + n * SUB, down: 11 })),
  ];
  const widths = lines.map(({ text, kind, from }) => {
    const wide = kind === 'name' ? textWidth(text, 13.5, 'strong') : textWidth(text, 12);
    return ((wide + 2 * ASIDE) * height) / from;
  });
  const width = Math.ceil(Math.max(104, ports, ...widths));
  const rows: BoxRow[] = lines.map(({ text, kind, from, down }) => ({
    text,
    kind,
    x: width / 2,
    y: from + down,
    anchor: 'middle',
  }));
  return { id, width, height, shape: 'triangle', label, sub, rows };
}

type Frame = Pick<Box, 'x' | 'y' | 'width' | 'height' | 'shape'>;

/** Where its side is at this x, from above. */
export const slopeY = (box: Frame, x: number): number =>
  Math.round((box.y + (box.height * Math.abs(x - box.x - box.width / 2)) / (box.width / 2)) * 10) / 10;

/** Where a line from the left meets a box at this y; any other shape at its left. */
export const slopeX = (box: Frame, y: number): number =>
  box.shape === 'triangle' ? Math.round((box.x + (box.width / 2) * (1 - (y - box.y) / box.height)) * 10) / 10 : box.x;

/** For an SVG polygon: the point, then the base. */
export const cornersOf = ({ x, y, width, height }: Frame): string =>
  `${x + width / 2},${y} ${x + width},${y + height} ${x},${y + height}`;
