/** A hedged amount: the answer holds every answer that one number within the words would have given. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attributedVotes } from '../compute/index.ts';
import { REGIMES, versionOn } from '../rules/index.ts';
import { type Amount, exactly } from '../snapshot/amount.ts';
import { type Change, impossible, withChanges } from '../snapshot/change.ts';
import { type Edge, snapshotFromEdges } from '../snapshot/from-edges.ts';
import type { Node, Snapshot } from '../snapshot/types.ts';
import { compare, HALF, ONE, percent } from '../terms/exact.ts';
import { contains, type Interval, interval, point } from '../terms/interval.ts';
import { verdictsOn, Workings } from '../verdicts/index.ts';
import { holderRows } from './owners.ts';
import type { Question } from './question.ts';
import { intervalOf, intervalText } from './share-out.ts';

const PARTIES = ['P0', 'P1', 'P2', 'P3', 'C1', 'C2'];
const RULES = REGIMES.filter((r) => ['uk-psc', 'hk-listing-controlling', 'academic-10'].includes(r.id));
const QUESTION = { verb: 'what-if', subject: 'T', change: [] } as unknown as Question;

interface Scene {
  /** "P1 T" -> whole per cents: least, most, and one number between */
  readonly cells: ReadonlyMap<string, readonly [number, number, number]>;
  readonly kind: 'transfer' | 'issue' | 'spin-off';
  readonly company: string;
  readonly giver: string;
  readonly buyer: string;
  readonly amount: Amount;
  readonly number: number;
}
const cell = fc.record({
  owner: fc.constantFrom(...PARTIES),
  owned: fc.constantFrom('T', 'C1', 'C2'),
  lo: fc.integer({ min: 1, max: 60 }),
  more: fc.constantFrom(0, 0, 6),
  part: fc.constantFrom(0, 0.5, 1),
});
const scene: fc.Arbitrary<Scene> = fc
  .record({
    cells: fc.array(cell, { minLength: 5, maxLength: 14 }),
    kind: fc.constantFrom('transfer', 'transfer', 'issue', 'spin-off'),
    company: fc.constantFrom('T', 'T', 'C1'),
    giver: fc.constantFrom('P0', 'P1', 'C2'),
    buyer: fc.constantFrom('P2', 'P3', 'P1'),
    has: fc.integer({ min: 8, max: 70 }),
    least: fc.integer({ min: 1, max: 20 }),
    width: fc.integer({ min: 1, max: 12 }),
    open: fc.tuple(fc.boolean(), fc.boolean()),
    part: fc.constantFrom(0, 0.25, 0.5, 1),
    endless: fc.boolean(),
  })
  .filter((x) => x.giver !== x.buyer)
  .map(({ cells, kind, company, giver, buyer, has, least, width, open: [loOpen, hiOpen], part, endless }) => {
    const found = new Map<string, readonly [number, number, number]>([
      [`${giver} ${company}`, [has, has + 6, has + 3]],
    ]);
    const sums = new Map<string, number>([[company, has + 6]]);
    for (const { owner, owned, lo, more, part: at } of cells) {
      const sum = (sums.get(owned) ?? 0) + lo + more;
      if (owner === owned || found.has(`${owner} ${owned}`) || sum > 100) continue;
      sums.set(owned, sum);
      found.set(`${owner} ${owned}`, [lo, lo + more, lo + more * at]);
    }
    const inside = Math.min(Math.max(part, loOpen ? 0.25 : 0), hiOpen ? 0.5 : 1);
    const bounds = interval(percent(least), endless ? ONE : percent(least + width), loOpen, endless ? false : hiOpen);
    const amount = { bounds, words: 'hedged', ...(endless ? { endless: true as const } : {}) };
    return { cells: found, kind, company, giver, buyer, amount, number: least + width * inside };
  });

const text = (n: number): string => String(n);
const factsOf = ({ cells }: Scene): Edge[] =>
  [...cells].map(([key, [lo, hi]]) => {
    const [owner = '', owned = ''] = key.split(' ');
    return { owner, owned, share: lo === hi ? text(lo) : { min: text(lo), max: text(hi) } };
  });
/** Every band and the amount are one number. */
const filled = ({ cells }: Scene): Edge[] =>
  [...cells].map(([key, [, , n]]) => {
    const [owner = '', owned = ''] = key.split(' ');
    return { owner, owned, share: text(n) };
  });

function changeIn(s: Snapshot, { kind, company, giver, buyer }: Scene, amount: Amount): Change | undefined {
  const [of, from, to] = [company, giver, buyer].map((name) => s.nodeOf.get(name));
  if (of === undefined || from === undefined || (to === undefined && kind !== 'spin-off')) return undefined;
  if (kind === 'issue') return { kind, company: of, buyer: to as Node, amount };
  return kind === 'spin-off'
    ? { kind, parent: from, company: of, amount }
    : { kind, seller: from, buyer: to as Node, company: of, amount };
}

const holds = (wide: Interval, narrow: Interval): boolean => {
  const [low, high] = [compare(wide.lo, narrow.lo), compare(narrow.hi, wide.hi)];
  return (
    (low < 0 || (low === 0 && (!wide.loOpen || narrow.loOpen))) &&
    (high < 0 || (high === 0 && (!wide.hiOpen || narrow.hiOpen)))
  );
};

/** What is said of everybody, alone and two by two, by "who: what" */
function figures(s: Snapshot): ReadonlyMap<string, Interval> {
  const company = s.nodeOf.get('T') as Node;
  const found = new Map<string, Interval>();
  for (const { party, share, votes } of holderRows(s, company, QUESTION, new Workings(s, company, 'declared'))) {
    found.set(`${party.name} economics`, intervalOf(share));
    if (votes !== undefined) found.set(`${party.name} votes`, intervalOf(votes));
  }
  const nodes = PARTIES.flatMap((name) => s.nodeOf.get(name) ?? []);
  for (const a of nodes)
    for (const b of nodes)
      if (a < b) {
        const options = { measure: 'votes', undisclosed: 'declared', quota: HALF, inclusive: false } as const;
        const { share } = attributedVotes(s, [a, b], company, options);
        found.set(`${s.parties[a]?.name} with ${s.parties[b]?.name}`, share);
      }
  return found;
}

function verdicts(s: Snapshot): ReadonlyMap<string, string> {
  const company = s.nodeOf.get('T') as Node;
  const found = RULES.flatMap((rule) =>
    verdictsOn({ snapshot: s, company, rule, version: versionOn(rule, s.asAt).version, undisclosed: 'declared' }),
  );
  return new Map(found.map((v) => [`${v.rule.id} ${v.seed.map((n) => s.parties[n]?.name)}`, v.verdict]));
}

describe('a hedged amount', () => {
  test('gives bounds and verdicts that hold for every number within the words, on every filling of the facts', () => {
    let compared = 0;
    fc.assert(
      fc.property(scene, (x) => {
        const [facts, one] = [snapshotFromEdges(factsOf(x)), snapshotFromEdges(filled(x))];
        const hedged = changeIn(facts, x, x.amount);
        const number = exactly(percent(String(x.number)));
        const same = changeIn(facts, x, number);
        const exact = changeIn(one, x, number);
        if (hedged === undefined || same === undefined || exact === undefined || !one.nodeOf.has('T')) return;
        expect(contains(x.amount.bounds, number.bounds.lo)).toBe(true);
        if (impossible(one, exact)) return;
        expect(impossible(facts, hedged)).toBe(false);
        const wide = withChanges(facts, [hedged]);
        const [said, told] = [figures(wide), verdicts(wide)];
        for (const narrow of [withChanges(facts, [same]), withChanges(one, [exact])]) {
          for (const [what, figure] of figures(narrow)) {
            const around = said.get(what) ?? point(percent(0));
            expect(holds(around, figure), `${what}: ${intervalText(figure)} in ${intervalText(around)}`).toBe(true);
          }
          for (const [what, verdict] of verdicts(narrow))
            if (told.get(what) !== 'cannot-tell')
              expect(`${what} ${told.get(what) ?? 'no'}`).toBe(`${what} ${verdict}`);
        }
        compared += 1;
      }),
      { numRuns: 80, seed: 11 },
    );
    expect(compared).toBeGreaterThan(35);
  });
});
