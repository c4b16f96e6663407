/** The chart a lawyer closes a deal with, as laws: triangles, jurisdictions, folding below a share, places that are kept. */
import { describe, expect, test } from 'vitest';
import { overlaps } from '../../../test/overlaps.ts';
import { randomGroup } from '../../../test/random-groups.ts';
import { ask, openFiles, type StructureAnswer } from '../../index.ts';
import { draw, layout } from './index.ts';
import { placesFrom, placesText } from './places.ts';
import { slopeY } from './triangle.ts';

async function structure(own: string, subject: string, rule?: string): Promise<StructureAnswer> {
  const workspace = await openFiles([{ name: 'facts.own', text: own }]);
  return (await ask(workspace, { verb: 'structure', subject, ...(rule === undefined ? {} : { rule }) }))
    .answer as unknown as StructureAnswer;
}
const TRUST = `Harbour Family Trust is a trust
Orme Partners is a partnership
Harbour Family Trust owns 40% of T
Orme Partners owns 30% of T
Ann is a person
Ann owns 30% of T
Ann owns 50% of Orme Partners
`;
const xOf = (l: ReturnType<typeof layout>, label: string): number => l.boxes.find((b) => b.label === label)?.x ?? -1;
const inOrder = (l: ReturnType<typeof layout>, names: readonly string[]): string[] =>
  [...names].sort((a, b) => xOf(l, a) - xOf(l, b));

describe('the legal notation', () => {
  test('draws trusts and partnerships as triangles with the word, and its legend says so', async () => {
    const answer = await structure(TRUST, 'T');
    const l = layout(answer, { notation: 'legal' });
    const triangles = l.boxes.filter((b) => b.shape === 'triangle');
    expect(triangles.map((b) => [b.label, b.sub])).toEqual(
      expect.arrayContaining([
        ['Harbour Family Trust', 'trust'],
        ['Orme Partners', 'partnership'],
      ]),
    );
    expect(draw(answer, 'svg', { notation: 'legal' })).toContain('data-sign="triangle"');
    expect(draw(answer, 'svg')).not.toContain('<polygon');
  });
  test('ends a line that comes from above on the side of the triangle, not in the air', async () => {
    const l = layout(await structure(TRUST, 'T'), { notation: 'legal' });
    const box = l.boxes.find((b) => b.label === 'Orme Partners');
    const [x = 0, y = 0] = l.lines.find((x) => x.edge?.to === box?.id)?.points.at(-1) ?? [];
    expect(box && slopeY(box, x)).toBe(y);
    expect(y).toBeGreaterThanOrEqual(box?.y ?? 0);
  });
  test.each([940, 358])('at %i px on groups at random: nothing stands on anything', (width) => {
    for (let seed = 0; seed < 30; seed += 1) {
      const answer = randomGroup(seed);
      const nodes = answer.nodes.map((n, at) => (n.type === 'company' && at % 3 === 0 ? { ...n, type: 'trust' } : n));
      const text = draw({ ...answer, nodes }, 'svg', { width, notation: 'legal' });
      expect([seed, overlaps(text)]).toEqual([seed, []]);
    }
  });
});

describe('holders under a share', () => {
  const HOLDERS = ['A owns 60% of T', 'B owns 3% of T', 'C owns 0.9% of T', 'D owns 0.5% of T', 'E owns 1% of T'].join(
    '\n',
  );
  test('are folded into one box with count, sum and largest; one at the share is not', async () => {
    const l = layout(await structure(`${HOLDERS}\n`, 'T'), { fold: 1 });
    expect(l.folded.map((n) => n.name).sort()).toEqual(['C', 'D']);
    expect(l.boxes.find((b) => b.shape === 'fold')).toMatchObject({
      label: '2 others',
      sub: '=\u00a01.4\u00a0%, none over 0.9\u00a0%',
    });
  });
  test('are not folded where there is one alone, nor without being asked', async () => {
    const answer = await structure(`${HOLDERS}\n`, 'T');
    expect(layout(answer, { fold: 0.6 }).folded).toEqual([]);
    expect(layout(answer).folded).toEqual([]);
  });
  test('named as 0 fold nobody, however many there are', async () => {
    const many = Array.from({ length: 12 }, (_, n) => `P${n} owns ${n + 1}% of T`).join('\n');
    const answer = await structure(many, 'T');
    expect(layout(answer).folded.length).toBeGreaterThan(5);
    expect(layout(answer, { fold: 0 }).folded).toEqual([]);
  });
  test('are not folded where the answer rests on them or nobody says how much they hold', async () => {
    const own = 'A owns 60% of T\nB owns 0.5% of T\nC owns some shares of T\nD owns 0.4% of T\n';
    const l = layout(await structure(own, 'T', 'eu-amlr'), { fold: 101 });
    expect(l.folded.map((n) => n.name).sort()).toEqual(['B', 'D']);
  });
});

describe('places', () => {
  const OWNERS = ['A owns 40% of T', 'B owns 30% of T', 'C owns 20% of T', 'D owns 10% of T'];
  test('that were given are kept, whoever comes', async () => {
    const places = placesFrom(['name:c~0', 'name:a~1', 'name:b~2']);
    const l = layout(await structure(OWNERS.join('\n'), 'T'), { places });
    expect(inOrder(l, ['A', 'B', 'C'])).toEqual(['C', 'A', 'B']);
    const more = layout(await structure([...OWNERS.slice(0, 3), 'E owns 10% of T'].join('\n'), 'T'), { places });
    expect(inOrder(more, ['A', 'B', 'C'])).toEqual(['C', 'A', 'B']);
  });
  test('are read back as they are written, whatever the id', () => {
    const list = ['name:a~b~3', 'x~12'];
    expect(placesText(placesFrom(list))).toEqual(list);
    expect([...placesFrom(['nobody', '~1', 'a~x', 'a~12345'])]).toEqual([]);
  });
  test.each([940, 640])(
    'turned round at %i px on groups at random: nothing stands on anything, three runs are one',
    (width) => {
      for (let seed = 0; seed < 30; seed += 1) {
        const answer = randomGroup(seed);
        const places = new Map(answer.nodes.map((n, at) => [n.id, answer.nodes.length - at]));
        const text = draw(answer, 'svg', { width, places });
        expect([seed, overlaps(text)]).toEqual([seed, []]);
        for (const _ of [1, 2]) expect(draw(answer, 'svg', { width, places })).toBe(text);
      }
    },
  );
});
