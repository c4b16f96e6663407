/** Many sets asked of one column: each is told what it would be told alone, to the end and its openness. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { snapshotFromEdges } from '../../snapshot/from-edges.ts';
import type { Column, Snapshot } from '../../snapshot/types.ts';
import { ONE, ratio } from '../../terms/exact.ts';
import { interval, sameInterval } from '../../terms/interval.ts';
import { jointHolding } from './reference.ts';
import { JointHoldings } from './remembered.ts';

const HOLDERS = 6;
const bounds = fc
  .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 30 }), fc.boolean(), fc.boolean())
  .map(([lo, more, loOpen, hiOpen]) =>
    interval(ratio(lo, 100), ratio(lo + more, 100), loOpen && more > 0, hiOpen && more > 0),
  );
const columns = fc.record({
  bounds: fc.array(bounds, { minLength: 1, maxLength: HOLDERS }),
  complete: fc.boolean(),
  sets: fc.array(fc.subarray([0, 1, 2, 3, 4, 5, 6, 7]), { minLength: 1, maxLength: 5 }),
  undisclosed: fc.constantFrom('declared' as const, 'anyone' as const),
});

const base = snapshotFromEdges([]);

describe('what a set holds in a column without stated totals', () => {
  it('is the same from sums kept of the column as worked out alone, columns that do not fit included', () => {
    let [bounded, misfits] = [0, 0];
    fc.assert(
      fc.property(columns, (given) => {
        const column: Column = {
          company: 9,
          holdings: given.bounds.map((b, owner) => ({
            owner,
            company: 9,
            bounds: b,
            directness: 'direct' as const,
            assumptions: [],
            statements: [],
          })),
          complete: given.complete,
          capacity: ONE,
          overfull: false,
        };
        const snapshot: Snapshot = { ...base, economic: new Map([[9, column]]), claims: [] };
        const joints = new JointHoldings(snapshot, given.undisclosed);
        for (const members of given.sets) {
          const set = new Set(members);
          const found = joints.of(9, set, 'economic');
          const alone = jointHolding(snapshot, 9, set, { measure: 'economic', undisclosed: given.undisclosed });
          expect(sameInterval(found.bounds, alone.bounds)).toBe(true);
          expect(found.loose).toBe(alone.loose);
          expect(joints.handsIn(9, set, 'economic')).toEqual(members.filter((n) => n < given.bounds.length));
          if (alone.loose) misfits += 1;
          else bounded += 1;
        }
      }),
      { seed: 11, numRuns: 600 },
    );
    expect(Math.min(bounded, misfits)).toBeGreaterThan(100);
  });
});
