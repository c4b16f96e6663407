/**
 * A line as a connector that names the shapes at its ends. Up to five straight pieces it is one of the format's own
 * bent connectors, which a program routes anew when a box moves; a longer way keeps its corners as a path.
 */
import type { Point } from '../types.ts';
import type { Canvas } from './canvas.ts';
import { named, type Stroke, stroked } from './shape.ts';

export interface Fastened {
  /** id of the shape, index of its site */
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
}

export function connector(
  c: Canvas,
  name: string,
  points: readonly Point[],
  stroke: Stroke,
  { from, to }: Fastened,
): string {
  const ends = `<a:stCxn id="${from[0]}" idx="${from[1]}"/><a:endCxn id="${to[0]}" idx="${to[1]}"/>`;
  return `<p:cxnSp><p:nvCxnSpPr>${named(c.id(), name)}<p:cNvCxnSpPr>${ends}</p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr><p:spPr>${way(c, corners(points))}${stroked(c, stroke)}</p:spPr></p:cxnSp>`;
}

/** Without points that lie on the way between their neighbours. */
function corners(points: readonly Point[]): readonly Point[] {
  return points.filter(([x, y], n) => {
    const [before, after] = [points[n - 1], points[n + 1]];
    if (before === undefined || after === undefined) return true;
    return !((before[0] === x && after[0] === x) || (before[1] === y && after[1] === y));
  });
}

const isUpright = (a: Point, b: Point): boolean => a[0] === b[0];
const isSquare = (points: readonly Point[]): boolean =>
  points.slice(1).every(([x, y], n) => x === points[n]?.[0] || y === points[n]?.[1]);

function way(c: Canvas, points: readonly Point[]): string {
  const [start, end] = [points[0] as Point, points.at(-1) as Point];
  if (points.length === 2) return straight(c, start, end);
  return isSquare(points) && points.length <= 6 ? bent(c, points) : path(c, points);
}

function straight(c: Canvas, [x1, y1]: Point, [x2, y2]: Point): string {
  const flips = `${x2 < x1 ? ' flipH="1"' : ''}${y2 < y1 ? ' flipV="1"' : ''}`;
  const at = `<a:off x="${c.emu(Math.min(x1, x2))}" y="${c.emu(Math.min(y1, y2))}"/><a:ext cx="${c.emu(Math.abs(x2 - x1))}" cy="${c.emu(Math.abs(y2 - y1))}"/>`;
  return `<a:xfrm${flips}>${at}</a:xfrm><a:prstGeom prst="straightConnector1"><a:avLst/></a:prstGeom>`;
}

/**
 * The preset runs from its upper left to its lower right corner and leaves sideways; one that leaves up or down is
 * turned by a quarter about its middle, after it was mirrored. Corners are given as parts of that box in 100,000ths, so
 * a side without length is given the width of a hair.
 */
function bent(c: Canvas, points: readonly Point[]): string {
  const [[x1, y1], [x2, y2]] = [points[0] as Point, points.at(-1) as Point];
  const turned = isUpright(points[0] as Point, points[1] as Point);
  const [dx, dy] = [x2 - x1, y2 - y1];
  const along = Math.max(1, Math.abs(turned ? dy : dx));
  const across = Math.max(1, Math.abs(turned ? dx : dy));
  const [cx, cy] = [(x1 + x2) / 2, (y1 + y2) / 2];
  const flips = turned
    ? `${dy < 0 ? ' flipH="1"' : ''}${dx > 0 ? ' flipV="1"' : ''}`
    : `${dx < 0 ? ' flipH="1"' : ''}${dy < 0 ? ' flipV="1"' : ''}`;
  const toRight = turned ? dx > 0 : dx >= 0;
  const [sx, sy] = [toRight ? 1 : -1, dy < 0 ? -1 : 1];
  const part = ([x, y]: Point, n: number): number => {
    const [ax, ay] = [(x - x1) * sx, (y - y1) * sy];
    const first = n % 2 === 0;
    return Math.round(((first === turned ? ay : ax) / (first ? along : across)) * 100_000);
  };
  const adjusts = points
    .slice(1, -2)
    .map((p, n) => `<a:gd name="adj${n + 1}" fmla="val ${part(p, n)}"/>`)
    .join('');
  const at = `<a:off x="${c.emu(cx - along / 2)}" y="${c.emu(cy - across / 2)}"/><a:ext cx="${c.emu(along)}" cy="${c.emu(across)}"/>`;
  return `<a:xfrm${turned ? ' rot="5400000"' : ''}${flips}>${at}</a:xfrm><a:prstGeom prst="bentConnector${points.length - 1}"><a:avLst>${adjusts}</a:avLst></a:prstGeom>`;
}

/** From corner to corner of its box like the presets: mirrored where it ends left of or above its start. */
function path(c: Canvas, points: readonly Point[]): string {
  const [[x1, y1], [x2, y2]] = [points[0] as Point, points.at(-1) as Point];
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [right, bottom] = [Math.max(...xs), Math.max(...ys)];
  const [back, up] = [x2 < x1, y2 < y1];
  const [w, h] = [c.emu(right - left), c.emu(bottom - top)];
  const steps = points.map(([x, y], n) => {
    const tag = n === 0 ? 'a:moveTo' : 'a:lnTo';
    return `<${tag}><a:pt x="${c.emu(back ? right - x : x - left)}" y="${c.emu(up ? bottom - y : y - top)}"/></${tag}>`;
  });
  const flips = `${back ? ' flipH="1"' : ''}${up ? ' flipV="1"' : ''}`;
  return `<a:xfrm${flips}><a:off x="${c.emu(left)}" y="${c.emu(top)}"/><a:ext cx="${w}" cy="${h}"/></a:xfrm><a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="l" t="t" r="r" b="b"/><a:pathLst><a:path w="${w}" h="${h}" fill="none">${steps.join('')}</a:path></a:pathLst></a:custGeom>`;
}
