/** A tenth of what `npm run settle` does with 1,000 cases. */
import { expect, test } from 'vitest';
import { settleRun } from './settle.mjs';

test('of 100 open verdicts the named facts decide 95 %, by at most two facts in 80 %, and none of them can be left out', () => {
  const run = settleRun({ cases: 100, worlds: 8, seed: 7 });
  expect(run.cases).toBe(100);
  expect(run.trials).toBeGreaterThan(700);
  expect(run.wrong).toBe(0);
  expect(run.decided / run.trials).toBeGreaterThanOrEqual(0.95);
  expect(run.few).toBeGreaterThanOrEqual(80);
  expect(run.minimal).toBeGreaterThanOrEqual(95);
});
