/** One suite for every implementation: exact rationals to the letter, doubles by holding the exact ends closely. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import golden from '../../../test/golden.json' with { type: 'json' };
import { type Edge, snapshotFromEdges } from '../../snapshot/from-edges.ts';
import type { Node, Snapshot } from '../../snapshot/types.ts';
import { compare, type Exact, exact, fractionText, HUNDRED, ONE, ratio, ZERO } from '../../terms/exact.ts';
import type { Interval } from '../../terms/interval.ts';
import { solveFixed } from '../linear.ts';
import type { Undisclosed } from '../types.ts';
import { ownershipBounds } from './reference.ts';
import { SparseOwnership } from './sparse.ts';

interface Implementation {
  readonly name: string;
  readonly exact: boolean;
  bounds(s: Snapshot, holders: readonly Node[], company: Node, undisclosed: Undisclosed): Interval;
}
const implementations: readonly Implementation[] = [
  {
    name: 'exact rationals',
    exact: true,
    bounds: (s, holders, company, undisclosed) =>
      ownershipBounds(s, holders, company, { measure: 'economic', undisclosed }).bounds,
  },
  {
    name: 'doubles',
    exact: false,
    bounds: (s, holders, company, undisclosed) =>
      new SparseOwnership(s, 'economic').ownershipBounds(holders, company, undisclosed).bounds,
  },
];

const CLOSE = ratio(1, 10 ** 9);

/** Exactly these ends; or, in doubles, ends that hold them and are at most 10⁻⁹ away. */
function agrees(i: Implementation, found: Interval, lo: Exact, hi: Exact): void {
  if (i.exact) {
    expect([fractionText(found.lo), fractionText(found.hi)]).toEqual([fractionText(lo), fractionText(hi)]);
    return;
  }
  expect(compare(found.lo, lo) <= 0 && compare(hi, found.hi) <= 0).toBe(true);
  expect(compare(lo.sub(found.lo), CLOSE) < 0 && compare(found.hi.sub(hi), CLOSE) < 0).toBe(true);
}

for (const implementation of implementations) contract(implementation);

function contract(implementation: Implementation): void {
  const bounds = (
    edges: readonly Edge[],
    holders: readonly string[],
    company: string,
    complete: readonly string[] = [],
    undisclosed: Undisclosed = 'declared',
  ): Interval => {
    const s = snapshotFromEdges(edges, { complete });
    const node = (id: string): number => s.nodeOf.get(id) ?? -1;
    return implementation.bounds(s, holders.map(node), node(company), undisclosed);
  };
  /** "(25, 50] %": open ends are asked of exact rationals only */
  const is = (found: Interval, text: string): void => {
    const [, open, lo = '', hi = lo, close] = /^([[(])?([\d.]+)(?:, ([\d.]+))?([\])])? %$/.exec(text) ?? [];
    agrees(implementation, found, exact(lo).div(HUNDRED), exact(hi).div(HUNDRED));
    if (implementation.exact) expect([found.loOpen, found.hiOpen]).toEqual([open === '(', close === ')']);
  };
  const hundredth = (share: number): string => fractionText(exact(String(share)).mul(100));

  describe(`${implementation.name}: golden cases`, () => {
    interface GoldenEdge {
      owner: string;
      owned: string;
      share?: number;
      min?: number;
      max?: number;
      min_exclusive?: boolean;
    }
    const edgesOf = (list: readonly GoldenEdge[]): Edge[] =>
      list.map((e) => ({
        owner: e.owner,
        owned: e.owned,
        share:
          e.share !== undefined
            ? hundredth(e.share)
            : { min: hundredth(e.min ?? 0), max: hundredth(e.max ?? 1), exclusiveMin: e.min_exclusive ?? false },
      }));
    const cases = golden.cases as unknown as readonly {
      id: string;
      kind: string;
      title: string;
      input: { edges: readonly GoldenEdge[]; complete?: readonly string[] };
      expected: Record<string, { exact?: string; lo?: { exact: string }; hi?: { exact: string } }>;
    }[];
    for (const c of cases.filter(
      (c) => c.kind === 'integrated' || c.kind === 'treasury' || c.kind === 'interval-ownership',
    )) {
      for (const [pair, value] of Object.entries(c.expected)) {
        const match = /^(\S+)->(\S+)$/.exec(pair);
        if (match === null || (value.exact === undefined && value.lo === undefined)) continue;
        test(`${c.id} ${c.title}: ${pair}`, () => {
          const found = bounds(
            edgesOf(c.input.edges),
            [match[1] as string],
            match[2] as string,
            c.input.complete ?? [],
          );
          const [lo, hi] = [value.exact ?? value.lo?.exact, value.exact ?? value.hi?.exact];
          agrees(implementation, found, exact(lo ?? ''), exact(hi ?? ''));
        });
      }
    }
  });

  describe(`${implementation.name}: bounds`, () => {
    test('a closed ring gives nothing to outsiders, and its members own one another', () => {
      const ring = [
        { owner: 'A', owned: 'B', share: 100 },
        { owner: 'B', owned: 'A', share: 100 },
        { owner: 'X', owned: 'C', share: 5 },
      ];
      is(bounds(ring, ['X'], 'A'), '0 %');
      is(bounds(ring, ['A'], 'B'), '100 %');
    });
    test('"P or Q" is not the sum of P and Q', () => {
      const edges = [
        { owner: 'P', owned: 'T', share: { min: 50, max: 75 } },
        { owner: 'Q', owned: 'T', share: { min: 25, max: 50 } },
      ];
      is(bounds(edges, ['P'], 'T'), '[50, 75] %');
      is(bounds(edges, ['P', 'Q'], 'T'), '[75, 100] %');
    });
    test('an open end is carried through a chain', () => {
      const edges = [
        { owner: 'X', owned: 'A', share: { min: 25, max: 50, exclusiveMin: true } },
        { owner: 'A', owned: 'C', share: 50 },
      ];
      is(bounds(edges, ['X'], 'C'), '(12.5, 25] %');
    });
    test('an open end that nothing forces is closed: the others fill the column first', () => {
      const edges = [
        { owner: 'X', owned: 'C', share: { min: 0, max: 50, exclusiveMax: true } },
        { owner: 'Y', owned: 'C', share: { min: 60, max: 100 } },
      ];
      is(bounds(edges, ['X'], 'C'), '[0, 40] %');
    });
    test('"more than nothing" through a company that may be empty-handed stays above nothing', () => {
      const edges = [
        { owner: 'X', owned: 'A', share: { min: 0, max: 100, exclusiveMin: true } },
        { owner: 'A', owned: 'C', share: 40 },
      ];
      is(bounds(edges, ['X'], 'C'), '(0, 40] %');
    });
    test('a complete list that may close a ring proves nothing for outsiders', () => {
      const edges = [
        { owner: 'B', owned: 'A', share: { min: 0, max: 100 } },
        { owner: 'X', owned: 'A', share: { min: 0, max: 100 } },
        { owner: 'A', owned: 'B', share: 100 },
      ];
      is(bounds(edges, ['X'], 'A', ['A', 'B']), '[0, 100] %');
    });
    test('a chain of 20,000 companies is walked, not recursed, and stays a bound', () => {
      const edges = Array.from({ length: 20_000 }, (_, i) => ({ owner: `C${i}`, owned: `C${i + 1}`, share: 100 }));
      is(bounds(edges, ['C0'], 'C20000'), '100 %');
    });
    test('the undeclared rest can be anyone’s only when asked so', () => {
      const edges = [{ owner: 'X', owned: 'C', share: 30 }];
      is(bounds(edges, ['X'], 'C'), '30 %');
      is(bounds(edges, ['X'], 'C', [], 'anyone'), '[30, 100] %');
    });
  });

  describe(`${implementation.name}: random loops with ranges`, () => {
    test('bounds equal enumeration of every corner of the columns, loops and complete lists included', () => {
      let compared = 0;
      fc.assert(
        fc.property(columns, full, (cols, complete) => {
          const worlds = cols.map((col, j) => corners(col, complete[j] ?? false));
          if (worlds.some((w) => w.length === 0)) return;
          if (worlds.reduce((n, w) => n * w.length, 1) > 3000) return;
          const values = product(worlds).map(reach);
          const edges = toEdges(cols);
          const s = snapshotFromEdges(edges, { complete: [0, 1, 2].filter((j) => complete[j]).map((j) => `P${j}`) });
          const holder = s.nodeOf.get('P3');
          if (holder === undefined) return;
          for (const j of [0, 1, 2]) {
            const node = s.nodeOf.get(`P${j}`);
            if (node === undefined || !s.economic.has(node)) continue;
            const found = implementation.bounds(s, [holder], node, 'declared');
            const all = values.map((v) => v[j] as Exact).sort(compare);
            agrees(implementation, found, all[0] as Exact, all.at(-1) as Exact);
            expect(found.loOpen || found.hiOpen).toBe(false);
            compared += 1;
          }
        }),
        { numRuns: 2500, seed: 3 },
      );
      expect(compared).toBeGreaterThan(2000);
    });
  });
}

const SIZE = 4;
/** column j: owners 0 … SIZE−1 with whole-percent intervals in steps of 10 */
type Box = readonly [number, number];
const cell = fc.oneof(
  { weight: 2, arbitrary: fc.constant(undefined) },
  { weight: 3, arbitrary: fc.tuple(fc.nat(5), fc.nat(6)) },
);
const columns = fc
  .array(fc.array(cell, { minLength: SIZE, maxLength: SIZE }), { minLength: 3, maxLength: 3 })
  .map((cols) =>
    cols.map((col, j) =>
      col.map((c, i): Box | undefined =>
        c === undefined || i === j ? undefined : [c[0] * 10, Math.min(100, (c[0] + c[1]) * 10)],
      ),
    ),
  );
const full = fc.array(fc.boolean(), { minLength: 3, maxLength: 3 });

function corners(cells: readonly (Box | undefined)[], complete: boolean): number[][] {
  const found = new Map<string, number[]>();
  const boxes = cells.map((c): Box => c ?? [0, 0]);
  const keep = (x: number[]): void => {
    const sum = x.reduce((a, b) => a + b, 0);
    if (sum === 100 || (sum < 100 && !complete)) found.set(x.join(), x);
  };
  for (let mask = 0; mask < 2 ** boxes.length; mask += 1) {
    const x = boxes.map((b, i) => b[(mask >> i) & 1] as number);
    keep(x);
    for (const [i, b] of boxes.entries()) {
      const room = 100 - x.reduce((a, v, k) => (k === i ? a : a + v), 0);
      if (room >= b[0] && room <= b[1]) keep(x.map((v, k) => (k === i ? room : v)));
    }
  }
  return [...found.values()];
}

/** Probability to reach party 3 from each of 0, 1, 2: unreachable ones are 0, the rest one exact solve. */
function reach(x: readonly (readonly number[])[]): Exact[] {
  const target = SIZE - 1;
  const live = new Set<number>();
  for (let round = 0; round < SIZE; round += 1) {
    for (const [j, col] of x.entries()) if (col.some((v, i) => v > 0 && (i === target || live.has(i)))) live.add(j);
  }
  const list = [...live];
  const matrix = list.map((j) => list.map((i) => ratio(x[j]?.[i] ?? 0, 100)));
  const right = list.map((j) => ratio(x[j]?.[target] ?? 0, 100));
  const solved = solveFixed(matrix, right, ONE) ?? [];
  return x.map((_, j) => (live.has(j) ? (solved[list.indexOf(j)] as Exact) : ZERO));
}

const product = <T>(lists: readonly (readonly T[])[]): T[][] =>
  lists.reduce<T[][]>((all, list) => all.flatMap((head) => list.map((x) => [...head, x])), [[]]);

const toEdges = (cols: readonly (readonly (Box | undefined)[])[]): Edge[] =>
  cols.flatMap((col, j) =>
    col.flatMap((b, i): Edge[] =>
      b === undefined || b[1] === 0 ? [] : [{ owner: `P${i}`, owned: `P${j}`, share: { min: b[0], max: b[1] } }],
    ),
  );
