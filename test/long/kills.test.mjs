/** A few of what `npm run kills` does 200 times. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { contentOf, difference } from './content.mjs';
import { kills } from './kills.mjs';
import { runImport } from './run-import.mjs';

const folder = mkdtempSync(join(tmpdir(), 'lookthrough-kills-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('an import of three formats, killed at random points and run again, gives the store of one never killed', async () => {
  const made = { size: 30, files: 1 };
  const { failures, statements, ...counts } = await kills({ times: 4, seed: 3, folder, made });
  expect(failures).toEqual([]);
  expect(statements).toBeGreaterThan(200);
  expect(counts).toMatchObject({ kills: 4, lost: 0, doubled: 0, partial: 0, unequal: 0, refused: 0 });
  // The comparison itself: a store that lacks one of the files is not the same.
  const less = join(folder, 'less.lookthrough');
  await runImport([join(folder, 'files/bods-0.jsonl'), join(folder, 'files/psc-0.txt')], less);
  const apart = difference(await contentOf(less), await contentOf(join(folder, 'wide-never-killed.lookthrough')));
  expect(apart).toMatchObject({ doubled: 0, partial: 0, same: false });
  expect(apart.lost).toBeGreaterThan(20);
});
