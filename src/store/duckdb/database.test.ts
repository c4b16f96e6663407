/** How much the database may hold does not follow from the machine. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { Database } from './database.ts';

const folder = mkdtempSync(join(tmpdir(), 'lookthrough-database-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the database holds a gigabyte and a half at most, and sorts what is more on the disk', async () => {
  const db = await Database.open(join(folder, 'bound.db'));
  const [row] = await db.rows("SELECT current_setting('memory_limit'), current_setting('temp_directory')");
  expect(row).toEqual(['1.3 GiB', join(folder, 'bound.db.tmp')]);
  db.release();
});
