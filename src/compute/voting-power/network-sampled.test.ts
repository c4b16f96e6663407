import { describe, expect, test } from 'vitest';
import golden from '../../../test/golden.json' with { type: 'json' };
import { type Edge, snapshotFromEdges } from '../../snapshot/from-edges.ts';
import type { Node, Snapshot } from '../../snapshot/types.ts';
import { compare, type Exact, exact, fractionText, HALF, ratio, ZERO } from '../../terms/exact.ts';
import { contains, type Interval, isNothing } from '../../terms/interval.ts';
import type { ControlOptions } from '../types.ts';
import { networkPower } from './network.ts';
import { sampledNetworkPower } from './network-sampled.ts';
import { binomials, factorials } from './whole-numbers.ts';

const MAJORITY: ControlOptions = { measure: 'votes', quota: HALF, inclusive: false, undisclosed: 'declared' };
const node = (s: Snapshot, id: string): Node => s.nodeOf.get(id) as Node;

interface NetworkCase {
  readonly id: string;
  readonly input: { readonly edges: { owner: string; owned: string; share: number }[]; readonly owners: string[] };
}
const cases = golden.cases.filter((c) => c.kind === 'network-power') as unknown as NetworkCase[];
const snapshotOf = (c: NetworkCase): Snapshot =>
  snapshotFromEdges(
    c.input.edges.map(({ owner, owned, share }): Edge => {
      return { owner, owned, share: fractionText(exact(String(share)).mul(100)) };
    }),
  );

describe('sampled network power', () => {
  test('holds the exact value in the published networks', () => {
    expect(cases.length).toBe(2);
    for (const c of cases) {
      const s = snapshotOf(c);
      const owners = c.input.owners.map((o) => node(s, o));
      for (const company of new Set(c.input.edges.map((e) => e.owned))) {
        const found = sampledNetworkPower(s, owners, node(s, company), MAJORITY);
        networkPower(s, owners, node(s, company), MAJORITY).shapley.forEach((value, i) => {
          expect(contains(found.shapley[i] as Interval, value), `${c.id} ${company} ${i}`).toBe(true);
        });
      }
    }
  });
  test('says its error: ln(2 n / miss) over twice the orders, under the root', () => {
    const c = cases[0] as NetworkCase;
    const s = snapshotOf(c);
    const owners = c.input.owners.map((o) => node(s, o));
    const company = node(s, c.input.edges[0]?.owned as string);
    const found = sampledNetworkPower(s, owners, company, MAJORITY, { orders: 1000, miss: ratio(1, 20) });
    expect(found.error.valueOf()).toBeCloseTo(Math.sqrt(Math.log(40 * owners.length) / 2000), 5);
  });
  const [choose, f] = [binomials(12), factorials(25)];
  /** Two holding companies of twelve owners each hold 40 % and 35 % of the target, X the rest. */
  const large = (): { s: Snapshot; owners: Node[]; company: Node } => {
    const edges: Edge[] = [
      { owner: 'H1', owned: 'T', share: '40' },
      { owner: 'H2', owned: 'T', share: '35' },
      { owner: 'X', owned: 'T', share: '25' },
    ];
    for (let k = 0; k < 24; k += 1) edges.push({ owner: `P${k}`, owned: k < 12 ? 'H1' : 'H2', share: '8' });
    const s = snapshotFromEdges(edges);
    const owners = [...Array.from({ length: 24 }, (_, k) => node(s, `P${k}`)), node(s, 'X')];
    return { s, owners, company: node(s, 'T') };
  };
  test('of 25 owners: adds to one, alike for alike owners, and the same again for the same seed', () => {
    const { s, owners, company } = large();
    const ask = (seed: number) => sampledNetworkPower(s, owners, company, MAJORITY, { orders: 1500, seed });
    const [a, b, other] = [ask(3), ask(3), ask(4)];
    expect(a).toEqual(b);
    expect(other.shapley).not.toEqual(a.shapley);
    const sum = (end: 'lo' | 'hi'): Exact => a.shapley.reduce((t, v) => t.add(v[end]), ZERO);
    expect(compare(sum('lo'), exact(1))).toBeLessThanOrEqual(0);
    expect(compare(sum('hi'), exact(1))).toBeGreaterThanOrEqual(0);
    // Two of three blocks decide: X does when exactly one holding company has seven of its twelve owners.
    let exactly = ZERO;
    for (let i = 0; i <= 12; i += 1)
      for (let j = 0; j <= 12; j += 1)
        if (i >= 7 !== j >= 7)
          exactly = exactly.add(
            ratio(
              (choose[i] as bigint) * (choose[j] as bigint) * (f[i + j] as bigint) * (f[24 - i - j] as bigint),
              f[25] as bigint,
            ),
          );
    expect(contains(a.shapley[24] as Interval, exactly)).toBe(true);
    expect(a.error.valueOf()).toBeLessThan(0.07);
  });
  test('nobody has power where all together fall short', () => {
    const s = snapshotFromEdges([{ owner: 'A', owned: 'C', share: '30' }]);
    const found = sampledNetworkPower(s, [node(s, 'A')], node(s, 'C'), MAJORITY);
    expect(found.winnable).toBe(false);
    expect(found.shapley.every(isNothing)).toBe(true);
  });
  test('refuses what is no number of orders, no seed, no chance', () => {
    const { s, owners, company } = large();
    for (const bad of [{ orders: 0 }, { seed: 0.5 }, { miss: ZERO }])
      expect(() => sampledNetworkPower(s, owners, company, MAJORITY, bad)).toThrow('expected');
  });
});
