/** Every limb of every verdict is a step of the proof, whatever it rests on; and no step can be changed unnoticed. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Extra, owns } from '../../test/statements.ts';
import { checkProof, type Proof, proofBuilder, replayAgainst } from '../proof/index.ts';
import { ruleOf, versionOn } from '../rules/index.ts';
import { takeSnapshot } from '../snapshot/take.ts';
import type { Snapshot } from '../snapshot/types.ts';
import { partyIdOfName, sealStatement } from '../statements/seal.ts';
import type { PartyType, Statement } from '../statements/types.ts';
import type { InterestType } from '../terms/interest-types.ts';
import { verdictsOn } from '../verdicts/index.ts';
import type { RuleVerdict } from '../verdicts/types.ts';
import { proveVerdicts } from './prove-verdict.ts';

const DAY = '2028-01-01';
const base = {
  recordStatus: 'new',
  source: { name: 'file', kind: 'register', manner: 'register', published: DAY },
  locator: {},
} as const;
const is = (name: string, partyType: PartyType, more: object = {}): Statement =>
  sealStatement({ kind: 'party', party: partyIdOfName(name), name, partyType, ...more, ...base });
const role = (who: string, interestType: InterestType, trust: string): Statement =>
  sealStatement({
    kind: 'relationship',
    subject: partyIdOfName(trust),
    interestedParty: partyIdOfName(who),
    interests: [{ interestType, directness: 'direct' }],
    ...base,
  });
const pact = (issuer: string, ...who: string[]): Statement =>
  sealStatement({
    kind: 'tie',
    tie: 'concert',
    parties: who.map(partyIdOfName),
    issuers: [partyIdOfName(issuer)],
    ...base,
  });

const tie = (role: string, ...who: string[]): Statement =>
  sealStatement({ kind: 'tie', tie: 'family', parties: who.map(partyIdOfName), role, ...base });

interface Case {
  readonly snapshot: Snapshot;
  readonly verdicts: readonly RuleVerdict[];
  readonly proof: Proof;
}

function prove(rule: string, statements: readonly Statement[]): Case {
  const snapshot = takeSnapshot([...statements], { asAt: DAY });
  const { version } = versionOn(ruleOf(rule), DAY);
  const company = snapshot.nodeOf.get(partyIdOfName('T')) as number;
  const verdicts = verdictsOn({ snapshot, company, rule: ruleOf(rule), version, undisclosed: 'declared' });
  const builder = proofBuilder(snapshot);
  proveVerdicts(builder, snapshot, company, verdicts);
  return { snapshot, verdicts, proof: builder.build() };
}

/** "party limb verdict" of limbs that no step claims. */
function unclaimed({ snapshot, verdicts, proof }: Case): string[] {
  const claimed = new Set(
    proof.steps.flatMap((s) => ('limb' in s ? [`${[...s.parties].sort()} ${s.limb} ${s.verdict}`] : [])),
  );
  const wanted = verdicts.flatMap((v) => {
    // The kin of the members of a pact is counted and not yet proven.
    if ((v.rule.id === 'hk-sfo-xv' || v.rule.id === 'sg-rorc') && v.seed.length > 1) return [];
    // Nor is one step up from joint holders.
    if (v.rule.id === 'sg-rorc' && snapshot.parties.some((p) => p.type === 'joint')) return [];
    const ids = v.seed.map((n) => snapshot.parties[n]?.id ?? '').sort();
    return v.limbs.map((l) => `${ids} ${l.rule.id} ${l.verdict}`);
  });
  return wanted.filter((w) => !claimed.has(w));
}

const BASE = [
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
const votesApart = (s: Statement): boolean =>
  s.kind === 'relationship' && s.interests.some((i) => i.interestType === 'votingRights');
/** Under the Regulation a majority of the shares is control too: where votes differ from them, that is proven nowhere yet. */
const told = (rule: string): fc.Arbitrary<Statement[]> =>
  world.filter((list) => rule !== 'eu-amlr' || !list.some(votesApart));
const world = fc
  .tuple(fc.array(holding, { minLength: 2, maxLength: 7 }), fc.array(more, { maxLength: 3 }))
  .map(([a, b]) => [...BASE, ...a, ...b]);

const RULES = [
  'eu-amlr',
  'uk-psc',
  'fatf',
  'eu-amld',
  'uk-mlr',
  'hk-scr',
  'de-gwg',
  'us-cdd',
  'hk-listing-controlling',
  'hk-sfo-xv',
  'sg-rorc',
] as const;
const OTHER = { yes: 'no', no: 'cannot-tell', 'cannot-tell': 'yes' } as const;

describe.each(RULES)('%s', (rule) => {
  test('every limb is claimed by a step, and the proof replays against the data', () => {
    fc.assert(
      fc.property(told(rule), (statements) => {
        const found = prove(rule, statements);
        expect(unclaimed(found)).toEqual([]);
        expect(replayAgainst(found.proof, found.snapshot)).toMatchObject({ ok: true });
      }),
      { seed: 26, numRuns: 60 },
    );
  });

  test('no verdict, support or premise can be changed', () => {
    fc.assert(
      fc.property(told(rule), fc.nat(), (statements, pick) => {
        const { proof, snapshot } = prove(rule, statements);
        const spoilt = (spoil: (p: Proof) => void): boolean => {
          const copy = structuredClone(proof);
          spoil(copy);
          return replayAgainst(copy, snapshot).ok;
        };
        const claims = proof.steps.flatMap((s, at) => ('limb' in s ? [at] : []));
        const at = claims[pick % Math.max(1, claims.length)];
        const step = at === undefined ? undefined : proof.steps[at];
        if (at === undefined || step === undefined || !('limb' in step)) return;
        expect(spoilt((p) => Object.assign(p.steps[at] as object, { verdict: OTHER[step.verdict] }))).toBe(false);
        if ('share' in step && step.share !== undefined)
          expect(
            spoilt((p) =>
              Object.assign(p.steps[at] as object, {
                share: { lo: '98/100', hi: '99/100', loOpen: false, hiOpen: false },
              }),
            ),
          ).toBe(false);
        if ('rests' in step && step.rests !== undefined)
          expect(spoilt((p) => Object.assign(p.steps[at] as object, { rests: 's0' }))).toBe(false);
        const premise = pick % Math.max(1, proof.premises.length);
        if (proof.premises[premise] !== undefined) {
          expect(spoilt((p) => void p.premises.splice(premise, 1))).toBe(false);
          expect(spoilt((p) => Object.assign(p.premises[premise] as object, { company: 'name:somebody else' }))).toBe(
            false,
          );
        }
      }),
      { seed: 27, numRuns: 60 },
    );
  });
});

describe('a step of its own', () => {
  const kinds = (rule: string, ...statements: Statement[]): string[] => {
    const found = prove(rule, [...BASE, ...statements]);
    expect(unclaimed(found)).toEqual([]);
    expect(checkProof(found.proof)).toMatchObject({ ok: true });
    return found.proof.steps.map((s) => s.kind);
  };
  test('readings that part: 60 of 30 is rolled up to 30 and multiplied to 18', () =>
    expect(kinds('fatf', owns('P', 'H', '60'), owns('H', 'T', '30'))).toContain('weighed'));
  test('coexistence: 60 of an entity that holds 30, and 30 of one that controls', () => {
    expect(kinds('eu-amlr', owns('P', 'H', '60'), owns('H', 'T', '30'))).toContain('credited');
    expect(kinds('eu-amlr', owns('P', 'H', '30'), owns('H', 'T', '60'))).toContain('between');
  });
  test('a figure filed under the rule', () =>
    expect(
      kinds(
        'uk-psc',
        owns('Q', 'T', '(25,50]', { regime: 'uk-psc', directness: 'indirect' }),
        owns('Q', 'H', '60'),
        owns('H', 'T', '30'),
      ),
    ).toContain('filed'));
  test('joint holders', () =>
    expect(
      kinds('uk-psc', is('J', 'joint', { members: ['Q', 'R'].map(partyIdOfName) }), owns('J', 'T', '30')),
    ).toContain('member'));
  test('a settlor of a trust over the line, and whoever owns a company that is trustee', () => {
    expect(kinds('eu-amlr', owns('TR', 'T', '30'), role('S', 'settlor', 'TR'))).toContain('role');
    expect(kinds('eu-amlr', owns('TR', 'T', '30'), role('H', 'trustee', 'TR'), owns('Q', 'H', '40'))).toContain('role');
  });
  test('what a spouse has, with the tie among the statements', () => {
    const facts = [owns('P', 'T', '3'), owns('Q', 'T', '4'), tie('wife', 'P', 'Q')];
    expect(kinds('hk-sfo-xv', ...facts)).toContain('household');
    const { proof } = prove('hk-sfo-xv', [...BASE, ...facts]);
    expect(JSON.stringify(proof.premises)).toContain((facts[2] as Statement).statementId);
    const { proof: apart } = prove('hk-sfo-xv', [...BASE, ...facts.slice(0, 2)]);
    expect(replayAgainst(apart, prove('hk-sfo-xv', [...BASE, ...facts]).snapshot).ok).toBe(false);
  });
  test('a right over the board', () =>
    expect(kinds('uk-psc', owns('R', 'T', '3', { control: 'board' }))).toContain('right'));

  test('an entity in between cannot be left out of a "no"', () => {
    const { proof } = prove('eu-amlr', [
      ...BASE,
      owns('P', 'H', '10'),
      owns('H', 'T', '60'),
      owns('P', 'G', '10'),
      owns('G', 'T', '5'),
    ]);
    const at = proof.steps.findIndex((s) => s.kind === 'between');
    const copy = structuredClone(proof);
    const step = copy.steps[at];
    if (step?.kind !== 'between') throw new Error('no entity in between is shown');
    step.entities.pop();
    expect(checkProof(copy).ok).toBe(false);
  });
  test('a filing cannot be left out of a "no"', () => {
    const filed = owns('Q', 'T', '(25,50]', { regime: 'uk-psc', directness: 'indirect' });
    const { proof } = prove('uk-psc', [...BASE, owns('Q', 'T', '5'), owns('H', 'T', '30')]);
    const { snapshot } = prove('uk-psc', [...BASE, owns('Q', 'T', '5'), owns('H', 'T', '30'), filed]);
    expect(replayAgainst(proof, snapshot).ok).toBe(false);
  });
});
