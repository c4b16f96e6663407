/** Parties as native shapes: rectangle company, oval person, stack for the folded and the unnamed, beam for the subject. */
import type { StructureAnswer } from '../../../index.ts';
import { circleOf } from '../disc.ts';
import { INK } from '../ink.ts';
import { textWidth } from '../measure.ts';
import { TRIANGLE_FOOT } from '../triangle.ts';
import type { Box, BoxRow, Point } from '../types.ts';
import { spans } from './bars.ts';
import type { Canvas } from './canvas.ts';
import { disc } from './discs.ts';
import { group, type Shape, shape } from './shape.ts';
import { outline } from './sites.ts';
import type { Paragraph } from './text.ts';

/** How far each sheet of a stack stands behind the one before. */
const SHEETS = [6, 3];

export function party(c: Canvas, box: Box, id: number, ports: readonly Point[], answer: StructureAnswer): string {
  const circle = circleOf(box);
  if (circle !== undefined) return disc(c, box, circle, id, ports);
  if (box.bar !== undefined) return beam(c, box, id, ports, box.bar, answer);
  const words: Paragraph[] = [{ text: box.label, voice: 'name' }];
  if (box.sub !== '') words.push({ text: box.sub, voice: 'sub' });
  const dashed = box.shape === 'rest' || box.node?.type === 'group';
  const base: Shape = {
    ...frame(box),
    name: box.label,
    description: [box.label, box.sub].filter((x) => x !== '').join(', '),
    geometry: outline(c, box, ports),
    fill: { solid: INK.paper },
    stroke: { colour: INK.ink, width: 1.5, dash: dashed ? 'sysDot' : 'solid' },
  };
  // In a triangle the lines were broken where its sides are, and stand on its base.
  const text: Partial<Shape> =
    box.shape === 'triangle'
      ? {
          text: box.rows.map((r) => ({ text: r.text, voice: r.kind === 'name' ? 'name' : 'sub' })),
          at: 'bottom',
          inset: [0, 0, 0, TRIANGLE_FOOT],
        }
      : { text: words, at: 'middle', inset: [2, 2, 2, 2], wrap: true };
  const main = shape(c, { ...base, id, align: 'center', ...text });
  if (box.shape !== 'rest' && box.shape !== 'fold') return main;
  const { description: _, geometry: __, ...plain } = base;
  const sheets = SHEETS.map((by) => shape(c, { ...plain, x: box.x + by, y: box.y - by, name: 'sheet of the stack' }));
  const by = SHEETS[0] as number;
  const all = { x: box.x, y: box.y - by, width: box.width + by, height: box.height + by };
  return group(c, `${box.label}, a stack`, all, [...sheets, main]);
}

const frame = ({ x, y, width, height }: Box) => ({ x, y, width, height });

/** The company asked about, its votes from 0 to 100 % in it: the block in question, its doubt, the line. */
function beam(c: Canvas, box: Box, id: number, ports: readonly Point[], bar: number, answer: StructureAnswer): string {
  const head = box.rows.filter((r) => r.y < bar);
  const main = shape(c, {
    ...frame(box),
    id,
    name: box.label,
    description: `${box.label}, the company asked about`,
    geometry: outline(c, box, ports),
    fill: { solid: INK.paper },
    stroke: { colour: INK.ink, width: 2.6 },
    text: head.map((r) => ({ text: r.text, voice: r.kind === 'subject' ? 'subject' : 'sub' })),
    inset: [12, 10, 12, 0],
  });
  const words = runsOf(box.rows.filter((r) => r.y >= bar)).map((rows) => rowsBelow(c, box, rows));
  return group(c, `${box.label} and its votes`, frame(box), [main, ...votes(c, box, bar, answer), ...words]);
}

function votes(c: Canvas, box: Box, bar: number, answer: StructureAnswer): string[] {
  const at = { x: box.x, y: box.y + bar, width: box.width, height: 14 };
  const ground = shape(c, { ...at, name: 'votes, 0 to 100 %', fill: { solid: INK.sunken } });
  const share = answer.block?.share;
  const block =
    share === undefined
      ? []
      : spans(share, box.width)
          .filter(([from, to]) => to > from)
          .map(([from, to, doubt]) =>
            shape(c, {
              ...at,
              x: box.x + from,
              width: to - from,
              name: `${answer.block?.label ?? ''}, ${doubt ? 'in doubt' : 'for certain'}`,
              fill: doubt ? { hatch: INK.votes } : { solid: INK.votes },
            }),
          );
  const percent = answer.threshold?.percent;
  const tick =
    percent === undefined
      ? []
      : [
          shape(c, {
            x: box.x + (percent / 100) * box.width - 1,
            y: at.y - 4,
            width: 2,
            height: 22,
            name: `the line at ${percent} %`,
            fill: { solid: INK.ink },
          }),
        ];
  return [ground, ...block, ...tick];
}

/** Lines of one voice that follow each other are one text. */
function runsOf(rows: readonly BoxRow[]): BoxRow[][] {
  const runs: BoxRow[][] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last?.[0]?.kind === row.kind) last.push(row);
    else runs.push([row]);
  }
  return runs;
}

function rowsBelow(c: Canvas, box: Box, rows: readonly BoxRow[]): string {
  const first = rows[0] as BoxRow;
  const mono = first.kind === 'mono';
  const width = Math.max(...rows.map((r) => textWidth(r.text, 12, mono ? 'mono' : 'strong')));
  const step = mono ? 16 : 17;
  return shape(c, {
    x: box.x + first.x - (first.anchor === 'middle' ? width / 2 : 0),
    y: box.y + first.y - step + 4,
    width,
    height: rows.length * step,
    name: mono ? 'worked out' : 'the line',
    fill: 'none',
    text: rows.map((r) => ({ text: r.text, voice: mono ? 'mono' : 'strong' })),
    align: first.anchor === 'middle' ? 'center' : 'left',
  });
}
