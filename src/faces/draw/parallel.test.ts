/** The parallel notation as laws: which side, how wide, what has no figure, what is only assumed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { overlaps } from '../../../test/overlaps.ts';
import { ask, openFiles, type Question, type StructureAnswer } from '../../index.ts';
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

describe('the rest of the drawing', () => {
  test('what nobody declared, and another reading, stay one grey line', async () => {
    const svg = await svgOf('A owns 40% of Big');
    expect(svg.match(/stroke-dasharray="2 4"/g)).toHaveLength(1);
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
