/** Small groups under one rule, with what the rule says of everybody and the proof of it. */
import fc from 'fast-check';
import { proveVerdicts } from '../src/answers/prove-verdict.ts';
import { type Proof, proofBuilder } from '../src/proof/index.ts';
import { ruleOf, versionOn } from '../src/rules/index.ts';
import { takeSnapshot } from '../src/snapshot/take.ts';
import type { Snapshot } from '../src/snapshot/types.ts';
import { partyIdOfName, sealStatement } from '../src/statements/seal.ts';
import type { PartyType, Statement } from '../src/statements/types.ts';
import type { InterestType } from '../src/terms/interest-types.ts';
import { verdictsOn } from '../src/verdicts/index.ts';
import type { RuleVerdict } from '../src/verdicts/types.ts';
import { type Extra, owns } from './statements.ts';

export const DAY = '2028-01-01';
const base = {
  recordStatus: 'new',
  source: { name: 'file', kind: 'register', manner: 'register', published: DAY },
  locator: {},
} as const;
export const is = (name: string, partyType: PartyType, more: object = {}): Statement =>
  sealStatement({ kind: 'party', party: partyIdOfName(name), name, partyType, ...more, ...base });
export const role = (who: string, interestType: InterestType, trust: string): Statement =>
  sealStatement({
    kind: 'relationship',
    subject: partyIdOfName(trust),
    interestedParty: partyIdOfName(who),
    interests: [{ interestType, directness: 'direct' }],
    ...base,
  });
export const pact = (issuer: string, ...who: string[]): Statement =>
  sealStatement({
    kind: 'tie',
    tie: 'concert',
    parties: who.map(partyIdOfName),
    issuers: [partyIdOfName(issuer)],
    ...base,
  });

export const tie = (role: string, ...who: string[]): Statement =>
  sealStatement({ kind: 'tie', tie: 'family', parties: who.map(partyIdOfName), role, ...base });

export interface Case {
  readonly snapshot: Snapshot;
  readonly verdicts: readonly RuleVerdict[];
  readonly proof: Proof;
}

export function prove(rule: string, statements: readonly Statement[]): Case {
  const snapshot = takeSnapshot([...statements], { asAt: DAY });
  const { version } = versionOn(ruleOf(rule), DAY);
  const company = snapshot.nodeOf.get(partyIdOfName('T')) as number;
  const verdicts = verdictsOn({ snapshot, company, rule: ruleOf(rule), version, undisclosed: 'declared' });
  const builder = proofBuilder(snapshot);
  proveVerdicts(builder, snapshot, company, verdicts);
  return { snapshot, verdicts, proof: builder.build() };
}

/** "party limb verdict" of limbs that no step claims. */
export function unclaimed({ snapshot, verdicts, proof }: Case): string[] {
  const claimed = new Set(
    proof.steps.flatMap((s) => ('limb' in s ? [`${[...s.parties].sort()} ${s.limb} ${s.verdict}`] : [])),
  );
  const wanted = verdicts.flatMap((v) => {
    const ids = v.seed.map((n) => snapshot.parties[n]?.id ?? '').sort();
    return v.limbs.map((l) => `${ids} ${l.rule.id} ${l.verdict}`);
  });
  return wanted.filter((w) => !claimed.has(w));
}

export const BASE = [
  ...['P', 'Q', 'R', 'S'].map((n) => is(n, 'person')),
  ...['T', 'H', 'G'].map((n) => is(n, 'company')),
  is('TR', 'trust'),
];
const HOLDERS = ['P', 'Q', 'R', 'TR', 'H', 'G'] as const;
const FIGURES = ['5', '12.5', '20', '24.99', '25', '30', '50', '51', '60', '~25', '~50', undefined] as const;
const holding = fc
  .record({
    holder: fc.constantFrom(...HOLDERS),
    company: fc.constantFrom('T', 'T', 'H', 'G'),
    figure: fc.constantFrom(...FIGURES),
    votes: fc.option(fc.constantFrom('10', '30', '51'), { nil: undefined, freq: 6 }),
  })
  .filter(({ holder, company }) => holder !== company)
  .map(({ holder, company, figure, votes }) => {
    const extra: Extra = votes === undefined ? {} : { votes };
    return owns(holder, company, figure, extra);
  });
const more = fc.constantFrom(
  role('S', 'settlor', 'TR'),
  role('H', 'trustee', 'TR'),
  pact('T', 'P', 'Q'),
  owns('P', 'H', undefined, { control: 'stated' }),
  owns('R', 'T', '3', { control: 'board' }),
  tie('wife', 'P', 'Q'),
  tie('son', 'R', 'Q'),
  is('J', 'joint', { members: ['Q', 'R'].map(partyIdOfName) }),
  owns('J', 'T', '20'),
  owns('Q', 'T', '(25,50]', { regime: 'uk-psc', directness: 'indirect' }),
);
export const world = fc
  .tuple(fc.array(holding, { minLength: 2, maxLength: 7 }), fc.array(more, { maxLength: 3 }))
  .map(([a, b]) => [...BASE, ...a, ...b]);
