import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readText } from '../../../test/read.ts';
import { intervalText } from '../../answers/share-out.ts';
import { takeSnapshot } from '../../snapshot/take.ts';
import type { PartyStatement, RelationshipStatement, Statement } from '../../statements/types.ts';
import { detectFormat } from '../index.ts';
import { own } from '../own/index.ts';
import { writeOwn } from '../own/write.ts';
import { ukCompanies } from './company-csv.ts';
import { paddedNumber } from './company-number.ts';
import { psc } from './index.ts';

const FIXTURES = join(import.meta.dirname, 'fixtures');
const fixture = (name: string): string => readFileSync(join(FIXTURES, name), 'utf8');
const read = (text: string, file = 'snapshot.txt') => readText(psc, text, file);
const relations = (list: readonly Statement[]): RelationshipStatement[] =>
  list.filter((s): s is RelationshipStatement => s.kind === 'relationship');
const parties = (list: readonly Statement[]): PartyStatement[] =>
  list.filter((s): s is PartyStatement => s.kind === 'party');
const holders = (list: readonly Statement[]): PartyStatement[] =>
  parties(list).filter((p) => !p.name.startsWith('company '));

const record = (data: object, number = '01234567'): string =>
  JSON.stringify({ company_number: number, data: { links: { self: '/company/x/psc/1' }, ...data } });
const INDIVIDUAL = { kind: 'individual-person-with-significant-control', name: 'Ann Lee' };
const natures = async (...codes: string[]): Promise<string[]> => {
  const { statements } = await read(record({ ...INDIVIDUAL, natures_of_control: codes }));
  return relations(statements).flatMap((s) =>
    s.interests.map(
      (i) => `${i.interestType} ${i.share === undefined ? (i.control ?? '') : intervalText(i.share.bounds)}`,
    ),
  );
};

describe('the published records', () => {
  const files = readdirSync(FIXTURES).filter((f) => f.endsWith('.json'));
  test.each(files)('%s is known by its shape and read without a problem', async (file) => {
    expect(detectFormat(fixture(file), file)?.id).toBe('uk-psc');
    const { statements, problems } = await read(fixture(file), file);
    expect(problems).toEqual([]);
    // Every record but the totals line is one relationship.
    const said = JSON.parse(fixture(file)) as { data: { kind: string } }[] | { data: { kind: string } };
    const records = [said].flat().filter((r) => !r.data.kind.startsWith('totals'));
    expect(relations(statements).length).toBe(records.length);
    takeSnapshot(statements, {});
  });
  test('a ceased statement is closed and carries its end; the person after it is live', async () => {
    const { statements } = await read(fixture('psc-data-1.json'));
    const found = relations(statements);
    expect(found.map((r) => r.recordStatus)).toEqual(['new', 'closed']);
    expect(found.map((r) => r.statementDate)).toEqual(['2021-12-13', '2021-12-13']);
    expect(found[1]?.interests).toEqual([]);
    expect(parties(statements).find((p) => p.unspecified !== undefined)?.unspecified).toEqual({
      reason: 'noBeneficialOwners',
      description: 'no-individual-or-entity-with-signficant-control',
    });
  });
  test('a person has no title in the name, and a month of birth', async () => {
    const person = holders((await read(fixture('psc-data-3.json'))).statements)[0];
    expect([person?.name, person?.otherNames, person?.birthDate, person?.partyType]).toEqual([
      'Michael Charles Saunders',
      ['Mr Michael Charles Saunders'],
      '1951-08',
      'person',
    ]);
  });
  test('a month of birth is written in notation and read back', async () => {
    const { statements } = await read(fixture('psc-data-3.json'));
    const { text, lost } = writeOwn(statements);
    expect(lost).toEqual([]);
    expect(text).toContain('born August 1951');
    const again = (await readText(own, text, 'a.own')).statements;
    expect(again.map((s) => s.statementId).sort()).toEqual(statements.map((s) => s.statementId).sort());
  });
  test('a foreign owner keeps its number as written, and is no UK company', async () => {
    const owner = holders((await read(fixture('psc-data-15.json'))).statements)[0];
    expect(owner?.identifiers).toEqual([{ scheme: 'register of Minnesota, Usa', id: '41-0406690' }]);
    expect(owner?.party).toMatch(/^psc:/);
  });
  test('country words that name no country keep an owner apart', async () => {
    expect(holders((await read(fixture('psc_no_match.json'))).statements)[0]?.party).toMatch(/^psc:/);
  });
  test('a UK owner is the company of that number, padded', async () => {
    expect(holders((await read(fixture('psc_not_found.json'))).statements)[0]?.party).toBe('GB-COH-00056099');
  });
  test('a government is a state body, its two natures one holding', async () => {
    const { statements } = await read(fixture('psc-data-6.json'));
    expect(holders(statements)[0]?.partyType).toBe('state-body');
    const interests = relations(statements)[0]?.interests ?? [];
    expect(interests.map((i) => i.share && intervalText(i.share.bounds))).toEqual(['(25, 100] %']);
    expect(relations(statements)[0]?.regime).toBeUndefined();
  });
  test('a protected person is unnamed with the reason, the interest unpublished', async () => {
    const { statements } = await read(fixture('psc-data-7.json'));
    expect(holders(statements)[0]?.unspecified?.reason).toBe('interestedPartyExemptFromDisclosure');
    expect(relations(statements)[0]?.interests[0]?.interestType).toBe('unpublishedInterest');
  });
});

describe('natures of control', () => {
  test('the bands have the ends of the statute', async () => {
    expect(await natures('ownership-of-shares-25-to-50-percent')).toEqual(['shareholding (25, 50] %']);
    expect(await natures('voting-rights-50-to-75-percent-limited-liability-partnership')).toEqual([
      'votingRights (50, 75) %',
    ]);
    expect(await natures('ownership-of-shares-75-to-100-percent-as-trust')).toEqual(['shareholding [75, 100] %']);
    expect(await natures('right-to-share-surplus-assets-25-to-50-percent-limited-liability-partnership')).toEqual([
      'rightsToSurplusAssetsOnDissolution (25, 50] %',
    ]);
  });
  test('the right to appoint is a board right; significant influence is stated control', async () => {
    expect(await natures('right-to-appoint-and-remove-directors-as-firm', 'significant-influence-or-control')).toEqual([
      'appointmentOfBoard board',
      'otherInfluenceOrControl stated',
    ]);
  });
  test('in person and as trustee is one holding: at least the larger, at most both', async () => {
    expect(
      await natures('ownership-of-shares-25-to-50-percent', 'ownership-of-shares-25-to-50-percent-as-trust'),
    ).toEqual(['shareholding (25, 100] %']);
  });
  test('directness is never known', async () => {
    const { statements } = await read(
      record({ ...INDIVIDUAL, natures_of_control: ['ownership-of-shares-75-to-100-percent'] }),
    );
    expect(relations(statements)[0]?.interests.map((i) => i.directness)).toEqual(['unknown']);
  });
  test('an unknown code is told and the known ones are kept', async () => {
    const { statements, problems } = await read(
      `${record({ ...INDIVIDUAL, natures_of_control: ['by-magic', 'voting-rights-25-to-50-percent'] })}\n`,
    );
    expect(problems[0]).toMatchObject({
      code: 'unknown-interest-type',
      received: 'by-magic',
      place: { file: 'snapshot.txt', line: 1, field: 'natures_of_control' },
    });
    expect(relations(statements)[0]?.interests.length).toBe(1);
  });
});

describe('broken input', () => {
  test('a bad line is named and the next is read', async () => {
    const good = record({ ...INDIVIDUAL, natures_of_control: [] });
    const { statements, problems } = await read(`${good}\n{"company_number":"1"\n${good}\n`);
    expect(problems.map((p) => [p.code, p.place.line])).toEqual([['bad-json', 2]]);
    expect(relations(statements).length).toBe(2);
  });
  test('a date that is none is left out with a warning', async () => {
    const { statements, problems } = await read(record({ ...INDIVIDUAL, notified_on: '2016-02-30' }));
    expect(problems[0]).toMatchObject({ code: 'bad-date', severity: 'warning', received: '2016-02-30' });
    expect(relations(statements)[0]?.interests[0]?.startDate).toBeUndefined();
  });
  test('no number, no kind, no link, no name: each is named', async () => {
    const lines = [
      record(INDIVIDUAL, 'not a number'),
      record({}),
      record({ ...INDIVIDUAL, links: {} }),
      record({ kind: INDIVIDUAL.kind }),
      record({ kind: 'new-kind' }),
    ];
    const { statements, problems } = await read(`${lines.join('\n')}\n`);
    expect(problems.map((p) => p.place.field)).toEqual(['company_number', 'kind', 'links.self', 'name', 'kind']);
    expect(statements).toEqual([]);
  });
  test('names of the language are names', async () => {
    const { statements } = await read(record({ ...INDIVIDUAL, name: '__proto__' }));
    expect(holders(statements)[0]?.name).toBe('__proto__');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
  test('cut anywhere, it never throws', async () => {
    const whole = fixture('psc-data-1.json');
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length), async (at) => {
        const { statements, problems } = await read(whole.slice(0, at));
        expect(statements.length + problems.length).toBeGreaterThan(0);
      }),
      { numRuns: 40 },
    );
  });
});

test('company numbers are padded texts', () => {
  expect(['3530981', 'sc 12345', '00006400', 'OE031044', 'FC123', 'hello', '123456789'].map(paddedNumber)).toEqual([
    '03530981',
    'SC012345',
    '00006400',
    'OE031044',
    'FC000123',
    undefined,
    undefined,
  ]);
});

describe('the table of companies', () => {
  const table = fixture('basic-company-data.csv');
  test('gives a number of the snapshot its name, with day-first dates and blank-led headers', async () => {
    expect(detectFormat(table, 'BasicCompanyData.csv')?.id).toBe('uk-companies');
    const { statements, problems } = await readText(ukCompanies, table, 'BasicCompanyData.csv');
    expect(problems).toEqual([]);
    expect(statements.length).toBe(1);
    expect(statements[0]).toMatchObject({
      party: 'GB-COH-08209948',
      name: '! LTD',
      foundingDate: '2012-09-11',
      identifiers: [{ scheme: 'GB-COH', id: '08209948' }],
    });
    const owners = (await read(fixture('psc-data-1.json'))).statements;
    const snapshot = takeSnapshot([...owners, ...statements], {});
    expect(snapshot.parties.find((p) => p.id === 'GB-COH-08209948')?.name).toBe('! LTD');
  });
  test('a row without a number is named', async () => {
    const { problems } = await readText(ukCompanies, 'CompanyName, CompanyNumber,URI\nA,,x\n,1,x\n', 'c.csv');
    expect(problems.map((p) => [p.code, p.place.row, p.place.field])).toEqual([
      ['bad-row', 2, 'CompanyNumber'],
      ['missing-value', 3, 'CompanyName'],
    ]);
  });
});
