/** Moving boxes within their row, by a click, by keys or by dragging; what comes of it is an order, kept in the address. */
import type { Box, Layout } from '../../src/faces/draw/types.ts';

export interface Arrange {
  /** id of the box that is moved */
  readonly chosen: string | undefined;
  /** ids of those that keep a place */
  readonly held: ReadonlySet<string>;
  choose(id: string): void;
  step(l: Layout, box: Box, by: -1 | 1): void;
  /** every box where it stands */
  keep(l: Layout): void;
  /** @param x where the middle of the box was let go */
  drop(l: Layout, box: Box, x: number): void;
}

/** Parties that can be given a place: not the company asked about, nor what stands for several. */
export const placeable = (l: Layout): Box[] =>
  l.boxes
    .filter((b) => b.node !== undefined && b.node.place !== 'subject')
    .sort((a, b) => middle(a) - middle(b) || a.x - b.x);
const middle = (b: Box): number => Math.round(b.y + b.height / 2);

/** Those that stand beside it, from the left, itself among them. */
export const rowOf = (l: Layout, box: Box): Box[] =>
  placeable(l)
    .filter((b) => b.y < box.y + box.height / 2 && box.y + box.height / 2 < b.y + b.height)
    .sort((a, b) => a.x - b.x);

/** @returns places of the whole row with the box so many further right; undefined: it is at the end */
export function stepped(l: Layout, box: Box, by: number, before: readonly string[]): string[] | undefined {
  const row = rowOf(l, box);
  const at = row.indexOf(box);
  const to = at + by;
  if (to < 0 || to >= row.length || by === 0) return undefined;
  const rest = row.filter((b) => b !== box);
  return withRow([...rest.slice(0, to), box, ...rest.slice(to)], before);
}

/** How many of its row it was dragged past. */
export function pastBy(l: Layout, box: Box, x: number): number {
  const row = rowOf(l, box);
  const centre = (b: Box): number => b.x + b.width / 2;
  return row.filter((b) => b !== box && centre(b) < x).length - row.indexOf(box);
}

/** Every box at the place it has now. */
export const allPlaces = (l: Layout): string[] => placeable(l).map((b) => `${b.id}~${rowOf(l, b).indexOf(b)}`);

function withRow(row: readonly Box[], before: readonly string[]): string[] {
  const ids = new Set(row.map((b) => b.id));
  return [...before.filter((p) => !ids.has(p.slice(0, p.lastIndexOf('~')))), ...row.map((b, n) => `${b.id}~${n}`)];
}

/** Follows the pointer and moves what is dragged with it; a click is no drag. */
export function dragged(event: PointerEvent & { currentTarget: SVGGElement }, drop: (x: number) => void): void {
  const node = event.currentTarget;
  const frame = node.querySelector('rect');
  const from = event.clientX;
  node.setPointerCapture(event.pointerId);
  const move = (e: PointerEvent): void => node.setAttribute('transform', `translate(${e.clientX - from} 0)`);
  const end = (e: PointerEvent): void => {
    node.removeEventListener('pointermove', move);
    node.removeAttribute('transform');
    const by = e.clientX - from;
    const centre = Number(frame?.getAttribute('x')) + Number(frame?.getAttribute('width')) / 2;
    if (Math.abs(by) > 4) drop(centre + by);
  };
  node.addEventListener('pointermove', move);
  node.addEventListener('pointerup', end, { once: true });
}
