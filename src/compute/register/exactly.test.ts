/** Pairs decided one by one: what loops too long for fractions leave undecided, and what they do not. */
import { describe, expect, test } from 'vitest';
import { randomList, seeded, snapshotOf } from '../../../test/share-graphs.ts';
import { BandTable, buildGraph, COLUMN, type ShareGraph } from '../../snapshot/graph/index.ts';
import { ratio } from '../../terms/exact.ts';
import { reaches } from '../../terms/interval.ts';
import { OwnershipBook } from '../bounds/book.ts';
import { boundsIn } from '../bounds/reference.ts';
import { Between } from './between.ts';
import { PairDecider } from './exactly.ts';
import { ownersAbove } from './owners.ts';

const VERDICTS = ['no', 'yes', 'cannot-tell', 'precision-limit'];
const BILLION = 1_000_000_000;
const OPTIONS = { measure: 'economic', undisclosed: 'declared' } as const;

/** `holder > company verdict` of every pair the decider, asked about each by itself, tells otherwise; and how many it leaves. */
function compared(graph: ShareGraph, threshold: number, inclusive: boolean, longest: number) {
  const snapshot = snapshotOf(graph);
  const book = new OwnershipBook(snapshot, 'economic');
  const decider = new PairDecider(graph, { threshold, inclusive }, longest);
  const found = { pairs: 0, left: 0, other: [] as string[] };
  for (let c = graph.holders; c < graph.nodes; c += 1) {
    const company = graph.origin[c] as number;
    if (!snapshot.economic.has(company)) continue;
    for (let p = 0; p < graph.holders; p += 1) {
      const { bounds } = boundsIn(book, [graph.origin[p] as number], company, OPTIONS);
      const expected = reaches(bounds, ratio(threshold, BILLION), inclusive);
      const [decided] = decider.decide(c, [{ holder: p }]);
      const verdict = VERDICTS[decided?.verdict ?? 0] as string;
      found.pairs += 1;
      if (verdict === 'precision-limit') found.left += 1;
      else if (verdict !== expected) found.other.push(`${p} > ${c} ${verdict}, not ${expected}`);
    }
  }
  return found;
}

describe('a pair asked about by itself', () => {
  test('equals the exact engine, whatever loops are left out of the fractions', () => {
    const left = [0, 0];
    let pairs = 0;
    for (let seed = 0; seed < 3000; seed += 1) {
      const random = seeded(seed + 5_000_000);
      const { graph } = buildGraph(randomList(random, { nodes: 5 + random(5), owners: 4 }));
      if (graph.column.some((flags) => (flags & (COLUMN.contradicts | COLUMN.rounded)) !== 0)) continue;
      const threshold = ([250, 100, 500, 750][random(4)] as number) * 1_000_000;
      const inclusive = random(2) === 0;
      for (const [i, longest] of [100, 1].entries()) {
        const found = compared(graph, threshold, inclusive, longest);
        expect([seed, longest, ...found.other]).toEqual([seed, longest]);
        left[i] = (left[i] as number) + found.left;
        pairs += found.pairs;
      }
    }
    expect(pairs).toBeGreaterThan(10_000);
    // With fractions everywhere nothing is left; without them only what meets its line inside a loop.
    expect(left[0]).toBe(0);
    expect(left[1]).toBeGreaterThan(0);
  });

  test('may reach 25 % by what it holds outside a ring of 150 companies, though the ring adds next to nothing', () => {
    const table = new BandTable();
    const rows: [number, number, number][] = [];
    const [holder, company, other, ring] = [0, 1, 2, 150];
    for (let i = 0; i < ring; i += 1) rows.push([3 + i, 3 + ((i + 1) % ring), BILLION / 2]);
    rows.push([holder, company, table.code(BILLION / 8, BILLION / 4, 0)]);
    rows.push([holder, 3, 1], [other, 3, BILLION / 4], [3, company, 1]);
    const { graph } = buildGraph({
      nodes: 3 + ring,
      links: rows.length,
      owner: Int32Array.from(rows, (r) => r[0]),
      company: Int32Array.from(rows, (r) => r[1]),
      code: Int32Array.from(rows, (r) => r[2]),
      bands: table.bands(),
    });
    const told: string[] = [];
    const cut = { threshold: BILLION / 4, inclusive: true, cut: BILLION / 8 };
    ownersAbove(graph, cut, (c, p, verdict) => {
      if (graph.origin[c] === company) told.push(`${graph.origin[p]} ${VERDICTS[verdict]}`);
    });
    expect(told).toEqual(['0 cannot-tell']);
  });
});

test('between a holder and a company stand those that are above the one and reached by the other', () => {
  const { graph } = buildGraph({
    nodes: 6,
    links: 5,
    // P > A > C, Q > B > C, P > D
    owner: Int32Array.from([0, 2, 1, 3, 0]),
    company: Int32Array.from([2, 4, 3, 4, 5]),
    code: new Int32Array(5).fill(BILLION / 2),
  });
  const place = (old: number): number => graph.origin.indexOf(old);
  const between = new Between(graph);
  const of = (company: number, holder: number): number[] =>
    [...between.of(place(company), place(holder)).nodes].map((node) => graph.origin[node] as number);
  expect(of(4, 0)).toEqual([2, 4]);
  expect(of(4, 1)).toEqual([3, 4]);
  expect(of(5, 1)).toEqual([]);
});
