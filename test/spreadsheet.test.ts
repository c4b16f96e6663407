/**
 * An analyst with a spreadsheet: a structure in a workbook with the slips of real ones (a share left blank, "29,9%" typed
 * as text, a blank behind a name, a row pasted twice), from the file to verdicts over 25 %.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { main, programOf } from '../src/faces/cli/main.ts';
import { Session } from '../src/faces/cli/session.ts';
import { type Envelope, openFiles } from '../src/index.ts';
import { header, number, text, workbook } from './workbook.ts';
import { zip } from './zip.ts';

const folder = mkdtempSync(join(tmpdir(), 'lookthrough-spreadsheet-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string): string => join(folder, name);

const ROWS: readonly (readonly [string, string, string, string, string])[] = [
  ['P1', 'person', 'H1', 'company', number(60)],
  ['P2', 'person', 'H1', 'company', number(40)],
  ['P3', 'person', 'H2', 'company', number(50)],
  ['TR', 'trust', 'H2', 'company', number(50)],
  ['H1 ', 'company', 'T', 'company', number(40)],
  ['H2', 'company', 'T', 'company', number(55)],
  ['P1', 'person', 'T', 'company', number(5)],
  ['P3', 'person', 'H2', 'company', number(50)],
  ['T', 'company', 'Sub', 'company', text('29,9%')],
  ['P2', 'person', 'Sub', 'company', '<c/>'],
];

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const code = await main(args, {
    stdout: { write: (t) => (out += t), columns: 120 },
    stderr: { write: (t) => (err += t) },
  });
  return { code, out, err };
}

beforeAll(() => {
  const rows = [
    header('Shareholder', 'Holder type', 'Company', 'Company type', 'Stake (%)', 'Checked by'),
    ...ROWS.map(([a, at, b, bt, share]) => [text(a), text(at), text(b), text(bt), share, text('JD')]),
  ];
  writeFileSync(file('structure.xlsx'), zip(workbook({ sheets: [{ name: 'Owners', rows }] })));
});

describe('an analyst with a spreadsheet', () => {
  test('sees what each column is taken for, with an example, and which is not read', async () => {
    const { code, out } = await run('columns', file('structure.xlsx'));
    const lines = out.split('\n').map((l) => l.trim().replace(/ {2,}/g, ' | '));
    expect(lines[0]).toBe("structure.xlsx, sheet 'Owners': header in row 1, 6 columns; one holding a row");
    expect(lines).toContain('Shareholder | owner | P1 | the header is in use for it (a guess)');
    expect(lines).toContain('Stake (%) | share | 60 | the header is in use for it (a guess)');
    expect(lines).toContain('not read: Checked by (as "JD")');
    expect(code).toBe(0);
  });

  test('saves that as a mapping, with which the file reads to the same statements and nothing is guessed', async () => {
    const { err } = await run('columns', file('structure.xlsx'), '--save', file('columns.json'));
    expect(err).toContain('1 table; read with --columns');
    expect(JSON.parse(readFileSync(file('columns.json'), 'utf8'))).toEqual({
      tables: [
        {
          file: 'structure.xlsx',
          sheet: 'Owners',
          columns: {
            Shareholder: 'owner',
            'Holder type': 'owner_type',
            Company: 'owned',
            'Company type': 'owned_type',
            'Stake (%)': 'share',
            'Checked by': 'ignore',
          },
        },
      ],
    });
    const guessed = await openFiles([file('structure.xlsx')]);
    const columns = JSON.parse(readFileSync(file('columns.json'), 'utf8'));
    const mapped = await openFiles([file('structure.xlsx')], { columns });
    expect(await mapped.version()).toBe(await guessed.version());
    expect(guessed.problems.some((p) => p.code === 'column-guessed')).toBe(true);
    expect(mapped.problems.some((p) => p.code === 'column-guessed')).toBe(false);
  });

  test('changes it by hand: what it says wins, and saving does not write over it unread', async () => {
    const table = {
      file: 'structure.xlsx',
      columns: { 'Stake (%)': { is: 'share', kind: 'votes' }, 'Checked by': 'note' },
    };
    writeFileSync(file('mine.json'), JSON.stringify({ tables: [table] }));
    const again = await run('columns', file('structure.xlsx'), '--save', file('mine.json'));
    expect([again.code, again.err]).toEqual([2, expect.stringContaining('is there already; add --columns')]);
    const { out } = await run('columns', file('structure.xlsx'), '--columns', file('mine.json'));
    expect(out).toMatch(/^ {2}Stake \(%\) +share \(votes\) +60 +the mapping says so$/m);
    const answer = await run(
      'owners',
      'H2',
      file('structure.xlsx'),
      '--columns',
      file('mine.json'),
      '--measure',
      'votes',
    );
    expect(answer.out).toMatch(/^P3 .*50 %/m);
    const kept = await run(
      'columns',
      file('structure.xlsx'),
      '--columns',
      file('mine.json'),
      '--save',
      file('mine.json'),
    );
    expect(kept.code).toBe(0);
    expect(readFileSync(file('mine.json'), 'utf8')).toContain('"kind": "votes"');
  });

  test('a mapping of a column that is not there is told with those that are, on every command', async () => {
    writeFileSync(file('wrong.json'), '{"tables": [{"columns": {"Anteil": "share"}}]}');
    for (const args of [
      ['columns', file('structure.xlsx')],
      ['owners', 'T', file('structure.xlsx')],
      ['export', file('structure.xlsx'), '--as', 'csv'],
      ['import', file('structure.xlsx'), '--store', file('s.lookthrough')],
      ['register', file('structure.xlsx'), '--rule', 'eu-amlr', '--out', file('r.csv')],
    ]) {
      const { code, out, err } = await run(...args, '--columns', file('wrong.json'));
      expect((out + err).replace(/\s+/g, ' ')).toContain('the mapping names a column "Anteil" that is not there');
      expect([3, 4]).toContain(code);
    }
  });

  test('every command that reads files takes a mapping', () => {
    const { commands } = programOf(new Session({ stdout: { write: () => true }, stderr: { write: () => true } }));
    const reading = commands.filter((c) => c.registeredArguments.some((a) => a.name() === 'files'));
    expect(reading.length).toBeGreaterThan(15);
    expect(reading.filter((c) => !c.options.some((o) => o.long === '--columns')).map((c) => c.name())).toEqual([]);
  });

  test('is told of the row that is there twice, once, by file, sheet and row', async () => {
    const { err } = await run('owners', 'T', file('structure.xlsx'));
    expect(err.split('\n').filter((l) => l.includes('counts once'))).toEqual([
      `warning: structure.xlsx, sheet 'Owners', row 9: the row is there already and counts once (read: "P3, person, H2, company, 50, JD")`,
    ]);
  });

  test('finds the stakes of the looked-through company', async () => {
    const { out } = await run('owners', 'T', file('structure.xlsx'));
    for (const row of [/^P1 +29 %/m, /^P2 +16 %/m, /^P3 +27\.5 %/m, /^TR +27\.5 %/m]) expect(out).toMatch(row);
  });

  test('a blank share is unknown, told with file, sheet, row and column, and not nothing', async () => {
    const { err, out } = await run('owners', 'Sub', file('structure.xlsx'));
    expect(err).toContain(
      "warning: structure.xlsx, sheet 'Owners', cell E11, share: the share is left blank and counts as unknown, not as 0",
    );
    expect(out).toMatch(/^P2 +\[4\.784, 74\.884\] % +\[0, 70\.1\] % +\[0, 100\] %/m);
    expect(out).toMatch(/^T +29\.9 %/m);
  });

  test('P1 and P3 are beneficial owners at 25 %, P2 is not; a trust over 25 % is no person and gets its row, parties unknown', async () => {
    const { out } = await run('beneficial-owners', 'T', file('structure.xlsx'), '--rule', 'eu-amlr', '--json');
    const { answer } = JSON.parse(out) as Envelope;
    const { owners, notPersons } = answer as unknown as {
      owners: { party: { name: string }; verdict: string }[];
      notPersons: { party: { name: string }; overLine: string; standing: string; share: unknown }[];
    };
    expect(owners.map((o) => `${o.party.name} ${o.verdict}`)).toEqual(['P1 yes', 'P3 yes', 'P2 no']);
    expect(notPersons).toMatchObject([
      { party: { name: 'TR' }, overLine: 'yes', share: { exact: 27.5 }, standing: 'parties-unknown' },
    ]);
  });
});
