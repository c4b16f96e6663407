/** The parallel notation as laws: which side, how wide, what has no figure, what is only assumed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { overlaps } from '../../../test/overlaps.ts';
import { edge, answerOf as madeOf, node } from '../../../test/random-groups.ts';
import { ask, openFiles, type Question, type StructureAnswer } from '../../index.ts';
import { circleOf, railsOf } from './disc.ts';
import { iconOf } from './icons.ts';
import { draw, layout } from './index.ts';
import { strandsOf } from './strands.ts';

const answerOf = async (own: string, more: Partial<Question> = {}): Promise<StructureAnswer> => {
  const workspace = await openFiles([{ name: 'facts.own', text: own }]);
  const asked = { verb: 'structure', subject: 'Big', ...more } as Question;
  return (await ask(workspace, asked)).answer as unknown as StructureAnswer;
};
const drawn = async (own: string, more: Partial<Question> = {}) => {
  const l = layout(await answerOf(own, more), { notation: 'parallel' });
  const line = l.lines.find((x) => x.edge !== undefined);
  if (line === undefined) throw new Error('nothing is drawn');
  return { line, strands: strandsOf(line)?.strands ?? [] };
};
const svgOf = async (own: string, more: Partial<Question> = {}): Promise<string> =>
  draw(await answerOf(own, more), 'svg', { notation: 'parallel' });
const firstX = (path: string): number => Number(/^M(-?[\d.]+)/.exec(path)?.[1]);
const signs = (svg: string): string[] => [...svg.matchAll(/data-sign="([^"]+)"/g)].map((m) => m[1] as string);

describe('two lines of one holding', () => {
  test('looking down, economics run on the left and votes on the right of one another, a pixel each from the middle', async () => {
    const { line, strands } = await drawn('A owns 40% of Big\nA owns 70% of the votes of Big');
    const [x] = line.points[0] as readonly [number, number];
    expect(strands.map((s) => [s.colour, s.width, firstX(s.path) - x])).toEqual([
      ['econ', 4, -3],
      ['votes', 7, 4.5],
    ]);
  });
  test('are a tenth of the share wide, and never under 1.6 px', async () => {
    const { strands } = await drawn('A owns 3% of Big');
    expect(strands.map((s) => s.width)).toEqual([1.6, 1.6]);
  });
  test('are solid to the lowest value and hatched outside it to the highest', async () => {
    const { strands } = await drawn('A owns 20-60% of Big');
    expect(strands.map((s) => [s.colour, s.kind, s.width])).toEqual([
      ['econ', 'solid', 2],
      ['econ', 'doubt', 4],
      ['votes', 'solid', 2],
      ['votes', 'doubt', 4],
    ]);
  });
  test('are round dots where there is no figure, and control alone is votes', async () => {
    const { strands } = await drawn('A controls Big');
    expect(strands.map((s) => [s.colour, s.kind])).toEqual([['votes', 'dots']]);
    expect(await svgOf('A controls Big')).toContain('stroke-dasharray="0 5"');
  });
  test.each(['economic', 'votes'] as const)('are one where %s is counted alone', async (measure) => {
    const { strands } = await drawn('A owns 40% of Big', { measure });
    expect(strands.map((s) => s.colour)).toEqual([measure === 'votes' ? 'votes' : 'econ']);
  });
  test('say in the legend where votes are only assumed to follow the shares', async () => {
    expect(signs(await svgOf('A owns 40% of Big'))).toContain('follow');
    expect(signs(await svgOf('A owns 40% of Big\nA owns 70% of the votes of Big'))).not.toContain('follow');
  });
});

const parties = async (own: string, subject = 'Big') =>
  layout(await answerOf(own, { subject } as Partial<Question>), { notation: 'parallel' }).boxes;
const OWNERS = ['A', 'B', 'C', 'D'].map((name) => `${name} owns 10% of Mid`);

describe('parties', () => {
  test('are circles of one size, the company asked about too, with their words outside', async () => {
    const boxes = await parties('Ann is a person\nAnn owns 40% of Mid\nMid owns 60% of Big\nBig owns 100% of Small');
    expect(boxes.map((b) => circleOf(b)?.r)).toEqual(boxes.map(() => 32));
    for (const b of boxes) {
      const { x = 0, r = 0 } = circleOf(b) ?? {};
      expect([b.label, b.rows.length > 0 && b.rows.every((row) => b.x + row.x > x + r)]).toEqual([b.label, true]);
    }
    const svg = await svgOf('A owns 40% of Big');
    expect(
      new Set([...svg.matchAll(/class="box" [^>]*rx="([\d.]+)" ry="([\d.]+)"/g)].map((m) => `${m[1]} ${m[2]}`)),
    ).toEqual(new Set(['32 32']));
  });
  test.each([
    ['is a person', 'person'],
    ['is a company', 'company'],
    ['is a trust', 'trust'],
    ['is a state body', 'state'],
    ['is a partnership', 'people'],
  ])('that A %s is told by a sign, in the circle and in the legend', async (what, sign) => {
    const own = `A ${what}\nA owns 40% of Big`;
    expect((await parties(own)).filter((b) => b.label === 'A').map(iconOf)).toEqual([sign]);
    expect(signs(await svgOf(own))).toContain(sign);
  });
  test('whom nobody names is a dotted stack with a question mark', async () => {
    const svg = await svgOf('A owns 40% of Big');
    expect(svg.match(/<ellipse[^>]*stroke-dasharray="2 4"/g)).toHaveLength(3);
    expect(svg).toContain('>?</text>');
    expect(signs(svg)).toContain('unknown');
  });
  test('two lines end on a circle, more than two on a rail over it as wide as they need', async () => {
    const mid = async (owners: readonly string[]) => {
      const l = layout(await answerOf([...owners, 'Mid owns 60% of Big'].join('\n')), { notation: 'parallel' });
      const box = l.boxes.find((b) => b.label === 'Mid') as (typeof l.boxes)[number];
      return { box, ends: l.lines.filter((x) => x.edge?.to === box.id).map((x) => x.points.at(-1) ?? [0, 0]) };
    };
    const two = await mid(OWNERS.slice(0, 2));
    expect(railsOf(two.box)).toEqual([]);
    const { x = 0, y = 0, r = 0 } = circleOf(two.box) ?? {};
    for (const [px, py] of two.ends) expect(Math.hypot(px - x, py - y)).toBeCloseTo(r, 0);
    const four = await mid(OWNERS);
    const { x: left, y: top, width } = four.box;
    expect(railsOf(four.box)).toEqual([
      [
        [left, top],
        [left + width, top],
      ],
    ]);
    expect(four.ends.map(([px, py]) => [px > left && px < left + width, py])).toEqual(four.ends.map(() => [true, top]));
    const xs = four.ends.map(([px]) => px).sort((a, b) => a - b);
    expect(xs.slice(1).every((px, n) => px - (xs[n] as number) >= 24)).toBe(true);
  });
  test('a holding of a company in itself runs beside its circle, the name beyond it', () => {
    const nodes = [node('s', 'Big', 'company'), node('m', 'Mid', 'company')];
    const answer = madeOf(nodes, [edge('m', 's', 60), edge('m', 'm', 5), edge('s', 's', 3)]);
    const l = layout(answer, { notation: 'parallel' });
    const mid = l.boxes.find((b) => b.id === 'm');
    const own = l.lines.find((x) => x.edge?.id === 'm > m');
    const beyond = Math.max(...(own?.points ?? []).map(([x]) => x), (own?.labelX ?? 0) + (own?.label?.width ?? 0));
    expect(Math.min(...(mid?.rows ?? []).map((row) => (mid?.x ?? 0) + row.x))).toBeGreaterThan(beyond);
    expect(overlaps(draw(answer, 'svg', { notation: 'parallel' }))).toEqual([]);
  });
});

describe('the rest of the drawing', () => {
  test('what nobody declared, and another reading, stay one grey line', async () => {
    const svg = await svgOf('A owns 40% of Big');
    expect(svg.match(/<path[^>]*stroke-dasharray="2 4"/g)).toHaveLength(1);
  });
  test.each([940, 358])('of the case at %i px: nothing stands on anything, legend included', async (width) => {
    const own = readFileSync(join(import.meta.dirname, '../../../gallery/kingsoft-2015/financeasia.own'), 'utf8');
    const svg = draw(
      await answerOf(own, { subject: 'Kingsoft', rule: 'hk-listing-controlling' } as Partial<Question>),
      'svg',
      {
        width,
        notation: 'parallel',
      },
    );
    expect(overlaps(svg)).toEqual([]);
    expect(svg).not.toMatch(/undefined|NaN/);
    expect(signs(svg)).toEqual(expect.arrayContaining(['left', 'right', 'tenth', 'dots', 'follow', 'road']));
    expect(signs(svg)).not.toContain('shares');
  });
});
