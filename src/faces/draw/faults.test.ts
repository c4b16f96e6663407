/** Faults that a published drawing library of the field has, each as a law that this drawing keeps. */
import { describe, expect, test } from 'vitest';
import { overlaps } from '../../../test/overlaps.ts';
import { ask, openFiles, type Question, type StructureAnswer } from '../../index.ts';
import { draw, layout } from './index.ts';

const answerOf = async (own: string, more: Partial<Question> = {}): Promise<StructureAnswer> => {
  const workspace = await openFiles([{ name: 'facts.own', text: own }]);
  const asked = { verb: 'structure', subject: 'Big', ...more } as Question;
  return (await ask(workspace, asked)).answer as unknown as StructureAnswer;
};
const drawing = async (own: string, more: Partial<Question> = {}): Promise<string> =>
  draw(await answerOf(own, more), 'svg');
const words = (svg: string): string => [...svg.matchAll(/<text[^>]*>([^<]*)/g)].map((m) => m[1]).join(' ');
/** Solid and hatched widths of the first gauge, of 88 px. */
const gauge = (svg: string): number[] =>
  [
    ...(/<rect class="gauge"[^>]*\/>(?:<rect[^>]*width="([\d.]+)"[^>]*\/>)(?:<rect[^>]*width="([\d.]+)"[^>]*url)?/.exec(
      svg,
    ) ?? []),
  ]
    .slice(1)
    .map(Number);

describe('a range', () => {
  test('from zero to 25 % keeps both ends, and its gauge is hatched from zero', async () => {
    const svg = await drawing('A owns 0-25% of Big');
    expect(words(svg)).toContain('0-25%');
    expect(svg).not.toMatch(/undefined|NaN/);
    expect(gauge(svg)).toEqual([0, 22]);
  });
  test.each([
    ['A owns under 10% of Big', '&#60;10'],
    ['A owns over 30% of Big', '&#62;30'],
  ])('with one end keeps its number: %s', async (own, end) => {
    const svg = await drawing(own);
    expect(words(svg)).toContain(end);
    expect(svg).not.toMatch(/undefined|NaN/);
  });
});

describe('nothing said twice is said once', () => {
  test('two interests of one class are both on the line', async () => {
    const own = 'Ann is a person\nAnn owns 11.6% of Big\nAnn owns 5% of Big';
    expect(words(await drawing(own))).toMatch(/5% \+ 11\.6%|11\.6% \+ 5%/);
  });
  test('two lines of one pair are two lines, each with its own label', async () => {
    const answer = await answerOf('A owns 30% of Big');
    const [first] = answer.edges;
    const second = {
      ...first,
      id: 'second',
      kind: 'control' as const,
      economic: undefined,
      votes: undefined,
      said: [],
    };
    const both = { ...answer, edges: [first, second] } as StructureAnswer;
    const l = layout(both);
    expect(l.lines.filter((x) => x.edge !== undefined).map((x) => x.label?.parts[0]?.text)).toEqual([
      '30%',
      'controls',
    ]);
    expect(new Set(l.lines.map((x) => JSON.stringify(x.points))).size).toBe(l.lines.length);
    expect(overlaps(draw(both, 'svg'))).toEqual([]);
  });
});

describe('one line does not colour another', () => {
  test('a line of shares stays solid beside a dashed line of control, whichever comes first', async () => {
    const dash = (svg: string, id: string): boolean => new RegExp(`data-line="${id}"[^>]*dasharray`).test(svg);
    for (const own of ['A owns 30% of Big\nB controls Big', 'B controls Big\nA owns 30% of Big']) {
      const svg = await drawing(own);
      expect([dash(svg, 'name:a &#62; name:big'), dash(svg, 'name:b &#62; name:big')]).toEqual([false, true]);
    }
  });
});

describe('another day', () => {
  const own = 'A owns 30% of Big from 1 January 2020 to 31 December 2021\nB owns 20% of Big from 1 January 2019';
  test('back to an earlier one draws what was drawn on it before', async () => {
    const [then, later, back] = [
      await drawing(own, { asAt: '2019-06-01' }),
      await drawing(own, { asAt: '2020-06-01' }),
      await drawing(own, { asAt: '2019-06-01' }),
    ];
    expect(back).toBe(then);
    expect(later).not.toBe(then);
  });
});

describe('the legend', () => {
  const signs = (svg: string): string[] => [...svg.matchAll(/data-sign="([^"]+)"/g)].map((m) => m[1] as string);
  test('lists only what is drawn', async () => {
    const few = signs(await drawing('A is a company\nA owns 30% of Big\nthe list of holders of Big is complete'));
    expect(few).not.toContain('control');
    expect(few).not.toContain('person');
    expect(few).not.toContain('suspect');
    expect(few).not.toContain('loop');
    expect(few).toEqual(expect.arrayContaining(['company', 'shares', 'econ']));
  });
  test('gains a sign with the first line that needs it', async () => {
    const own = 'A is a company\nA owns 30% of Big';
    expect(signs(await drawing(`${own}\nB controls Big`))).toContain('control');
    expect(signs(await drawing(`${own}\nBig owns 5% of A`))).toContain('loop');
  });
});
