/** A trust over the line is opened into its parties (Regulation (EU) 2024/1624 Art. 55, 58 and its counterparts). */
import { describe, expect, test } from 'vitest';
import { owns } from '../../../test/statements.ts';
import { ruleOf, versionOn } from '../../rules/index.ts';
import { takeSnapshot } from '../../snapshot/take.ts';
import { partyIdOfName, sealStatement } from '../../statements/seal.ts';
import type { PartyType, Statement } from '../../statements/types.ts';
import type { InterestType } from '../../terms/interest-types.ts';
import { judge } from '../index.ts';
import type { CompanyVerdicts } from '../types.ts';

const DAY = '2028-01-01';
const base = {
  recordStatus: 'new',
  source: { name: 'file', kind: 'register', manner: 'register', published: DAY },
  locator: {},
} as const;
const is = (name: string, partyType: PartyType): Statement =>
  sealStatement({ kind: 'party', party: partyIdOfName(name), name, partyType, ...base });
const role = (who: string, interestType: InterestType, trust: string, more: object = {}): Statement =>
  sealStatement({
    kind: 'relationship',
    subject: partyIdOfName(trust),
    interestedParty: partyIdOfName(who),
    interests: [{ interestType, directness: 'direct', ...more }],
    ...base,
  });

function ask(rule: string, ...statements: Statement[]): CompanyVerdicts & { readonly said: Record<string, string> } {
  const snapshot = takeSnapshot([is('TR', 'trust'), ...statements], { asAt: DAY });
  const { version } = versionOn(ruleOf(rule), DAY);
  const company = snapshot.nodeOf.get(partyIdOfName('T')) as number;
  const found = judge({
    snapshot,
    company,
    rule: ruleOf(rule),
    version,
    undisclosed: 'declared',
    retake: () => snapshot,
  });
  const name = (n: number): string => snapshot.parties[n]?.name ?? '';
  const said = found.verdicts.map((v) => [name(v.seed[0] as number), v.verdict] as const);
  const ends = found.ends.map((e) => [`end ${name(e.node)}`, `${e.verdict.verdict}, ${e.standing}`] as const);
  return { ...found, said: Object.fromEntries([...said, ...ends]) };
}
const said = (rule: string, ...statements: Statement[]): Record<string, string> => ask(rule, ...statements).said;
const S = [is('S', 'person'), role('S', 'settlor', 'TR')];

describe('under the EU regulation', () => {
  test('a settlor of a trust with exactly 25 % is a beneficial owner, of one with 24.99 % not', () => {
    expect(said('eu-amlr', owns('TR', 'T', '25'), ...S)).toEqual({ S: 'yes', 'end TR': 'yes, opened' });
    expect(said('eu-amlr', owns('TR', 'T', '24.99'), ...S)).toEqual({});
  });
  test.each(['settlor', 'trustee', 'protector', 'beneficiaryOfLegalArrangement'] as const)('a %s is meant', (r) =>
    expect(said('eu-amlr', owns('TR', 'T', '30'), is('S', 'person'), role('S', r, 'TR'))['S']).toBe('yes'),
  );
  test('the trust counts through a chain: 50 of 55', () =>
    expect(said('eu-amlr', owns('TR', 'H', '50'), owns('H', 'T', '55'), ...S)['S']).toBe('yes'));
  test('a trust none of whose parties is named gets a row, and the fallback cannot be told', () => {
    const found = ask('eu-amlr', owns('TR', 'T', '30'));
    expect(found.said).toEqual({ 'end TR': 'yes, parties-unknown' });
    expect(found.fallback?.verdict).toBe('cannot-tell');
  });
  test('a company over the line with nobody above it gets a row; one whose owner is known gets none', () => {
    const chain = [is('H', 'company'), owns('H', 'T', '30')];
    expect(said('eu-amlr', ...chain)).toEqual({ 'end H': 'yes, owners-unknown' });
    expect(said('eu-amlr', ...chain, is('P', 'person'), owns('P', 'H', '100'))).toEqual({ P: 'yes' });
  });
  test('of a company that is trustee, whoever owns 25 % of it is meant (Art. 58(3))', () => {
    const facts = [owns('TR', 'T', '30'), is('TC', 'company'), role('TC', 'trustee', 'TR')];
    const owners = [is('A', 'person'), is('B', 'person'), owns('A', 'TC', '25'), owns('B', 'TC', '24')];
    expect(said('eu-amlr', ...facts, ...owners)).toMatchObject({ A: 'yes' });
    expect(said('eu-amlr', ...facts, ...owners)).not.toHaveProperty('B');
  });
  test('a role that ended names nobody; one on an inexact day cannot be told', () => {
    const held = (endDate: string): Record<string, string> =>
      said('eu-amlr', owns('TR', 'T', '30'), is('S', 'person'), role('S', 'settlor', 'TR', { endDate }));
    expect(held('2020-05-01')).toEqual({ 'end TR': 'yes, parties-unknown' });
    expect(held('2028')).toMatchObject({ S: 'cannot-tell' });
  });
  test('where the trust may be over the line, its parties cannot be told', () =>
    expect(said('eu-amlr', owns('TR', 'T', '~25'), ...S)).toMatchObject({ S: 'cannot-tell' }));
});

describe('under other laws', () => {
  test.each([
    ['uk-psc', 'yes', 'cannot-tell'],
    ['uk-mlr', 'yes', 'cannot-tell'],
    ['hk-scr', 'yes', 'cannot-tell'],
    ['us-cdd', 'yes', undefined],
    ['fatf', 'yes', 'yes'],
    ['eu-amld', 'yes', 'yes'],
    ['de-gwg', 'yes', 'yes'],
  ])('%s: a trustee %s, a settlor %s', (rule, trustee, settlor) => {
    const found = said(rule, owns('TR', 'T', '60'), ...S, is('W', 'person'), role('W', 'trustee', 'TR'));
    expect([found['W'], found['S']]).toEqual([trustee, settlor]);
  });
  test('where a rule says nothing of trusts here, the row says so', () =>
    expect(said('in-sbo', owns('TR', 'H', '60'), owns('H', 'T', '60'), ...S)).toMatchObject({
      'end TR': 'yes, not-opened',
    }));
});
