/** What would settle a verdict: the smallest sets of facts that decide it whatever their value. */
import { describe, expect, test } from 'vitest';
import { controls, NEWS, owns } from '../../test/statements.ts';
import { ruleOf, versionOn } from '../rules/index.ts';
import { type Edge, snapshotFromEdges as edges } from '../snapshot/from-edges.ts';
import { takeSnapshot } from '../snapshot/take.ts';
import type { Snapshot, SnapshotOptions } from '../snapshot/types.ts';
import { partyIdOfName } from '../statements/seal.ts';
import type { Statement } from '../statements/types.ts';
import { exact, ratio } from '../terms/exact.ts';
import { Bench, judge, verdictOf } from './index.ts';
import { piecesOf, solved } from './settle/cuts.ts';
import { SETTLE_LIMITS } from './settle/limits.ts';
import { Retrial } from './settle/retrial.ts';
import { settle } from './settle/settle.ts';
import type { CompanyVerdicts } from './types.ts';

const node = (s: Snapshot, id: string): number => s.nodeOf.get(id) ?? s.nodeOf.get(partyIdOfName(id)) ?? -1;
function ask(
  s: Snapshot,
  company: string,
  id: string,
  retake: (o: SnapshotOptions) => Snapshot = () => s,
): CompanyVerdicts {
  const rule = ruleOf(id);
  const { version } = versionOn(rule, '2028-01-01');
  return judge({ snapshot: s, company: node(s, company), rule, version, undisclosed: 'declared', retake });
}
/** "[fact + fact] always: if => verdict; …" */
function ways(
  s: Snapshot,
  who: string,
  company: string,
  rule: string,
  retake?: (o: SnapshotOptions) => Snapshot,
): string[] {
  const found = ask(s, company, rule, retake).verdicts.find((v) => v.seed.length === 1 && v.seed[0] === node(s, who));
  return (found?.wouldSettle ?? []).map(
    (w) =>
      `[${w.facts.map((f) => f.text).join(' + ')}] ${w.strength}: ${w.outcomes.map((o) => `${o.if} => ${o.verdict}`).join('; ')}`,
  );
}
const said = (...statements: Statement[]) => {
  const take = (o: SnapshotOptions = {}): Snapshot => takeSnapshot(statements, { asAt: '2015-03-31', ...o });
  return { s: take(), take };
};

describe('one share', () => {
  test.each([
    ['hk-listing-controlling', { min: 29, max: 31 }, '[29, 30) % => no; [30, 31] % => yes'],
    ['eu-amlr', { min: 20, max: 40 }, '[20, 25) % => no; [25, 40] % => yes'],
    ['uk-psc', { min: 20, max: 40 }, '[20, 25] % => no; (25, 40] % => yes'],
  ] as const)(
    'of the company itself under %s settles it, cut at the line and at the right end',
    (rule, share, expected) => {
      const s = edges([{ owner: 'X', owned: 'T', share }]);
      expect(ways(s, 'X', 'T', rule)).toEqual([
        `[what X itself holds of T, now [${share.min}, ${share.max}] %] always: ${expected}`,
      ]);
    },
  );
  test('further up: 100 % below it, cut where the product meets the line', () => {
    const s = edges([
      { owner: 'X', owned: 'H', share: { min: 20, max: 45 } },
      { owner: 'H', owned: 'T', share: 80 },
    ]);
    // 31.25 % of 80 % is 25 %; but 25 % of H, which controls T, is enough under Art. 54(b).
    expect(ways(s, 'X', 'T', 'eu-amlr')).toEqual([
      '[what X itself holds of H, now [20, 45] %] always: [20, 25) % => no; [25, 45] % => yes',
    ]);
  });
  test('further up where control comes before the product: cut at the majority, its own and that of what it holds', () => {
    const s = edges([
      { owner: 'X', owned: 'H', share: { min: 20, max: 45 } },
      { owner: 'X', owned: 'H2', share: 100 },
      { owner: 'H2', owned: 'H', share: 20 },
      { owner: 'H', owned: 'T', share: 40 },
    ]);
    // 20 + x of H, times 40 %, would be 25 % at x = 42.5; control of H comes first, above 30.
    expect(ways(s, 'X', 'T', 'eu-amlr')).toEqual([
      '[what X itself holds of H, now [20, 45] %] always: [20, 30] % => no; (30, 45] % => yes',
    ]);
  });
  test('further up where two chains add: cut at the exact value, 50 % of 40 and 12.5 % of 40', () => {
    const s = edges([
      { owner: 'X', owned: 'A', share: 50 },
      { owner: 'A', owned: 'T', share: 40 },
      { owner: 'X', owned: 'B', share: { min: 0, max: 40 } },
      { owner: 'B', owned: 'T', share: 40 },
    ]);
    expect(ways(s, 'X', 'T', 'eu-amlr')).toEqual([
      '[what X itself holds of B, now [0, 40] %] always: [0, 12.5) % => no; [12.5, 40] % => yes',
    ]);
  });
  test('a majority stake further up, under the UK rule', () => {
    const s = edges([
      { owner: 'X', owned: 'H', share: { min: 40, max: 60 } },
      { owner: 'H', owned: 'T', share: 30 },
    ]);
    expect(ways(s, 'X', 'T', 'uk-psc')).toEqual([
      '[what X itself holds of H, now [40, 60] %] always: [40, 50] % => no; (50, 60] % => yes',
    ]);
  });
  test('that only sometimes decides is listed as "can", with the values that leave it open', () => {
    const s = edges([
      { owner: 'X', owned: 'T', share: { min: 10, max: 40 } },
      { owner: 'X', owned: 'H', share: 60 },
      { owner: 'H', owned: 'T', share: { min: 10, max: 15 } },
    ]);
    const found = ways(s, 'X', 'T', 'hk-listing-controlling');
    expect(found).toContain(
      '[what H itself holds of T, now [10, 15] % + what X itself holds of T, now [10, 40] %] always: together 30 % or more => yes; together less => no',
    );
    // The pair is minimal: neither decides alone.
    expect(found).toHaveLength(1);
  });
  test('values that cannot be, because a stated total forbids them, are skipped', () => {
    const { s, take } = said(
      owns('L', 'X', '60', { source: NEWS, directness: 'direct' }),
      owns('L', 'K', '~29.9', { source: NEWS }),
      owns('X', 'K', '[2.5,3)', { source: NEWS, directness: 'direct' }),
    );
    for (const way of ways(s, 'L', 'K', 'hk-listing-controlling', take)) expect(way).not.toMatch(/NaN|undefined/);
  });
});

describe('readings', () => {
  const feature = [
    owns('Lei', 'Xiaomi', '(0,100]', { source: NEWS, control: 'stated' }),
    owns('Lei', 'Kingsoft', '~29.9', { source: NEWS }),
    owns('Xiaomi', 'Kingsoft', '[2.5,3)', { source: NEWS, directness: 'direct' }),
  ];
  test('directness comes first, and settles the case at 30 %', () => {
    const { s, take } = said(...feature);
    const [first] = ways(s, 'Lei', 'Kingsoft', 'hk-listing-controlling', take);
    expect(first).toMatch(/^\[it is not said whether .*\] always: direct: .* => yes; total: .* => no$/);
  });
  test('control that a source states is a fact like another: without it the holder stays below', () => {
    const { s, take } = said(
      controls('L', 'X'),
      owns('X', 'K', '[5,15]', { source: NEWS, directness: 'direct' }),
      owns('L', 'K', '[15,18]', { source: NEWS, directness: 'direct' }),
    );
    const judged = ask(s, 'K', 'hk-listing-controlling', take).verdicts[0];
    expect(judged?.verdict).toBe('cannot-tell');
    // Both shares together always decide, so the single fact that only can is not listed beside them.
    expect(judged?.wouldSettle.map((w) => [w.strength, w.facts.map((f) => f.kind)])).toEqual([
      ['always', ['share', 'share']],
    ]);
    const more = said(
      controls('L', 'X'),
      ...['A', 'B', 'C'].flatMap((h) => [owns('X', h, '60'), owns(h, 'K', '[2,8]')]),
      owns('L', 'K', '[15,18]'),
    );
    const open = ways(more.s, 'L', 'K', 'hk-listing-controlling', more.take);
    expect(open).toContain('[whether l controls x, as a source states] can: it does => cannot-tell; it does not => no');
  });
});

describe('the search is bounded, and says so', () => {
  test('fourteen untold shares and fifteen open lists: two and three were not tried, with a warning', () => {
    const holders = Array.from({ length: 14 }, (_, i) => `H${String(i).padStart(2, '0')}`);
    const s = edges(
      holders.flatMap((h): Edge[] => [
        { owner: 'X', owned: h, share: 60 },
        { owner: h, owned: 'T', share: { min: 1, max: 4 } },
      ]),
    );
    const { verdicts, warnings } = ask(s, 'T', 'hk-listing-controlling');
    expect(verdicts[0]?.verdict).toBe('cannot-tell');
    expect(warnings.filter((w) => w.code === 'partial-answer').map((w) => w.message)).toEqual([
      'what would settle it for X may be more than what is listed: 5 open facts were not tried (at most 12 facts of a kind, 6 in pairs, 4 in threes, 4000 trials)',
    ]);
  });
  test('when the trials of a verdict are used up, what was not begun is counted, and what was found stands', () => {
    const s = edges(['H', 'K'].flatMap((h): Edge[] => [{ owner: h, owned: 'T', share: { min: 29, max: 31 } }]));
    const rule = ruleOf('hk-listing-controlling');
    const { version } = versionOn(rule, '2028-01-01');
    const input = {
      snapshot: s,
      company: node(s, 'T'),
      rule,
      version,
      undisclosed: 'declared',
      retake: () => s,
    } as const;
    const bench = new Bench(input);
    const verdict = verdictOf(bench, [node(s, 'H')]);
    const told = (trials: number): readonly [number, string | undefined] => {
      const trial = new Retrial(input, verdict, bench, new Map(), { ...SETTLE_LIMITS, trials });
      return [settle(trial).filter((x) => x.strength === 'always').length, trial.leftOut];
    };
    expect(told(4000)).toEqual([1, undefined]);
    expect(told(1)).toEqual([
      1,
      '1 open fact was not tried (at most 12 facts of a kind, 6 in pairs, 4 in threes, 1 trials)',
    ]);
    expect(told(0)[0]).toBe(0);
  });
  test('a short search says nothing', () => {
    const s = edges([{ owner: 'X', owned: 'T', share: { min: 29, max: 31 } }]);
    expect(ask(s, 'T', 'hk-listing-controlling').warnings.some((w) => w.code === 'partial-answer')).toBe(false);
  });
});

describe('cuts', () => {
  test('a fraction of linear terms is solved exactly', () => {
    // y = (2x + 1) / (x + 3) meets 1 at x = 2
    const xs = [exact(0), exact(1), exact(5)] as const;
    const ys = [ratio(1, 3), ratio(3, 4), ratio(11, 8)] as const;
    expect(solved(xs, ys, exact(1))?.toFraction()).toBe('2');
  });
  test('a line too, and a constant has none', () => {
    const xs = [exact(0), exact(1), exact(2)] as const;
    expect(solved(xs, [exact(1), exact(3), exact(5)], exact(4))?.toFraction()).toBe('3/2');
    expect(solved(xs, [exact(1), exact(1), exact(1)], exact(4))).toBeUndefined();
  });
  test('pieces cover every value once', () => {
    const pieces = piecesOf({ lo: exact(0), hi: exact(1), loOpen: true, hiOpen: false }, [
      ratio(1, 2),
      ratio(1, 2),
      exact(1),
    ]);
    expect(
      pieces.map((p) => `${p.loOpen ? '(' : '['}${p.lo.toFraction()},${p.hi.toFraction()}${p.hiOpen ? ')' : ']'}`),
    ).toEqual(['(0,1/2)', '[1/2,1/2]', '(1/2,1)', '[1,1]']);
  });
});
