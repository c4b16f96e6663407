/** `draw -o F.pdf` and `F.png`: made by a browser of the machine, refused by name without one. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { main } from '../../src/faces/cli/main.ts';
import { pagesOf } from '../pdf-reader.ts';
import { executable } from './chromium.ts';

const CASE = join(import.meta.dirname, '../../gallery/kingsoft-2015/financeasia.own');
const folder = mkdtempSync(join(tmpdir(), 'lookthrough-draw-'));
const before = process.env['CHROME_PATH'];
let path: string;
beforeAll(async () => {
  path = await executable();
});
afterAll(() => {
  if (before === undefined) delete process.env['CHROME_PATH'];
  else process.env['CHROME_PATH'] = before;
  rmSync(folder, { recursive: true, force: true });
});

async function drawn(name: string, browser: string): Promise<{ code: number; error: string; file: () => Buffer }> {
  process.env['CHROME_PATH'] = browser;
  let error = '';
  const out = join(folder, name);
  const streams = {
    stdout: { write: () => true },
    stderr: {
      write: (text: string) => {
        error += text;
      },
    },
  };
  const code = await main(['draw', 'Kingsoft', CASE, '--as-at', '2015-03-31', '--out', out], streams);
  return { code, error, file: () => readFileSync(out) };
}
/** pixels of the same chart as SVG */
async function sides(): Promise<number[]> {
  const svg = (await drawn('chart.svg', path)).file().toString('utf8');
  return ['width', 'height'].map((side) => Number(new RegExp(`\\s${side}="(\\d+)"`).exec(svg)?.[1]));
}

test('a PDF is one page as large as the chart, its text text, with the day and the data', async () => {
  const { code, error, file } = await drawn('chart.pdf', path);
  expect([code, error]).toEqual([0, '']);
  const pages = pagesOf(file());
  expect(pages).toHaveLength(1);
  for (const word of ['Lei Jun', 'Tencent', 'True on 2015-03-31', 'Data sha256:'])
    expect(pages[0]?.text).toContain(word);
  const [width = 0, height = 0] = await sides();
  expect(Math.abs((pages[0]?.width ?? 0) - width * 0.75)).toBeLessThan(2);
  expect(Math.abs((pages[0]?.height ?? 0) - height * 0.75)).toBeLessThan(2);
});
test('a PNG has twice the pixels of the chart', async () => {
  const { code, file } = await drawn('chart.png', path);
  expect(code).toBe(0);
  const bytes = file();
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual((await sides()).map((side) => side * 2));
});
test.each(['pdf', 'png'])('without a browser a .%s is refused, and how to get it is said', async (ending) => {
  const { code, error } = await drawn(`none.${ending}`, '/nowhere/chromium');
  expect(code).toBe(2);
  for (const words of ['none at /nowhere/chromium', 'CHROME_PATH', 'Save or print']) expect(error).toContain(words);
});
test('a program that is no browser is told of, not waited for', async () => {
  const { code, error } = await drawn('odd.pdf', process.execPath);
  expect(code).toBe(5);
  expect(error).toContain(`${process.execPath} made no pdf: it ended`);
});
