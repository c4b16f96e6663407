/**
 * A structure as one slide that stays editable: parties are shapes, lines are connectors fastened to them, words are
 * text. It holds what the SVG holds, and below the chart what it is true of and where it comes from.
 */
import type { StructureAnswer } from '../../../index.ts';
import { type Language, sayingOf } from '../../phrases/answer-in.ts';
import { CHART_WORDS, type ChartWords } from '../chart-words.ts';
import { type ExportFrame, footWords } from '../frame.ts';
import { INK } from '../ink.ts';
import { type Layout, type LayoutOptions, layout } from '../layout.ts';
import { textWidth, wrapped } from '../measure.ts';
import { spoken } from '../spoken.ts';
import type { Box, Line } from '../types.ts';
import { Canvas, scaleFor } from './canvas.ts';
import { connector } from './connector.ts';
import { polygon } from './figure.ts';
import { label } from './labels.ts';
import { legend, legendHeight } from './legend.ts';
import { type Drawn, drawnLines, headsOf } from './lines.ts';
import { presentation } from './package.ts';
import { party } from './parties.ts';
import { named, place, shape } from './shape.ts';
import { type Sites, sitesOf } from './sites.ts';
import { FACES, type Paragraph, SCENARIO_INK, textBody } from './text.ts';

const MARGIN = 16;

/**
 * @param answer a `structure` answer
 * @param frame days, data version, rule and sources, and the changes supposed where it is a scenario
 * @returns the bytes of a .pptx of one slide as large as the chart, reduced only over 56 inches, the same for the same
 *   answer; one pixel of the layout is 1/96 inch
 * @throws LookthroughError limit-reached: reduced so far that its words would be under one point
 */
export function slide(
  answer: StructureAnswer,
  frame: ExportFrame,
  options: LayoutOptions & { readonly language?: Language } = {},
): Uint8Array {
  const { language = 'en' } = options;
  const [own, say] = [CHART_WORDS[language], sayingOf(answer, language)];
  const l = spoken(layout(answer, { words: own.drawn, ...options }), say, own.quoted);
  const width = Math.max(l.width, Math.min(options.width ?? 480, 480));
  const inner = width - 2 * MARGIN;
  const head = headOf(say(answer.headline), frame, own);
  const top = MARGIN + heightOf(head, inner) + 4;
  const under = top + l.height + 4;
  const legendTop = under + 4;
  const footTop = legendTop + legendHeight(l, inner) + 8;
  const facts = sub([...words(l, own), ...frame.lines]);
  const scale = scaleFor(width, footTop + heightOf(facts, inner) + MARGIN);
  const foot = [...sub(scale === 1 ? [] : [own.reduced(Math.floor(scale * 100))]), ...facts];
  const height = footTop + heightOf(foot, inner) + MARGIN;
  const c = new Canvas(width, height);
  const shapes = [
    title(c, head, inner),
    ...chart(c, moved(l, top), answer),
    ...legend(c, l, MARGIN, legendTop, inner, own.legend),
    footer(c, foot, footTop, inner),
    ...(frame.scenario.length === 0 ? [] : [scenarioFrame(c)]),
  ];
  const name = frame.scenario.length === 0 ? answer.subject.name : `SCENARIO, not a fact: ${answer.subject.name}`;
  return presentation({ title: name, width: c.emu(width), height: c.emu(height), shapes: shapes.join('') });
}

const sub = (texts: readonly string[]): Paragraph[] => texts.map((text) => ({ text, voice: 'sub' }));
const words = (l: Layout, own: ChartWords): string[] => [footWords(l, own)].filter((text) => text !== '');
/** Each text is one paragraph, which the program breaks; its room is that of the lines measured here. */
const heightOf = (text: readonly Paragraph[], width: number): number =>
  text.reduce((sum, p) => sum + linesOf(p, width) * FACES[p.voice].step, 0);
/** A word wider than the room, such as a data version, is broken by the program too. */
function linesOf({ text, voice }: Paragraph, width: number): number {
  const { size, bold } = FACES[voice];
  const face = bold === true ? 'strong' : 'sans';
  const rows = wrapped(text, size, width, face).map((row) => Math.ceil(textWidth(row, size, face) / width));
  return rows.reduce((sum, n) => sum + Math.max(1, n), 0);
}

/** A scenario says so before anything else, in the title that every outline and export repeats. */
function headOf(headline: string, { scenario }: ExportFrame, own: ChartWords): Paragraph[] {
  const fact: Paragraph = { text: headline, voice: 'title' };
  if (scenario.length === 0) return [fact];
  const stop = own.language === 'en' ? '. ' : '。';
  return [{ text: `${own.scenario}${stop}${own.notAFact}: ${scenario.join('; ')}`, voice: 'scenario' }, fact];
}

function title(c: Canvas, text: readonly Paragraph[], width: number): string {
  const at = { x: MARGIN, y: MARGIN, width, height: heightOf(text, width) };
  return `<p:sp><p:nvSpPr>${named(c.id(), 'Title')}<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm>${place(c, at)}</a:xfrm></p:spPr>${textBody(c, text, { wrap: true })}</p:sp>`;
}

const footer = (c: Canvas, text: readonly Paragraph[], y: number, width: number): string =>
  shape(c, {
    x: MARGIN,
    y,
    width,
    height: heightOf(text, width),
    name: 'What it is true of',
    fill: 'none',
    text,
    wrap: true,
  });

/** The dashed frame holds everything, so that any crop carries it. */
const scenarioFrame = (c: Canvas): string =>
  shape(c, {
    x: 4,
    y: 4,
    width: c.width - 8,
    height: c.height - 8,
    name: 'SCENARIO, not a fact',
    fill: 'none',
    stroke: { colour: SCENARIO_INK, width: 2, dash: 'dash' },
  });

/** Everything of the layout lower by so much. */
function moved(l: Layout, by: number): Layout {
  const box = (b: Box): Box => ({ ...b, y: b.y + by });
  const line = (x: Line): Line => ({
    ...x,
    points: x.points.map(([px, py]) => [px, py + by] as const),
    labelY: x.labelY + by,
  });
  return { ...l, boxes: l.boxes.map(box), lines: l.lines.map(line) };
}

/**
 * Roads lie lowest, then boxes, lines, labels. Lines lie over boxes so that one which a program lays anew behind a box is
 * still seen to go on.
 */
function chart(c: Canvas, l: Layout, answer: StructureAnswer): string[] {
  const on = l.lines.filter((line) => line.edge?.road === true);
  const road = { colour: INK.road, width: l.notation === 'parallel' ? 28 : 10 };
  const drawn = drawnLines(l);
  const all = [...on.map((line) => ({ line, stroke: road, of: '' })), ...drawn];
  const sites = sitesOf({ ...l, lines: all.map((x) => x.line) });
  const ids = new Map(l.boxes.map((b) => [b.id, c.id()]));
  const names = new Map(all.map(({ line }, n) => [line.id, pairOf(sites, n)]));
  const fasten = ({ line, stroke }: Drawn, n: number, name: string): string => {
    const [from, to] = sites.ends[n] as Sites['ends'][number];
    const end = (e: typeof from) => [ids.get(e.box.id) as number, e.site] as const;
    return connector(c, name, line.points, stroke, { from: end(from), to: end(to) });
  };
  const roads = on.map((line, n) => fasten(all[n] as Drawn, n, `carries the answer: ${names.get(line.id)}`));
  return [
    ...roads,
    ...l.boxes.map((b) => party(c, b, ids.get(b.id) as number, sites.ports.get(b.id) ?? [], answer)),
    ...drawn.map((x, n) => fasten(x, on.length + n, `${names.get(x.line.id)}${x.of}`)),
    ...headsOf(l).map((h) => polygon(c, h.corners, 'half a head', { solid: INK[h.colour] })),
    ...l.lines.map((line) => label(c, line, `share: ${names.get(line.id)}`)),
  ];
}

function pairOf({ ends }: Sites, n: number): string {
  const [from, to] = ends[n] as Sites['ends'][number];
  return `${from.box.label} to ${to.box.label}`;
}
