/** The legend as shapes, in columns: the meaning of what is drawn and of nothing else. */
import { INK } from '../ink.ts';
import { type Sign, signsOf } from '../legend.ts';
import { COLUMN, LEGEND_WORDS } from '../legend-text.ts';
import type { Layout } from '../types.ts';
import type { ShareIn } from '../words.ts';
import { gauge } from './bars.ts';
import type { Canvas } from './canvas.ts';
import { group, named, place, preset, type Stroke, shape, stroked } from './shape.ts';
import type { Voice } from './text.ts';

const ROW = 24;

export const legendHeight = (l: Layout, width: number): number =>
  Math.ceil(signsOf(l).filter(onSlides).length / columnsIn(width)) * ROW;
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
  return signsOf(l)
    .filter(onSlides)
    .map((sign, at) => {
      const [left, top] = [x + (at % columns) * COLUMN, y + Math.floor(at / columns) * ROW];
      const words = word(c, told[sign], left + 44, top + 3, COLUMN - 56, 'sub');
      return group(c, `legend: ${told[sign]}`, { x: left, y: top, width: COLUMN - 12, height: 22 }, [
        ...signShapes(c, sign, left, top),
        words,
      ]);
    });
}

function word(c: Canvas, text: string, x: number, y: number, width: number, voice: Voice, suspect = false): string {
  const paragraph = suspect ? { text, voice, suspect } : { text, voice };
  return shape(c, { x, y, width, height: 16, name: text, fill: 'none', text: [paragraph], at: 'middle' });
}

/** Signs of the notation of a slide; those of two lines side by side stand on no slide. */
type SlideSign = Exclude<Sign, 'left' | 'right' | 'tenth' | 'dots' | 'follow'>;
const onSlides = (sign: Sign): sign is SlideSign => !['left', 'right', 'tenth', 'dots', 'follow'].includes(sign);

function signShapes(c: Canvas, sign: SlideSign, x: number, y: number): string[] {
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
  }
}

/** A line that joins nothing is a shape: every connector of the slide is fastened. */
function stretch(c: Canvas, name: string, x: number, y: number, stroke: Stroke): string {
  const at = place(c, { x, y: y + 11, width: 34, height: 0 });
  return `<p:sp><p:nvSpPr>${named(c.id(), name)}<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>${at}</a:xfrm>${preset('line')}${stroked(c, stroke)}</p:spPr></p:sp>`;
}
