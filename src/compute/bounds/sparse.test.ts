import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Edge, snapshotFromEdges } from '../../snapshot/from-edges.ts';
import { compare, type Exact, exact, fractionText, percent, ratio } from '../../terms/exact.ts';
import { reaches } from '../../terms/interval.ts';
import { solveDense } from './dense.ts';
import { doublesAround, fractionOf, minusDown, minusUp, plusDown, plusUp, timesDown, timesUp } from './outward.ts';
import { ownersWithBounds } from './owners-of.ts';
import { ownershipBounds } from './reference.ts';
import { SparseOwnership } from './sparse.ts';

describe('doubles rounded outward', () => {
  const fractions = fc.tuple(fc.nat(1_000_000), fc.integer({ min: 1, max: 1_000_000 })).map(([n, d]) => ratio(n, d));
  const holds = (low: number, value: Exact, high: number): void => {
    expect(compare(fractionOf(low), value) <= 0 && compare(value, fractionOf(high)) <= 0).toBe(true);
  };
  test('hold every sum, product and difference of what they stand for', () => {
    fc.assert(
      fc.property(fractions, fractions, (a, b) => {
        const [[la, ha], [lb, hb]] = [doublesAround(a), doublesAround(b)];
        holds(la, a, ha);
        holds(plusDown(la, lb), a.add(b), plusUp(ha, hb));
        holds(timesDown(la, lb), a.mul(b), timesUp(ha, hb));
        if (compare(a, b) >= 0) holds(minusDown(la, hb), a.sub(b), minusUp(ha, lb));
      }),
      { numRuns: 3000, seed: 51 },
    );
  });
  test('0, 1 and halves are themselves; fractions too long for a double are held all the same', () => {
    expect(doublesAround(exact(0))).toEqual([0, 0]);
    expect(doublesAround(exact(1))).toEqual([1, 1]);
    expect(doublesAround(ratio(3, 8))).toEqual([0.375, 0.375]);
    const long = ratio(10n ** 400n + 1n, 3n * 10n ** 400n);
    holds(...([doublesAround(long)[0], long, doublesAround(long)[1]] as const));
    const tiny = ratio(1n, 10n ** 400n);
    holds(...([doublesAround(tiny)[0], tiny, doublesAround(tiny)[1]] as const));
    expect(doublesAround(tiny)[1]).toBeGreaterThan(0);
  });
  test('a product too small for a double is not nothing from above', () => {
    expect(timesUp(1e-200, 1e-200)).toBeGreaterThan(0);
    expect(timesDown(1e-200, 1e-200)).toBe(0);
  });
  test('elimination refuses a singular system', () => {
    expect(
      solveDense(
        [
          [0, 1],
          [1, 0],
        ],
        [Float64Array.of(0, 0)],
      ),
    ).toBe(false);
  });
});

const ask = (edges: readonly Edge[], complete: readonly string[] = []) => {
  const s = snapshotFromEdges(edges, { complete });
  const sparse = new SparseOwnership(s, 'economic');
  const node = (id: string): number => s.nodeOf.get(id) as number;
  return (holder: string, company: string) => sparse.ownershipBounds([node(holder)], node(company));
};

describe('bounds in doubles', () => {
  const ring = (share: string): Edge[] => [
    { owner: 'P', owned: 'A', share: fractionText(exact(100).sub(exact(share))) },
    { owner: 'B', owned: 'A', share },
    { owner: 'A', owned: 'B', share: 100 },
  ];
  test('a ring that is closed but for a millionth is proven in doubles or left to fractions, never guessed', () => {
    for (const share of ['99', '99.99', '99.9999', '99.99999999']) {
      const { bounds } = ask(ring(share))('P', 'A');
      expect(compare(bounds.lo, exact(1)) <= 0 && compare(exact(1), bounds.hi) <= 0).toBe(true);
      expect(compare(bounds.lo, ratio(999_999_999, 1_000_000_000))).toBe(1);
    }
  });
  test('members of a closed ring own one another, outsiders nothing', () => {
    const at = ask([...ring('100').slice(1), { owner: 'X', owned: 'C', share: 1 }]);
    expect(fractionText(at('A', 'B').bounds.lo)).toBe('1');
    expect(fractionText(at('X', 'A').bounds.hi)).toBe('0');
  });
  test('as-stated columns above 100 % are left to fractions', () => {
    const s = snapshotFromEdges(
      [
        { owner: 'X', owned: 'A', share: 80 },
        { owner: 'Y', owned: 'A', share: 80 },
      ],
      { over100: 'as-stated' },
    );
    const found = new SparseOwnership(s, 'economic').ownershipBounds(
      [s.nodeOf.get('X') as number],
      s.nodeOf.get('A') as number,
    );
    expect([found.exact, fractionText(found.bounds.lo)]).toEqual([true, '4/5']);
  });
  test('a threshold met exactly is decided by fractions', () => {
    const s = snapshotFromEdges([
      { owner: 'X', owned: 'A', share: '100/3' },
      { owner: 'A', owned: 'C', share: 75 },
    ]);
    const [x, c] = [s.nodeOf.get('X') as number, s.nodeOf.get('C') as number];
    const sparse = new SparseOwnership(s, 'economic');
    expect(sparse.ownershipBounds([x], c).exact).toBe(false);
    expect(sparse.reaches([x], c, percent(25), true)).toBe('yes');
    expect(sparse.reaches([x], c, percent(25), false)).toBe('no');
  });
  test('a loop of 1,500 companies is proven in doubles, and the exact engine agrees within a billionth', () => {
    const size = 1_500;
    const edges: Edge[] = [{ owner: 'X', owned: 'C0', share: 10 }];
    for (let c = 0; c < size; c += 1) {
      for (const o of new Set([(c + 1) % size, (c * 37 + 11) % size, (c * 53 + 29) % size])) {
        if (o !== c) edges.push({ owner: `C${o}`, owned: `C${c}`, share: { min: 8 + (o % 17), max: 12 + (o % 17) } });
      }
    }
    const s = snapshotFromEdges(edges);
    const [x, c] = [s.nodeOf.get('X') as number, s.nodeOf.get('C5') as number];
    const found = new SparseOwnership(s, 'economic').ownershipBounds([x], c);
    expect(found.exact).toBe(false);
    const { bounds, loose } = ownershipBounds(s, [x], c, { measure: 'economic', undisclosed: 'declared' });
    expect(loose).toBe(true);
    expect(bounds.lo.n > 0n).toBe(true);
    const apart = (a: Exact, b: Exact): Exact => (compare(a, b) > 0 ? a.sub(b) : b.sub(a));
    expect(compare(apart(found.bounds.lo, bounds.lo), ratio(1, 1_000_000_000))).toBe(-1);
    expect(compare(apart(found.bounds.hi, bounds.hi), ratio(1, 1_000_000_000))).toBe(-1);
  });
  test('a half of a half, 1,100 times, is above nothing still', () => {
    const edges = Array.from({ length: 1_100 }, (_, i) => ({ owner: `C${i}`, owned: `C${i + 1}`, share: 50 }));
    const { bounds } = ask(edges)('C0', 'C1100');
    expect(bounds.hi.n > 0n).toBe(true);
    expect(bounds.lo.n).toBe(0n);
  });
});

/** Rings with chords among companies, ranges and points, some lists complete. */
const networks = fc.record({
  size: fc.integer({ min: 4, max: 14 }),
  links: fc.array(
    fc.record({
      owner: fc.nat(15),
      owned: fc.nat(13),
      lo: fc.nat(30),
      width: fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(40) }),
    }),
    { minLength: 10, maxLength: 40 },
  ),
  complete: fc.array(fc.boolean(), { minLength: 14, maxLength: 14 }),
});

describe('random networks', () => {
  test('hold the exact bounds closely, give the same verdicts, and mostly need no fractions', () => {
    let [asked, fell] = [0, 0];
    fc.assert(
      fc.property(
        networks,
        fc.integer({ min: 1, max: 60 }),
        fc.constantFrom('declared' as const, 'anyone' as const),
        (net, line, undisclosed) => {
          const taken = new Map<string, number>();
          const edges = new Map<string, Edge>();
          for (const { owner, owned, lo, width } of net.links) {
            const [from, to] = [`P${owner % (net.size + 2)}`, `P${owned % net.size}`];
            const used = taken.get(to) ?? 0;
            if (from === to || edges.has(`${from} ${to}`) || used + lo > 100 || lo + width === 0) continue;
            taken.set(to, used + lo);
            edges.set(`${from} ${to}`, { owner: from, owned: to, share: { min: lo, max: Math.min(100, lo + width) } });
          }
          const complete = [...taken.keys()].filter((id) => net.complete[Number(id.slice(1))]);
          const s = snapshotFromEdges([...edges.values()], { complete });
          const sparse = new SparseOwnership(s, 'economic');
          for (const company of [...s.economic.keys()].slice(0, 3)) {
            const options = { measure: 'economic', undisclosed } as const;
            const owners = ownersWithBounds(s, company, options);
            const found = sparse.ownersWithBounds(company, undisclosed);
            expect(found.map((o) => o.holder)).toEqual(owners.map((o) => o.holder));
            for (const [i, { holder, result }] of found.entries()) {
              const { bounds } = owners[i]?.result ?? ownershipBounds(s, [holder], company, options);
              expect(compare(result.bounds.lo, bounds.lo) <= 0 && compare(bounds.hi, result.bounds.hi) <= 0).toBe(true);
              const near = ratio(1, 1_000_000_000);
              expect(compare(bounds.lo.sub(result.bounds.lo), near)).toBe(-1);
              expect(compare(result.bounds.hi.sub(bounds.hi), near)).toBe(-1);
              for (const threshold of [percent(line), bounds.lo, bounds.hi]) {
                for (const inclusive of [true, false]) {
                  const verdict = sparse.reaches([holder], company, threshold, inclusive, undisclosed);
                  expect(verdict).toBe(reaches(bounds, threshold, inclusive));
                }
              }
              asked += 1;
              if (result.exact) fell += 1;
            }
          }
        },
      ),
      { numRuns: 100, seed: 52 },
    );
    expect(asked).toBeGreaterThan(500);
    expect(fell / asked).toBeLessThan(0.05);
  });
});
