/** A scenario says what two whole answers would: one on the facts, one on the facts with the change written into them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { REGIMES, versionOn } from '../rules/index.ts';
import { exactly } from '../snapshot/amount.ts';
import { type Change, withChanges } from '../snapshot/change.ts';
import { type Edge, snapshotFromEdges } from '../snapshot/from-edges.ts';
import type { Snapshot } from '../snapshot/types.ts';
import { percent } from '../terms/exact.ts';
import { verdictsOn, Workings } from '../verdicts/index.ts';
import { holderRows } from './owners.ts';
import type { Question } from './question.ts';
import { standings } from './standings.ts';

const STANDING = REGIMES.filter((r) => r.verbs.includes('beneficial-owners') || r.verbs.includes('control'));
const PEOPLE = ['P0', 'P1', 'P2', 'P3', 'P4', 'P5'];
const COMPANIES = ['T', 'C1', 'C2', 'C3', 'C4', 'C5'];
const QUESTION = { verb: 'what-if', subject: 'T', change: [] } as unknown as Question;

/** Units of 5 %; some shares are bands. The two who trade have one number each in the company traded. */
interface Group {
  readonly cells: ReadonlyMap<string, readonly [number, number]>;
  readonly traded: string;
  readonly seller: string;
  readonly buyer: string;
}
const cell = fc.record({
  owner: fc.constantFrom(...PEOPLE, ...COMPANIES.slice(1)),
  owned: fc.constantFrom(...COMPANIES),
  lo: fc.integer({ min: 1, max: 13 }),
  more: fc.constantFrom(0, 0, 0, 4),
});
const group: fc.Arbitrary<Group> = fc
  .record({
    cells: fc.array(cell, { minLength: 6, maxLength: 16 }),
    traded: fc.constantFrom('T', 'C1', 'C2'),
    seller: fc.constantFrom(...PEOPLE, 'C3'),
    buyer: fc.constantFrom(...PEOPLE, 'C4'),
    sold: fc.integer({ min: 2, max: 9 }),
  })
  .filter(({ seller, buyer }) => seller !== buyer)
  .map(({ cells, traded, seller, buyer, sold }) => {
    const found = new Map<string, readonly [number, number]>([[`${seller} ${traded}`, [sold, sold]]]);
    const sums = new Map<string, number>([[traded, sold]]);
    for (const { owner, owned, lo, more } of cells) {
      const key = `${owner} ${owned}`;
      const sum = (sums.get(owned) ?? 0) + lo;
      if (owner === owned || found.has(key) || sum > 19) continue;
      sums.set(owned, sum);
      found.set(key, [lo, owner === buyer && owned === traded ? lo : lo + more]);
    }
    return { cells: found, traded, seller, buyer };
  });

const edgesOf = (cells: Group['cells']): Edge[] =>
  [...cells].map(([key, [lo, hi]]) => {
    const [owner = '', owned = ''] = key.split(' ');
    return { owner, owned, share: lo === hi ? String(lo * 5) : { min: lo * 5, max: Math.min(100, hi * 5) } };
  });

/** The change written into the facts: one unit less here, one more there. */
function edited({ cells, traded, seller, buyer }: Group): Edge[] {
  const found = new Map(cells);
  const [from, to] = [`${seller} ${traded}`, `${buyer} ${traded}`];
  const [had, has] = [found.get(from)?.[0] ?? 0, found.get(to)?.[0] ?? 0];
  found.set(from, [had - 1, had - 1]);
  found.set(to, [has + 1, has + 1]);
  return edgesOf(found);
}

function judged(s: Snapshot): ReadonlyMap<string, string> {
  const company = s.nodeOf.get('T') as number;
  const workings = new Workings(s, company, 'declared');
  const list = STANDING.flatMap((rule) => {
    const { version } = versionOn(rule, s.asAt);
    return verdictsOn({ snapshot: s, company, rule, version, undisclosed: 'declared' }, workings);
  });
  return new Map(list.map((v) => [`${v.rule.id} ${v.seed.map((n) => s.parties[n]?.name)}`, v.verdict]));
}

const rows = (s: Snapshot): unknown =>
  holderRows(s, s.nodeOf.get('T') as number, QUESTION, new Workings(s, s.nodeOf.get('T') as number, 'declared')).map(
    ({ party, share, votes }) => [party.name, share, votes],
  );

test('verdicts that change and owners after are those of the whole answer before and the whole answer on edited facts', () => {
  let changed = 0;
  fc.assert(
    fc.property(group, (g) => {
      const before = snapshotFromEdges(edgesOf(g.cells));
      const node = (name: string): number | undefined => before.nodeOf.get(name);
      const [company, seller, buyer, traded] = ['T', g.seller, g.buyer, g.traded].map(node);
      if (company === undefined || seller === undefined || buyer === undefined || traded === undefined) return;
      const sale: Change = { kind: 'transfer', seller, buyer, company: traded, amount: exactly(percent(5)) };
      const after = withChanges(before, [sale]);
      const whole = snapshotFromEdges(edited(g));
      const [was, is] = [judged(before), judged(whole)];
      const expected = [...new Set([...was.keys(), ...is.keys()])]
        .map((key) => `${key} ${was.get(key) ?? 'no'} ${is.get(key) ?? 'no'}`)
        .filter((line) => !/ (\S+) \1$/.test(line));
      const found = standings({ before, after }, company, STANDING, QUESTION).map(
        (x) =>
          `${x.rule.id} ${x.seed.map((n) => after.parties[n]?.name)} ${x.before?.verdict ?? 'no'} ${x.after?.verdict ?? 'no'}`,
      );
      expect(found.sort()).toEqual(expected.sort());
      expect(rows(after)).toEqual(rows(whole));
      changed += found.length;
    }),
    { numRuns: 50, seed: 5 },
  );
  expect(changed).toBeGreaterThan(20);
});
