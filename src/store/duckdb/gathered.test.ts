/** Texts reach the database as they were given, and a batch that is filled bit by bit is the batch of a list. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { is, owns } from '../../../test/statements.ts';
import { statementJson } from '../../statements/json.ts';
import { partyIdOfName } from '../../statements/seal.ts';
import type { Statement } from '../../statements/types.ts';
import type { StatementStore } from '../types.ts';
import { Database } from './database.ts';
import { duckdbStore } from './index.ts';
import type { Text } from './packed.ts';
import { Rows } from './rows.ts';

const folder = mkdtempSync(join(tmpdir(), 'lookthrough-gathered-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Around every length at which a text is kept otherwise, of letters of one to four bytes; more than two vectors of rows. */
function texts(): Text[] {
  const found: Text[] = [null, ''];
  for (const letter of ['a', 'é', '雷', '𝔷'])
    for (const length of [1, 3, 4, 6, 11, 12, 13, 47, 48, 49, 5000]) found.push(letter.repeat(length), null);
  for (let i = 0; found.length < 5000; i += 1) found.push(i % 7 === 0 ? null : `text ${i} of ${'many '.repeat(i % 9)}`);
  return found;
}

test('texts of every length and script, and those that are absent, come back as they were', async () => {
  const db = await Database.open(join(folder, 'texts.db'));
  const [given, rows] = [texts(), new Rows(2)];
  for (const reused of [false, true]) {
    rows.clear();
    for (const [at, text] of given.entries()) rows.add(String(at), reused ? text : 'x');
  }
  await db.transaction(async (write) => {
    await write.run('CREATE TABLE found (place VARCHAR, text VARCHAR)');
    await write.append('found', rows);
  });
  const found = await db.rows('SELECT text FROM found ORDER BY place::INTEGER');
  expect(found.map(([text]) => text)).toEqual(given);
  db.release();
});

async function filled(path: string, batches: readonly (readonly Statement[])[], bit: boolean): Promise<unknown> {
  const store = await duckdbStore(join(folder, path), { create: true });
  const counts: unknown[] = [];
  for (const batch of batches) counts.push(await (bit ? appendBitByBit(store, batch) : store.append(batch)));
  const kept: string[] = [];
  for await (const s of store.all()) kept.push(statementJson(s));
  const names = (await store.find('Ann', 9)).map((f) => f.id);
  const about: string[][] = [];
  for (const party of ['Beta', 'Gamma', '雷军'])
    about.push((await store.closure([partyIdOfName(party)], 0)).map(statementJson).sort());
  await store.close();
  return { counts, kept, names, about };
}
function appendBitByBit(store: StatementStore, batch: readonly Statement[]): Promise<unknown> {
  const gathered = store.gather?.();
  for (const s of batch) gathered?.take(s);
  return gathered?.append() as Promise<unknown>;
}

test('with statements twice in it and some that are known, it keeps the same as a list of them', async () => {
  const [ann, hold] = [is('Ann', 'person'), owns('Ann', 'Beta', '60')];
  const again = { ...hold, locator: { file: 'another.own', line: 7 } } as Statement;
  const batches = [
    [hold, ann, again],
    [is('Beta', 'company'), ann, owns('Ann', 'Gamma', '5'), again, is('雷军', 'person')],
    [ann],
  ];
  const listed = await filled('listed.lookthrough', batches, false);
  expect(await filled('bit.lookthrough', batches, true)).toEqual(listed);
  expect(listed).toMatchObject({
    counts: [
      { added: 2, known: 1 },
      { added: 3, known: 2 },
      { added: 0, known: 1 },
    ],
    about: [
      [ann, again, is('Beta', 'company')].map(statementJson).sort(),
      [ann, owns('Ann', 'Gamma', '5')].map(statementJson).sort(),
      [statementJson(is('雷军', 'person'))],
    ],
  });
});
