/** Two of what `npm run full-disk` does 50 times. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { fullDisks } from './full-disk.mjs';

const folder = mkdtempSync(join(tmpdir(), 'lookthrough-full-disk-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('an import that runs out of disk ends with one sentence, and the same command finishes later', async () => {
  const made = { size: 30, files: 2 };
  const { counts, failures } = await fullDisks({ times: 2, seed: 2, folder, ways: ['journal', 'file'], made });
  expect(failures).toEqual([]);
  expect(counts).toEqual({ full: 2, enough: 0, lost: 0, unequal: 0 });
});
