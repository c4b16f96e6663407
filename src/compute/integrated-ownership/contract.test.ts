/** What every implementation of exact look-through must do: golden cases, laws, and an inverse computed apart from it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import golden from '../../../test/golden.json' with { type: 'json' };
import { type Edge, type EdgeOptions, snapshotFromEdges } from '../../snapshot/from-edges.ts';
import type { Snapshot } from '../../snapshot/types.ts';
import { type Exact, exact, fractionText, ONE, ratio, ZERO } from '../../terms/exact.ts';
import { integratedHoldings, integratedOwners, integratedOwnership } from './reference.ts';

interface IntegratedImplementation {
  readonly integratedOwners: typeof integratedOwners;
  readonly integratedOwnership: typeof integratedOwnership;
  readonly integratedHoldings: typeof integratedHoldings;
}

contract('exact rationals', { integratedOwners, integratedOwnership, integratedHoldings });

function contract(name: string, implementation: IntegratedImplementation): void {
  const { integratedOwners, integratedOwnership, integratedHoldings } = implementation;
  const node = (s: Snapshot, id: string): number => s.nodeOf.get(id) ?? -1;
  const read = (edges: readonly Edge[], options: EdgeOptions = {}) => {
    const s = snapshotFromEdges(edges, options);
    const all = (company: string) => integratedOwners(s, node(s, company));
    const owner = (holder: string, company: string) =>
      all(company).owners.find((o) => s.parties[o.holder]?.id === holder);
    return {
      s,
      all,
      share: (holder: string, company: string) =>
        fractionText(integratedOwnership(s, node(s, holder), node(s, company))),
      full: (holder: string, company: string) => {
        const full = owner(holder, company)?.full;
        return full === undefined ? undefined : fractionText(full);
      },
    };
  };

  describe(`${name}: golden cases`, () => {
    const arrow = (pair: string): [string, string] => pair.split('->') as [string, string];
    for (const c of cases(['integrated', 'pillar-two-MOCE', 'treasury'])) {
      test(`${c.id} ${c.title}`, () => {
        const world = read(edgesOf(c));
        for (const [pair, value] of Object.entries(c.expected)) {
          if (!/^\w+->\w+$/.test(pair)) continue;
          expect([pair, world.share(...arrow(pair))]).toEqual([pair, (value as { exact: string }).exact]);
        }
      });
    }
    test('OWN-03 one graph, two definitions: every walk, and first passage', () => {
      const c = one('OWN-03');
      const world = read(edgesOf(c));
      const expected = c.expected as unknown as Record<'full' | 'baldone', Record<string, { exact: string }>>;
      for (const [pair, { exact: text }] of Object.entries(expected.full)) {
        expect(world.full(...arrow(pair))).toBe(text);
      }
      for (const [pair, { exact: text }] of Object.entries(expected.baldone)) {
        expect(world.share(...arrow(pair))).toBe(text);
      }
    });
    test('OWN-04 an almost closed ring: 50 rounds in N, 99 % in truth', () => {
      const world = read(edgesOf(one('OWN-04')));
      expect(world.full('A', 'B')).toBe('9900/199');
      expect(world.share('A', 'B')).toBe('99/100');
      expect(world.full('A', 'A')).toBe('9801/199');
    });
    test('OWN-05 a closed ring is named, has no N, and inside it first passage still answers', () => {
      const edges = [
        ...edgesOf(one('OWN-05')),
        { owner: 'X', owned: 'C', share: 50 },
        { owner: 'A', owned: 'C', share: 20 },
      ];
      const world = read(edges);
      const { closed, owners } = world.all('C');
      const id = (n: number): string => world.s.parties[n]?.id ?? '';
      expect(closed.map((set) => set.map(id))).toEqual([['A', 'B']]);
      expect(world.share('A', 'B')).toBe('1');
      expect(world.full('A', 'B')).toBeUndefined();
      expect(world.share('X', 'A')).toBe('0');
      // B meets every walk that enters the ring
      expect(owners.map((o) => [id(o.holder), fractionText(o.share)])).toEqual([
        ['A', '1/5'],
        ['B', '1/5'],
        ['X', '1/2'],
      ]);
    });
    test('OWN-08 the full row counts more firms than there are; first passage does not', () => {
      const world = read(edgesOf(one('OWN-08')));
      const firms = ['2', '3', '4', '5'];
      const sum = (texts: readonly string[]): string =>
        fractionText(texts.reduce((total, text) => total.add(exact(text)), ZERO));
      expect(sum(firms.map((f) => world.full('1', f) ?? '0'))).toBe('38/11');
      // what comes back to itself is in it too
      expect(sum(firms.map((f) => world.full('2', f) ?? '0'))).toBe('65/11');
      expect(sum(firms.filter((f) => f !== '2').map((f) => world.share('2', f)))).toBe('14/5');
    });
    test('CTL-04 control without much of the money', () => {
      expect(read(edgesOf(one('CTL-04'))).share('X', 'C')).toBe('2601/10000');
    });
    test('OWN-07 170 % of A sold: as stated the series still has a sum', () => {
      const world = read(edgesOf(one('OWN-07')), { over100: 'as-stated' });
      expect(world.share('B', 'A')).toBe(
        fractionText(firstPassage(matrixOf(world.s), node(world.s, 'B'))[node(world.s, 'A')] as Exact),
      );
    });
  });

  describe(`${name}: laws`, () => {
    test('as-stated columns whose series grows without end are refused', () => {
      const edges = [
        { owner: 'B', owned: 'A', share: 90 },
        { owner: 'X', owned: 'A', share: 60 },
        { owner: 'A', owned: 'B', share: 90 },
        { owner: 'C', owned: 'B', share: 60 },
        { owner: 'B', owned: 'C', share: 90 },
      ];
      const s = snapshotFromEdges(edges, { over100: 'as-stated' });
      expect(() => integratedOwners(s, node(s, 'A'))).toThrow(expect.objectContaining({ code: 'over-100-diverges' }));
      expect(() => integratedHoldings(s, node(s, 'X'))).toThrow(expect.objectContaining({ code: 'over-100-diverges' }));
    });
    test('a range is refused by name, with the question to ask instead', () => {
      const s = snapshotFromEdges([{ owner: 'X', owned: 'A', share: { min: 25, max: 50 } }]);
      expect(() => integratedOwners(s, node(s, 'A'))).toThrow(
        expect.objectContaining({ code: 'usage', received: 'X > A' }),
      );
    });
    test('votes and money are asked apart', () => {
      const s = snapshotFromEdges([{ owner: 'X', owned: 'A', share: 11, votes: 20 }]);
      expect(fractionText(integratedOwnership(s, node(s, 'X'), node(s, 'A'), { measure: 'votes' }))).toBe('1/5');
      expect(fractionText(integratedOwnership(s, node(s, 'X'), node(s, 'A')))).toBe('11/100');
    });
    test('a chain of 20,000 companies is walked, not recursed', () => {
      const edges = Array.from({ length: 20_000 }, (_, i) => ({ owner: `C${i}`, owned: `C${i + 1}`, share: 100 }));
      const s = snapshotFromEdges(edges);
      expect(fractionText(integratedOwnership(s, node(s, 'C0'), node(s, 'C20000')))).toBe('1');
    });
    test('who owns nothing and is owned by nobody has an empty answer', () => {
      const s = snapshotFromEdges([{ owner: 'X', owned: 'A', share: 10 }]);
      expect(integratedOwners(s, node(s, 'X')).owners).toEqual([]);
      expect(integratedHoldings(s, node(s, 'A'))).toEqual([]);
    });
  });

  describe(`${name}: random graphs with loops`, () => {
    test('N − I and N_ij / N_ii equal an exact inverse; where there is none, first passage with the column cut', () => {
      let [inverted, singular] = [0, 0];
      fc.assert(
        fc.property(world, (edges) => {
          const s = snapshotFromEdges(edges);
          const a = matrixOf(s);
          const n = inverse(a);
          if (n === undefined) singular += 1;
          else inverted += 1;
          for (const company of s.economic.keys()) {
            const owners = new Map(integratedOwners(s, company).owners.map((o) => [o.holder, o] as const));
            for (const i of s.parties.keys()) {
              const share = owners.get(i)?.share ?? ZERO;
              expect(fractionText(share)).toBe(fractionText(firstPassage(a, i)[company] as Exact));
              if (n === undefined) continue;
              const times = (n[i] as Exact[])[company] as Exact;
              const itself = (n[i] as Exact[])[i] as Exact;
              const full = i === company ? times.sub(ONE) : times;
              expect(fractionText(owners.get(i)?.full ?? ZERO)).toBe(fractionText(full));
              expect(fractionText(share)).toBe(
                fractionText(i === company ? ONE.sub(ONE.div(itself)) : times.div(itself)),
              );
            }
          }
        }),
        { numRuns: 2000, seed: 11 },
      );
      expect(inverted).toBeGreaterThan(1000);
      expect(singular).toBeGreaterThan(20);
    });

    test('downwards is upwards read the other way', () => {
      fc.assert(
        fc.property(world, (edges) => {
          const s = snapshotFromEdges(edges);
          for (const holder of s.parties.keys()) {
            const down = new Map(integratedHoldings(s, holder).map((h) => [h.company, fractionText(h.share)]));
            for (const company of s.parties.keys()) {
              expect(down.get(company) ?? '0').toBe(fractionText(integratedOwnership(s, holder, company)));
            }
          }
        }),
        { numRuns: 600, seed: 12 },
      );
    });

    test('outside owners of a company that is held in full, and all its owners too, add to 100 %', () => {
      let checked = 0;
      fc.assert(
        fc.property(world, (edges) => {
          const s = snapshotFromEdges(edges);
          for (const company of s.economic.keys()) {
            const { owners, closed } = integratedOwners(s, company);
            const everybody = [company, ...owners.map((o) => o.holder)];
            const held = everybody.filter((n) => s.economic.has(n));
            if (closed.length > 0 || !held.every((n) => fullColumn(s, n))) continue;
            const outside = owners.filter((o) => !s.economic.has(o.holder));
            expect(fractionText(outside.reduce((sum, o) => sum.add(o.share), ZERO))).toBe('1');
            checked += 1;
          }
        }),
        { numRuns: 2000, seed: 13 },
      );
      expect(checked).toBeGreaterThan(200);
    });

    test('order of rows, new names and a holding told in two rows change nothing', () => {
      fc.assert(
        fc.property(world, fc.nat(), (edges, turn) => {
          const rename = (id: string): string => `Z${9 - Number(id.slice(1))}`;
          const back = (id: string): string => `P${9 - Number(id.slice(1))}`;
          const other = edges.flatMap((e): Edge[] => {
            const half = fractionText(exact(e.share as string).div(2));
            const named = { owner: rename(e.owner), owned: rename(e.owned) };
            return [
              { ...named, share: half },
              { ...named, share: half },
            ];
          });
          const cut = other.length === 0 ? 0 : turn % other.length;
          const turned = [...other.slice(cut), ...other.slice(0, cut)].reverse();
          const list = (s: Snapshot, name: (id: string) => string): string[] =>
            [...s.parties.keys()]
              .flatMap((company) =>
                integratedOwners(s, company).owners.map(
                  (o) =>
                    `${name(s.parties[o.holder]?.id ?? '')} > ${name(s.parties[company]?.id ?? '')} ${fractionText(o.share)} ${fractionText(o.full ?? ZERO)}`,
                ),
              )
              .sort();
          expect(list(snapshotFromEdges(turned), back)).toEqual(list(snapshotFromEdges(edges), (id) => id));
        }),
        { numRuns: 500, seed: 14 },
      );
    });
  });
}

interface GoldenCase {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly input: { readonly edges: readonly { owner: string; owned: string; share: number }[] };
  readonly expected: Record<string, unknown>;
}
const all = golden.cases as unknown as readonly GoldenCase[];
const cases = (kinds: readonly string[]): readonly GoldenCase[] => all.filter((c) => kinds.includes(c.kind));
const one = (id: string): GoldenCase => all.find((c) => c.id === id) as GoldenCase;
const edgesOf = (c: GoldenCase): Edge[] =>
  c.input.edges.map((e) => ({ owner: e.owner, owned: e.owned, share: fractionText(exact(String(e.share)).mul(100)) }));

/** Parties P0 … P5; the first ones are companies whose columns are weights, the last weight is left undeclared. */
const world = fc
  .integer({ min: 3, max: 6 })
  .chain((size) =>
    fc.tuple(
      fc.constant(size),
      fc.array(
        fc.array(fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.nat(9) }), {
          minLength: size + 1,
          maxLength: size + 1,
        }),
        { minLength: size - 1, maxLength: size - 1 },
      ),
      fc.array(fc.boolean(), { minLength: size - 1, maxLength: size - 1 }),
    ),
  )
  .map(([size, columns, complete]) =>
    columns.flatMap((weights, j): Edge[] => {
      const parts = weights.slice(0, size).map((w, i) => (i === j ? 0 : w));
      const rest = complete[j] ? 0 : (weights[size] as number);
      const total = parts.reduce((sum, w) => sum + w, 0) + rest;
      return parts.flatMap((w, i) =>
        w === 0 ? [] : [{ owner: `P${i}`, owned: `P${j}`, share: fractionText(ratio(100 * w, total)) }],
      );
    }),
  )
  .filter((edges) => edges.length > 0);

const fullColumn = (s: Snapshot, company: number): boolean =>
  fractionText((s.economic.get(company)?.holdings ?? []).reduce((sum, h) => sum.add(h.bounds.lo), ZERO)) === '1';

/** a[i][j]: part of company j that party i holds */
function matrixOf(s: Snapshot): Exact[][] {
  const a = s.parties.map(() => s.parties.map(() => ZERO));
  for (const column of s.economic.values()) {
    for (const h of column.holdings) (a[h.owner] as Exact[])[h.company] = h.bounds.lo;
  }
  return a;
}

/** (I − A)⁻¹ by Gauss and Jordan on the whole matrix, pivots by row; undefined where singular. */
function inverse(a: readonly (readonly Exact[])[]): Exact[][] | undefined {
  const size = a.length;
  const rows = a.map((row, i) => [
    ...row.map((x, j) => (i === j ? ONE.sub(x) : x.neg())),
    ...row.map((_, j) => (i === j ? ONE : ZERO)),
  ]);
  for (let step = 0; step < size; step += 1) {
    const at = rows.findIndex((row, i) => i >= step && (row[step] as Exact).n !== 0n);
    if (at < 0) return undefined;
    const pivot = rows[at] as Exact[];
    rows[at] = rows[step] as Exact[];
    const head = pivot[step] as Exact;
    rows[step] = pivot.map((x) => x.div(head));
    for (let i = 0; i < size; i += 1) {
      const factor = (rows[i] as Exact[])[step] as Exact;
      if (i === step || factor.n === 0n) continue;
      rows[i] = (rows[i] as Exact[]).map((x, j) => x.sub(factor.mul((rows[step] as Exact[])[j] as Exact)));
    }
  }
  return rows.map((row) => row.slice(size));
}

/** The part of each company that meets `holder`: its own column cut, and only companies from which it can be met. */
function firstPassage(a: readonly (readonly Exact[])[], holder: number): readonly Exact[] {
  const live = new Set<number>([holder]);
  for (const i of live) for (const j of a.keys()) if ((a[i]?.[j] ?? ZERO).n !== 0n) live.add(j);
  const cut = a.map((row, i) => row.map((x, j) => (j !== holder && live.has(i) && live.has(j) ? x : ZERO)));
  const n = inverse(cut) as Exact[][];
  return a.map((_, company) => {
    if (company !== holder) return (n[holder] as Exact[])[company] as Exact;
    return a.reduce(
      (sum, row, i) => sum.add((row[holder] as Exact).mul(i === holder ? ONE : ((n[holder] as Exact[])[i] as Exact))),
      ZERO,
    );
  });
}
