/** What a workbook says is what the data holds: unzipped by yauzl and read by saxes, neither of which wrote it. */
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import type { Statement } from '../../statements/types.ts';
import { exact, percentNumber, ratio } from '../../terms/exact.ts';
import { exportAs } from '../export.ts';
import { openFiles, type Workspace } from '../workspace.ts';
import { cut, sheetsOf } from './fit.ts';
import { letters } from './sheet.ts';
import type { Table } from './types.ts';
import { xlsx } from './xlsx.ts';
import { zipped } from './zip.ts';

const KINGSOFT = ['gallery/kingsoft-2015/financeasia.own', 'gallery/kingsoft-2015/january-2015-news.own'];

async function unzip(bytes: Uint8Array): Promise<Map<string, string>> {
  const zip = await fromBufferPromise(Buffer.from(bytes));
  const parts = new Map<string, string>();
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = [];
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
    parts.set(entry.fileName, Buffer.concat(chunks).toString('utf8'));
  }
  return parts;
}

interface Cell {
  readonly type: string;
  readonly style: string;
  text: string;
}

/** Every cell by its place, and the names of all elements. */
function readSheet(xml: string): { cells: Map<string, Cell>; elements: Set<string> } {
  const cells = new Map<string, Cell>();
  const elements = new Set<string>();
  let cell: Cell | undefined;
  const parser = new SaxesParser();
  parser.on('error', (e) => {
    throw e;
  });
  parser.on('opentag', ({ name, attributes }) => {
    elements.add(name);
    const at = attributes as Record<string, string>;
    if (name !== 'c') return;
    cell = { type: at['t'] ?? 'n', style: at['s'] ?? '', text: '' };
    cells.set(at['r'] ?? '', cell);
  });
  parser.on('text', (t) => {
    if (cell !== undefined) cell.text += t;
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'c') cell = undefined;
  });
  parser.write(xml).close();
  return { cells, elements };
}

/** A sheet as its rows under their column names, told by the part's own places; text with _x0001_ undone. */
function rowsOf(xml: string): Record<string, string>[] {
  const header = new Map<string, string>();
  const rows: Record<string, string>[] = [];
  for (const [place, { text }] of readSheet(xml).cells) {
    const [, column = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(place) ?? [];
    const said = text.replace(/_x([0-9A-F]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
    if (row === '1') header.set(column, said);
    else {
      const into = rows[Number(row) - 2] ?? {};
      rows[Number(row) - 2] = into;
      into[header.get(column) ?? `no header over ${place}`] = said;
    }
  }
  return rows;
}

async function workbookOf(workspace: Workspace) {
  const { bytes, lost } = await exportAs(workspace, 'xlsx');
  const parts = await unzip(bytes);
  const names = [...(parts.get('xl/workbook.xml') ?? '').matchAll(/<sheet name="([^"]+)"/g)].map((m) => m[1] ?? '');
  const sheet = (i: number): string => parts.get(`xl/worksheets/sheet${i}.xml`) ?? '';
  return {
    bytes,
    lost,
    parts,
    names,
    sheet,
    parties: rowsOf(sheet(1)),
    interests: rowsOf(sheet(2)),
    about: rowsOf(sheet(3)),
  };
}

async function statementsOf(workspace: Workspace): Promise<Statement[]> {
  const all: Statement[] = [];
  for await (const s of workspace.store.all()) all.push(s);
  return all;
}

const csv = (text: string) => openFiles([{ name: 'holdings.csv', text }]);

describe('a workbook', () => {
  test('has the sheets Parties, Interests and About, and every part is well-formed', async () => {
    const { names, parts } = await workbookOf(await openFiles(KINGSOFT));
    expect(names).toEqual(['Parties', 'Interests', 'About']);
    for (const xml of parts.values()) expect(() => readSheet(xml)).not.toThrow();
    for (const name of parts.keys())
      if (name.startsWith('xl/') && !name.includes('_rels'))
        expect(parts.get('[Content_Types].xml')).toContain(`PartName="/${name}"`);
  });

  test('says every interest with both ends exact, whether they are open, its hedge, source and statement', async () => {
    const workspace = await openFiles(KINGSOFT);
    const { interests } = await workbookOf(workspace);
    const told = (await statementsOf(workspace)).flatMap((s) =>
      s.kind === 'relationship' ? s.interests.map((i) => ({ s, i })) : [],
    );
    expect(interests).toHaveLength(told.length);
    for (const { s, i } of told) {
      const rows = interests.filter((r) => r['statement'] === s.statementId && r['interest'] === i.interestType);
      const b = i.share?.bounds;
      const wanted = {
        owner_party: s.interestedParty,
        owned_party: s.subject,
        source: s.source.name,
        directness: i.directness,
        hedge: i.share?.hedge,
        least_open: b && (b.loOpen ? '1' : '0'),
        most_open: b && (b.hiOpen ? '1' : '0'),
        from: i.startDate,
        to: i.endDate,
      };
      const same = rows.filter((r) => Object.entries(wanted).every(([k, v]) => r[k] === v));
      expect(same.length).toBeGreaterThan(0);
      if (b === undefined) expect(same.every((r) => r['least'] === undefined && r['share'] === undefined)).toBe(true);
      else {
        const exactly = (r: Record<string, string>): boolean =>
          exact(r['least'] ?? '')
            .div(100)
            .equals(b.lo) &&
          exact(r['most'] ?? '')
            .div(100)
            .equals(b.hi);
        expect(same.some(exactly)).toBe(true);
      }
    }
  });

  test('a third is 100/3, and the numbers beside it hold it between them', async () => {
    const { interests } = await workbookOf(await csv('owner,owned,share\nAnn,Beta,1/3\n'));
    expect(interests[0]).toMatchObject({ least: '100/3', most: '100/3', share: '100/3%' });
    expect(Number(interests[0]?.['least_number'])).toBe(percentNumber(ratio(1, 3), 'down'));
    expect(Number(interests[0]?.['most_number'])).toBeGreaterThan(Number(interests[0]?.['least_number']));
  });

  test('above 25 and up to 50 is not 25 to 50', async () => {
    const { interests } = await workbookOf(await csv('owner,owned,share\nAnn,Beta,"(25,50]"\n'));
    expect(interests[0]).toMatchObject({
      share: '(25, 50]%',
      least: '25',
      least_open: '1',
      most: '50',
      most_open: '0',
    });
  });

  test('a share nobody told is an empty cell, not a zero', async () => {
    const { interests } = await workbookOf(await csv('owner,owned,share\nAnn,Beta,\nBob,Beta,0\n'));
    const of = (owner: string) => interests.find((r) => r['owner'] === owner);
    expect(of('Ann')).not.toHaveProperty('least');
    expect(of('Ann')).not.toHaveProperty('least_number');
    expect(of('Bob')).toMatchObject({ least: '0', least_number: '0' });
  });

  test.each(['=cmd|calc!A1', '+1', '-1', '@SUM(1)'])(
    '%s is text in every cell, kept so when it is edited',
    async (name) => {
      const { sheet, parts, interests } = await workbookOf(await csv(`owner,owned,share\n"${name}",Beta,30\n`));
      expect(interests[0]?.['owner']).toBe(name);
      for (const i of [1, 2, 3]) {
        const { cells, elements } = readSheet(sheet(i));
        expect(elements.has('f')).toBe(false);
        for (const c of cells.values())
          if (c.text === name) expect([c.type, looks(parts, c)]).toEqual(['inlineStr', true]);
      }
    },
  );

  test('text with a tab or a carriage return first is text as well', () => {
    const own = (words: string): Statement => ({ ...PARTY, name: words });
    return Promise.all(
      ['\t=1', '\r=1'].map(async (name) => {
        const parts = await unzip(xlsx([own(name)], { version: 'v' }).bytes);
        const first = readSheet(parts.get('xl/worksheets/sheet1.xml') ?? '').cells.get('A2');
        expect([first?.text, first?.type, first && looks(parts, first)]).toEqual([name, 'inlineStr', true]);
      }),
    );
  });

  test.each([
    '<b>&amp;]]></b>',
    'a\u0001b\uffff',
    '_x0041_ is no A',
    'half \ud83d a pair',
    '🐉 金山',
    'two\nlines\r\n',
  ])('%j comes back as it was', async (name) => {
    const parts = await unzip(xlsx([{ ...PARTY, name }], { version: 'v' }).bytes);
    expect(rowsOf(parts.get('xl/worksheets/sheet1.xml') ?? '')[0]?.['name']).toBe(name);
  });

  test('is the same bytes for the statements in any order', async () => {
    const all = await statementsOf(await openFiles(KINGSOFT));
    const bytes = (list: readonly Statement[]) => Buffer.from(xlsx(list, { version: 'v' }).bytes).toString('base64');
    expect(bytes([...all].reverse())).toBe(bytes(all));
    expect(bytes(all.slice(1))).not.toBe(bytes(all));
  });

  test('tells what it does not say, to the caller and on its last sheet', async () => {
    const workspace = await openFiles(KINGSOFT);
    const { lost, about } = await workbookOf(workspace);
    const apart = (await statementsOf(workspace)).filter((s) => s.kind !== 'party' && s.kind !== 'relationship');
    expect(apart.length).toBeGreaterThan(0);
    for (const s of apart) expect(lost.map((l) => l.statementId)).toContain(s.statementId);
    expect(lost.some((l) => l.what.includes('other readings'))).toBe(true);
    for (const l of lost)
      expect(about).toContainEqual({ what: 'not in this file', value: l.statementId, more: l.what });
  });

  test('names the data it is of, and its last day', async () => {
    const workspace = await openFiles(KINGSOFT);
    const { about } = await workbookOf(workspace);
    expect(about).toContainEqual({ what: 'data version', value: await workspace.version() });
    expect(about).toContainEqual({ what: 'data as of', value: '2015-12-31' });
    expect(about.filter((r) => r['what'] === 'source').map((r) => r['value'])).toEqual([
      'FinanceAsia, feature on Kingsoft and Xiaomi',
      'ITpro, news on Kingsoft, Tencent and Xiaomi',
    ]);
  });

  test('gives a day of birth as its month, and says so', () => {
    const { lost } = xlsx([{ ...PARTY, birthDate: '1970-05-17' }], { version: 'v' });
    expect(lost).toEqual([{ statementId: PARTY.statementId, what: 'the day of birth is written as its month' }]);
    expect(xlsx([{ ...PARTY, birthDate: '1970-05' }], { version: 'v' }).lost).toEqual([]);
  });

  test('keeps every date, so it takes no day', async () => {
    const asked = exportAs(await openFiles(KINGSOFT), 'xlsx', { asAt: '2015-01-01' });
    await expect(asked).rejects.toThrow(/keeps every date/);
  });
});

const PARTY: Extract<Statement, { kind: 'party' }> = {
  statementId: 's:1',
  recordId: 'r:1',
  recordStatus: 'new',
  source: { name: 'a register', kind: 'register', manner: 'register' },
  locator: {},
  kind: 'party',
  party: 'p1',
  name: 'Ann',
  partyType: 'person',
};

/** Whether the style of a cell has the mark that keeps text text. */
function looks(parts: ReadonlyMap<string, string>, cell: Cell): boolean {
  const list = /<cellXfs[^>]*>(.*)<\/cellXfs>/.exec(parts.get('xl/styles.xml') ?? '')?.[1] ?? '';
  return (list.match(/<xf .*?<\/xf>/g) ?? [])[Number(cell.style)]?.includes('quotePrefix="1"') ?? false;
}

describe('what a sheet holds', () => {
  const table = (rows: string[][]): Table => ({
    name: 'Parties',
    columns: ['name', 'statement'].map((name) => ({ name, type: 'string' })),
    rows,
  });

  test('a longer table goes on in the next sheet, no row lost', () => {
    const sheets = sheetsOf(table([['a'], ['b'], ['c'], ['d'], ['e']]), 2);
    expect(sheets.map((s) => [s.name, s.rows.length])).toEqual([
      ['Parties', 2],
      ['Parties 2', 2],
      ['Parties 3', 1],
    ]);
    expect(sheetsOf(table([]), 2)).toHaveLength(1);
  });

  test('a text too long for a cell is cut between characters, and told', () => {
    const long = `${'x'.repeat(32_765)}🐉🐉`;
    const { table: fitted, lost } = cut(
      table([
        [long, 's:1'],
        ['x'.repeat(32_767), 's:2'],
      ]),
    );
    expect(fitted.rows[0]?.[0]).toBe(`${'x'.repeat(32_765)}…`);
    expect(fitted.rows[1]?.[0]).toHaveLength(32_767);
    expect(lost).toEqual([{ statementId: 's:1', what: 'name has 32769 characters, a cell holds 32767: cut' }]);
  });

  test('columns are lettered A to Z, then AA', () => {
    expect([0, 25, 26, 701, 702].map(letters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
  });
});

describe('a zip', () => {
  test('has no clock in it', async () => {
    const zip = await fromBufferPromise(Buffer.from(zipped([{ name: 'a.xml', bytes: Buffer.from('<a/>') }])));
    for await (const entry of zip.eachEntry())
      expect(entry.getLastModDate({ timezone: 'UTC' }).toISOString()).toBe('1980-01-01T00:00:00.000Z');
  });

  test('over what 32 bits can say is refused by name', () => {
    const parts = [{ name: 'a', bytes: Buffer.alloc(101) }];
    expect(() => zipped(parts, 100)).toThrow(expect.objectContaining({ code: 'limit-reached' }));
    expect(() => zipped(parts, 1000)).not.toThrow();
  });
});
