/**
 * J5, a banker: what if three points are sold (F3), the announcement under "nearly 3 %" (F4) certain or not to be told, the
 * way back to untouched facts, one slide to take along.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiOf, type Running, serve } from '../../src/faces/http/index.ts';
import { openFiles } from '../../src/index.ts';
import { all, first, parsed, unzipped } from '../slide-reader.ts';
import { launch } from './chromium.ts';

const ROOT = join(import.meta.dirname, '../..');
/** X holds so much; nearly 3 % moves to it from Y. */
const hedged = (company: string, percent: string): string => `source "Cap table" (register) published 2025-01-01
X owns ${percent}% of ${company}
Y owns 12.6% of ${company}
source "Wire" (register) published 2025-03-05
X bought nearly 3% of ${company} from Y on 2025-03-01
`;
let browser: Browser;
const servers: Running[] = [];
let page: Page;
const errors: string[] = [];
const started = async (text: string): Promise<string> => {
  const workspace = await openFiles([{ name: 'facts.own', text }]);
  const running = await serve(apiOf(workspace), { webRoot: join(ROOT, 'dist/web'), port: 0 });
  servers.push(running);
  return running.url;
};

beforeAll(async () => {
  const url = await started(readFileSync(join(ROOT, 'gallery/sale/structure.own'), 'utf8'));
  browser = await launch();
  page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  page.on('pageerror', (e) => errors.push(e.message));
  await page.goto(`${url}?subject=T`);
  await page.waitForSelector('svg .label');
});
afterAll(async () => {
  await browser?.close();
  for (const s of servers) await s.close();
});
const rows = (heading: string): Promise<string[]> =>
  page.$$eval(`section:has(> h2:has-text("${heading}")) tbody tr`, (list) =>
    list.map((r) => r.textContent?.replace(/[\s\u00a0\u2009]+/g, ' ').trim() ?? ''),
  );

describe('a banker', () => {
  let facts = '';
  test('moves three points from Y to X: within a frame that says it is no fact', async () => {
    facts = (await page.textContent('main')) ?? '';
    await page.click('.tabs a:text-is("What if")');
    await page.fill('form .quota input', '42.5');
    await page.press('form .quota input', 'Tab');
    await page.fill('form label:not(.quota) input', 'Y sells 3% of T to X');
    await page.press('form label:not(.quota) input', 'Enter');
    await page.waitForSelector('.frame.live h1');
    expect(await page.textContent('.band')).toContain('Not a fact');
    expect(await page.title()).toMatch(/^Scenario, not a fact/);
    expect(await page.$eval('.frame.live', (f) => getComputedStyle(f).borderStyle)).toBe('dashed');
    expect(await page.$eval('.frame.live', (f) => f.contains(document.querySelector('h1')))).toBe(true);
  });

  test('reads votes, economics, power and verdicts before and after, and that X crosses 30 %', async () => {
    const told = async (at: string): Promise<string> =>
      ((await page.textContent(at)) ?? '').replace(/[\s\u00a0]+/g, ' ');
    expect(await told('h1')).toBe(
      'Then X would be at 30 % or more, for certain, and would owe an offer on every reading.',
    );
    expect(await told('.lede')).toMatch(/X, with what it controls, goes from 29\.9 % to 32\.9 %/);
    const holdings = await rows('Holdings in');
    expect(holdings.find((r) => r.startsWith('X'))).toBe('X= 29.9 %= 32.9 %');
    expect(holdings.find((r) => r.startsWith('Y'))).toBe('Y= 12.6 %= 9.6 %');
    const power = await rows('Voting power');
    for (const row of ['Xshapley-shubik0.45240.5000', 'Xbanzhaf-normalised0.47660.5248', 'Yshapley-shubik0.11900.1000'])
      expect(power.map((r) => r.replace(/ /g, ''))).toContain(row);
    await page.waitForSelector('td:has-text("Hong Kong Takeovers Code")');
    const crossed = (await rows('Lines crossed')).join('\n');
    expect(crossed).toContain('Hong Kong Takeovers Code: mandatory offer');
    expect(crossed).toMatch(/Hong Kong listing rules: controlling shareholder\s*X/);
  });

  test('exports one slide with shapes that stay editable; it says that it is a scenario', async () => {
    await page.click('.save > button');
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('[data-save="pptx"]')]);
    expect(download.suggestedFilename()).toMatch(/^SCENARIO T .*\.pptx$/);
    const files = await unzipped(readFileSync(await download.path()));
    expect([...files.keys()].filter((n) => /^ppt\/slides\/slide\d+\.xml$/.test(n))).toEqual(['ppt/slides/slide1.xml']);
    const slide = first(parsed(files.get('ppt/slides/slide1.xml') as string), 'p:sld');
    const told = all(slide, 'a:t').map((t) => t.text);
    expect(told[0]).toBe('SCENARIO. Not a fact: Y sells 3% of T to X');
    expect(all(slide, 'p:pic')).toEqual([]);
    expect(all(slide, 'p:cxnSp').length).toBeGreaterThan(5);
  });

  test('undoes it: the facts are as they were', async () => {
    await page.click('.band button:text-is("Undo the last")');
    await page.waitForFunction(() => !new URLSearchParams(location.search).has('change'));
    await page.click('.tabs a:text-is("Structure")');
    await page.waitForSelector('svg .label');
    expect(await page.textContent('main')).toBe(facts);
    expect(await page.title()).not.toContain('Scenario');
    expect(errors).toEqual([]);
  });
});

describe('where nearly 3 % moves', () => {
  test.each([
    ['29.9', 'F4', /29\.9 % to 32\.4 to under 32\.9 %.*certainly at 30 % or more; an offer is due for certain/],
    [
      '27.2',
      'the second case',
      /27\.2 % to 29\.7 to under 30\.2 %.*on either side of 30 %; whether an offer is due cannot be told/,
    ],
  ])('to a holder of %s %%, %s: it is said for certain or not at all', async (percent, _, said) => {
    const url = await started(hedged('T', percent));
    const p = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await p.goto(`${url}?subject=T&view=timeline&from=2025-01-31&to=2025-04-01`);
    await p.waitForSelector('main .lede:not(:empty)');
    const lede = await p.$$eval('main .lede', (list) => list.map((x) => x.textContent).join(' '));
    expect(lede.replace(/[\s\u00a0]+/g, ' ')).toMatch(said);
    await p.close();
  });
});
