import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readText } from '../../../test/read.ts';
import { intervalText } from '../../answers/share-out.ts';
import { takeSnapshot } from '../../snapshot/take.ts';
import type { Interest, RelationshipStatement, Statement } from '../../statements/types.ts';
import { problemText } from '../../terms/problem.ts';
import { detectFormat } from '../index.ts';
import { secForms } from './form-345.ts';

const fixture = (name: string): string => readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8');
const [FUNDS, NONE, SALES, GRANT] = [
  'form3.snow.xml',
  'form3.nosecurities.xml',
  'form4.snow.xml',
  '374WaterForm4.xml',
] as const;
const read = (text: string) => readText(secForms, text, 'form.xml');
const relations = (list: readonly Statement[]): RelationshipStatement[] =>
  list.filter((s): s is RelationshipStatement => s.kind === 'relationship');
const interests = async (text: string, type: Interest['interestType']): Promise<Interest[]> =>
  relations((await read(text)).statements).flatMap((s) => s.interests.filter((i) => i.interestType === type));

describe('Forms 3 and 4 as filed', () => {
  test.each([FUNDS, NONE, SALES, GRANT])('%s is known and read without a problem', async (file) => {
    expect(detectFormat(fixture(file), file)?.id).toBe('sec-345');
    const { statements, problems } = await read(fixture(file));
    expect(problems.map(problemText)).toEqual([]);
    takeSnapshot(statements, {});
  });
  test('six sales of one day leave one direct holding: the number after the last of them', async () => {
    const direct = (await interests(fixture(SALES), 'shareholding')).filter((i) => i.directness === 'direct');
    expect(direct.map((i) => [i.class, i.sharesCount])).toEqual([['Class A Common Stock', '101097']]);
    expect(direct[0]?.details).toMatch(/^Includes shares to be issued/);
  });
  test('shares in eight trusts are eight indirect holdings, each with its trust in words', async () => {
    const indirect = (await interests(fixture(SALES), 'shareholding')).filter((i) => i.directness === 'indirect');
    expect(indirect).toHaveLength(8);
    expect(indirect.map((i) => i.sharesCount).sort()).toEqual(
      ['577218', '178947', '9686', '2755', '9686', '2755', '9686', '2755'].sort(),
    );
    expect(indirect[1]?.details).toBe(
      'Trust; The shares are held by the Scarpelli Family Trust for which the Reporting Person is a trustee.',
    );
  });
  test.each([FUNDS, SALES, GRANT])('%s gives numbers of shares and no percentage', async (file) => {
    const all = relations((await read(fixture(file))).statements).flatMap((s) => s.interests);
    expect(all.length).toBeGreaterThan(1);
    expect(all.filter((i) => i.share !== undefined)).toEqual([]);
  });
  test('options and preferred stock are rights to shares, not shares held now', async () => {
    expect(await interests(fixture(FUNDS), 'shareholding')).toEqual([]);
    const rights = await interests(fixture(FUNDS), 'conditionalRightsGrantedByContract');
    expect(rights.map((r) => r.directness).sort()).toEqual(['direct', ...Array(5).fill('indirect')]);
    expect(rights[0]?.details).toMatch(/^Series E Preferred Stock; over 134018 of Class B Common Stock; Limited Partn/);
    const [option] = await interests(fixture(GRANT), 'conditionalRightsGrantedByContract');
    expect([option?.sharesCount, option?.details?.split('; ').slice(0, 4)]).toEqual([
      '757756',
      ['Stock options (right to buy)', 'over 757576 of Common Stock', 'price 0.33', 'expires 2035-04-29'],
    ]);
  });
  test('a form that says so is a shareholding of nought', async () => {
    const [none] = await interests(fixture(NONE), 'shareholding');
    expect([none?.share && intervalText(none.share.bounds), none?.sharesCount]).toEqual(['0 %', '0']);
  });
  test('trades keep their number, price, code and footnotes in words, and imply no level', async () => {
    const { statements } = await read(fixture(SALES));
    const trades = statements.filter((s) => s.kind === 'transaction');
    expect(trades.map((t) => t.transaction)).toEqual(['acquisition', ...Array(5).fill('disposal')]);
    expect(trades[1]?.locator.words).toMatch(/^73170 shares; at 150.841 each; transaction code S; The sales reported/);
    expect(trades.filter((t) => t.share !== undefined)).toEqual([]);
  });
  test('the offices of the reporting owner, and the days', async () => {
    const { statements } = await read(fixture(GRANT));
    const office = relations(statements).find((s) => s.interests[0]?.role !== undefined);
    expect(office).toMatchObject({
      interests: [{ interestType: 'otherOffice', role: 'Chief Technology Officer' }],
      statementDate: '2025-04-30',
      source: { published: '2025-05-02' },
    });
    expect(statements.flatMap((s) => (s.kind === 'party' ? [`${s.name}: ${s.partyType}`] : []))).toEqual([
      '374Water Inc.: company',
      'Melkote Rajesh Ramaswamy: person',
    ]);
  });
});

describe('several owners, later forms, amendments', () => {
  const owner = (cik: string, name: string): string =>
    `<reportingOwner><reportingOwnerId><rptOwnerCik>${cik}</rptOwnerCik><rptOwnerName>${name}</rptOwnerName></reportingOwnerId><reportingOwnerRelationship><isTenPercentOwner>1</isTenPercentOwner></reportingOwnerRelationship></reportingOwner>`;
  test('owners of one form hold the same shares: one joint holder, one holding', async () => {
    const { statements } = await read(
      fixture(SALES).replace('<nonDerivativeTable>', `${owner('0000000042', 'A Fund LP')}<nonDerivativeTable>`),
    );
    const holders = relations(statements).filter((s) => s.interests[0]?.interestType === 'shareholding');
    expect(new Set(holders.map((s) => s.interestedParty))).toEqual(new Set(['sec:joint:sec:1402349+sec:42']));
    expect(statements.find((s) => s.kind === 'party' && s.partyType === 'joint')).toMatchObject({
      members: ['sec:1402349', 'sec:42'],
    });
    expect(relations(statements).find((s) => s.interestedParty === 'sec:42')?.interests[0]?.details).toMatch(/10 %/);
  });
  test('a later form takes the place of an earlier one for the same holding only', async () => {
    const before = relations((await read(fixture(SALES))).statements);
    const later = fixture(SALES).replaceAll('2022-12-13', '2023-01-13').replaceAll('101097', '90000');
    const after = relations((await read(later)).statements);
    expect(after.map((s) => s.recordId).sort()).toEqual(before.map((s) => s.recordId).sort());
  });
  test('what is sold to the last share is closed on that day; an amendment is an update', async () => {
    const sold = fixture(GRANT).replace(
      '<sharesOwnedFollowingTransaction>\n                    <value>757756',
      '<sharesOwnedFollowingTransaction>\n                    <value>0',
    );
    const [holding] = relations((await read(sold)).statements).filter(
      (s) => s.interests[0]?.interestType === 'shareholding',
    );
    expect([holding?.recordStatus, holding?.interests[0]?.endDate]).toEqual(['closed', '2025-04-30']);
    const amended = await read(fixture(NONE).replace('<documentType>3<', '<documentType>3/A<'));
    expect(new Set(amended.statements.map((s) => s.recordStatus))).toEqual(new Set(['updated']));
  });
});

describe('broken forms', () => {
  test('a number that is none is named with its row, and the other rows are kept', async () => {
    const { statements, problems } = await read(fixture(SALES).replace('<value>577218<', '<value>many<'));
    expect(problems).toMatchObject([
      { code: 'bad-row', received: 'many', place: { field: 'sharesOwnedFollowingTransaction' } },
    ]);
    expect(problems[0]?.message).toMatch(/^nonDerivativeTable\/nonDerivativeHolding 1: /);
    expect(relations(statements)).toHaveLength(10);
  });
  test('a form without an issuer, and one that says nothing is owned and lists something', async () => {
    const none = await read(fixture(NONE).replace(/<issuerCik>.*<\/issuerCik>/, ''));
    expect([none.statements.length, none.problems.map((p) => p.place.field)]).toEqual([0, ['issuerCik']]);
    const both = await read(fixture(FUNDS).replace('<noSecuritiesOwned>0', '<noSecuritiesOwned>1'));
    expect(both.problems.map((p) => `${p.severity} ${p.place.field}`)).toEqual(['warning noSecuritiesOwned']);
    expect(relations(both.statements).length).toBe(7);
  });
  test('cut anywhere, it never throws and says so', async () => {
    const whole = fixture(SALES).trim();
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 10), async (at) => {
        expect((await read(whole.slice(0, at))).problems.length).toBe(1);
      }),
      { numRuns: 30 },
    );
  });
});
