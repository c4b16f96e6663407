import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import golden from '../../../test/golden.json' with { type: 'json' };
import { compare, type Exact, exact, HALF, ONE, percent, ratio, ZERO } from '../../terms/exact.ts';
import { contains, type Interval, isNothing } from '../../terms/interval.ts';
import { boundedBanzhaf, boundedShapley } from './bounded.ts';
import { boundedOceanic } from './bounded-oceanic.ts';
import { dynamic } from './dynamic.ts';
import { nodesFor, quadrature } from './gauss-legendre.ts';
import { oceanicShapleyShubik } from './oceanic.ts';
import { reference } from './reference.ts';
import type { WeightedGame } from './types.ts';

const width = (a: Interval): number => a.hi.sub(a.lo).valueOf();
const sum = (list: readonly Interval[], end: 'lo' | 'hi'): Exact => list.reduce((t, v) => t.add(v[end]), ZERO);

/** Every interval holds the exact value. */
function holds(game: WeightedGame, engine: typeof dynamic, work?: number): void {
  const limit = work === undefined ? {} : { work };
  const [b, s] = [boundedBanzhaf(game, limit), boundedShapley(game, limit)];
  const [exactB, exactS] = [engine.banzhaf(game), engine.shapleyShubik(game)];
  for (const key of ['absolute', 'normalised', 'prevent', 'initiate'] as const)
    exactB[key].forEach((value, i) => {
      expect(contains(b[key][i] as Interval, value), `${key} ${i}`).toBe(true);
    });
  expect(contains(b.act, exactB.act), 'act').toBe(true);
  exactS.forEach((value, i) => {
    expect(contains(s.values[i] as Interval, value), `shapley ${i}`).toBe(true);
  });
}

describe('small games: every interval holds the exact value', () => {
  test('published games, and closely', () => {
    for (const c of golden.cases.filter((k) => k.kind === 'power-index')) {
      const { weights, quota, strict } = c.input as unknown as { weights: number[]; quota: number; strict: boolean };
      const game = { weights: weights.map((w) => exact(w)), quota: exact(quota), inclusive: !strict };
      holds(game, dynamic);
      expect(Math.max(...boundedShapley(game).values.map(width))).toBeLessThan(1e-9);
      expect(Math.max(...boundedBanzhaf(game).absolute.map(width))).toBeLessThan(1e-9);
    }
  });
  const games = fc.record({
    weights: fc.array(fc.nat(12), { minLength: 1, maxLength: 7 }),
    quota: fc.integer({ min: 1, max: 40 }),
    inclusive: fc.boolean(),
  });
  const of = (g: { weights: number[]; quota: number; inclusive: boolean }): WeightedGame => ({
    weights: g.weights.map((w) => exact(w)),
    quota: exact(g.quota),
    inclusive: g.inclusive,
  });
  test('in exact units', () => {
    fc.assert(
      fc.property(games, (g) => holds(of(g), reference)),
      { numRuns: 500, seed: 3 },
    );
  });
  test('in units so coarse that votes are rounded', () => {
    const fine = fc.record({
      weights: fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 9 }),
      quota: fc.integer({ min: 1, max: 400_000 }),
      inclusive: fc.boolean(),
    });
    fc.assert(
      fc.property(fine, fc.constantFrom(20, 200, 2000), (g, work) => holds(of(g), reference, work)),
      { numRuns: 500, seed: 4 },
    );
  });
  test('of a hundred holders too, whose votes are rounded ever more', () => {
    const weights = Array.from({ length: 100 }, (_, k) => exact(1 + Math.floor(3000 / (k + 2))));
    const game = { weights, quota: exact(7000), inclusive: true };
    const [b, s] = [dynamic.banzhaf(game).absolute, dynamic.banzhaf(game).normalised];
    for (const work of [500, 5000, 50_000]) {
      const found = boundedBanzhaf(game, { work });
      expect(found.units).toBeDefined();
      b.forEach((value, i) => {
        expect(contains(found.absolute[i] as Interval, value)).toBe(true);
        expect(contains(found.normalised[i] as Interval, s[i] as Exact)).toBe(true);
      });
    }
  });
  test('sixty holders whose nodes are fewer than an exact rule needs', () => {
    const weights = Array.from({ length: 60 }, (_, k) => exact(1 + ((k * 7) % 13)));
    holds({ weights, quota: exact(210), inclusive: true }, dynamic);
  });
});

describe('the rule', () => {
  test('integrates powers up to twice its nodes exactly, within rounding', () => {
    for (const count of [2, 5, 40, 111]) {
      const { nodes, weights } = quadrature(count, 10);
      for (const power of [0, 1, 2 * count - 1]) {
        const found = nodes.reduce((t, x, i) => t + (weights[i] as number) * x ** power, 0);
        expect(Math.abs(found - 1 / (power + 1))).toBeLessThan(1e-13);
      }
    }
  });
  test('its bound holds for the hardest of chances: that exactly half of all join', () => {
    for (const [count, players] of [
      [6, 20],
      [12, 60],
      [16, 100],
    ] as const) {
      const { nodes, weights, error } = quadrature(count, players);
      let choose = 1;
      for (let k = 1; k <= players / 2; k += 1) choose = (choose * (players / 2 + k)) / k;
      const found = nodes.reduce(
        (t, x, i) => t + (weights[i] as number) * choose * x ** (players / 2) * (1 - x) ** (players / 2),
        0,
      );
      expect(Math.abs(found - 1 / (players + 1))).toBeLessThanOrEqual(error + 1e-13);
    }
    expect(nodesFor(10_000, 1e-6)).toBeLessThan(320);
    expect(nodesFor(10, 1e-6)).toBeLessThanOrEqual(6);
  });
});

/** Holder k has votes like k^−1.1, the first 30 %; in millionths. */
function heavyTailed(n: number): Exact[] {
  return Array.from({ length: n }, (_, k) => exact(Math.max(1, Math.floor(300_000 * (k + 1) ** -1.1))).div(1_000_000));
}

describe('large games', () => {
  const cases = [
    [1000, 2e8, 0.02],
    [10_000, 4e8, 0.2],
  ] as const;
  for (const [n, work, widest] of cases) {
    const weights = heavyTailed(n);
    const total = weights.reduce((a, b) => a.add(b), ZERO);
    const game = { weights, quota: total.div(2), inclusive: false };
    test(`${n} holders: Shapley–Shubik adds to one within its bounds, and more votes never mean less power`, () => {
      const { values } = boundedShapley(game, { work });
      expect(compare(sum(values, 'lo'), ONE)).toBeLessThanOrEqual(0);
      expect(compare(sum(values, 'hi'), ONE)).toBeGreaterThanOrEqual(0);
      values.slice(1).forEach((v, k) => {
        expect(compare(v.lo, (values[k] as Interval).hi)).toBeLessThanOrEqual(0);
      });
      expect(width(values[0] as Interval)).toBeLessThan(widest);
    });
    test(`${n} holders: Banzhaf too`, () => {
      const { normalised, act } = boundedBanzhaf(game, { work });
      expect(compare(sum(normalised, 'lo'), ONE)).toBeLessThanOrEqual(0);
      expect(compare(sum(normalised, 'hi'), ONE)).toBeGreaterThanOrEqual(0);
      expect(contains(act, HALF) || act.hi.valueOf() > 0.49).toBe(true);
      expect(width(normalised[0] as Interval)).toBeLessThan(widest);
    });
  }
  test('votes in fractions that have no small common unit are answered too', () => {
    const weights = Array.from({ length: 300 }, (_, k) => ratio(k + 100, 100_003 + 2 * k * k));
    const total = weights.reduce((a, b) => a.add(b), ZERO);
    const game = { weights, quota: total.div(2), inclusive: false };
    const { values, units } = boundedShapley(game, { work: 1e8 });
    expect(units).toBeDefined();
    expect(compare(sum(values, 'lo'), ONE)).toBeLessThanOrEqual(0);
    expect(compare(sum(values, 'hi'), ONE)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...values.map(width))).toBeLessThan(0.05);
  });
  test('thousands of equal holders share alike, closely', () => {
    const n = 2001;
    const game = { weights: new Array<Exact>(n).fill(ONE), quota: exact(n).div(2), inclusive: false };
    const { values } = boundedShapley(game);
    expect(contains(values[0] as Interval, ONE.div(n))).toBe(true);
    expect(width(values[0] as Interval)).toBeLessThan(1e-5);
  });
  test('a majority holder among ten thousand has all the power', () => {
    const game = {
      weights: [percent(51), ...new Array<Exact>(9999).fill(percent(49).div(9999))],
      quota: HALF,
      inclusive: false,
    };
    const { values } = boundedShapley(game, { work: 1e8 });
    expect(values[0]?.lo.valueOf()).toBeGreaterThan(0.999);
    expect(values[1]?.hi.valueOf()).toBeLessThan(1e-4);
  });
  test('who has no votes has no power, and nobody has where all together fall short', () => {
    const game = { weights: [ZERO, HALF], quota: HALF, inclusive: false };
    expect(boundedShapley(game).values.every(isNothing)).toBe(true);
    expect(boundedBanzhaf({ ...game, inclusive: true }).absolute.map(isNothing)).toEqual([true, false]);
  });
});

describe('a sea and many large holders', () => {
  test('every interval holds the exact value, and is narrow', () => {
    const games = fc.record({
      weights: fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 6 }),
      ocean: fc.integer({ min: 1, max: 1500 }),
      quota: fc.integer({ min: 1, max: 1200 }),
    });
    fc.assert(
      fc.property(games, fc.constantFrom(undefined, 30_000), (g, work) => {
        const votes = (n: number) => exact(n).div(3000);
        const input = [g.weights.map(votes), votes(g.ocean), votes(g.quota)] as const;
        const found = boundedOceanic(...input, work === undefined ? {} : { work }).values;
        oceanicShapleyShubik(...input).forEach((value, i) => {
          expect(contains(found[i] as Interval, value), `${i}`).toBe(true);
          if (work === undefined) expect(width(found[i] as Interval)).toBeLessThan(0.0021);
        });
      }),
      { numRuns: 60, seed: 5 },
    );
  });
  test('of three hundred holders: the largest has what it has against a sea, nearly', () => {
    const weights = [percent(30), ...new Array<Exact>(300).fill(percent('0.1'))];
    const { values } = boundedOceanic(weights, percent(40), HALF);
    expect(values[0]?.lo.valueOf()).toBeGreaterThan(0.41);
    expect(values[0]?.hi.valueOf()).toBeLessThan(0.45);
    expect(values[300]?.hi.valueOf()).toBeLessThan(0.003);
  });
});
