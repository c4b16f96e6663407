import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { KnownIds } from './known-ids.ts';

const idOf = (n: number): string => `s:${createHash('sha256').update(String(n)).digest('hex').slice(0, 32)}`;

test('an id is new once, however much the table grows meanwhile', () => {
  const known = new KnownIds();
  const ids = Array.from({ length: 40_000 }, (_, n) => idOf(n));
  expect(ids.filter((id) => known.add(id))).toHaveLength(40_000);
  expect(ids.filter((id) => known.add(id))).toEqual([]);
  expect(known.add(idOf(40_000))).toBe(true);
});

test('ids that differ in one digit are two, wherever it stands', () => {
  const known = new KnownIds();
  const id = idOf(1);
  expect(known.add(id)).toBe(true);
  for (let at = 2; at < id.length; at += 1) {
    const other = id[at] === '7' ? '8' : '7';
    expect(known.add(id.slice(0, at) + other + id.slice(at + 1))).toBe(true);
  }
});

test('an id that is no hash, or nothing but zeros, is known like any other', () => {
  const known = new KnownIds();
  for (const id of ['s:mine', `s:${'0'.repeat(32)}`, 's:MINE']) {
    expect(known.add(id)).toBe(true);
    expect(known.add(id)).toBe(false);
  }
});
