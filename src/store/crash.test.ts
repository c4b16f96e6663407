/** Nothing acknowledged is lost: a process is killed while it writes, and the import is run again. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { importInto, openFiles, openStore } from '../index.ts';

const folder = mkdtempSync(join(tmpdir(), 'lookthrough-crash-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const BIN = join(import.meta.dirname, '../../bin/lookthrough.js');
const csv = join(folder, 'many.csv');
writeFileSync(
  csv,
  `owner,owned,share\n${Array.from({ length: 12_000 }, (_, i) => `P${i},C${i % 3000},${(i % 9) + 1}`).join('\n')}\n`,
);

/** Kills the import as soon as it has acknowledged its first batch. */
function killedAfterFirstBatch(store: string): Promise<number> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [BIN, 'import', csv, '--store', store], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let acknowledged = 0;
    child.stderr.on('data', (data: Buffer) => {
      const found = /([\d,]+) new/.exec(String(data));
      if (found === null) return;
      acknowledged = Math.max(acknowledged, Number(found[1]?.replaceAll(',', '')));
      child.kill('SIGKILL');
    });
    child.on('exit', () => done(acknowledged));
  });
}

describe('an import that is killed', () => {
  test('keeps what it acknowledged, and run again gives the same store', async () => {
    const path = join(folder, 'killed.lookthrough');
    const acknowledged = await killedAfterFirstBatch(path);
    expect(acknowledged).toBeGreaterThan(0);
    const again = await openStore(path);
    expect((await again.store.meta()).count).toBeGreaterThanOrEqual(acknowledged);
    await importInto(again.store, [csv]);
    const whole = await openFiles([csv]);
    expect(await again.store.meta()).toEqual(await whole.store.meta());
    await again.close();
  });

  test('a store open in another process is locked, and says so', async () => {
    const path = join(folder, 'locked.lookthrough');
    const mine = await openStore(path, { create: true });
    await mine.store.append([]);
    const code = await new Promise<number>((done) => {
      let text = '';
      const child = spawn(process.execPath, [BIN, 'audit', '--store', path], { stdio: ['ignore', 'ignore', 'pipe'] });
      child.stderr.on('data', (d: Buffer) => {
        text += String(d);
      });
      child.on('exit', (exit) => {
        expect(text).toContain('store-locked');
        done(exit ?? -1);
      });
    });
    expect(code).toBe(6);
    await mine.close();
  });
});
