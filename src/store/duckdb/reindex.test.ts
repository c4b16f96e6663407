import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, describe, expect, test } from 'vitest';
import { owns } from '../../../test/statements.ts';
import { partyIdOfName, sealStatement } from '../../statements/seal.ts';
import type { Identifier, Statement } from '../../statements/types.ts';
import { duckdbStore } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'lookthrough-reindex-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const party = (id: string, name: string, identifiers: readonly Identifier[]): Statement =>
  sealStatement({
    kind: 'party',
    party: id,
    name,
    partyType: 'company',
    identifiers,
    source: { name: 'r', kind: 'register', manner: 'register' },
    locator: {},
    recordStatus: 'new',
  });

async function changed(path: string, sql: string): Promise<void> {
  const instance = await DuckDBInstance.create(path);
  const db = await instance.connect();
  await db.run(sql);
  await db.run('CHECKPOINT');
  db.closeSync();
  instance.closeSync();
}

/** Until format 7 no row had a number, rows referred to statements by id, and columns of texts had indexes. */
const WITHOUT_NUMBERS = `
  CREATE TABLE before AS SELECT party, id, kind FROM about JOIN statement USING (n);
  DROP TABLE about; ALTER TABLE before RENAME TO about; DROP TABLE page; DROP TABLE paged;
  ${['statement', 'link', 'same', 'identifier', 'name']
    .map(
      (t) => `CREATE TABLE before AS SELECT * EXCLUDE n FROM ${t}; DROP TABLE ${t}; ALTER TABLE before RENAME TO ${t};`,
    )
    .join('\n')}
  CREATE UNIQUE INDEX statement_id ON statement (id); CREATE INDEX about_party ON about (party);
  CREATE INDEX link_below ON link (below); CREATE INDEX same_a ON same (a); CREATE INDEX name_folded ON name (folded);
  CREATE INDEX identifier_key ON identifier (key);`;

/** A store as format 2 left it: the code of the authority was the register, zeros counted. */
async function oldStore(path: string, statements: readonly Statement[]): Promise<void> {
  const store = await duckdbStore(path, { create: true });
  await store.append(statements);
  await store.close();
  await changed(
    path,
    `${WITHOUT_NUMBERS} UPDATE lookthrough_store SET format = 2; DELETE FROM name; DROP TABLE sound;
     UPDATE identifier SET key = 'RA000544 5565431193' WHERE party = 'lei'`,
  );
}

describe('a store written before keys of numbers changed', () => {
  const two = [
    party('lei', 'Swedeit AB', [{ scheme: 'RA000544', id: '556543-1193' }]),
    party('se', 'Swedeit Aktiebolag', [{ scheme: 'SE-ON', id: '5565431193' }]),
  ];

  test('is read by the rules of today, and once made new stays so', async () => {
    const path = join(folder, 'old.lookthrough');
    await oldStore(path, two);
    for (const _ of ['first', 'again']) {
      const store = await duckdbStore(path);
      expect((await store.closure(['lei'], 0)).map((s) => s.kind === 'party' && s.party).sort()).toEqual(['lei', 'se']);
      expect((await store.find('SE-ON 5565431193', 5)).map((f) => f.id)).toEqual(['lei', 'se']);
      expect((await store.find('swedeit ab', 5)).map((f) => f.id)).toEqual(['lei']);
      expect(await store.append(two)).toEqual({ added: 0, known: 2 });
      await store.close();
    }
  });

  test.each([2, 6])('holds the statements it held, under the version it had, of format %i', async (format) => {
    const path = join(folder, `same-${format}.lookthrough`);
    const before = await duckdbStore(path, { create: true });
    const all = [...two, owns('Ann', 'Beta', '60'), owns('Beta', 'Gamma', '70')];
    await before.append(all);
    const meta = await before.meta();
    await before.close();
    await changed(path, `${WITHOUT_NUMBERS} UPDATE lookthrough_store SET format = ${format}`);
    const after = await duckdbStore(path);
    expect(await after.meta()).toEqual(meta);
    const told = await after.closure([partyIdOfName('Gamma')], 0);
    expect(told.map((s) => s.statementId).sort()).toEqual(
      all
        .slice(2)
        .map((s) => s.statementId)
        .sort(),
    );
    expect((await after.closure(['lei'], 0)).map((s) => s.statementId).sort()).toEqual(
      two.map((s) => s.statementId).sort(),
    );
    expect((await after.find('swedeit ab', 5)).map((f) => f.id)).toEqual(['lei']);
    await after.close();
  });

  test('of more statements than are held at once', async () => {
    const path = join(folder, 'many.lookthrough');
    const many = Array.from({ length: 5_001 }, (_, i) =>
      party(`p${i}`, `Company ${i}`, [{ scheme: 'CIK', id: `0${i + 1}` }]),
    );
    await oldStore(path, many);
    const store = await duckdbStore(path);
    expect((await store.find('US-SEC-CIK 5001', 5)).map((f) => f.name)).toEqual(['Company 5000']);
    expect((await store.find('Company 0', 5)).map((f) => f.id)).toEqual(['p0']);
    await store.close();
  });

  test.each([2, 3])('finds Chinese names by their sound afterwards, of format %i', async (format) => {
    const path = join(folder, `sounds-${format}.lookthrough`);
    await oldStore(path, [party('x', '小米集团', [])]);
    await changed(path, `UPDATE lookthrough_store SET format = ${format}`);
    const store = await duckdbStore(path);
    expect((await store.find('xiaomi', 5)).map((f) => f.name)).toEqual(['小米集团']);
    await store.close();
  });

  test('of a format nobody reads is named and left alone', async () => {
    const path = join(folder, 'other.lookthrough');
    await oldStore(path, two);
    await changed(path, 'UPDATE lookthrough_store SET format = 1');
    await expect(duckdbStore(path)).rejects.toMatchObject({ code: 'store-damaged' });
  });
});
