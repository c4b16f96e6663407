/** What is multiplied along a sole way is what fillings say, and nothing else is multiplied. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Edge, snapshotFromEdges } from '../../snapshot/from-edges.ts';
import { sameInterval } from '../../terms/interval.ts';
import { OwnershipBook } from './book.ts';
import { OwnersOf } from './owners-of.ts';
import { boundsBetween } from './reference.ts';
import { SoleWays } from './sole-ways.ts';

const OPTIONS = { measure: 'economic', undisclosed: 'declared' } as const;

/** Mostly a tree above N0; now and then a second way down, a loop, a band, an open end. */
const edges: fc.Arbitrary<Edge[]> = fc
  .array(
    fc.record({
      down: fc.nat(100),
      lo: fc.integer({ min: 2, max: 12 }),
      band: fc.constantFrom('no', 'no', 'closed', 'open'),
      also: fc.constantFrom(undefined, undefined, undefined, undefined, 3, 40),
    }),
    { minLength: 5, maxLength: 14 },
  )
  .map((cells) => {
    const sums = new Map<string, number>();
    const list = cells.flatMap(({ down, lo, band, also }, at) => {
      const owner = `N${at + 1}`;
      const owned = [`N${down % (at + 1)}`, ...(also === undefined ? [] : [`N${also % (cells.length + 1)}`])];
      return [...new Set(owned)]
        .filter((name) => name !== owner && (sums.get(name) ?? 0) + lo <= 19)
        .map((name): Edge => {
          sums.set(name, (sums.get(name) ?? 0) + lo);
          const range = { min: lo * 5, max: Math.min(100, lo * 5 + 30) };
          if (band === 'no') return { owner, owned: name, share: lo * 5 };
          return { owner, owned: name, share: band === 'closed' ? range : { ...range, exclusiveMax: true } };
        });
    });
    return list;
  });

test('one way down or many: the part of the company, and of all between, is the part that fillings find', () => {
  let [sole, forked] = [0, 0];
  fc.assert(
    fc.property(edges, (list) => {
      const s = snapshotFromEdges(list);
      const company = s.nodeOf.get('N0');
      if (company === undefined) return;
      const owners = new OwnersOf(s, company, OPTIONS);
      const ways = new SoleWays(new OwnershipBook(s, 'economic'), company);
      for (const holder of s.parties.keys()) {
        if (holder === company || !owners.leadsTo(holder)) continue;
        const fillings = boundsBetween(new OwnershipBook(s, 'economic'), [holder], company, OPTIONS);
        for (const entity of s.parties.keys()) {
          if (!owners.leadsTo(entity) && entity !== company) continue;
          const alone = fillings(entity);
          const part = ways.partOf(holder, entity, (end) => owners.filledOf(entity, [end]));
          if (part === undefined) forked += 1;
          else sole += 1;
          const found = owners.filledOf(entity, [holder]);
          expect(sameInterval(found.bounds, alone.bounds), `${holder} in ${entity}`).toBe(true);
          expect([found.upper.length, found.loose]).toEqual([alone.upper.length, alone.loose]);
        }
      }
    }),
    { numRuns: 40, seed: 8 },
  );
  expect(sole).toBeGreaterThan(500);
  expect(forked).toBeGreaterThan(500);
});
