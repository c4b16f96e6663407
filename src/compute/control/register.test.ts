import { describe, expect, test } from 'vitest';
import { asList, randomList, seeded, shuffled, snapshotOf, snapshotOfRows } from '../../../test/share-graphs.ts';
import { buildGraph, type ShareGraph } from '../../snapshot/graph/index.ts';
import type { Snapshot } from '../../snapshot/types.ts';
import { ratio } from '../../terms/exact.ts';
import type { ControlOptions } from '../types.ts';
import { controlIn } from './reference.ts';
import { controlRegister, eachControl, type VotesInput } from './register.ts';
import { VotesBook } from './votes-book.ts';

const MAJORITY = { quota: 500_000_000, inclusive: false };
const HALF_OR_MORE = { quota: 500_000_000, inclusive: true };

/** "holder > company certain", with the numbers of the list, sorted */
function pairs(input: VotesInput, options: { quota: number; inclusive: boolean }): string[] {
  const found: string[] = [];
  const { origin } = input.graph;
  eachControl(controlRegister(input, options), { rows: 1e6 }, (rows) => {
    for (let i = 0; i < rows.count; i += 1) {
      const [holder, company] = [origin[rows.holder[i] as number], origin[rows.company[i] as number]];
      found.push(`${holder} > ${company} ${rows.certain[i] === 1 ? 'certain' : 'possible'}`);
    }
  });
  return found.sort();
}

function reference(s: Snapshot, options: { quota: number; inclusive: boolean }): string[] {
  const asked: ControlOptions = {
    measure: 'economic',
    quota: ratio(options.quota, 1_000_000_000),
    inclusive: options.inclusive,
    undisclosed: 'declared',
  };
  const book = new VotesBook(s, asked);
  const found: string[] = [];
  for (let node = 0; node < s.parties.length; node += 1) {
    if (book.holdingsOf(node).length === 0) continue;
    const { certain, possible } = controlIn(book, [node]);
    const sure = new Set(certain.map((step) => step.company));
    for (const company of sure) found.push(`${node} > ${company} certain`);
    for (const { company } of possible) if (!sure.has(company)) found.push(`${node} > ${company} possible`);
  }
  return found.sort();
}

const graphOf = (owner: number[], company: number[], percent: number[], nodes: number): ShareGraph =>
  buildGraph(
    asList(
      nodes,
      owner,
      company,
      percent.map((p) => p * 10_000_000),
    ),
  ).graph;

describe('control over a whole register', () => {
  test('equals control party by party on small graphs of every kind', () => {
    let [sure, open] = [0, 0];
    for (let seed = 0; seed < 20_000; seed += 1) {
      const random = seeded(seed);
      const list = randomList(random, { nodes: 3 + random(6), owners: 3 });
      const { graph } = buildGraph(list);
      const s = snapshotOfRows(list) ?? snapshotOf(graph);
      const options =
        seed % 3 === 0 ? HALF_OR_MORE : seed % 11 === 1 ? { quota: 300_000_000, inclusive: false } : MAJORITY;
      const found = pairs({ graph }, options);
      expect(found, `seed ${seed}`).toEqual(reference(s, options));
      sure += found.filter((p) => p.endsWith('certain')).length;
      open += found.filter((p) => p.endsWith('possible')).length;
    }
    expect(sure).toBeGreaterThan(10_000);
    expect(open).toBeGreaterThan(10_000);
  });

  test('equals it on larger graphs, where chains meet again and loops hang together', () => {
    for (let seed = 0; seed < 150; seed += 1) {
      const random = seeded(seed);
      const list = randomList(random, { nodes: 40, owners: 3, points: seed % 2 === 0 });
      const { graph } = buildGraph(list);
      expect(pairs({ graph }, MAJORITY), `seed ${seed}`).toEqual(reference(snapshotOf(graph), MAJORITY));
    }
  });

  test('does not depend on the order of the rows', () => {
    for (let seed = 0; seed < 500; seed += 1) {
      const random = seeded(seed);
      const list = randomList(random, { nodes: 12, owners: 4 });
      const other = shuffled(list, random);
      expect(pairs({ graph: buildGraph(other).graph }, MAJORITY)).toEqual(
        pairs({ graph: buildGraph(list).graph }, MAJORITY),
      );
    }
  });

  test('counts a company in its votes where they differ, and in its shares elsewhere', () => {
    for (let seed = 0; seed < 2000; seed += 1) {
      const random = seeded(seed);
      const { graph } = buildGraph(randomList(random, { nodes: 8, owners: 3 }));
      const votes = votesBeside(graph, random);
      expect(pairs({ graph, votes }, MAJORITY), `seed ${seed}`).toEqual(reference(snapshotOf(graph, votes), MAJORITY));
    }
  });

  test('two subsidiaries control jointly what neither controls alone', () => {
    const graph = graphOf([0, 0, 1, 2], [1, 2, 3, 3], [60, 51, 30, 30], 4);
    expect(pairs({ graph }, MAJORITY)).toEqual(['0 > 1 certain', '0 > 2 certain', '0 > 3 certain']);
  });

  test('exactly half is not a majority, and is enough where the rule says so', () => {
    const graph = graphOf([0, 1], [2, 2], [50, 50], 3);
    expect(pairs({ graph }, MAJORITY)).toEqual([]);
    expect(pairs({ graph }, HALF_OR_MORE)).toEqual(['0 > 2 certain', '1 > 2 certain']);
  });

  test('a quota must be whole billionths of the votes', () => {
    const graph = graphOf([0], [1], [50], 2);
    for (const quota of [0, -1, 0.5, 1_000_000_001, Number.NaN]) {
      expect(() => controlRegister({ graph }, { quota, inclusive: true })).toThrow(
        /quota: .*expected whole billionths/,
      );
    }
  });

  test('more rows than allowed are refused before the first, with their number', () => {
    const graph = graphOf([0, 1, 2], [1, 2, 3], [60, 60, 60], 4);
    const register = controlRegister({ graph }, MAJORITY);
    let calls = 0;
    const ask = (rows: number) => eachControl(register, { rows }, () => (calls += 1));
    expect(() => ask(5)).toThrow(/6 pairs .* limit "rows" of 5/);
    expect(calls).toBe(0);
    ask(6);
    expect(calls).toBe(1);
  });
});

/** Votes of some companies, with the graph's own numbers of nodes. */
function votesBeside(graph: ShareGraph, random: (n: number) => number): ShareGraph {
  const list = randomList(random, { nodes: graph.nodes, owners: 3 });
  const { graph: own } = buildGraph(list);
  const byCompany = new Map<number, { owner: number; code: number }[]>();
  for (let c = own.holders; c < own.nodes; c += 1) {
    const company = own.origin[c] as number;
    if (company < graph.holders || random(2) === 0) continue;
    const k = c - own.holders;
    const cells: { owner: number; code: number }[] = [];
    for (let e = own.ownerStart[k] as number; e < (own.ownerStart[k + 1] as number); e += 1) {
      cells.push({ owner: own.origin[own.owner[e] as number] as number, code: own.ownerCode[e] as number });
    }
    byCompany.set(
      company,
      cells.sort((a, b) => a.owner - b.owner),
    );
  }
  const ownerStart = new Int32Array(graph.nodes - graph.holders + 1);
  const column = new Uint8Array(graph.nodes - graph.holders);
  const [owner, ownerCode]: [number[], number[]] = [[], []];
  for (let c = graph.holders; c < graph.nodes; c += 1) {
    for (const cell of byCompany.get(c) ?? []) {
      owner.push(cell.owner);
      ownerCode.push(cell.code);
    }
    ownerStart[c - graph.holders + 1] = owner.length;
    const place = own.origin.indexOf(c);
    if (byCompany.has(c)) column[c - graph.holders] = own.column[place - own.holders] as number;
  }
  return {
    ...graph,
    links: owner.length,
    ownerStart,
    owner: Int32Array.from(owner),
    ownerCode: Int32Array.from(ownerCode),
    bands: own.bands,
    column,
    ...heldOf(graph, ownerStart, owner, ownerCode),
  };
}

function heldOf(graph: ShareGraph, ownerStart: Int32Array, owner: readonly number[], code: readonly number[]) {
  const rows = owner.map((o, e) => ({ o, e })).sort((a, b) => a.o - b.o || a.e - b.e);
  const companyOf = (e: number): number => {
    let c = graph.holders;
    while ((ownerStart[c - graph.holders + 1] as number) <= e) c += 1;
    return c;
  };
  const heldStart = new Int32Array(graph.nodes + 1);
  for (const { o } of rows)
    for (let x = o + 1; x < heldStart.length; x += 1) heldStart[x] = (heldStart[x] as number) + 1;
  return {
    holding: graph.nodes,
    heldStart,
    held: Int32Array.from(rows, ({ e }) => companyOf(e)),
    heldCode: Int32Array.from(rows, ({ e }) => code[e] as number),
  };
}
