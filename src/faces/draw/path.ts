/** A line's path with corners of radius 9, or less where a piece is shorter. */
import type { Point } from './types.ts';

const RADIUS = 9;

export function pathOf({ points }: { readonly points: readonly Point[] }): string {
  const out: string[] = [];
  points.forEach(([x, y], n) => {
    const [before, after] = [points[n - 1], points[n + 1]];
    if (before === undefined) out.push(`M${x} ${y}`);
    else if (after === undefined) out.push(`L${x} ${y}`);
    else {
      const r = Math.min(RADIUS, half(before, [x, y]), half([x, y], after));
      const [ax, ay] = towards([x, y], before, r);
      const [bx, by] = towards([x, y], after, r);
      out.push(`L${ax} ${ay}Q${x} ${y} ${bx} ${by}`);
    }
  });
  return out.join('');
}

const half = (a: Point, b: Point): number => (Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1])) / 2;
const towards = (from: Point, to: Point, by: number): Point => [
  from[0] + Math.sign(to[0] - from[0]) * by,
  from[1] + Math.sign(to[1] - from[1]) * by,
];
