/** Laws that hold for every structure: what is said of a range is said of all it allows. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { complete, is, owns } from '../../test/statements.ts';
import { ruleOf, versionOn } from '../rules/index.ts';
import { type Edge, type Part, snapshotFromEdges } from '../snapshot/from-edges.ts';
import { takeSnapshot } from '../snapshot/take.ts';
import type { Snapshot } from '../snapshot/types.ts';
import { partyIdOfName } from '../statements/seal.ts';
import type { Statement } from '../statements/types.ts';
import { aggregate, judge } from './index.ts';
import type { CompanyVerdicts, RuleVerdict } from './types.ts';

const RULES = ['eu-amlr', 'uk-psc', 'hk-listing-controlling'] as const;
const RUNS = { numRuns: 250, seed: 20 };

/** P0 and P1 are owned by nobody; C2 to C4 are owned by others, loops included; the question is about C4. */
interface Cell {
  readonly owner: number;
  readonly owned: number;
  readonly lo: number;
  readonly hi: number;
}
const NAMES = ['P0', 'P1', 'C2', 'C3', 'C4'];
const column = (owned: number): fc.Arbitrary<Cell[]> =>
  fc
    .array(fc.record({ owner: fc.nat(NAMES.length - 1), lo: fc.nat(12), more: fc.constantFrom(0, 0, 1, 3, 6) }), {
      maxLength: 3,
    })
    .map((cells) => [...new Map(cells.map((c) => [c.owner, c])).values()].filter((c) => c.owner !== owned))
    .map((cells) => cells.map((c) => ({ owner: c.owner, owned, lo: c.lo * 5, hi: Math.min(100, (c.lo + c.more) * 5) })))
    .filter((cells) => cells.reduce((sum, c) => sum + c.lo, 0) <= 100);
const structure = fc.tuple(column(2), column(3), column(4)).map((columns) => columns.flat().filter((c) => c.hi > 0));

/** One completion: each cell somewhere in its range, no column above 100 %. */
function completed(cells: readonly Cell[], picks: readonly number[]): readonly number[] {
  const room = new Map<number, number>();
  for (const c of cells) room.set(c.owned, (room.get(c.owned) ?? 100) - c.lo);
  return cells.map((c, i) => {
    const left = room.get(c.owned) ?? 0;
    const extra = Math.min((c.hi - c.lo) * (picks[i % picks.length] ?? 0), left);
    room.set(c.owned, left - extra);
    return c.lo + extra;
  });
}
/** Quarters keep the sums exact in doubles. */
const picks = fc.array(fc.constantFrom(0, 0.25, 0.5, 0.75, 1), { minLength: 9, maxLength: 9 });

const range = (c: Cell): Part => ({ min: c.lo, max: c.hi });
const ranged = (cells: readonly Cell[], name = (n: number): string => NAMES[n] ?? ''): Edge[] =>
  cells.map((c) => ({ owner: name(c.owner), owned: name(c.owned), share: c.lo === c.hi ? c.lo : range(c) }));
const pinned = (cells: readonly Cell[], values: readonly number[]): Edge[] =>
  cells.map((c, i) => ({ owner: NAMES[c.owner] ?? '', owned: NAMES[c.owned] ?? '', share: String(values[i]) }));

function ask(s: Snapshot, company: string, id: string): CompanyVerdicts | undefined {
  const at = s.nodeOf.get(company);
  if (at === undefined) return undefined;
  const rule = ruleOf(id);
  const { version } = versionOn(rule, '2028-01-01');
  return judge({ snapshot: s, company: at, rule, version, undisclosed: 'declared', retake: () => s });
}
const verdictsOf = (s: Snapshot, id: string): ReadonlyMap<string, RuleVerdict> =>
  new Map((ask(s, 'C4', id)?.verdicts ?? []).map((v) => [s.parties[v.seed[0] ?? -1]?.name ?? '', v]));

/** "[29, 30) %" or "30 %" holds the value; printed ends are rounded outward, so neighbours may both hold one. */
function holds(text: string, value: number): boolean {
  const single = /^([\d.]+) %$/.exec(text);
  if (single !== null) return Math.abs(Number(single[1]) - value) < 1e-9;
  const [, open, lo, hi, close] = /^([[(])([\d.]+), ([\d.]+)([\])]) %$/.exec(text) ?? [];
  const [a, b] = [Number(lo), Number(hi)];
  return (open === '(' ? value > a : value >= a) && (close === ')' ? value < b : value <= b);
}

/** T is held by H, K and small persons, all told; of H (which may hold of K too) and K some rest is undeclared. */
const roofs = fc.record({
  ofH: fc.nat(11).map((n) => n * 5),
  ofK: fc.nat(8).map((n) => n * 5),
  cross: fc.constantFrom(0, 10, 30),
  restOfH: fc.constantFrom(0, 5, 20, 25, 30, 45, 50, 55),
  restOfK: fc.constantFrom(0, 5, 20, 25, 30, 45, 50, 55),
});
type Roofs = typeof roofs extends fc.Arbitrary<infer T> ? T : never;

function underRoofs({ ofH, ofK, cross, restOfH, restOfK }: Roofs): Statement[] {
  const small = (company: string, sum: number): Statement[] =>
    Array.from({ length: 8 }, (_, i) => [
      is(`S${i}`, 'person'),
      ...(sum > 0 ? [owns(`S${i}`, company, `${sum}/8`)] : []),
    ]).flat();
  const part = (owner: string, company: string, share: number): Statement[] =>
    share === 0 ? [] : [owns(owner, company, String(share))];
  return [
    ...['T', 'H', 'K'].map((c) => is(c, 'company')),
    ...[...part('H', 'T', ofH), ...part('K', 'T', ofK), ...small('T', 100 - ofH - ofK), complete('T')],
    ...[...part('H', 'K', cross), ...small('K', Math.max(0, 100 - cross - restOfK))],
    ...small('H', 100 - restOfH),
  ];
}

describe.each(RULES)('%s', (rule) => {
  test('yes and no of a range are yes and no of every completion', () => {
    fc.assert(
      fc.property(structure, picks, (cells, at) => {
        const wide = verdictsOf(snapshotFromEdges(ranged(cells)), rule);
        const told = verdictsOf(snapshotFromEdges(pinned(cells, completed(cells, at))), rule);
        for (const [name, v] of wide) {
          if (v.verdict !== 'cannot-tell') expect([name, told.get(name)?.verdict ?? 'no']).toEqual([name, v.verdict]);
        }
        for (const [name, v] of told) {
          const before = wide.get(name)?.verdict ?? 'no';
          if (v.verdict === 'yes') expect([name, before]).not.toEqual([name, 'no']);
        }
      }),
      RUNS,
    );
  });

  test('what settles "always" foretells the verdict of every completion', () => {
    let checked = 0;
    fc.assert(
      fc.property(structure, picks, (cells, at) => {
        const s = snapshotFromEdges(ranged(cells));
        const values = completed(cells, at);
        const told = verdictsOf(snapshotFromEdges(pinned(cells, values)), rule);
        for (const [name, v] of verdictsOf(s, rule)) {
          for (const w of v.wouldSettle) {
            const [fact] = w.facts;
            if (w.strength !== 'always' || w.facts.length > 1 || fact?.kind !== 'share') continue;
            const i = cells.findIndex(
              (c) =>
                NAMES[c.owner] === s.parties[fact.holder ?? -1]?.name &&
                NAMES[c.owned] === s.parties[fact.company ?? -1]?.name,
            );
            const foretold = w.outcomes.filter((o) => holds(o.if, values[i] ?? -1)).map((o) => o.verdict);
            expect(foretold).toContain(told.get(name)?.verdict ?? 'no');
            checked += 1;
          }
        }
      }),
      RUNS,
    );
    expect(checked).toBeGreaterThan(20);
  });

  test('a bigger own part never turns yes into no', () => {
    fc.assert(
      fc.property(structure, fc.nat(8), fc.nat(4), (cells, which, more) => {
        const full = cells.filter((c) => c.lo === c.hi);
        const cell = full[which % Math.max(1, full.length)];
        if (cell === undefined) return;
        const sum = full.filter((c) => c.owned === cell.owned).reduce((a, c) => a + c.lo, 0);
        const raised = Math.min(cell.lo + more * 5, cell.lo + 100 - sum);
        const name = NAMES[cell.owner] ?? '';
        const verdict = (list: readonly Cell[]): string =>
          verdictsOf(snapshotFromEdges(ranged(list)), rule).get(name)?.verdict ?? 'no';
        const grown = full.map((c) => (c === cell ? { ...c, lo: raised, hi: raised } : c));
        if (verdict(full) === 'yes') expect(verdict(grown)).toBe('yes');
      }),
      RUNS,
    );
  });

  test('"nobody can hide" holds whoever takes the undeclared rests', () => {
    let checked = 0;
    fc.assert(
      fc.property(roofs, picks, (parts, at) => {
        const found = ask(takeSnapshot(underRoofs(parts), {}), partyIdOfName('T'), rule);
        if (found?.undisclosed.couldHideOwner !== 'no') return;
        const taken = [parts.restOfH, parts.restOfK].map((rest, i) => rest * (at[i] ?? 0));
        const hidden = ['H', 'K'].flatMap((c, i) => (taken[i] === 0 ? [] : [owns('hidden', c, String(taken[i]))]));
        const s = takeSnapshot([...underRoofs(parts), ...hidden, is('hidden', 'person')], {});
        const verdicts = ask(s, partyIdOfName('T'), rule)?.verdicts ?? [];
        expect(verdicts.find((v) => v.seed[0] === s.nodeOf.get(partyIdOfName('hidden')))?.verdict ?? 'no').toBe('no');
        checked += 1;
      }),
      { numRuns: 500, seed: 21 },
    );
    expect(checked).toBeGreaterThan(20);
  });

  test('names decide nothing', () => {
    const other = ['zz', '__proto__', 'constructor', 'a<b>', '你好'];
    fc.assert(
      fc.property(structure, (cells) => {
        const plain = verdictsOf(snapshotFromEdges(ranged(cells)), rule);
        const s = snapshotFromEdges(ranged(cells, (n) => other[n] ?? ''));
        const found = ask(s, other[4] ?? '', rule)?.verdicts ?? [];
        const back = (n: number): string => NAMES[other.indexOf(s.parties[n]?.name ?? '')] ?? '';
        const said = new Map(found.map((v) => [back(v.seed[0] ?? -1), v]));
        expect([...said.keys()].sort()).toEqual([...plain.keys()].sort());
        for (const [name, v] of plain) {
          const w = said.get(name);
          expect([w?.verdict, w?.limbs.map((l) => l.verdict)]).toEqual([v.verdict, v.limbs.map((l) => l.verdict)]);
          expect(w?.wouldSettle.map((x) => x.outcomes.map((o) => [o.if, o.verdict])).sort()).toEqual(
            v.wouldSettle.map((x) => x.outcomes.map((o) => [o.if, o.verdict])).sort(),
          );
        }
      }),
      { numRuns: 150, seed: 22 },
    );
  });
});

describe('us-ofac-50', () => {
  const { version } = versionOn(ruleOf('us-ofac-50'), '2020-01-01');
  const single = versionOn(ruleOf('us-ofac-50'), '2010-01-01').version;
  const blocked = (s: Snapshot, listed: readonly string[], v = version): ReadonlyMap<string, string> =>
    new Map(
      aggregate(
        s,
        listed.flatMap((n) => s.nodeOf.get(n) ?? []),
        v,
        'declared',
      ).map((b) => [s.parties[b.company]?.name ?? '', b.verdict]),
    );
  test('blocked for certain is blocked in every completion, and not possibly is not', () => {
    fc.assert(
      fc.property(structure, picks, (cells, at) => {
        const wide = blocked(snapshotFromEdges(ranged(cells)), ['P0', 'P1']);
        const told = blocked(snapshotFromEdges(pinned(cells, completed(cells, at))), ['P0', 'P1']);
        for (const name of NAMES.slice(2)) {
          if (wide.get(name) === 'yes') expect(told.get(name)).toBe('yes');
          if (told.has(name)) expect(wide.has(name)).toBe(true);
        }
      }),
      { numRuns: 600, seed: 23 },
    );
  });
  test('listing more parties never unblocks, and the older version never blocks more', () => {
    fc.assert(
      fc.property(structure, (cells) => {
        const s = snapshotFromEdges(ranged(cells));
        const [one, both, alone] = [blocked(s, ['P0']), blocked(s, ['P0', 'P1']), blocked(s, ['P0', 'P1'], single)];
        for (const [name, v] of one) if (v === 'yes') expect(both.get(name)).toBe('yes');
        for (const [name, v] of alone) if (v === 'yes') expect(both.get(name)).toBe('yes');
      }),
      { numRuns: 600, seed: 24 },
    );
  });
});
