import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnText } from '../../test/snapshot-text.ts';
import { owns } from '../../test/statements.ts';
import { partyIdOfName } from '../statements/seal.ts';
import { fractionText, percent } from '../terms/exact.ts';
import { exactly } from './amount.ts';
import { impossible, type TransferChange, withChanges } from './change.ts';
import { takeSnapshot } from './take.ts';
import type { Snapshot } from './types.ts';

const node = (s: Snapshot, name: string): number => s.nodeOf.get(partyIdOfName(name)) as number;
const sells = (s: Snapshot, seller: string, buyer: string, share: number): TransferChange => ({
  kind: 'transfer',
  seller: node(s, seller),
  buyer: node(s, buyer),
  company: node(s, 'c'),
  amount: exactly(percent(share)),
});

describe('a transfer in a scenario', () => {
  const s = takeSnapshot([owns('a', 'c', '30'), owns('b', 'c', '[10,20]')], {});
  test('moves exactly what it says, from one to the other', () => {
    expect(columnText(withChanges(s, [sells(s, 'a', 'b', 3)]), 'economic', 'c')).toEqual(['a 27', 'b [13, 23]']);
  });
  test('and back again leaves everything as it was', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 }), (share) => {
        const there = withChanges(s, [sells(s, 'a', 'b', share)]);
        const back = withChanges(there, [sells(s, 'b', 'a', share)]);
        expect(columnText(back, 'votes', 'c')).toEqual(columnText(s, 'votes', 'c'));
      }),
      { numRuns: 50, seed: 1 },
    );
  });
  test('of more than the seller can have is impossible', () => {
    expect(impossible(s, sells(s, 'a', 'b', 31))).toBe(true);
    expect(impossible(s, sells(s, 'b', 'a', 20))).toBe(false);
  });
  test('by a seller that only may have it is an assumption, by name', () => {
    const after = withChanges(s, [sells(s, 'b', 'a', 15)]);
    expect(after.assumptions.map((a) => a.kind)).toContain('seller-holds-enough');
    expect(withChanges(s, [sells(s, 'a', 'b', 5)]).assumptions.map((a) => a.kind)).not.toContain('seller-holds-enough');
  });
  test('the old snapshot stays as it was', () => {
    withChanges(s, [sells(s, 'a', 'b', 3)]);
    expect(columnText(s, 'economic', 'c')).toEqual(['a 30', 'b [10, 20]']);
  });
});

describe('new shares', () => {
  test('thin everybody out, and go to the buyer', () => {
    const s = takeSnapshot([owns('a', 'c', '55'), owns('b', 'c', '11')], {});
    const after = withChanges(s, [
      { kind: 'issue', company: node(s, 'c'), buyer: node(s, 'b'), amount: exactly(percent(10)) },
    ]);
    const held = new Map(
      (after.economic.get(node(s, 'c'))?.holdings ?? []).map((h) => [h.owner, fractionText(h.bounds.lo)] as const),
    );
    expect([held.get(node(s, 'a')), held.get(node(s, 'b'))]).toEqual(['1/2', '21/110']);
  });
});
