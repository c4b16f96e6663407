/** Who is said to be far from every line is not meant, whatever a rule counts: trusts, spouses, rights, filings, pacts. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { is, owns } from '../../test/statements.ts';
import { REGIMES, versionOn } from '../rules/index.ts';
import { takeSnapshot } from '../snapshot/take.ts';
import { partyIdOfName, sealStatement } from '../statements/seal.ts';
import type { Statement } from '../statements/types.ts';
import type { InterestType } from '../terms/interest-types.ts';
import { Bench, Beyond, verdictsOn, Workings } from './index.ts';

const DAY = '2028-01-01';
const STANDING = REGIMES.filter((r) => r.verbs.includes('beneficial-owners') || r.verbs.includes('control'));
const base = {
  recordStatus: 'new',
  source: { name: 'file', kind: 'register', manner: 'register', published: DAY },
  locator: {},
} as const;
const NAMES = ['T', 'H', 'G', 'K', 'P', 'Q', 'R', 'S'] as const;
const has = (who: string, interestType: InterestType, of: string): Statement =>
  sealStatement({
    kind: 'relationship',
    subject: partyIdOfName(of),
    interestedParty: partyIdOfName(who),
    interests: [{ interestType, directness: 'direct' }],
    ...base,
  });
const married = sealStatement({
  kind: 'tie',
  tie: 'family',
  parties: ['P', 'Q'].map(partyIdOfName),
  role: 'wife',
  ...base,
});
const parties = NAMES.map((name, at) => is(name, at < 4 ? 'company' : 'person'));
const extras: Readonly<Record<string, readonly Statement[]>> = {
  none: [],
  spouses: [married],
  trust: [is('TR', 'trust'), owns('TR', 'T', '30'), has('R', 'settlor', 'TR')],
  board: [has('S', 'appointmentOfBoard', 'T')],
  influence: [has('S', 'otherInfluenceOrControl', 'K')],
};
const holding = fc
  .tuple(
    fc.constantFrom(...NAMES.slice(1)),
    fc.constantFrom(...NAMES.slice(0, 4)),
    fc.constantFrom('2', '4', '9', '12', '21', '26', '34', '51', '~25', '[10,24]'),
  )
  .filter(([a, b]) => a !== b)
  .map(([a, b, share]) => owns(a, b, share));

test.each(Object.keys(extras))('a party far from every line is no "yes" and no "cannot tell" (%s)', (extra) => {
  let far = 0;
  fc.assert(
    fc.property(fc.array(holding, { minLength: 3, maxLength: 9 }), (list) => {
      const snapshot = takeSnapshot([...parties, ...list, ...(extras[extra] ?? [])], { asAt: DAY });
      const company = snapshot.nodeOf.get(partyIdOfName('T')) as number;
      const workings = new Workings(snapshot, company, 'declared');
      for (const rule of STANDING) {
        const { version } = versionOn(rule, DAY);
        const input = { snapshot, company, rule, version, undisclosed: 'declared' } as const;
        const beyond = new Beyond(new Bench(input, undefined, workings));
        for (const { seed, issuers, verdict } of verdictsOn(input)) {
          if (issuers !== undefined || !beyond.has(seed[0] as number)) continue;
          far += 1;
          expect([rule.id, snapshot.parties[seed[0] as number]?.name, verdict]).toEqual([
            rule.id,
            snapshot.parties[seed[0] as number]?.name,
            'no',
          ]);
        }
      }
    }),
    { numRuns: 25, seed: 9 },
  );
  expect(far).toBeGreaterThan(extra === 'trust' ? 10 : 50);
});
