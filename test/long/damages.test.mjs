/** Each kind of damage once; `npm run damages` does 200. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { DAMAGES } from './damage.mjs';
import { damages } from './damages.mjs';

const folder = mkdtempSync(join(tmpdir(), 'lookthrough-damages-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a damaged store is refused and left as it is, names the damage when asked, or gives all it gave before', async () => {
  const { counts, by, failures } = await damages({
    times: DAMAGES.length,
    seed: 5,
    folder,
    made: { size: 10, files: 3 },
  });
  expect(failures).toEqual([]);
  expect(counts).toMatchObject({ silent: 0, written: 0, unclear: 0 });
  // What no chance decides: these can only be refused.
  for (const kind of ['closed: file missing', 'closed: file as it was', 'left: log missing', 'left: log as it was'])
    expect(by[kind]).toEqual({ refused: 1 });
});
