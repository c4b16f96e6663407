/** The made registers and the records of a run. Nothing here is timed. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { compared, median } from './compare.mjs';
import { readBinary, readVotes } from './graph-file.mjs';
import { percentText, registerGraph, writeRegister } from './register-graph.mjs';
import { tableOf, withTable } from './table.mjs';

const folder = mkdtempSync(join(tmpdir(), 'lookthrough-bench-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const graphs = [
  registerGraph({ links: 10_000, seed: 42 }),
  registerGraph({ links: 10_000, seed: 7, hard: true }),
  registerGraph({ links: 1000, seed: 1 }),
];
const sumsOf = (graph, share) => {
  const sums = new Float64Array(graph.companies);
  for (let e = 0; e < graph.links; e += 1) sums[graph.company[e]] += share(e);
  return sums;
};

/** Companies in some loop: those that reach themselves, by taking away owners and owned that have no more of the other. */
function inLoops(graph) {
  let edges = [...graph.owner.keys()].filter((e) => graph.owner[e] < graph.companies);
  for (let before = -1; before !== edges.length; ) {
    before = edges.length;
    const [owned, owning] = [new Set(edges.map((e) => graph.company[e])), new Set(edges.map((e) => graph.owner[e]))];
    edges = edges.filter((e) => owned.has(graph.owner[e]) && owning.has(graph.company[e]));
  }
  return new Set(edges.map((e) => graph.company[e]));
}

describe('a made register', () => {
  test('is the same for the same seed and another for another', () => {
    const again = registerGraph({ links: 10_000, seed: 42 });
    expect(again).toEqual(graphs[0]);
    expect(registerGraph({ links: 10_000, seed: 43 }).owner).not.toEqual(again.owner);
  });
  test('has columns of at most 100 %, with bands read low or at their middle', () => {
    for (const g of graphs) {
      expect(Math.max(...sumsOf(g, (e) => g.least[e]))).toBeLessThanOrEqual(1_000_000);
      expect(Math.max(...sumsOf(g, (e) => (g.least[e] + g.most[e]) >> 1))).toBeLessThanOrEqual(1_000_000);
    }
  });
  test('has each pair of owner and company once, and nobody outside its numbers', () => {
    for (const g of graphs) {
      const pairs = new Set(Array.from(g.owner, (_, e) => `${g.owner[e]} ${g.company[e]}`));
      expect(pairs.size).toBe(g.links);
      expect(g.owner.every((o) => o >= 0 && o < g.companies + g.persons)).toBe(true);
      expect(g.company.every((c) => c >= 0 && c < g.companies)).toBe(true);
    }
  });
  test('mostly has one or two owners a company, a few with very many, and holders with very many too', () => {
    const [g] = graphs;
    const owners = sumsOf(g, () => 1);
    expect(owners.filter((n) => n === 1 || n === 2).length / g.companies).toBeGreaterThan(0.6);
    expect(Math.max(...owners)).toBeGreaterThan(100);
    const held = new Map();
    for (const o of g.owner) held.set(o, (held.get(o) ?? 0) + 1);
    expect(Math.max(...held.values())).toBeGreaterThan(20);
  });
  test('has loops, a core among them; where hard, strong ones and ladders too', () => {
    for (const g of graphs.slice(0, 2)) expect(inLoops(g).size).toBeGreaterThanOrEqual(20);
    const strong = (g) =>
      g.owner.filter((o, e) => o < g.companies && o >= g.company[e] && g.least[e] >= 200_000).length;
    const halves = (g) => g.owner.filter((o, e) => o < g.company[e] && g.least[e] === 500_000).length;
    const [soft, hard] = [false, true].map((h) => registerGraph({ links: 30_000, seed: 42, hard: h, bands: 0 }));
    expect(strong(hard)).toBeGreaterThan(strong(soft) + 5);
    expect(halves(hard)).toBeGreaterThan(halves(soft) + 50);
  });
  test('has the three published bands, shares that are missing, and votes apart from shares', () => {
    const g = registerGraph({ links: 10_000, seed: 42, missing: 0.02, votes: 0.02 });
    const bands = new Set();
    let missing = 0;
    for (let e = 0; e < g.links; e += 1) {
      if (g.least[e] === g.most[e]) continue;
      if (g.least[e] === 0) missing += 1;
      else bands.add(`${g.least[e]}-${g.most[e]}`);
    }
    expect([...bands].sort()).toEqual(['250000-500000', '500000-750000', '750000-1000000']);
    expect(missing).toBeGreaterThan(10);
    expect(g.votes.link.length).toBeGreaterThan(10);
    const votes = sumsOf(g, (e) => g.least[e]);
    g.votes.link.forEach((e, i) => {
      votes[g.company[e]] += g.votes.share[i] - g.least[e];
    });
    expect(Math.max(...votes)).toBeLessThanOrEqual(1_000_000);
  });
  test('reads back from its files as it was', () => {
    const prefix = join(folder, 'g');
    writeRegister({ links: 2000, seed: 5, prefix });
    const g = registerGraph({ links: 2000, seed: 5 });
    const file = readBinary(`${prefix}.bin`);
    expect(file.links).toBe(g.links);
    for (let e = 0; e < g.links; e += 1)
      expect([...file.rows.subarray(4 * e, 4 * e + 4)]).toEqual([g.owner[e], g.company[e], g.least[e], g.most[e]]);
    expect(readVotes(`${prefix}.votes.bin`).length).toBe(2 * g.votes.link.length);
    const lines = readFileSync(`${prefix}.csv`, 'utf8').trimEnd().split('\n');
    expect(lines[0]).toBe('owner,owned,min,max');
    expect(lines.length).toBe(g.links + 1);
    expect(lines.slice(1).every((l) => /^[CP]\d{8},C\d{8},\d+(\.\d+)?,\d+(\.\d+)?$/.test(l))).toBe(true);
  });
  test('per cent is written without float noise', () => {
    expect([0, 1, 290_000, 333_333, 1_000_000].map(percentText)).toEqual(['0', '0.0001', '29', '33.3333', '100']);
  });
  test('too few links are refused', () => {
    expect(() => registerGraph({ links: 3 })).toThrow('from 1000');
  });
});

describe('a record', () => {
  const question = {
    name: 'owners',
    figure: 'seconds',
    sides: [
      { label: 'ours' },
      { label: 'peer' },
      { label: 'short' },
      { label: 'absent' },
      { label: 'other', alone: true },
    ],
  };
  const run = (seconds, rows) => ({ figures: { seconds, peakBytes: 2 ** 20 }, check: { rows } });
  const runs = [
    [run(1, 10), run(3, 10), run(2, 10)],
    [run(8, 10), run(4, 10), run(6, 10)],
    [run(0.1, 9)],
    { notRun: 'not here' },
    [run(4, 77)],
  ];
  const sides = compared(question, runs);
  test('has medians and the ratio of medians where the answers agree', () => {
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(sides[1]).toMatchObject({
      status: 'measured',
      ratio: 3,
      figures: { seconds: { median: 6, least: 4, most: 8 } },
    });
    expect(sides[4]).toMatchObject({ status: 'measured', ratio: 2 });
  });
  test('gives no time for another answer, and says what was not run', () => {
    expect(sides[2]).toEqual({ label: 'short', status: 'differs', reason: 'rows: 9, expected 10', check: { rows: 9 } });
    expect(sides[3]).toEqual({ label: 'absent', status: 'not run', reason: 'not here' });
  });
  test('a side whose own rounds disagree differs', () => {
    expect(compared(question, [[run(1, 10), run(1, 11)], ...runs.slice(1)])[0].status).toBe('differs');
  });
  test('becomes a table of equally many cells, in place of the one before', () => {
    const record = {
      ...question,
      asks: 'every owner',
      machine: { cpu: 'a cpu', cores: 2, node: '20' },
      commit: 'abc',
      date: '2026-01-02T00:00:00Z',
      rounds: 3,
      graph: { links: 1234, hard: true },
      sides,
    };
    const rows = tableOf([record])
      .split('\n')
      .filter((l) => l.startsWith('|'));
    expect(new Set(rows.map((l) => l.split('|').length))).toEqual(new Set([7]));
    expect(rows[3]).toBe('| peer | 6 s | 3 | 1 MiB | rows 10 |');
    const page = 'before <!-- begin: written by npm run bench --> old <!-- end --> after';
    const once = withTable(page, [record]);
    expect(once).toMatch(/^before [\s\S]*peer[\s\S]* after$/);
    expect(once).not.toContain('old');
    expect(withTable(once, [record])).toBe(once);
  });
});

describe('a run', () => {
  test('writes a record and the table, and says of every side what became of it', () => {
    const [results, page] = [join(folder, 'results'), join(folder, 'page.md')];
    writeFileSync(page, '# Page\n<!-- begin: written by npm run bench -->\n<!-- end -->\n');
    const args = ['memory', '--links', '1000', '--rounds', '2', '--results', results, '--page', page];
    const ran = spawnSync(process.execPath, [join(import.meta.dirname, 'run.mjs'), ...args], { encoding: 'utf8' });
    expect(ran.stderr).toBe('');
    const record = JSON.parse(readFileSync(join(results, 'memory-1000.json'), 'utf8'));
    expect(record).toMatchObject({ name: 'memory', rounds: 2, graph: { seed: 42, hard: false, asked: 1000 } });
    expect(Object.keys(record.machine)).toEqual(['cpu', 'cores', 'memory', 'os', 'node']);
    expect(record.machine.memory).toBeGreaterThan(0);
    expect(Date.parse(record.date)).toBeGreaterThan(0);
    expect(record.sides.map((s) => s.label)).toEqual(['lookthrough', 'graphology']);
    expect(record.sides[1]).toMatchObject({ status: 'measured', check: { links: record.graph.links } });
    for (const s of record.sides) expect(s.status === 'measured' || s.reason).toBeTruthy();
    expect(readFileSync(page, 'utf8')).toContain('| graphology | ');
  });
  test('refuses a question there is not, and names those there are', () => {
    const ran = spawnSync(process.execPath, [join(import.meta.dirname, 'run.mjs'), 'speed'], { encoding: 'utf8' });
    expect(ran.status).not.toBe(0);
    expect(ran.stderr).toContain('no question "speed"; there are owners, control');
  });
});
