/**
 * How fast files get into a store. Run after a build:
 *   node benchmarks/import.mjs [FILE...]
 *   node benchmarks/import.mjs --companies N
 * Without files it makes three registers of N companies (20,000 if none is said): BODS 0.4, the UK snapshot of persons
 * with significant control, and a table of owners. Of each file, one after the other in one process: reading and checking
 * alone; of lines of JSON, the parser alone, which is what a faster one could save at most; DuckDB's own reader of JSON or
 * CSV into a table of a new database file, as the peer; the import into a new store, closing it included; the same import
 * again, which must add nothing. The peer only parses: it checks no schema, makes no ids, and keeps no lists. Times are of
 * the processor, all threads together, since the wall clock of a shared machine says how many share it; the clock stands
 * beside them.
 */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { duckdbStore } from '../dist/store/duckdb/index.js';
import { readFile } from '../dist/workspace/read-files.js';
import { importInto } from '../dist/workspace/workspace.js';
import { writeMadeFiles } from '../test/long/made-files.mjs';

const given = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'lookthrough-import-'));
try {
  for (const file of given.length > 0 && given[0] !== '--companies' ? given : made(Number(given[1] ?? 20_000)))
    await measure(file);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function made(companies) {
  writeMadeFiles(folder, { size: companies, files: 1 });
  return ['bods-0.jsonl', 'psc-0.txt', 'shares-0.csv'].map((name) => join(folder, name));
}

async function measure(file) {
  const megabytes = statSync(file).size / 1e6;
  const store = join(folder, `${basename(file)}.lookthrough`);
  const read = await timed(() => statementsIn(file));
  const parsed = file.endsWith('.csv') ? undefined : await timed(() => parsedIn(file));
  const peer = await timed(() => intoTable(file, join(folder, `${basename(file)}.duckdb`)));
  const first = await timed(() => imported(file, store));
  const again = await timed(() => imported(file, store));
  if (again.found.added !== 0) throw new Error(`the second import of ${file} added ${again.found.added} statements`);
  const { added, known } = first.found;
  console.log(`${basename(file)}: ${megabytes.toFixed(1)} MB, ${read.found} statements, ${added} of them different`);
  tell('reading alone', read, `${speed(read.found, read)}, ${(megabytes / read.cpu).toFixed(1)} MB/s`);
  if (parsed !== undefined)
    tell(
      'JSON.parse alone',
      parsed,
      `${(megabytes / parsed.cpu).toFixed(1)} MB/s, ${part(parsed, read)} of the reading, ${part(parsed, first)} of the import`,
    );
  tell("DuckDB's reader", peer, `${(megabytes / peer.cpu).toFixed(1)} MB/s, ${peer.found} rows`);
  tell('import', first, `${speed(added + known, first)}, ${(first.cpu / peer.cpu).toFixed(1)} times the peer`);
  tell('import again', again, `nothing added, ${(again.cpu / first.cpu).toFixed(2)} of the first`);
}

async function timed(work) {
  const [cpu, clock] = [process.cpuUsage(), performance.now()];
  const found = await work();
  const { user, system } = process.cpuUsage(cpu);
  return { found, cpu: (user + system) / 1e6, clock: (performance.now() - clock) / 1000 };
}

function speed(count, { cpu }) {
  return `${Math.round(count / cpu).toLocaleString('en-US')} statements/s`;
}
function tell(what, { cpu, clock }, said) {
  console.log(`  ${what}: ${cpu.toFixed(2)} s of the processor (${clock.toFixed(2)} s by the clock), ${said}`);
}

function part(some, all) {
  return `${((100 * some.cpu) / all.cpu).toFixed(1)} %`;
}

/** What a faster parser could save at most: the lines, parsed and let go. */
async function parsedIn(file) {
  let count = 0;
  for (const line of readFileSync(file, 'utf8').split('\n')) if (line !== '' && JSON.parse(line) !== null) count += 1;
  return count;
}

async function statementsIn(file) {
  let count = 0;
  for await (const item of readFile(file)) if ('statement' in item) count += 1;
  return count;
}

async function intoTable(file, path) {
  const instance = await DuckDBInstance.create(path, { threads: '2' });
  const db = await instance.connect();
  const reader = file.endsWith('.csv') ? 'read_csv' : 'read_json';
  await db.run(`CREATE TABLE found AS SELECT * FROM ${reader}('${file.replaceAll("'", "''")}')`);
  await db.run('CHECKPOINT');
  const [[rows]] = (await db.runAndReadAll('SELECT count(*) FROM found')).getRows();
  db.closeSync();
  instance.closeSync();
  return Number(rows);
}

async function imported(file, path) {
  const store = await duckdbStore(path, { create: true });
  const report = await importInto(store, [file]);
  await store.close();
  return report;
}
