import { describe, expect, test } from 'vitest';
import { header, number, text, type WorkbookOfTest, workbook } from '../../../test/workbook.ts';
import { HUNDRED } from '../../terms/exact.ts';
import { problemText } from '../../terms/problem.ts';
import { xlsx } from './index.ts';
import { SheetTable } from './sheet-table.ts';
import { workbookOf } from './workbook.ts';

interface Found {
  /** owner, owned, share from and to in per cent, since when */
  readonly rows: string[];
  readonly problems: string[];
}

async function readParts(parts: Record<string, string>): Promise<Found> {
  const [rows, problems]: [string[], string[]] = [[], []];
  async function* open(name: string): AsyncIterable<string> {
    const whole = parts[name] as string;
    for (let at = 0; at < whole.length; at += 113) yield whole.slice(at, at + 113);
  }
  for await (const { statement, problem } of xlsx.read({ names: Object.keys(parts), open }, { file: 'a.xlsx' })) {
    if (problem !== undefined) problems.push(`${problem.severity} ${problemText(problem).replace(/; expected.*/, '')}`);
    else if (statement.kind === 'relationship') {
      const [i] = statement.interests;
      const ends = i?.share && [i.share.bounds.lo, i.share.bounds.hi].map((e) => e.mul(HUNDRED).toString(12));
      const share = ends === undefined ? 'unknown' : ends[0] === ends[1] ? ends[0] : `${ends[0]} to ${ends[1]}`;
      const party = (id: string): string => id.replace(/^name:/, '');
      const line = [party(statement.interestedParty), party(statement.subject), share, i?.startDate ?? ''];
      rows.push(line.join(' | ').replace(/ \| $/, ''));
    }
  }
  return { rows, problems };
}
const read = (book: WorkbookOfTest): Promise<Found> => readParts(workbook(book));
const HEADER = header('owner', 'owned', 'share', 'from');

/** What one cell of a share or a date is read as. */
async function share(cell: string, book: Partial<WorkbookOfTest> = {}): Promise<string | undefined> {
  const found = await read({ ...book, sheets: [{ name: 'S', rows: [HEADER, [text('A'), text('X'), cell]] }] });
  return found.problems[0] ?? found.rows[0]?.split(' | ')[2];
}
async function since(cell: string, book: Partial<WorkbookOfTest> = {}): Promise<string | undefined> {
  const rows = [HEADER, [text('A'), text('X'), number(10), cell]];
  const found = await read({ ...book, sheets: [{ name: 'S', rows }] });
  return found.problems[0] ?? found.rows[0]?.split(' | ')[3];
}

describe('a number in a cell', () => {
  test('is the decimal that was typed, not the double it is kept as', async () => {
    expect(await share(number('29.899999999999999'))).toBe('29.9');
    expect(await share(number('2.5000000000000001E-2'))).toBe('0.025');
    expect(await share(number('1e-7'))).toBe('0.0000001');
  });
  test('with a per cent format is so many hundredths, exactly', async () => {
    expect(await share(number(0.25, 1), { formats: [9] })).toBe('25');
    expect(await share(number('0.28999999999999998', 1), { formats: [10] })).toBe('29');
    expect(await share(number('1.4999999999999999E-2', 1), { formats: ['0.00%;[Red]-0.00%'] })).toBe('1.5');
    expect(await share(number(1, 1), { formats: ['0%'] })).toBe('100');
  });
  test('without one is per cent as it stands, also where the sign is a word of the format', async () => {
    expect(await share(number(0.25))).toBe('0.25');
    expect(await share(number(25, 1), { formats: ['0.0"%"'] })).toBe('25');
    expect(await share(number(25, 1), { formats: ['0\\%'] })).toBe('25');
  });
  test('shown as a fraction is that part of one', async () => {
    expect(await share(number(0.25, 1), { formats: [12] })).toBe('25');
    expect(await share(number(0.5, 1), { formats: ['# ?/?'] })).toBe('50');
  });
  test('above the whole is refused by its cell', async () => {
    expect(await share(number(1.3, 1), { formats: [9] })).toBe(
      'rejected a.xlsx, sheet \'S\', cell C2, share: 130% is not between 0 and 100 % (read: "130%")',
    );
  });
  test('with leading zeros by its format keeps them: a company number is no quantity', async () => {
    const rows = [header('owner', 'owned', 'share'), [text('A'), number(3530981, 1), number(10)]];
    const found = await read({ formats: ['00000000'], sheets: [{ name: 'S', rows }] });
    expect(found.rows).toEqual(['03530981 | 10'].map((r) => `a | ${r}`));
  });
});

describe('a formula', () => {
  const formula = (value: string, type = '', style = 0): string => `<c s="${style}"${type}><f>B1/C1</f>${value}</c>`;
  test('is its last value, to the fifteen digits that are shown: 0.7 − 0.45 is a quarter', async () => {
    expect(await share(formula('<v>0.24999999999999994</v>', '', 1), { formats: [9] })).toBe('25');
    expect(await share(formula('<v>25-50</v>', ' t="str"'))).toBe('25 to 50');
  });
  test('without a value is refused: an empty cell would be an unknown share', async () => {
    expect(await share(formula('<v></v>'))).toMatch(
      /^rejected a.xlsx, sheet 'S', cell C2, share: the formula .* no value/,
    );
    expect(await share(formula(''))).toMatch(/no value yet/);
    expect(await share(formula('<v></v>', ' t="str"'))).toMatch(
      /cell C2, share: the share is left blank and counts as unknown/,
    );
  });
  test('that ended in an error keeps its row out, in a column that is read and in no other', async () => {
    const error = '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>';
    expect(await share(error)).toBe(
      'rejected a.xlsx, sheet \'S\', cell C2, share: the cell holds an error (read: "#DIV/0!")',
    );
    const rows = [
      [...HEADER, text('remark')],
      [text('A'), text('X'), number(10), '<c/>', error],
    ];
    expect(await read({ sheets: [{ name: 'S', rows }] })).toEqual({ rows: ['a | x | 10'], problems: [] });
  });
});

describe('a day', () => {
  test('is told by its number format', async () => {
    expect(await since(number(43957, 1), { formats: [14] })).toBe('2020-05-06');
    expect(await since(number(43957.75, 1), { formats: ['dd\\.mm\\.yyyy hh:mm'] })).toBe('2020-05-06');
    expect(await since(number(43957, 1), { formats: ['[$-409]d\\-mmm\\-yy;@'] })).toBe('2020-05-06');
    expect(await since('<c t="d"><v>2020-05-06T00:00:00</v></c>')).toBe('2020-05-06');
  });
  test('shown as a month or a year only is that month or year', async () => {
    expect(await since(number(43952, 1), { formats: [17] })).toBe('2020-05');
    expect(await since(number(43831, 1), { formats: ['yyyy'] })).toBe('2020');
    expect(await since(number(2020))).toBe('2020');
  });
  test('of 1900 counts the 29 February that never was, and is never that day', async () => {
    const formats = { formats: [14] };
    expect(await since(number(1, 1), formats)).toBe('1900-01-01');
    expect(await since(number(59, 1), formats)).toBe('1900-02-28');
    expect(await since(number(60, 1), formats)).toMatch(/^rejected .*cell D2, from: "1900-02-29" is not a date/);
    expect(await since(number(61, 1), formats)).toBe('1900-03-01');
    expect(await since(number(2958465, 1), formats)).toBe('9999-12-31');
    expect(await since(number(2958466, 1), formats)).toMatch(/"2958466" is not a date/);
    expect(await since(number(0, 1), formats)).toMatch(/"0" is not a date/);
  });
  test('of a workbook that counts from 1904 is four years and a day later', async () => {
    const from = { formats: [14], from1904: true };
    expect(await since(number(0, 1), from)).toBe('1904-01-01');
    expect(await since(number(60, 1), from)).toBe('1904-03-01');
    expect(await since(number(42495, 1), from)).toBe('2020-05-06');
    expect(await since(number(43957, 1), { formats: [14] })).toBe('2020-05-06');
  });
  test('that a spreadsheet made of "10-25" is no share', async () => {
    expect(await share(number(45955, 1), { formats: [16] })).toMatch(/^rejected .*cell C2, share/);
  });
});

describe('a text', () => {
  const shared = (at: number): string => `<c t="s"><v>${at}</v></c>`;
  const owners = async (strings: string[], cells = strings.map((_, at) => shared(at))): Promise<Found> =>
    read({
      strings,
      sheets: [{ name: 'S', rows: [header('owner', 'owned'), ...cells.map((c) => [c, text('X')])] }],
    });
  test('is shared, in runs, or in its cell', async () => {
    const found = await owners(['<t>Ann</t>', '<r><t xml:space="preserve">Bob </t></r><r><t>Ltd</t></r>']);
    expect(found.rows).toEqual(['ann | x | unknown', 'bob ltd | x | unknown']);
  });
  test('is without the reading aside of East Asian signs', async () => {
    expect((await owners(['<t>山田</t><rPh sb="0" eb="2"><t>ヤマダ</t></rPh>'])).rows).toEqual(['山田 | x | unknown']);
    const inline = '<c t="inlineStr"><is><t>山田</t><rPh sb="0" eb="2"><t>ヤマダ</t></rPh></is></c>';
    expect((await owners([], [inline])).rows).toEqual(['山田 | x | unknown']);
  });
  test('has the signs XML cannot hold', async () => {
    expect((await owners(['<t>A_x005F_B &amp; C</t>'])).rows).toEqual(['a_b & c | x | unknown']);
  });
  test('that is not there is refused', async () => {
    expect((await owners(['<t>Ann</t>'], [shared(7)])).problems).toEqual([
      'rejected a.xlsx, sheet \'S\', cell A2, owner: the cell names a text that is not there (read: "7")',
    ]);
  });
});

describe('a sheet', () => {
  const table = [header('owner', 'owned', 'share'), [text('A'), text('X'), number(10)]];
  test('is a table of its own, in the order of the workbook', async () => {
    const other = [header('owner', 'owned', 'share'), [text('B'), text('X'), number(130)]];
    const found = await read({
      sheets: [
        { name: 'One', rows: table },
        { name: "Bob's", rows: other },
      ],
    });
    expect(found.rows).toEqual(['a | x | 10']);
    expect(found.problems).toEqual([
      "rejected a.xlsx, sheet 'Bob''s', cell C2, share: 130 is not between 0 and 100 % (read: \"130\")",
    ]);
  });
  test('that is hidden is named and not read', async () => {
    const found = await read({
      sheets: [
        { name: 'One', rows: table },
        { name: 'H', rows: table, state: 'hidden' },
        { name: 'V', rows: table, state: 'veryHidden' },
      ],
    });
    expect(found).toEqual({
      rows: ['a | x | 10'],
      problems: ['H', 'V'].map((n) => `warning a.xlsx, sheet '${n}': the sheet is hidden and is not read`),
    });
    const none = await read({ sheets: [{ name: 'H', rows: table, state: 'hidden' }] });
    expect(none.problems.at(-1)).toBe('rejected a.xlsx: the workbook has no visible sheet');
  });
  test('that is no table is a warning beside one that is, and refused alone', async () => {
    const notes = { name: 'Notes', rows: [[text('Only words')]] };
    const said = 'a.xlsx, sheet \'Notes\', row 1: no column for owner and owned (read: "Only words")';
    expect((await read({ sheets: [notes, { name: 'T', rows: table }] })).problems).toEqual([`warning ${said}`]);
    expect((await read({ sheets: [notes] })).problems).toEqual([`rejected ${said}`]);
    const empty = await read({ sheets: [{ name: 'E', rows: [] }] });
    expect(empty.problems).toEqual(["rejected a.xlsx, sheet 'E': the sheet holds no row"]);
  });
  test('may have a title above its header, which is said', async () => {
    expect(await read({ sheets: [{ name: 'S', rows: [[text('Owners of X')], [], ...table] }] })).toEqual({
      rows: ['a | x | 10'],
      problems: [
        'warning a.xlsx, sheet \'S\', row 3: row 3 is taken for the header; what stands above it is not read (read: "Owners of X")',
      ],
    });
  });
  test('names guessed columns by their cell', async () => {
    const found = await read({ sheets: [{ name: 'S', rows: [header('owner', 'owned', 'Stake')] }] });
    expect(found.problems).toEqual([
      'warning a.xlsx, sheet \'S\', cell C1, Stake: column "Stake" is taken for share (read: "Stake")',
    ]);
  });
  test('leaves out empty rows and cells, which have no element', async () => {
    const parts = workbook({ sheets: [{ name: 'S', rows: [] }] });
    const at = (ref: string, words: string): string => `<c r="${ref}" t="inlineStr"><is><t>${words}</t></is></c>`;
    parts['xl/worksheets/sheet1.xml'] = `<worksheet><sheetData><row r="3">${at('B3', 'owner')}${at('D3', 'owned')}${at(
      'AA3',
      'share',
    )}</row><row r="9">${at('B9', 'A')}${at('D9', 'X')}${at('AA9', '130')}</row><row r="11">${at('B11', 'A')}${at(
      'D11',
      'X',
    )}</row></sheetData></worksheet>`;
    expect(await readParts(parts)).toEqual({
      rows: ['a | x | unknown'],
      problems: [
        'rejected a.xlsx, sheet \'S\', cell AA9, share: 130 is not between 0 and 100 % (read: "130")',
        'warning a.xlsx, sheet \'S\', cell AA11, share: the share is left blank and counts as unknown, not as 0 (read: "")',
      ],
    });
  });
});

describe('a part', () => {
  const good = (): Record<string, string> =>
    workbook({ sheets: [{ name: 'S', rows: [HEADER, [text('A'), text('X'), number(10)]] }] });
  test('with a document type is refused, so no entity grows', async () => {
    const parts = good();
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>';
    parts['xl/worksheets/sheet1.xml'] = `${bomb}<worksheet><sheetData/></worksheet>`;
    expect((await readParts(parts)).problems[0]).toMatch(/^rejected a.xlsx, sheet 'S', line 1, .*document type/);
    const before = good();
    before['xl/sharedStrings.xml'] = `${bomb}<sst><si><t>&b;</t></si></sst>`;
    expect((await readParts(before)).problems).toEqual([expect.stringMatching(/^rejected a.xlsx, .*document type/)]);
  });
  test('that breaks off keeps the rows before the break', async () => {
    const parts = good();
    parts['xl/worksheets/sheet1.xml'] = (parts['xl/worksheets/sheet1.xml'] as string).replace('</sheetData>', '<row>');
    const found = await readParts(parts);
    expect(found.rows).toEqual(['a | x | 10']);
    expect(found.problems[0]).toMatch(/^rejected a.xlsx, sheet 'S', line 2/);
  });
  test('is found by its relation, whatever its name', async () => {
    const parts = good();
    parts['xl/workbook2.xml'] = parts['xl/workbook.xml'] as string;
    parts['xl/_rels/workbook2.xml.rels'] = (parts['xl/_rels/workbook.xml.rels'] as string).replace(
      'worksheets/sheet1.xml',
      '../XL/worksheets/Sheet1.xml',
    );
    parts['_rels/.rels'] = (parts['_rels/.rels'] as string).replace('workbook.xml', 'workbook2.xml');
    delete parts['xl/workbook.xml'];
    expect((await readParts(parts)).rows).toEqual(['a | x | 10']);
  });
  test('of a binary workbook is refused by name', async () => {
    expect((await readParts({ '[Content_Types].xml': '', 'xl/workbook.bin': '' })).problems).toEqual([
      'rejected a.xlsx: a binary workbook (.xlsb) is not read',
    ]);
  });
});

describe('what would be held without end', () => {
  test('texts beyond a ceiling are a limit', async () => {
    const parts = workbook({ sheets: [], strings: ['<t>0123456789</t>', '<t>0123456789</t>'] });
    const open = async function* (name: string): AsyncIterable<string> {
      yield parts[name] as string;
    };
    const opened = { names: Object.keys(parts), open };
    expect((await workbookOf(opened, 'a.xlsx', 52)).strings).toHaveLength(2);
    await expect(workbookOf(opened, 'a.xlsx', 51)).rejects.toMatchObject({ code: 'limit-reached' });
  });
  test('a text longer than any spreadsheet takes keeps its row out', async () => {
    const rows = [HEADER, [text('x'.repeat(40_000)), text('X')], [text('B'), text('X')]];
    const found = await read({ sheets: [{ name: 'S', rows }] });
    expect(found.rows).toEqual(['b | x | unknown']);
    expect(found.problems).toEqual([
      expect.stringMatching(/^rejected .*cell A2, owner: .*longer than 32767 characters/),
      expect.stringMatching(/^warning .*cell C3, share: the share is left blank/),
    ]);
  });
  test('cells beyond a ceiling are a limit, also those that stand in the last column only', () => {
    const table = new SheetTable({ file: 'a.xlsx' }, undefined, 6);
    const row = (number: number, ...cells: string[]) => {
      const columns = new Map(cells.map((c, at) => [at === 2 ? 16_383 : at, c] as const));
      return [...table.row({ number, cells: columns, faults: new Map() })];
    };
    row(1, 'owner', 'owned', 'share');
    expect(row(2, 'A', 'X', '1').map((i) => i.problem)).toEqual([undefined, undefined, undefined]);
    row(3, 'B', 'X');
    expect(() => row(4, 'C', 'X')).toThrow(expect.objectContaining({ code: 'limit-reached' }));
  });
});
