import { expect, test } from 'vitest';
import { listingLine, progressLine } from './import-progress.ts';

const at = (bytes: { done: number; of?: number }) => ({
  nth: 1,
  files: 2,
  file: 'a.csv',
  read: 8192,
  added: 8192,
  known: 0,
  problems: 1234,
  bytes,
});
const KEPT = 'file 1 of 2, a.csv: 8,192 new statements, 0 known, 1,234 problems; ';

test('an import tells its pace, the part of the bytes that is read, and how long the rest would take at that pace', () => {
  expect(progressLine(at({ done: 25, of: 100 }), 2)).toBe(`${KEPT}4,096 a second, 25 % of the bytes, some 6 s left\n`);
  expect(progressLine(at({ done: 1, of: 100 }), 8)).toBe(`${KEPT}1,024 a second, 1 % of the bytes, some 14 min left\n`);
  expect(progressLine(at({ done: 100, of: 100 }), 8)).toContain('100 % of the bytes, some 0 s left');
});
test('what is left is not guessed from the first moments, nor where a size is not known', () => {
  expect(progressLine(at({ done: 25, of: 100 }), 1)).toBe(`${KEPT}8,192 a second, 25 % of the bytes\n`);
  expect(progressLine(at({ done: 0.5, of: 100 }), 8)).toBe(`${KEPT}1,024 a second, 0 % of the bytes\n`);
  expect(progressLine(at({ done: 25 }), 8)).toBe(`${KEPT}1,024 a second\n`);
});

test('what is done once all is read is told too', () => {
  expect(listingLine(3, 10)).toBe('all is read; making the lists to look it up by: 3 of 10\n');
});
