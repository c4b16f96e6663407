/** A hash says which rows to read, the text which of them are told. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { owns } from '../../../test/statements.ts';
import { BatchRows } from './batch-rows.ts';
import { Database } from './database.ts';
import { LookUps } from './look-ups.ts';
import { makeLists, NO_ROWS } from './paging.ts';
import { TABLES } from './schema.ts';

const folder = mkdtempSync(join(tmpdir(), 'lookthrough-look-ups-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Holders of Beta, as many as asked, the last ten of them after the lists were made. */
async function listed(name: string, holders: number): Promise<{ readonly db: Database; readonly lookUps: LookUps }> {
  const db = await Database.open(join(folder, name));
  await db.transaction((write) => write.run(TABLES));
  let next = { ...NO_ROWS };
  let upto = next;
  for (const [from, to] of [
    [0, holders - 10],
    [holders - 10, holders],
  ] as const) {
    const rows = new BatchRows();
    for (let i = from; i < to; i += 1) rows.take(owns(`P${i}`, 'Beta', '0.001'));
    await db.transaction(async (write) => {
      next = await rows.appendTo(write, undefined, next);
    });
    if (from > 0) break;
    await makeLists(db, next);
    upto = next;
  }
  return { db, lookUps: new LookUps(db, upto, () => next) };
}

async function all<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const row of rows) found.push(row);
  return found;
}

test.each([100, 21_000])(
  'of %i holders all are told, those that came since the lists were made too',
  async (holders) => {
    const { db, lookUps } = await listed(`holders-${holders}`, holders);
    const above = await all(lookUps.rows('below', 'above', ['name:beta']));
    expect(new Set(above.map(([id]) => id)).size).toBe(holders);
    expect(above.length).toBe(holders);
    expect((await lookUps.statements('about', ['name:beta'])).size).toBe(holders);
    expect(await all(lookUps.rows('below', 'above', ['name:nobody']))).toEqual([]);
    const some = [0, 7, holders - 1].map((i) => `name:p${i}`);
    expect((await all(lookUps.rows('above', 'above, below', some))).sort()).toEqual(
      some.map((id) => [id, 'name:beta']).sort(),
    );
    // Some of them were sought before, and others are new among them.
    const mixed = ['name:p5', ...some, 'name:nobody', 'name:p6'];
    const again = await all(lookUps.rows('above', 'above', mixed));
    expect(again.map(([id]) => id).sort()).toEqual(mixed.filter((id) => id !== 'name:nobody').sort());
    db.release();
  },
);

test('two texts of one hash are told apart', async () => {
  const { db } = await listed('one-hash', 100);
  // As if each had the hash of the other.
  Object.assign(db, { hashesOf: async (values: readonly string[]) => values.map(() => 5n) });
  await db.transaction((write) => write.run('DELETE FROM page'));
  const bytes = new Uint8Array(new BigUint64Array([5n, 5n, 0n]).buffer);
  new DataView(bytes.buffer).setInt32(16, 3, true);
  new DataView(bytes.buffer).setInt32(20, 4, true);
  await db.transaction((write) => write.pages('above', [{ first: 5n, bytes }], 0));
  const upto = { ...NO_ROWS, link: 90 };
  const lookUps = new LookUps(db, upto, () => upto);
  expect(await all(lookUps.rows('above', 'above', ['name:p4']))).toEqual([['name:p4']]);
  expect(await all(lookUps.rows('above', 'above', ['name:p5']))).toEqual([]);
  db.release();
});
