/** What is seen between two parties and does not tie them on the day: named with its reason, and never a tie beside. */
import { describe, expect, test } from 'vitest';
import { ask, openFiles, verify } from '../../index.ts';
import { lastingOn } from './lasting.ts';

const HEAD = 'source "r" (register) published 2020-12-31\nA is a company\nB is a company\nP is a person\n';
interface Found {
  readonly ties: readonly { readonly kinds: readonly string[]; readonly verdict: string; readonly because?: string }[];
  readonly leftOut: readonly { readonly reason: string; readonly text: string; readonly because: string }[];
}
async function between(facts: string, asAt: string): Promise<Found> {
  const workspace = await openFiles([{ name: 'case.own', text: `${HEAD}${facts}` }]);
  const envelope = await ask(workspace, { verb: 'ties', subject: 'A', other: 'B', asAt });
  expect(await verify(JSON.parse(JSON.stringify(envelope)), workspace)).toMatchObject({ ok: true });
  return envelope.answer as unknown as Found;
}
const reasons = (found: Found): string[] => found.leftOut.map((x) => `${x.reason}: ${x.text}`);
const kinds = (found: Found): string[] => found.ties.flatMap((t) => t.kinds);

describe('left out of the ties', () => {
  test('is what a party was worth, and a plan of one of them', async () => {
    const found = await between(
      'B raised about 1 billion US dollars at a valuation of about 46 billion in 2014\nB plans to list one day\n',
      '2015-03-31',
    );
    expect(kinds(found)).toEqual([]);
    expect(found.leftOut.map((x) => [x.reason, x.because])).toEqual([
      ['worth', 'it says what B was worth, not who is tied to whom'],
      ['planned', 'a plan, not a fact'],
    ]);
  });

  test('is an office that ended, from the day it ended on, and one that has not begun', async () => {
    const facts = 'P is chairman of A\nP is a director of B from 2010 until 2014\n';
    expect(kinds(await between(facts, '2012-01-01'))).toEqual(['office']);
    const after = await between(facts, '2015-03-31');
    expect(kinds(after)).toEqual([]);
    expect(reasons(after)).toEqual(['ended: P is director of B']);
    expect(after.leftOut[0]?.because).toBe('over since 2014');
    const before = await between(facts, '2009-12-31');
    expect(reasons(before)).toEqual(['not-begun: P is director of B']);
    expect(before.leftOut[0]?.because).toBe('not before 2010');
  });

  test('is a holding that ended, of one in the other or of a third in both', async () => {
    const facts = 'A owns 10% of B until 2014\nP owns 10% of A\nP owns 20% of B until 2013\n';
    expect(kinds(await between(facts, '2012-01-01')).sort()).toEqual(['common-holder', 'direct-stake']);
    const after = await between(facts, '2015-03-31');
    expect(kinds(after)).toEqual([]);
    expect(reasons(after).sort()).toEqual(['ended: A holds a part of B', 'ended: P holds a part of B']);
  });

  test('is no office of a party that is nothing in the other', async () => {
    const found = await between('P is chairman of A until 2010\n', '2015-03-31');
    expect(found.leftOut).toEqual([]);
  });
});

describe('a tie', () => {
  const SLIP = 'P keeps 9.9% of B, printed as B, perhaps A\n';
  test('that hangs on a figure printed for the wrong company cannot be told, and stands once: no chain beside it', async () => {
    const found = await between(`P owns 10% of A\n${SLIP}`, '2021-01-01');
    expect(found.ties.map((t) => [t.kinds[0], t.verdict])).toEqual([['common-holder', 'cannot-tell']]);
    expect(found.ties[0]?.because).toContain('slip of the source');
    expect(found.leftOut).toEqual([]);
  });

  test('is none where one figure is of the one or of the other', async () => {
    const found = await between(SLIP, '2021-01-01');
    expect(kinds(found)).toEqual([]);
    expect(found.leftOut.map((x) => x.because)).toEqual(['the figure is of B or of A, never of both']);
  });

  test('that may be over on the day cannot be told; a deal once made stays made', async () => {
    const facts =
      'P is chairman of A\nP is a director of B until 2014\nA and P invested 1 million US dollars in B in 2013\n';
    const found = await between(facts, '2014-06-30');
    expect(found.ties.find((t) => t.kinds[0] === 'office')).toMatchObject({ verdict: 'cannot-tell' });
  });
});

test('the day something ends is not one of its days, and a part of a year decides nothing', () => {
  expect(lastingOn('2014-12-31', { endDate: '2014-12-31' })).toBe('ended');
  expect(lastingOn('2014-12-30', { endDate: '2014-12-31' })).toBe('yes');
  expect(lastingOn('2014-06-30', { endDate: '2014' })).toBe('cannot-tell');
  expect(lastingOn('2014-06-30', { startDate: '2014' })).toBe('cannot-tell');
  expect(lastingOn('2014-06-30', { startDate: '2014-07' })).toBe('not-begun');
  expect(lastingOn('2014-06-30', {})).toBe('yes');
});
