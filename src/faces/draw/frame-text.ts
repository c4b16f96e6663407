/** The frame of an exported drawing as SVG: what it is true of, under the legend. */
import type { ExportFrame } from './frame.ts';
import { INK, text } from './ink.ts';
import { textWidth, wrapped } from './measure.ts';

export const NO_FRAME: ExportFrame = { lines: [], scenario: [] };
const SIZE = 12;
const STEP = 18;

export function frameText(
  { lines }: ExportFrame,
  x: number,
  y: number,
  width: number,
): { text: string; height: number } {
  if (lines.length === 0) return { text: '', height: 0 };
  const rows = lines.flatMap((line) => wrapped(line, SIZE, width)).flatMap((row) => broken(row, width));
  const written = rows.map((row, at) => text(x, y + 20 + at * STEP, row, { fill: INK.ink2 }));
  return { text: `<g data-frame="">${written.join('')}</g>`, height: rows.length * STEP + 16 };
}

/** A word wider than the room, such as a data version, goes on in the next row. */
function broken(row: string, width: number): string[] {
  const rows: string[] = [];
  let rest = [...row];
  while (rest.length > 0) {
    let most = rest.length;
    while (most > 1 && textWidth(rest.slice(0, most).join(''), SIZE) > width) most -= 1;
    rows.push(rest.slice(0, most).join(''));
    rest = rest.slice(most);
  }
  return rows;
}
