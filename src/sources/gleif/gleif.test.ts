import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readText } from '../../../test/read.ts';
import { takeSnapshot } from '../../snapshot/take.ts';
import type { RelationshipStatement, Statement } from '../../statements/types.ts';
import { detectFormat } from '../index.ts';
import { gleif } from './index.ts';

const fixture = (name: string): string => readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8');
const read = (text: string, file = 'gleif.json') => readText(gleif, text, file);
const relations = (list: readonly Statement[]): RelationshipStatement[] =>
  list.filter((s): s is RelationshipStatement => s.kind === 'relationship');
const count = (list: readonly Statement[], kind: Statement['kind']): number =>
  list.filter((s) => s.kind === kind).length;

const [CHILD, PARENT] = ['073LKXEKEP6T62NK2G42', 'CYSD4L2598RQ9BPPCB72'];
const link = (relationship: object, registration: object = {}, type = 'IS_DIRECTLY_CONSOLIDATED_BY'): string =>
  JSON.stringify([
    {
      Relationship: {
        StartNode: { NodeID: CHILD, NodeIDType: 'LEI' },
        EndNode: { NodeID: PARENT, NodeIDType: 'LEI' },
        RelationshipType: type,
        RelationshipStatus: 'ACTIVE',
        ...relationship,
      },
      Registration: { LastUpdateDate: '2024-05-01T00:00:00Z', RegistrationStatus: 'PUBLISHED', ...registration },
    },
  ]);
const one = async (text: string): Promise<RelationshipStatement | undefined> =>
  relations((await read(text)).statements)[0];

describe('the golden copy', () => {
  test.each([
    ['lei-data.xml', { party: 13 }],
    ['lei-data.json', { party: 13 }],
    ['rr-data.xml', { tie: 8, relationship: 2 }],
    ['rr-data.json', { tie: 8, relationship: 2 }],
    ['rr-updates-data.json', { tie: 1, relationship: 2 }],
    ['repex-data.xml', { party: 10, relationship: 10 }],
    ['repex-data.json', { party: 10, relationship: 10 }],
    ['reporting-exceptions-data.json', { party: 3, relationship: 2 }],
    ['rr-golden-copy-fullcolumns.csv', { relationship: 8 }],
  ] as const)('%s is known by its shape; every record is read', async (file, counts) => {
    expect(detectFormat(fixture(file).slice(0, 65_536), file)?.id).toBe('gleif');
    const { statements, problems } = await read(fixture(file), file);
    expect(problems).toEqual([]);
    for (const [kind, n] of Object.entries(counts)) expect(count(statements, kind as Statement['kind'])).toBe(n);
    takeSnapshot(statements, {});
  });
  test.each([
    ['lei-data', 'lei-data.xml', 'lei-data.json'],
    ['rr-data', 'rr-data.xml', 'rr-data.json'],
  ])('%s says the same as XML and as JSON', async (_, xml, json) => {
    const content = async (file: string): Promise<string[]> =>
      (await read(fixture(file), file)).statements.map((s) => {
        const { statementId: _id, locator: _at, source: _source, ...rest } = s;
        return JSON.stringify(rest);
      });
    expect(await content(xml)).toEqual(await content(json));
  });
  test('the header says when it was published', async () => {
    expect((await read(fixture('rr-data.xml'))).statements[0]?.source.published).toBe('2023-06-05');
  });
  test('an LEI is tied to the national number; a UK one to Companies House', async () => {
    const { statements } = await read(fixture('lei-data.xml'));
    expect(statements[0]).toMatchObject({
      party: 'XI-LEI-001GPB6A9XPE8XJICC14',
      partyType: 'fund',
      jurisdiction: 'US-MA',
      foundingDate: '2012-11-29',
      identifiers: [
        { scheme: 'XI-LEI', id: '001GPB6A9XPE8XJICC14' },
        { scheme: 'RA000665', id: 'S000005113' },
      ],
    });
    const Entity = {
      LegalName: 'Ltd',
      RegistrationAuthority: { RegistrationAuthorityID: 'RA000585', RegistrationAuthorityEntityID: '6400' },
    };
    const uk = await read(JSON.stringify([{ LEI: CHILD, Entity, Registration: {} }]));
    expect(uk.statements[0]).toMatchObject({
      identifiers: [{ scheme: 'XI-LEI' }, { scheme: 'GB-COH', id: '00006400' }],
    });
  });
  test('a number keeps the code of its authority; one of no authority is kept and makes nobody one', async () => {
    const of = async (RegistrationAuthority: object, LEI: string): Promise<Statement | undefined> =>
      (await read(JSON.stringify([{ LEI, Entity: { LegalName: 'Ltd', RegistrationAuthority }, Registration: {} }])))
        .statements[0];
    const swedish = { RegistrationAuthorityID: 'RA000544', RegistrationAuthorityEntityID: '556543-1193' };
    expect(await of(swedish, CHILD)).toMatchObject({
      identifiers: [{ scheme: 'XI-LEI' }, { scheme: 'RA000544', id: '556543-1193' }],
    });
    const other = { ...swedish, RegistrationAuthorityID: 'RA999999', OtherRegistrationAuthorityID: 'Some registrar' };
    const two = [await of(other, CHILD), await of(other, PARENT)].filter((s) => s !== undefined);
    expect(two[0]).toMatchObject({
      identifiers: [{ scheme: 'XI-LEI' }, { scheme: 'RA999999 Some registrar', id: '556543-1193' }],
    });
    expect(takeSnapshot(two, {}).parties.length).toBe(2);
    expect(takeSnapshot(two, {}).openPoints).toEqual([]);
  });
  test('two records of one LEI are one party, the later one in force', async () => {
    const { statements } = await read(fixture('lei-updates-replaces-data.json'));
    expect(new Set(statements.map((s) => s.recordId)).size).toBe(1);
    expect(takeSnapshot(statements, {}).parties.length).toBe(1);
  });
});

describe('consolidation', () => {
  test('is control, never a percentage, whatever a quantifier says', async () => {
    const said = await one(link({ RelationshipQuantifiers: [{ QuantifierAmount: '100.00' }] }));
    expect(said?.interests).toMatchObject([
      { interestType: 'otherInfluenceOrControl', control: 'stated', directness: 'direct' },
    ]);
    expect(said?.interests[0]?.share).toBeUndefined();
    expect([said?.subject, said?.interestedParty]).toEqual([`XI-LEI-${CHILD}`, `XI-LEI-${PARENT}`]);
  });
  test('an ultimate link is kept and makes no control edge', async () => {
    const { statements } = await read(link({}, {}, 'IS_ULTIMATELY_CONSOLIDATED_BY'));
    expect(relations(statements)[0]?.interests[0]?.directness).toBe('indirect');
    expect(takeSnapshot(statements, {}).statedControl).toEqual([]);
    expect(takeSnapshot((await read(link({}))).statements, {}).statedControl.length).toBe(1);
  });
  test('a fund manager is no owner', async () => {
    const { statements } = await read(link({}, {}, 'IS_FUND-MANAGED_BY'));
    expect(statements).toMatchObject([{ kind: 'tie', tie: 'other', role: 'IS_FUND-MANAGED_BY' }]);
  });
  test('only a relationship period is the life of a link, in whatever place it stands', async () => {
    const rows = (await read(fixture('rr-golden-copy-fullcolumns.csv'), 'rr.csv')).statements;
    expect(relations(rows)[0]?.interests[0]?.startDate).toBe('2017-10-02');
    // Offsets: the day is the one printed, not the one it was in Greenwich.
    expect(relations(rows)[1]?.interests[0]?.startDate).toBe('1995-06-14');
    const untyped = (await read(fixture('rr-20260123-rows.csv'), 'rr.csv')).statements;
    expect(relations(untyped).flatMap((r) => r.interests.map((i) => i.startDate))).not.toContain('2021-01-01');
  });
  test('lapsed stands; inactive, retired and annulled do not', async () => {
    const status = async (r: object, g: object) => (await one(link(r, g)))?.recordStatus;
    expect(await status({}, { RegistrationStatus: 'LAPSED' })).toBe('new');
    expect(await status({ RelationshipStatus: 'INACTIVE' }, {})).toBe('closed');
    expect(await status({}, { RegistrationStatus: 'RETIRED' })).toBe('closed');
    expect((await one(link({}, { RegistrationStatus: 'ANNULLED' })))?.interests).toEqual([]);
  });
  test('a node related to itself is told and left out', async () => {
    const { statements, problems } = await read(fixture('rr-20260123-rows.csv'), 'rr.csv');
    expect(statements.length).toBe(39);
    expect(problems.map((p) => [p.code, p.severity, p.place.row])).toEqual([
      ['bad-reference', 'warning', 41],
      ['bad-reference', 'warning', 42],
    ]);
  });
});

describe('reporting exceptions', () => {
  test('say why nobody is named, and own nothing', async () => {
    const { statements } = await read(fixture('repex-data.xml'));
    expect(statements[0]).toMatchObject({
      partyType: 'unknown',
      unspecified: {
        reason: 'subjectUnableToConfirmOrIdentifyBeneficialOwner',
        description: 'DIRECT_ACCOUNTING_CONSOLIDATION_PARENT; NO_KNOWN_PERSON',
      },
    });
    expect(relations(statements)[0]?.interests).toEqual([]);
    // NON_PUBLIC: there is a parent, unnamed
    expect(relations(statements)[9]?.interests[0]?.interestType).toBe('unknownInterest');
  });
  test('a table has its reasons in numbered columns', async () => {
    const table = `LEI,Exception.Category,Exception.Reason.1,Exception.Reference.1\n${CHILD},DIRECT_ACCOUNTING_CONSOLIDATION_PARENT,NON_PUBLIC,Datenschutz\n`;
    expect(detectFormat(table, 'repex.csv')?.id).toBe('gleif');
    const { statements } = await read(table, 'repex.csv');
    expect(statements[0]).toMatchObject({
      unspecified: {
        reason: 'interestedPartyExemptFromDisclosure',
        description: 'DIRECT_ACCOUNTING_CONSOLIDATION_PARENT; NON_PUBLIC; Datenschutz',
      },
    });
  });
});

describe('broken input', () => {
  test('a cut document keeps the records before the cut and names the place', async () => {
    const whole = fixture('rr-data.xml');
    const { statements, problems } = await read(whole.slice(0, whole.length / 2), 'rr.xml');
    expect(statements.length).toBeGreaterThan(2);
    expect(problems.map((p) => p.code)).toEqual(['bad-xml']);
    expect(problems[0]?.place.line).toBeGreaterThan(50);
  });
  test('cut anywhere, in any form, it never throws', async () => {
    const texts = ['repex-data.xml', 'rr-data.json', 'rr-golden-copy-fullcolumns.csv'].map(fixture);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...texts), fc.double({ min: 0, max: 1, noNaN: true }), async (text, part) => {
        await read(text.slice(0, Math.floor(text.length * part)));
      }),
      { numRuns: 30 },
    );
  });
  test('entities that multiply and elements without end are refused', async () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rr:R xmlns:rr="http://www.gleif.org/data/schema/rr/2016"><rr:RelationshipRecord>&b;</rr:RelationshipRecord></rr:R>`;
    expect((await read(bomb)).problems.map((p) => p.code)).toEqual(['bad-xml']);
    const deep = `<r>${'<a>'.repeat(5000)}`;
    expect((await read(deep)).problems.map((p) => p.code)).toEqual(['bad-xml']);
  });
  test('headers and elements named like the language’s own are only names', async () => {
    await read(`LEI,Entity.LegalName,__proto__.polluted\n${CHILD},A,yes\n`, 'lei.csv');
    await read('<x><LEIRecord><__proto__><polluted>yes</polluted></__proto__></LEIRecord></x>');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
  test('each thing that is not as it should be is named', async () => {
    const records = [
      { LEI: 'short', Entity: { LegalName: 'A' }, Registration: {} },
      { LEI: CHILD, Entity: {}, Registration: {} },
      { LEI: CHILD, ExceptionCategory: 'X', ExceptionReason: 'NEW' },
      { other: 1 },
    ];
    const { problems } = await read(JSON.stringify(records));
    expect(problems.map((p) => p.place.field)).toEqual(['LEI', 'LegalName', 'ExceptionReason', 'LEI']);
    expect(problems.every((p) => p.expected !== undefined && p.place.pointer !== undefined)).toBe(true);
    expect((await read(link({}, {}, 'IS_MARRIED_TO'))).problems[0]?.received).toBe('IS_MARRIED_TO');
  });
});
