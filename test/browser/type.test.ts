/** The three voices of a number are set in the type that comes with the page, and a phone shows the whole chart. */
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiOf, type Running, serve } from '../../src/faces/http/index.ts';
import { openFiles } from '../../src/index.ts';
import { launch } from './chromium.ts';

const ROOT = join(import.meta.dirname, '../..');
const CASE = '?subject=Kingsoft&asAt=2015-03-31&rule=hk-listing-controlling';
let browser: Browser;
let running: Running;
beforeAll(async () => {
  const opened = await openFiles([join(ROOT, 'gallery/kingsoft-2015/financeasia.own')]);
  running = await serve(apiOf(opened), { webRoot: join(ROOT, 'dist/web'), port: 0 });
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  await running?.close();
});
async function open(width: number, asked: string[] = []): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 900 }, reducedMotion: 'reduce' });
  page.on('request', (r) => asked.push(r.url()));
  await page.goto(running.url + CASE);
  await page.waitForSelector('svg[role=group]');
  await page.evaluate(() => document.fonts.ready);
  return page;
}

test('said, read and worked out are set in faces the page brings along, and nothing is asked of another host', async () => {
  const asked: string[] = [];
  const page = await open(1440, asked);
  const loaded = await page.evaluate(() =>
    [...document.fonts].filter((f) => f.status === 'loaded').map((f) => f.family),
  );
  expect([...new Set(loaded)].sort()).toEqual(['Inter', 'JetBrains Mono', 'Source Serif 4']);
  expect(asked.filter((url) => new URL(url).origin !== new URL(running.url).origin)).toEqual([]);
  await page.close();
});

describe('on a phone of 390 px', () => {
  test('the chart of the case is laid out again and has nothing to scroll to', async () => {
    const page = await open(390);
    const [inside, room] = await page.$eval('.scroll:has(svg[role=group])', (e) => [e.scrollWidth, e.clientWidth]);
    expect(inside).toBe(room);
    await page.close();
  });
  test('a figure and its sign stand on one line', async () => {
    const page = await open(390);
    expect(await page.textContent('h1')).toMatch(/32\.95\u00a0%/);
    await page.close();
  });
});
