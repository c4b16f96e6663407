/** The story, told in the explorer and saved as a page, by keys, in both themes, on a phone, without a network. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiOf, type Running, serve } from '../../src/faces/http/index.ts';
import { readStory, storyPage } from '../../src/faces/story/index.ts';
import { openFiles } from '../../src/index.ts';
import { launch } from './chromium.ts';

const ROOT = join(import.meta.dirname, '../..');
const CASE = join(ROOT, 'gallery/kingsoft-2015');
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'lookthrough-told-'));
const webRoot = join(ROOT, 'dist/web');
let browser: Browser;
let running: Running;
let empty: Running;
let other: Running;

beforeAll(async () => {
  const story = readStory(readFileSync(join(CASE, 'story.json'), 'utf8'), 'story.json');
  const kingsoft = await openFiles([join(CASE, 'financeasia.own')]);
  running = await serve(apiOf(kingsoft, {}, { story, file: 'story.json' }), { webRoot, port: 0 });
  empty = await serve(apiOf(await openFiles([{ name: 'a.own', text: 'Ann is a person\n' }])), { webRoot, port: 0 });
  const text = 'Ann owns 60% of Harbour\nBob owns 10% of Harbour\nHarbour owns 70% of Quay\n';
  other = await serve(apiOf(await openFiles([{ name: 'b.own', text }])), { webRoot, port: 0 });
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  for (const server of [running, empty, other]) await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Look {
  readonly width?: number;
  readonly dark?: boolean;
  readonly language?: 'en' | 'zh';
}
async function open(url: string, look: Look = {}): Promise<{ page: Page; errors: string[] }> {
  const page = await browser.newPage({
    viewport: { width: look.width ?? 1440, height: 900 },
    colorScheme: look.dark === true ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  const errors: string[] = [];
  page.on('pageerror', (e) => errors.push(e.message));
  page.on('console', (m) => {
    if (m.type() === 'error') errors.push(m.text());
  });
  await page.goto(url);
  await page.waitForSelector('h1');
  if (look.language === 'zh') await page.selectOption('label:has(option[value=zh]) select', 'zh');
  return { page, errors };
}
const step = (p: Page, n: number): Promise<unknown> => p.waitForSelector(`[data-step="${n}"]`);
async function barriers(p: Page): Promise<string[]> {
  await p.evaluate(AXE);
  const found = (await p.evaluate(
    "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })",
  )) as { violations: { id: string; nodes: { html: string }[] }[] };
  return found.violations.map((v) => `${v.id}: ${v.nodes[0]?.html.slice(0, 200)}`);
}

describe('the story in the explorer', () => {
  test('is walked by keys and by buttons, the step in the address, back and forward too', async () => {
    const { page, errors } = await open(running.url);
    await page.click('.tabs .story a');
    await step(page, 1);
    expect(new URL(page.url()).search).toBe('?story=1');
    await page.keyboard.press('ArrowRight');
    await step(page, 2);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    await page.click('.walk .first');
    await step(page, 3);
    await page.keyboard.press('ArrowLeft');
    await step(page, 2);
    await page.goBack();
    await step(page, 3);
    await page.reload();
    await step(page, 3);
    expect(errors).toEqual([]);
    await page.close();
  });

  test('is found, walked and left without a mouse', async () => {
    const { page } = await open(running.url);
    const tabTo = async (words: string): Promise<void> => {
      for (let n = 0; n < 60; n++) {
        await page.keyboard.press('Tab');
        if (await page.evaluate((w) => document.activeElement?.textContent?.includes(w), words)) return;
      }
      throw new Error(`no Tab reaches "${words}"`);
    };
    await tabTo('Read the story');
    await page.keyboard.press('Enter');
    await step(page, 1);
    await tabTo('Next step');
    await page.keyboard.press('Enter');
    await step(page, 2);
    await tabTo('Evidence');
    await page.keyboard.press('Enter');
    expect(await page.waitForSelector('[data-evidence]')).not.toBeNull();
    await page.goto(`${running.url}?story=2`);
    await step(page, 2);
    await tabTo('Explore from here');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.tabs [aria-current=page]');
    await page.close();
  });

  test('ends where it ends, and a step it has not is said', async () => {
    const { page } = await open(`${running.url}?story=12`);
    await step(page, 12);
    await page.keyboard.press('ArrowRight');
    expect(new URL(page.url()).search).toBe('?story=12');
    await page.goto(`${running.url}?story=40`);
    const said = await page.waitForSelector('main [role=alert]');
    expect(await said.textContent()).toContain('40 (1 – 12)');
    await page.click('main [role=alert] button');
    await step(page, 1);
    await page.close();
  });

  test('shows the live answer: the sentence, the hedge with its source, and the evidence one action away', async () => {
    const { page } = await open(`${running.url}?story=2`);
    const focus = await page.waitForSelector('.focus');
    expect(await focus.textContent()).toMatch(/29\.9%.*29\.85.*<29\.95.*paragraph 9/s);
    expect(await page.textContent('.live h1')).toContain('Cannot tell at the 30\u00a0% line');
    await page.click('.focus .link');
    expect(await (await page.waitForSelector('[data-evidence] dl')).textContent()).toContain('FinanceAsia');
    await page.close();
  });

  test('is left for free exploring at the same question, and returned to', async () => {
    const { page } = await open(`${running.url}?story=10`);
    await step(page, 10);
    await page.click('.tools .link');
    await page.waitForSelector('.tabs [aria-current=page]');
    expect(await page.textContent('.tabs [aria-current=page]')).toBe('Ties');
    expect(new URL(page.url()).searchParams.get('other')).toBe('Xiaomi');
    await page.goBack();
    await step(page, 10);
    await page.close();
  });

  test('every step shows an answer and no error, in Chinese too', async () => {
    const { page, errors } = await open(`${running.url}?story=1`, { language: 'zh' });
    for (let n = 1; n <= 12; n++) {
      await step(page, n);
      await page.waitForFunction(() => (document.querySelector('.live h1')?.textContent ?? '').length > 10);
      expect(await page.$('.live [role=alert]')).toBeNull();
      expect(await page.textContent('.tell h1')).toMatch(/[\u4e00-\u9fff]/);
      await page.keyboard.press('ArrowRight');
    }
    expect(errors).toEqual([]);
    await page.close();
  });

  test.each([
    ['light', {}],
    ['dark', { dark: true }],
    ['a phone', { width: 390 }],
    ['a phone, dark, in Chinese', { width: 390, dark: true, language: 'zh' }],
  ] as const)('%s: no barrier that axe knows of, nothing sideways', async (_, look) => {
    for (const n of [2, 3, 10, 12]) {
      const { page } = await open(`${running.url}?story=${n}`, look);
      await page.waitForSelector('.live h1');
      expect([n, ...(await barriers(page))]).toEqual([n]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe('width' in look ? look.width : 1440);
      await page.close();
    }
  });
});

describe('the saved story', () => {
  test('is the file the command writes', async () => {
    const { page } = await open(`${running.url}?story=4`);
    await step(page, 4);
    const [saved] = await Promise.all([page.waitForEvent('download'), page.click('.tools .link:nth-of-type(2)')]);
    expect(saved.suggestedFilename()).toBe('story.html');
    const path = join(folder, 'story.html');
    await saved.saveAs(path);
    const story = readStory(readFileSync(join(CASE, 'story.json'), 'utf8'), 'story.json');
    const workspace = await openFiles([join(CASE, 'financeasia.own')]);
    expect(readFileSync(path, 'utf8')).toBe(await storyPage(workspace, story, { language: 'en', file: 'story.json' }));
    await page.close();
  });

  test.each([
    ['light', 1440, false],
    ['dark', 1440, true],
    ['a phone', 390, false],
    ['a phone, dark', 390, true],
  ] as const)('reads without network and without script: %s', async (_, width, dark) => {
    const { context, asked, page } = await offline(width, dark);
    expect(await page.$$('article.step')).toHaveLength(12);
    expect(await page.isVisible('article.step svg .box:visible')).toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(ground).toBe(dark ? 'rgb(18, 21, 25)' : 'rgb(250, 249, 246)');
    expect(asked).toEqual([]);
    await context.close();
  });

  test('has no barrier that axe knows of, and is walked by its links', async () => {
    for (const [width, dark] of [
      [1440, false],
      [390, true],
    ] as const) {
      const { page, context } = await offline(width, dark, true);
      expect(await barriers(page)).toEqual([]);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.waitForURL(/#step-1$/);
      await context.close();
    }
  });

  test('is printed on light paper, its charts whole', async () => {
    const { page, context } = await offline(1440, true);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await page.setViewportSize({ width: 680, height: 900 });
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)');
    const wide = await page.$$eval(
      '.wide svg',
      (all) => all.filter((s) => s.getBoundingClientRect().right > 680).length,
    );
    expect(wide).toBe(0);
    await context.close();
  });
});

/** The page from a file, the network off; `asked` is whatever it tried to load. Axe needs scripts, the page none. */
async function offline(
  width: number,
  dark: boolean,
  scripts = false,
): Promise<{ page: Page; context: BrowserContext; asked: string[] }> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: dark ? 'dark' : 'light',
    offline: true,
    javaScriptEnabled: scripts,
    bypassCSP: scripts,
  });
  const page = await context.newPage();
  const asked: string[] = [];
  page.on('request', (r) => {
    if (!r.url().startsWith('file:')) asked.push(r.url());
  });
  page.on('console', (m) => asked.push(m.text()));
  await page.goto(`file://${join(folder, 'story.html')}`);
  return { page, context, asked };
}

describe('the first page', () => {
  test('of other data is an answer about the company most is said about', async () => {
    const { page } = await open(other.url);
    expect(await page.textContent('h1')).toContain('Harbour');
    expect(await page.$('.tabs .story')).toBeNull();
    await page.close();
  });
  test('of data without a holding offers three ways in, by keys, without a barrier', async () => {
    const { page, errors } = await open(empty.url);
    await page.waitForSelector('[data-empty]');
    expect(await page.$$('.way')).toHaveLength(3);
    await page.fill('textarea', 'Ann owns 60% of Harbour');
    const [saved] = await Promise.all([page.waitForEvent('download'), page.click('.way .button')]);
    expect(saved.suggestedFilename()).toBe('case.own');
    await saved.saveAs(join(folder, 'case.own'));
    expect(readFileSync(join(folder, 'case.own'), 'utf8')).toBe('Ann owns 60% of Harbour\n');
    expect(await page.textContent('.way [role=status] + code')).toBe('lookthrough open case.own');
    await page.setInputFiles('.way input[type=file]', join(folder, 'case.own'));
    expect(await page.textContent('[data-dropped] code')).toBe('lookthrough open case.own');
    expect(await barriers(page)).toEqual([]);
    await page.click('[data-draft]');
    await page.waitForURL(/view=draft/);
    expect(errors).toEqual([]);
    await page.close();
  });
});
