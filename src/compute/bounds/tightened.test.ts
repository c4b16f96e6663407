import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Edge, snapshotFromEdges } from '../../snapshot/from-edges.ts';
import { fractionText, ONE, ratio } from '../../terms/exact.ts';
import { contains, type Interval, interval } from '../../terms/interval.ts';
import { tightened } from './tightened.ts';

/** [lo, hi, lo excluded, hi excluded] */
type Box = readonly [number, number, boolean, boolean];
const mostly = fc.oneof({ weight: 2, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) });
const ends = (a: Interval): string =>
  `${a.loOpen ? '(' : '['}${fractionText(a.lo)}, ${fractionText(a.hi)}${a.hiOpen ? ')' : ']'}`;

describe('a column tightens its holders', () => {
  const tight = (edges: readonly Edge[], complete: readonly string[] = []): string[] => {
    const s = snapshotFromEdges(edges, { complete });
    const column = s.economic.get(s.nodeOf.get('C') as number);
    return column === undefined ? [] : tightened(column).map(ends);
  };
  test('to what the others leave, an excluded end excluding', () => {
    const edges = [
      { owner: 'P', owned: 'C', share: { min: 50, max: 75, exclusiveMin: true } },
      { owner: 'Q', owned: 'C', share: { min: 0, max: 60 } },
    ];
    expect(tight(edges)).toEqual(['(1/2, 3/4]', '[0, 1/2)']);
    expect(tight(edges, ['C'])).toEqual(['(1/2, 3/4]', '[1/4, 1/2)']);
  });
  test('equals a search over a grid, end by end, included or not', () => {
    // 4 units are the whole, a step is a quarter unit: an excluded end is missed by at most two steps
    const box = fc.tuple(fc.nat(4), fc.nat(4), mostly, mostly).map(([a, b, x, y]): Box => {
      const [lo, hi] = [Math.min(a, b), Math.max(a, b)];
      return [lo, hi, lo < hi && x, lo < hi && y];
    });
    fc.assert(
      fc.property(fc.array(box, { minLength: 2, maxLength: 3 }), fc.boolean(), (boxes, complete) => {
        const values = boxes.map((b) =>
          Array.from({ length: 17 }, (_, k) => k / 4).filter(
            (v) => v >= b[0] && v <= b[1] && !(b[2] && v === b[0]) && !(b[3] && v === b[1]),
          ),
        );
        const [first, second, third = [0]] = values as [number[], number[], number[]?];
        const fits = (total: number): boolean => (complete ? total === 4 : total <= 4);
        const found = first
          .flatMap((a) => second.flatMap((b) => third.map((c) => [a, b, c])))
          .filter((x) => fits((x[0] as number) + (x[1] as number) + (x[2] as number)));
        if (found.length === 0) return;
        const holdings = boxes.map((b, owner) => ({
          owner,
          company: 9,
          bounds: interval(ratio(b[0], 4), ratio(b[1], 4), b[2], b[3]),
          directness: 'direct' as const,
          statements: [],
          assumptions: [],
        }));
        const result = tightened({ company: 9, holdings, complete, capacity: ONE, overfull: false });
        for (const [i, bounds] of result.entries()) {
          const seen = found.map((x) => x[i] as number);
          for (const v of seen) expect(contains(bounds, ratio(v * 4, 16))).toBe(true);
          const [least, most] = [Math.min(...seen), Math.max(...seen)];
          const [lo, hi] = [bounds.lo.valueOf() * 4, bounds.hi.valueOf() * 4];
          expect(bounds.loOpen ? least > lo && least <= lo + 0.5 : least === lo).toBe(true);
          expect(bounds.hiOpen ? most < hi && most >= hi - 0.5 : most === hi).toBe(true);
        }
      }),
      { numRuns: 2000, seed: 37 },
    );
  });
  test('a column that contradicts itself is left as declared', () => {
    const holdings = [60, 70].map((v, owner) => ({
      owner,
      company: 9,
      bounds: interval(ratio(v, 100), ratio(v, 100)),
      directness: 'direct' as const,
      statements: [],
      assumptions: [],
    }));
    const column = { company: 9, holdings, complete: false, capacity: ONE, overfull: false };
    expect(tightened(column).map(ends)).toEqual(['[3/5, 3/5]', '[7/10, 7/10]']);
  });
});
