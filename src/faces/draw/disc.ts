/**
 * Parties of the parallel notation: circles of one size, name and kind outside. Up to two lines end on the circle; more
 * meet a rail over or under it, as wide as they need, so that lines stay upright and apart.
 */
import { isStack } from './icons.ts';
import { breakable, textWidth, widthFor, wrapped } from './measure.ts';
import type { Box, BoxRow, NodeIn, Point, Sized, Wire } from './types.ts';

/** Diameter of every circle: two lines of a name and two under it stand beside one. */
export const DISC = 64;
/** between a circle and its words */
export const DISC_ASIDE = 8;
/** How far each sheet of a stack stands behind the one before. */
export const SHEETS = [6, 3] as const;
/** lines a circle takes at one side without a rail */
const BARE = 2;

/**
 * @param own px kept at its right for its holdings in itself; its words stand beyond
 * @returns a circle with its words; room for them is part of it, as `beside`
 */
export function discSized(
  id: string,
  label: string,
  sub: string,
  shape: Sized['shape'],
  narrow: boolean,
  own = 0,
  node?: NodeIn,
): Sized {
  const least = narrow ? 84 : 104;
  const under = narrow ? breakable(sub) : sub;
  const most = Math.max(widthFor(label, 13.5, least, 2, 'strong'), widthFor(under, 12, least, 2, 'sans'));
  const names = wrapped(label, 13.5, most, 'strong');
  const subs = sub === '' ? [] : wrapped(under, 12, most);
  const top = (DISC - names.length * 17 - subs.length * 15) / 2;
  const stack = isStack(node === undefined ? { shape } : { shape, node }) ? SHEETS[0] : 0;
  const x = DISC + own + DISC_ASIDE + stack;
  const row = (text: string, y: number, kind: BoxRow['kind']): BoxRow => ({ text, x, y, kind, anchor: 'start' });
  const rows = [
    ...names.map((text, n) => row(text, top + 13 + n * 17, 'name')),
    ...subs.map((text, n) => row(text, top + names.length * 17 + 11 + n * 15, 'sub')),
  ];
  const wide = Math.max(...names.map((t) => textWidth(t, 13.5, 'strong')), ...subs.map((t) => textWidth(t, 12)));
  const disc = { x: 0, y: 0, over: false, under: false };
  return { id, width: DISC, height: DISC, shape, label, sub, rows, disc, beside: DISC_ASIDE + stack + wide };
}

/** @param port px a line takes; @returns the boxes, each circle with the rails its lines need */
export function railed(boxes: readonly Sized[], wires: readonly Wire[], port: number): Sized[] {
  const [over, under] = [countOf(wires, 'lower'), countOf(wires, 'upper')];
  return boxes.map((b) => {
    const [up, down] = [over.get(b.id) ?? 0, under.get(b.id) ?? 0];
    if (b.disc === undefined || Math.max(up, down) <= BARE) return b;
    const width = Math.max(up, down) * port;
    const [shift, x] = [width - DISC, (width - DISC) / 2];
    const disc = { x, y: 0, over: up > BARE, under: down > BARE };
    return { ...b, width, disc, rows: b.rows.map((r) => ({ ...r, x: r.x + shift })) };
  });
}
function countOf(wires: readonly Wire[], side: 'upper' | 'lower'): Map<string, number> {
  const counts = new Map<string, number>();
  for (const w of wires) counts.set(w[side], (counts.get(w[side]) ?? 0) + 1);
  return counts;
}

type Frame = Pick<Box, 'x' | 'y' | 'width' | 'height' | 'disc'>;
export interface Circle {
  readonly x: number;
  readonly y: number;
  readonly r: number;
}
/** @returns middle and radius; undefined: the box is no circle */
export const circleOf = (box: Frame): Circle | undefined =>
  box.disc && { x: box.x + box.disc.x + DISC / 2, y: box.y + box.disc.y + DISC / 2, r: DISC / 2 };

/** Where an upright line at this x ends on a circle or its rail. */
export function discY(box: Frame, circle: Circle, x: number, side: 'top' | 'bottom'): number {
  if (side === 'top' ? box.disc?.over : box.disc?.under) return side === 'top' ? box.y : box.y + box.height;
  const rise = Math.sqrt(Math.max(0, circle.r ** 2 - (x - circle.x) ** 2));
  return Math.round((side === 'top' ? circle.y - rise : circle.y + rise) * 10) / 10;
}

/** Where a level line at this y leaves the right of a circle. */
export const discRight = (circle: Circle, y: number): number =>
  Math.round((circle.x + Math.sqrt(Math.max(0, circle.r ** 2 - (y - circle.y) ** 2))) * 10) / 10;

/** The rails of a circle, each with the stem that ties it to the circle where they do not touch. */
export function railsOf(box: Frame): Point[][] {
  const circle = circleOf(box);
  if (circle === undefined || box.disc === undefined) return [];
  const [right, foot] = [box.x + box.width, box.y + box.height];
  const rails: Point[][] = [];
  const rail = (y: number, end: number): void => {
    rails.push([
      [box.x, y],
      [right, y],
    ]);
    if (y !== end)
      rails.push([
        [circle.x, y],
        [circle.x, end],
      ]);
  };
  if (box.disc.over || box.disc.right === true) rail(box.y, circle.y - circle.r);
  if (box.disc.under) rail(foot, circle.y + circle.r);
  if (box.disc.right === true)
    rails.push([
      [right, box.y],
      [right, foot],
    ]);
  return rails;
}
