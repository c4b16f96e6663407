import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import golden from '../../../test/golden.json' with { type: 'json' };
import { type Exact, exact, fractionText, HALF, ONE, percent, ratio, ZERO } from '../../terms/exact.ts';
import { dynamic } from './dynamic.ts';
import { oceanicShapleyShubik } from './oceanic.ts';
import { reference } from './reference.ts';
import type { WeightedGame } from './types.ts';

const texts = (list: readonly Exact[]): string[] => list.map(fractionText);
interface Case {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly input: {
    readonly weights: number[];
    readonly quota: number;
    readonly strict: boolean;
    readonly majors: number[];
  };
  readonly expected: Record<string, { exact: string }[] | { exact: string }>;
}
const cases = golden.cases as unknown as readonly Case[];

describe('published games', () => {
  const fields = {
    banzhaf_normalised: 'normalised',
    banzhaf_absolute: 'absolute',
    coleman_prevent: 'prevent',
    coleman_initiate: 'initiate',
  } as const;
  for (const c of cases.filter((k) => k.kind === 'power-index')) {
    test(`${c.id} ${c.title}`, () => {
      const game: WeightedGame = {
        weights: c.input.weights.map((w) => exact(w)),
        quota: exact(c.input.quota),
        inclusive: !c.input.strict,
      };
      for (const engine of [dynamic, ...(game.weights.length <= 16 ? [reference] : [])]) {
        const found = engine.banzhaf(game);
        for (const [key, field] of Object.entries(fields)) {
          const expected = c.expected[key] as { exact: string }[] | undefined;
          if (expected !== undefined) expect(texts(found[field])).toEqual(expected.map((e) => e.exact));
        }
        const shapley = c.expected['shapley_shubik'] as { exact: string }[] | undefined;
        if (shapley !== undefined) expect(texts(engine.shapleyShubik(game))).toEqual(shapley.map((e) => e.exact));
        const deegan = c.expected['deegan_packel'] as { exact: string }[] | undefined;
        if (deegan !== undefined) expect(texts(engine.deeganPackel(game))).toEqual(deegan.map((e) => e.exact));
        const permanent = c.expected['shapley_permanent'] as { exact: string } | undefined;
        if (permanent !== undefined) expect(fractionText(engine.shapleyShubik(game)[0] as Exact)).toBe(permanent.exact);
      }
    });
  }
  for (const c of cases.filter((k) => k.kind === 'oceanic-ssi')) {
    test(`${c.id} large holders in a sea`, () => {
      const majors = c.input.majors.map((m) => exact(String(m)));
      const ocean = majors.reduce((rest, m) => rest.sub(m), ONE);
      const expected = c.expected['majors'] as { exact: string }[];
      expect(texts(oceanicShapleyShubik(majors, ocean, exact(String(c.input.quota))))).toEqual(
        expected.map((e) => e.exact),
      );
    });
  }
});

describe('the sale of fixture F3: X 29.9, Y 12.6 of 85, more than half', () => {
  const others = ['10', '9.5', '8', '8', '7'];
  const game = (x: string, y: string): WeightedGame => ({
    weights: [x, y, ...others].map((w) => exact(w)),
    quota: exact('42.5'),
    inclusive: false,
  });
  const rounded = (a: Exact | undefined): string => Number(a?.valueOf()).toFixed(4);
  test('Shapley–Shubik of X rises from 0.4524 to 0.5, Banzhaf from 0.4766 to 0.5248', () => {
    const [before, after] = [game('29.9', '12.6'), game('32.9', '9.6')];
    expect([before, after].map((g) => rounded(dynamic.shapleyShubik(g)[0]))).toEqual(['0.4524', '0.5000']);
    expect([before, after].map((g) => rounded(dynamic.banzhaf(g).normalised[0]))).toEqual(['0.4766', '0.5248']);
    expect([before, after].map((g) => rounded(dynamic.shapleyShubik(g)[1]))).toEqual(['0.1190', '0.1000']);
  });
});

describe('laws', () => {
  const games = fc.record({
    weights: fc.array(fc.nat(12), { minLength: 1, maxLength: 7 }),
    quota: fc.integer({ min: 1, max: 40 }),
    inclusive: fc.boolean(),
  });
  test('counting by weight equals looking at every coalition', () => {
    fc.assert(
      fc.property(games, ({ weights, quota, inclusive }) => {
        const game = { weights: weights.map((w) => exact(w)), quota: exact(quota), inclusive };
        const [a, b] = [dynamic.banzhaf(game), reference.banzhaf(game)];
        expect(texts(a.normalised)).toEqual(texts(b.normalised));
        expect(a.swings).toEqual(b.swings);
        expect(texts(dynamic.shapleyShubik(game))).toEqual(texts(reference.shapleyShubik(game)));
        expect(texts(dynamic.deeganPackel(game))).toEqual(texts(reference.deeganPackel(game)));
      }),
      { numRuns: 2000, seed: 2 },
    );
  });
  test('a holder of 50 % against a 50 % holder: neither decides alone', () => {
    expect(texts(dynamic.banzhaf({ weights: [HALF, HALF], quota: HALF, inclusive: false }).normalised)).toEqual([
      '1/2',
      '1/2',
    ]);
  });
  test('30 against 70 has no power at all', () => {
    expect(
      texts(dynamic.shapleyShubik({ weights: [percent(30), percent(70)], quota: HALF, inclusive: false })),
    ).toEqual(['0', '1']);
  });
  test('the sea takes what the large holders leave', () => {
    const [value] = oceanicShapleyShubik([ratio(1, 10)], ratio(9, 10), HALF);
    expect(fractionText(value as Exact)).toBe('1/9');
    expect(fractionText(oceanicShapleyShubik([ONE], ZERO, HALF)[0] as Exact)).toBe('1');
  });
});
