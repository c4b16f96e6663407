/**
 * The boundary tables of the rules that judge no standing: who is blocked because a listed party owns it (lists.tsv), and
 * who owes an offer for a move (offers.tsv). The verdicts were worked out apart from this engine, from the clause and on
 * fractions. Every regime stands in one of the tables, and every one with the chains of two links.
 */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { REGIMES, ruleOf, versionOn } from '../../src/rules/index.ts';
import { exactly } from '../../src/snapshot/amount.ts';
import { type Change, withChanges } from '../../src/snapshot/change.ts';
import { type Edge, snapshotFromEdges } from '../../src/snapshot/from-edges.ts';
import { exact } from '../../src/terms/exact.ts';
import { point } from '../../src/terms/interval.ts';
import { aggregate, judgeMove } from '../../src/verdicts/index.ts';
import { edgeOf, shareOf } from './structures.ts';

const DAY = '2028-01-01';
const linesOf = (name: string): string[][] =>
  readFileSync(new URL(name, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'));
type Line = [string, string, string, string, string];
const lists = linesOf('lists.tsv') as Line[];
const offers = linesOf('offers.tsv') as Line[];

test.each(lists)('%s with %s listed, under %s: %s (%s)', (structure, listed, regime, expected) => {
  const snapshot = snapshotFromEdges(structure.split('; ').map(edgeOf));
  const nodes = listed.split(', ').map((name) => snapshot.nodeOf.get(name) as number);
  const found = aggregate(snapshot, nodes, versionOn(ruleOf(regime), DAY).version, 'declared');
  expect(found.find((b) => b.company === snapshot.nodeOf.get('T'))?.verdict ?? 'no').toBe(expected);
});

test.each(offers)('X has %s of T, %s points, under %s: %s (%s)', (had, points, regime, expected) => {
  const edges: Edge[] = [
    { owner: 'X', owned: 'T', share: shareOf(had) },
    { owner: 'Y', owned: 'T', share: 40 },
  ];
  const before = snapshotFromEdges(edges);
  const [x, y, company] = ['X', 'Y', 'T'].map((name) => before.nodeOf.get(name)) as [number, number, number];
  const moved = exact(points.slice(1)).div(100);
  const sold = points.startsWith('-');
  const change: Change = {
    kind: 'transfer',
    seller: sold ? x : y,
    buyer: sold ? y : x,
    company,
    amount: exactly(moved),
  };
  const rule = ruleOf(regime);
  const grew = point(sold ? moved.neg() : moved);
  const move = { before, after: withChanges(before, [change]), company, grew, undisclosed: 'declared' } as const;
  expect(judgeMove(move, rule, versionOn(rule, DAY).version, [x]).verdict).toBe(expected);
});

/** THEORY's chains of two links: 60 × 30, 30 × 60, 50 × 50, 51 × 26, 30 × 30, and 60 × 20 with 10 beside it. */
const TWO_LINKS = [
  'X>H 60; H>T 30',
  'X>H 30; H>T 60',
  'X>H 50; H>T 50',
  'X>H 51; H>T 26',
  'X>H 30; H>T 30',
  'X>H 60; H>T 20; X>T 10',
];
test('every regime that judges a structure is asked about each chain of two links, and every other about moves', () => {
  const standing = ['grid.tsv', 'grid-regimes.tsv'].flatMap(linesOf).map(([structure = '', regime]) => {
    return `${structure.replaceAll('H1', 'H')} ${regime}`;
  });
  const asked = new Set([...standing, ...lists.map(([structure, , regime]) => `${structure} ${regime}`)]);
  const moves = new Set(offers.map(([, , regime]) => regime));
  const missing = REGIMES.filter(({ id }) => !moves.has(id)).flatMap(({ id }) =>
    TWO_LINKS.filter((structure) => !asked.has(`${structure} ${id}`)).map((structure) => `${structure} ${id}`),
  );
  expect(missing).toEqual([]);
});
