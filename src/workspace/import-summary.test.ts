import { expect, test } from 'vitest';
import type { Problem } from '../terms/problem.ts';
import { ImportSummary } from './import-summary.ts';

const problem = (severity: Problem['severity'], message: string, file: string): Problem => ({
  code: 'bad-row',
  severity,
  message,
  place: { file },
});

test('each folder with its files, what they gave, what was rejected and what was warned of', () => {
  const summary = new ImportSummary();
  summary.file('a/x.csv', 3, 1, 2);
  summary.file('a/y.csv', 0, 0, 1);
  summary.file('z.csv', 5, 0, 0);
  expect(summary.folders()).toEqual([
    { folder: '', files: 1, statements: 5, rejected: 0, warnings: 0, empty: 0 },
    { folder: 'a', files: 2, statements: 3, rejected: 1, warnings: 3, empty: 1 },
  ]);
});

test('problems that differ in a quoted value are one kind, rejected ones first, with the first place of each', () => {
  const summary = new ImportSummary();
  summary.problem(problem('warning', '"a" is no date', 'one.csv'), 'one.csv');
  summary.problem(problem('warning', '"b" is no date', 'two.csv'), 'two.csv');
  summary.problem(problem('rejected', 'the share is missing', 'two.csv'), 'two.csv');
  expect(summary.problems().map((g) => [g.severity, g.count, g.files, g.first.place.file])).toEqual([
    ['rejected', 1, 1, 'two.csv'],
    ['warning', 2, 2, 'one.csv'],
  ]);
});
