/** The end of an import reads from the worst to what merely lies about, and every line fits. */
import { expect, test } from 'vitest';
import type { Problem } from '../../index.ts';
import { ImportSummary } from '../../workspace/import-summary.ts';
import { importReport } from './import-report.ts';

const problem = (code: Problem['code'], severity: Problem['severity'], message: string, file: string): Problem => ({
  code,
  severity,
  message,
  place: { file, line: 3 },
  received: 'x'.repeat(90),
  expected: 'something else',
});

function reportOf(...problems: readonly Problem[]): string {
  const summary = new ImportSummary();
  for (const p of problems) summary.problem(p, p.place.file ?? '');
  return importReport({ added: 1, known: 0, problems: problems.length, rejected: 0, kept: [], summary }, 70);
}

test('what was rejected comes first, then what was kept with a word, then what holds no ownership', () => {
  const text = reportOf(
    problem('unknown-format', 'warning', 'the format of this file is not known', 'README.md'),
    problem('bad-date', 'warning', '"a" is no date', 'one.csv'),
    problem('bad-date', 'warning', '"b" is no date', 'two.csv'),
    problem('bad-share', 'rejected', 'this is no share', 'two.csv'),
  );
  const titles = text.split('\n').filter((line) => /^\S/.test(line));
  expect(titles).toEqual([
    'Rejected, and not in the store (1):',
    'Read and kept, but look at it (2):',
    'Passed over: no ownership was found in it (1):',
  ]);
  expect(text).toContain('  "a" is no date\n    2 such in 2 files; this one in one.csv, line 3');
  for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(72);
});

test('kinds beyond those shown are counted, not dropped', () => {
  const many = Array.from({ length: 20 }, (_, at) =>
    problem('bad-date', 'warning', `flaw of kind ${'abcdefghijklmnopqrst'[at]}`, 'one.csv'),
  );
  expect(reportOf(...many)).toContain('… and 5 more, of 5 other kinds');
});
