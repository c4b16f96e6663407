/** Shapes that nobody would file, smaller here than in `npm run hostile`, which takes them at their full size. */
import { describe, expect, test } from 'vitest';
import { asked } from './hostile.mjs';
import { SHAPES } from './shapes.mjs';

const SIZES = { 'a clique': 120, 'one ring of 100 %': 2_000 };

describe.each(Object.keys(SHAPES))('%s', (shape) => {
  const size = SIZES[shape] ?? 50_000;
  test('has the owners that follow', () => {
    expect(asked(shape, 'owners', size)).toBe(SHAPES[shape].owners(size));
  });
  test('has the control that follows', () => {
    expect(asked(shape, 'control', size)).toBe(SHAPES[shape].pairs(size));
  });
});

test('a ring too long to list everybody in is refused by the name of the limit', () => {
  expect(asked('one ring of 100 %', 'control', 8_000)).toMatch(
    /^limit-reached: .*more than 50000000 entries \(limit "listed"\)/,
  );
});
