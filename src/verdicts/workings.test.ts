/** What rules share is what each would have worked out alone, before and after a change. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ownershipBounds } from '../compute/index.ts';
import { REGIMES, versionOn } from '../rules/index.ts';
import { exactly } from '../snapshot/amount.ts';
import { type Change, withChanges } from '../snapshot/change.ts';
import { type Edge, snapshotFromEdges } from '../snapshot/from-edges.ts';
import type { Node, Snapshot } from '../snapshot/types.ts';
import { percent } from '../terms/exact.ts';
import { verdictsOn, Workings } from './index.ts';

const NAMES = ['P0', 'P1', 'P2', 'C3', 'C4', 'C5', 'C6'];
const FIRST_COMPANY = 3;
const STANDING = REGIMES.filter((r) => r.verbs.includes('beneficial-owners') || r.verbs.includes('control'));

/** Holders of one company, loops included; ranges of some, and rests of columns left open or filled. */
const column = (owned: number): fc.Arbitrary<Edge[]> =>
  fc
    .array(fc.record({ owner: fc.nat(NAMES.length - 1), lo: fc.nat(14), more: fc.constantFrom(0, 0, 0, 3, 6) }), {
      maxLength: 4,
    })
    .map((cells) => [...new Map(cells.map((c) => [c.owner, c])).values()].filter((c) => c.owner !== owned))
    .filter((cells) => cells.reduce((sum, c) => sum + c.lo, 0) <= 20)
    .map((cells) =>
      cells
        .filter((c) => c.lo + c.more > 0)
        .map((c) => {
          const [min, max] = [c.lo * 5, Math.min(100, (c.lo + c.more) * 5)];
          return { owner: NAMES[c.owner] ?? '', owned: NAMES[owned] ?? '', share: min === max ? min : { min, max } };
        }),
    );
const structure = fc.tuple(column(3), column(4), column(5), column(6)).map((columns) => columns.flat());

function changesOf(s: Snapshot): readonly (readonly Change[])[] {
  const node = (name: string): Node | undefined => s.nodeOf.get(name);
  const [p0, p1, c4, c6] = ['P0', 'P1', 'C4', 'C6'].map(node);
  if (p0 === undefined || p1 === undefined || c6 === undefined) return [[]];
  const issue = (company: Node): Change => ({ kind: 'issue', buyer: p0, company, amount: exactly(percent(25)) });
  const sale: Change = { kind: 'transfer', seller: p1, buyer: p0, company: c6, amount: exactly(percent(5)) };
  const pact: Change = { kind: 'concert', members: [p0, p1], issuers: [c6] };
  return [[], [issue(c6)], c4 === undefined ? [sale] : [issue(c4), sale], [pact]];
}

/** Everything a verdict says, evidence left out: it is drawn up when it is read. */
const said = (list: ReturnType<typeof verdictsOn>): unknown =>
  list.map(({ seed, verdict, share, clause, basis, limbs }) => ({
    seed,
    verdict,
    share,
    clause,
    basis,
    limbs: limbs.map(({ evidence: _, ...limb }) => limb),
  }));

describe('shared workings', () => {
  test('a rule says the same with what other rules worked out as on its own', () => {
    fc.assert(
      fc.property(structure, (edges) => {
        const s = snapshotFromEdges(edges);
        for (const changes of changesOf(s)) {
          const after = withChanges(s, changes);
          const company = after.nodeOf.get('C6');
          if (company === undefined) continue;
          const shared = new Workings(after, company, 'declared');
          for (const rule of STANDING) {
            const { version } = versionOn(rule, '2028-01-01');
            const input = { snapshot: after, company, rule, version, undisclosed: 'declared' } as const;
            expect(said(verdictsOn(input, shared)), rule.id).toEqual(said(verdictsOn(input)));
          }
        }
      }),
      { numRuns: 40, seed: 22 },
    );
  });

  test('a part of a company on the way up is the part found for that company alone, undeclared rest or not', () => {
    fc.assert(
      fc.property(structure, fc.constantFrom('declared' as const, 'anyone' as const), (edges, undisclosed) => {
        const s = snapshotFromEdges(edges);
        const company = s.nodeOf.get('C6');
        if (company === undefined) return;
        const shared = new Workings(s, company, undisclosed);
        for (const name of NAMES) {
          const holder = s.nodeOf.get(name);
          if (holder === undefined) continue;
          for (const entity of NAMES.slice(FIRST_COMPANY).flatMap((n) => s.nodeOf.get(n) ?? [])) {
            if (!shared.everybody.has(entity) || entity === holder) continue;
            for (const measure of ['votes', 'economic'] as const) {
              const alone = ownershipBounds(s, [holder], entity, { measure, undisclosed });
              const { bounds, loose, ...rest } = shared.heldIn(entity, [holder], measure);
              expect({ bounds, loose, measure: rest.measure }).toEqual({
                bounds: alone.bounds,
                loose: alone.loose,
                measure,
              });
            }
          }
        }
      }),
      { numRuns: 200, seed: 23 },
    );
  });
});
