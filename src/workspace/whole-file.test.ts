/** A file that was read whole is not read again; any other is, and the report is the same either way. */
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { duckdbStore } from '../store/duckdb/index.ts';
import type { StatementStore } from '../store/types.ts';
import type { ReadOptions } from './read-files.ts';
import { type ImportReport, importInto } from './workspace.ts';

const folder = mkdtempSync(join(tmpdir(), 'lookthrough-whole-file-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const ROWS = 'owner,owned,share\nAnn,Beta,60\nBeta,Gamma,50\n';

function fileOf(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

/** Imports, and tells how many statements the store was asked about. */
async function imported(
  store: StatementStore,
  file: string,
  options: ReadOptions = {},
): Promise<{ report: ImportReport; asked: number }> {
  let asked = 0;
  const watched = new Proxy(store, {
    get(target, name) {
      if (name === 'append')
        return (...[list]: Parameters<StatementStore['append']>) => {
          asked += list.length;
          return target.append(list);
        };
      if (name === 'gather')
        return () => {
          const gathered = target.gather?.();
          const append = gathered?.append.bind(gathered);
          return Object.assign(gathered ?? {}, {
            append: () => {
              asked += gathered?.length ?? 0;
              return append?.();
            },
          });
        };
      const found: unknown = Reflect.get(target, name);
      return typeof found === 'function' ? found.bind(target) : found;
    },
  });
  return { report: await importInto(watched, [file], options), asked };
}

test('imported again it is known to the last statement, and none is asked about', async () => {
  const file = fileOf('again.csv', ROWS);
  const path = join(folder, 'again.lookthrough');
  const store = await duckdbStore(path, { create: true });
  const first = await imported(store, file);
  await store.close();
  const opened = await duckdbStore(path);
  const again = await imported(opened, file);
  expect(first.asked).toBe(first.report.added);
  expect(again).toMatchObject({ asked: 0, report: { added: 0, known: first.report.added, problems: 0 } });
  expect(again.report.summary.folders()).toEqual(first.report.summary.folders());
  await opened.close();
});

test('with a byte more, another name or another manner it is read', async () => {
  const file = fileOf('other.csv', ROWS);
  const store = await duckdbStore(join(folder, 'other.lookthrough'), { create: true });
  await imported(store, file);
  expect((await imported(store, file, { manner: 'prose' })).asked).toBeGreaterThan(0);
  expect((await imported(store, fileOf('named.csv', ROWS))).asked).toBeGreaterThan(0);
  appendFileSync(file, 'Xi,Beta,7\n');
  expect((await imported(store, file)).report.added).toBeGreaterThan(0);
  await store.close();
});

test('one with a problem is read again, and tells it again', async () => {
  const file = fileOf('problem.csv', `${ROWS}Xi,Beta,700\n`);
  const store = await duckdbStore(join(folder, 'problem.lookthrough'), { create: true });
  const first = await imported(store, file);
  const again = await imported(store, file);
  expect(first.report.problems).toBeGreaterThan(0);
  expect(again.report.kept).toEqual(first.report.kept);
  expect(again.asked).toBe(first.asked);
  await store.close();
});

test('one that grows while it is read is read again', async () => {
  const file = fileOf('grows.csv', ROWS);
  const store = await duckdbStore(join(folder, 'grows.lookthrough'), { create: true });
  await importInto(store, [file], { onProgress: () => appendFileSync(file, 'Yo,Gamma,1\n') });
  writeFileSync(file, ROWS);
  expect((await imported(store, file)).asked).toBeGreaterThan(0);
  await store.close();
});
