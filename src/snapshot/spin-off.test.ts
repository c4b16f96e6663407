import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnText } from '../../test/snapshot-text.ts';
import { owns } from '../../test/statements.ts';
import { partyIdOfName } from '../statements/seal.ts';
import { percent } from '../terms/exact.ts';
import { exactly } from './amount.ts';
import { type Change, impossible, withChanges } from './change.ts';
import { takeSnapshot } from './take.ts';
import type { Snapshot } from './types.ts';

const spinsOff = (s: Snapshot, parent: string, company: string, share: number): Change => ({
  kind: 'spin-off',
  parent: s.nodeOf.get(partyIdOfName(parent)) as number,
  company: s.nodeOf.get(partyIdOfName(company)) as number,
  amount: exactly(percent(share)),
});

describe('a spin-off in a scenario', () => {
  const s = takeSnapshot(
    [owns('a', 'p', '30'), owns('b', 'p', '[10,20]'), owns('p', 'c', '80'), owns('a', 'c', '5')],
    {},
  );
  test('hands every holder of the parent its part, and the parent keeps the rest', () => {
    const after = withChanges(s, [spinsOff(s, 'p', 'c', 50)]);
    expect(columnText(after, 'economic', 'c')).toEqual(['a 20', 'b [5, 10]', 'p 30']);
    expect(columnText(after, 'votes', 'c')).toEqual(['a 20', 'b [5, 10]', 'p 30']);
  });
  test('leaves the column of the parent as it was', () => {
    expect(columnText(withChanges(s, [spinsOff(s, 'p', 'c', 50)]), 'economic', 'p')).toEqual(['a 30', 'b [10, 20]']);
  });
  test('of more than the parent has is impossible', () => {
    expect(impossible(s, spinsOff(s, 'p', 'c', 81))).toBe(true);
    expect(impossible(s, spinsOff(s, 'p', 'c', 80))).toBe(false);
  });
  test('that the parent only may be able to make rests on an assumption, by name', () => {
    const unsure = takeSnapshot([owns('a', 'p', '30'), owns('p', 'c', '[40,80]')], {});
    const after = withChanges(unsure, [spinsOff(unsure, 'p', 'c', 50)]);
    expect(after.assumptions.find((x) => x.kind === 'seller-holds-enough')?.text).toBe(
      'p holds the 50 % of c that it hands out',
    );
  });
  test('moves votes that are told apart in unknown measure, never shares', () => {
    const apart = takeSnapshot(
      [
        owns('a', 'p', '100'),
        owns('p', 'c', '80'),
        owns('p', 'c', '60', { of: 'votes' }),
        owns('z', 'c', '20', { of: 'votes' }),
      ],
      {},
    );
    const after = withChanges(apart, [spinsOff(apart, 'p', 'c', 50)]);
    expect(columnText(after, 'economic', 'c')).toContain('p 30');
    expect(columnText(after, 'votes', 'c')).toEqual(['a [0, 60]', 'p [0, 60]', 'z 20']);
  });
  test('moves no more and no less than it says where all holders of the parent are known', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 80 }), (first, share) => {
        const whole = takeSnapshot(
          [owns('a', 'p', String(first)), owns('b', 'p', String(100 - first)), owns('p', 'c', '80')],
          {},
        );
        const after = withChanges(whole, [spinsOff(whole, 'p', 'c', share)]);
        const node = whole.nodeOf.get(partyIdOfName('c')) as number;
        const sum = (after.economic.get(node)?.holdings ?? []).reduce((x, h) => x.add(h.bounds.lo), percent(0));
        expect(sum.equals(percent(80))).toBe(true);
      }),
      { numRuns: 100, seed: 8 },
    );
  });
});
