/** The legend as shapes, in columns: the meaning of what is drawn and of nothing else. */
import { INK } from '../ink.ts';
import { SIGN_ICONS, type Sign, signsOf } from '../legend.ts';
import { COLUMN, LEGEND_WORDS } from '../legend-text.ts';
import type { Layout } from '../types.ts';
import type { ShareIn } from '../words.ts';
import { gauge } from './bars.ts';
import type { Canvas } from './canvas.ts';
import { polygon, sign } from './figure.ts';
import { group, named, place, preset, type Stroke, shape, stroked } from './shape.ts';
import type { Voice } from './text.ts';

const ROW = 24;

export const legendHeight = (l: Layout, width: number): number => Math.ceil(signsOf(l).length / columnsIn(width)) * ROW;
const columnsIn = (width: number): number => Math.max(1, Math.floor(width / COLUMN));

export function legend(
  c: Canvas,
  l: Layout,
  x: number,
  y: number,
  width: number,
  told: Readonly<Record<Sign, string>> = LEGEND_WORDS,
): string[] {
  const columns = columnsIn(width);
  return signsOf(l).map((sign, at) => {
    const [left, top] = [x + (at % columns) * COLUMN, y + Math.floor(at / columns) * ROW];
    const words = word(c, told[sign], left + 44, top + 3, COLUMN - 56, 'sub');
    return group(c, `legend: ${told[sign]}`, { x: left, y: top, width: COLUMN - 12, height: 22 }, [
      ...shapesOf(c, l, sign, left, top),
      words,
    ]);
  });
}

function word(c: Canvas, text: string, x: number, y: number, width: number, voice: Voice, suspect = false): string {
  const paragraph = suspect ? { text, voice, suspect } : { text, voice };
  return shape(c, { x, y, width, height: 16, name: text, fill: 'none', text: [paragraph], at: 'middle' });
}

function shapesOf(c: Canvas, l: Layout, name: Sign, x: number, y: number): string[] {
  const icon = l.notation === 'parallel' ? SIGN_ICONS[name] : undefined;
  if (icon === undefined) return pairShapes(c, name, x, y) ?? signShapes(c, name, x, y);
  return [ring(c, name, x + 17, y + 11, 10, icon === 'unknown'), sign(c, icon, { x: x + 17, y: y + 11, r: 10 }, 12)];
}

const ring = (c: Canvas, name: string, x: number, y: number, r: number, dotted = false): string =>
  shape(c, {
    ...{ x: x - r, y: y - r, width: 2 * r, height: 2 * r, name },
    geometry: preset('ellipse'),
    fill: { solid: INK.paper },
    stroke: { colour: INK.ink, width: 1, ...(dotted ? { dash: 'sysDot' as const } : {}) },
  });

/** Of two lines side by side, and of circles. */
function pairShapes(c: Canvas, name: Sign, x: number, y: number): string[] | undefined {
  const line = (dy: number, colour: string, width: number, dotted = false): string =>
    stretch(c, name, x, y + dy - 11, { colour, width, ...(dotted ? { dash: 'sysDot' as const, round: true } : {}) });
  const half = (colour: string, out: number): string[] => [
    shape(c, { x: x + 15.5, y: y + 1, width: 3, height: 18, name, fill: { solid: colour } }),
    polygon(
      c,
      [
        [x + 17, y + 20],
        [x + 17, y + 11],
        [x + 17 + out, y + 11],
      ],
      name,
      { solid: colour },
    ),
  ];
  switch (name) {
    case 'left':
      return half(INK.econ, -7);
    case 'right':
      return half(INK.votes, 7);
    case 'tenth':
      return [line(8, INK.econ, 2), line(14, INK.econ, 6)];
    case 'dots':
      return [line(11, INK.votes, 2.4, true)];
    case 'follow':
      return [line(9, INK.econ, 3), line(14, INK.votes, 3)];
    case 'rail':
      return [line(4, INK.ink, 1.5), ring(c, name, x + 17, y + 12, 8)];
    default:
      return undefined;
  }
}

function signShapes(c: Canvas, sign: Sign, x: number, y: number): string[] {
  const box = (more: { dash?: 'sysDot'; geometry?: string } = {}, dx = 0, dy = 0, width = 34): string =>
    shape(c, {
      x: x + dx,
      y: y + 5 + dy,
      width,
      height: 12,
      name: sign,
      fill: { solid: INK.paper },
      stroke: { colour: INK.ink, width: 1, ...(more.dash === undefined ? {} : { dash: more.dash }) },
      ...(more.geometry === undefined ? {} : { geometry: more.geometry }),
    });
  const bar = (share: ShareIn, colour: 'econ' | 'votes' = 'econ'): string =>
    gauge(c, { x, y: y + 8, width: 34, height: 6 }, share, colour, sign);
  switch (sign) {
    case 'company':
    case 'other':
      return [box()];
    case 'person':
      return [box({ geometry: preset('ellipse') })];
    case 'triangle':
      return [box({ geometry: preset('triangle') })];
    case 'unnamed':
      return [box({ dash: 'sysDot' })];
    case 'fold':
      return [box({}, 4, -3, 30), box({}, 0, 0, 30)];
    case 'shares':
      return [stretch(c, sign, x, y, { colour: INK.ink, width: 1.5, arrow: true })];
    case 'control':
      return [stretch(c, sign, x, y, { colour: INK.ink, width: 1.5, dash: 'dash', arrow: true })];
    case 'not-counted':
      return [stretch(c, sign, x, y, { colour: INK.line, width: 1.5, dash: 'dot' })];
    case 'loop':
      return [stretch(c, sign, x, y, { colour: INK.votes, width: 1.5, arrow: true })];
    case 'road':
      return [shape(c, { x, y: y + 5, width: 34, height: 12, name: sign, fill: { solid: INK.road } })];
    case 'moved':
      return [stretch(c, sign, x, y, { colour: INK.scen, width: 3, arrow: true })];
    case 'econ':
      return [bar({ exact: 60 })];
    case 'votes':
      return [bar({ exact: 60 }, 'votes')];
    case 'doubt':
      return [bar({ minimum: 40, maximum: 80 })];
    case 'no-figure':
      return [bar({ minimum: 0, maximum: 100 })];
    case 'said':
      return [word(c, '“ca.”', x, y + 2, 40, 'said')];
    case 'worked-out':
      return [word(c, '= 12', x, y + 3, 40, 'mono')];
    case 'suspect':
      return [word(c, '9.9', x + 6, y + 3, 30, 'name', true)];
    default:
      return [];
  }
}

/** A line that joins nothing is a shape: every connector of the slide is fastened. */
function stretch(c: Canvas, name: string, x: number, y: number, stroke: Stroke): string {
  const at = place(c, { x, y: y + 11, width: 34, height: 0 });
  return `<p:sp><p:nvSpPr>${named(c.id(), name)}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>${at}</a:xfrm>${preset('line')}${stroked(c, stroke)}</p:spPr></p:sp>`;
}
