/** The sweep in WebAssembly tells the rows of the sweep in TypeScript, in their order, to the last billionth. */
import { describe, expect, test } from 'vitest';
import { asList, randomList, seeded } from '../../../test/share-graphs.ts';
import { buildGraph, type ShareGraph } from '../../snapshot/graph/index.ts';
import { KernelSweep } from './kernel-sweep.ts';
import { OwnersSweep } from './sweep.ts';
import type { ReachOptions } from './types.ts';

function rowsOf(sweep: OwnersSweep, { holders, nodes }: ShareGraph): string[] {
  const told: string[] = [];
  const read = (): void => {
    const { company, holder, least, most, verdict } = sweep.rows;
    for (let i = 0; i < sweep.rows.count; i += 1)
      told.push(`${holder[i]} > ${company[i]} ${verdict[i]} ${least[i]} ${most[i]}`);
    sweep.rows.count = 0;
  };
  sweep.run(holders, nodes, read);
  read();
  return told;
}

function agree(graph: ShareGraph, options: ReachOptions): number {
  const rows = rowsOf(new OwnersSweep(graph, options), graph);
  expect(rowsOf(new KernelSweep(graph, options), graph)).toEqual(rows);
  return rows.length;
}

describe('both sweeps', () => {
  test('tell the same of small graphs of every kind, at every line', () => {
    const random = seeded(20_261);
    let told = 0;
    for (let i = 0; i < 600; i += 1) {
      const { graph } = buildGraph(
        randomList(random, { nodes: 4 + random(26), owners: 1 + random(6), points: i % 5 === 0 }),
      );
      const threshold = [100_000_000, 250_000_000, 500_000_000, 1][i % 4] as number;
      told += agree(graph, { threshold, inclusive: i % 3 > 0, cut: [1, 1_000_000, 40_000_000][i % 3] as number });
    }
    expect(told).toBeGreaterThan(8_000);
  });

  test('tell the same of a column with more owners than the kernel has seats, and of rows that fill its block', () => {
    const [owner, company, code] = [
      [0, 3, 1],
      [1, 1, 2],
      [900_000_000, 100_000_000, 1_000_000_000],
    ];
    for (let p = 0; p < 40_000; p += 1) {
      owner.push(p + 3);
      company.push(0);
      code.push(25_000);
    }
    const { graph } = buildGraph(asList(40_003, owner, company, code));
    expect(agree(graph, { threshold: 1, inclusive: true, cut: 1 })).toBe(120_000);
  });
});
