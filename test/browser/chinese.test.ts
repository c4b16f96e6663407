/** The Chinese page: no sentence of the engine is left in English, in any view of the Kingsoft case. */
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { apiOf, type Running, serve } from '../../src/faces/http/index.ts';
import { openFiles } from '../../src/index.ts';
import { launch } from './chromium.ts';

const CASE = join(import.meta.dirname, '../../gallery/kingsoft-2015');
let browser: Browser;
let running: Running;
/** What the sources themselves say: names, titles, offices, quoted words. They stay in their own language. */
const ofSources = new Set<string>();
beforeAll(async () => {
  const workspace = await openFiles(['financeasia.own', 'january-2015-news.own'].map((f) => join(CASE, f)));
  running = await serve(apiOf(workspace), { webRoot: join(import.meta.dirname, '../../dist/web'), port: 0 });
  browser = await launch();
  for await (const statement of workspace.store.all()) gather(statement);
});
function gather(value: unknown): void {
  if (typeof value === 'string' && value.length > 2) ofSources.add(value);
  else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) gather(inner);
}
afterAll(async () => {
  await browser?.close();
  await running?.close();
});

const about = 'subject=Kingsoft&asAt=2015-03-31';
const VIEWS: Readonly<Record<string, string>> = {
  structure: `${about}&rule=hk-listing-controlling`,
  'structure without a rule': about,
  'structure of economics': `${about}&measure=economic`,
  table: `${about}&view=table&rule=uk-fsma-422`,
  ties: `${about}&view=ties&other=Xiaomi`,
  timeline: `${about}&view=timeline&from=2011-08-01&to=2015-03-31`,
  'what if': `${about}&view=what-if&change=${encodeURIComponent('Tencent sells 3% of Kingsoft to Xiaomi')}`,
  verdicts: `${about}&view=verdicts`,
  proof: `${about}&view=proof&rule=hk-listing-controlling`,
};

/** Text of the answer by element, quotes, sources and notation left out. */
function shownTexts(): string[] {
  const found: string[] = [];
  const walk = document.createTreeWalker(document.querySelector('main') as Node, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const parent = walk.currentNode.parentElement;
    if (parent?.closest('.said, code, .printed, .changeHelp, [data-source], style, script') !== null) continue;
    found.push(walk.currentNode.textContent ?? '');
  }
  for (const e of document.querySelectorAll('main [aria-label]')) found.push(e.getAttribute('aria-label') ?? '');
  return found;
}

function english(text: string): string | undefined {
  let left = text.replace(/“[^”]*”|「[^」]*」/g, ' · ');
  for (const name of [...ofSources].sort((a, b) => b.length - a.length)) left = left.replaceAll(name, ' · ');
  return /(?:[A-Za-z][A-Za-z'’]*[ ,;:]+){2}[A-Za-z]+/.exec(left)?.[0];
}

test.each(Object.entries(VIEWS))('has no three English words in a row in %s', async (_, query) => {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.addInitScript(() => localStorage.setItem('language', 'zh'));
  await page.goto(`${running.url}?${query}`);
  await page.waitForFunction(() => document.querySelector('h1') !== null && !document.querySelector('[role=status]'));
  await page.waitForLoadState('networkidle');
  const texts = await page.evaluate(shownTexts);
  expect(texts.length).toBeGreaterThan(30);
  expect(texts.flatMap((t) => (english(t) === undefined ? [] : [t.trim()]))).toEqual([]);
  await page.close();
});
