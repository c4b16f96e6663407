/** Control over a whole register in threads: the built package, since a thread is started from a file of its own. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ControlRegister, controlRegister, type VotesInput } from '../src/compute/control/register.ts';
import { stretchesOf } from '../src/compute/control/stretches.ts';
import { buildGraph } from '../src/snapshot/graph/index.ts';
import type { ControlThreads, ThreadOptions } from '../src/workspace/control-threads/index.ts';
import { randomList, seeded } from './share-graphs.ts';

type Start = (input: VotesInput, threads: number, options?: ThreadOptions) => Promise<ControlThreads>;
let controlInThreads: Start;
const pools: ControlThreads[] = [];

beforeAll(async () => {
  const built = new URL('../dist/workspace/control-threads/index.js', import.meta.url);
  ({ controlInThreads } = (await import(built.href)) as { controlInThreads: Start });
});
afterAll(() => Promise.all(pools.map((pool) => pool.close())));

const MAJORITY = { quota: 500_000_000, inclusive: false };
const HALF_OR_MORE = { quota: 500_000_000, inclusive: true };

async function started(...asked: Parameters<Start>): Promise<ControlThreads> {
  const pool = await controlInThreads(...asked);
  pools.push(pool);
  return pool;
}

const plain = (register: ControlRegister) =>
  Object.fromEntries(
    Object.entries(register).map(([name, value]) => [name, typeof value === 'number' ? value : [...value]]),
  );

/** Many owners of few companies each, loops, bands, complete lists: some columns open at every stage. */
const inputOf = (seed: number, votesToo: boolean): VotesInput => {
  const random = seeded(seed);
  const { graph } = buildGraph(randomList(random, { nodes: 400, owners: 3, points: seed % 2 === 0 }));
  if (!votesToo) return { graph };
  const ownerCode = graph.ownerCode.map((code) => (code < 0 ? code : Math.floor(code / 2)));
  return { graph, votes: { ...graph, ownerCode } };
};

describe('control in threads', () => {
  test('tells the same as one thread, number by number, for 1, 2 and 4 threads, question after question', async () => {
    let controlled = 0;
    for (let seed = 0; seed < 6; seed += 1) {
      const input = inputOf(seed, seed % 3 === 2);
      for (const threads of [1, 2, 4]) {
        const pool = await started(input, threads, { stretch: 16 });
        for (const options of [MAJORITY, HALF_OR_MORE, { quota: 300_000_000, inclusive: false }, MAJORITY]) {
          const expected = controlRegister(input, options);
          expect(plain(pool.controlRegister(options)), `seed ${seed}, ${threads} threads`).toEqual(plain(expected));
          controlled += expected.totalSure;
        }
        await pool.close();
      }
    }
    expect(controlled).toBeGreaterThan(1000);
  });

  test('a question above a limit is refused, and the next one answered', async () => {
    const input = inputOf(1, false);
    const pool = await started(input, 2, { stretch: 16 });
    expect(() => pool.controlRegister({ ...MAJORITY, steps: 1 })).toThrow(/limit "steps"/);
    expect(plain(pool.controlRegister(MAJORITY))).toEqual(plain(controlRegister(input, MAJORITY)));
  });

  test('a number of threads that cannot be, a quota that cannot be and a closed pool are refused', async () => {
    const input = inputOf(1, false);
    await expect(controlInThreads(input, 0)).rejects.toThrow('threads: 0; expected a whole number from 1 to 64');
    const pool = await started(input, 1);
    expect(() => pool.controlRegister({ quota: 0, inclusive: true })).toThrow(/quota: 0; expected whole billionths/);
    await pool.close();
    expect(() => pool.controlRegister(MAJORITY)).toThrow('the pool is closed');
  });
});

describe('stretches of companies', () => {
  test('hold every company once, split no loop, and one begins where companies hold nothing', () => {
    for (let seed = 0; seed < 300; seed += 1) {
      const random = seeded(seed);
      const { graph } = buildGraph(randomList(random, { nodes: 60, owners: 3 }));
      const bounds = [...stretchesOf(graph, 1 + random(9))];
      expect(bounds[0]).toBe(graph.holders);
      expect(bounds.at(-1)).toBe(graph.nodes);
      expect(bounds).toContain(graph.holding);
      expect(bounds).toEqual([...new Set(bounds)].sort((a, b) => a - b));
      for (let l = 0; l < graph.loops.length; l += 2) {
        const [from, to] = [graph.loops[l] as number, graph.loops[l + 1] as number];
        expect(
          bounds.some((b) => b > from && b < to),
          `seed ${seed}`,
        ).toBe(false);
      }
    }
  });
});
