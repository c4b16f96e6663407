/** Nothing acknowledged is lost: a process is killed while it writes, and the import is run again. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

/** Kills the import as soon as its journal tells of a batch. @returns statements it tells of then */
async function killedAfterFirstBatch(store: string): Promise<number> {
  const child = spawn(process.execPath, [BIN, 'import', csv, '--store', store], { stdio: 'ignore' });
  const ended = new Promise((done) => child.on('exit', done));
  const watch = setInterval(() => {
    if (acknowledgedIn(`${store}.journal`) > 0) child.kill('SIGKILL');
  }, 5);
  await ended;
  clearInterval(watch);
  return acknowledgedIn(`${store}.journal`);
}

/** Statements of the batches whose line is whole. */
function acknowledgedIn(journal: string): number {
  if (!existsSync(journal)) return 0;
  const whole = readFileSync(journal, 'utf8').split('\n').slice(0, -1);
  return whole.reduce((sum, line) => sum + Number(line.split(' ')[1]), 0);
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
