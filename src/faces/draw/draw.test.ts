import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { overlaps } from '../../../test/overlaps.ts';
import { all, parsed } from '../../../test/slide-reader.ts';
import { ask, openFiles, type StructureAnswer } from '../../index.ts';
import { draw, layout } from './index.ts';
import { readText, spokenText } from './words.ts';

async function structure(own: string, subject: string): Promise<StructureAnswer> {
  const workspace = await openFiles([{ name: 'facts.own', text: own }]);
  return (await ask(workspace, { verb: 'structure', subject })).answer as unknown as StructureAnswer;
}
const kingsoft = (): Promise<StructureAnswer> =>
  structure(
    readFileSync(join(import.meta.dirname, '../../../gallery/kingsoft-2015/financeasia.own'), 'utf8'),
    'Kingsoft',
  );

describe('a drawing', () => {
  test('is the same for the same data, and no box stands on another', async () => {
    const answer = await kingsoft();
    expect(draw(answer, 'svg')).toBe(draw(await kingsoft(), 'svg'));
    const { boxes } = layout(answer);
    const clash = boxes.flatMap((a, i) =>
      boxes
        .slice(i + 1)
        .filter((b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height),
    );
    expect(clash).toEqual([]);
  });
  test('says which parties it folds, and folds none that carries the answer', async () => {
    const many = Array.from({ length: 30 }, (_, i) => `P${i} owns ${i === 29 ? 40 : 1}% of Big`).join('\n');
    const l = layout(await structure(many, 'Big'));
    expect(l.folded).toHaveLength(25);
    expect(l.boxes.some((b) => b.label === 'P29')).toBe(true);
  });
  test('of the case fits a phone: 358 px, both ends of an interval on a line of their own', async () => {
    const phone = layout(await kingsoft(), { width: 358 });
    expect(phone.width).toBeLessThanOrEqual(358);
    const texts = phone.lines.flatMap((line) => (line.label?.parts ?? []).map((part) => part.text));
    expect(texts).toContain('<29.95\u00a0%');
  });
  test('names its typefaces as CSS reads them: a word that begins with a figure is quoted, or the whole list is void', async () => {
    const lists = [...draw(await kingsoft(), 'svg').matchAll(/font-family="([^"]*)"/g)].map(([, list = '']) => list);
    expect(lists.some((list) => list.includes('Source Serif 4'))).toBe(true);
    for (const family of lists.join(',').replaceAll('&#39;', "'").split(','))
      expect(family.trim()).toMatch(/^(?:'[^']+'|-?[a-z_][\w-]*(?: -?[a-z_][\w-]*)*)$/i);
  });
  test('draws a loop without end', async () => {
    const l = layout(await structure('A owns 60% of B\nB owns 60% of A\nC owns 10% of A', 'A'));
    expect(l.boxes.length).toBeGreaterThanOrEqual(3);
  });
  test.each(['svg', 'mmd', 'dot'] as const)('a name that is code is only text in %s', async (kind) => {
    const text = draw(
      await structure('"<script>alert(1)</script>" owns 30% of B\n"a]; b --> c" owns 5% of B', 'B'),
      kind,
    );
    if (kind !== 'dot') expect(text).not.toContain('<script>');
    if (kind === 'mmd') expect(text.split('\n').filter((l) => l.includes('b --> c'))).toEqual([]);
  });
});

describe('the voices of a number', () => {
  test.each([
    [{ exact: 39 }, '39\u00a0%', '39 %'],
    [
      { minimum: 29.85, exclusiveMaximum: 32.95 },
      '29.85\u2009–\u2009<32.95\u00a0%',
      'at least 29.85 and under 32.95 %',
    ],
    [{ exclusiveMinimum: 0, maximum: 100 }, 'no figure', 'no figure'],
    [{ exclusiveMinimum: 25, maximum: 50 }, '>25\u2009–\u200950\u00a0%', 'over 25 and at most 50 %'],
  ])('%o', (share, read, spoken) => {
    expect([readText(share), spokenText(share)]).toEqual([read, spoken]);
  });
});

describe('a drawing that is saved', () => {
  const FRAME = {
    lines: [
      'True on 2015-03-31; known by: everything in the data',
      `Data sha256:${'0123456789abcdef'.repeat(4)}`,
      'a\nb',
    ],
    scenario: [],
  };
  test.each([940, 358])(
    'says what it is true of inside the picture, %i wide, and nothing stands on anything',
    async (width) => {
      const text = draw(await kingsoft(), 'svg', { width, frame: FRAME });
      expect(overlaps(text)).toEqual([]);
      const framed = all(parsed(text), 'g').find((g) => g.attributes['data-frame'] !== undefined);
      const rows = framed?.children.map((t) => t.text) ?? [];
      expect(rows.join('').replace(/\s/g, '')).toBe(FRAME.lines.join('').replace(/\s/g, ''));
    },
  );
  test.each(['svg', 'mmd', 'dot', 'graphml', 'gexf'] as const)('as %s says what it is true of', async (kind) => {
    const text = draw(await kingsoft(), kind, { frame: FRAME });
    expect(text).toContain('True on 2015-03-31');
    expect(text).not.toContain('SCENARIO');
    // A line break in what is told must not leave the comment.
    if (kind === 'mmd') expect(text.split('\n').filter((line) => line.startsWith('b'))).toEqual([]);
  });
});
