import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { main } from './main.ts';

const dir = mkdtempSync(join(tmpdir(), 'lookthrough-scenario-'));
const data = join(dir, 'facts.own');
writeFileSync(data, 'Ann (person) owns 60% of Beta\nCy owns 20% of Beta\n');
afterAll(() => rmSync(dir, { recursive: true }));

async function drawn(name: string, changes: readonly string[]): Promise<{ code: number; file: string; said: string }> {
  const file = join(dir, name);
  let said = '';
  const write = (t: string): void => {
    said += t;
  };
  const args = ['draw', 'Beta', data, '-o', file, ...changes.flatMap((c) => ['--change', c])];
  return { code: await main(args, { stdout: { write }, stderr: { write } }), file, said };
}

describe('draw --change', () => {
  test('draws the scenario, several changes in their order', async () => {
    const { code, file } = await drawn('s.svg', ['Ann sells 15% of Beta to Cy', 'Cy sells 30% of Beta to Ann']);
    expect(code).toBe(0);
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('SCENARIO');
    expect(text).toContain('If Ann sells 15 % of Beta to Cy');
    expect(text).toContain('If Cy sells 30 % of Beta to Ann');
  });
  test('as a slide it is another file than the facts are', async () => {
    const then = await drawn('then.pptx', ['Ann sells 15% of Beta to Cy']);
    const now = await drawn('now.pptx', []);
    expect([then.code, now.code]).toEqual([0, 0]);
    expect(readFileSync(then.file).subarray(0, 2).toString()).toBe('PK');
    expect(readFileSync(then.file).equals(readFileSync(now.file))).toBe(false);
  });
  test.each([
    ['s.graphml', ['Ann sells 15% of Beta to Cy'], /read by programs as facts/],
    ['x.svg', ['Ann gives Cy some'], /understood are/],
    ['y.svg', ['Cy sells 30% of Beta to Ann'], /certainly has less/],
  ])('%s of %j is refused, and no file is left', async (name, changes, why) => {
    const { code, file, said } = await drawn(name, changes);
    expect(code).toBe(2);
    expect(said).toMatch(why);
    expect(existsSync(file)).toBe(false);
  });
});
