/**
 * An import that reads in a thread keeps and tells what it would have without: the built package, since a thread is
 * started from a file of its own.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, describe, expect, test } from 'vitest';
import type * as Package from '../src/index.ts';
import type * as Duckdb from '../src/store/duckdb/index.ts';
import type { StatementStore } from '../src/store/types.ts';
import type { ErrorCode, LookthroughError } from '../src/terms/problem.ts';
import type { ReadOptions } from '../src/workspace/read-files.ts';
import type * as Reading from '../src/workspace/reading-thread/index.ts';
import type { FromReader } from '../src/workspace/reading-thread/messages.ts';

const built = (path: string): URL => new URL(`../dist/${path}`, import.meta.url);
const { erase, importInto, openStore } = (await import(built('index.js').href)) as typeof Package;
const { duckdbStore } = (await import(built('store/duckdb/index.js').href)) as typeof Duckdb;
const READING = built('workspace/reading-thread/index.js').href;
const { ReadingThread } = (await import(READING)) as typeof Reading;

const folder = mkdtempSync(join(tmpdir(), 'lookthrough-reading-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** So wide that few records are enough for a thread. */
const WIDE = ' '.repeat(1_000);
const NATURES = ['ownership-of-shares-25-to-50-percent', 'voting-rights-75-to-100-percent', 'no-such-nature'];
const filed = (at: number): string =>
  JSON.stringify({
    company_number: String(10_000_000 + at),
    data: {
      kind: 'individual-person-with-significant-control',
      name: `Mr Noel Quay ${at % 2_900}`,
      name_elements: { forename: 'Noel', surname: `Quay ${at % 2_900}` },
      date_of_birth: { month: 1 + (at % 12), year: 1950 + (at % 50) },
      links: { self: `/company/${10_000_000 + at}/persons-with-significant-control/individual/p${at}` },
      natures_of_control: [NATURES[at % 301 === 0 ? 2 : at % 2]],
      notified_on: at % 503 === 0 ? '2199-01-01' : '2021-12-13',
    },
  }) + WIDE;
const lines = (from: number, to: number): string =>
  Array.from({ length: to - from }, (_, i) => (i % 211 === 5 ? '{ cut' : filed(from + i))).join('\n');

/** Two large files that share records, small ones in many forms, one that nobody named and one that is none. */
function writeFiles(): string[] {
  const among = join(folder, 'among');
  mkdirSync(among);
  writeFileSync(join(among, 'second.txt'), lines(2_900, 4_500));
  writeFileSync(
    join(among, 'packed.csv.gz'),
    gzipSync('owner,owned,share,as_of\nAnn,Beta,60,2199-05-01\nBeta,Xi,700,\n'),
  );
  writeFileSync(
    join(among, 'names.own'),
    'source "News" published 2015\n雷军 is a person\n雷军 owns 29.9% of 金山软件\n',
  );
  writeFileSync(join(among, 'other.csv'), 'colour,size\nred,4\n');
  writeFileSync(join(among, 'README.md'), 'not data');
  writeFileSync(join(folder, 'first.txt'), lines(0, 3_000));
  writeFileSync(
    join(folder, 'odd.own'),
    'source "Odd" published 2015\n"\\"Q\\"" owns 5% of Beta\nnothing of this is read\n',
  );
  return [join(folder, 'first.txt'), among, join(folder, 'odd.own')];
}
const files = writeFiles();

/** Counts the batches another thread filled; without it there is none. */
function watched(store: StatementStore, threaded: boolean) {
  const taken = { over: 0 };
  const seen = new Proxy(store, {
    get(target, name) {
      const found: unknown = Reflect.get(target, name, target);
      if (name !== 'takeOver') return typeof found === 'function' ? found.bind(target) : found;
      if (!threaded || found === undefined) return undefined;
      return (moved: never) => {
        taken.over += 1;
        return (found as NonNullable<StatementStore['takeOver']>)(moved);
      };
    },
  });
  return { seen, taken };
}

interface How extends ReadOptions {
  readonly of?: readonly string[];
  readonly onProgress?: (p: Package.ImportProgress) => void;
}
async function imported(name: string, threaded: boolean, { of = files, onProgress, ...options }: How = {}) {
  const path = join(folder, name);
  const store = await duckdbStore(path, { create: true });
  const { seen, taken } = watched(store, threaded);
  const progress: Package.ImportProgress[] = [];
  const noted = (p: Package.ImportProgress): void => {
    progress.push(p);
    onProgress?.(p);
  };
  const report = await importInto(seen, of, { ...options, onProgress: noted }).finally(() => store.close());
  return { path, overtaken: taken.over, told: { progress, ...report, summary: summaryOf(report) } };
}
function interrupted(name: string, threaded: boolean): Promise<unknown> {
  const stop = new AbortController();
  return imported(name, threaded, { signal: stop.signal, onProgress: () => stop.abort() }).catch(plain);
}
const summaryOf = ({ summary }: Package.ImportReport) => [summary.folders(), summary.problems(), summary.ungrouped];

/** Every table row by row, and the journal. */
async function contentOf(path: string): Promise<Record<string, unknown>> {
  const db = await (await DuckDBInstance.create(path, { access_mode: 'READ_ONLY' })).connect();
  const rowsOf = async (sql: string) => (await db.runAndReadAll(sql)).getRowsJson();
  const tables = await rowsOf(
    "SELECT table_name FROM information_schema.tables WHERE table_schema = 'main' ORDER BY 1",
  );
  const found: Record<string, unknown> = { journal: readFileSync(`${path}.journal`, 'utf8') };
  for (const [table] of tables) found[String(table)] = await rowsOf(`SELECT * FROM ${table} ORDER BY ALL`);
  db.closeSync();
  return found;
}

const here = await imported('here.lookthrough', false);
const there = await imported('there.lookthrough', true);

describe('read by a thread', () => {
  test('the store is the same, row by row of every table, with its journal and the files it notes', async () => {
    expect(here.overtaken).toBe(0);
    expect(there.overtaken).toBeGreaterThan(5);
    const [mine, other] = [await contentOf(here.path), await contentOf(there.path)];
    for (const table of ['statement', 'about', 'link', 'identifier', 'name', 'sound', 'read_file', 'batch', 'journal'])
      expect(mine[table], table).not.toHaveLength(0);
    expect(Object.keys(other)).toEqual(Object.keys(mine));
    for (const table of Object.keys(mine)) expect(other[table], table).toEqual(mine[table]);
  });

  test('problems, progress and report are the same, in the same order', () => {
    expect(here.told.kept.length).toBeGreaterThan(30);
    expect(new Set(here.told.kept.map((p) => p.code)).size).toBeGreaterThan(4);
    expect(here.told.progress.length).toBeGreaterThan(6);
    expect(there.told).toEqual(here.told);
    const { added, known, problems, rejected } = there.told;
    expect(there.told.progress.at(-1)).toMatchObject({ nth: 7, files: 7, added, known, problems, rejected });
  });

  test('columns that are given are used there, and columns of no file that was read are told of last', async () => {
    const columns: Package.ColumnMapping = { tables: [{ file: 'elsewhere.csv', columns: {} }] };
    const of = [files[0] as string];
    const [mine, other] = [
      await imported('columns-here.lookthrough', false, { of, columns, manner: 'prose' }),
      await imported('columns-there.lookthrough', true, { of, columns, manner: 'prose' }),
    ];
    expect(other.overtaken).toBeGreaterThan(0);
    expect(other.told).toEqual(mine.told);
    expect(other.told.kept.at(-1)?.received).toBe('elsewhere.csv');
    expect(await contentOf(other.path)).toEqual(await contentOf(mine.path));
  });

  test('an interruption is one, after the batch that was being written, and the same import again gives the same store', async () => {
    const path = 'interrupted.lookthrough';
    const stopped = await interrupted(path, true);
    expect(stopped).toMatchObject({ name: 'LookthroughError', code: 'interrupted' });
    expect(stopped).toEqual(await interrupted('interrupted-here.lookthrough', false));
    const kept = (await contentOf(join(folder, path)))['batch'] as unknown[];
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.length).toBeLessThan(4);
    const again = await imported(path, true);
    expect([again.told.added, again.told.known].every((n) => n > 0)).toBe(true);
    const { read_file: _notes, ...found } = await contentOf(again.path);
    expect(found).toMatchObject(await contentOf(there.path).then(({ read_file: _, ...rest }) => rest));
  });

  test('what cannot be read is the same error, after the same batches', async () => {
    const broken = join(folder, 'broken.txt');
    const text = Buffer.from(`${filed(0).replace('Noel', 'Noël')}\n${readFileSync(files[0] as string, 'utf8')}`);
    writeFileSync(broken, Buffer.concat([text, Buffer.from([0xc3, 0x28, 0xff, 0xff])]));
    const of = [broken];
    const mine = await imported('broken-here.lookthrough', false, { of }).catch(plain);
    expect(mine).toMatchObject({ code: 'input-rejected', received: broken });
    expect(await imported('broken-there.lookthrough', true, { of }).catch(plain)).toEqual(mine);
    const [one, other] = ['broken-here', 'broken-there'].map((name) => contentOf(join(folder, `${name}.lookthrough`)));
    expect(await one).toEqual(await other);
    expect((await one)?.['batch']).not.toHaveLength(0);
  });

  test('a store somebody was erased from takes every statement itself, and small files are read here', async () => {
    const path = join(folder, 'erased.lookthrough');
    const small = [join(folder, 'among/names.own')];
    expect((await imported('erased.lookthrough', true, { of: small })).overtaken).toBe(0);
    await erase(path, '雷军', { sure: true });
    const again = await imported('erased.lookthrough', true, { of: [...small, files[0] as string] });
    expect(again.overtaken).toBe(0);
    expect(again.told.added).toBeGreaterThan(5_000);
    const workspace = await openStore(path);
    expect(await workspace.store.bearers(['雷军'], 1)).toEqual(new Map());
    await workspace.close();
  });
});

const plain = ({ name, code, message, received, choices }: LookthroughError) => ({
  name,
  code: code as ErrorCode | undefined,
  message,
  received,
  choices,
});

describe('the thread', () => {
  const filled = {
    length: 1,
    append: async () => ({ added: 1, known: 0 }),
    emptied: () => ({ ids: [], tables: [], heard: [] }),
  };
  const program = (name: string, code: string): URL => {
    writeFileSync(join(folder, name), code);
    return pathToFileURL(join(folder, name));
  };
  async function read(thread: InstanceType<typeof ReadingThread>, signal?: AbortSignal): Promise<number> {
    let portions = 0;
    try {
      for await (const _ of thread.portionsOf('a file', signal === undefined ? {} : { signal })) portions += 1;
    } finally {
      await thread.end();
    }
    return portions;
  }

  test('that stops, fails or cannot be loaded is an error, never the end of a file', async () => {
    const stops = program('stops.mjs', 'process.exit(0)');
    const fails = program('fails.mjs', 'throw new TypeError("no good")');
    const absent = pathToFileURL(join(folder, 'absent.mjs'));
    await expect(read(new ReadingThread(() => filled, stops))).rejects.toThrow('the thread that reads has stopped');
    await expect(read(new ReadingThread(() => filled, fails))).rejects.toThrow('no good');
    await expect(read(new ReadingThread(() => filled, absent))).rejects.toThrow('absent.mjs');
  });

  test('that runs out of memory says so by the code of that', async () => {
    const greedy = program('greedy.mjs', 'const held = []; for (;;) held.push(new Array(1e5).fill({}));');
    const thread = new ReadingThread(() => filled, greedy, { maxOldGenerationSizeMb: 20 });
    await expect(read(thread)).rejects.toMatchObject({ code: 'memory-limit' });
  });

  test('that does not answer is left when the signal says so', async () => {
    const stop = new AbortController();
    const silent = program('silent.mjs', 'for (;;);');
    const reading = read(new ReadingThread(() => filled, silent), stop.signal);
    setTimeout(() => stop.abort(), 50);
    await expect(reading).rejects.toMatchObject({ code: 'interrupted' });
  });

  test('is two portions ahead and no more, and goes on when one is done with', async () => {
    const worker = new Worker(built('workspace/reading-thread/thread.js'));
    const heard: FromReader[] = [];
    const hear = (n: number) =>
      new Promise<void>((resolve) => {
        const look = () => heard.length >= n && resolve();
        worker.on('message', look);
        look();
      });
    worker.on('message', (message: FromReader) => heard.push(message));
    worker.postMessage({ read: files[0], options: {} });
    await hear(2);
    await new Promise((later) => setTimeout(later, 300));
    expect(heard.map((message) => Object.keys(message))).toEqual([['portion'], ['portion']]);
    worker.postMessage({ done: undefined });
    await hear(3);
    expect(heard).toHaveLength(3);
    await worker.terminate();
  });

  test('reads neither the standard input nor a text', () => {
    expect(['-', { name: 'a.csv', text: 'owner' }].map(ReadingThread.canRead)).toEqual([false, false]);
    expect(['a.csv', { name: 'a.csv', path: 'b/a.csv' }].map(ReadingThread.canRead)).toEqual([true, true]);
  });
});
