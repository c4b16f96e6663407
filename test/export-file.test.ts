/** `export` of a format that is bytes. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { main } from '../src/faces/cli/main.ts';
import { BINARY_EXPORTS } from '../src/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'lookthrough-export-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const CASE = 'gallery/kingsoft-2015/financeasia.own';

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const out: string[] = [];
  const err: string[] = [];
  const into = (list: string[]) => ({ write: (t: string) => list.push(t) > 0, columns: 100 });
  const code = await main(args, { stdout: into(out), stderr: into(err) });
  return { code, out: out.join(''), err: err.join('') };
}

test.each(BINARY_EXPORTS)('%s without a file to write to is refused, and nothing is written', async (format) => {
  const { code, out, err } = await run('export', CASE, '--as', format);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain(`name a file: --out FILE.${format}`);
});

test.each(BINARY_EXPORTS)('%s goes to the file whole, and what it cannot say to the terminal', async (format) => {
  const file = join(folder, `case.${format}`);
  const { code, err } = await run('export', CASE, '--as', format, '-o', file);
  expect(code).toBe(0);
  expect(existsSync(file)).toBe(true);
  const magic = readFileSync(file).subarray(0, 4).toString('latin1');
  expect(magic).toBe(format === 'xlsx' ? 'PK\u0003\u0004' : 'PAR1');
  expect(err).toMatch(new RegExp(`things cannot be said as ${format}`));
});
