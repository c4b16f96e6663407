/** What is acknowledged is kept, whatever is cut, torn, flipped or killed; what cannot be kept is named. */
import { spawn } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { owns } from '../../test/statements.ts';
import type { Statement } from '../statements/types.ts';
import { duckdbStore } from './duckdb/index.ts';
import { memoryStore } from './memory/index.ts';
import type { StatementStore, StoreMeta } from './types.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'lookthrough-durable-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let nth = 0;
const fresh = (): string => {
  nth += 1;
  return join(folder, `store-${nth}.lookthrough`);
};

/** What the child imports: the store as it stands in the sources, as one script. */
beforeAll(async () => {
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'silent',
    build: {
      outDir: join(folder, 'built'),
      ssr: true,
      rolldownOptions: {
        input: { store: join(import.meta.dirname, 'duckdb/index.ts'), made: join(ROOT, 'test/statements.ts') },
        output: { entryFileNames: '[name].mjs' },
      },
    },
  });
  writeFileSync(join(folder, 'child.mjs'), CHILD);
});

const BATCHES = 20;
const IN_A_BATCH = 150;
const batchOf = (at: number): Statement[] =>
  Array.from({ length: IN_A_BATCH }, (_, i) => owns(`P${i}`, `C${at}`, '0.5'));
const CHILD = `
import { duckdbStore } from './built/store.mjs';
import { owns } from './built/made.mjs';
const store = await duckdbStore(process.argv[2], { create: true });
console.log('open');
for (let at = 0; at < ${BATCHES}; at += 1) {
  await store.append(Array.from({ length: ${IN_A_BATCH} }, (_, i) => owns('P' + i, 'C' + at, '0.5')));
  console.log('kept ' + (at + 1));
}
if (process.argv[3] === 'stay') setInterval(() => {}, 1000);
else await store.close();
`;

interface Child {
  /** resolves once the line was printed */
  until(line: string): Promise<void>;
  /** kill -9; the last batch that was acknowledged */
  kill(): Promise<number>;
}
function child(path: string, ...args: string[]): Child {
  const process_ = spawn(process.execPath, [join(folder, 'child.mjs'), path, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let told: () => void = () => undefined;
  process_.stdout.on('data', (data) => {
    out += String(data);
    told();
  });
  process_.stderr.on('data', (data) => (out += String(data)));
  const gone = new Promise<void>((done) => process_.on('exit', () => done()));
  return {
    until: (line) =>
      new Promise((done, fail) => {
        told = () => (out.split('\n').includes(line) ? done() : undefined);
        told();
        void gone.then(() => fail(new Error(`ended before "${line}": ${out}`)));
      }),
    async kill() {
      process_.kill('SIGKILL');
      await gone;
      return [...out.matchAll(/^kept (\d+)$/gm)].length;
    },
  };
}

async function everything(store: StatementStore): Promise<{ all: Statement[]; meta: StoreMeta }> {
  const all: Statement[] = [];
  for await (const s of store.all()) all.push(s);
  return { all, meta: await store.meta() };
}
async function expected(batches: number): Promise<{ all: Statement[]; meta: StoreMeta }> {
  const store = memoryStore();
  for (let at = 0; at < batches; at += 1) await store.append(batchOf(at));
  return everything(store);
}
const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

describe('kill -9', () => {
  test.each([
    ['kept 1', 0],
    ['kept 2', 7],
    ['kept 5', 13],
    ['kept 9', 29],
    ['open', 3],
  ])('after "%s" and %i ms loses nothing acknowledged, and run again gives the same store', async (line, ms) => {
    const path = fresh();
    const run = child(path);
    await run.until(line);
    await wait(ms);
    const kept = await run.kill();
    const store = await duckdbStore(path);
    const { count } = await store.meta();
    // Whole batches, and at most the one that was committed and not yet told.
    expect(count % IN_A_BATCH).toBe(0);
    expect(count / IN_A_BATCH - kept).toBeGreaterThanOrEqual(0);
    expect(count / IN_A_BATCH - kept).toBeLessThanOrEqual(1);
    expect((await everything(store)).all).toEqual((await expected(count / IN_A_BATCH)).all);
    for (let at = 0; at < BATCHES; at += 1) await store.append(batchOf(at));
    expect(await everything(store)).toEqual(await expected(BATCHES));
    await store.close();
    const again = await duckdbStore(path);
    expect((await again.meta()).count).toBe(BATCHES * IN_A_BATCH);
    await again.close();
  });

  test('leaves a log that is refused once it is cut anywhere', async () => {
    const path = fresh();
    const run = child(path, 'stay');
    await run.until(`kept ${BATCHES}`);
    await run.kill();
    expect(existsSync(`${path}.wal`)).toBe(true);
    const { size } = statSync(`${path}.wal`);
    const whole = await expected(BATCHES);
    for (const part of [0, 0.1, 0.5, 0.9, 0.999]) {
      const copy = fresh();
      for (const end of ['', '.wal', '.journal']) copyFileSync(path + end, copy + end);
      truncateSync(`${copy}.wal`, Math.floor(size * part));
      await expect(duckdbStore(copy), `cut to ${part}`).rejects.toMatchObject({ code: 'store-damaged' });
    }
    const copy = fresh();
    for (const end of ['', '.journal']) copyFileSync(path + end, copy + end);
    await expect(duckdbStore(copy)).rejects.toMatchObject({ code: 'store-damaged' });
    const store = await duckdbStore(path);
    expect(await everything(store)).toEqual(whole);
    await store.close();
  });

  test('of the process that has it open frees the lock that kept others out', async () => {
    const path = fresh();
    const run = child(path, 'stay');
    await run.until(`kept ${BATCHES}`);
    await expect(duckdbStore(path)).rejects.toMatchObject({
      code: 'store-locked',
      message: expect.stringContaining('open in another process'),
    });
    await run.kill();
    const store = await duckdbStore(path);
    expect((await store.meta()).count).toBe(BATCHES * IN_A_BATCH);
    await store.close();
  });
});

async function made(batches = 3): Promise<string> {
  const path = fresh();
  const store = await duckdbStore(path, { create: true });
  for (let at = 0; at < batches; at += 1) await store.append(batchOf(at));
  await store.close();
  return path;
}
const damaged = { code: 'store-damaged' };

describe('the journal', () => {
  test.each([1, 20, 60])('with its last line cut by %i characters is mended, and stays so', async (cut) => {
    const path = await made();
    const journal = readFileSync(`${path}.journal`, 'utf8');
    writeFileSync(`${path}.journal`, journal.slice(0, -cut));
    for (let time = 0; time < 2; time += 1) {
      const store = await duckdbStore(path);
      expect((await store.meta()).count).toBe(3 * IN_A_BATCH);
      await store.close();
      expect(readFileSync(`${path}.journal`, 'utf8')).toBe(journal);
    }
  });
  test('that lost more than a program can lose by dying is damage', async () => {
    const path = await made();
    const [first] = readFileSync(`${path}.journal`, 'utf8').split('\n');
    writeFileSync(`${path}.journal`, `${first}\n`);
    await expect(duckdbStore(path)).rejects.toMatchObject(damaged);
    rmSync(`${path}.journal`);
    await expect(duckdbStore(path)).rejects.toMatchObject(damaged);
  });
  test('of which a line was changed is damage', async () => {
    const path = await made();
    const journal = readFileSync(`${path}.journal`, 'utf8');
    for (const other of [journal.replace('2 150', '2 151x'), journal.replace(/^2 150 ./m, '2 150 g'), `\n${journal}`]) {
      writeFileSync(`${path}.journal`, other);
      await expect(duckdbStore(path)).rejects.toMatchObject(damaged);
    }
  });
  test('whose store is gone is not the beginning of a new one', async () => {
    const path = await made();
    rmSync(path);
    await expect(duckdbStore(path, { create: true })).rejects.toMatchObject(damaged);
  });
});

describe('a store file', () => {
  test('cut anywhere is refused', async () => {
    const path = await made();
    const { size } = statSync(path);
    for (const part of [0, 0.01, 0.3, 0.7, 0.95, 0.9999]) {
      const copy = fresh();
      for (const end of ['', '.journal']) copyFileSync(path + end, copy + end);
      truncateSync(copy, Math.floor(size * part));
      await expect(duckdbStore(copy), `cut to ${part}`).rejects.toMatchObject(damaged);
    }
  });
  test('with a byte changed is refused, fails by name, or gives exactly what was kept', async () => {
    const path = await made();
    const whole = await expected(3);
    const { size } = statSync(path);
    let refused = 0;
    for (let at = 0; at < 24; at += 1) {
      const copy = fresh();
      for (const end of ['', '.journal']) copyFileSync(path + end, copy + end);
      const file = openSync(copy, 'r+');
      writeSync(file, Buffer.from('lookthrough'), 0, 11, Math.floor((size * (at + 0.5)) / 24));
      try {
        const store = await duckdbStore(copy);
        try {
          expect((await everything(store)).all).toEqual(whole.all);
          expect(await store.closure(['name:c1'], 0)).toHaveLength(IN_A_BATCH);
        } finally {
          await store.close();
        }
      } catch (error) {
        expect(error).toMatchObject(damaged);
        refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(0);
  });
  test('is opened once: a second time in one program it is locked, and free again when closed', async () => {
    const path = await made(1);
    const store = await duckdbStore(path);
    await expect(duckdbStore(path)).rejects.toMatchObject({ code: 'store-locked' });
    await expect(duckdbStore(join(folder, '.', `./${path.slice(folder.length)}`))).rejects.toMatchObject({
      code: 'store-locked',
    });
    await store.close();
    await (await duckdbStore(path)).close();
  });
  test('that is another database is left as it is', async () => {
    const path = fresh();
    const other = await DuckDBInstance.create(path);
    const db = await other.connect();
    await db.run('CREATE TABLE theirs (a INTEGER)');
    await db.run('CHECKPOINT');
    db.closeSync();
    other.closeSync();
    const before = readFileSync(path);
    await expect(duckdbStore(path, { create: true })).rejects.toMatchObject(damaged);
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(existsSync(`${path}.journal`)).toBe(false);
  });
  test('in a folder that is not there is not found', async () => {
    await expect(duckdbStore(join(folder, 'no', 'store'), { create: true })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
  test('appended to from many sides at once keeps every batch, one after the other', async () => {
    const path = fresh();
    const store = await duckdbStore(path, { create: true });
    const counts = await Promise.all(Array.from({ length: 6 }, (_, at) => store.append(batchOf(at % 3))));
    expect(counts.reduce((sum, c) => sum + c.added, 0)).toBe(3 * IN_A_BATCH);
    await store.close();
    const again = await duckdbStore(path);
    expect(await everything(again)).toEqual(await expected(3));
    await again.close();
  });
});
