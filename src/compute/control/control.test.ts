import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bought, concert, controls, is, NEWS, owns } from '../../../test/statements.ts';
import { intervalText } from '../../answers/share-out.ts';
import { takeSnapshot } from '../../snapshot/take.ts';
import type { Node, Snapshot } from '../../snapshot/types.ts';
import { partyIdOfName } from '../../statements/seal.ts';
import { type Exact, exact, HALF, ONE, percent, ZERO } from '../../terms/exact.ts';
import { attributedVotes, type ControlOptions, control, controllersOf, jointHolding } from '../index.ts';

const MAJORITY: ControlOptions = { measure: 'votes', quota: HALF, inclusive: false, undisclosed: 'declared' };
const node = (s: Snapshot, name: string): Node => s.nodeOf.get(partyIdOfName(name)) ?? -1;
/** Parties nobody has named keep their folded id. */
const names = (s: Snapshot, nodes: readonly Node[]): string[] =>
  nodes.map((n) => s.parties[n]?.name ?? '').map((name) => (name.length < 3 ? name.toUpperCase() : name));
const who = (s: Snapshot, company: string, options = MAJORITY): string[] =>
  controllersOf(s, node(s, company), options).map(
    (c) => `${names(s, c.seed).join('+')} ${c.verdict} ${c.basis}: ${names(s, c.chain).join(' > ')}`,
  );

const source = { ...NEWS };
const feature = [
  is('Lei Jun', 'person', source),
  is('Kingsoft', 'company', source),
  is('Xiaomi', 'company', source),
  owns('Lei Jun', 'Xiaomi', '(0,100]', { source, control: 'stated' }),
  owns('Lei Jun', 'Kingsoft', '(0,100]', { source, control: 'stated' }),
  owns('Lei Jun', 'Kingsoft', '~29.9', { source }),
  owns('Tencent', 'Xiaomi', '~9.9', { source, perhaps: 'Kingsoft' }),
  bought('Xiaomi', '[2.5,3)', 'Kingsoft', 'Tencent', '2015-01', source),
];
const votesOfLei = (choice?: string): string => {
  const choices = choice === undefined ? {} : { 'directness:Lei Jun > Kingsoft': choice };
  const s = takeSnapshot(feature, { asAt: '2015-03-31', choices });
  return intervalText(attributedVotes(s, [node(s, 'Lei Jun')], node(s, 'Kingsoft'), MAJORITY).share);
};

describe('Kingsoft: votes through a chain are attributed', () => {
  test('together with Xiaomi Lei Jun has 29.85 to under 32.95 %', () => expect(votesOfLei()).toBe('[29.85, 32.95) %'));
  test('on top of Xiaomi it is 32.35 to under 32.95 %', () => expect(votesOfLei('direct')).toBe('[32.35, 32.95) %'));
  test('with Xiaomi counted in it is 29.85 to under 29.95 %', () =>
    expect(votesOfLei('total')).toBe('[29.85, 29.95) %'));
  test('he controls Kingsoft as stated, and nobody else does', () => {
    const s = takeSnapshot(feature, { asAt: '2015-03-31' });
    expect(who(s, 'Kingsoft')).toEqual(['Lei Jun certain stated: Lei Jun > Kingsoft']);
    expect(controllersOf(s, node(s, 'Kingsoft'), { ...MAJORITY, stated: false })).toEqual([]);
  });
});

describe('who controls', () => {
  test('exactly half is not a majority, and is enough where the rule says "50 % or more"', () => {
    const s = takeSnapshot([owns('A', 'C', '50'), owns('B', 'C', '50')], {});
    expect(who(s, 'C')).toEqual([]);
    expect(who(s, 'C', { ...MAJORITY, inclusive: true }).sort()).toEqual([
      'A certain majority: A > C',
      'B certain majority: B > C',
    ]);
  });
  test('"over 50" is certain, "50 or over" is possible', () => {
    const s = takeSnapshot([owns('A', 'C', '(50,60]'), owns('B', 'D', '[50,60]')], {});
    expect(who(s, 'C')).toEqual(['A certain majority: A > C']);
    expect(who(s, 'D')).toEqual(['B possible majority: B > D']);
  });
  test('two subsidiaries with 30 each control jointly what neither controls alone', () => {
    const s = takeSnapshot(
      [owns('P', 'A', '60'), owns('P', 'B', '51'), owns('A', 'C', '30'), owns('B', 'C', '30')],
      {},
    );
    expect(who(s, 'C')).toEqual(['P certain joint-majority: P > A > C']);
  });
  test('a ring of companies controls itself through nobody outside', () => {
    const s = takeSnapshot([owns('A', 'B', '60'), owns('B', 'A', '60'), owns('X', 'A', '40')], {});
    expect(control(s, [node(s, 'X')], MAJORITY)).toMatchObject({ certain: [], possible: [] });
  });
  test('a pact counts in the companies it names and nowhere else', () => {
    const facts = [owns('A', 'C', '30'), owns('B', 'C', '25'), owns('A', 'D', '30'), owns('B', 'D', '25')];
    const s = takeSnapshot([...facts, concert(['A', 'B'], ['C'])], {});
    expect(who(s, 'C')).toEqual(['A+B certain concert: A > B > C']);
    expect(who(s, 'D')).toEqual([]);
  });
  test('what a member controls alone votes with the pact', () => {
    const facts = [owns('A', 'S', '100'), owns('S', 'C', '30'), owns('B', 'C', '25')];
    const s = takeSnapshot([...facts, concert(['A', 'B'], ['C'])], {});
    expect(who(s, 'C')).toEqual(['A+B certain concert: A > B > C']);
  });
  test('stated control leads on, and can be switched off', () => {
    const facts = [controls('L', 'X'), owns('X', 'C', '70')];
    const on = takeSnapshot(facts, {});
    expect(who(on, 'C')).toEqual(['L certain majority: L > X > C', 'X certain majority: X > C']);
    const off = takeSnapshot(facts, { off: ['stated-control'] });
    expect(who(off, 'C')).toEqual(['X certain majority: X > C']);
  });
  test('the undeclared rest is nobody’s unless the question lets it be anyone’s', () => {
    const s = takeSnapshot([owns('A', 'C', '20'), owns('B', 'C', '20')], {});
    expect(who(s, 'C')).toEqual([]);
    expect(who(s, 'C', { ...MAJORITY, undisclosed: 'anyone' })).toHaveLength(2);
  });
});

describe('a chain of a million links is walked, not recursed', () => {
  test('control at the end of 20,000 companies', () => {
    const chain = Array.from({ length: 20_000 }, (_, i) => owns(`C${i}`, `C${i + 1}`, '51'));
    const s = takeSnapshot(chain, {});
    expect(control(s, [node(s, 'C0')], MAJORITY).certain).toHaveLength(20_000);
  });
});

/** [lo, hi] in whole per cent */
type Box = readonly [number, number];
interface Cell {
  readonly owner: number;
  readonly box: Box;
}
const PARTIES = 5;
const column = fc
  .array(fc.record({ owner: fc.nat(PARTIES - 1), box: fc.tuple(fc.nat(12), fc.nat(8)) }), { maxLength: 3 })
  .map((cells) => [...new Map(cells.map((c) => [c.owner, c])).values()])
  .map((cells) =>
    cells.map(({ owner, box: [lo, more] }): Cell => ({ owner, box: [lo * 5, Math.min(100, (lo + more) * 5)] })),
  )
  .filter((cells) => cells.reduce((sum, c) => sum + c.box[0], 0) <= 100);
const graph = fc
  .tuple(column, column, column)
  .map((columns) => columns.map((cells, company) => cells.filter((c) => c.owner !== company && c.box[1] > 0)));

/** All corners of {lo ≤ x ≤ hi, Σ x ≤ 100}. */
function corners(cells: readonly Cell[]): number[][] {
  const found = new Map<string, number[]>();
  const keep = (x: number[]): void => {
    if (x.reduce((a, b) => a + b, 0) <= 100) found.set(x.join(), x);
  };
  for (let mask = 0; mask < 2 ** cells.length; mask += 1) {
    const x = cells.map((c, i) => c.box[(mask >> i) & 1] as number);
    keep(x);
    for (const [i, c] of cells.entries()) {
      const fill = 100 - x.reduce((a, b, j) => (j === i ? a : a + b), 0);
      if (fill >= c.box[0] && fill <= c.box[1]) keep(x.map((v, j) => (j === i ? fill : v)));
    }
  }
  return [...found.values()];
}

/** Plain two-valued control on point shares. */
function reachedFrom(seed: number, columns: readonly (readonly Cell[])[], x: readonly number[][]): Set<number> {
  const inSet = new Set([seed]);
  for (let changed = true; changed; ) {
    changed = false;
    for (const [company, cells] of columns.entries()) {
      if (inSet.has(company)) continue;
      const held = cells.reduce((sum, c, i) => (inSet.has(c.owner) ? sum + (x[company]?.[i] ?? 0) : sum), 0);
      if (held > 50) {
        inSet.add(company);
        changed = true;
      }
    }
  }
  inSet.delete(seed);
  return inSet;
}

function product<T>(lists: readonly (readonly T[])[]): T[][] {
  return lists.reduce<T[][]>((all, list) => all.flatMap((head) => list.map((x) => [...head, x])), [[]]);
}

describe('three-valued control', () => {
  test('equals two-valued control over every corner of the facts', () => {
    fc.assert(
      fc.property(graph, fc.nat(PARTIES - 1), (columns, seed) => {
        const statements = columns.flatMap((cells, company) =>
          cells.map((c) => owns(`P${c.owner}`, `P${company}`, `[${c.box[0]},${c.box[1]}]`)),
        );
        const s = takeSnapshot(statements, {});
        const seedNode = node(s, `P${seed}`);
        if (seedNode < 0) return;
        const worlds = product(columns.map(corners)).map((x) => reachedFrom(seed, columns, x));
        const all = (c: number): boolean => worlds.every((w) => w.has(c));
        const some = (c: number): boolean => worlds.some((w) => w.has(c));
        const result = control(s, [seedNode], MAJORITY);
        const ids = (steps: typeof result.certain): string[] =>
          names(
            s,
            steps.map((x) => x.company),
          ).sort();
        const expected = (test: (c: number) => boolean): string[] => [0, 1, 2].filter(test).map((c) => `P${c}`);
        expect(ids(result.certain)).toEqual(expected(all));
        expect(ids(result.possible)).toEqual(expected(some));
      }),
      { numRuns: 2000, seed: 7 },
    );
  });
});

describe('joint holding', () => {
  const holding = (s: Snapshot, company: string, set: readonly string[]): string =>
    intervalText(
      jointHolding(s, node(s, company), new Set(set.map((n) => node(s, n))), {
        measure: 'votes',
        undisclosed: 'declared',
      }).bounds,
    );
  test('the most of a set leaves room for what others hold at least', () => {
    const s = takeSnapshot([owns('A', 'C', '[10,90]'), owns('B', 'C', '[30,90]')], {});
    expect(holding(s, 'C', ['A'])).toBe('[10, 70] %');
    expect(holding(s, 'C', ['A', 'B'])).toBe('[40, 100] %');
  });

  test('with a claim: least and most equal a search over a grid', () => {
    const unit = 5;
    const interval = fc.tuple(fc.nat(8), fc.nat(6)).map(([lo, more]): Box => [lo * unit, (lo + more) * unit]);
    fc.assert(
      fc.property(
        fc.tuple(interval, interval, interval),
        fc.tuple(fc.nat(14), fc.nat(4)),
        fc.nat(7),
        (boxes, t, mask) => {
          const total: Box = [t[0] * unit, (t[0] + t[1]) * unit];
          const worlds = grid(boxes, unit).filter((x) => {
            const sum = (x[0] ?? 0) + (x[1] ?? 0);
            return sum >= total[0] && sum <= total[1] && sum + (x[2] ?? 0) <= 100;
          });
          fc.pre(worlds.length > 0);
          const s = withClaim(boxes, total);
          const set = new Set([0, 1, 2].filter((i) => (mask >> i) & 1));
          const sums = worlds.map((x) => [...set].reduce((sum, i) => sum + (x[i] ?? 0), 0));
          const { bounds } = jointHolding(s, 3, set, { measure: 'votes', undisclosed: 'declared' });
          expect([bounds.lo, bounds.hi].map(whole)).toEqual([Math.min(...sums), Math.max(...sums)]);
        },
      ),
      { numRuns: 2000, seed: 11 },
    );
  });
});

const whole = (a: Exact): number => Number(a.mul(100).toFraction());

function grid(boxes: readonly Box[], unit: number): number[][] {
  return product(boxes.map(([lo, hi]) => Array.from({ length: (hi - lo) / unit + 1 }, (_, i) => lo + i * unit)));
}

/** Three holders 0, 1, 2 of company 3; holder 0 has a stated total that certainly counts holder 1. */
function withClaim(boxes: readonly Box[], total: Box): Snapshot {
  const base = takeSnapshot([owns('a', 'd', '1'), owns('b', 'd', '1'), owns('c', 'd', '1')], {});
  const box = ([lo, hi]: Box) => ({ lo: percent(lo), hi: percent(hi), loOpen: false, hiOpen: false });
  const holdings = boxes.map((b, owner) => ({
    owner,
    company: 3,
    bounds: box(b),
    directness: 'unknown' as const,
    statements: [],
    assumptions: [],
  }));
  const claim = { holder: 0, company: 3, counts: [1], total: box(total), cap: true, capCounts: [1], statements: [] };
  const capacity = boxes.reduce((sum, b) => sum + b[0], 0) > 100 ? exact(2) : ONE;
  expect(capacity.compare(ZERO)).toBe(1);
  return {
    ...base,
    votes: new Map([[3, { company: 3, holdings, complete: false, capacity, overfull: false }]]),
    claims: [claim],
  };
}
