/** A store is filled without lists and gets them before its first question; nothing anybody sees depends on which it is. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { bought, concert, is, owns } from '../../../test/statements.ts';
import { importInto, openStore } from '../../index.ts';
import { partiesOf, partyIdOfName, type Statement } from '../../statements/index.ts';
import { Database } from './database.ts';
import { duckdbStore } from './index.ts';
import { NO_ROWS, nextNumbers, pagedUpto } from './paging.ts';

const folder = mkdtempSync(join(tmpdir(), 'lookthrough-filled-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const statements: readonly Statement[] = [
  is('Ann', 'person'),
  owns('Ann', 'Beta', '60'),
  bought('Ann', '5', 'Gamma', 'Yan', '2019'),
];

/** Up to which statement the lists of a store tell, and how many there are. */
async function listed(path: string): Promise<readonly [number, number]> {
  return raw(path, async (db) => [((await pagedUpto(db)) ?? NO_ROWS).statement, (await nextNumbers(db)).statement]);
}

async function raw<T>(path: string, work: (db: Database) => Promise<T>): Promise<T> {
  const db = await Database.open(path);
  try {
    return await work(db);
  } finally {
    await db.close();
  }
}

test('a store that is only filled has no lists; the first question makes them, once and for all', async () => {
  const path = join(folder, 'asked.lookthrough');
  const filled = await duckdbStore(path, { create: true });
  await filled.append(statements);
  await filled.close();
  expect(await listed(path)).toEqual([0, 3]);
  const asked = await duckdbStore(path);
  expect(await asked.statement(statements[0]?.statementId ?? '')).toEqual(statements[0]);
  await asked.close();
  expect(await listed(path)).toEqual([3, 3]);
  const again = await duckdbStore(path);
  expect(await again.append([...statements, owns('Xi', 'Beta', '1')])).toEqual({ added: 1, known: statements.length });
  await again.close();
});

test('opened again before it has lists, it knows what it holds', async () => {
  const path = join(folder, 'again.lookthrough');
  const first = await duckdbStore(path, { create: true });
  await first.append(statements);
  await first.close();
  const again = await duckdbStore(path);
  expect(await again.append([owns('Xi', 'Beta', '1'), ...statements])).toEqual({ added: 1, known: statements.length });
  expect(await again.append([owns('Xi', 'Beta', '1'), owns('Yo', 'Beta', '1')])).toEqual({ added: 1, known: 1 });
  await again.close();
});

test('of what came since the lists were made a question tells too, and of much of it they are made anew', async () => {
  const path = join(folder, 'grown.lookthrough');
  const many = Array.from({ length: 21_000 }, (_, i) => owns(`P${i}`, 'Beta', '0.001'));
  const first = await duckdbStore(path, { create: true });
  await first.append(statements);
  await first.settled?.();
  expect((await first.append(many.slice(0, 10))).added).toBe(10);
  expect((await first.find('P9', 5)).map((f) => f.id)).toEqual([partyIdOfName('P9')]);
  expect((await first.closure([partyIdOfName('Beta')], 0)).length).toBe(2 + 10);
  await first.close();
  expect(await listed(path)).toEqual([3, 13]);
  const grown = await duckdbStore(path);
  expect((await grown.append([...statements, ...many])).added).toBe(many.length - 10);
  expect(await grown.append([owns('Xi', 'Beta', '1'), ...many.slice(1), ...statements])).toMatchObject({ added: 1 });
  expect((await grown.find('P20999', 5)).map((f) => f.id)).toEqual([partyIdOfName('P20999')]);
  await grown.close();
  const all = statements.length + many.length + 1;
  expect(await listed(path)).toEqual([all, all]);
});

test('how far the making of the lists is, is told, and nothing where there is nothing to make', async () => {
  const store = await openStore(join(folder, 'told.lookthrough'), { create: true });
  const told: (readonly [number, number])[] = [];
  const files = [{ name: 'a.own', text: 'source "r" (register) published 2020\nAnn owns 60% of Beta\n' }];
  for (const _ of ['first', 'again'])
    await importInto(store.store, files, { onListing: (done, of) => void told.push([done, of]) });
  expect(told).toEqual(Array.from({ length: 10 }, (_, done) => [done, 10]));
  await store.close();
});

test('an import that is interrupted while the lists are made ends there, and the first question makes them', async () => {
  const path = join(folder, 'interrupted.lookthrough');
  const store = await openStore(path, { create: true });
  const stop = new AbortController();
  const told: number[] = [];
  const onListing = (done: number): void => {
    told.push(done);
    if (done === 4) stop.abort();
  };
  const files = [{ name: 'a.own', text: 'source "r" (register) published 2020\nAnn owns 60% of Beta\n' }];
  await expect(importInto(store.store, files, { signal: stop.signal, onListing })).rejects.toMatchObject({
    code: 'interrupted',
  });
  expect(told).toEqual([0, 1, 2, 3, 4]);
  expect((await store.store.find('Beta', 5)).map((f) => f.id)).toEqual([partyIdOfName('Beta')]);
  expect((await store.store.closure([partyIdOfName('Beta')], 0)).length).toBeGreaterThan(0);
  await store.close();
  const [upto, all] = await listed(path);
  expect([upto, all > 0]).toEqual([all, true]);
});

test.each([
  ['a program that died while it made them', "DELETE FROM paged WHERE list = 'above'; DROP INDEX page_no"],
  ['another driver, whose hashes are others', "UPDATE paged SET driver = 'v0'; UPDATE page SET first = first // 2"],
])('lists that are left by %s are made anew', async (_, sql) => {
  const path = join(folder, `left-${sql.length}.lookthrough`);
  const first = await duckdbStore(path, { create: true });
  await first.append(statements);
  await first.settled?.();
  await first.close();
  await raw(path, (db) => db.transaction((write) => write.run(sql)));
  expect(await listed(path)).toEqual([0, 3]);
  const again = await duckdbStore(path);
  expect((await again.find('Beta', 5)).map((f) => f.id)).toEqual([partyIdOfName('Beta')]);
  await again.close();
  expect(await listed(path)).toEqual([3, 3]);
});

test('a batch that was not written is not known: given again, it is added', async () => {
  const store = await duckdbStore(join(folder, 'failed.lookthrough'), { create: true });
  const [one] = statements;
  const broken = { ...owns('Xi', 'Beta', '1'), source: undefined } as unknown as Statement;
  await expect(store.append([one as Statement, broken])).rejects.toThrow();
  expect(await store.append([one as Statement])).toEqual({ added: 1, known: 0 });
  await store.close();
});

test('everybody a statement names is found by id', async () => {
  const facts = [...statements, concert(['Ann', 'Xi'], ['Gamma'])];
  const store = await duckdbStore(join(folder, 'named.lookthrough'), { create: true });
  await store.append(facts);
  for (const party of new Set(facts.flatMap((s) => partiesOf(s))))
    expect((await store.find(`@${party}`, 5)).map((f) => f.id)).toEqual([party]);
  expect(await store.find(`@${partyIdOfName('Nobody')}`, 5)).toEqual([]);
  await store.close();
});
