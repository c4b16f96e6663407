import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readText } from '../../../test/read.ts';
import { columnText } from '../../../test/snapshot-text.ts';
import { takeSnapshot } from '../../snapshot/take.ts';
import type { Statement } from '../../statements/types.ts';
import { problemText } from '../../terms/problem.ts';
import { columnMapping } from './check-mapping.ts';
import { csv } from './index.ts';
import { type ColumnMapping, tableFor } from './mapping.ts';

const under = (table: object): ColumnMapping => columnMapping({ tables: [table] });
const read = (text: string, table: object, file = 'a.csv') => readText(csv, text, file, { columns: under(table) });
const economic = (statements: readonly Statement[], company: string): string[] =>
  columnText(takeSnapshot(statements, {}), 'economic', company);
const votes = (statements: readonly Statement[], company: string): string[] =>
  columnText(takeSnapshot(statements, {}), 'votes', company);
const holdings = (statements: readonly Statement[]) =>
  statements.flatMap((s) => (s.kind === 'relationship' ? [s] : []));
const parties = (statements: readonly Statement[]) => statements.flatMap((s) => (s.kind === 'party' ? [s] : []));

describe('a column mapping', () => {
  test('makes a table of any headers one of holdings', async () => {
    const found = await read('Inhaber;Firma;Quote\nA;X;25,5', {
      columns: { Inhaber: 'owner', Firma: 'owned', Quote: 'share' },
    });
    expect(found.problems).toEqual([]);
    expect(economic(found.statements, 'X')).toEqual(['A 25.5']);
  });
  test('wins over the guess, also where the guessed column stands further left', async () => {
    const text = 'shareholder,holder,company,stake\nNominee,Ann,X,10';
    expect(economic((await read(text, { columns: {} })).statements, 'X')).toEqual(['Nominee 10']);
    expect(economic((await read(text, { columns: { holder: 'owner' } })).statements, 'X')).toEqual(['Ann 10']);
  });
  test('that names a column which is not there stops the table and names those that are', async () => {
    const { statements, problems } = await read('owner,owned,pct\nA,X,10', { columns: { Stake: 'share' } });
    expect(statements).toEqual([]);
    expect(problems.map(problemText)).toEqual([
      'a.csv, row 1: the mapping names a column "Stake" that is not there (read: "Stake"); expected a column that is there: owner, owned, pct',
    ]);
  });
  test('keeps an ignored column out, whatever its header says', async () => {
    const { statements } = await read('owner,owned,share,votes\nA,X,10,90', { columns: { votes: 'ignore' } });
    expect(votes(statements, 'X')).toEqual(['A 10']);
  });
  test('says what a share is of: the capital, the votes, or both', async () => {
    const text = 'owner,owned,figure\nA,X,40';
    const of = (kind: string) => read(text, { columns: { figure: { is: 'share', kind } } });
    const types = (s: readonly Statement[]) => holdings(s)[0]?.interests.map((i) => [i.interestType, i.share?.of]);
    expect(types((await of('economic')).statements)).toEqual([['shareholding', 'capital']]);
    expect(types((await of('votes')).statements)).toEqual([['votingRights', 'votes']]);
    expect(types((await of('both')).statements)).toEqual([
      ['shareholding', 'capital'],
      ['votingRights', 'votes'],
    ]);
    expect(votes((await of('votes')).statements, 'X')).toEqual(['A 40']);
    expect(economic((await of('votes')).statements, 'X')).toEqual([]);
  });
  test('a column may say of each row what its share is of; another word keeps the row out', async () => {
    const text = 'owner,owned,share,measure\nA,X,40,votes\nB,X,10,economic\nC,X,5,maybe';
    const { statements, problems } = await read(text, { columns: { measure: 'kind' } });
    expect(holdings(statements).map((h) => h.interests[0]?.share?.of)).toEqual(['votes', 'capital']);
    expect(problems.map(problemText)).toEqual([
      'a.csv, row 4, kind: "maybe" is not a kind of share (read: "maybe"); expected economic, votes, both',
    ]);
  });
  test('gives numbers their list: several beside one another, the first makes the party', async () => {
    const { statements } = await read('owner,lei no,reg no,owned,share\nA,5493001,0042,X,10\nB,,,X,5', {
      columns: { 'lei no': { is: 'owner_id', scheme: 'XI-LEI' }, 'reg no': { is: 'owner_id', scheme: 'GB-COH' } },
    });
    const ids = [
      { scheme: 'XI-LEI', id: '5493001' },
      { scheme: 'GB-COH', id: '0042' },
    ];
    expect(parties(statements).map((p) => [p.party, p.identifiers])).toEqual([
      ['XI-LEI-5493001', ids],
      ['name:x', undefined],
      ['name:b', undefined],
    ]);
  });
  test('reads dates day first, words by its own list, and what is always so', async () => {
    const { statements, problems } = await read(
      'owner,kind of party,owned,share,since\nAnn,Privatperson,X,10,05/06/2015',
      {
        columns: {
          since: { is: 'from', dates: 'day-first' },
          'kind of party': { is: 'owner_type', values: { Privatperson: 'person' } },
        },
        always: { owned_type: 'company', manner: 'prose' },
      },
    );
    expect(problems).toEqual([]);
    expect(parties(statements).map((p) => p.partyType)).toEqual(['person', 'company']);
    expect(holdings(statements)[0]?.interests[0]?.startDate).toBe('2015-06-05');
    expect(holdings(statements)[0]?.source.manner).toBe('prose');
  });
  test('keeps a note with the holding', async () => {
    const { statements } = await read('owner,owned,share,Bemerkung\nA,X,10,via escrow', {
      columns: { Bemerkung: 'note' },
    });
    expect(holdings(statements)[0]?.interests[0]?.details).toBe('via escrow');
  });
  test('reads a table of parties, whose ids another table of holdings has', async () => {
    const mapping = columnMapping({
      tables: [
        { file: 'who.csv', rows: 'parties', columns: { nr: { is: 'id', scheme: 'REG' }, label: 'name' } },
        {
          file: 'what.csv',
          columns: { a: { is: 'owner_id', scheme: 'REG' }, b: { is: 'owned_id', scheme: 'REG' }, c: 'share' },
        },
      ],
    });
    const who = await readText(csv, 'nr,label\n1,Ann\n2,X Ltd', 'who.csv', { columns: mapping });
    const what = await readText(csv, 'a,b,c\n1,2,60', 'what.csv', { columns: mapping });
    expect(parties(who.statements).map((p) => `${p.party} ${p.name}`)).toEqual(['REG-1 Ann', 'REG-2 X Ltd']);
    expect(holdings(what.statements).map((h) => `${h.interestedParty} ${h.subject}`)).toEqual(['REG-1 REG-2']);
    expect(parties(what.statements)).toEqual([]);
  });
  test('a party that is there twice under one name counts once, and that is said', async () => {
    const text = 'name,kind,sort\nCNews,Média,daily\nCNews,Média,television';
    const found = await read(text, { rows: 'parties', columns: { name: 'name' } });
    expect(parties(found.statements)).toHaveLength(1);
    expect(found.problems.map(problemText)).toEqual([
      'a.csv, row 3: the row is there already and counts once (read: "CNews, Média, television")',
    ]);
  });
  test('names the header row, passes a title above it, or numbers the columns where there is none', async () => {
    const titled = 'Owners of X\n\nowner;owned;share\nA;X;10';
    expect(economic((await read(titled, { columns: {} })).statements, 'X')).toEqual(['A 10']);
    const twice = 'owner,owned,share\nHolder,Held,Pct\nA,X,10';
    expect(
      economic(
        (await read(twice, { header: 2, columns: { Holder: 'owner', Held: 'owned', Pct: 'share' } })).statements,
        'X',
      ),
    ).toEqual(['A 10']);
    const bare = await read('A,X,10\nB,X,20', { header: 0, columns: { 1: 'owner', 2: 'owned', 3: 'share' } });
    expect(economic(bare.statements, 'X')).toEqual(['A 10', 'B 20']);
    expect(holdings(bare.statements).map((h) => h.locator.row)).toEqual([1, 2]);
  });
  test('says the separator where a title has more of another', async () => {
    const text = 'Owners, of X, as of 2020\nowner;owned;share\nA;X;10,5';
    expect(economic((await read(text, { separator: ';', columns: {} })).statements, 'X')).toEqual(['A 10.5']);
  });
  test('that reads no rows of a table is obeyed', async () => {
    expect(await read('owner,owned,share\nA,X,10', { rows: 'none', columns: {} })).toEqual({
      statements: [],
      problems: [],
    });
  });
});

describe('the mapping in the documents', () => {
  const text = readFileSync(new URL('../../../docs/sources.md', import.meta.url), 'utf8');
  const mapping = columnMapping(JSON.parse(/```json\n([\s\S]*?)```/.exec(text)?.[1] ?? ''));
  test('is understood, table by table', async () => {
    const { statements, problems } = await readText(
      csv,
      'Name of holder,LEI,Held in,Reg. no.,Pct,Since,Sort,Checked by\nAnn,5493001,X Ltd,6400,40,05/06/2015,Privatperson,JD',
      'holdings_1.xlsx',
      { columns: { tables: mapping.tables.map(({ sheet: _, ...table }) => table) } },
    );
    expect(problems).toEqual([]);
    expect(holdings(statements)[0]).toMatchObject({ interestedParty: 'XI-LEI-5493001', subject: 'GB-COH-6400' });
    expect(parties(statements).map((p) => [p.name, p.partyType])).toEqual([
      ['Ann', 'person'],
      ['X Ltd', 'company'],
    ]);
    const who = await readText(csv, 'nr,title\n6400,X Ltd', 'companies.csv', { columns: mapping });
    expect(parties(who.statements).map((p) => p.party)).toEqual(['GB-COH-6400']);
  });
});

describe('which table of a mapping is meant', () => {
  const mapping = columnMapping({
    tables: [
      { about: 'any', columns: {} },
      { about: 'file', file: 'b_*.xlsx', columns: {} },
      { about: 'sheet', file: 'b_*.xlsx', sheet: 'S', columns: {} },
    ],
  });
  test.each([
    ['a.csv', undefined, 'any'],
    ['in/b_1.xlsx', 'T', 'file'],
    ['b_1.xlsx', 'S', 'sheet'],
    ['ab_1.xlsx', 'S', 'any'],
  ])('%s, sheet %s: the one of %s', (file, sheet, about) => expect(tableFor(mapping, file, sheet)?.about).toBe(about));
});

describe('a mapping that is wrong says where, what and what was expected', () => {
  const said = (value: unknown): string => {
    try {
      columnMapping(value, 'f.json');
      return 'accepted';
    } catch (error) {
      return (error as Error).message;
    }
  };
  const table = (more: object): unknown => ({ tables: [{ columns: {}, ...more }] });
  test.each([
    [[], 'f.json: [] is not understood; expected an object with "tables"'],
    [{ tables: [] }, 'f.json, tables: [] is not understood; expected a list of one table or more'],
    [
      { tables: [{}] },
      'f.json, tables[0].columns: nothing is not understood; expected an object of header and meaning',
    ],
    [
      table({ colums: 1 }),
      'f.json, tables[0].colums: "colums" is not understood; expected file, sheet, header, separator',
    ],
    [
      table({ columns: { S: 'shar' } }),
      'f.json, tables[0].columns["S"]: "shar" is not understood; expected owner, owned, share',
    ],
    [
      table({ columns: { S: { is: 'share', kind: 'all' } } }),
      '["S"].kind: "all" is not understood; expected economic, votes, both',
    ],
    [
      table({ columns: { S: { is: 'owner', scheme: 'LEI' } } }),
      '["S"].scheme: "LEI" is not understood; expected it beside owner_id',
    ],
    [
      table({ columns: { S: 'share', T: 'share' } }),
      '["T"]: "share" is not understood; expected a meaning that "S" does not have already',
    ],
    [table({ header: -1 }), 'tables[0].header: -1 is not understood; expected the number of the row'],
    [table({ rows: 'parties', columns: { S: 'share' } }), '["S"]: "share" is not understood; expected name, id, type'],
    [table({ always: { typ: 'x' } }), 'tables[0].always: "typ" is not understood; expected owner'],
    [table({ file: '' }), 'tables[0].file: "" is not understood; expected a text that is not empty'],
  ])('%j', (value, message) => expect(said(value)).toContain(message));
});
