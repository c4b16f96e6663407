/** Laws of the bounds on random graphs: what is attained, what a certificate proves, and what must not matter. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import golden from '../../../test/golden.json' with { type: 'json' };
import { type Edge, snapshotFromEdges } from '../../snapshot/from-edges.ts';
import type { Snapshot } from '../../snapshot/types.ts';
import { compare, type Exact, exact, fractionText, ONE, ratio, ZERO } from '../../terms/exact.ts';
import { type Interval, isPoint } from '../../terms/interval.ts';
import { holdingsWithBounds, ownershipBounds, ownersWithBounds } from '../index.ts';
import type { CertificateLine, OwnershipBounds } from '../types.ts';

const SIZE = 4;
const HOLDER = SIZE - 1;
/** [lo, hi, lo excluded, hi excluded], per cent */
type Box = readonly [number, number, boolean, boolean];
type Column = readonly (Box | undefined)[];
interface World {
  readonly columns: readonly Column[];
  readonly complete: readonly boolean[];
}

const mostly = fc.oneof({ weight: 2, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) });
const cell = fc.oneof(
  { weight: 2, arbitrary: fc.constant(undefined) },
  { weight: 3, arbitrary: fc.tuple(fc.nat(5), fc.nat(6), mostly, mostly) },
);
const worlds: fc.Arbitrary<World> = fc.record({
  columns: fc.array(fc.array(cell, { minLength: SIZE, maxLength: SIZE }), { minLength: 3, maxLength: 3 }).map((cols) =>
    cols.map((col, j) =>
      col.map((c, i): Box | undefined => {
        if (c === undefined || i === j) return undefined;
        const [lo, hi] = [c[0] * 10, Math.min(100, (c[0] + c[1]) * 10)];
        return hi === 0 ? undefined : [lo, hi, lo < hi && c[2], lo < hi && c[3]];
      }),
    ),
  ),
  complete: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
});

/** Corners of one column, ends taken as included. */
function corners(column: Column, complete: boolean): number[][] {
  const found = new Map<string, number[]>();
  const boxes = column.map((c): readonly [number, number] => (c === undefined ? [0, 0] : [c[0], c[1]]));
  const total = (x: readonly number[]): number => x.reduce((a, b) => a + b, 0);
  const keep = (x: number[]): void => {
    if (total(x) === 100 || (total(x) < 100 && !complete)) found.set(x.join(), x);
  };
  for (let mask = 0; mask < 2 ** boxes.length; mask += 1) {
    const x = boxes.map((b, i) => b[(mask >> i) & 1] as number);
    keep(x);
    for (const [i, b] of boxes.entries()) {
      const room = 100 - total(x) + (x[i] as number);
      if (room >= b[0] && room <= b[1]) keep(x.map((v, k) => (k === i ? room : v)));
    }
  }
  return [...found.values()];
}

const allowed = (column: Column, x: readonly number[]): boolean =>
  column.every((c, i) => {
    const v = x[i] as number;
    return c === undefined || ((!c[2] || v > c[0] + 1e-9) && (!c[3] || v < c[1] - 1e-9));
  });

/** One point inside every face spanned by corners: whatever can be attained at all is attained at one of them. */
function centres(column: Column, points: readonly (readonly number[])[]): number[][] {
  const found: number[][] = [];
  for (let mask = 1; mask < 2 ** points.length; mask += 1) {
    const chosen = points.filter((_, i) => (mask >> i) & 1);
    const x = column.map((_, i) => chosen.reduce((sum, p) => sum + (p[i] as number), 0) / chosen.length);
    if (allowed(column, x)) found.push(x);
  }
  return found;
}

/** Chance to meet the holder from each company, in doubles: only what can reach it is solved. */
function reach(x: readonly (readonly number[])[]): number[] {
  const live = x.map(() => false);
  for (let round = 0; round < SIZE; round += 1) {
    for (const [j, col] of x.entries()) {
      if (col.some((v, i) => v > 0 && (i === HOLDER || live[i]))) live[j] = true;
    }
  }
  const rows = x.map((col, j) => [
    ...x.map((_, i) => (i === j ? 1 : 0) - (live[i] && live[j] ? (col[i] as number) / 100 : 0)),
    live[j] ? (col[HOLDER] as number) / 100 : 0,
  ]);
  for (let step = 0; step < rows.length; step += 1) {
    const pivot = rows[step] as number[];
    for (const [i, row] of rows.entries()) {
      if (i === step) continue;
      const factor = (row[step] as number) / (pivot[step] as number);
      for (let k = step; k < row.length; k += 1) row[k] = (row[k] as number) - factor * (pivot[k] as number);
    }
  }
  return rows.map((row, j) => (row[rows.length] as number) / (row[j] as number));
}

const id = (at: number): string => `P${at}`;
function edgesOf({ columns }: World): Edge[] {
  return columns.flatMap((col, j) =>
    col.flatMap((b, i): Edge[] =>
      b === undefined
        ? []
        : [
            {
              owner: id(i),
              owned: id(j),
              share: { min: b[0], max: b[1], exclusiveMin: b[2], exclusiveMax: b[3] },
            },
          ],
    ),
  );
}
const completeOf = ({ complete }: World): string[] => [0, 1, 2].filter((j) => complete[j]).map(id);
const read = (world: World): Snapshot => snapshotFromEdges(edgesOf(world), { complete: completeOf(world) });
const possible = ({ columns, complete }: World): boolean =>
  columns.every((col, j) => {
    const points = corners(col, complete[j] ?? false);
    if (points.length === 0) return false;
    return allowed(
      col,
      col.map((_, i) => points.reduce((sum, p) => sum + (p[i] as number), 0) / points.length),
    );
  });

const ECONOMIC = { measure: 'economic', undisclosed: 'declared' } as const;
const ends = (a: Interval): string =>
  `${a.loOpen ? '(' : '['}${fractionText(a.lo)}, ${fractionText(a.hi)}${a.hiOpen ? ')' : ']'}`;

/** Bounds of P3 in each company that has a column. */
function answers(world: World): Map<number, OwnershipBounds> {
  const s = read(world);
  const holder = s.nodeOf.get(id(HOLDER));
  const found = new Map<number, OwnershipBounds>();
  if (holder === undefined) return found;
  for (const j of [0, 1, 2]) {
    const node = s.nodeOf.get(id(j));
    if (node !== undefined && s.economic.has(node)) found.set(j, ownershipBounds(s, [holder], node, ECONOMIC));
  }
  return found;
}

describe('open ends', () => {
  test('an excluded end is never attained; an included one is, by facts inside every excluded end', () => {
    const seen = { open: 0, closed: 0 };
    fc.assert(
      fc.property(worlds.filter(possible), (world) => {
        const inner = world.columns.map((col, j) => centres(col, corners(col, world.complete[j] ?? false)));
        if (inner.reduce((n, list) => n * list.length, 1) > 6000) return;
        const all = (inner[0] as number[][]).flatMap((a) =>
          (inner[1] as number[][]).flatMap((b) => (inner[2] as number[][]).map((c) => reach([a, b, c]))),
        );
        for (const [j, { bounds }] of answers(world)) {
          for (const end of ['lo', 'hi'] as const) {
            const value = bounds[end].valueOf();
            const attained = all.some((v) => Math.abs((v[j] as number) - value) < 1e-10);
            const open = end === 'lo' ? bounds.loOpen : bounds.hiOpen;
            if (open) expect(attained).toBe(false);
            else expect(attained).toBe(true);
            seen[open ? 'open' : 'closed'] += 1;
          }
        }
      }),
      { numRuns: 2000, seed: 31 },
    );
    expect(seen.open).toBeGreaterThan(500);
    expect(seen.closed).toBeGreaterThan(500);
  });
});

describe('the jump at a closed ring', () => {
  const asked = (edges: readonly Edge[], complete: readonly string[]): string => {
    const s = snapshotFromEdges(edges, { complete });
    const found = ownershipBounds(s, [s.nodeOf.get('X') as number], s.nodeOf.get('A') as number, ECONOMIC);
    return `${ends(found.bounds)}${found.loose ? ' loose' : ''}`;
  };
  test('a ring whose only way out is more than nothing would pay everything: sound, and called loose', () => {
    const edges = [
      { owner: 'X', owned: 'A', share: { min: 0, max: 100, exclusiveMin: true } },
      { owner: 'B', owned: 'A', share: { min: 0, max: 100 } },
      { owner: 'A', owned: 'B', share: { min: 50, max: 100 } },
    ];
    expect(asked(edges, ['A', 'B'])).toBe('(0, 1] loose');
    // with a leak the least really goes to nothing
    expect(asked(edges, ['B'])).toBe('(0, 1]');
    expect(asked([...edges, { owner: 'Y', owned: 'B', share: { min: 0, max: 5 } }], ['A', 'B'])).toBe('(0, 1]');
  });
});

describe('certificates', () => {
  /** What a column is worth at its corners, given what its owners are worth. */
  const worths = (world: World, j: number, worth: (i: number) => Exact): Exact[] =>
    corners(world.columns[j] ?? [], world.complete[j] ?? false).map((x) =>
      x.reduce((sum, v, i) => (v === 0 ? sum : sum.add(ratio(v, 100).mul(worth(i)))), ZERO),
    );
  const lookup = (s: Snapshot, lines: readonly CertificateLine[]) => {
    const by = new Map(lines.map((l) => [s.parties[l.node]?.id, l] as const));
    return {
      line: (i: number) => by.get(id(i)),
      value: (i: number): Exact => (i === HOLDER ? ONE : (by.get(id(i))?.value ?? ZERO)),
    };
  };
  test('upper lines hold at every corner; lower lines too, and lean on lines nearer to the holder', () => {
    let lower = 0;
    fc.assert(
      fc.property(worlds.filter(possible), (world) => {
        const s = read(world);
        for (const [j, result] of answers(world)) {
          const top = lookup(s, result.upper);
          for (const i of [0, 1, 2]) {
            if (result.upper.length === 0 || (i !== j && top.line(i) === undefined)) continue;
            const most = worths(world, i, top.value).sort(compare).at(-1) ?? ZERO;
            expect(compare(most, top.value(i))).toBeLessThanOrEqual(0);
          }
          expect(fractionText(top.value(j))).toBe(fractionText(result.bounds.hi));
          const bottom = lookup(s, result.lower);
          expect(fractionText(bottom.value(j))).toBe(fractionText(result.bounds.lo));
          for (const i of [0, 1, 2]) {
            const line = bottom.line(i);
            if (line === undefined || line.value.n === 0n) continue;
            const least = worths(world, i, bottom.value).sort(compare)[0] as Exact;
            expect(compare(least, line.value)).toBeGreaterThanOrEqual(0);
            const nearer = (k: number): Exact => {
              const owner = bottom.line(k);
              return k === HOLDER || (owner !== undefined && owner.value.n !== 0n && owner.rank < line.rank)
                ? ONE
                : ZERO;
            };
            for (const x of worths(world, i, nearer)) expect(x.n > 0n).toBe(true);
            lower += 1;
          }
        }
      }),
      { numRuns: 2000, seed: 32 },
    );
    expect(lower).toBeGreaterThan(1000);
  });
});

describe('a loop too tangled for fractions', () => {
  const size = 200;
  const edges: Edge[] = [{ owner: 'X', owned: 'C0', share: 10 }];
  for (let c = 0; c < size; c += 1) {
    const owners = new Set([(c + 1) % size, (c * 37 + 11) % size, (c * 53 + 29) % size]);
    for (const o of owners) {
      if (o !== c)
        edges.push({ owner: `C${o}`, owned: `C${c}`, share: { min: 5 + (o % 17), max: 8 + (o % 17) + (o % 5) } });
    }
  }
  const s = snapshotFromEdges(edges);
  const node = (name: string): number => s.nodeOf.get(name) as number;
  const found = ownershipBounds(s, [node('X')], node('C7'), ECONOMIC);
  const value = (lines: readonly CertificateLine[]): ((owner: number) => Exact) => {
    const by = new Map(lines.map((l) => [l.node, l.value] as const));
    return (owner) => (owner === node('X') ? ONE : (by.get(owner) ?? ZERO));
  };

  test('has bounds of short fractions, called loose', () => {
    expect(found.loose).toBe(true);
    expect(compare(found.bounds.lo, ZERO)).toBe(1);
    expect(compare(found.bounds.lo, found.bounds.hi)).toBe(-1);
    expect(found.bounds.hi.d.toString().length).toBeLessThan(40);
  });
  test('whose certificate holds to the letter all the same', () => {
    const [top, bottom] = [value(found.upper), value(found.lower)];
    for (const column of s.economic.values()) {
      // no column can fill up, so the most and the least are all upper and all lower ends
      const sum = (end: 'lo' | 'hi', worth: (owner: number) => Exact): Exact =>
        column.holdings.reduce((total, h) => total.add(h.bounds[end].mul(worth(h.owner))), ZERO);
      expect(compare(sum('hi', top), top(column.company))).toBeLessThanOrEqual(0);
      expect(compare(sum('lo', bottom), bottom(column.company))).toBeGreaterThanOrEqual(0);
    }
    const rank = new Map(found.lower.map((l) => [l.node, l.rank] as const));
    for (const { node: company, rank: own } of found.lower) {
      const nearer = s.economic
        .get(company)
        ?.holdings.some((h) => h.bounds.lo.n > 0n && (h.owner === node('X') || (rank.get(h.owner) ?? own) < own));
      expect(nearer).toBe(true);
    }
  });
});

describe('what must not matter', () => {
  test('order of rows, names, and a range told in two rows of half the size', () => {
    fc.assert(
      fc.property(worlds.filter(possible), fc.nat(), (world, turn) => {
        const rename = (name: string): string => `Z${9 - Number(name.slice(1))}`;
        const half = (e: Edge): Edge => {
          const share = e.share as { min: number; max: number; exclusiveMin: boolean; exclusiveMax: boolean };
          return {
            owner: rename(e.owner),
            owned: rename(e.owned),
            share: { ...share, min: fractionText(ratio(share.min, 2)), max: fractionText(ratio(share.max, 2)) },
          };
        };
        const edges = edgesOf(world).flatMap((e) => [half(e), half(e)]);
        const cut = edges.length === 0 ? 0 : turn % edges.length;
        const s = snapshotFromEdges([...edges.slice(cut), ...edges.slice(0, cut)].reverse(), {
          complete: completeOf(world).map(rename),
        });
        for (const [j, { bounds }] of answers(world)) {
          const [holder, company] = [s.nodeOf.get(rename(id(HOLDER))), s.nodeOf.get(rename(id(j)))] as [number, number];
          expect(ends(ownershipBounds(s, [holder], company, ECONOMIC).bounds)).toBe(ends(bounds));
        }
      }),
      { numRuns: 2000, seed: 33 },
    );
  });
  test('one more fact never widens an answer', () => {
    fc.assert(
      fc.property(worlds.filter(possible), fc.nat(2), fc.nat(3), (world, j, i) => {
        const column = world.columns[j] as Column;
        const box = column[i];
        const points = corners(column, world.complete[j] ?? false);
        if (box === undefined || points.length === 0) return;
        const told = points.reduce((sum, p) => sum + (p[i] as number), 0) / points.length;
        if (!Number.isInteger(told)) return;
        const known = column.map((b, k): Box | undefined => (k === i ? [told, told, false, false] : b));
        const after = { ...world, columns: world.columns.map((col, k) => (k === j ? known : col)) };
        if (!possible(after) || told === 0) return;
        const before = answers(world);
        for (const [company, { bounds }] of answers(after)) {
          const wide = before.get(company)?.bounds as Interval;
          expect(compare(wide.lo, bounds.lo) <= 0 && compare(bounds.hi, wide.hi) <= 0).toBe(true);
        }
      }),
      { numRuns: 1000, seed: 34 },
    );
  });
  test('asked for all owners, for all holdings or for one pair: one answer, one certificate', () => {
    const text = (r: OwnershipBounds | undefined): string =>
      r === undefined
        ? 'nothing'
        : `${ends(r.bounds)} ${[r.upper, r.lower].map((lines) => lines.map((l) => `${l.node} ${fractionText(l.value)} ${l.open} ${l.rank}`).join()).join(' / ')}`;
    fc.assert(
      fc.property(
        worlds.filter(possible),
        fc.constantFrom('declared' as const, 'anyone' as const),
        (world, undisclosed) => {
          const s = read(world);
          const options = { measure: 'economic', undisclosed } as const;
          for (const node of s.parties.keys()) {
            for (const { company, result } of holdingsWithBounds(s, node, options)) {
              expect(text(result)).toBe(text(ownershipBounds(s, [node], company, options)));
            }
            for (const { holder, result } of ownersWithBounds(s, node, options)) {
              expect(text(result)).toBe(text(ownershipBounds(s, [holder], node, options)));
            }
          }
        },
      ),
      { numRuns: 250, seed: 35 },
    );
  });
});

describe('points', () => {
  test('all outside owners together have the whole of a company that is held in full', () => {
    let checked = 0;
    fc.assert(
      fc.property(worlds.filter(possible), (world) => {
        const points = world.columns.map((col, j): Column => {
          const [first] = corners(col, world.complete[j] ?? false);
          const rest = 100 - (first ?? []).reduce((a, b) => a + b, 0);
          return col.map((_, i) => {
            const v = (first?.[i] ?? 0) + (i === HOLDER ? rest : 0);
            return v === 0 ? undefined : [v, v, false, false];
          });
        });
        for (const { bounds } of answers({ ...world, columns: points }).values()) {
          expect(isPoint(bounds)).toBe(true);
          expect(['0', '1']).toContain(fractionText(bounds.lo));
          checked += 1;
        }
      }),
      { numRuns: 2000, seed: 36 },
    );
    expect(checked).toBeGreaterThan(1000);
  });
  test('a share of undeclared hands may be anyone’s all the way up', () => {
    const s = snapshotFromEdges([
      { owner: 'X', owned: 'A', share: 30 },
      { owner: 'A', owned: 'C', share: 50 },
      { owner: 'Y', owned: 'C', share: 40 },
    ]);
    const [x, c] = [s.nodeOf.get('X') as number, s.nodeOf.get('C') as number];
    const found = ownershipBounds(s, [x], c, { measure: 'economic', undisclosed: 'anyone' });
    // 10 % of C and 70 % of A are nobody's yet, and Y may be a company of X's
    expect(ends(found.bounds)).toBe('[3/20, 1]');
  });
});

describe('golden cases', () => {
  test('INT-08 P 50-75 %, Q 25-50 %: together at most the whole', () => {
    const c = golden.cases.find((each) => each.id === 'INT-08') as unknown as {
      input: { edges: { owner: string; owned: string; min: number; max: number }[] };
      expected: { P_hi: number; Q_hi: number; P_or_Q_hi: number };
    };
    const edges = c.input.edges.map((e) => ({
      owner: e.owner,
      owned: e.owned,
      share: {
        min: fractionText(exact(String(e.min)).mul(100)),
        max: fractionText(exact(String(e.max)).mul(100)),
      },
    }));
    const s = snapshotFromEdges(edges);
    const node = (name: string): number => s.nodeOf.get(name) as number;
    const hi = (...names: string[]): number =>
      ownershipBounds(s, names.map(node), node('T'), ECONOMIC).bounds.hi.valueOf();
    expect([hi('P'), hi('Q'), hi('P', 'Q')]).toEqual([c.expected.P_hi, c.expected.Q_hi, c.expected.P_or_Q_hi]);
  });
});
