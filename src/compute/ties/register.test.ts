/** Ties of a register against plain enumeration of every path. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildGraph, type ShareGraph, WHOLE } from '../../snapshot/graph/index.ts';
import { type Hubs, RegisterTies } from './register.ts';

const graphOf = (nodes: number, rows: readonly (readonly [number, number])[]): ShareGraph =>
  buildGraph({
    nodes,
    links: rows.length,
    owner: Int32Array.from(rows, (r) => r[0]),
    company: Int32Array.from(rows, (r) => r[1]),
    code: new Int32Array(rows.length).fill(WHOLE / 100),
  }).graph;
const numbered = (graph: ShareGraph): Int32Array => {
  const number = new Int32Array(graph.nodes);
  for (const [node, old] of graph.origin.entries()) number[old] = node;
  return number;
};

const NODES = 9;
const links = fc.array(fc.tuple(fc.nat(NODES - 1), fc.nat(NODES - 1)), { minLength: 3, maxLength: 18 });

/** By node of the graph: everybody a holding away, either way. */
function around(graph: ShareGraph): number[][] {
  const near: number[][] = Array.from({ length: graph.nodes }, () => []);
  for (let c = graph.holders; c < graph.nodes; c += 1) {
    for (
      let e = graph.ownerStart[c - graph.holders] as number;
      e < (graph.ownerStart[c - graph.holders + 1] as number);
      e += 1
    ) {
      near[c]?.push(graph.owner[e] as number);
      near[graph.owner[e] as number]?.push(c);
    }
  }
  return near.map((list) => [...new Set(list)]);
}

function everyPath(near: readonly (readonly number[])[], a: number, b: number): number[][] {
  const found: number[][] = [];
  const walk = (path: readonly number[]): void => {
    const last = path.at(-1) as number;
    if (last === b) {
      found.push([...path]);
      return;
    }
    for (const next of near[last] ?? []) if (!path.includes(next)) walk([...path, next]);
  };
  walk([a]);
  return found;
}

const hubOf = (graph: ShareGraph, { mostHoldings, named }: Hubs) => {
  const count = new Int32Array(graph.nodes);
  for (let c = graph.holders; c < graph.nodes; c += 1) {
    for (
      let e = graph.ownerStart[c - graph.holders] as number;
      e < (graph.ownerStart[c - graph.holders + 1] as number);
      e += 1
    ) {
      count[c] = (count[c] as number) + 1;
      count[graph.owner[e] as number] = (count[graph.owner[e] as number] as number) + 1;
    }
  }
  return (node: number): boolean => named?.has(node) === true || (count[node] as number) > (mostHoldings ?? 1e9);
};

const ranked = (paths: readonly number[][], isHub: (node: number) => boolean): number[][] => {
  const over = (path: readonly number[]): number => Number(path.slice(1, -1).some(isHub));
  return [...paths].sort((x, y) => {
    const order = over(x) - over(y) || x.length - y.length;
    if (order !== 0) return order;
    const at = x.findIndex((node, i) => node !== y[i]);
    return at < 0 ? 0 : (x[at] as number) - (y[at] as number);
  });
};

describe('ties of a register', () => {
  test('are the shortest of all paths in order, those through hubs last', () => {
    let [several, hubs] = [0, 0];
    fc.assert(
      fc.property(
        links,
        fc.nat(NODES - 1),
        fc.nat(NODES - 1),
        fc.constantFrom(1, 3, 10),
        fc.constantFrom(2, 3, 4, 99),
        (rows, x, y, count, most) => {
          const graph = graphOf(NODES, rows);
          const [a, b] = [numbered(graph)[x] as number, numbered(graph)[y] as number];
          const given: Hubs = { mostHoldings: most, named: new Map([[4, 'a state']]) };
          const isHub = hubOf(graph, given);
          const paths = ranked(everyPath(around(graph), a, b), isHub);
          const ties = new RegisterTies(graph);
          expect(ties.distance(a, b)).toBe(
            Math.min(...paths.map((p) => p.length - 1), Number.POSITIVE_INFINITY) === Number.POSITIVE_INFINITY
              ? -1
              : Math.min(...paths.map((p) => p.length - 1)),
          );
          const found = ties.ties(a, b, { count, hubs: given });
          expect(found.map((t) => t.nodes)).toEqual(paths.slice(0, count));
          for (const tie of found) {
            expect(tie.hubs.map((h) => h.node)).toEqual(tie.nodes.slice(1, -1).filter(isHub));
            hubs += tie.hubs.length;
          }
          if (found.length > 1) several += 1;
        },
      ),
      { numRuns: 3000, seed: 21 },
    );
    expect(several).toBeGreaterThan(500);
    expect(hubs).toBeGreaterThan(500);
  });

  test('one object answers as fresh ones do, in either direction the same distance', () => {
    fc.assert(
      fc.property(links, (rows) => {
        const graph = graphOf(NODES, rows);
        const kept = new RegisterTies(graph);
        for (let a = 0; a < NODES; a += 1) {
          for (let b = 0; b < NODES; b += 1) {
            const distance = kept.distance(a, b);
            expect(distance).toBe(new RegisterTies(graph).distance(b, a));
            expect(kept.ties(a, b).map((t) => t.steps.length)).toEqual(distance < 0 ? [] : [distance]);
          }
        }
      }),
      { numRuns: 150, seed: 22 },
    );
  });

  test('nothing longer than asked for is found, and nothing shorter is missed', () => {
    fc.assert(
      fc.property(
        links,
        fc.nat(NODES - 1),
        fc.nat(NODES - 1),
        fc.integer({ min: 1, max: 5 }),
        (rows, a, b, longest) => {
          const graph = graphOf(NODES, rows);
          const paths = ranked(everyPath(around(graph), a, b), () => false).filter((p) => p.length - 1 <= longest);
          expect(new RegisterTies(graph).ties(a, b, { count: 10, longest }).map((t) => t.nodes)).toEqual(
            paths.slice(0, 10),
          );
        },
      ),
      { numRuns: 1000, seed: 23 },
    );
  });

  test('steps say who holds what of whom', () => {
    // 0 holds 2, 1 holds 2; 2 and 3 hold of each other
    const graph = graphOf(4, [
      [0, 2],
      [1, 2],
      [2, 3],
      [3, 2],
    ]);
    const number = numbered(graph);
    const node = (old: number): number => number[old] as number;
    const kinds = (a: number, b: number) => new RegisterTies(graph).ties(node(a), node(b))[0]?.steps.map((s) => s.kind);
    expect(kinds(0, 1)).toEqual(['holds', 'held-by']);
    expect(kinds(0, 3)).toEqual(['holds', 'each-other']);
    const [tie] = new RegisterTies(graph).ties(node(0), node(3));
    expect(tie?.steps[1]?.holdings.map((h) => [h.holder, h.company])).toEqual([
      [node(2), node(3)],
      [node(3), node(2)],
    ]);
    expect(new RegisterTies(graph).ties(node(0), node(0))).toEqual([{ nodes: [node(0)], steps: [], hubs: [] }]);
  });

  test('a hub says why, and only comes where other ties are too few', () => {
    const rows = Array.from({ length: 60 }, (_, i): [number, number] => [0, i + 1]);
    const graph = graphOf(64, [...rows, [62, 1], [62, 63], [63, 2]]);
    const number = numbered(graph);
    const [a, b] = [number[1] as number, number[2] as number];
    const ties = new RegisterTies(graph).ties(a, b, { count: 2, hubs: { mostHoldings: 50 } });
    expect(ties.map((t) => t.steps.length)).toEqual([3, 2]);
    expect(ties.map((t) => t.hubs.map((h) => h.reason))).toEqual([
      [],
      ['60 holdings lead to or from it, more than 50'],
    ]);
  });

  test('a star of 1,000,000 and a chain of 1,000,000 do not fail', () => {
    const size = 1_000_000;
    const code = new Int32Array(size).fill(1000);
    const up = Int32Array.from({ length: size }, (_, i) => i + 1);
    const star = buildGraph({ nodes: size + 1, links: size, owner: up, company: new Int32Array(size), code }).graph;
    const inStar = new RegisterTies(star);
    expect(inStar.distance(5, size - 5)).toBe(2);
    expect(inStar.ties(5, size - 5, { hubs: { mostHoldings: 50 } })[0]?.hubs).toHaveLength(1);
    const chain = buildGraph({ nodes: size + 1, links: size, owner: up, company: up.map((i) => i - 1), code }).graph;
    const inChain = new RegisterTies(chain);
    expect(inChain.distance(0, size)).toBe(size);
    expect(inChain.ties(10, 200)[0]?.steps).toHaveLength(inChain.distance(10, 200));
  }, 60_000);

  test('numbers that are no node, and counts that are none, are refused', () => {
    const ties = new RegisterTies(graphOf(2, [[0, 1]]));
    expect(() => ties.distance(0, 2)).toThrow(/no node/);
    expect(() => ties.ties(0, 1, { count: 11 })).toThrow(/11 ties/);
  });
});
