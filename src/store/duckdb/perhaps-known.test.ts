import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { PerhapsKnown } from './perhaps-known.ts';

const idOf = (n: number): string => `s:${createHash('sha256').update(String(n)).digest('hex').slice(0, 32)}`;

test('an id that was added is never denied', () => {
  const known = new PerhapsKnown();
  for (let n = 0; n < 20_000; n += 1) known.add(idOf(n));
  for (let n = 0; n < 20_000; n += 1) expect(known.has(idOf(n))).toBe(true);
});

test('an id that was not added is denied but for one in many', () => {
  const known = new PerhapsKnown();
  for (let n = 0; n < 20_000; n += 1) known.add(idOf(n));
  const wrong = Array.from({ length: 20_000 }, (_, n) => idOf(n + 20_000)).filter((id) => known.has(id));
  expect(wrong.length).toBeLessThan(5);
});

test('an id that is no hash is always asked about', () => {
  expect(new PerhapsKnown().has('s:mine')).toBe(true);
});
