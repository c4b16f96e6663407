/** Hong Kong Part XV: whose shares count as a person's own (s. 316), and parties to an agreement (s. 317, 318). */
import { describe, expect, test } from 'vitest';
import { owns } from '../../../test/statements.ts';
import { ruleOf, versionOn } from '../../rules/index.ts';
import { takeSnapshot } from '../../snapshot/take.ts';
import { partyIdOfName, sealStatement } from '../../statements/seal.ts';
import type { Statement } from '../../statements/types.ts';
import type { PartialDate } from '../../terms/day.ts';
import { judge } from '../index.ts';
import type { RuleVerdict } from '../types.ts';

const SOURCE = { name: 'filing', kind: 'filing', manner: 'register', published: '2020-12-31' } as const;
const DAY = '2020-12-31';
const base = { recordStatus: 'new', source: SOURCE, locator: {} } as const;
const kin = (role: string, a: string, b: string, more: object = {}): Statement =>
  sealStatement({ kind: 'tie', tie: 'family', parties: [partyIdOfName(a), partyIdOfName(b)], role, ...base, ...more });
const concert = (issuer: string, ...who: string[]): Statement =>
  sealStatement({
    kind: 'tie',
    tie: 'concert',
    parties: who.map(partyIdOfName),
    issuers: [partyIdOfName(issuer)],
    ...base,
  });
const born = (name: string, birthDate?: PartialDate): Statement =>
  sealStatement({
    kind: 'party',
    party: partyIdOfName(name),
    name,
    partyType: 'person',
    ...(birthDate === undefined ? {} : { birthDate }),
    ...base,
  });

function verdicts(...statements: Statement[]): readonly RuleVerdict[] {
  const snapshot = takeSnapshot(statements, { asAt: DAY });
  const rule = ruleOf('hk-sfo-xv');
  const { version } = versionOn(rule, DAY);
  const company = snapshot.nodeOf.get(partyIdOfName('T')) as number;
  return judge({ snapshot, company, rule, version, undisclosed: 'declared', retake: () => snapshot }).verdicts.map(
    (v) => ({
      ...v,
      basis: v.seed.map((n) => snapshot.parties[n]?.name.toUpperCase()).join('+'),
    }),
  );
}
const of = (who: string, ...statements: Statement[]): string =>
  verdicts(...statements).find((v) => v.basis === who)?.verdict ?? 'no';

describe('the spouse', () => {
  test.each(['wife', 'husband', 'spouse'])('of 3 and 2 %%: each is interested in the whole 5 (%s)', (role) => {
    const facts = [owns('A', 'T', '3'), owns('B', 'T', '2'), kin(role, 'A', 'B')];
    expect([of('A', ...facts), of('B', ...facts)]).toEqual(['yes', 'yes']);
  });
  test('without a share of his own is interested all the same', () =>
    expect(of('B', owns('A', 'T', '6'), born('B'), kin('wife', 'A', 'B'))).toBe('yes'));
  test('4.99 % together stay below the line', () =>
    expect(of('A', owns('A', 'T', '3'), owns('B', 'T', '1.99'), kin('wife', 'A', 'B'))).toBe('no'));
  test.each([
    ['a former wife', kin('former wife', 'A', 'B')],
    ['a marriage that ended', kin('wife', 'A', 'B', { endDate: '2019' })],
    ['a sister', kin('sister', 'A', 'B')],
  ])('%s adds nothing', (_, tie) => expect(of('A', owns('A', 'T', '3'), owns('B', 'T', '2'), tie)).toBe('no'));
  test('brings what she controls: a company of which she has a third', () =>
    expect(of('A', owns('A', 'T', '1'), owns('B', 'H', '100/3'), owns('H', 'T', '4'), kin('wife', 'B', 'A'))).toBe(
      'yes',
    ));
  test('and not what both control only together', () => {
    const facts = [owns('A', 'H', '20'), owns('B', 'H', '20'), owns('H', 'T', '10'), kin('wife', 'B', 'A')];
    expect(of('A', ...facts)).toBe('no');
  });
  test('of the spouse adds nothing: kinship is one step', () => {
    const facts = [owns('A', 'T', '6'), kin('wife', 'A', 'B'), kin('sister', 'C', 'B')];
    expect(of('C', ...facts)).toBe('no');
  });
});

describe('a child', () => {
  const child = (birth: PartialDate | undefined, tie = kin('son', 'K', 'A')): string =>
    of('A', owns('A', 'T', '3'), owns('K', 'T', '2'), born('K', birth), tie);
  test.each([
    ['2003-01-01', 'yes'],
    ['2002-12-31', 'no'],
    ['2002-12', 'no'],
    ['2003', 'yes'],
    ['2002', 'no'],
    [undefined, 'cannot-tell'],
  ] as const)('born %s, on 31 December 2020: %s', (birth, verdict) => expect(child(birth)).toBe(verdict));
  test('is named from either side', () => expect(child('2010', kin('mother', 'A', 'K'))).toBe('yes'));
  test('is not interested in what the parent has', () =>
    expect(of('K', owns('A', 'T', '6'), born('K', '2010'), kin('son', 'K', 'A'))).toBe('no'));
});

describe('corporations and agreements', () => {
  test.each([
    ['33.33', 'no'],
    ['100/3', 'yes'],
  ])('%s %% of a company that has 5 %%: %s', (share, verdict) =>
    expect(of('A', owns('A', 'H', share), owns('H', 'T', '5'))).toBe(verdict),
  );
  test('a chain of thirds reaches through', () =>
    expect(of('A', owns('A', 'G', '34'), owns('G', 'H', '34'), owns('H', 'T', '5'))).toBe('yes'));
  test('parties to an agreement over the company count together; without one they do not', () => {
    const facts = [owns('A', 'T', '3'), owns('B', 'T', '2')];
    expect(
      verdicts(...facts, concert('T', 'A', 'B'))
        .filter((v) => v.verdict === 'yes')
        .map((v) => v.basis),
    ).toEqual(['A+B']);
    expect(verdicts(...facts).map((v) => v.verdict)).toEqual(['no', 'no']);
  });
});
