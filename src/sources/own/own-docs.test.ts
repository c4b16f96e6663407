/** docs/notation.md: every example is read, every refusal is refused, and the page names every verb. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { idsOf, readText } from '../../../test/own-text.ts';
import { problemText } from '../../terms/problem.ts';
import { VERBS } from './sentences.ts';
import { writeOwn } from './write.ts';

const PAGE = readFileSync(join(import.meta.dirname, '../../../docs/notation.md'), 'utf8');
const blocks = [...PAGE.matchAll(/^```own( refused)?\n([\s\S]*?)^```$/gm)].map((m) => ({
  line: PAGE.slice(0, m.index).split('\n').length + 1,
  refused: m[1] !== undefined,
  text: m[2] ?? '',
}));
const lines = (refused: boolean) =>
  blocks.filter((b) => b.refused === refused).flatMap((b) => b.text.split('\n').filter((l) => l !== ''));

describe('the notation page', () => {
  test('has examples of both kinds', () => {
    expect(lines(false).length).toBeGreaterThan(80);
    expect(lines(true).length).toBeGreaterThan(8);
  });

  test.each(blocks.filter((b) => !b.refused).map((b) => [b.line, b.text] as const))(
    'the example on line %i is read, written and read back',
    async (_line, text) => {
      const { statements, problems } = await readText(text);
      expect(problems.map(problemText)).toEqual([]);
      const { text: again, lost } = writeOwn(statements);
      expect(lost).toEqual([]);
      expect(idsOf((await readText(again)).statements)).toEqual(idsOf(statements));
    },
  );

  test.each(lines(false).filter((l) => !/^(?:source|parties only)/.test(l)))('%s', async (line) => {
    const { statements, problems } = await readText(line);
    expect(problems.map(problemText)).toEqual([]);
    expect(statements.length).toBeGreaterThan(0);
  });

  test('names every verb', () => {
    expect(VERBS.filter((verb) => !PAGE.includes(`\`${verb}\``))).toEqual([]);
  });

  test.each(lines(true))('refused: %s', async (line) => {
    const { statements, problems } = await readText(line);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.place).toMatchObject({ line: 1, column: expect.any(Number) });
    expect(problems[0]?.expected).toBeTruthy();
    expect(statements).toEqual([]);
  });
});
