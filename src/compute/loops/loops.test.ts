import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import golden from '../../../test/golden.json' with { type: 'json' };
import { type Edge, type EdgeOptions, snapshotFromEdges } from '../../snapshot/from-edges.ts';
import type { Snapshot } from '../../snapshot/types.ts';
import { components } from './components.ts';
import { allLoops, type Loop, loopsAbove } from './loops.ts';

const text = (s: Snapshot, loops: readonly Loop[]): string[] =>
  loops.map((l) => `${l.members.map((n) => s.parties[n]?.id).join(' ')}${l.closed ? ' closed' : ''}`);
const above = (edges: readonly Edge[], company: string, options: EdgeOptions = {}): string[] => {
  const s = snapshotFromEdges(edges, options);
  return text(s, loopsAbove(s, s.nodeOf.get(company) as number));
};

describe('loops', () => {
  test('OWN-05 two companies that hold one another to the full are closed', () => {
    const c = golden.cases.find((each) => each.id === 'OWN-05') as unknown as {
      input: { edges: { owner: string; owned: string; share: number }[] };
      expected: { component: string[] };
    };
    const edges = c.input.edges.map((e) => ({ owner: e.owner, owned: e.owned, share: e.share * 100 }));
    expect(above(edges, 'A')).toEqual([`${c.expected.component.join(' ')} closed`]);
  });
  const ring: Edge[] = [
    { owner: 'A', owned: 'B', share: 100 },
    { owner: 'B', owned: 'A', share: 99 },
  ];
  test('one share in outside hands, declared or not, opens the ring', () => {
    expect(above(ring, 'A')).toEqual(['A B']);
    expect(above([...ring, { owner: 'X', owned: 'A', share: 1 }], 'A')).toEqual(['A B']);
  });
  test('a range that may be the whole is not closed for sure; a complete list without outsiders is', () => {
    const range: Edge[] = [
      { owner: 'A', owned: 'B', share: 100 },
      { owner: 'B', owned: 'A', share: { min: 50, max: 100 } },
    ];
    expect(above(range, 'A')).toEqual(['A B']);
    expect(above(range, 'A', { complete: ['A'] })).toEqual(['A B closed']);
  });
  test('only loops above the company are told; all of them when nobody is asked about', () => {
    const edges: Edge[] = [...ring, { owner: 'T', owned: 'A', share: 1 }, { owner: 'B', owned: 'C', share: 10 }];
    const below: Edge[] = [
      { owner: 'C', owned: 'D', share: 30 },
      { owner: 'D', owned: 'E', share: 30 },
      { owner: 'E', owned: 'D', share: 30 },
    ];
    const s = snapshotFromEdges([...edges, ...below]);
    expect(text(s, loopsAbove(s, s.nodeOf.get('C') as number))).toEqual(['A B']);
    expect(text(s, loopsAbove(s, s.nodeOf.get('T') as number))).toEqual([]);
    expect(text(s, allLoops(s))).toEqual(['A B', 'D E']);
  });
  test('a holding of nothing makes no loop, and shares held by the company itself are taken out', () => {
    expect(
      above(
        [
          { owner: 'A', owned: 'B', share: 100 },
          { owner: 'B', owned: 'A', share: 0 },
        ],
        'B',
      ),
    ).toEqual([]);
    expect(
      above(
        [
          { owner: 'A', owned: 'A', share: 50 },
          { owner: 'X', owned: 'A', share: 50 },
        ],
        'A',
      ),
    ).toEqual([]);
  });
  test('loops of votes and of money are asked apart', () => {
    const edges: Edge[] = [
      { owner: 'A', owned: 'B', share: 10, votes: 0 },
      { owner: 'B', owned: 'A', share: 10, votes: 0 },
    ];
    const s = snapshotFromEdges(edges);
    expect(text(s, allLoops(s))).toEqual(['A B']);
    expect(text(s, allLoops(s, 'votes'))).toEqual([]);
  });
});

describe('strongly connected components', () => {
  const graphs = fc
    .integer({ min: 1, max: 8 })
    .chain((n) => fc.tuple(fc.constant(n), fc.array(fc.tuple(fc.nat(n - 1), fc.nat(n - 1)), { maxLength: 20 })));
  test('are the classes of "each leads to the other", and come after what they lead to', () => {
    fc.assert(
      fc.property(graphs, ([n, links]) => {
        const next = (at: number): number[] => links.filter(([from]) => from === at).map(([, to]) => to);
        const reach = Array.from({ length: n }, (_, start) => {
          const seen = new Set([start]);
          for (const at of seen) for (const to of next(at)) seen.add(to);
          return seen;
        });
        const found = components(n, next);
        expect(found.flat().sort((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, i) => i));
        const order = new Map(found.flatMap((group, place) => group.map((at) => [at, place] as const)));
        for (let a = 0; a < n; a += 1) {
          for (let b = 0; b < n; b += 1) {
            const mutual = reach[a]?.has(b) === true && reach[b]?.has(a) === true;
            expect(order.get(a) === order.get(b)).toBe(mutual);
            if (reach[a]?.has(b)) expect((order.get(b) as number) <= (order.get(a) as number)).toBe(true);
          }
        }
      }),
      { numRuns: 2000, seed: 41 },
    );
  });
  test('a ring of a million is one, without recursion', () => {
    const size = 1_000_000;
    const [ring, ...rest] = components(size, (at) => [(at + 1) % size]);
    expect([ring?.length, rest.length]).toEqual([size, 0]);
  });
});
