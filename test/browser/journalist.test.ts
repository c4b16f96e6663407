/**
 * J4, a journalist comparing two companies: searched in Chinese and in English, their ties on a date, the evidence of the
 * oddest, a note, the link on another machine, the story as one page that needs no network.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiOf, type Running, serve } from '../../src/faces/http/index.ts';
import { openFiles } from '../../src/index.ts';
import { launch } from './chromium.ts';

const ROOT = join(import.meta.dirname, '../..');
/** A shared director, a former owner of both, a joint investment, a supplier, and an index fund that holds a bit of everything. */
const FACTS = `source "Trade register" (register) published 2024-03-01
北河集团 is a company, also called Beihe Group
Beacon Hill Media is a company
Lu Wen is a person
Lu Wen is director of 北河集团 since 2015-01-01
Lu Wen is director of Beacon Hill Media since 2018-01-01
Old Harbour owns 12% of 北河集团 until 2017-06-30
Old Harbour owns 9% of Beacon Hill Media until 2017-06-30
World Index Fund is a fund
World Index Fund owns 2% of 北河集团
World Index Fund owns 3% of Beacon Hill Media
${Array.from({ length: 60 }, (_, n) => `World Index Fund owns 1% of Listed ${n}`).join('\n')}
source "Harbour Gazette" (news) published 2024-02-01
北河集团 is supplier of Beacon Hill Media since 2016
`;
const DAY = '2020-06-30';
let browser: Browser;
let running: Running;
let elsewhere: Running;
let page: Page;
const errors: string[] = [];

beforeAll(async () => {
  const web = { webRoot: join(ROOT, 'dist/web'), port: 0 };
  const started = (): Promise<Running> =>
    openFiles([{ name: 'facts.own', text: FACTS }]).then((w) => serve(apiOf(w), web));
  [running, elsewhere] = [await started(), await started()];
  browser = await launch();
  page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  page.on('pageerror', (e) => errors.push(e.message));
  await page.goto(running.url);
  await page.waitForSelector('h1');
});
afterAll(async () => {
  await browser?.close();
  await running?.close();
  await elsewhere?.close();
});
const rungs = (p: Page = page): Promise<string[]> =>
  p.$$eval('.told', (list) => list.map((r) => r.textContent?.replace(/\s+/g, ' ').trim() ?? ''));

describe('a journalist', () => {
  test('searches one company in Chinese, the other in English, and sees every tie', async () => {
    await page.fill('#subject, [role=combobox]', '北河');
    await page.click('[role=option]:has-text("北河集团")');
    await page.waitForFunction(() => document.querySelector('.question')?.textContent?.includes('北河集团'));
    await page.click('.tabs a:text-is("Ties")');
    await page.fill('.pair [role=combobox]', 'Beacon');
    await page.click('.pair [role=option]:has-text("Beacon Hill Media")');
    await page.waitForSelector('.rung');
    const found = (await rungs()).join('\n');
    for (const part of ['director', 'supplier']) expect(found).toContain(part);
    // A fund that holds a bit of everything is seen, and left out with the reason.
    expect(found).not.toContain('World Index Fund');
    expect(await page.textContent('[data-left-out]')).toContain('World Index Fund holds parts of 62 companies');
  });

  test('keeps the ties alive on a date: the former owner of both is one before, and none after', async () => {
    const at = async (day: string): Promise<string[]> => {
      await page.fill('header input[type=date] >> nth=0', day);
      await page.waitForFunction((d) => new URLSearchParams(location.search).get('asAt') === d, day);
      await page.waitForFunction(
        () => document.querySelector('main [role=status]') === null && document.querySelector('.rung') !== null,
      );
      return rungs();
    };
    expect((await at('2017-01-01')).some((r) => r.includes('Old Harbour'))).toBe(true);
    const alive = await at(DAY);
    expect(alive.some((r) => r.includes('Old Harbour'))).toBe(false);
    expect(alive.some((r) => r.includes('Lu Wen'))).toBe(true);
  });

  test('opens the evidence of the oddest tie; none is without a source', async () => {
    await page.click('.ladder li:has-text("supplier") .rung');
    const card = await page.waitForSelector('[data-evidence] dl');
    expect(await card.textContent()).toContain('Harbour Gazette');
    const sources = await page.$$eval('.told > p.sub', (list) => list.map((x) => x.textContent?.trim() ?? ''));
    expect(sources.length).toBe((await rungs()).length);
    expect(sources.filter((s) => s === '')).toEqual([]);
  });

  test('writes a note, which is kept with the view it was written on', async () => {
    await page.click('.tools button:text-is("Notes")');
    await page.fill('[data-notes] textarea', 'Same director since 2018.\n\nAsk the supplier <b>who</b> signed.');
    await page.click('[data-notes] button:text-is("Keep it with this view")');
    await page.reload();
    await page.waitForSelector('.rung');
    await page.click('.tools button:text-is("Notes")');
    expect(await page.textContent('[data-notes] li')).toContain('Ask the supplier <b>who</b> signed.');
    const view = await page.getAttribute('[data-notes] li a', 'href');
    expect(new URL(page.url()).search).toBe(view);
  });

  test('shares the link: on another machine with these data it is the same view', async () => {
    await page.click('[data-notes] button:text-is("Copy the link to this view")');
    await expect.poll(() => page.textContent('[data-notes] [aria-live]')).toContain(page.url());
    const there = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await there.goto(`${elsewhere.url}${new URL(page.url()).search}`);
    await there.waitForSelector('.rung');
    expect(await rungs(there)).toEqual(await rungs());
    const version = async (p: Page): Promise<unknown> =>
      p.evaluate(async () => (await fetch('/api/v1/version')).json());
    expect(await version(there)).toEqual(await version(page));
    await there.close();
  });

  test('exports the story: one page that says the ties, the note and the sources, without a network', async () => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('[data-story-page]')]);
    const html = readFileSync(await download.path(), 'utf8');
    const offline = await browser.newContext({ offline: true });
    const read = await offline.newPage();
    const asked: string[] = [];
    read.on('request', (r) => asked.push(r.url()));
    await read.setContent(html);
    const told = (await read.textContent('body'))?.replace(/\s+/g, ' ') ?? '';
    for (const part of [
      'Same director since 2018.',
      'Lu Wen',
      '北河集团',
      'Harbour Gazette',
      'Trade register',
      DAY,
      'sha256:',
    ])
      expect(told).toContain(part);
    expect(html).not.toContain('<b>who</b>');
    expect(html).not.toMatch(/<script|<link|\ssrc=/i);
    expect(asked.filter((u) => !u.startsWith('about:') && !u.startsWith('data:'))).toEqual([]);
    expect(errors).toEqual([]);
    await offline.close();
  });
});
