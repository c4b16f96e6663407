import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readText } from '../../../test/read.ts';
import { owns, share } from '../../../test/statements.ts';
import { intervalText } from '../../answers/share-out.ts';
import { takeSnapshot } from '../../snapshot/take.ts';
import type { RelationshipStatement, Statement } from '../../statements/types.ts';
import { problemText } from '../../terms/problem.ts';
import { bods } from './index.ts';

const FIXTURES = join(import.meta.dirname, 'fixtures');
const BP = join(import.meta.dirname, '../../../gallery/bp-group/statements.jsonl');
/** What the standard's schema says is for `schema.test.ts`: small records here leave out what it wants. */
const read = async (text: string) => {
  const found = await readText(bods, text, 'file.json');
  return { ...found, problems: found.problems.filter((p) => !p.message.endsWith('(BODS 0.4)')) };
};
const relations = (list: readonly Statement[]): RelationshipStatement[] =>
  list.filter((s): s is RelationshipStatement => s.kind === 'relationship');
const shares = (list: readonly Statement[]): string[] =>
  relations(list).flatMap((s) =>
    s.interests.flatMap((i) => (i.share === undefined ? [] : [`${i.interestType} ${intervalText(i.share.bounds)}`])),
  );

const entity = (id: string, name: string): object => ({
  statementId: `s-${id}`,
  recordId: id,
  recordType: 'entity',
  recordStatus: 'new',
  recordDetails: { isComponent: false, entityType: { type: 'registeredEntity' }, name },
});
const relation = (interests: object[], more: object = {}): object => ({
  statementId: 'r',
  recordId: 'rel',
  recordType: 'relationship',
  recordStatus: 'new',
  recordDetails: { isComponent: false, subject: 'b', interestedParty: 'a', interests },
  ...more,
});
const document = (...list: object[]): string => JSON.stringify(list);

describe('the standard’s own examples', () => {
  const files = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' }).filter(
    (f) => f.endsWith('.json') && !/^(conformance|as-published)/.test(f),
  );
  test.each(files)('%s is read without a problem', async (file) => {
    const { statements, problems } = await read(readFileSync(join(FIXTURES, file), 'utf8'));
    expect(problems.filter((p) => p.severity === 'rejected').map(problemText)).toEqual([]);
    expect(relations(statements).length).toBeGreaterThan(0);
    expect(takeSnapshot(statements, {}).parties.length).toBeGreaterThan(1);
  });
});

test('the grouped form of 0.1 is three lists that name one another', async () => {
  const { statements, problems } = await read(
    readFileSync(join(FIXTURES, 'flat-serialisation__single-direct.json'), 'utf8'),
  );
  expect(problems).toEqual([]);
  expect(statements.flatMap((s) => (s.kind === 'party' ? [`${s.name}: ${s.partyType}`] : []))).toEqual([
    'CHRINON LTD: company',
    'Chris Taggart: person',
  ]);
  expect(shares(statements)).toEqual(['shareholding 100 %']);
});

describe('shares of every version, by shape', () => {
  const one = async (value: object): Promise<string[]> =>
    shares(
      (await read(document(entity('a', 'A'), entity('b', 'B'), relation([{ type: 'shareholding', share: value }]))))
        .statements,
    );
  test('exact as a number and as text', async () => {
    expect(await one({ exact: 29.66 })).toEqual(['shareholding 29.66 %']);
    expect(await one({ exact: '29.66' })).toEqual(['shareholding 29.66 %']);
  });
  test('exclusive ends as numbers (0.4) and as flags (before)', async () => {
    expect(await one({ exclusiveMinimum: 25, maximum: 50 })).toEqual(['shareholding (25, 50] %']);
    expect(await one({ minimum: 25, maximum: 50, exclusiveMinimum: true, exclusiveMaximum: true })).toEqual([
      'shareholding (25, 50) %',
    ]);
  });
  test('before 0.4 a maximum is exclusive unless a flag says otherwise; 100 stays in', async () => {
    const before = async (value: object): Promise<string[]> => {
      const ends = {
        subject: { describedByEntityStatement: 'b' },
        interestedParty: { describedByEntityStatement: 'a' },
      };
      const statement = { statementID: 'r', statementType: 'ownershipOrControlStatement', ...ends };
      const text = document({ ...statement, interests: [{ type: 'shareholding', share: value }] });
      return shares((await read(text)).statements);
    };
    expect(await before({ minimum: 25, maximum: 50 })).toEqual(['shareholding [25, 50) %']);
    expect(await before({ minimum: 25, maximum: 50, exclusiveMinimum: true, exclusiveMaximum: false })).toEqual([
      'shareholding (25, 50] %',
    ]);
    expect(await before({ minimum: 75, maximum: 100 })).toEqual(['shareholding [75, 100] %']);
    expect(await before({ minimum: 50, maximum: 50 })).toEqual(['shareholding 50 %']);
    expect(await one({ minimum: 25, maximum: 50 })).toEqual(['shareholding [25, 50] %']);
  });
  test('a very small number in the powers JSON writes', async () => {
    const text = document(relation([{ type: 'shareholding', share: { exact: 5e-7 } }]));
    const [holding] = relations((await read(text)).statements);
    expect(holding?.interests[0]?.share?.figure?.toFraction()).toBe('1/200000000');
  });
  test('a share of 130 % is a problem and the other interests are kept', async () => {
    const { statements, problems } = await read(
      document(
        relation([
          { type: 'shareholding', share: { exact: 130 } },
          { type: 'voting-rights', share: { exact: 10 } },
        ]),
      ),
    );
    expect(problems.map((p) => p.code)).toEqual(['share-out-of-range']);
    expect(shares(statements)).toEqual(['votingRights 10 %']);
  });
});

describe('the UK register', () => {
  test('bands have the ends of the statute, whatever the numbers say', async () => {
    const details = "Relationship Type: ['ownership-of-shares-25-to-50-percent', 'voting-rights-75-to-100-percent']";
    const { statements } = await read(
      document(
        relation([
          { type: 'shareholding', details, share: { minimum: 25, maximum: 50 } },
          { type: 'votingRights', details, share: { minimum: 75, maximum: 100 } },
        ]),
      ),
    );
    expect(shares(statements)).toEqual(['shareholding (25, 50] %', 'votingRights [75, 100] %']);
    expect(relations(statements)[0]?.regime).toBe('uk-psc');
  });
  test('the BP group is read whole', async () => {
    const { statements, problems } = await read(readFileSync(BP, 'utf8'));
    expect(problems).toEqual([]);
    expect(relations(statements)).toHaveLength(23);
  });
});

describe('dirty input', () => {
  test('a truncated line is a problem with its line, and the good ones are kept', async () => {
    const lines = [
      JSON.stringify(entity('a', 'A')),
      JSON.stringify(entity('b', 'B')),
      JSON.stringify(relation([])).slice(0, 40),
    ].join('\n');
    const { statements, problems } = await read(lines);
    expect(statements).toHaveLength(2);
    expect(problems.map((p) => `${p.code} ${p.place.line}`)).toEqual(['bad-json 3']);
  });
  test('what is no statement, and a subject that names nobody, say so', async () => {
    const { problems } = await read(
      document({ hello: 1 }, relation([], { recordDetails: { subject: {}, interestedParty: 'a' } })),
    );
    expect(problems.map((p) => p.code)).toEqual(['bad-statement', 'bad-reference']);
  });
  test('an unnamed owner is a party that nobody names, with the reason', async () => {
    const { statements } = await read(
      document(
        entity('b', 'B'),
        relation([], {
          recordDetails: { subject: 'b', interestedParty: { reason: 'noBeneficialOwners', description: 'none known' } },
        }),
      ),
    );
    expect(statements.find((s) => s.kind === 'party' && s.unspecified !== undefined)).toMatchObject({
      unspecified: { reason: 'noBeneficialOwners', description: 'none known' },
    });
  });
  test('a chain of replacements that runs in a circle ends', async () => {
    const old = (id: string, before: string): object => ({
      statementID: id,
      statementType: 'entityStatement',
      name: id,
      entityType: 'registeredEntity',
      replacesStatements: [before],
    });
    expect((await read(document(old('x', 'y'), old('y', 'x')))).statements).toHaveLength(2);
  });
});

describe('writing 0.4', () => {
  test('keeps parties, interests, shares and their open ends', async () => {
    const first = [
      owns('Ann', 'Beta', '(25,50]'),
      owns('Ann', 'Gamma', '33.5', { from: '2015' }),
      owns('Bob', 'Beta', undefined),
    ];
    const written = bods.write?.(first);
    const { statements, problems } = await read(written?.text ?? '');
    expect(problems).toEqual([]);
    expect(shares(statements).sort()).toEqual(shares(first).sort());
    expect(
      relations(statements)
        .map((s) => `${s.interestedParty} ${s.subject}`)
        .sort(),
    ).toEqual(
      relations(first)
        .map((s) => `${s.interestedParty} ${s.subject}`)
        .sort(),
    );
    expect(share('10').hedge).toBe('exact');
  });
});
