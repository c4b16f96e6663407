/**
 * Where lines are fastened. A rectangle or an oval has sites of its own, in the middle of its sides; a box that lines
 * reach elsewhere gets the same outline with the same sites and after them one at each of those points, so that a line
 * moved with its box stays on the place it was drawn to. A site is a fraction of the box: it follows when the box is
 * resized. The preset's sites come first because a program that knows no others reads the first numbers as those.
 */
import { type Circle, circleOf, railsOf } from '../disc.ts';
import type { Box, Layout, Line, Point } from '../types.ts';
import type { Canvas } from './canvas.ts';
import { preset } from './shape.ts';

export interface End {
  readonly box: Box;
  readonly site: number;
}
export interface Sites {
  /** by line, in the order of the layout: where it starts and ends */
  readonly ends: readonly (readonly [End, End])[];
  /** by box id */
  readonly ports: ReadonlyMap<string, readonly Point[]>;
}
/** Pixels within which a point is a preset's site. */
const NEAR = 0.6;
type Fraction = readonly [number, number];

/** ECMA-376 part 1, presetShapeDefinitions: the sites of "rect", "ellipse" and "triangle", in their order. */
const RECT: readonly Fraction[] = [
  [0.5, 0],
  [0, 0.5],
  [0.5, 1],
  [1, 0.5],
];
const DIAGONAL = [(1 - Math.SQRT1_2) / 2, (1 + Math.SQRT1_2) / 2] as const;
const OVAL: readonly Fraction[] = [
  [0.5, 0],
  [DIAGONAL[0], DIAGONAL[0]],
  [0, 0.5],
  [DIAGONAL[0], DIAGONAL[1]],
  [0.5, 1],
  [DIAGONAL[1], DIAGONAL[1]],
  [1, 0.5],
  [DIAGONAL[1], DIAGONAL[0]],
];
const TRIANGLE: readonly Fraction[] = [
  [0.5, 0],
  [0.25, 0.5],
  [0, 1],
  [0.5, 1],
  [1, 1],
  [0.75, 0.5],
];
const isOval = (box: Box): boolean => (box.disc === undefined ? box.shape === 'person' : railsOf(box).length === 0);
const presetsOf = (box: Box): readonly Fraction[] => (isOval(box) ? OVAL : box.shape === 'triangle' ? TRIANGLE : RECT);

/** @returns of every line the boxes it joins, and where it touches them */
export function sitesOf(l: Layout): Sites {
  const byId = new Map(l.boxes.map((b) => [b.id, b]));
  const ports = new Map<string, Point[]>();
  const touched = l.lines.map((line) => [joined(line, 0, l.boxes, byId), joined(line, -1, l.boxes, byId)] as const);
  for (const pair of touched) for (const { box, at } of pair) note(ports, box.id, at);
  const end = ({ box, at }: { box: Box; at: Point }): End => ({ box, site: siteOf(box, at, ports.get(box.id) ?? []) });
  return { ends: touched.map(([a, b]) => [end(a), end(b)] as const), ports };
}

function note(ports: Map<string, Point[]>, id: string, at: Point): void {
  const list = ports.get(id) ?? [];
  ports.set(id, list);
  if (!list.some((p) => same(p, at))) list.push(at);
}
const same = (a: Point, b: Point): boolean => a[0] === b[0] && a[1] === b[1];

function joined(
  line: Line,
  n: 0 | -1,
  boxes: readonly Box[],
  byId: ReadonlyMap<string, Box>,
): { readonly box: Box; readonly at: Point } {
  const at = line.points.at(n) as Point;
  const id = n === 0 ? line.edge?.from : line.edge?.to;
  const named = id === undefined ? undefined : byId.get(id);
  return { box: named ?? nearest(boxes, at), at };
}
/** A line to a fold or to the rest names no edge: its end lies on the box it belongs to. */
function nearest(boxes: readonly Box[], at: Point): Box {
  return boxes.reduce((best, b) => (away(b, at) < away(best, at) ? b : best));
}
const away = (b: Box, [x, y]: Point): number =>
  Math.max(b.x - x, 0, x - b.x - b.width) + Math.max(b.y - y, 0, y - b.y - b.height);

/** The preset's own site at a point, if there is one. */
function presetSite(box: Box, [x, y]: Point): number {
  return presetsOf(box).findIndex(
    ([fx, fy]) => Math.abs(box.x + fx * box.width - x) <= NEAR && Math.abs(box.y + fy * box.height - y) <= NEAR,
  );
}
const own = (box: Box, ports: readonly Point[]): readonly Point[] => ports.filter((p) => presetSite(box, p) < 0);

function siteOf(box: Box, at: Point, ports: readonly Point[]): number {
  const found = presetSite(box, at);
  return found >= 0 ? found : presetsOf(box).length + own(box, ports).findIndex((p) => same(p, at));
}

/** @returns XML of the outline: a preset, or the same outline with sites of its own */
export function outline(c: Canvas, box: Box, ports: readonly Point[]): string {
  const oval = isOval(box);
  const circle = circleOf(box);
  const railed = circle !== undefined && !oval;
  const added = own(box, ports);
  // A preset triangle keeps its words in a part of it too small for them.
  if (added.length === 0 && box.shape !== 'triangle' && !railed) return preset(oval ? 'ellipse' : 'rect');
  const [w, h] = [c.emu(box.width), c.emu(box.height)];
  const all = [...presetsOf(box).map(([x, y]): Point => [box.x + x * box.width, box.y + y * box.height]), ...added];
  const guides = all.map(
    ([x, y], n) =>
      `<a:gd name="x${n}" fmla="*/ w ${c.emu(x - box.x)} ${w}"/><a:gd name="y${n}" fmla="*/ h ${c.emu(y - box.y)} ${h}"/>`,
  );
  const sites = all.map((p, n) => `<a:cxn ang="${facing(box, p)}"><a:pos x="x${n}" y="y${n}"/></a:cxn>`);
  const inner = oval
    ? '<a:gd name="il" fmla="*/ w 146447 1000000"/><a:gd name="ir" fmla="*/ w 853553 1000000"/><a:gd name="it" fmla="*/ h 146447 1000000"/><a:gd name="ib" fmla="*/ h 853553 1000000"/>'
    : '';
  const room = oval ? '<a:rect l="il" t="it" r="ir" b="ib"/>' : '<a:rect l="l" t="t" r="r" b="b"/>';
  return `<a:custGeom><a:avLst/><a:gdLst>${guides.join('')}${inner}</a:gdLst><a:ahLst/><a:cxnLst>${sites.join('')}</a:cxnLst>${room}<a:pathLst>${railed ? railedPaths(c, box, circle) : `<a:path w="${w}" h="${h}">${oval ? ovalPath(w, h) : box.shape === 'triangle' ? trianglePath(w, h) : rectPath(w, h)}</a:path>`}</a:pathLst></a:custGeom>`;
}

/** A circle, and the rails over and under it that its lines meet. */
function railedPaths(c: Canvas, box: Box, circle: Circle): string {
  const size = `w="${c.emu(box.width)}" h="${c.emu(box.height)}"`;
  const d = c.emu(circle.r * 2);
  const at = (x: number, y: number): string => point(c.emu(x - box.x), c.emu(y - box.y));
  const ring = ovalPath(d, d).replace(/<a:pt [^>]*>/, at(circle.x - circle.r, circle.y));
  const rails = railsOf(box).map((points) =>
    points.map(([x, y], n) => (n === 0 ? `<a:moveTo>${at(x, y)}</a:moveTo>` : `<a:lnTo>${at(x, y)}</a:lnTo>`)).join(''),
  );
  return `<a:path ${size}>${ring}</a:path><a:path ${size} fill="none">${rails.join('')}</a:path>`;
}

const point = (x: number, y: number): string => `<a:pt x="${x}" y="${y}"/>`;
const rectPath = (w: number, h: number): string =>
  `<a:moveTo>${point(0, 0)}</a:moveTo><a:lnTo>${point(w, 0)}</a:lnTo><a:lnTo>${point(w, h)}</a:lnTo><a:lnTo>${point(0, h)}</a:lnTo><a:close/>`;
const trianglePath = (w: number, h: number): string =>
  `<a:moveTo>${point(Math.round(w / 2), 0)}</a:moveTo><a:lnTo>${point(w, h)}</a:lnTo><a:lnTo>${point(0, h)}</a:lnTo><a:close/>`;
const ovalPath = (w: number, h: number): string => {
  const [rx, ry] = [Math.round(w / 2), Math.round(h / 2)];
  const quarter = (from: number): string => `<a:arcTo wR="${rx}" hR="${ry}" stAng="${from}" swAng="5400000"/>`;
  return `<a:moveTo>${point(0, ry)}</a:moveTo>${[10_800_000, 16_200_000, 0, 5_400_000].map(quarter).join('')}<a:close/>`;
};

/** The way a line leaves the box at this point, in 60,000ths of a degree: right 0, down, left, up. */
function facing(box: Box, [x, y]: Point): number {
  const [fx, fy] = [(x - box.x) / box.width, (y - box.y) / box.height];
  if (fx < 0.01) return 10_800_000;
  if (fx > 0.99) return 0;
  return fy < 0.5 ? 16_200_000 : 5_400_000;
}
