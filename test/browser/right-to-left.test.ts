/** Arabic and Hebrew names: figures, arrows and signs beside them stay on their side, in every place a name stands. */
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { apiOf, type Running, serve } from '../../src/faces/http/index.ts';
import { openFiles } from '../../src/index.ts';
import { launch } from './chromium.ts';

const [SEA, NOUR, DAVID] = ['חברת הים בע״מ', 'شركة النور القابضة', 'דוד לוי'];
const ROWS = `owner,owned,share,owner_type
${NOUR},${SEA},60,company
${DAVID},${SEA},30,person
${DAVID},${NOUR},40,person`;
let browser: Browser;
let running: Running;
beforeAll(async () => {
  const workspace = await openFiles([{ name: 'case.csv', text: ROWS }]);
  running = await serve(apiOf(workspace), { webRoot: join(import.meta.dirname, '../../dist/web'), port: 0 });
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  await running?.close();
});
async function opened(query: string, language = 'en'): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript((l) => localStorage.setItem('language', l), language);
  await page.goto(`${running.url}?subject=${encodeURIComponent(SEA)}&${query}`);
  await page.waitForSelector('h1', { timeout: 30_000 });
  return page;
}

/** Where each of the texts begins and ends across the page, within the first element of the selector that holds them all. */
async function across(
  page: Page,
  selector: string,
  texts: readonly string[],
): Promise<{ left: number; right: number }[]> {
  return page.evaluate(
    ([css, list]) => {
      const held = [...document.querySelectorAll(css)].find((e) => list.every((t) => e.textContent?.includes(t)));
      if (held === undefined) throw new Error(`nothing in ${css} holds ${list.join(', ')}`);
      return list.map((text) => {
        const walk = document.createTreeWalker(held, NodeFilter.SHOW_TEXT);
        while (walk.nextNode()) {
          const at = walk.currentNode.textContent?.indexOf(text) ?? -1;
          if (at < 0) continue;
          const range = document.createRange();
          range.setStart(walk.currentNode, at);
          range.setEnd(walk.currentNode, at + text.length);
          const boxes = [...range.getClientRects()];
          return { left: Math.min(...boxes.map((b) => b.left)), right: Math.max(...boxes.map((b) => b.right)) };
        }
        throw new Error(`${text} is cut`);
      });
    },
    [selector, texts] as const,
  );
}
function inOrder(places: readonly { left: number; right: number }[]): void {
  for (const [n, place] of places.entries())
    if (n > 0) expect(place.left).toBeGreaterThan((places[n - 1]?.right ?? 0) - 1);
}

test('an owner, the arrow and the owned stand in that order on the evidence card and the timeline', async () => {
  const page = await opened('view=table');
  await page.locator('tr', { hasText: NOUR }).filter({ hasText: '60' }).locator('[data-number]').click();
  inOrder(await across(page, '[data-evidence] h2', [NOUR, SEA]));
  await page.close();
  const timeline = await opened('view=timeline');
  await timeline.waitForSelector('[data-drawing] .who');
  inOrder(await across(timeline, '[data-facts] .link', [NOUR, '→', SEA]));
  await timeline.close();
});

test('a figure stands after the name it is of, in the sentence and in the bar of the company', async () => {
  for (const language of ['en', 'zh']) {
    const page = await opened('rule=academic-20', language);
    await page.waitForSelector('svg text.mono');
    const because = await across(page, '.lede', [DAVID, '%']);
    inOrder(because);
    inOrder(await across(page, 'svg text.mono', [DAVID, '=']));
    const boxes = await page.locator('svg text.name, svg text.subject').allTextContents();
    const shown = boxes.join(' ').replace(/[\u2068\u2069]/g, '');
    for (const name of [SEA, NOUR, DAVID]) expect(shown).toContain(name);
    await page.close();
  }
});
