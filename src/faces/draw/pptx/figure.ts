/** A figure of straight pieces and cubics as a shape that stretches with its frame. */
import type { Circle } from '../disc.ts';
import { ICON_PATHS, type Icon } from '../icons.ts';
import { INK } from '../ink.ts';
import type { Point } from '../types.ts';
import type { Canvas } from './canvas.ts';
import { type Fill, type Frame, shape } from './shape.ts';

const COMMANDS = { M: 'moveTo', L: 'lnTo', C: 'cubicBezTo' } as const;

/** @param d in the units of a square of this size, of M, L, C and Z alone; @returns XML of a geometry */
export function figure(d: string, size: number): string {
  const steps = [...d.matchAll(/([MLCZ])([^MLCZ]*)/g)].map(([, command = '', numbers = '']) => {
    if (command === 'Z') return '<a:close/>';
    const n = numbers.trim().split(/\s+/).map(Number);
    const points = n.filter((_, at) => at % 2 === 0).map((x, at) => point(x, n[at * 2 + 1] as number));
    const tag = `a:${COMMANDS[command as keyof typeof COMMANDS]}`;
    return `<${tag}>${points.join('')}</${tag}>`;
  });
  return geometry(`<a:path w="${size * FINE}" h="${size * FINE}">${steps.join('')}</a:path>`);
}
/** Coordinates of the format are whole. */
const FINE = 1000;
const point = (x: number, y: number): string => `<a:pt x="${Math.round(x * FINE)}" y="${Math.round(y * FINE)}"/>`;
const geometry = (paths: string): string =>
  `<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="l" t="t" r="r" b="b"/><a:pathLst>${paths}</a:pathLst></a:custGeom>`;

/** A closed figure of corners, where they are. */
export function polygon(c: Canvas, corners: readonly Point[], name: string, fill: Fill): string {
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  const [width, height] = [Math.max(...xs) - x, Math.max(...ys) - y];
  const steps = corners.map(
    ([px, py], n) => `<a:${n === 0 ? 'moveTo' : 'lnTo'}>${point(px - x, py - y)}</a:${n === 0 ? 'moveTo' : 'lnTo'}>`,
  );
  const path = `<a:path w="${Math.round(width * FINE)}" h="${Math.round(height * FINE)}">${steps.join('')}<a:close/></a:path>`;
  return shape(c, { x, y, width, height, name, fill, geometry: geometry(path) });
}

/** @returns the sign of a kind of party in the middle of a circle */
export function sign(c: Canvas, icon: Icon, { x, y, r }: Circle, size = r * 0.94): string {
  const frame: Frame = { x: x - size / 2, y: y - size / 2, width: size, height: size };
  if (icon === 'unknown')
    return shape(c, {
      ...frame,
      name: 'unknown',
      fill: 'none',
      text: [{ text: '?', voice: size > 20 ? 'question' : 'name' }],
      at: 'middle',
      align: 'center',
    });
  return shape(c, { ...frame, name: icon, fill: { solid: INK.ink }, geometry: figure(ICON_PATHS[icon], 24) });
}
