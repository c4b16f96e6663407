/** Leaving out whom a scenario cannot concern changes no answer. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { owns } from '../../test/statements.ts';

import { exactly } from '../snapshot/amount.ts';
import { type Change, withChanges } from '../snapshot/change.ts';
import { Households } from '../snapshot/household.ts';
import { takeSnapshot } from '../snapshot/take.ts';
import { partyIdOfName, sealStatement } from '../statements/seal.ts';
import type { Statement } from '../statements/types.ts';
import { percent } from '../terms/exact.ts';
import { rulesAsked, standings } from './standings.ts';
import { touched } from './touched.ts';

const DAY = '2026-01-01';
const base = {
  recordStatus: 'new',
  source: { name: 'file', kind: 'register', manner: 'register', published: DAY },
  locator: {},
} as const;
const PARTIES = ['T', 'H', 'G', 'K', 'P', 'Q', 'R', 'S', 'W'] as const;
const people = PARTIES.map((name, at) =>
  sealStatement({ kind: 'party', party: partyIdOfName(name), name, partyType: at < 4 ? 'company' : 'person', ...base }),
);
const spouses = sealStatement({
  kind: 'tie',
  tie: 'family',
  parties: ['P', 'W'].map(partyIdOfName),
  role: 'wife',
  ...base,
});
const holding = fc
  .tuple(
    fc.constantFrom(...PARTIES.slice(1, 8)),
    fc.constantFrom(...PARTIES.slice(0, 4)),
    fc.constantFrom(3, 8, 20, 26, 34, 51),
  )
  .filter(([a, b]) => a !== b)
  .map(([a, b, share]): Statement => owns(a, b, String(share)));

const change = fc.record({
  kind: fc.constantFrom('transfer', 'issue', 'concert'),
  company: fc.constantFrom(...PARTIES.slice(0, 4)),
  a: fc.constantFrom(...PARTIES.slice(4, 8)),
  b: fc.constantFrom(...PARTIES.slice(1, 8)),
});

test('a change of any kind, anywhere: the same verdicts change as when everybody is judged', () => {
  let moved = 0;
  fc.assert(
    fc.property(fc.array(holding, { minLength: 3, maxLength: 8 }), change, (list, c) => {
      fc.pre(c.a !== c.b && c.b !== c.company);
      const before = takeSnapshot([...people, spouses, ...list], { asAt: DAY });
      const at = (name: string): number => before.nodeOf.get(partyIdOfName(name)) as number;
      const one: Change =
        c.kind === 'transfer'
          ? { kind: 'transfer', company: at(c.company), seller: at(c.a), buyer: at(c.b), amount: exactly(percent(2)) }
          : c.kind === 'issue'
            ? { kind: 'issue', company: at(c.company), buyer: at(c.b), amount: exactly(percent(10)) }
            : { kind: 'concert', members: [at(c.a), at(c.b)], issuers: [at(c.company)] };
      const after = withChanges(before, [one]);
      const { standing } = rulesAsked('all', 'what-if', DAY);
      const q = { verb: 'what-if', subject: 'T', change: [] } as never;
      const said = (all: boolean): string[] =>
        standings({ before, after }, at('T'), standing, q, all)
          .filter((x) => (x.before?.verdict ?? 'no') !== (x.after?.verdict ?? 'no'))
          .map((x) => `${x.rule.id} ${x.seed} ${x.before?.verdict} ${x.after?.verdict}`);
      const few = said(false);
      moved += few.length;
      expect(few).toEqual(said(true));
    }),
    { seed: 3, numRuns: 60 },
  );
  expect(moved).toBeGreaterThan(20);
});

test('a move beside the company concerns nobody, a move above it whoever stands above that', () => {
  const before = takeSnapshot(
    [...people, owns('P', 'H', '60'), owns('H', 'T', '30'), owns('Q', 'T', '20'), owns('R', 'K', '50')],
    { asAt: DAY },
  );
  const at = (name: string): number => before.nodeOf.get(partyIdOfName(name)) as number;
  const after = (company: string) =>
    withChanges(before, [{ kind: 'issue', company: at(company), buyer: at('R'), amount: exactly(percent(10)) }]);
  const of = (company: string) =>
    [...(touched(before, after(company), at('T'), new Households(before)) ?? [])]
      .map((n) => before.parties[n]?.name)
      .sort();
  expect(of('K')).toEqual([]);
  expect(of('H')).toEqual(['H', 'P', 'R']);
  expect(of('T')).toEqual(['H', 'P', 'Q', 'R', 'T']);
});
