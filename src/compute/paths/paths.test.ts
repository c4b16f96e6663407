import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import golden from '../../../test/golden.json' with { type: 'json' };
import { type Edge, type EdgeOptions, snapshotFromEdges } from '../../snapshot/from-edges.ts';
import { compare, type Exact, exact, fractionText, min, ONE, percent, ZERO } from '../../terms/exact.ts';
import { contains, type Interval } from '../../terms/interval.ts';
import { simplePaths } from './simple-paths.ts';
import { type WeakestLink, weakestLink } from './weakest-link.ts';

interface GoldenCase {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly input: { readonly edges: readonly { owner: string; owned: string; share: number }[] };
  readonly expected: Record<string, number>;
}
const cases = golden.cases as unknown as readonly GoldenCase[];
const hundredfold = (share: number): string => fractionText(exact(String(share)).mul(100));
const edgesOf = (c: GoldenCase): Edge[] =>
  c.input.edges.map((e) => ({ owner: e.owner, owned: e.owned, share: hundredfold(e.share) }));

const ask = (
  edges: readonly Edge[],
  holder: string,
  company: string,
  options: EdgeOptions & { limit?: number } = {},
) => {
  const { limit = 1000, ...rest } = options;
  const s = snapshotFromEdges(edges, rest);
  const node = (id: string): number => s.nodeOf.get(id) ?? -1;
  const name = (n: number): string => s.parties[n]?.id ?? '';
  const found = simplePaths(s, node(holder), node(company), { measure: 'economic', limit });
  return {
    ways: found.paths.map((p) => `${p.nodes.map(name).join('>')} ${fractionText(p.share.lo)}`),
    found,
    weakest: weakestLink(s, node(holder), node(company), 'economic', limit),
  };
};
const ends = (a: Interval | undefined): string =>
  a === undefined
    ? 'none'
    : `${a.loOpen ? '(' : '['}${fractionText(a.lo)}, ${fractionText(a.hi)}${a.hiOpen ? ')' : ']'}`;

describe('golden cases', () => {
  const closeLinks = cases.find((c) => c.id === 'OWN-07') as GoldenCase;
  test(`OWN-07 ${closeLinks.title}: exactly the published pairs, 170 % of A kept as stated`, () => {
    const edges = edgesOf(closeLinks);
    const names = [...new Set(edges.flatMap((e) => [e.owner, e.owned]))];
    const linked: Record<string, number> = {};
    for (const holder of names) {
      for (const company of names) {
        const { total } = ask(edges, holder, company, { over100: 'as-stated' }).found;
        if (total !== undefined && compare(total.lo, percent(20)) >= 0) {
          linked[`${holder}->${company}`] = total.lo.valueOf();
        }
      }
    }
    expect(linked).toEqual(closeLinks.expected);
  });
  for (const c of cases.filter((c) => c.kind === 'weakest-link')) {
    test(`${c.id} ${c.title}`, () => {
      const company = c.id === 'OWN-10' ? 'C' : 'B';
      const { weakest, found } = ask(edgesOf(c), 'F', company);
      expect(weakest.added?.lo.valueOf()).toBe(c.expected.voting);
      expect(weakest.together.lo.valueOf()).toBe(c.expected.voting);
      expect(found.total?.lo.valueOf()).toBe(c.expected.cash_flow);
    });
  }
});

describe('simple paths', () => {
  const diamond: Edge[] = [
    { owner: 'X', owned: 'A', share: 60 },
    { owner: 'X', owned: 'B', share: 30 },
    { owner: 'A', owned: 'C', share: 40 },
    { owner: 'B', owned: 'C', share: 50 },
  ];
  test('the largest product comes first, the holder first in each way', () => {
    expect(ask(diamond, 'X', 'C').ways).toEqual(['X>A>C 6/25', 'X>B>C 3/20']);
  });
  test('a limit is told, never silent, and no sum is given then', () => {
    const { found, weakest } = ask(diamond, 'X', 'C', { limit: 1 });
    expect([found.paths.length, found.complete, found.total]).toEqual([1, false, undefined]);
    expect(weakest.added).toBeUndefined();
    expect(ends(weakest.together)).toBe('[7/10, 7/10]');
  });
  test('a limit that is just met is not exceeded', () => {
    expect(ask(diamond, 'X', 'C', { limit: 2 }).found.complete).toBe(true);
  });
  test('no way: an empty list that is complete', () => {
    expect(ask(diamond, 'C', 'X').found).toEqual({ paths: [], complete: true, total: expect.anything() });
    expect(ask(diamond, 'X', 'X').ways).toEqual([]);
  });
  test('a share that its column cannot leave is not multiplied, and excluded ends stay excluded', () => {
    const edges: Edge[] = [
      { owner: 'X', owned: 'A', share: { min: 25, max: 50, exclusiveMin: true } },
      { owner: 'A', owned: 'C', share: { min: 10, max: 100 } },
      { owner: 'Y', owned: 'C', share: { min: 60, max: 80, exclusiveMin: true } },
    ];
    const { found } = ask(edges, 'X', 'C');
    expect(found.paths.map((p) => ends(p.share))).toEqual(['(1/40, 1/5)']);
    expect(found.paths.map((p) => ends(p.weakest))).toEqual(['[1/10, 2/5)']);
  });
  test('perhaps nothing times more than nothing may be nothing', () => {
    const edges: Edge[] = [
      { owner: 'X', owned: 'A', share: { min: 0, max: 50, exclusiveMin: true } },
      { owner: 'A', owned: 'C', share: { min: 0, max: 50 } },
    ];
    expect(ask(edges, 'X', 'C').found.paths.map((p) => ends(p.share))).toEqual(['[0, 1/4]']);
  });
  test('a clique of 14 whose only way out is one company is not searched to death', () => {
    const ids = Array.from({ length: 14 }, (_, i) => `K${i}`);
    const clique = ids.flatMap((owner) => ids.filter((o) => o !== owner).map((owned) => ({ owner, owned, share: 5 })));
    const edges: Edge[] = [
      { owner: 'X', owned: 'G', share: 10 },
      { owner: 'G', owned: 'C', share: 10 },
      { owner: 'K0', owned: 'G', share: 10 },
      { owner: 'G', owned: 'K1', share: 10 },
      ...clique,
    ];
    expect(ask(edges, 'X', 'C').ways).toEqual(['X>G>C 1/100']);
  });
  test('a chain of 20,000 companies is walked, not recursed', () => {
    const edges = Array.from({ length: 20_000 }, (_, i) => ({ owner: `C${i}`, owned: `C${i + 1}`, share: 100 }));
    const { found, weakest } = ask(edges, 'C0', 'C20000');
    expect(found.paths[0]?.nodes.length).toBe(20_001);
    expect(ends(weakest.strongest)).toBe('[1, 1]');
  });
});

describe('weakest link', () => {
  test('a holding that two chains share counts twice when added, once together', () => {
    const edges: Edge[] = [
      { owner: 'F', owned: 'H', share: 20 },
      { owner: 'H', owned: 'A', share: 60 },
      { owner: 'H', owned: 'B', share: 60 },
      { owner: 'A', owned: 'C', share: 40 },
      { owner: 'B', owned: 'C', share: 40 },
    ];
    const { weakest } = ask(edges, 'F', 'C');
    expect([ends(weakest.strongest), ends(weakest.added), ends(weakest.together)]).toEqual([
      '[1/5, 1/5]',
      '[2/5, 2/5]',
      '[1/5, 1/5]',
    ]);
  });
  test('two ranges of one column cannot both be at their most', () => {
    const edges: Edge[] = [
      { owner: 'F', owned: 'A', share: 100 },
      { owner: 'F', owned: 'B', share: 100 },
      { owner: 'A', owned: 'C', share: { min: 30, max: 60 } },
      { owner: 'B', owned: 'C', share: { min: 20, max: 60 } },
    ];
    const { weakest } = ask(edges, 'F', 'C');
    expect(ends(weakest.together)).toBe('[1/2, 1]');
    expect(ends(weakest.strongest)).toBe('[3/10, 3/5]');
    expect(weakest.loose).toBe(true);
  });
  test('more than 25 % in every link of the best chain is more than 25 %', () => {
    const edges: Edge[] = [
      { owner: 'F', owned: 'A', share: { min: 25, max: 50, exclusiveMin: true } },
      { owner: 'A', owned: 'C', share: { min: 25, max: 50, exclusiveMin: true } },
      { owner: 'F', owned: 'B', share: 25 },
      { owner: 'B', owned: 'C', share: { min: 25, max: 25 } },
    ];
    expect(ends(ask(edges, 'F', 'C').weakest.strongest)).toBe('(1/4, 1/2]');
  });
  test('the vote is asked apart from the money', () => {
    const s = snapshotFromEdges([
      { owner: 'F', owned: 'A', share: 10, votes: 40 },
      { owner: 'A', owned: 'C', share: 60, votes: 30 },
    ]);
    const [f, c] = [s.nodeOf.get('F') as number, s.nodeOf.get('C') as number];
    expect(ends(weakestLink(s, f, c, 'votes').strongest)).toBe('[3/10, 3/10]');
    expect(ends(weakestLink(s, f, c, 'economic').strongest)).toBe('[1/10, 1/10]');
  });
});

const SIZE = 5;
/** Columns of whole percents that add to at most 100; P4 is an outside owner. */
const points = fc
  .array(
    fc.array(fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: fc.nat(25) }), {
      minLength: SIZE,
      maxLength: SIZE,
    }),
    { minLength: SIZE - 1, maxLength: SIZE - 1 },
  )
  .map((columns) => columns.map((col, j) => col.map((v, i) => (i === j ? 0 : v))));

/** Every way by plain backtracking, with product and smallest link. */
function ways(columns: readonly (readonly number[])[], holder: number, company: number): [string, Exact, Exact][] {
  const found: [string, Exact, Exact][] = [];
  const go = (at: number, seen: readonly number[], product: Exact, weakest: Exact): void => {
    if (at === company) found.push([seen.join(), product, weakest]);
    else
      for (const [next, column] of columns.entries()) {
        const share = percent(column[at] ?? 0);
        if (share.n === 0n || seen.includes(next)) continue;
        go(next, [...seen, next], product.mul(share), min(weakest, share));
      }
  };
  if (holder !== company) go(holder, [holder], ONE, ONE);
  return found;
}

const id = (at: number): string => `P${at}`;
const edgesFrom = (columns: readonly (readonly number[])[]): Edge[] =>
  columns.flatMap((col, j) => col.flatMap((v, i) => (v === 0 ? [] : [{ owner: id(i), owned: id(j), share: v }])));

/** The least capacity of a cut, over all sets that hold the holder and not the company. */
function leastCut(columns: readonly (readonly number[])[], holder: number, company: number): Exact {
  let least: Exact | undefined;
  for (let mask = 0; mask < 2 ** SIZE; mask += 1) {
    const inside = (at: number): boolean => ((mask >> at) & 1) === 1;
    if (!inside(holder) || inside(company)) continue;
    let cut = 0;
    for (const [j, col] of columns.entries()) for (const [i, v] of col.entries()) if (inside(i) && !inside(j)) cut += v;
    least = least === undefined ? percent(cut) : min(least, percent(cut));
  }
  return least ?? ZERO;
}

describe('random graphs with loops', () => {
  test('ways, their sum, the strongest chain, the sum of weakest links and the flow equal plain enumeration', () => {
    let longest = 0;
    fc.assert(
      fc.property(points, fc.nat(SIZE - 1), fc.nat(SIZE - 2), (columns, holder, company) => {
        const edges = edgesFrom(columns);
        const known = new Set(edges.flatMap((e) => [e.owner, e.owned]));
        if (!known.has(id(holder)) || !known.has(id(company))) return;
        const expected = ways(columns, holder, company);
        longest = Math.max(longest, expected.length);
        const { found, weakest } = ask(edges, id(holder), id(company));
        const sum = (values: readonly Exact[]): string => fractionText(values.reduce((a, b) => a.add(b), ZERO));
        expect(found.paths.map((p) => fractionText(p.share.lo)).sort()).toEqual(
          expected.map(([, product]) => fractionText(product)).sort(),
        );
        expect(fractionText(found.total?.lo as Exact)).toBe(sum(expected.map(([, product]) => product)));
        if (holder === company) return;
        expect(fractionText(weakest.added?.lo as Exact)).toBe(sum(expected.map(([, , link]) => link)));
        const best =
          expected
            .map(([, , link]) => link)
            .sort(compare)
            .at(-1) ?? ZERO;
        expect(fractionText(weakest.strongest.lo)).toBe(fractionText(best));
        expect(fractionText(weakest.together.hi)).toBe(fractionText(leastCut(columns, holder, company)));
      }),
      { numRuns: 2000, seed: 21 },
    );
    expect(longest).toBeGreaterThan(6);
  });

  test('whatever the facts turn out to be, every measure lies in its range', () => {
    const slack = fc.array(fc.array(fc.tuple(fc.nat(20), fc.nat(20)), { minLength: SIZE, maxLength: SIZE }), {
      minLength: SIZE - 1,
      maxLength: SIZE - 1,
    });
    fc.assert(
      fc.property(points, slack, fc.nat(SIZE - 1), fc.nat(SIZE - 2), (columns, around, holder, company) => {
        if (holder === company) return;
        const edges = edgesFrom(columns).map((e): Edge => {
          const v = e.share as number;
          const [down, up] = (around[Number(e.owned.slice(1))] ?? [])[Number(e.owner.slice(1))] ?? [0, 0];
          return { ...e, share: { min: Math.max(0, v - down), max: Math.min(100, v + up) } };
        });
        const known = new Set(edges.flatMap((e) => [e.owner, e.owned]));
        if (!known.has(id(holder)) || !known.has(id(company))) return;
        const real = ask(edgesFrom(columns), id(holder), id(company));
        const range = ask(edges, id(holder), id(company));
        const within = (a: Interval | undefined, b: Interval | undefined): void => {
          expect(contains(a as Interval, (b as Interval).lo)).toBe(true);
        };
        within(range.found.total, real.found.total);
        for (const key of ['strongest', 'together', 'added'] as const satisfies readonly (keyof WeakestLink)[]) {
          within(range.weakest[key], real.weakest[key]);
        }
      }),
      { numRuns: 2000, seed: 22 },
    );
  });
});
