/** A rule over a whole register says what the same rule says of each company. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readText } from '../../../test/own-text.ts';
import { ruleOf, versionOn } from '../../rules/index.ts';
import type { Rule } from '../../rules/types.ts';
import { type Edge, snapshotFromEdges } from '../../snapshot/from-edges.ts';
import { takeSnapshot } from '../../snapshot/take.ts';
import type { Node, Snapshot } from '../../snapshot/types.ts';
import { companiesApart, RegisterRun, registerOfSnapshot, specialCompanies, verdictsOf } from './index.ts';

const VERDICT = ['no', 'yes', 'cannot-tell', 'precision-limit'];

/** "company < party: limb verdict", with everything that rests on more than columns left out. */
function byRegister(s: Snapshot, rule: Rule, left: ReadonlySet<Node>): string[] {
  const version = versionOn(rule, s.asAt).version;
  const found = new Map<string, number>();
  const run = new RegisterRun(registerOfSnapshot(s), rule, version, (company) => left.has(company));
  for (const part of run.parts()) {
    part.run((rows) => {
      for (let i = 0; i < rows.count; i += 1) {
        const key = `${name(s, rows.company[i])} < ${name(s, rows.party[i])}: ${version.limbs[rows.limb]?.id}`;
        const known = found.get(key) ?? 9;
        found.set(key, Math.min(known, rows.verdict[i] as number));
      }
    });
  }
  return [...found].map(([key, verdict]) => `${key} ${VERDICT[verdict]}`).sort();
}

function byCompany(s: Snapshot, rule: Rule, left: ReadonlySet<Node>): string[] {
  const version = versionOn(rule, s.asAt).version;
  return s.parties
    .flatMap((_, company) => {
      if (left.has(company) || (!s.economic.has(company) && !s.votes.has(company))) return [];
      return verdictsOf(s, company, rule, version).flatMap((v) =>
        v.limbs
          .filter((l) => l.verdict !== 'no')
          .map((l) => `${name(s, company)} < ${name(s, v.seed[0])}: ${l.rule.id} ${l.verdict}`),
      );
    })
    .sort();
}

const name = (s: Snapshot, node: Node | undefined): string => s.parties[node ?? -1]?.name ?? '?';
const leftOut = (s: Snapshot): ReadonlySet<Node> => new Set([...specialCompanies(s), ...companiesApart(s)]);
/** Where a share is no whole billionth and the line is that near, the register says so instead of a verdict. */
function agree(s: Snapshot, id: string): void {
  const left = leftOut(s);
  const rows = byRegister(s, ruleOf(id), left);
  const unsure = new Set(rows.filter((r) => r.endsWith('precision-limit')).map(pairAndLimb));
  const sure = (list: readonly string[]): string[] => list.filter((r) => !unsure.has(pairAndLimb(r)));
  expect(sure(rows)).toEqual(sure(byCompany(s, ruleOf(id), left)));
}
const pairAndLimb = (row: string): string => row.replace(/ [a-z-]+$/, '');

const RULES = ['eu-amlr', 'uk-psc', 'hk-scr', 'hk-listing-controlling', 'uk-listing-controlling'];

describe('a rule over a register', () => {
  test('finds owners, control and both together as it does for one company', () => {
    const s = snapshotFromEdges([
      { owner: 'P', owned: 'A', share: 60 },
      { owner: 'A', owned: 'B', share: 50 },
      { owner: 'Q', owned: 'B', share: { min: 25, max: 50, exclusiveMin: true } },
      { owner: 'P', owned: 'C', share: 30 },
      { owner: 'B', owned: 'C', share: 40 },
    ]);
    for (const id of RULES) agree(s, id);
    expect(byRegister(s, ruleOf('eu-amlr'), new Set())).toContain('B < P: coexistence-a yes');
  });

  test('exactly 25 % is an owner under the regulation and no person with significant control', () => {
    const s = snapshotFromEdges([{ owner: 'P', owned: 'C', share: 25 }]);
    expect(byRegister(s, ruleOf('eu-amlr'), new Set())).toContain('C < P: ownership yes');
    expect(byRegister(s, ruleOf('uk-psc'), new Set())).toEqual([]);
  });

  test('leaves companies with stated control, totals, pacts or votes apart, and all below them, to be judged one by one', async () => {
    const { statements } = await readText('P controls A\nA owns 60% of B\nB owns 60% of C\nQ owns 60% of D\n');
    const s = takeSnapshot(statements, { asAt: '2020-01-01' });
    expect(specialCompanies(s).map((n) => name(s, n))).toEqual(['A', 'B', 'C']);
  });

  for (const id of RULES) {
    test(`${id}: any register gives what its companies give, loops, ranges and full columns included`, () => {
      fc.assert(
        fc.property(registers, ({ edges, complete }) => agree(snapshotFromEdges(edges, { complete }), id)),
        { numRuns: 600, seed: 11 },
      );
    });
  }
});

const NAMES = ['P', 'Q', 'R', 'A', 'B', 'C', 'D', 'E'];
const PERSONS = 3;
const share: fc.Arbitrary<Edge['share']> = fc.oneof(
  fc.constantFrom(10, 24, 25, 26, 30, 49, 50, 51, 60, 75, 100),
  fc.constantFrom(
    { min: 25, max: 50, exclusiveMin: true },
    { min: 50, max: 75, exclusiveMin: true, exclusiveMax: true },
    { min: 75, max: 100 },
    { min: 0, max: 25 },
    { min: 50, max: 50 },
  ),
  fc.constant(undefined),
);
const registers = fc.record({
  edges: fc
    .array(fc.tuple(fc.nat(NAMES.length - 1), fc.integer({ min: PERSONS, max: NAMES.length - 1 }), share), {
      minLength: 1,
      maxLength: 9,
    })
    .map((list) =>
      list.map(([owner, owned, given]): Edge => {
        const pair = { owner: NAMES[owner] as string, owned: NAMES[owned] as string };
        return given === undefined ? pair : { ...pair, share: given };
      }),
    ),
  complete: fc.subarray(['A', 'B', 'C']),
});
