/** Room that the drawing leaves in its upper right corner. */
import { wrapped } from '../../../src/faces/draw/measure.ts';
import type { Layout } from '../../../src/faces/draw/types.ts';

/** Pixels between the drawing and what stands in its corner. */
const GAP = 24;
const [LEAST, MOST, STEP] = [248, 340, 12];
/** Of a panel's width, what number and switch take; heights of its title, a line and the space between rows. */
const BESIDE = 96;
const [TITLE, LINE, BETWEEN] = [30, 18, 10];

/** How far right the drawing reaches above a line, in pixels. */
function reachOf(l: Layout, height: number): number {
  const boxes = l.boxes.filter((b) => b.y - 8 < height).map((b) => b.x + b.width + 8);
  const labels = l.lines.flatMap((x) =>
    x.label !== undefined && x.labelY < height ? [x.labelX + x.label.width + 8] : [],
  );
  const lines = l.lines.flatMap((x) =>
    x.points.flatMap(([x1, y1], n) => {
      const [x2, y2] = x.points[n + 1] ?? [x1, y1];
      return Math.min(y1, y2) < height ? [Math.max(x1, x2) + 12] : [];
    }),
  );
  return Math.max(0, ...boxes, ...labels, ...lines);
}

/**
 * The width of a panel of rows that stands beside the drawing without touching it, the widest that does.
 * @param room width of the card the drawing stands in, in pixels
 * @returns pixels; undefined: it must stand under the drawing
 */
export function cornerOf(l: Layout, room: number, rows: readonly string[]): number | undefined {
  for (let width = MOST; width >= LEAST; width -= STEP) {
    const lines = rows.map((row) => wrapped(row, 12.5, width - BESIDE).length);
    const height = TITLE + lines.reduce((sum, n) => sum + Math.max(24, n * LINE) + BETWEEN, 0);
    if (height <= l.height && reachOf(l, height + GAP) + GAP + width <= room) return width;
  }
  return undefined;
}
