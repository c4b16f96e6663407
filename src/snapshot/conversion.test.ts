import { describe, expect, test } from 'vitest';
import { readText } from '../../test/own-text.ts';
import { columnText } from '../../test/snapshot-text.ts';
import { partyIdOfName } from '../statements/seal.ts';
import { percent } from '../terms/exact.ts';
import { exactly } from './amount.ts';
import { type ConversionChange, withChanges } from './change.ts';
import { takeSnapshot } from './take.ts';
import type { Snapshot } from './types.ts';

const node = (s: Snapshot, name: string): number => s.nodeOf.get(partyIdOfName(name)) as number;
const converts = (s: Snapshot, share?: number, names = { from: 'B', to: 'A' }): ConversionChange => ({
  kind: 'conversion',
  holder: node(s, 'x'),
  company: node(s, 'c'),
  ...names,
  ...(share === undefined ? {} : { amount: exactly(percent(share)) }),
});
/** 80 shares of class A with a vote each, 20 of class B with 16 each. */
const CLASSES = `class A of c is 80% of the capital with 20% of the votes
class B of c is 20% of the capital with 80% of the votes
`;
const snapshotOf = async (text: string): Promise<Snapshot> => {
  const { statements, problems } = await readText(text);
  expect(problems).toEqual([]);
  return takeSnapshot(statements, {});
};

describe('a conversion of share classes in a scenario', () => {
  test('counts the votes over all that there are afterwards, and leaves the economics', async () => {
    const s = await snapshotOf(
      `${CLASSES}x owns 100% of the class B shares of c\ny owns 50% of the class A shares of c\n`,
    );
    expect(columnText(s, 'votes', 'c')).toEqual(['x 80', 'y 10']);
    const after = withChanges(s, [converts(s)]);
    expect(columnText(after, 'votes', 'c')).toEqual(['x 20', 'y 40']);
    expect(columnText(after, 'economic', 'c')).toEqual(['x 20', 'y 40']);
  });
  test('of a part of the class moves that part alone', async () => {
    const s = await snapshotOf(
      `${CLASSES}x owns 100% of the class B shares of c\ny owns 50% of the class A shares of c\n`,
    );
    expect(columnText(withChanges(s, [converts(s, 50)]), 'votes', 'c')).toEqual(['x 68', 'y 16']);
  });
  test('of a range holds every exact conversion in it', async () => {
    const s = await snapshotOf(
      `${CLASSES}x owns 50 to 100% of the class B shares of c\ny owns 50% of the class A shares of c\n`,
    );
    const after = withChanges(s, [converts(s)]);
    const held = new Map((after.votes.get(node(s, 'c'))?.holdings ?? []).map((h) => [h.owner, h.bounds] as const));
    const [x, y] = [held.get(node(s, 'x')), held.get(node(s, 'y'))];
    for (const p of [50, 60, 75, 100]) {
      const exact = await snapshotOf(
        `${CLASSES}x owns ${p}% of the class B shares of c\ny owns 50% of the class A shares of c\n`,
      );
      const told = withChanges(exact, [converts(exact)]).votes.get(node(exact, 'c'))?.holdings ?? [];
      for (const h of told) {
        const band = h.owner === node(exact, 'x') ? x : y;
        expect(band?.lo.compare(h.bounds.lo)).toBeLessThanOrEqual(0);
        expect(band?.hi.compare(h.bounds.hi)).toBeGreaterThanOrEqual(0);
      }
    }
  });
  test.each([
    [
      'y owns 50% of the class A shares of c\nx owns 5% of c\n',
      {},
      'x is not said by one figure to hold class B of it',
    ],
    ['x owns 30% of the class B shares of c\n', { share: 40 }, 'x certainly has less of class B than that'],
    ['x owns 30% of the class B shares of c\n', { to: 'Z' }, 'its class Z has no stated part'],
  ])('refuses what cannot be worked out: %s', async (text, { share, to }: { share?: number; to?: string }, why) => {
    const s = await snapshotOf(`${CLASSES}${text}`);
    const change = converts(s, share, { from: 'B', to: to ?? 'A' });
    expect(() => withChanges(s, [change])).toThrow(why);
  });
});
