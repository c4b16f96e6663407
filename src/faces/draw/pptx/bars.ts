/** Bars from 0 to 100 %: outlined, solid to the lowest value, hatched to the highest. */
import { INK } from '../ink.ts';
import { highOf, isUnknown, lowOf, type ShareIn } from '../words.ts';
import type { Canvas } from './canvas.ts';
import { type Fill, type Frame, group, shape } from './shape.ts';

/** Doubt narrower than this could not be seen. */
const LEAST_DOUBT = 3;

/** @returns the gauge of one share; without a figure it is hatched from end to end, in ink */
export function gauge(c: Canvas, f: Frame, share: ShareIn, colour: 'econ' | 'votes', name: string): string {
  const part = (from: number, to: number, fill: Fill, what: string): string =>
    to <= from ? '' : shape(c, { ...f, x: f.x + from, width: to - from, name: what, fill });
  const parts = isUnknown(share)
    ? [part(0, f.width, { hatch: INK.ink }, 'no figure')]
    : spans(share, f.width).map(([from, to, doubt]) =>
        part(from, to, doubt ? { hatch: INK[colour] } : { solid: INK[colour] }, doubt ? 'in doubt' : 'for certain'),
      );
  const ground = shape(c, {
    ...f,
    name: '0 to 100 %',
    fill: { solid: INK.paper },
    stroke: { colour: INK.line, width: 1 },
  });
  return group(c, name, f, [ground, ...parts]);
}

/** Solid, then doubtful: from, to, whether in doubt. */
export function spans(share: ShareIn, width: number): readonly (readonly [number, number, boolean])[] {
  const at = (percent: number): number => (Math.min(Math.max(percent, 0), 100) / 100) * width;
  const [low, high] = [at(lowOf(share)), at(highOf(share))];
  const doubt = share.exact === undefined ? Math.max(high - low, LEAST_DOUBT) : 0;
  const from = Math.min(low, width - doubt);
  return doubt === 0
    ? [[0, from, false]]
    : [
        [0, from, false],
        [from, from + doubt, true],
      ];
}
