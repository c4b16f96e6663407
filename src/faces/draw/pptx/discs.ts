/** Parties of the parallel notation as native shapes: an ellipse with its sign, its words as text beside it. */
import { type Circle, railsOf, SHEETS } from '../disc.ts';
import { iconOf, isDotted, isStack } from '../icons.ts';
import { INK } from '../ink.ts';
import { textWidth } from '../measure.ts';
import type { Box, BoxRow, Point } from '../types.ts';
import type { Canvas } from './canvas.ts';
import { sign } from './figure.ts';
import { group, preset, type Shape, shape } from './shape.ts';
import { outline } from './sites.ts';
import { FACES, type Voice } from './text.ts';

const VOICES: Readonly<Record<BoxRow['kind'], Voice>> = {
  name: 'name',
  sub: 'sub',
  subject: 'subject',
  mono: 'mono',
  strong: 'strong',
};
/** From the baseline of a line up to its top, of its height. */
const RISE = 0.74;

/** @param id of the shape that lines are fastened to */
export function disc(c: Canvas, box: Box, circle: Circle, id: number, ports: readonly Point[]): string {
  const subject = box.node?.place === 'subject';
  const stroke = {
    colour: INK.ink,
    width: subject ? 2.6 : 1.5,
    dash: isDotted(box) ? ('sysDot' as const) : ('solid' as const),
  };
  const ring = (by: number, r: number, more: Partial<Shape> = {}): string =>
    shape(c, {
      x: circle.x - r + by,
      y: circle.y - r - by / 2,
      width: 2 * r,
      height: 2 * r,
      name: 'sheet of the stack',
      geometry: preset('ellipse'),
      fill: { solid: INK.paper },
      stroke,
      ...more,
    });
  const sheets = isStack(box) ? SHEETS.map((by) => ring(by, circle.r)) : [];
  const railed = railsOf(box).length > 0;
  const { x, y, width, height } = box;
  const named = { name: box.label, description: [box.label, box.sub].filter((t) => t !== '').join(', ') };
  const main = railed
    ? shape(c, {
        x,
        y,
        width,
        height,
        id,
        ...named,
        geometry: outline(c, box, ports),
        fill: { solid: INK.paper },
        stroke,
      })
    : ring(0, circle.r, { id, ...named, geometry: outline(c, box, ports) });
  const inner = subject
    ? [ring(0, circle.r - 4, { name: 'the company asked about', fill: 'none', stroke: { colour: INK.ink, width: 1 } })]
    : [];
  const parts = [...sheets, main, ...inner, sign(c, iconOf(box), circle), ...words(c, box)];
  return group(c, `${box.label} and its words`, { x, y, width, height }, parts);
}

/** Lines of one voice that follow each other are one text. */
function words(c: Canvas, box: Box): string[] {
  const runs: BoxRow[][] = [];
  for (const row of box.rows) {
    const last = runs.at(-1);
    if (last?.[0]?.kind === row.kind) last.push(row);
    else runs.push([row]);
  }
  return runs.map((rows) => {
    const first = rows[0] as BoxRow;
    const voice = VOICES[first.kind];
    const { size, step, bold } = FACES[voice];
    const face = first.kind === 'mono' ? 'mono' : bold === true ? 'strong' : 'sans';
    return shape(c, {
      x: box.x + first.x,
      y: box.y + first.y - step * RISE,
      width: Math.max(...rows.map((r) => textWidth(r.text, size, face))),
      height: rows.length * step,
      name: rows.map((r) => r.text).join(' '),
      fill: 'none',
      text: rows.map((r) => ({ text: r.text, voice })),
    });
  });
}
