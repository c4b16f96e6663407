import { describe, expect, test } from 'vitest';
import golden from '../../../test/golden.json' with { type: 'json' };
import { type Edge, snapshotFromEdges } from '../../snapshot/from-edges.ts';
import type { Snapshot } from '../../snapshot/types.ts';
import { exact, fractionText, HALF } from '../../terms/exact.ts';
import { type ControlOptions, control, networkPower, ownershipBounds } from '../index.ts';

interface Case {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly input: {
    readonly edges: readonly {
      owner: string;
      owned: string;
      share?: number;
      min?: number;
      max?: number;
      min_exclusive?: boolean;
    }[];
    readonly owners?: string[];
    readonly concert?: string[][];
  };
  readonly expected: Record<string, unknown>;
}
const cases = golden.cases as unknown as readonly Case[];
const one = (id: string): Case => cases.find((c) => c.id === id) as Case;
const hundredfold = (a: number): string => fractionText(exact(String(a)).mul(100));
const edges = (c: Case): Edge[] =>
  c.input.edges.map((e) => ({
    owner: e.owner,
    owned: e.owned,
    share:
      e.share !== undefined
        ? hundredfold(e.share)
        : { min: hundredfold(e.min ?? 0), max: hundredfold(e.max ?? 1), exclusiveMin: e.min_exclusive ?? false },
  }));
const MAJORITY: ControlOptions = { measure: 'votes', quota: HALF, inclusive: false, undisclosed: 'declared' };
const node = (s: Snapshot, id: string): number => s.nodeOf.get(id) as number;
const names = (s: Snapshot, list: readonly { company: number }[]): string[] =>
  list.map((x) => s.parties[x.company]?.id ?? '').sort();
const certain = (s: Snapshot, ...seed: string[]): string[] =>
  names(
    s,
    control(
      s,
      seed.map((x) => node(s, x)),
      MAJORITY,
    ).certain,
  );
const possible = (s: Snapshot, ...seed: string[]): string[] =>
  names(
    s,
    control(
      s,
      seed.map((x) => node(s, x)),
      MAJORITY,
    ).possible,
  );

describe('golden cases of control', () => {
  test.each(['CTL-01', 'CTL-02', 'CTL-03'])('%s: every pair of controller and controlled', (id) => {
    const c = one(id);
    const s = snapshotFromEdges(edges(c), { over100: 'as-stated' });
    const pairs = s.parties.flatMap((p) =>
      certain(s, p.id)
        .filter((x) => x !== p.id)
        .map((x) => [p.id, x]),
    );
    const sorted = (list: string[][]): string[] => list.map((x) => x.join(' ')).sort();
    expect(sorted(pairs)).toEqual(sorted(c.expected['pairs'] as string[][]));
  });
  test('CTL-04: joint control with low look-through', () => {
    const s = snapshotFromEdges(edges(one('CTL-04')));
    expect(certain(s, 'X')).toEqual(['A', 'B', 'C']);
    const found = ownershipBounds(s, [node(s, 'X')], node(s, 'C'), { measure: 'economic', undisclosed: 'declared' });
    expect(fractionText(found.bounds.lo)).toBe('2601/10000');
  });
  test('CTL-05: mutual support does not bootstrap control', () => {
    const s = snapshotFromEdges(edges(one('CTL-05')));
    expect([certain(s, 'X'), certain(s, 'A'), certain(s, 'B')]).toEqual([[], ['B'], ['A']]);
  });
  test('CTL-06: a group acting in concert is one holder', () => {
    const s = snapshotFromEdges(edges(one('CTL-06')));
    expect([certain(s, 'X'), certain(s, 'Y'), certain(s, 'Z'), certain(s, 'X', 'Y')]).toEqual([[], [], [], ['T']]);
  });
  test('INT-07: more than 25 and more than 25 is more than 50; 25 and 25 is not', () => {
    const open = snapshotFromEdges(edges(one('INT-07')));
    expect(certain(open, 'X')).toEqual(['A', 'B', 'C']);
    const closed = snapshotFromEdges(
      edges(one('INT-07')).map((e) => ({ ...e, share: { ...(e.share as object), exclusiveMin: false } })),
    );
    expect([certain(closed, 'X'), possible(closed, 'X')]).toEqual([
      ['A', 'B'],
      ['A', 'B', 'C'],
    ]);
  });
  test('INT-09: what is only possible is not certain', () => {
    const s = snapshotFromEdges(edges(one('INT-09')));
    expect([certain(s, 'X'), possible(s, 'X'), certain(s, 'Y'), possible(s, 'Y')]).toEqual([[], ['A', 'B'], [], []]);
  });
  test('INT-10: a complete list turns possible into certain', () => {
    expect(certain(snapshotFromEdges(edges(one('INT-10'))), 'X')).toEqual([]);
    expect(certain(snapshotFromEdges(edges(one('INT-10')), { complete: ['A'] }), 'X')).toEqual(['A']);
  });
});

describe('golden cases of network power', () => {
  type Index = Record<string, { exact: string }>;
  test('NET-01: the compound game of A, B and C', () => {
    const c = one('NET-01');
    const s = snapshotFromEdges(edges(c));
    const owners = (c.input.owners as string[]).map((o) => node(s, o));
    for (const [company, expected] of Object.entries(
      c.expected['compound_game'] as Record<string, Record<string, Index>>,
    )) {
      const found = networkPower(s, owners, node(s, company), MAJORITY);
      expect(found.shapley.map(fractionText)).toEqual(Object.values(expected['shapley'] as Index).map((x) => x.exact));
      expect(found.banzhafAbsolute.map(fractionText)).toEqual(
        Object.values(expected['banzhaf_absolute'] as Index).map((x) => x.exact),
      );
    }
  });
  test('NET-02: companies that hold one another', () => {
    const c = one('NET-02');
    const s = snapshotFromEdges(edges(c));
    const owners = (c.input.owners as string[]).map((o) => node(s, o));
    for (const [company, expected] of Object.entries(c.expected['shapley'] as Record<string, Index>)) {
      expect(networkPower(s, owners, node(s, company), MAJORITY).shapley.map(fractionText)).toEqual(
        Object.values(expected).map((x) => x.exact),
      );
    }
  });
});
