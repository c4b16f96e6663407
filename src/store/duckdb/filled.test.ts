/** A store is filled without indexes and gets them before its first question; nothing anybody sees depends on which it is. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { bought, concert, is, owns } from '../../../test/statements.ts';
import { partiesOf, partyIdOfName, type Statement } from '../../statements/index.ts';
import { Database } from './database.ts';
import { duckdbStore } from './index.ts';
import { HAS_INDEXES } from './schema.ts';

const folder = mkdtempSync(join(tmpdir(), 'lookthrough-filled-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const statements: readonly Statement[] = [
  is('Ann', 'person'),
  owns('Ann', 'Beta', '60'),
  bought('Ann', '5', 'Gamma', 'Yan', '2019'),
];

async function indexed(path: string): Promise<boolean> {
  const db = await Database.open(path);
  const [row] = await db.rows(HAS_INDEXES);
  db.release();
  return Number(row?.[0]) > 0;
}

test('a store that is only filled has no indexes; the first question makes them, once and for all', async () => {
  const path = join(folder, 'asked.lookthrough');
  const filled = await duckdbStore(path, { create: true });
  await filled.append(statements);
  await filled.close();
  expect(await indexed(path)).toBe(false);
  const asked = await duckdbStore(path);
  expect(await asked.statement(statements[0]?.statementId ?? '')).toEqual(statements[0]);
  await asked.close();
  expect(await indexed(path)).toBe(true);
  const again = await duckdbStore(path);
  expect(await again.append([...statements, owns('Xi', 'Beta', '1')])).toEqual({ added: 1, known: statements.length });
  await again.close();
});

test('opened again before it has indexes, it knows what it holds', async () => {
  const path = join(folder, 'again.lookthrough');
  const first = await duckdbStore(path, { create: true });
  await first.append(statements);
  await first.close();
  const again = await duckdbStore(path);
  expect(await again.append([owns('Xi', 'Beta', '1'), ...statements])).toEqual({ added: 1, known: statements.length });
  expect(await again.append([owns('Xi', 'Beta', '1'), owns('Yo', 'Beta', '1')])).toEqual({ added: 1, known: 1 });
  await again.close();
});

test('a store that grows by half loses its indexes until the next question, and knows all it holds', async () => {
  const path = join(folder, 'grown.lookthrough');
  const many = Array.from({ length: 21_000 }, (_, i) => owns(`P${i}`, 'Beta', '0.001'));
  const first = await duckdbStore(path, { create: true });
  await first.append(statements);
  await first.settled?.();
  await first.close();
  const grown = await duckdbStore(path);
  expect((await grown.append([...statements, ...many])).added).toBe(many.length);
  expect(await grown.append([owns('Xi', 'Beta', '1'), ...many.slice(1), ...statements])).toMatchObject({ added: 1 });
  await grown.close();
  expect(await indexed(path)).toBe(false);
  const asked = await duckdbStore(path);
  expect((await asked.find('P20999', 5)).map((f) => f.id)).toEqual([partyIdOfName('P20999')]);
  await asked.close();
  expect(await indexed(path)).toBe(true);
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
