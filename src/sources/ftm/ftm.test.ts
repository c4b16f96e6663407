import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readText } from '../../../test/read.ts';
import { intervalText } from '../../answers/share-out.ts';
import type { RelationshipStatement, Statement } from '../../statements/types.ts';
import { detectFormat } from '../index.ts';
import { ftm } from './index.ts';
import { writeFtm } from './write.ts';

const read = (text: string) => readText(ftm, text, 'set.ftm.json');
const line = (id: string, schema: string, properties: object, more: object = {}): string =>
  `${JSON.stringify({ id, schema, properties, ...more })}\n`;
const relations = (list: readonly Statement[]): RelationshipStatement[] =>
  list.filter((s): s is RelationshipStatement => s.kind === 'relationship');
const holding = async (properties: object): Promise<RelationshipStatement | undefined> =>
  relations((await read(line('o', 'Ownership', { owner: ['a'], asset: ['b'], ...properties }))).statements)[0];
const percent = async (...percentage: string[]): Promise<string | undefined> => {
  const share = (await holding({ percentage }))?.interests[0]?.share;
  return share && intervalText(share.bounds);
};

const SET = [
  line('a', 'Person', { name: ['Ann Lee'], alias: ['A. Lee'], birthDate: ['1961-12'] }),
  line('b', 'Company', { name: ['Beta'], jurisdiction: ['gb'], registrationNumber: ['3530981'] }),
  line('c', 'LegalEntity', { name: ['Gamma'], leiCode: ['073LKXEKEP6T62NK2G42'] }, { referents: ['gamma-of-old'] }),
  line('e', 'Company', {
    name: ['Eta'],
    country: ['by'],
    registrationNumber: ['808'],
    wikidataId: ['Q7'],
    cikCode: ['12'],
  }),
  line('w', 'Ownership', {
    owner: ['e'],
    asset: ['b'],
    sharesCount: ['1200'],
    status: ['ended'],
    endDate: ['2020-01-01'],
  }),
  line('o', 'Ownership', { owner: ['a'], asset: ['b'], percentage: ['49.5'], ownershipType: ['direct'] }),
  line('v', 'Ownership', { owner: ['c'], asset: ['b'], percentage: ['(25,50]'], sharesType: ['voting rights'] }),
  line('d', 'Directorship', { director: ['a'], organization: ['b'], role: ['Chairman'], startDate: ['2011'] }),
  line('f', 'Family', { person: ['a'], relative: ['x'], relationship: ['brother'] }),
  line('s', 'Associate', { person: ['a'], associate: ['x'], relationship: ['friend'] }),
  line('r', 'Representation', { agent: ['c'], client: ['b'], role: ['registered agent'] }),
  line('u', 'UnknownLink', { subject: ['a'], object: ['c'], role: ['seen with'] }),
].join('');

describe('entities', () => {
  test('a set is known by its shape: parties, holdings, offices and ties', async () => {
    expect(detectFormat(SET, 'set.json')?.id).toBe('ftm');
    const { statements, problems } = await read(SET);
    expect(problems).toEqual([]);
    const kinds = ['party', 'relationship', 'tie'].map((k) => statements.filter((s) => s.kind === k).length);
    expect(kinds).toEqual([4, 4, 4]);
    expect(statements[0]).toMatchObject({ name: 'Ann Lee', otherNames: ['A. Lee'], birthDate: '1961-12' });
    expect(statements[1]).toMatchObject({ jurisdiction: 'GB', identifiers: [{ scheme: 'GB-COH', id: '03530981' }] });
    expect(relations(statements)[3]?.interests[0]).toMatchObject({ interestType: 'boardChair', role: 'Chairman' });
    const ties = statements.flatMap((s) => (s.kind === 'tie' ? [`${s.tie} ${s.role}`] : []));
    expect(ties).toEqual(['family brother', 'other friend', 'other registered agent', 'other seen with']);
  });
  test('ids of before a merge are kept, so that both names of one party meet', async () => {
    const { statements } = await read(line('NK-1', 'Person', { name: ['A'] }, { referents: ['old-1'] }));
    expect(statements[0]).toMatchObject({ identifiers: [{ id: 'NK-1' }, { scheme: 'ftm', id: 'old-1' }] });
  });
  test('numbers are kept under the register they are of, and national ones with their country', async () => {
    const numbers = {
      wikidataId: ['Q42'],
      cikCode: ['0001640147'],
      leiCode: ['073LKXEKEP6T62NK2G42'],
      innCode: ['7707083893'],
    };
    const { statements } = await read(
      line('c', 'Company', { name: ['C'], ...numbers, country: ['by'], registrationNumber: ['808000714'] }),
    );
    expect(statements).toMatchObject([
      {
        identifiers: [
          { scheme: 'XI-LEI', id: '073LKXEKEP6T62NK2G42' },
          { scheme: 'WIKIDATA', id: 'Q42' },
          { scheme: 'US-SEC-CIK', id: '0001640147' },
          { scheme: 'RU-INN', id: '7707083893' },
          { scheme: 'BY registration number', id: '808000714' },
        ],
      },
    ]);
  });
  test('a number of no country is told and left out; papers of a person are left out', async () => {
    const two = await read(line('c', 'Company', { name: ['C'], country: ['by', 'ru'], registrationNumber: ['1'] }));
    expect(two.problems.map((p) => [p.severity, p.place.field, p.received])).toEqual([
      ['warning', 'registrationNumber', '1'],
    ]);
    const person = await read(line('p', 'Person', { name: ['P'], taxNumber: ['1'], passportNumber: ['2'] }));
    expect([person.problems, person.statements]).toMatchObject([[], [{ name: 'P' }]]);
    expect(JSON.stringify(person.statements)).not.toContain('identifiers');
  });
  test('a number of shares is kept as one, and makes no percentage', async () => {
    const interest = (await holding({ sharesCount: ['1200'], sharesValue: ['5000'], sharesCurrency: ['EUR'] }))
      ?.interests[0];
    expect(interest).toMatchObject({ sharesCount: '1200', details: 'value 5000 EUR' });
    expect(interest?.share).toBeUndefined();
  });
  test('a parent named as a property is control without a share', async () => {
    const { statements } = await read(line('b', 'Company', { name: ['B'], parent: ['p'] }));
    expect(relations(statements)[0]?.interests).toMatchObject([
      { interestType: 'otherInfluenceOrControl', control: 'stated' },
    ]);
  });
  test('what says nothing of ownership is named once a schema', async () => {
    const pay = line('p', 'Payment', { amount: ['1'] });
    const { problems } = await read(`${pay}${pay}${line('d', 'Address', {})}`);
    expect(problems.map((p) => [p.severity, p.received])).toEqual([
      ['warning', 'Payment'],
      ['warning', 'Address'],
    ]);
  });
  test('a delta gives its entity; a deletion is refused by name', async () => {
    const entity = { id: 'a', schema: 'Person', properties: { name: ['A'] } };
    const { statements, problems } = await read(
      ['ADD', 'MOD', 'DEL'].map((op) => `${JSON.stringify({ op, entity })}\n`).join(''),
    );
    expect([statements.length, problems.map((p) => [p.place.field, p.place.line])]).toEqual([2, [['op', 3]]]);
  });
});

describe('percentages', () => {
  test('are read by the one grammar', async () => {
    expect(await percent('49')).toBe('49 %');
    expect(await percent('49,5 %')).toBe('49.5 %');
    expect(await percent('(25,50]')).toBe('(25, 50] %');
    expect(await percent('>50')).toBe('(50, 100] %');
    expect(await percent()).toBeUndefined();
  });
  test('several of one merged holding are a range over them', async () => {
    expect(await percent('40', '49')).toBe('[40, 49] %');
  });
  test('one that is none is told, and the holding is kept without it', async () => {
    const { statements, problems } = await read(
      line('o', 'Ownership', { owner: ['a'], asset: ['b'], percentage: ['lots'] }),
    );
    expect(problems).toMatchObject([
      { severity: 'warning', received: 'lots', place: { line: 1, field: 'percentage' } },
    ]);
    expect(relations(statements)[0]?.interests[0]?.share).toBeUndefined();
  });
  test('directness is what ownershipType says, else unknown', async () => {
    const said = async (...ownershipType: string[]) => (await holding({ ownershipType }))?.interests[0]?.directness;
    expect([await said('direct'), await said('ultimate'), await said('beneficial'), await said()]).toEqual([
      'direct',
      'indirect',
      'unknown',
      'unknown',
    ]);
  });
  test('an ended holding is closed', async () => {
    expect((await holding({ status: ['ended'], endDate: ['2020-01-01'] }))?.recordStatus).toBe('closed');
  });
});

describe('a day of birth', () => {
  test('is read as its month, and written so where another source told it', async () => {
    const { statements } = await read(line('a', 'Person', { name: ['Ann'], birthDate: ['1961-12-24'] }));
    expect(statements).toMatchObject([{ birthDate: '1961-12' }]);
    const { text, lost } = writeFtm(statements.map((s) => ({ ...s, birthDate: '1961-12-24' }) as Statement));
    expect(text).not.toContain('1961-12-24');
    expect(lost.map((l) => l.what)).toEqual(['the day of birth is written as its month']);
  });
});

describe('broken input', () => {
  test('each fault is named with its line', async () => {
    const { problems } = await read(
      [line('o', 'Ownership', { owner: ['a'] }), '{"id": \n', '{"schema":"Person"}\n', '{"id":"x"}\n'].join(''),
    );
    expect(problems.map((p) => [p.code, p.place.line, p.place.field])).toEqual([
      ['bad-reference', 1, 'asset'],
      ['bad-json', 2, undefined],
      ['bad-statement', 3, 'id'],
      ['bad-statement', 4, 'schema'],
    ]);
  });
  test('names of the language are names', async () => {
    const { statements } = await read(
      '{"id":"__proto__","schema":"Person","properties":{"__proto__":["x"],"name":["constructor"]}}\n{"id":"y","schema":"toString","properties":{}}\n',
    );
    expect(statements).toMatchObject([{ party: '__proto__', name: 'constructor' }]);
  });
  test('cut anywhere, it never throws', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(SET.length), async (at) => {
        await read(SET.slice(0, at));
      }),
      { numRuns: 40 },
    );
  });
});

describe('written and read back', () => {
  const content = (list: readonly Statement[]): string[] =>
    list
      .map(({ statementId: _id, locator: _at, ...rest }) =>
        JSON.stringify(rest, (k, v) =>
          typeof v === 'bigint' ? `${v}` : k === 'words' || k === 'hedge' ? undefined : v,
        ),
      )
      .sort();
  test('the same parties, holdings and offices come back; order does not matter', async () => {
    const { statements } = await read(SET);
    const { text, lost } = writeFtm(statements);
    expect(lost).toEqual([]);
    expect(writeFtm([...statements].reverse()).text).toBe(text);
    const again = (await read(text)).statements;
    const kinds = (list: readonly Statement[]) => list.filter((s) => s.kind === 'relationship' || s.kind === 'tie');
    expect(content(kinds(again))).toEqual(content(kinds(statements)));
    for (const p of content(statements.filter((s) => s.kind === 'party'))) expect(content(again)).toContain(p);
  });
  test('what has no schema is listed', async () => {
    const { statements } = await read(line('b', 'Company', { name: ['B'], parent: ['p'] }));
    const { text, lost } = writeFtm(statements);
    expect(lost.map((l) => l.what)).toEqual([
      'otherInfluenceOrControl has no schema; written as an unknown link',
      'there is no place for the details',
    ]);
    expect(text).toContain('control (stated)');
  });
});
