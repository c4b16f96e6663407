import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { all, parsed, unzipped } from '../../../test/slide-reader.ts';
import { ask } from '../ask.ts';
import { openFiles } from '../workspace.ts';
import { ANSWER_FILES, answerAs } from './index.ts';

const OWN = `source "Register" (register) published 2020-01-01
"=HYPERLINK(1)" owns 60% of Kingsoft
金山软件 owns more than 25% of Kingsoft
Ann owns 1% of Kingsoft
`;
const workspace = await openFiles([{ name: 'facts.own', text: OWN }]);
const structure = await ask(workspace, { verb: 'structure', subject: 'Kingsoft', measure: 'both' });
type Line = Readonly<Record<string, string>>;
const read = (text: string): readonly Line[] => Papa.parse<Line>(text.trim(), { header: true }).data;
const csvOf = async (...more: [table?: string, bom?: boolean]): Promise<string> => {
  const [table, bom = false] = more;
  return (await answerAs(workspace, structure, 'csv', { bom, ...(table === undefined ? {} : { table }) })) as string;
};

describe('an answer as CSV', () => {
  test('holds every line of the chart once, and the rest nobody declared', async () => {
    const rows = read(await csvOf());
    const edges = structure.answer['edges'] as { id: string }[];
    expect(rows.flatMap((r) => r['id'] || []).sort()).toEqual(edges.map((e) => e.id).sort());
    expect(rows.at(-1)).toMatchObject({ holder: 'not declared', holds_in: 'Kingsoft' });
  });
  test('keeps both ends of a share and whether each counts', async () => {
    const row = read(await csvOf()).find((r) => r['holder'] === '金山软件');
    expect(row).toMatchObject({ economic: '(25, 100] %', economic_least: '25', economic_least_open: 'true' });
  });
  test('says in every row what it is true of', async () => {
    for (const row of read(await csvOf()))
      expect([row['true_on'], row['known_by'], row['data_version']]).toEqual([
        structure.asAt,
        'all',
        structure.data.version,
      ]);
  });
  test('runs no name as a formula', async () => {
    expect(read(await csvOf()).map((r) => r['holder'])).toContain("'=HYPERLINK(1)");
  });
  test('begins with a byte order mark only where asked to', async () => {
    const [plain, marked] = [await csvOf(), await csvOf(undefined, true)];
    expect(marked).toBe(`\ufeff${plain}`);
    expect(plain.startsWith('\ufeff')).toBe(false);
  });
  test('holds another table by its name, and refuses one there is not with those there are', async () => {
    expect(read(await csvOf('steps')).length).toBe(structure.proof.steps.length);
    await expect(csvOf('nothing')).rejects.toMatchObject({ code: 'usage', choices: expect.arrayContaining(['nodes']) });
  });
  test('of a table without rows says what nothing was found in', async () => {
    expect(await csvOf('verdicts')).toBe('true_on,known_by,data_version\n');
  });
});

test('an answer as a workbook has a sheet a list, what it is true of, its sources, and no formula', async () => {
  const bytes = (await answerAs(workspace, structure, 'xlsx')) as Uint8Array;
  expect(bytes).toEqual(await answerAs(workspace, structure, 'xlsx'));
  const files = await unzipped(bytes);
  const names = all(parsed(files.get('xl/workbook.xml') as string), 'sheet').map((s) => s.attributes['name']);
  expect(names).toEqual(expect.arrayContaining(['About', 'nodes', 'edges', 'assumptions', 'steps']));
  const sheets = [...files].filter(([name]) => name.startsWith('xl/worksheets/')).map(([, xml]) => parsed(xml));
  expect(sheets.flatMap((s) => all(s, 'f'))).toEqual([]);
  const words = sheets.flatMap((s) => all(s, 't').map((t) => t.text));
  for (const word of [structure.data.version, 'Register, 2020-01-01', '=HYPERLINK(1)', '金山软件'])
    expect(words).toContain(word);
});

test.each(ANSWER_FILES)('a scenario says so first in every row: %s', async (format) => {
  const change = ['金山软件 sells 5% of Kingsoft to Ann'];
  const envelope = await ask(workspace, { verb: 'what-if', subject: 'Kingsoft', change });
  const said = `SCENARIO, not a fact: ${change[0]}`;
  if (format === 'csv') {
    const text = (await answerAs(workspace, envelope, 'csv', { table: 'after holders' })) as string;
    expect(text.startsWith('scenario,')).toBe(true);
    const rows = read(text);
    expect(rows.map((r) => r['scenario'])).toEqual(rows.map(() => said));
    expect(rows.length).toBeGreaterThan(2);
  } else {
    const files = await unzipped((await answerAs(workspace, envelope, 'xlsx')) as Uint8Array);
    for (const [name, xml] of files)
      if (name.startsWith('xl/worksheets/')) expect(all(parsed(xml), 't').map((t) => t.text)).toContain(said);
  }
});
