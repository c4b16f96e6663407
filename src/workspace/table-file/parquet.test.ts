/** A Parquet file read back by SQL is what the data holds. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, expect, test, vi } from 'vitest';
import type { Statement } from '../../statements/types.ts';
import { exact } from '../../terms/exact.ts';
import { exportAs } from '../export.ts';
import { openFiles, type Workspace } from '../workspace.ts';
import { parquet } from './parquet.ts';

const KINGSOFT = ['gallery/kingsoft-2015/financeasia.own', 'gallery/kingsoft-2015/january-2015-news.own'];
const folder = mkdtempSync(join(tmpdir(), 'lookthrough-table-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Row = Record<string, unknown>;
async function sql(bytes: Uint8Array, query: string): Promise<Row[]> {
  const file = join(folder, 'read.parquet');
  writeFileSync(file, bytes);
  const instance = await DuckDBInstance.create(':memory:');
  const db = await instance.connect();
  try {
    return (await db.runAndReadAll(query.replace('FILE', `'${file}'`))).getRowObjects();
  } finally {
    db.closeSync();
    instance.closeSync();
  }
}
const rowsOf = (bytes: Uint8Array) => sql(bytes, 'SELECT * FROM read_parquet(FILE)');

async function statementsOf(workspace: Workspace): Promise<Statement[]> {
  const all: Statement[] = [];
  for await (const s of workspace.store.all()) all.push(s);
  return all;
}
const csv = async (text: string): Promise<Row[]> =>
  rowsOf((await exportAs(await openFiles([{ name: 'holdings.csv', text }]), 'parquet')).bytes);

test('a row an interest, both ends exact, an unknown share null', async () => {
  const rows = await csv('owner,owned,share\nAnn,Beta,1/3\nBob,Beta,"(25,50]"\nCid,Beta,\n');
  expect(rows).toHaveLength(3);
  expect(rows[0]).toMatchObject({ owner: 'Ann', owned: 'Beta', least: '100/3', most: '100/3' });
  expect(Number(rows[0]?.['least_number'])).toBeLessThan(Number(rows[0]?.['most_number']));
  expect(rows[1]).toMatchObject({ least: '25', least_open: true, most: '50', most_open: false, least_number: 25 });
  expect(rows[2]).toMatchObject({ owner: 'Cid', least: null, least_open: null, least_number: null, share: null });
});

test('the rows are those of the statements, over many chunks as well', async () => {
  const lines = Array.from({ length: 2500 }, (_, i) => `Owner ${i},Company ${i % 7},${(i % 99) + 1}`);
  const rows = await csv(`owner,owned,share\n${lines.join('\n')}\n`);
  expect(rows).toHaveLength(2500);
  const told = new Set(rows.map((r) => `${r['owner']},${r['owned']},${exact(String(r['least'])).toFraction()}`));
  expect(lines.filter((l) => !told.has(l))).toEqual([]);
});

test('the data version and the last day stand in the metadata', async () => {
  const workspace = await openFiles(KINGSOFT);
  const { bytes } = await exportAs(workspace, 'parquet');
  const told = await sql(bytes, 'SELECT decode(key) AS k, decode(value) AS v FROM parquet_kv_metadata(FILE)');
  const about = Object.fromEntries(told.map((r) => [r['k'], r['v']]));
  expect(about).toMatchObject({ data_version: await workspace.version(), data_as_of: '2015-12-31' });
});

test('every statement is a row, or is told of as not written, or only names and types a party of a row', async () => {
  const workspace = await openFiles(KINGSOFT);
  const { bytes, lost } = await exportAs(workspace, 'parquet');
  const rows = await rowsOf(bytes);
  const written = new Set([...rows.map((r) => r['statement']), ...lost.map((l) => l.statementId)]);
  const parties = new Map(rows.flatMap((r) => [side(r, 'owner'), side(r, 'owned')]));
  for (const s of await statementsOf(workspace)) {
    if (written.has(s.statementId)) continue;
    expect(s.kind === 'party' && parties.get(s.party)).toBe(s.kind === 'party' && `${s.name}, ${s.partyType}`);
    expect(s).not.toHaveProperty('listed');
    expect(s).not.toHaveProperty('identifiers');
  }
  expect(lost.some((l) => l.what.includes('no row for a transaction'))).toBe(true);
});
const side = (r: Row, name: string): [unknown, string] => [r[`${name}_party`], `${r[name]}, ${r[`${name}_type`]}`];

test('the same bytes for the statements in any order, and nothing is left behind', async () => {
  const own = mkdtempSync(join(folder, 'tmp-'));
  vi.stubEnv('TMPDIR', own);
  const all = await statementsOf(await openFiles(KINGSOFT));
  const [a, b] = [await parquet(all, { version: 'v' }), await parquet([...all].reverse(), { version: 'v' })];
  expect(Buffer.from(a.bytes).equals(Buffer.from(b.bytes))).toBe(true);
  vi.unstubAllEnvs();
  expect(readdirSync(own)).toEqual([]);
});

const holding = (words: string): Statement => ({
  statementId: 's:1',
  recordId: 'r:1',
  recordStatus: 'new',
  source: { name: 'a register', kind: 'register', manner: 'register' },
  locator: { words },
  kind: 'relationship',
  subject: 'name:Beta',
  interestedParty: "name:O'Neill",
  interests: [],
});

test.each(["'; DROP TABLE told; --", 'a\u0000b', '🐉 金山', 'two\r\nlines'])(
  '%j comes back as it was',
  async (words) => {
    const { bytes, lost } = await parquet([holding(words)], { version: "it's" });
    expect((await rowsOf(bytes))[0]).toMatchObject({ source_words: words, owner: "O'Neill", interest: null });
    expect(lost).toEqual([]);
  },
);

test('half a surrogate pair becomes U+FFFD, and that is told', async () => {
  const { bytes, lost } = await parquet([holding('half \ud83d a pair')], { version: 'v' });
  expect((await rowsOf(bytes))[0]?.['source_words']).toBe('half \ufffd a pair');
  expect(lost).toEqual([{ statementId: 's:1', what: 'halves of surrogate pairs are written as U+FFFD' }]);
});
