/** One company of a register against the exact engine on the same holdings, read by both from the same list. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Edge, snapshotFromEdges } from '../../snapshot/from-edges.ts';
import { BandTable, buildGraph, type ShareGraph, WHOLE } from '../../snapshot/graph/index.ts';
import { compare, type Exact, exact, fractionText, ZERO } from '../../terms/exact.ts';
import { fractionOf } from '../bounds/outward.ts';
import { ownersWithBounds } from '../bounds/owners-of.ts';
import { LoopFactor } from './loop-factor.ts';
import { NumberSet } from './number-set.ts';
import { integratedOwners } from './reference.ts';
import { type OwnersFound, RegisterOwners } from './register.ts';
import { registerFractions } from './register-fractions.ts';

/** owner, company, per cent from … to; nodes 0 … 5 may be held, 6 … 8 are not */
type Row = readonly [number, number, number, number];
const COMPANIES = 6;
const NODES = 9;

const graphOf = (rows: readonly Row[], nodes = NODES, complete: readonly number[] = []): ShareGraph => {
  const bands = new BandTable();
  return buildGraph({
    nodes,
    links: rows.length,
    owner: Int32Array.from(rows, (r) => r[0]),
    company: Int32Array.from(rows, (r) => r[1]),
    code: Int32Array.from(rows, (r) => bands.code((r[2] * WHOLE) / 100, (r[3] * WHOLE) / 100)),
    bands: bands.bands(),
    complete,
  }).graph;
};
/** Beside another row of the pair, one without a share adds nothing to it; alone it is anything. */
const isOnly = (rows: readonly Row[], owner: number, owned: number): boolean =>
  rows.filter((r) => r[0] === owner && r[1] === owned).length === 1;
const snapshotOf = (rows: readonly Row[], complete: readonly number[] = []) =>
  snapshotFromEdges(
    rows.map(
      ([owner, owned, min, max]): Edge => ({
        owner: `N${owner}`,
        owned: `N${owned}`,
        ...(min === 0 && max === 100 && isOnly(rows, owner, owned) ? {} : { share: min === max ? min : { min, max } }),
      }),
    ),
    { complete: complete.map((c) => `N${c}`) },
  );

const close = exact('0.000000001');
const endsOf = (found: OwnersFound, graph: ShareGraph): Map<number, readonly [Exact, Exact]> => {
  const ends = new Map<number, readonly [Exact, Exact]>();
  for (let i = 0; i < found.count; i += 1) {
    const holder = graph.origin[found.holder[i] as number] as number;
    expect(ends.has(holder)).toBe(false);
    ends.set(holder, [fractionOf(found.least(i)), fractionOf(found.most(i))]);
  }
  return ends;
};
const holds = (
  ends: ReadonlyMap<number, readonly [Exact, Exact]>,
  rest: number,
  holder: number,
  lo: Exact,
  hi: Exact,
): void => {
  const [least, most] = ends.get(holder) ?? [ZERO, fractionOf(rest)];
  expect(compare(least, lo) <= 0).toBe(true);
  expect(compare(hi, most) <= 0).toBe(true);
};

const pair = fc.tuple(fc.nat(NODES - 1), fc.nat(COMPANIES - 1));
const points = fc.array(
  fc.tuple(pair, fc.constantFrom(100, 100, 60, 50, 50, 40, 30, 25, 10, 5, 1)).map(([[o, c], s]): Row => [o, c, s, s]),
  { minLength: 4, maxLength: 16 },
);
const ranges = fc.array(
  fc
    .tuple(pair, fc.constantFrom(0, 0, 10, 25, 50, 75), fc.constantFrom(0, 0, 10, 25, 50, 100))
    .map(([[o, c], s, w]): Row => [o, c, s, Math.min(100, s + w)]),
  { minLength: 4, maxLength: 14 },
);
const closed = fc.subarray([0, 1, 2, 3, 4, 5]);
const companyOf = (graph: ShareGraph, old: number): number => {
  const node = graph.origin.indexOf(old);
  return node >= graph.holders ? node : -1;
};
const isPoint = (graph: ShareGraph): boolean => graph.bands.least.length === 0;

describe('owners of one company of a register', () => {
  test('equal the exact engine within 10⁻⁹ where shares are points: loops, closed sets, own shares, sums above 100 %', () => {
    let compared = 0;
    fc.assert(
      fc.property(points, fc.nat(COMPANIES - 1), (rows, old) => {
        const graph = graphOf(rows);
        if (!isPoint(graph)) return;
        const company = companyOf(graph, old);
        if (company < 0) return;
        const s = snapshotOf(rows);
        const owners = integratedOwners(s, s.nodeOf.get(`N${old}`) as number).owners;
        const engine = new RegisterOwners(graph);
        const asked = [engine.exact, () => engine.bounded(company), () => engine.bounded(company, { threshold: 0.25 })];
        for (const [at, ask] of asked.entries()) {
          const found = at === 0 ? engine.exact(company) : ask.call(engine, company);
          const ends = endsOf(found, graph);
          for (const { holder, share } of owners) {
            const node = Number((s.parties[holder]?.id ?? '').slice(1));
            if (graph.origin.indexOf(node) >= graph.holders) continue;
            holds(ends, found.rest, node, share, share);
            if (at > 0) continue;
            const [least, most] = ends.get(node) ?? [ZERO, ZERO];
            expect(compare(most.sub(least), close) < 0).toBe(true);
          }
          for (const [node, [least]] of ends) {
            const has = owners.some((o) => s.parties[o.holder]?.id === `N${node}`);
            expect(has || least.n === 0n).toBe(true);
          }
          compared += 1;
        }
      }),
      { numRuns: 10_000, seed: 11 },
    );
    expect(compared).toBeGreaterThan(4000);
  });

  test('hold the exact bounds where shares are ranges, unknown, own, complete or above 100 %', () => {
    let compared = 0;
    fc.assert(
      fc.property(fc.oneof(ranges, points), closed, fc.nat(COMPANIES - 1), (rows, complete, old) => {
        const graph = graphOf(rows, NODES, complete);
        const company = companyOf(graph, old);
        if (company < 0) return;
        const s = snapshotOf(rows, complete);
        const owners = ownersWithBounds(s, s.nodeOf.get(`N${old}`) as number, {
          measure: 'economic',
          undisclosed: 'declared',
        });
        const engine = new RegisterOwners(graph);
        for (const cut of [0, 1e-4, 0.3]) {
          const found = cut === 0 ? engine.exact(company) : engine.bounded(company, undefined, cut);
          const ends = endsOf(found, graph);
          for (const { holder, result } of owners) {
            const node = Number((s.parties[holder]?.id ?? '').slice(1));
            if (graph.origin.indexOf(node) >= graph.holders) continue;
            holds(ends, found.rest, node, result.bounds.lo, result.bounds.hi);
            compared += 1;
          }
        }
      }),
      { numRuns: 3000, seed: 12 },
    );
    expect(compared).toBeGreaterThan(3000);
  });

  test('pushed to a threshold, every owner is on one side of it, unless it lies within 10⁻⁹', () => {
    fc.assert(
      fc.property(points, fc.constantFrom(0.25, 0.5, 0.1), (rows, threshold) => {
        const graph = graphOf(rows);
        if (!isPoint(graph)) return;
        const engine = new RegisterOwners(graph);
        for (let c = graph.holders; c < graph.nodes; c += 1) {
          const found = engine.bounded(c, { threshold });
          expect(found.rest).toBeLessThan(threshold);
          for (let i = 0; i < found.count; i += 1) {
            const across = found.least(i) < threshold && found.most(i) >= threshold;
            expect(across && found.most(i) - found.least(i) > 1e-9).toBe(false);
          }
        }
      }),
      { numRuns: 500, seed: 13 },
    );
  });

  test('in fractions are those of the exact engine to the letter; ranges are refused', () => {
    let compared = 0;
    fc.assert(
      fc.property(points, fc.nat(COMPANIES - 1), (rows, old) => {
        const graph = graphOf(rows);
        const company = companyOf(graph, old);
        if (!isPoint(graph) || company < 0) return;
        const s = snapshotOf(rows);
        const text = (pairs: readonly (readonly [string, Exact])[]): string[] =>
          pairs.map(([id, share]) => `${id} ${fractionText(share)}`).sort();
        const reference = integratedOwners(s, s.nodeOf.get(`N${old}`) as number).owners;
        const found = registerFractions(graph, company).owners;
        expect(text(found.map((o) => [`N${graph.origin[o.holder]}`, o.share]))).toEqual(
          text(reference.map((o) => [s.parties[o.holder]?.id ?? '', o.share])),
        );
        compared += 1;
      }),
      { numRuns: 4000, seed: 17 },
    );
    expect(compared).toBeGreaterThan(500);
    const band = graphOf([[1, 0, 25, 50]], 2);
    expect(() => registerFractions(band, 1)).toThrow(/a range/);
    expect(() => registerFractions(band, 0)).toThrow(/no declared owners/);
  });

  test('one object answers many questions as fresh ones do', () => {
    fc.assert(
      fc.property(points, (rows) => {
        const graph = graphOf(rows);
        const kept = new RegisterOwners(graph);
        const said = (found: OwnersFound) =>
          [...found.holder.subarray(0, found.count)].map((p, i) => [p, found.least(i), found.most(i)]);
        for (let c = graph.holders; c < graph.nodes; c += 1) {
          expect(said(kept.bounded(c))).toEqual(said(new RegisterOwners(graph).bounded(c)));
          expect(said(kept.exact(c))).toEqual(said(new RegisterOwners(graph).exact(c)));
        }
      }),
      { numRuns: 200, seed: 14 },
    );
  });

  test('a node nobody is declared to hold is refused with what was expected', () => {
    const graph = graphOf([[1, 0, 50, 50]], 2);
    expect(() => new RegisterOwners(graph).exact(0)).toThrow(/has no declared owners/);
    expect(() => new RegisterOwners(graph).bounded(7)).toThrow(/has no declared owners/);
  });

  test('a loop that next to nothing leaves keeps its precision: 50 / 50 of what leaves goes to two', () => {
    const code = Int32Array.from([WHOLE - 2, WHOLE - 2, 1, 1]);
    const [owner, company] = [Int32Array.from([1, 0, 2, 3]), Int32Array.from([0, 1, 0, 1])];
    const { graph } = buildGraph({ nodes: 4, links: 4, owner, company, code });
    const found = new RegisterOwners(graph).exact(graph.holders);
    // From one member: 1 of each 2 left over goes to an owner, the other to undeclared hands.
    const shares = [0, 1].map((i) => [found.least(i), found.most(i)] as const);
    for (const [least, most] of shares) {
      expect(least).toBeLessThanOrEqual(0.25 + 1e-9);
      expect(most).toBeGreaterThanOrEqual(0.25 - 1e-9);
      expect(most - least).toBeLessThan(1e-5);
    }
  });

  test('a ring of 50,000, left at one place in either direction, is solved', () => {
    const size = 50_000;
    for (const step of [1, size - 1]) {
      const { graph } = buildGraph({
        nodes: size + 1,
        links: size + 1,
        owner: Int32Array.from({ length: size + 1 }, (_, i) => (i === size ? size : (i + step) % size)),
        company: Int32Array.from({ length: size + 1 }, (_, i) => i % size),
        code: Int32Array.from({ length: size + 1 }, (_, i) => (i === 0 || i === size ? WHOLE / 2 : WHOLE)),
      });
      const engine = new RegisterOwners(graph);
      for (const c of [graph.holders, graph.holders + 25_000, graph.nodes - 1]) {
        const found = engine.exact(c);
        expect(found.count).toBe(1);
        expect(found.least(0)).toBeGreaterThan(1 - 1e-9);
        expect(found.most(0) - found.least(0)).toBeLessThan(1e-9);
      }
    }
  });

  test('a chain of 200,000 and a company of 200,000 owners are walked', () => {
    const size = 200_000;
    const chain = buildGraph({
      nodes: size + 1,
      links: size,
      owner: Int32Array.from({ length: size }, (_, i) => i),
      company: Int32Array.from({ length: size }, (_, i) => i + 1),
      code: new Int32Array(size).fill(WHOLE),
    }).graph;
    const top = new RegisterOwners(chain).exact(chain.nodes - 1);
    expect([top.count, top.holder[0]]).toEqual([1, 0]);
    expect(top.most(0) - top.least(0)).toBeLessThan(1e-9);
    const star = buildGraph({
      nodes: size + 1,
      links: size,
      owner: Int32Array.from({ length: size }, (_, i) => i + 1),
      company: new Int32Array(size),
      code: new Int32Array(size).fill(WHOLE / size),
    }).graph;
    expect(new RegisterOwners(star).exact(star.nodes - 1).count).toBe(size);
  });
});

test('a factor gives the visits that a walk round the loop adds up to', () => {
  const share = fc.integer({ min: 1, max: 30 });
  fc.assert(
    fc.property(fc.array(fc.array(share, { minLength: 8, maxLength: 8 }), { minLength: 8, maxLength: 8 }), (table) => {
      const keep = (o: number, c: number): boolean => o !== c && (o === (c + 1) % 8 || (o * 5 + c * 3) % 4 === 0);
      const rows = table.flatMap((row, c) => row.flatMap((s, o): Row[] => (keep(o, c) ? [[o, c, s / 2, s / 2]] : [])));
      const graph = graphOf(rows, 8);
      const factor = LoopFactor.of(graph, 'most', graph.holders, graph.nodes) as LoopFactor;
      const entry = Float64Array.from({ length: 8 }, (_, i) => i / 8);
      const visits = factor.solve(entry, 0).slice();
      const walked = entry.slice();
      for (let round = 0; round < 3000; round += 1) {
        const next = entry.slice();
        for (let c = 0; c < 8; c += 1) {
          for (let e = graph.ownerStart[c] as number; e < (graph.ownerStart[c + 1] as number); e += 1) {
            const o = graph.owner[e] as number;
            next[o] = (next[o] as number) + ((walked[c] as number) * (graph.ownerCode[e] as number)) / WHOLE;
          }
        }
        walked.set(next);
      }
      for (let i = 0; i < 8; i += 1) expect(visits[i]).toBeCloseTo(walked[i] as number, 9);
    }),
    { numRuns: 60, seed: 15 },
  );
});

test('a loop that would fill beyond the limit has no factor, and is pushed round to the same answer', () => {
  const rows: Row[] = [];
  for (let c = 0; c < 12; c += 1) for (let o = 0; o < 12; o += 1) if (o !== c) rows.push([o, c, 8, 8]);
  rows.push([12, 3, 9, 9]);
  const graph = graphOf(rows, 13);
  expect(LoopFactor.of(graph, 'most', graph.holders, graph.nodes, 20)).toBeUndefined();
  const [factored, pushed] = [new RegisterOwners(graph), new RegisterOwners(graph, { fill: 20 })];
  expect([factored.prepare() > 20, pushed.prepare()]).toEqual([true, 0]);
  for (let c = graph.holders; c < graph.nodes; c += 1) {
    const ends = [factored, pushed].map((engine) => {
      const found = engine.exact(c);
      return [found.count, found.least(0), found.most(0)] as const;
    });
    expect(ends[0]?.[0]).toBe(1);
    for (const [, least, most] of ends) expect(most - least).toBeLessThan(1e-9);
    expect(Math.max(...ends.map((e) => e[1]))).toBeLessThanOrEqual(Math.min(...ends.map((e) => e[2])));
  }
});

test('a loop entered at a hundred places is solved as one entered at a few, and as one pushed round', () => {
  const rows: Row[] = [];
  for (let c = 0; c < 120; c += 1) {
    rows.push([(c + 1) % 120, c, 30, 30], [(c * 7 + 3) % 120, c, 20, 20], [122 + (c % 10), c, 4, 4]);
    if (c < 100) rows.push([c, 120, 1, 1]);
    if (c % 40 === 0) rows.push([c, 121, 25, 25]);
  }
  const graph = graphOf(
    rows.filter((r) => r[0] !== r[1]),
    132,
  );
  const [factored, pushed] = [new RegisterOwners(graph), new RegisterOwners(graph, { fill: 10 })];
  for (const old of [120, 121]) {
    const ends = [factored, pushed].map((engine) => endsOf(engine.exact(companyOf(graph, old)), graph));
    expect(ends.map((e) => e.size)).toEqual([10, 10]);
    const [mine, other] = ends as [(typeof ends)[0], (typeof ends)[0]];
    for (const [holder, [least, most]] of mine) {
      const [low, high] = other.get(holder) as readonly [Exact, Exact];
      expect(compare(most.sub(least), close) < 0 && compare(high.sub(low), close) < 0).toBe(true);
      expect(compare(least, high) <= 0 && compare(low, most) <= 0).toBe(true);
    }
  }
});

test('numbers come back highest first, whatever was added and taken', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(40_000), fc.boolean())), (steps) => {
      const [set, plain] = [new NumberSet(40_001), new Set<number>()];
      for (const [n, add] of steps) {
        if (add) set.add(n);
        else if (plain.has(n)) set.remove(n);
        if (add) plain.add(n);
        else plain.delete(n);
      }
      for (const limit of [40_001, 20_000, 64, 33, 32, 1, 0]) {
        expect(set.below(limit)).toBe(Math.max(-1, ...[...plain].filter((n) => n < limit)));
      }
    }),
    { numRuns: 300, seed: 16 },
  );
});
