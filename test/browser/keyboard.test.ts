/**
 * J10, without a mouse and with a screen reader: finds a company, walks up to its owners, opens the evidence, supposes a
 * change by form and exports the table. What has the focus, and what it is called, is asked after every key.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiOf, type Running, serve } from '../../src/faces/http/index.ts';
import { openFiles } from '../../src/index.ts';
import { launch } from './chromium.ts';

const ROOT = join(import.meta.dirname, '../..');
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let browser: Browser;
let running: Running;
let page: Page;

beforeAll(async () => {
  running = await serve(apiOf(await openFiles([join(ROOT, 'gallery/kyc/structure.own')])), {
    webRoot: join(ROOT, 'dist/web'),
    port: 0,
    takes: {},
  });
  browser = await launch();
  page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  await page.goto(`${running.url}?subject=H1`);
  await page.waitForSelector('svg .label');
});
afterAll(async () => {
  await browser?.close();
  await running?.close();
});

/** What has the focus, as it is called; fails where nothing has, or where it is not to be seen. */
async function heard(): Promise<string> {
  const found = await page.evaluate(() => {
    const e = document.activeElement;
    if (e === null || e === document.body) return undefined;
    const box = e.getBoundingClientRect();
    const top = document.elementFromPoint(box.x + Math.min(box.width / 2, 20), box.y + Math.min(box.height / 2, 10));
    return {
      name: e.getAttribute('aria-label') ?? e.querySelector('title')?.textContent ?? e.textContent?.trim() ?? '',
      hidden: box.width === 0 || (top !== null && !e.contains(top) && !top.contains(e)),
    };
  });
  expect(found).toBeDefined();
  expect([found?.name, found?.hidden]).toEqual([found?.name, false]);
  return (found?.name ?? '').replace(/[\s\u00a0\u2009]+/g, ' ');
}
/** Tab until something of this name has the focus. */
async function tabTo(name: RegExp): Promise<string> {
  for (let n = 0; n < 60; n += 1) {
    await page.keyboard.press('Tab');
    const now = await page.evaluate(
      () =>
        document.activeElement?.getAttribute('aria-label') ??
        document.activeElement?.querySelector('title')?.textContent ??
        document.activeElement?.textContent?.trim() ??
        '',
    );
    if (name.test(now)) return heard();
  }
  throw new Error(`no Tab reaches ${name}`);
}

describe('without a mouse', () => {
  test('a company is found, and its counts are said', async () => {
    await tabTo(/Company or person/);
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('T');
    await page.waitForSelector('[role=option]');
    for (let n = 0; n < 8; n += 1) {
      await page.keyboard.press('ArrowDown');
      const option = await page.getAttribute('[role=combobox]', 'aria-activedescendant');
      if (/^T\s/.test((await page.textContent(`[id="${option}"]`)) ?? '')) break;
    }
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('.question')?.textContent?.includes(' T?'));
    await expect.poll(() => page.textContent('[data-heard]')).toBe('T: owned by 3, owns 0');
    await heard();
  });

  test('its owners are walked, each called by its place, and one walks up from them', async () => {
    const first = await tabTo(/owner \d of 3, T:/);
    const seen = [first];
    for (const _ of [1, 2]) {
      await page.keyboard.press('ArrowRight');
      seen.push(await heard());
    }
    expect(seen.map((s) => /owner (\d) of 3/.exec(s)?.[1]).sort()).toEqual(['1', '2', '3']);
    expect(seen.find((s) => s.startsWith('H2'))).toMatch(/^H2, company, owner \d of 3, T: .*55 %/);
    while (!(await heard()).startsWith('H1')) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowUp');
    expect(await heard()).toMatch(/^P\d, person, owner \d of 2, H1: /);
    await page.keyboard.press('ArrowDown');
    expect(await heard()).toMatch(/^H1, company, owner \d of 3, T: /);
  });

  test('the evidence is opened, closed, and the focus is where it was; t goes to the row', async () => {
    const before = await heard();
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-evidence] dl');
    expect(await heard()).toContain('H1 → T');
    expect(await page.textContent('[data-evidence]')).toContain('KYC file on T');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => document.querySelector('[data-evidence]') === null);
    expect(await heard()).toBe(before);
    await page.keyboard.press('t');
    expect(await heard()).toContain('40');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-number'))).toBe('name:h1 > name:t');
  });

  test('a change is supposed by form, and its answer is the heading of the frame', async () => {
    await page.evaluate(() => scrollTo(0, 0));
    await tabTo(/^What if$/);
    await page.keyboard.press('Enter');
    await page.waitForSelector('form input');
    for (
      let n = 0;
      n < 30 && !(await page.evaluate(() => document.activeElement?.matches('form label:not(.quota) input') === true));
      n += 1
    )
      await page.keyboard.press('Tab');
    await page.keyboard.type('H1 sells 20% of T to P3');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.frame.live h1');
    expect(await page.textContent('.frame.live')).toContain('P3');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
  });

  test('the table is exported from a menu walked by arrows', async () => {
    await page.goto(`${running.url}?subject=T&view=table`);
    await page.waitForSelector('[data-number]');
    await tabTo(/^Save or print$/);
    await page.keyboard.press('Enter');
    for (let n = 0; n < 20 && !(await heard()).startsWith('CSV'); n += 1) await page.keyboard.press('ArrowDown');
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    const csv = readFileSync(await download.path(), 'utf8');
    expect(await heard()).toContain('Save or print');
    // The same facts in the file, the table and the chart.
    const rows = await page.$$eval('[data-number]', (list) => list.map((e) => e.getAttribute('data-number')).sort());
    expect(csv.trim().split('\n').length - 1).toBeGreaterThanOrEqual(rows.length);
    await page.goto(`${running.url}?subject=T`);
    await page.waitForSelector('svg .label');
    const drawn = await page.$$eval('[data-edge]', (list) => list.map((e) => e.getAttribute('data-edge')).sort());
    expect(drawn).toEqual(rows);
  });
});

describe.each([
  ['light', 1440],
  ['dark', 390],
] as const)('what opens beside an answer, %s at %i px', (colorScheme, width) => {
  test('has no barrier of level A or AA: boxes being moved, notes, the columns of a file', async () => {
    const p = await browser.newPage({ viewport: { width, height: 900 }, colorScheme, reducedMotion: 'reduce' });
    await p.goto(`${running.url}?subject=T&notation=legal`);
    await p.waitForSelector('svg .label');
    await p.click('.arranging [aria-pressed]');
    await p.click('.tools button:text-is("Notes")');
    const data = await p.evaluateHandle(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['owner,owned,share,type\nA,B,60%,person\n'], 'a.csv'));
      return transfer;
    });
    await p.dispatchEvent('main', 'drop', { dataTransfer: data });
    await p.waitForSelector('[data-columns] table');
    await p.evaluate(AXE);
    const found = (await p.evaluate(
      "axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })",
    )) as { violations: { id: string; nodes: { html: string }[] }[] };
    expect(found.violations.map((x) => `${x.id}: ${x.nodes[0]?.html.slice(0, 200)}`)).toEqual([]);
    expect(await p.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    await p.close();
  });
});
