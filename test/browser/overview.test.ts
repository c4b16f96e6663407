/** The overview of a group beyond the chart's most: drawn when asked for, walked by keys, its figures a step from their source. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { apiOf, type Running, serve } from '../../src/faces/http/index.ts';
import { openFiles } from '../../src/index.ts';
import { launch } from './chromium.ts';

const WIDE = 21;
let running: Running;
// A browser in one process, as the packed one is, does not outlive a page that drew by WebGL.
let browser: Browser;
beforeAll(async () => {
  const rows = ['owner,owned,share,owner_type'];
  for (let a = 0; a < WIDE; a += 1) {
    rows.push(`Alpha ${a},Subject,${a === 0 ? 30 : ''},company`);
    for (let b = 0; b < WIDE; b += 1) rows.push(`Beta ${a}-${b},Alpha ${a},,${b % 3 === 0 ? 'person' : 'company'}`);
  }
  rows.push('Subject,Daughter,70,company');
  const workspace = await openFiles([{ name: 'large.csv', text: `${rows.join('\n')}\n` }]);
  running = await serve(apiOf(workspace), { webRoot: join(import.meta.dirname, '../../dist/web'), port: 0 });
});
beforeEach(async () => {
  browser = await launch();
});
afterEach(async () => browser?.close());
afterAll(async () => running?.close());

interface Opened {
  readonly page: Page;
  readonly errors: string[];
  readonly scripts: string[];
}
async function opened(width: number): Promise<Opened> {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  const errors: string[] = [];
  const scripts: string[] = [];
  page.on('pageerror', (e) => errors.push(e.message));
  page.on('console', (m) => m.type() === 'error' && errors.push(m.text()));
  page.on('request', (r) => r.url().endsWith('.js') && scripts.push(r.url()));
  return { page, errors, scripts };
}
const PARTIES = 1 + WIDE + WIDE * WIDE + 1;
const CANVAS = '[role=application]';

/** The canvas once it is drawn: the digest of two pictures in a row that are the same. */
async function settled(page: Page): Promise<string> {
  for (let before = ''; ; ) {
    await page.waitForTimeout(200);
    const picture = await page.locator(CANVAS).screenshot();
    const digest = createHash('sha256').update(picture).digest('hex');
    if (digest === before) return digest;
    before = digest;
  }
}

test('is fetched when asked for and not before, draws every party, and both themes have their colours', async () => {
  const { page, errors, scripts } = await opened(1440);
  await page.goto(`${running.url}?subject=Subject`);
  await page.waitForSelector('[data-too-many]');
  const before = scripts.length;
  expect(scripts.some((s) => /scene/.test(s))).toBe(false);
  await page.click('[data-overview]');
  await page.waitForSelector(`[data-drawn="${PARTIES}"]`);
  expect(scripts.length).toBe(before + 1);
  const light = await settled(page);
  await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
  await expect.poll(() => settled(page)).not.toBe(light);
  // Nothing moves by itself or by chance: the same theme again is the same picture.
  await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'light'));
  await expect.poll(() => settled(page), { timeout: 20_000 }).toBe(light);
  await page.click('[data-overview]');
  expect(await page.locator(CANVAS).count()).toBe(0);
  expect(errors).toEqual([]);
});

test('is walked by arrows, and a figure of the party chosen leads to its evidence', async () => {
  const { page, errors } = await opened(390);
  await page.goto(`${running.url}?subject=Subject`);
  await page.click('[data-overview]');
  await page.waitForSelector('[data-drawn]');
  await page.focus(CANVAS);
  const name = async (): Promise<string> => (await page.textContent('#overview-at')) ?? '';
  const walked: string[] = [];
  for (const key of ['Home', 'ArrowUp', 'ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowDown', 'ArrowUp']) {
    await page.keyboard.press(key);
    walked.push(await name());
  }
  expect(walked[0]).toBe('Subject');
  expect(walked[1]).toMatch(/^Alpha \d+$/);
  expect(walked[2]).not.toBe(walked[1]);
  expect(walked.slice(3)).toEqual([walked[1], 'Subject', 'Daughter', 'Subject']);
  await page.keyboard.press('Enter');
  await page.locator('[data-party] li', { hasText: 'Daughter' }).locator('button').click();
  await page.waitForSelector('[data-evidence$="daughter"]');
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  expect(errors).toEqual([]);
});

test('opens a point that is clicked', async () => {
  const { page } = await opened(1440);
  await page.goto(`${running.url}?subject=Subject`);
  await page.click('[data-overview]');
  await page.waitForSelector('[data-drawn]');
  await page.locator(CANVAS).scrollIntoViewIfNeeded();
  const box = await page.locator(CANVAS).boundingBox();
  if (box === null) throw new Error('no canvas');
  const over = (): Promise<boolean> =>
    page.evaluate((css) => document.querySelector<HTMLElement>(css)?.style.cursor === 'pointer', CANVAS);
  // The daughter alone is below: the first point that is met from the foot of the picture.
  let y = box.height - 8;
  for (let x = 0; y > box.height / 2 && !(await over()); x = (x + 8) % 40) {
    if (x === 0) y -= 4;
    await page.mouse.move(box.x + box.width / 2 - 16 + x, box.y + y);
  }
  await page.mouse.down();
  await page.mouse.up();
  await page.waitForSelector('[data-party]', { timeout: 10_000 });
  expect(await page.textContent('[data-party] h3')).toContain('Daughter');
});

test('says where there is no WebGL, and loses nothing by it', async () => {
  const { page, errors } = await opened(1440);
  await page.addInitScript(() => {
    const own = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...more: unknown[]) {
      return /webgl/.test(kind) ? null : (own as (...a: unknown[]) => unknown).call(this, kind, ...more);
    } as typeof own;
  });
  await page.goto(`${running.url}?subject=Subject`);
  await page.click('[data-overview]');
  expect(await page.getAttribute('[data-overview-failed]', 'data-overview-failed')).toBe('noWebgl');
  expect(await page.locator(CANVAS).count()).toBe(0);
  expect(await page.locator('[data-number]').count()).toBe(WIDE + WIDE * WIDE + 1);
  expect(errors).toEqual([]);
});
