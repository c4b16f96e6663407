/** The rows of a register with bands against worlds the bands allow, each worked out by itself in exact fractions. */
import { expect, test } from 'vitest';
import { completedSnapshot } from '../../../test/completions.ts';
import { randomList, seeded } from '../../../test/share-graphs.ts';
import { buildGraph, COLUMN } from '../../snapshot/graph/index.ts';
import { compare, type Exact, ratio, ZERO } from '../../terms/exact.ts';
import { integratedOwners } from '../integrated-ownership/reference.ts';
import { type OwnerShare, ownerShare, ownersAbove } from './owners.ts';
import { ROW } from './types.ts';

const BILLION = 1_000_000_000;

interface Row {
  readonly verdict: number;
  readonly share: OwnerShare;
}

/** What is wrong with the row, or with its absence, where the holder really has so much. */
function wrong(row: Row | undefined, share: Exact, line: Exact, inclusive: boolean): string | undefined {
  const order = compare(share, line);
  const reached = order > 0 || (order === 0 && inclusive);
  if (row === undefined) return reached ? 'no row' : undefined;
  const { least, most, leastOpen, mostOpen } = row.share;
  const [low, high] = [compare(share, ratio(least, BILLION)), compare(share, ratio(most, BILLION))];
  if (low < 0 || (low === 0 && leastOpen)) return `below ${least}`;
  if (high > 0 || (high === 0 && mostOpen)) return `above ${most}`;
  return row.verdict === ROW.yes && !reached ? 'a yes that is none' : undefined;
}

test('every interval holds the exact value of 1,000 random completions, and every verdict its world', () => {
  let [worlds, shares, inside] = [0, 0, 0];
  for (let seed = 0; worlds < 1000; seed += 1) {
    const random = seeded(seed + 77_000);
    const { graph } = buildGraph(randomList(random, { nodes: 5 + random(8), owners: 4 }));
    if (graph.bands.least.length === 0 || graph.column.some((flags) => (flags & COLUMN.contradicts) !== 0)) continue;
    const threshold = ([50, 100, 250, 500][random(4)] as number) * 1_000_000;
    const options = { threshold, inclusive: random(2) === 0, cut: [1, 1_000_000, 40_000_000][random(3)] as number };
    const rows = new Map<string, Row>();
    ownersAbove(graph, options, (company, holder, verdict, least, most) =>
      rows.set(`${holder} > ${company}`, { verdict, share: ownerShare(least, most) }),
    );
    for (let again = 0; again < 4; again += 1) {
      const world = completedSnapshot(graph, random);
      if (world === undefined) continue;
      worlds += 1;
      for (let c = graph.holders; c < graph.nodes; c += 1) {
        const company = graph.origin[c] as number;
        if (!world.economic.has(company)) continue;
        const owners = new Map(integratedOwners(world, company).owners.map((o) => [o.holder, o.share] as const));
        for (let p = 0; p < graph.holders; p += 1) {
          const share = owners.get(graph.origin[p] as number) ?? ZERO;
          const row = rows.get(`${p} > ${c}`);
          const said = wrong(row, share, ratio(threshold, BILLION), options.inclusive);
          if (said !== undefined) expect([`seed ${seed}`, p, c, share.toString(), said]).toBe('a share the row holds');
          shares += 1;
          if (row !== undefined && row.share.least < row.share.most) inside += 1;
        }
      }
    }
  }
  expect(shares).toBeGreaterThan(10_000);
  expect(inside).toBeGreaterThan(2_000);
});
