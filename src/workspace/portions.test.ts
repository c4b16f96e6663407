/** A file comes in portions: full batches, what was told beside them, and never all problems at once. */
import { expect, test } from 'vitest';
import { memoryStore } from '../store/memory/index.ts';
import type { Filled } from '../store/types.ts';
import { newBatch } from './batches.ts';
import { type Portion, portionsOf } from './portions.ts';

async function read(text: string): Promise<Portion<Filled>[]> {
  const store = memoryStore();
  const found: Portion<Filled>[] = [];
  for await (const portion of portionsOf({ name: 'a.csv', text }, {}, () => newBatch(store))) found.push(portion);
  return found;
}
const rows = (n: number, share: number): string =>
  `owner,owned,share\n${Array.from({ length: n }, (_, at) => `P${at},C${at},${share}`).join('\n')}\n`;

test('of statements alone each is full but the last, and the file is named once', async () => {
  const found = await read(rows(2_000, 10));
  const sizes = found.map((portion) => portion.batch?.length ?? 0);
  expect(sizes.slice(0, -1)).toEqual([4_096]);
  expect(sizes.reduce((sum, size) => sum + size)).toBe(found.reduce((sum, portion) => sum + portion.statements, 0));
  expect(found.flatMap((portion) => portion.files)).toEqual(['a.csv']);
});

test('problems that are many come a thousand at a time, in order, before there is a full batch', async () => {
  const found = await read(rows(2_500, 700));
  const problems = found.flatMap((portion) => portion.problems);
  expect(problems.length).toBeGreaterThanOrEqual(2_500);
  expect(problems.map((p) => p.place.row ?? 0)).toEqual(problems.map((p) => p.place.row ?? 0).sort((a, b) => a - b));
  expect(found.every((portion) => portion.problems.length <= 1_000)).toBe(true);
  expect(found.map((portion) => portion.batch !== undefined)).toEqual(found.map((_, at) => at === found.length - 1));
});

test('of a file without anything there is one, with an empty batch', async () => {
  const [only, ...others] = await read('');
  expect(others).toEqual([]);
  expect([only?.batch?.length, only?.statements, only?.problems.length]).toEqual([0, 0, 1]);
});
