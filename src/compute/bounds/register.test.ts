/** Bands of a register against the exact engine on the same holdings, and its certificates before the proof checker. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkProof, proofBuilder } from '../../proof/index.ts';
import { type Edge, snapshotFromEdges } from '../../snapshot/from-edges.ts';
import { BAND, BandTable, buildGraph, COLUMN, type ShareGraph, WHOLE } from '../../snapshot/graph/index.ts';
import type { Snapshot } from '../../snapshot/types.ts';
import { compare, exact, ratio } from '../../terms/exact.ts';
import { integratedOwnership } from '../integrated-ownership/reference.ts';
import type { CertificateLine } from '../types.ts';
import { ownershipBounds } from './reference.ts';
import { RegisterBand, type RegisterBounds } from './register.ts';

/** owner, company, per cent from … to; nodes 0 … 4 may be held, 5 … 7 are not */
type Row = readonly [number, number, number, number];
const COMPANIES = 5;
const NODES = 8;
const OPTIONS = { measure: 'economic', undisclosed: 'declared' } as const;
const close = exact('0.000000001');

const graphOf = (rows: readonly Row[], complete: readonly number[], nodes = NODES): ShareGraph => {
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
const snapshotOf = (rows: readonly Row[], complete: readonly number[]): Snapshot =>
  snapshotFromEdges(
    rows.map(([owner, owned, min, max]): Edge => ({ owner: `N${owner}`, owned: `N${owned}`, share: { min, max } })),
    { complete: complete.map((c) => `N${c}`) },
  );

const ranges = fc.array(
  fc
    .tuple(
      fc.nat(NODES - 1),
      fc.nat(COMPANIES - 1),
      fc.constantFrom(0, 0, 10, 25, 40, 50, 75),
      fc.constantFrom(0, 0, 10, 25, 50, 100),
    )
    .map(([o, c, s, w]): Row => [o, c, s, Math.min(100, s + w)]),
  { minLength: 4, maxLength: 14 },
);
const complete = fc.subarray([0, 1, 2, 3, 4]);
const rounded = (graph: ShareGraph): boolean =>
  graph.column.some((flags) => (flags & COLUMN.rounded) !== 0) ||
  graph.bands.marks.some((marks) => (marks & BAND.rounded) !== 0);

/** What fails when the proof checker reads the certificate against the statements. */
function failures(s: Snapshot, graph: ShareGraph, found: RegisterBounds): readonly string[] {
  const node = (n: number): number => s.nodeOf.get(`N${graph.origin[n]}`) as number;
  const line = (l: CertificateLine): CertificateLine => ({ ...l, node: node(l.node) });
  const builder = proofBuilder(s);
  builder.addOwnershipBounds({
    ...OPTIONS,
    bounds: found.bounds,
    loose: found.loose,
    holders: found.holders.map(node),
    company: node(found.company),
    upper: found.upper.map(line),
    lower: found.lower.map(line),
  });
  const checked = checkProof(builder.build());
  return checked.ok ? [] : checked.failures.map((f) => f.what);
}

describe('bounds of one set of holders in a register', () => {
  test('hold the exact ones and are at most 10⁻⁹ wider; loops, own shares, complete lists, sums above 100 %', () => {
    let [compared, inside, loose] = [0, 0, 0];
    fc.assert(
      fc.property(
        ranges,
        complete,
        fc.nat(COMPANIES - 1),
        fc.nat(NODES - 1),
        fc.nat(NODES - 1),
        (rows, list, c, x, y) => {
          const graph = graphOf(rows, list);
          const place = (old: number): number => graph.origin.indexOf(old);
          if (place(c) < graph.holders) return;
          const s = snapshotOf(rows, list);
          const holders = [...new Set(y % 3 === 0 ? [x, y] : [x])].filter((h) => h !== c && s.nodeOf.has(`N${h}`));
          if (holders.length === 0) return;
          const node = (old: number): number => s.nodeOf.get(`N${old}`) as number;
          const reference = ownershipBounds(s, holders.map(node), node(c), OPTIONS);
          const found = new RegisterBand(graph).bounds(holders.map(place), place(c));
          expect(compare(found.bounds.lo, reference.bounds.lo) <= 0).toBe(true);
          expect(compare(reference.bounds.hi, found.bounds.hi) <= 0).toBe(true);
          compared += 1;
          loose += Number(found.loose);
          if (rounded(graph)) return;
          expect(compare(reference.bounds.lo.sub(found.bounds.lo), close) < 0).toBe(true);
          expect(compare(found.bounds.hi.sub(reference.bounds.hi), close) < 0).toBe(true);
          if (found.bounds.lo.n !== 0n && !found.bounds.lo.equals(found.bounds.hi)) inside += 1;
        },
      ),
      { numRuns: 4000, seed: 31 },
    );
    expect(compared).toBeGreaterThan(2000);
    expect(inside).toBeGreaterThan(100);
    expect(loose).toBeLessThan(compared / 100);
  });

  test('carry a certificate that the proof checker accepts, and none that says more', () => {
    let [checked, refused] = [0, 0];
    fc.assert(
      fc.property(ranges, complete, fc.nat(COMPANIES - 1), fc.nat(NODES - 1), (rows, list, c, x) => {
        const graph = graphOf(rows, list);
        const place = (old: number): number => graph.origin.indexOf(old);
        const s = snapshotOf(rows, list);
        if (place(c) < graph.holders || x === c || !s.nodeOf.has(`N${x}`)) return;
        const found = new RegisterBand(graph).bounds([place(x)], place(c));
        expect(failures(s, graph, found)).toEqual([]);
        checked += 1;
        if (compare(found.bounds.hi, exact('0.01')) < 0) return;
        const upper = found.upper.map((l) => ({ ...l, value: l.value.mul(ratio(99, 100)) }));
        const { lo } = found.bounds;
        expect(failures(s, graph, { ...found, upper, bounds: { ...found.bounds, lo } })).not.toEqual([]);
        refused += 1;
      }),
      { numRuns: 800, seed: 32 },
    );
    expect(checked).toBeGreaterThan(400);
    expect(refused).toBeGreaterThan(150);
  });

  test('hold what every random completion gives', () => {
    let held = 0;
    fc.assert(
      fc.property(ranges, fc.array(fc.nat(20), { minLength: 14, maxLength: 14 }), (rows, where) => {
        const unique = rows.filter(
          (r, i) => r[0] !== r[1] && rows.findIndex((q) => q[0] === r[0] && q[1] === r[1]) === i,
        );
        const world = unique.map(([o, c, from, to], i): Row => {
          const share = from + Math.round(((to - from) * (where[i] as number)) / 20);
          return [o, c, share, share];
        });
        const sum = (c: number): number => world.reduce((all, r) => all + (r[1] === c ? r[2] : 0), 0);
        if ([0, 1, 2, 3, 4].some((c) => sum(c) > 100) || unique.length === 0) return;
        const graph = graphOf(unique, []);
        const s = snapshotOf(world, []);
        const band = new RegisterBand(graph);
        for (let c = graph.holders; c < graph.nodes; c += 1) {
          for (let p = 0; p < graph.holders; p += 1) {
            const [holder, company] = [p, c].map((n) => s.nodeOf.get(`N${graph.origin[n]}`));
            if (holder === undefined || company === undefined || !s.economic.has(company)) continue;
            const share = integratedOwnership(s, holder, company);
            const { bounds } = band.bounds([p], c);
            expect(compare(bounds.lo, share) <= 0 && compare(share, bounds.hi) <= 0).toBe(true);
            held += 1;
          }
        }
      }),
      { numRuns: 600, seed: 33 },
    );
    expect(held).toBeGreaterThan(500);
  });

  test('two ways through one column share it: 30 to 60 % each, both to P, are never more than the whole', () => {
    const graph = graphOf(
      [
        [1, 0, 30, 60],
        [2, 0, 30, 60],
        [5, 1, 100, 100],
        [5, 2, 100, 100],
      ],
      [],
    );
    const place = (old: number): number => graph.origin.indexOf(old);
    const { bounds } = new RegisterBand(graph).bounds([place(5)], place(0));
    expect(compare(bounds.hi, exact(1))).toBe(0);
    expect(Number(bounds.lo.toString())).toBeCloseTo(0.6, 12);
  });

  test('a loop that may hold itself to the full is walked round: nobody in it is worth more than what enters it', () => {
    const rows: Row[] = [
      [2, 1, 0, 100],
      [3, 1, 0, 25],
      [0, 3, 0, 10],
      [1, 2, 0, 100],
    ];
    const graph = graphOf(rows, []);
    const place = (old: number): number => graph.origin.indexOf(old);
    const found = new RegisterBand(graph).bounds([place(0)], place(1));
    expect(found.loose).toBe(true);
    expect(Number(found.bounds.hi.toString())).toBeCloseTo(0.1, 12);
    expect(failures(snapshotOf(rows, []), graph, found)).toEqual([]);
  });

  test('numbers that are no node, and companies nobody is declared to hold, are refused', () => {
    const band = new RegisterBand(graphOf([[1, 0, 50, 60]], [], 2));
    expect(() => band.bounds([0], 0)).toThrow(/no declared owners/);
    expect(() => band.bounds([9], 1)).toThrow(/no node of the graph/);
  });
});
