import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { main } from './main.ts';

const dir = mkdtempSync(join(tmpdir(), 'lookthrough-undated-'));
const file = join(dir, 'plain.own');
writeFileSync(file, 'Ann owns 60% of Acme\n');
afterAll(() => rmSync(dir, { recursive: true }));

async function said(args: readonly string[]): Promise<string> {
  let text = '';
  const write = (t: string): void => {
    text += t;
  };
  expect(await main([...args, file], { stdout: { write }, stderr: { write } })).toBe(0);
  return text;
}

describe('data without a date are true on no day that is named', () => {
  test.each([
    ['owners', ['owners', 'Acme']],
    ['control under every rule', ['control', 'Acme', '--rule', 'all']],
    ['a rule that has ended', ['control', 'Acme', '--rule', 'us-cdd']],
    ['a graph file', ['export', '--as', 'graphml']],
    ['a register', ['register', '--rule', 'uk-psc', '--out', join(dir, 'r.csv')]],
  ])('%s', async (_, args) => {
    const text = await said(args);
    expect(text).toContain('no statement carries a date');
    expect(text).not.toContain('9999');
  });
  test('a dossier', async () => {
    await said(['dossier', 'Acme', '--out', join(dir, 'a.md')]);
    const text = readFileSync(join(dir, 'a.md'), 'utf8');
    expect(text).toContain('No statement carries a date; known by: everything in the data.');
    expect(text).not.toContain('9999');
  });
  test('a slide', async () => {
    await said(['draw', 'Acme', '-o', join(dir, 'a.svg')]);
    expect(readFileSync(join(dir, 'a.svg'), 'utf8')).not.toContain('9999');
  });
  test('on a day asked for they are true on that day', async () =>
    expect(await said(['owners', 'Acme', '--as-at', '2020-01-01'])).toContain('as at 2020-01-01'));
});
