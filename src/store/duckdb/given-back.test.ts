/** Blocks the driver gave back to the disk are not missing; blocks that are in use are. */
import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { importInto, openFiles, openStore } from '../../index.ts';
import { Database, HEADERS } from './database.ts';

const folder = mkdtempSync(join(tmpdir(), 'lookthrough-given-back-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const input = [{ name: 'facts.own', text: 'source "r" (register) published 2020\nAnn owns 60% of Beta\n' }];

/** A store whose header counts blocks that were free at its end and are gone from the file. */
async function storeThatShrank(path: string): Promise<void> {
  const made = await openStore(path, { create: true });
  await importInto(made.store, input);
  await made.close();
  const db = await Database.open(path);
  await db.transaction((w) => w.run('CREATE TABLE junk AS SELECT hash(range) AS x FROM range(600000)'));
  await db.close();
  const again = await Database.open(path);
  await again.transaction((w) => w.run('DROP TABLE junk'));
  await again.close();
}
const BLOCK = 262_144;
const DUCKDB_BLOCKS_AT = (copy: number): number => 4096 * (1 + copy);
/** blocks the header in force counts: the one of the later iteration, which stands first in it behind the checksum */
function counted(path: string): number {
  const bytes = readFileSync(path);
  const headers = [0, 1].map((copy) => ({
    iteration: bytes.readBigUInt64LE(DUCKDB_BLOCKS_AT(copy) + 8),
    blocks: Number(bytes.readBigUInt64LE(DUCKDB_BLOCKS_AT(copy) + 32)),
  }));
  return (headers.sort((a, b) => (a.iteration > b.iteration ? -1 : 1))[0] as { blocks: number }).blocks;
}

test('a store that is shorter than its header counts opens whole where only free blocks are gone', async () => {
  const path = join(folder, 'shrank.lookthrough');
  await storeThatShrank(path);
  expect(statSync(path).size).toBeLessThan(HEADERS + counted(path) * BLOCK);
  const workspace = await openStore(path);
  expect(await workspace.version()).toBe(await (await openFiles(input)).version());
  await workspace.close();
});

test('cut into the blocks in use it is refused', async () => {
  const path = join(folder, 'cut.lookthrough');
  await storeThatShrank(path);
  truncateSync(path, HEADERS + BLOCK);
  await expect(openStore(path)).rejects.toMatchObject({ code: 'store-damaged' });
});
