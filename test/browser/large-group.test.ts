/** A group of more boxes than can be drawn: the page says so, and opens it branch by branch. */
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { apiOf, type Running, serve } from '../../src/faces/http/index.ts';
import { openFiles } from '../../src/index.ts';
import { launch } from './chromium.ts';

const WIDE = 21;
let browser: Browser;
let running: Running;
beforeAll(async () => {
  const rows = ['owner,owned,share'];
  for (let a = 0; a < WIDE; a += 1) {
    rows.push(`Alpha ${a},Subject,`);
    for (let b = 0; b < WIDE; b += 1) rows.push(`Beta ${a}-${b},Alpha ${a},`);
  }
  // More rows than the table shows at once: it must say how many there are.
  for (let n = 0; n < 600; n += 1) rows.push(`Cara ${n},Beta 0-0,0.1`);
  const workspace = await openFiles([{ name: 'large.csv', text: `${rows.join('\n')}\n` }]);
  running = await serve(apiOf(workspace), { webRoot: join(import.meta.dirname, '../../dist/web'), port: 0 });
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  await running?.close();
});

test('is said to be too many, and a branch opened stands in the chart; the table counts its rows', async () => {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const errors: string[] = [];
  page.on('pageerror', (e) => errors.push(e.message));
  await page.goto(`${running.url}?subject=Subject`);
  await page.waitForSelector('[data-too-many]');
  expect(Number(await page.getAttribute('[data-too-many]', 'data-too-many'))).toBeGreaterThan(WIDE * WIDE);
  const drawn = () => page.locator('[data-edge]').count();
  const before = await drawn();
  expect(before).toBe(WIDE);
  await page.click('[data-branch$="alpha 3"]');
  await page.waitForSelector('[aria-pressed=true]');
  expect(await drawn()).toBe(2 * WIDE);
  await page.click('[data-branch$="alpha 3"]');
  await page.waitForFunction((n) => document.querySelectorAll('[data-edge]').length === n, before);
  const holdings = WIDE + WIDE * WIDE + 600;
  expect(await page.textContent('p:has([data-more-rows])')).toContain(`1000 rows of ${holdings}`);
  await page.click('[data-more-rows]');
  await page.waitForFunction((n) => document.querySelectorAll('[data-number]').length === n, holdings);
  expect(errors).toEqual([]);
  await page.close();
});
