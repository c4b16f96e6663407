/** The rows of the page of verdicts: doubt first, a rule that is not about the company last, what each source changes. */
import { describe, expect, test } from 'vitest';
import type { Control, Regime, RuleAsked, RuleVerdict } from '../web/src/types.ts';
import { counted, verdictRows, withoutEach } from '../web/src/verdict-rows.ts';
import { verdictsEn } from '../web/src/words.verdicts.ts';

const limb = (id: string) => ({
  id,
  title: '',
  percent: '25',
  inclusive: false,
  measure: 'votes',
  logic: 'attribute',
  clause: id,
});
const regime = (id: string): Regime =>
  ({ id, title: id, versions: [{ version: '1', limbs: [limb('first'), limb('second')] }] }) as unknown as Regime;
const asked = (rule: string, more: Partial<RuleAsked> = {}): RuleAsked => ({
  ...{ rule, version: '1', inForce: 'yes', says: '' },
  undeclared: { measure: 'votes', share: { exact: 0 }, couldHideOwner: 'no' },
  ...more,
});
const verdict = (rule: string, v: RuleVerdict['verdict'], more: Partial<RuleVerdict> = {}): RuleVerdict => ({
  ...{ rule, verdict: v, clause: '', basis: '', wouldSettle: [] },
  limbs: [{ limb: 'second', share: { exact: 30 }, threshold: '', verdict: v, clause: '', because: '' }],
  party: { id: 'p', name: 'P', type: 'person' },
  ...more,
});
const found = (rulesAsked: RuleAsked[], verdicts: RuleVerdict[]): Control =>
  ({ answer: { rulesAsked, verdicts } }) as unknown as Control;

const FOUND = found(
  [
    asked('no'),
    asked('yes'),
    asked('later', { inForce: 'no' }),
    asked('out', { applies: 'no' }),
    asked('open'),
    asked('hangs'),
  ],
  [
    verdict('yes', 'yes'),
    verdict('later', 'yes'),
    verdict('out', 'cannot-tell'),
    verdict('open', 'yes'),
    verdict('open', 'cannot-tell'),
    verdict('hangs', 'no', { otherSources: [{ without: 'B', verdict: 'yes', share: { exact: 40 } }] }),
  ],
);
const ROWS = verdictRows(FOUND, ['no', 'yes', 'later', 'out', 'open', 'hangs'].map(regime));
const row = (id: string) => ROWS.find((r) => r.regime.id === id) ?? (ROWS[0] as (typeof ROWS)[number]);

describe('the rows of the verdicts', () => {
  test('are sorted by doubt: open, hanging on a source, yes, asked as if, no, and last what does not apply', () => {
    expect(ROWS.map((r) => [r.regime.id, r.state])).toEqual([
      ['open', 'cannot-tell'],
      ['hangs', 'no'],
      ['yes', 'yes'],
      ['later', 'yes'],
      ['no', 'no'],
      ['out', 'does-not-apply'],
    ]);
  });
  test('count what is in force and about the company; the rest is counted apart', () => {
    expect(counted(ROWS)).toEqual({ all: 4, asIf: 1, 'cannot-tell': 1, yes: 1, no: 2, 'does-not-apply': 1 });
    expect(verdictsEn.headline({ all: 4, open: 1, yes: 1, no: 2, out: 1 }).join(' ')).toBe(
      'Cannot tell under one of four rules, yes under one; no under two; one does not apply.',
    );
    expect(verdictsEn.headline({ all: 2, open: 0, yes: 2, no: 0, out: 0 })).toEqual([
      'Yes under two of two rules.',
      '',
    ]);
  });
  test('show the line that decides, the most doubtful party and whoever else is meant', () => {
    expect([row('open').limb?.id, row('open').top?.verdict, row('open').others.map((v) => v.verdict)]).toEqual([
      'second',
      'cannot-tell',
      ['yes'],
    ]);
    expect([row('no').limb?.id, row('no').top]).toEqual(['first', undefined]);
  });
  test('say without each source what they would say, and the same where it changes nothing', () => {
    expect(withoutEach(row('hangs'), ['A', 'B'])).toEqual([
      { letter: 'A', verdict: 'no', share: undefined },
      { letter: 'B', verdict: 'yes', share: { exact: 40 } },
    ]);
  });
});
