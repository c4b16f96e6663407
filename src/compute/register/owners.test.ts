/** Owners of a whole register: the same verdicts as asking the exact engine pair by pair, whatever the graph. */
import { describe, expect, test } from 'vitest';
import { asList, randomList, seeded, shuffled, snapshotOf } from '../../../test/share-graphs.ts';
import { buildGraph, COLUMN, type HoldingList, type ShareGraph } from '../../snapshot/graph/index.ts';
import { compare, ratio } from '../../terms/exact.ts';
import { type Interval, reaches } from '../../terms/interval.ts';
import { OwnershipBook } from '../bounds/book.ts';
import { boundsIn } from '../bounds/reference.ts';
import { type OwnerShare, ownerShare, ownersAbove } from './owners.ts';
import { type ReachOptions, ROW } from './types.ts';

const VERDICTS = ['no', 'yes', 'cannot-tell', 'precision-limit'];
const BILLION = 1_000_000_000;

interface Row {
  readonly company: number;
  readonly holder: number;
  readonly verdict: string;
  readonly share: OwnerShare;
}

function rowsOf(graph: ShareGraph, options: ReachOptions): Row[] {
  const rows: Row[] = [];
  ownersAbove(graph, options, (company, holder, verdict, least, most) => {
    const share = ownerShare(least, most);
    const [c, p] = [graph.origin[company] as number, graph.origin[holder] as number];
    rows.push({ company: c, holder: p, verdict: VERDICTS[verdict] as string, share });
  });
  return rows.sort((a, b) => a.company - b.company || a.holder - b.holder);
}

const textOf = ({ company, holder, verdict }: Row): string => `${holder} > ${company} ${verdict}`;

/** Every pair with the exact engine, on the columns the graph has read. */
function reference(graph: ShareGraph, options: ReachOptions): Map<string, { verdict: string; bounds: Interval }> {
  const s = snapshotOf(graph);
  const book = new OwnershipBook(s, 'economic');
  const found = new Map<string, { verdict: string; bounds: Interval }>();
  const line = ratio(options.threshold, BILLION);
  for (let h = 0; h < graph.holders; h += 1) {
    const holder = graph.origin[h] as number;
    for (const company of s.economic.keys()) {
      const { bounds } = boundsIn(book, [holder], company, { measure: 'economic', undisclosed: 'declared' });
      const verdict = reaches(bounds, line, options.inclusive);
      found.set(`${holder} > ${company}`, { verdict, bounds });
    }
  }
  return found;
}

/** @returns pairs told and pairs left to the precision of the graph */
function agree(list: HoldingList, options: ReachOptions, label: string): { told: number; unsure: number } {
  const { graph } = buildGraph(list);
  // Facts that contradict one another have no verdict to agree on: such companies are judged one by one.
  if (graph.column.some((flags) => (flags & COLUMN.contradicts) !== 0)) return { told: 0, unsure: 0 };
  const exactly = reference(graph, options);
  const rows = new Map(rowsOf(graph, options).map((r) => [`${r.holder} > ${r.company}`, r]));
  let [told, unsure] = [0, 0];
  for (const [pair, { verdict, bounds }] of exactly) {
    const row = rows.get(pair);
    if (row?.verdict === 'precision-limit') {
      // Only where some column could not be said in whole billionths.
      if (!graph.column.some((flags) => (flags & COLUMN.rounded) !== 0))
        expect([label, pair, row.verdict]).toBe(verdict);
      unsure += 1;
      continue;
    }
    if ((row?.verdict ?? 'no') !== verdict) expect([label, pair, row?.verdict ?? 'no']).toEqual([label, pair, verdict]);
    if (row === undefined) continue;
    told += 1;
    if (!holds(row.share, bounds)) expect([label, pair, row.share, bounds]).toBe('a share that holds the exact bounds');
  }
  expect(rows.size).toBeLessThanOrEqual(exactly.size);
  return { told, unsure };
}

function holds(share: OwnerShare, bounds: Interval): boolean {
  const low = compare(ratio(share.least, BILLION), bounds.lo);
  const high = compare(ratio(share.most, BILLION), bounds.hi);
  return (
    (low < 0 || (low === 0 && (!share.leastOpen || bounds.loOpen))) &&
    (high > 0 || (high === 0 && (!share.mostOpen || bounds.hiOpen)))
  );
}

const QUARTER: ReachOptions = { threshold: 250_000_000, inclusive: true };

describe('owners of a whole register', () => {
  test('equal the exact engine pair by pair on small graphs of every kind, at every line', () => {
    const found = { told: 0, unsure: 0 };
    for (let seed = 0; seed < 14_000; seed += 1) {
      const random = seeded(seed);
      const list = randomList(random, { nodes: 4 + random(5), owners: 4 });
      const options = {
        threshold: ([250, 100, 500, 750][random(4)] as number) * 1_000_000,
        inclusive: random(2) === 0,
        cut: [1, 1_000_000, 200_000_000][random(3)] as number,
      };
      const { told, unsure } = agree(list, options, `seed ${seed}`);
      found.told += told;
      found.unsure += unsure;
    }
    expect(found.told).toBeGreaterThan(10_000);
    expect(found.unsure).toBeLessThan(found.told / 50);
  });

  test('equal it on points alone, where nothing is left open', () => {
    for (let seed = 0; seed < 7_000; seed += 1) {
      const random = seeded(seed + 1_000_000);
      const list = randomList(random, { nodes: 4 + random(6), owners: 3, points: true });
      agree(list, { ...QUARTER, inclusive: random(2) === 0 }, `seed ${seed}`);
    }
  });

  test('do not depend on the order of rows or on how little is carried on', () => {
    for (let seed = 0; seed < 300; seed += 1) {
      const random = seeded(seed);
      const list = randomList(random, { nodes: 12, owners: 4 });
      const first = rowsOf(buildGraph(list).graph, QUARTER).map(textOf);
      expect(rowsOf(buildGraph(shuffled(list, random)).graph, QUARTER).map(textOf)).toEqual(first);
      expect(rowsOf(buildGraph(list).graph, { ...QUARTER, cut: 300_000_000 }).map(textOf)).toEqual(first);
    }
  });

  const graphOf = (owner: number[], company: number[], percent: number[], nodes: number): ShareGraph =>
    buildGraph(
      asList(
        nodes,
        owner,
        company,
        percent.map((p) => p * 10_000_000),
      ),
    ).graph;

  test('a ring of 100 % leaves an outsider nothing', () => {
    const graph = graphOf([1, 2, 0], [2, 1, 3], [100, 100, 60], 4);
    expect(rowsOf(graph, QUARTER).map(textOf)).toEqual(['0 > 3 yes']);
  });

  test('half of a ladder of halves is held to the last rung, however deep', () => {
    const [owner, company, percent]: [number[], number[], number[]] = [
      [0, 0],
      [1, 2],
      [100, 100],
    ];
    for (let level = 1; level < 40; level += 1) {
      for (const a of [0, 1])
        for (const b of [0, 1]) {
          owner.push(2 * level - 1 + a);
          company.push(2 * level + 1 + b);
          percent.push(50);
        }
    }
    const rows = rowsOf(graphOf(owner, company, percent, 81), { threshold: BILLION, inclusive: true });
    expect(rows.map((r) => r.verdict)).toEqual(Array(80).fill('yes'));
  });

  test('a chain of a million companies is walked, and one owner stands above all of it', () => {
    const n = 1_000_001;
    const owner = Int32Array.from({ length: n - 1 }, (_, i) => i);
    const company = Int32Array.from({ length: n - 1 }, (_, i) => i + 1);
    const { graph } = buildGraph({ nodes: n, links: n - 1, owner, company, code: new Int32Array(n - 1).fill(BILLION) });
    expect(ownersAbove(graph, QUARTER, () => {})).toEqual({ rows: n - 1, open: 0 });
  });

  test('a million holders of one company, and a million rows of one pair, are read', () => {
    const n = 1_000_000;
    const star = {
      nodes: n + 1,
      links: n,
      owner: Int32Array.from({ length: n }, (_, i) => i + 1),
      company: new Int32Array(n),
      code: new Int32Array(n).fill(1000),
    };
    expect(ownersAbove(buildGraph(star).graph, QUARTER, () => {}).rows).toBe(0);
    const same = {
      nodes: 2,
      links: n,
      owner: new Int32Array(n).fill(1),
      company: new Int32Array(n),
      code: new Int32Array(n).fill(300),
    };
    expect(ownersAbove(buildGraph(same).graph, QUARTER, () => {})).toEqual({ rows: 1, open: 0 });
  });

  test('a ring of a million companies that next to nothing leaves is refused by name', () => {
    const n = 1_000_000;
    const owner = Int32Array.from({ length: n + 1 }, (_, i) => i);
    const company = Int32Array.from({ length: n + 1 }, (_, i) => (i < n ? (i + 1) % n : 0));
    const code = new Int32Array(n + 1).fill(BILLION);
    code[n - 1] = BILLION - 1;
    code[n] = 1;
    const { graph } = buildGraph({ nodes: n + 1, links: n + 1, owner, company, code });
    expect(() => ownersAbove(graph, QUARTER, () => {})).toThrow('a loop of 1000000 companies does not come to rest');
  });

  test('a clique of 300 companies with an outside owner of each is solved', () => {
    const [owner, company, percent]: [number[], number[], number[]] = [[], [], []];
    for (let c = 0; c < 300; c += 1) {
      owner.push(300 + c);
      company.push(c);
      percent.push(40);
      for (let o = 0; o < 300; o += 1) {
        if (o === c) continue;
        owner.push(o);
        company.push(c);
        percent.push(0.2);
      }
    }
    const rows = rowsOf(graphOf(owner, company, percent, 600), QUARTER);
    expect(rows).toHaveLength(300);
    expect(rows.every((r) => r.verdict === 'yes')).toBe(true);
  });
});

test('what a row says is one of three verdicts', () => {
  expect(VERDICTS[ROW.yes]).toBe('yes');
  expect(VERDICTS[ROW.cannotTell]).toBe('cannot-tell');
  expect(VERDICTS[ROW.borderline]).toBe('precision-limit');
});
