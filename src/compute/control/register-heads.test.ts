import { describe, expect, test } from 'vitest';
import { asList, randomList, seeded, snapshotOf } from '../../../test/share-graphs.ts';
import { buildGraph, type ShareGraph } from '../../snapshot/graph/index.ts';
import type { Snapshot } from '../../snapshot/types.ts';
import { ratio } from '../../terms/exact.ts';
import { allLoops } from '../loops/loops.ts';
import { registerLoops } from '../loops/register-loops.ts';
import type { ControlOptions } from '../types.ts';
import { BlockedCascade } from './blocked.ts';
import { closestControllers, type Heads, ultimateControllers } from './chains.ts';
import { controllersOf } from './controllers.ts';
import { control } from './reference.ts';
import { controlRegister } from './register.ts';

const HALF = 500_000_000;
const options = (inclusive: boolean): ControlOptions => ({
  measure: 'economic',
  quota: ratio(1, 2),
  inclusive,
  undisclosed: 'declared',
});
const ascending = (nodes: Iterable<number>): number[] => [...nodes].sort((a, b) => a - b);
const originOf = (graph: ShareGraph, nodes: Iterable<number>): number[] =>
  ascending([...nodes].map((node) => graph.origin[node] as number));
const nodeOf = (graph: ShareGraph, origin: number): number => graph.origin.indexOf(origin);

describe('what a set of parties blocks', () => {
  test('equals control by the set, with everybody in the set who holds', () => {
    let [sure, open] = [0, 0];
    for (let seed = 0; seed < 6000; seed += 1) {
      const random = seeded(seed);
      const { graph } = buildGraph(randomList(random, { nodes: 3 + random(7), owners: 3 }));
      const seeds = ascending(new Set([random(graph.nodes), random(graph.nodes), random(graph.nodes)]));
      const s = snapshotOf(graph);
      const { certain, possible } = control(s, seeds, options(true));
      const cascade = new BlockedCascade({ graph }, { quota: HALF, inclusive: true });
      // The tables must be clean again after another question.
      cascade.run([random(graph.nodes)]);
      const found = cascade.run(seeds.map((node) => nodeOf(graph, node)));
      const certainly = new Set(certain.map((step) => step.company));
      const possibly = new Set(possible.map((step) => step.company));
      expect(originOf(graph, found.certain), `seed ${seed}`).toEqual(ascending(certainly));
      expect(originOf(graph, found.possible), `seed ${seed}`).toEqual(
        ascending(possibly).filter((c) => !certainly.has(c)),
      );
      for (const company of possibly) {
        const holders = (s.economic.get(company)?.holdings ?? []).map((h) => h.owner);
        const among = (set: ReadonlySet<number>) => holders.filter((h) => set.has(h) || seeds.includes(h));
        const asked = (certainty: 'certain' | 'possible') =>
          originOf(
            graph,
            cascade.contributors(nodeOf(graph, company), certainty).map((x) => x.party),
          );
        expect(asked('certain')).toEqual(among(certainly));
        expect(asked('possible')).toEqual(among(possibly));
      }
      sure += found.certain.length;
      open += found.possible.length;
    }
    expect(sure).toBeGreaterThan(2000);
    expect(open).toBeGreaterThan(250);
  });

  test('two listed parties with a quarter each block together, and what they block blocks on', () => {
    const list = asList(5, [0, 1, 2, 4], [2, 2, 3, 3], [HALF / 2, HALF / 2, HALF, HALF]);
    const { graph } = buildGraph(list);
    const cascade = new BlockedCascade({ graph }, { quota: HALF, inclusive: true });
    expect(originOf(graph, cascade.run([0, 1].map((n) => nodeOf(graph, n))).certain)).toEqual([2, 3]);
    expect(originOf(graph, cascade.run([nodeOf(graph, 0)]).certain)).toEqual([]);
    expect(() => cascade.run([5])).toThrow(/seed 5: expected a node from 0 to 4/);
  });
});

/** controller -> companies, by the reference */
function relation(s: Snapshot, inclusive: boolean, certain: boolean): ReadonlyMap<number, ReadonlySet<number>> {
  const found = new Map<number, Set<number>>(s.parties.map((_, node) => [node, new Set()]));
  for (let company = 0; company < s.parties.length; company += 1) {
    for (const c of controllersOf(s, company, options(inclusive))) {
      if (!certain || c.verdict === 'certain') found.get(c.seed[0] as number)?.add(company);
    }
  }
  return found;
}

describe('heads of chains', () => {
  test('equal their definition over the controllers of every company', () => {
    let several = 0;
    for (let seed = 0; seed < 3000; seed += 1) {
      const random = seeded(seed);
      const { graph } = buildGraph(randomList(random, { nodes: 3 + random(7), owners: 3 }));
      const s = snapshotOf(graph);
      const inclusive = seed % 2 === 0;
      const register = controlRegister({ graph }, { quota: HALF, inclusive });
      for (const certainty of ['certain', 'possible'] as const) {
        const controls = relation(s, inclusive, certainty === 'certain');
        const strictly = (x: number, y: number): boolean =>
          controls.get(x)?.has(y) === true && controls.get(y)?.has(x) !== true;
        const everybody = [...controls.keys()];
        const closest = closestControllers(register, certainty);
        const ultimate = ultimateControllers(register, certainty);
        for (const company of everybody) {
          const over = everybody.filter((x) => controls.get(x)?.has(company));
          const near = over.filter((x) => !over.some((y) => strictly(x, y)));
          const top = over.filter((x) => !everybody.some((y) => strictly(y, x)));
          const at = (heads: Heads) => headsAt(graph, heads, nodeOf(graph, company));
          expect(at(closest), `seed ${seed} ${certainty} closest of ${company}`).toEqual(near);
          expect(at(ultimate), `seed ${seed} ${certainty} ultimate of ${company}`).toEqual(top);
          if (near.length > 1) several += 1;
        }
      }
    }
    expect(several).toBeGreaterThan(500);
  });
});

function headsAt(graph: ShareGraph, heads: Heads, node: number): number[] {
  if (node < graph.holders) return [];
  const k = node - graph.holders;
  return originOf(graph, heads.controller.subarray(heads.start[k], heads.start[k + 1]));
}

describe('loops of a register', () => {
  test('equal the loops of the snapshot, closed ones marked', () => {
    let closed = 0;
    for (let seed = 0; seed < 4000; seed += 1) {
      const random = seeded(seed);
      const list = seed % 3 === 0 ? rings(random) : randomList(random, { nodes: 3 + random(7), owners: 3 });
      const { graph } = buildGraph(list);
      const found = registerLoops(graph).map(({ members, closed }) => ({ members: originOf(graph, members), closed }));
      found.sort((a, b) => (a.members[0] as number) - (b.members[0] as number));
      expect(found, `seed ${seed}`).toEqual(allLoops(snapshotOf(graph)));
      closed += found.filter((loop) => loop.closed).length;
    }
    expect(closed).toBeGreaterThan(300);
  });
});

/** Companies 0 … n − 1, each wholly held by the next in some circle, now and then with a crack. */
function rings(random: (n: number) => number) {
  const nodes = 4 + random(5);
  const step = 1 + random(2);
  const companies = [...Array(nodes).keys()];
  return asList(
    nodes,
    companies.map((c) => (c + step) % nodes),
    companies,
    companies.map(() => (random(12) === 0 ? 2 * HALF - 1 : 2 * HALF)),
  );
}
