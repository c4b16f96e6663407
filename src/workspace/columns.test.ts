import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { header, number, text, workbook } from '../../test/workbook.ts';
import { zip } from '../../test/zip.ts';
import { type ColumnMapping, mappingOf, type TableDescription } from '../sources/index.ts';
import { problemText } from '../terms/problem.ts';
import { describeTables, readColumnMapping } from './columns.ts';
import { openFiles } from './workspace.ts';

const folder = mkdtempSync(join(tmpdir(), 'lookthrough-columns-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const write = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const FIXTURES = fileURLToPath(new URL('../sources/csv/fixtures/', import.meta.url));

async function tablesOf(path: string, columns?: ColumnMapping): Promise<readonly TableDescription[]> {
  const found = await describeTables([path], columns === undefined ? {} : { columns });
  return found.flatMap((f) => ('table' in f ? [f.table] : []));
}
const book = (): string =>
  write(
    'book.xlsx',
    zip(
      workbook({
        sheets: [
          { name: 'Notes', rows: [[text('read me')]] },
          {
            name: 'Owners',
            rows: [[text('As of 2024')], header('holder', 'company', 'pct'), [text('A'), text('X'), number(10)]],
          },
          { name: 'Old', state: 'hidden', rows: [header('Wer', 'Was'), [text('B'), text('X')]] },
          { name: 'Bare', rows: [['<c r="B1" t="inlineStr"><is><t>C</t></is></c>', text('X'), number(5)]] },
        ],
      }),
    ),
  );

describe('what a table is read as', () => {
  test('is told with the header row, an example, the reason, and what is missing', async () => {
    const [table] = await tablesOf(write('odd.csv', 'As of 2024\nholder;firm;pct;colour\n;X;;red\nA;X;10;\n'));
    expect(table).toMatchObject({ file: 'odd.csv', by: 'guess', likely: 2, missing: ['owned'], shareless: false });
    expect(table?.header).toBeUndefined();
    expect(table?.columns).toEqual([
      { header: 'holder', meaning: { is: 'owner' }, why: 'usual header', example: 'A' },
      { header: 'firm', why: 'unknown', example: 'X' },
      { header: 'pct', meaning: { is: 'share' }, why: 'usual header', example: '10' },
      { header: 'colour', why: 'unknown', example: 'red' },
    ]);
  });
  test('is told sheet by sheet; a hidden one is named', async () => {
    const found = await describeTables([book()]);
    const said = found.map((f) =>
      'table' in f ? `${f.table.sheet} ${f.table.header}` : 'problem' in f ? f.problem.code : f.format,
    );
    expect(said).toEqual(['Notes undefined', 'Owners 2', 'hidden-sheet', 'Bare undefined']);
  });
  test('is not told of a file without a row, which is named', async () => {
    const found = await describeTables([write('empty.csv', '\n')]);
    expect(found.map((f) => 'problem' in f && problemText(f.problem))).toEqual([
      'empty.csv: the file holds no row; expected a header row such as owner,owned,share',
    ]);
  });
  test('is not told of a file that is no table, which is named by its format', async () => {
    expect(await describeTables([write('a.own', 'A owns 10% of X\n')])).toEqual([
      { file: 'a.own', format: 'Ownership notation' },
    ]);
  });
});

describe('a saved mapping', () => {
  test('gives the statements the tables give without it, and leaves nothing to guess', async () => {
    const plain = await openFiles([FIXTURES]);
    const columns = mappingOf(await tablesOf(FIXTURES));
    const mapped = await openFiles([FIXTURES], { columns });
    expect(await mapped.version()).toBe(await plain.version());
    expect(mapped.problems.filter((p) => p.code === 'column-guessed')).toEqual([]);
    expect(columns.tables).toHaveLength(5);
  });
  test('has files of one name in two folders once where it says the same of them, else with their folders', () => {
    const table = (file: string, is: 'owner' | 'owned'): TableDescription => ({
      file,
      header: 1,
      likely: 1,
      by: 'guess',
      rows: 'holdings',
      columns: [{ header: 'a', meaning: { is }, why: 'mapping' }],
      missing: [],
      shareless: true,
      problems: [],
    });
    const files = (...tables: TableDescription[]) => mappingOf(tables).tables.map((t) => t.file);
    expect(files(table('1/a.csv', 'owner'), table('2/a.csv', 'owner'))).toEqual(['a.csv']);
    expect(files(table('1/a.csv', 'owner'), table('2/a.csv', 'owned'))).toEqual(['1/a.csv', '2/a.csv']);
  });
});

describe('reading under a mapping', () => {
  const problems = async (path: string, columns: ColumnMapping): Promise<string[]> =>
    (await openFiles([path], { columns })).problems.map((p) => `${p.severity}: ${problemText(p)}`);

  test('reads a hidden sheet that is named, and a sheet without a header by the numbers of its columns', async () => {
    const columns: ColumnMapping = {
      tables: [
        { file: 'book.xlsx', sheet: 'Old', columns: { Wer: 'owner', Was: 'owned' } },
        { file: 'book.xlsx', sheet: 'Bare', header: 0, columns: { 2: 'owner', 3: 'owned', 4: 'share' } },
        { file: 'book.xlsx', sheet: 'Notes', rows: 'none', columns: {} },
      ],
    };
    const workspace = await openFiles([book()], { columns });
    const owners: string[] = [];
    for await (const s of workspace.store.all()) if (s.kind === 'relationship') owners.push(s.interestedParty);
    expect(owners.sort()).toEqual(['name:a', 'name:b', 'name:c']);
    expect(workspace.problems.filter((p) => p.code !== 'column-guessed')).toEqual([]);
  });
  test('a sheet, or a column of a sheet it names, that is not there is refused with those that are', async () => {
    const columns: ColumnMapping = {
      tables: [
        { file: 'book.xlsx', sheet: 'Owner', columns: {} },
        { file: 'book.xlsx', sheet: 'Bare', columns: { Pct: 'share' } },
      ],
    };
    const said = await problems(book(), columns);
    expect(said).toContain(
      'rejected: book.xlsx: the mapping names a sheet "Owner" that is not there (read: "Owner"); expected a sheet that is there: Notes, Owners, Old, Bare',
    );
    expect(said).toContain(
      `rejected: book.xlsx, sheet 'Bare', row 1: the mapping names a column "Pct" that is not there (read: "Pct"); expected a column that is there: C, X, 5`,
    );
  });
  test('a text of another ending is a table where the mapping names it', async () => {
    const path = write('list.dat', 'Wer|Was|Wieviel\nA|X|10\n');
    const columns: ColumnMapping = {
      tables: [{ file: 'list.dat', columns: { Wer: 'owner', Was: 'owned', Wieviel: 'share' } }],
    };
    expect(await problems(path, columns)).toEqual([]);
  });
  test('one that speaks of no file that was read is a warning', async () => {
    const path = write('holdings.csv', 'owner,owned,share\nA,X,10\n');
    expect(await problems(path, { tables: [{ file: 'holding.csv', columns: {} }] })).toEqual([
      'warning: the column mapping speaks of no file that was read; columns are guessed (read: "holding.csv"); expected a table of it with "file": holdings.csv',
    ]);
    expect(await problems(path, { tables: [{ file: 'h*.csv', columns: {} }] })).toEqual([]);
  });
  test('a mapping that is wrong is refused before anything is read', async () => {
    const wrong = { tables: [{ columns: { S: 'shar' } }] } as unknown as ColumnMapping;
    await expect(openFiles([write('w.csv', 'owner,owned\nA,X\n')], { columns: wrong })).rejects.toThrow(
      '"shar" is not understood',
    );
  });
});

describe('a mapping in a file', () => {
  const saying = (name: string, json: string): Promise<string> =>
    readColumnMapping(write(name, json)).then(
      () => 'accepted',
      (e: Error) => e.message.replace(`${folder}/`, ''),
    );
  test('is read, with a byte order mark too', async () => {
    expect(await saying('a.json', '\ufeff{"tables": [{"columns": {"a": "owner"}}]}')).toBe('accepted');
  });
  test('that is not JSON, or names a column twice, is refused by name', async () => {
    expect(await saying('b.json', '{"tables": [')).toMatch(/^b\.json is not JSON: /);
    expect(await saying('c.json', '{"tables": [{"columns": {\n "a": "owner",\n "a": "owned"}}]}')).toBe(
      'c.json, line 3: "a" is there twice; expected each once',
    );
    expect(await saying('d.json', '{"tables": [{"columns": {"a": "owner"}}, {"columns": {"a": "owned"}}]}')).toBe(
      'accepted',
    );
  });
  test('that is not there is not found', async () => {
    await expect(readColumnMapping(join(folder, 'none.json'))).rejects.toMatchObject({ code: 'not-found' });
  });
  test('keeps what was read of it', async () => {
    const json = '{"tables":[{"file":"x.csv","columns":{"a":"owner"}}]}';
    const path = write('e.json', json);
    expect(await readColumnMapping(path)).toEqual(JSON.parse(readFileSync(path, 'utf8')));
  });
});
