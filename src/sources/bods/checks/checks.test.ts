import { describe, expect, test } from 'vitest';
import type { Problem } from '../../../terms/problem.ts';
import { bods } from '../index.ts';
import { MOST, PackageCheck } from './package.ts';

type Json = Record<string, unknown>;

async function problems(statements: readonly Json[]): Promise<Problem[]> {
  const found: Problem[] = [];
  async function* chunks(): AsyncIterable<string> {
    yield JSON.stringify(statements);
  }
  for await (const item of bods.read(chunks(), { file: 'file.json', today: '2026-06-01' }))
    if (item.problem !== undefined && !item.problem.message.endsWith('(BODS 0.4)')) found.push(item.problem);
  return found;
}
const said = (list: readonly Problem[]): string[] => list.map((p) => `${p.code} ${p.place.pointer}`);

/** 0.4: a company, a person, and what joins them. */
const record = (recordId: string, recordType: string, details: Json, more: Json = {}): Json => ({
  statementId: `statement-of-${recordId}`,
  declarationSubject: 'company',
  statementDate: '2020-03-04',
  recordId,
  recordType,
  recordDetails: { isComponent: false, ...details },
  ...more,
});
const company = (details: Json = {}, more: Json = {}): Json =>
  record('company', 'entity', { entityType: { type: 'registeredEntity' }, ...details }, more);
const person = (details: Json = {}, more: Json = {}): Json =>
  record('person', 'person', { personType: 'knownPerson', ...details }, more);
const holding = (details: Json = {}, more: Json = {}): Json =>
  record('holding', 'relationship', { subject: 'company', interestedParty: 'person', ...details }, more);

/** Before 0.4. */
const old = (statementID: string, statementType: string, more: Json): Json => ({ statementID, statementType, ...more });
const oldCompany = (more: Json = {}): Json => old('c', 'entityStatement', { entityType: 'registeredEntity', ...more });
const oldPerson = (more: Json = {}): Json => old('p', 'personStatement', { personType: 'knownPerson', ...more });
const oldHolding = (more: Json = {}): Json =>
  old('h', 'ownershipOrControlStatement', {
    subject: { describedByEntityStatement: 'c' },
    interestedParty: { describedByPersonStatement: 'p' },
    ...more,
  });

test('whole packages of either form give no problem', async () => {
  expect(await problems([company(), person(), holding()])).toEqual([]);
  expect(await problems([oldCompany(), oldPerson(), oldHolding()])).toEqual([]);
});

describe('one statement alone', () => {
  const cases: readonly (readonly [string, Json, string])[] = [
    [
      'a statement dated in the future',
      company({}, { statementDate: '2099-03-04T12:12:13Z' }),
      'dated-in-the-future /0/statementDate',
    ],
    [
      'published in the future',
      company({}, { publicationDetails: { publicationDate: '2099-01-01' } }),
      'dated-in-the-future /0/publicationDetails/publicationDate',
    ],
    ['fetched in the future', company({}, { source: { retrievedAt: '2099-01-01' } }), 'bad-date /0/source/retrievedAt'],
    [
      'a death before the birth',
      person({ birthDate: '1992-01-01', deathDate: '1990-07' }),
      'bad-date /0/recordDetails/deathDate',
    ],
    ['a life of 190 years', person({ birthDate: '1800', deathDate: '1990' }), 'bad-date /0/recordDetails/deathDate'],
    ['a death in 1700', person({ deathDate: '1700' }), 'bad-date /0/recordDetails/deathDate'],
    [
      'dissolved before it was founded',
      company({ foundingDate: '2010-01-01', dissolutionDate: '2009-01-01' }),
      'bad-date /0/recordDetails/dissolutionDate',
    ],
    [
      'an interest that ends before it begins',
      holding({ interests: [{ startDate: '2020-01-02', endDate: '2020-01-01' }] }),
      'bad-date /0/recordDetails/interests/0/endDate',
    ],
    ['a date that is none, before 0.4', oldPerson({ birthDate: 'not a date' }), 'bad-date /0/birthDate'],
    [
      'an annotation that points by name',
      company({}, { annotations: [{ statementPointerTarget: 'statementId' }] }),
      'bad-reference /0/annotations/0/statementPointerTarget',
    ],
    [
      'identifiers beside the record',
      person({}, { identifiers: [{ scheme: 'GBR-TAXID', id: '1' }] }),
      'bad-statement /0/identifiers',
    ],
    [
      'an empty scheme',
      company({ identifiers: [{ scheme: '', id: '1' }] }),
      'bad-statement /0/recordDetails/identifiers/0/scheme',
    ],
    [
      'a scheme of a company that is made up',
      company({ identifiers: [{ scheme: 'GB-COH-AND-SOMETHING', id: '1' }] }),
      'bad-statement /0/recordDetails/identifiers/0/scheme',
    ],
    [
      'a scheme of a person with two letters',
      person({ identifiers: [{ scheme: 'GB-PASSPORT', id: '1' }] }),
      'bad-statement /0/recordDetails/identifiers/0/scheme',
    ],
    [
      'a country that ISO left free',
      person({ identifiers: [{ scheme: 'AAA-PASSPORT', id: '1' }] }),
      'bad-statement /0/recordDetails/identifiers/0/scheme',
    ],
    [
      'exact and a range at once',
      holding({ interests: [{ share: { exact: 88, minimum: 12, maximum: 100 } }] }),
      'bad-share /0/recordDetails/interests/0/share',
    ],
    [
      'two upper ends',
      holding({ interests: [{ share: { minimum: 88, exclusiveMaximum: 99, maximum: 98 } }] }),
      'bad-share /0/recordDetails/interests/0/share',
    ],
    [
      'listed, and not',
      company({ publicListing: { hasPublicListing: false, securitiesListings: [{}] } }),
      'bad-statement /0/recordDetails/publicListing/hasPublicListing',
    ],
    [
      'a market without its operator',
      company({ publicListing: { securitiesListings: [{ marketIdentifierCode: 'PURE' }] } }),
      'missing-value /0/recordDetails/publicListing/securitiesListings/0/operatingMarketIdentifierCode',
    ],
    [
      'an entity born somewhere',
      oldCompany({ addresses: [{ type: 'placeOfBirth' }] }),
      'bad-statement /0/addresses/0/type',
    ],
    [
      'an alternative to no address',
      oldCompany({ addresses: [{ type: 'alternative' }] }),
      'bad-statement /0/addresses',
    ],
    [
      'exposed, with details missing',
      oldPerson({ hasPepStatus: true, pepStatusDetails: [{ missingInfoReason: 'x' }] }),
      'bad-statement /0/hasPepStatus',
    ],
    [
      'not exposed, with details',
      oldPerson({ hasPepStatus: false, pepStatusDetails: [{ reason: 'x' }] }),
      'bad-statement /0/hasPepStatus',
    ],
    [
      'exposure without a status',
      person({ politicalExposure: { details: [{ missingInfoReason: 'x' }] } }),
      'bad-statement /0/recordDetails/politicalExposure/status',
    ],
    ['a person of no type there is', oldPerson({ personType: 'bad' }), 'bad-statement /0/personType'],
    [
      'a subtype of another type',
      oldCompany({ entityType: 'state', entitySubtype: { generalCategory: 'stateBody-agency' } }),
      'bad-statement /0/entitySubtype/generalCategory',
    ],
    [
      'a version there is not',
      oldPerson({ publicationDetails: { bodsVersion: '0.999' } }),
      'bad-version /0/publicationDetails/bodsVersion',
    ],
    [
      'a version that is an object',
      oldPerson({ publicationDetails: { bodsVersion: {} } }),
      'bad-version /0/publicationDetails/bodsVersion',
    ],
    [
      'a component with components',
      oldHolding({ isComponent: true, componentStatementIDs: ['x'] }),
      'bad-statement /0/componentStatementIDs',
    ],
    [
      'a beneficial owner who is nobody',
      oldHolding({
        interestedParty: { unspecified: { reason: 'unknown' } },
        interests: [{ beneficialOwnershipOrControl: true }],
      }),
      'bad-reference /0/interestedParty',
    ],
  ];
  test.each(cases)('%s is named at its place', async (_what, statement, expected) => {
    expect(said(await problems([statement]))).toEqual([expected]);
  });
  test('all of it is kept: these are warnings', async () => {
    const found = await problems([company({ foundingDate: '2010', dissolutionDate: '2009' })]);
    expect(found.map((p) => p.severity)).toEqual(['warning']);
  });
  test('a share of no number at all is refused', async () => {
    for (const share of [
      { minimum: 50, exclusiveMaximum: 50 },
      { minimum: 99, maximum: 1 },
    ])
      expect((await problems([holding({ interests: [{ share }] })])).map((p) => [p.code, p.severity])).toEqual([
        ['bad-share', 'rejected'],
      ]);
  });
  test('without a day of reading nothing is to come', async () => {
    const check = new PackageCheck();
    check.note(company({}, { statementDate: '2099-03-04' }), {});
    expect([...check.faults()]).toEqual([]);
  });
});

describe('between the statements of a file', () => {
  const arrangement = (subtype: string): Json => company({ entityType: { type: 'arrangement', subtype } });
  const part = record('part', 'entity', { isComponent: true, entityType: { type: 'registeredEntity' } });
  const cases: readonly (readonly [string, readonly Json[], readonly string[]])[] = [
    [
      'an id that stands twice',
      [company(), company({}, { recordId: 'other' })],
      ['duplicate-statement-id /1/statementId'],
    ],
    ['an owner who is not there', [company(), holding()], ['dangling-reference /1/recordDetails/interestedParty']],
    [
      'a company that is not there',
      [person(), holding({}, { declarationSubject: 'person' })].map((s) => ({ ...s, declarationSubject: 'person' })),
      ['dangling-reference /1/recordDetails/subject'],
    ],
    [
      'a person as the company',
      [company(), person(), holding({ subject: 'person' })],
      ['bad-reference /2/recordDetails/subject'],
    ],
    [
      'a relationship as the owner',
      [company(), person(), holding({ interestedParty: 'holding' })],
      ['bad-reference /2/recordDetails/interestedParty'],
    ],
    [
      'an entity as the beneficial owner',
      [
        company(),
        part,
        holding({
          interestedParty: 'company',
          interests: [{ beneficialOwnershipOrControl: true }],
          componentRecords: ['part'],
        }),
      ],
      ['bad-reference /2/recordDetails/interestedParty'],
    ],
    [
      'a trustee of a company',
      [company(), person(), holding({ interests: [{ type: 'trustee' }] })],
      ['bad-statement /2/recordDetails/interests'],
    ],
    [
      'a nominee of a trust',
      [arrangement('trust'), person(), holding({ interests: [{ type: 'nominee' }] })],
      ['bad-statement /2/recordDetails/interests'],
    ],
    [
      'a declaration about nobody',
      [company(), person({}, { declarationSubject: 'x' }), holding()],
      ['dangling-reference /1/declarationSubject'],
    ],
    [
      'a declaration about a relationship',
      [company(), person({}, { declarationSubject: 'holding' }), holding()],
      ['dangling-reference /1/declarationSubject'],
    ],
    [
      'a component that no relationship lists',
      [company(), person(), part, holding()],
      ['bad-reference /2/recordDetails/isComponent'],
    ],
    [
      'a component that says it is none',
      [company(), person(), holding({ componentRecords: ['company'] })],
      ['bad-reference /2/recordDetails/componentRecords'],
    ],
    [
      'a component that is not there',
      [company(), person(), holding({ componentRecords: ['x'] })],
      ['dangling-reference /2/recordDetails/componentRecords'],
    ],
    [
      'a component after the whole',
      [company(), person(), holding({ componentRecords: ['part'] }), part],
      ['bad-reference /2/recordDetails/componentRecords'],
    ],
    [
      'a record that begins twice',
      [company({}, { recordStatus: 'new' }), company({}, { recordStatus: 'new', statementId: 'b' })],
      ['bad-statement /1/recordStatus'],
    ],
    ['a record of two types', [company(), person({}, { recordId: 'company' })], ['bad-statement /1/recordType']],
    [
      'a record that goes on after its end',
      [company({}, { recordStatus: 'closed' }), company({}, { statementId: 'b', statementDate: '2021-01-01' })],
      ['bad-date /1/statementDate'],
    ],
    [
      'an owner described too late, before 0.4',
      [oldCompany(), oldHolding(), oldPerson()],
      ['bad-reference /1/interestedParty'],
    ],
    [
      'an entity nobody asks for, before 0.4',
      [oldCompany(), oldPerson(), oldCompany({ statementID: 'd' }), oldHolding()],
      ['dangling-reference /2/statementID'],
    ],
    [
      'versions mixed',
      [oldCompany({ publicationDetails: { bodsVersion: '0.2' } }), oldPerson(), oldHolding()],
      ['bad-version /1/publicationDetails/bodsVersion'],
    ],
  ];
  test.each(cases)('%s', async (_what, statements, expected) => {
    expect(said(await problems(statements)).sort()).toEqual([...expected].sort());
  });
  test('trustees of trusts, nominees of nominations and components in order are right', async () => {
    expect(await problems([arrangement('trust'), person(), holding({ interests: [{ type: 'trustee' }] })])).toEqual([]);
    expect(
      await problems([arrangement('nomination'), person(), holding({ interests: [{ type: 'nominee' }] })]),
    ).toEqual([]);
    expect(await problems([company(), person(), part, holding({ componentRecords: ['part'] })])).toEqual([]);
  });
  test('a file of relationships alone is a part of a set: whom it names is not judged', async () => {
    expect(await problems([holding()])).toEqual([]);
  });
  test('a file too long to be held says that it was not looked through', () => {
    const check = new PackageCheck();
    const same = company();
    for (let i = 0; i <= MOST; i += 1) check.note(same, {});
    expect([...check.faults()].map((f) => f.fault.message)).toEqual([expect.stringContaining('was not checked')]);
  });
});
