/** A program may die while it makes the store file: what it left behind stands in nobody's way, and nothing else goes. */
import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { owns } from '../../test/statements.ts';
import { duckdbStore } from './duckdb/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'lookthrough-begun-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const damaged = { code: 'store-damaged' };

/** A file as it is after so many bytes of its making; the journal comes with the first batch. */
async function begun(name: string, bytes: number): Promise<string> {
  const path = join(folder, name);
  await (await duckdbStore(path, { create: true })).close();
  truncateSync(path, bytes);
  return path;
}

describe('a store file that was only begun', () => {
  // The three headers are written one after the other.
  test.each([0, 4096, 8192])('with %i bytes is made anew by the same command', async (bytes) => {
    const path = await begun(`begun-${bytes}`, bytes);
    const store = await duckdbStore(path, { create: true });
    expect((await store.append([owns('P', 'C', '50')])).added).toBe(1);
    await store.close();
    const again = await duckdbStore(path);
    expect((await again.meta()).count).toBe(1);
    await again.close();
  });

  test('is no store to whoever asks a question', async () => {
    const path = await begun('asked', 4096);
    await expect(duckdbStore(path)).rejects.toMatchObject(damaged);
  });

  test('is damage once a batch was acknowledged in it, or a log tells of one', async () => {
    for (const [end, text] of [
      ['.journal', `1 1 ${'0'.repeat(64)}\n`],
      ['.wal', 'something'],
    ] as const) {
      const path = await begun(`told${end}`, 4096);
      writeFileSync(path + end, text);
      await expect(duckdbStore(path, { create: true })).rejects.toMatchObject(damaged);
    }
  });

  test('is not any short file of somebody else', async () => {
    const path = join(folder, 'notes.txt');
    writeFileSync(path, 'my notes, which nobody may write over');
    await expect(duckdbStore(path, { create: true })).rejects.toMatchObject(damaged);
    expect(readFileSync(path, 'utf8')).toBe('my notes, which nobody may write over');
  });
});

describe('a store that lacks what its journal tells of', () => {
  test.each([
    [1, 'batch 2 of 1 statements was acknowledged and is missing'],
    [3, '3 batches of 3 statements were acknowledged and are missing, batch 2 the first'],
  ])('by %i batches says how many, and from which on', async (more, words) => {
    const path = join(folder, `lacks-${more}`);
    const store = await duckdbStore(path, { create: true });
    await store.append([owns('P', 'C', '50')]);
    await store.close();
    const lines = Array.from({ length: more }, (_, at) => `${at + 2} 1 ${'0'.repeat(64)}\n`);
    appendFileSync(`${path}.journal`, lines.join(''));
    await expect(duckdbStore(path)).rejects.toMatchObject({ ...damaged, message: expect.stringContaining(words) });
  });
});
