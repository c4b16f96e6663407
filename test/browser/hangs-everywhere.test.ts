/** What hangs on a name is marked on every view; the timeline is saved like other charts; a scenario's line says what it rests on. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiOf, type Running, serve } from '../../src/faces/http/index.ts';
import { openFiles } from '../../src/index.ts';
import { launch } from './chromium.ts';

const CASE = join(import.meta.dirname, '../../gallery/kingsoft-2015');
const about = 'subject=Kingsoft&asAt=2015-03-31';
const RULE = 'rule=hk-listing-controlling';
let browser: Browser;
let running: Running;
beforeAll(async () => {
  const workspace = await openFiles(['financeasia.own', 'january-2015-news.own'].map((f) => join(CASE, f)));
  running = await serve(apiOf(workspace), { webRoot: join(import.meta.dirname, '../../dist/web'), port: 0 });
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  await running?.close();
});
async function opened(query: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`${running.url}?${query}`);
  await page.waitForSelector('h1');
  return page;
}
const change = (sentence: string): string => `${about}&view=what-if&change=${encodeURIComponent(sentence)}`;

describe('what hangs on a name alone is marked', () => {
  test('in the row of all together, and in the bar of the company asked about', async () => {
    const page = await opened(`${about}&${RULE}`);
    expect(await page.textContent('.row.together .label')).toContain('†');
    expect(await page.locator('.row.source .label', { hasText: '†' }).count()).toBe(0);
    expect(await page.locator('svg text.mono', { hasText: '†' }).count()).toBe(1);
    await page.click('[data-condition] summary');
    await page.click('[data-condition] button:has-text("Switch off")');
    await page.waitForFunction(() => !document.querySelector('.row.together .label')?.textContent?.includes('†'));
    await page.close();
  });

  test('in a scenario and on the timeline, with what it hangs on', async () => {
    for (const query of [change('Tencent sells 3% of Kingsoft to Xiaomi'), `${about}&view=timeline&${RULE}`]) {
      const page = await opened(query);
      expect(await page.textContent('h1')).toContain('†');
      await page.click('[data-condition="same-name"] summary');
      expect(await page.textContent('[data-condition="same-name"]')).toContain('a name means one party');
      await page.close();
    }
  });
});

describe('the timeline', () => {
  test.each(['light', 'dark'])(
    'is saved as a picture that says its day, data and sources, in light colours: %s',
    async (theme) => {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
      await page.addInitScript((t) => localStorage.setItem('theme', t), theme);
      await page.goto(`${running.url}?${about}&view=timeline`);
      await page.waitForSelector('[data-drawing] .bar');
      const shown = await page.locator('[data-drawing] .what').allTextContents();
      const svg = (await saved(page, 'svg')).toString('utf8');
      expect(svg).not.toMatch(/var\(|class=/);
      expect(svg).toMatch(/height="100%" fill="#fff(fff)?"/);
      const told = await page.evaluate((text) => {
        const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
        return { bad: parsed.querySelector('parsererror') !== null, words: parsed.documentElement.textContent ?? '' };
      }, svg);
      expect(told.bad).toBe(false);
      for (const words of [...shown, '2015-03-31', 'sha256:', 'FinanceAsia', 'second source, kept apart'])
        expect(told.words).toContain(words);
      expect(await page.getAttribute('html', 'data-theme')).toBe(theme);
      const png = await saved(page, 'png');
      expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
      await page.close();
    },
  );

  test('is saved as a table of its events, one row each', async () => {
    const page = await opened(`${about}&view=timeline`);
    await page.waitForSelector('[data-drawing] .bar');
    const csv = (await saved(page, 'csv:events')).toString('utf8');
    expect(csv).toContain('Lei Jun is chairman of Kingsoft');
    expect(csv).toContain('sha256:');
    await page.close();
  });
});

async function saved(page: Page, choice: string): Promise<Buffer> {
  await page.click('button[aria-haspopup=menu]');
  const [download] = await Promise.all([page.waitForEvent('download'), page.click(`[data-save="${choice}"]`)]);
  return readFileSync(await download.path());
}

describe('a line that a scenario moves', () => {
  test('says what is supposed, and the sources of what it starts from', async () => {
    const page = await opened(change('Tencent sells 3% of Kingsoft to Xiaomi'));
    await page.click('[data-scenario-chart] summary');
    await page.click('[data-scenario-chart] [data-edge="name:xiaomi > name:kingsoft"]');
    await page.waitForSelector('[data-evidence] dl');
    expect(await page.textContent('[data-supposed]')).toBe('assumed: Tencent sells 3 % of Kingsoft to Xiaomi');
    expect(await page.textContent('[data-evidence]')).toContain('FinanceAsia');
    await page.close();
  });

  test('and that no source has stands on nothing but that, beside what the others hold', async () => {
    const page = await opened(change('Kingsoft issues 10% new shares to Temasek'));
    await page.click('[data-scenario-chart] summary');
    await page.click('[data-scenario-chart] [data-edge="name:temasek > name:kingsoft"]');
    await page.waitForSelector('[data-evidence] dl');
    const card = (await page.textContent('[data-evidence]')) ?? '';
    expect(card).toContain('assumed: Kingsoft issues 10 % new shares to Temasek');
    expect(card).toContain('No source has this holding');
    expect(await page.locator('[data-evidence] dl').count()).toBeGreaterThan(2);
    await page.close();
  });
});
