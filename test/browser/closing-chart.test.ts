/**
 * J8, a lawyer preparing the closing chart: a group of sixty in the legal notation, holders under 1 % folded, places pinned,
 * signing beside closing, and the chart as PowerPoint, SVG and PDF.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiOf, type Running, serve } from '../../src/faces/http/index.ts';
import { openFiles } from '../../src/index.ts';
import { dateText } from '../../src/terms/day.ts';
import { overlaps } from '../overlaps.ts';
import { pagesOf } from '../pdf-reader.ts';
import { all, first, parsed, unzipped } from '../slide-reader.ts';
import { launch } from './chromium.ts';

const ROOT = join(import.meta.dirname, '../..');
const [SIGNING, CLOSING] = ['2025-03-01', '2025-06-30'];
const range = (n: number): number[] => Array.from({ length: n }, (_, at) => at);
const HOLDERS = ['Holding 0', 'Holding 1', 'Holding 2', 'Harbour Trust', 'Orme Partners'];
/** Sixty: the group, five holders with five funds of a person each, four companies below; three more of under 1 %, and the buyer. */
const GROUP = [
  'source "Deal file" (register) published 2025-07-01',
  'Nordhavn is a company registered in DK',
  'Harbour Trust is a trust registered in JE',
  'Orme Partners is a partnership registered in GB',
  'Buyer Ltd is a company registered in KY',
  ...HOLDERS.flatMap((holder, h) => [
    `${holder} owns ${15 + h}% of Nordhavn${h === 0 ? ' until 2025-05-01' : ''}`,
    ...range(5).flatMap((f) => [
      `Fund ${h}${f} owns ${11 + f}% of ${holder}`,
      `Person ${h}${f} is a person`,
      `Person ${h}${f} owns more than 50% of Fund ${h}${f}`,
    ]),
  ]),
  'Buyer Ltd owns 15% of Nordhavn since 2025-05-01',
  'Person 44 controls Buyer Ltd',
  ...range(3).map((n) => `Small Holder ${n} owns 0.${n + 4}% of Nordhavn`),
  ...range(4).map((n) => `Nordhavn owns 100% of Services ${n}`),
].join('\n');

let browser: Browser;
let running: Running;
let page: Page;
const errors: string[] = [];
/** the last chart the page was sent as a file */
let chart = '';

beforeAll(async () => {
  running = await serve(apiOf(await openFiles([{ name: 'deal.own', text: `${GROUP}\n` }])), {
    webRoot: join(ROOT, 'dist/web'),
    port: 0,
  });
  browser = await launch();
  page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  page.on('pageerror', (e) => errors.push(e.message));
  page.on('response', async (r) => {
    if (r.headers()['content-type']?.startsWith('image/svg') && r.url().includes('/api/')) chart = await r.text();
  });
  await page.addInitScript(() => {
    window.print = () => document.body.setAttribute('data-printing', '');
  });
  await page.goto(`${running.url}?subject=Nordhavn&asAt=${SIGNING}`);
  await page.waitForSelector('svg .label');
});
afterAll(async () => {
  await browser?.close();
  await running?.close();
});

const query = (): URLSearchParams => new URL(page.url()).searchParams;
async function choose(what: string): Promise<void> {
  await page.click('.save > button');
  await page.click(`[data-save="${what}"]`);
}
async function saved(what: string): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), choose(what)]);
  return readFileSync(await download.path());
}
async function printed(what: string): Promise<ReturnType<typeof pagesOf>> {
  await choose(what);
  await page.waitForSelector('body[data-printing]');
  const pages = pagesOf(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  await page.evaluate(() => document.body.removeAttribute('data-printing'));
  return pages;
}
/** Boxes of the row in which this one stands, from the left. */
const rowWith = (name: string): Promise<string[]> =>
  page.$$eval(
    '[data-place]',
    (list, who) => {
      const at = list.map((g) => ({
        name: g.getAttribute('aria-label')?.split(',')[0] ?? '',
        box: g.getBoundingClientRect(),
      }));
      const mine = at.find((x) => x.name === who)?.box;
      const level = (b: DOMRect): boolean => mine !== undefined && b.top < mine.bottom - 8 && mine.top < b.bottom - 8;
      return at
        .filter((x) => level(x.box))
        .sort((a, b) => a.box.left - b.box.left)
        .map((x) => x.name);
    },
    name,
  );
/** Of every two boxes beside each other, which is left of which. */
const leftOf = (): Promise<string[]> =>
  page.$$eval('[data-place]', (list) => {
    const all = list.map((g) => ({ id: g.getAttribute('data-place'), box: g.getBoundingClientRect() }));
    return all.flatMap((a) =>
      all
        .filter((b) => a.box.right <= b.box.left + 8 && a.box.top < b.box.bottom - 8 && b.box.top < a.box.bottom - 8)
        .map((b) => `${a.id} < ${b.id}`),
    );
  });
/** As a printer without colour sees it, against white. */
function contrast(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const c = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05);
}

describe('a lawyer', () => {
  test('switches to the legal notation: rectangles, ovals, triangles, jurisdictions, a legend', async () => {
    await page.selectOption('header label:has-text("Notation") select', 'legal');
    await page.waitForSelector('.chart polygon.box');
    expect(query().get('notation')).toBe('legal');
    const drawn = '.chart svg[role=group]';
    expect(await page.$$(`${drawn} polygon.box`)).toHaveLength(2);
    expect((await page.$$(`${drawn} ellipse.box`)).length).toBeGreaterThan(10);
    expect((await page.$$(`${drawn} rect.box`)).length).toBeGreaterThan(10);
    const words = (await page.$$eval(`${drawn} text`, (list) => list.map((t) => t.textContent))).join(' ');
    for (const place of ['trust · JE', 'partnership · GB', 'company · DK']) expect(words).toContain(place);
    expect(await page.textContent('.legend')).toContain('trust or partnership');
  });

  test('folds holders under 1 %: count, sum and largest stand in their place', async () => {
    await page.fill('.arranging input', '1');
    await page.press('.arranging input', 'Enter');
    await page.waitForFunction(() => new URLSearchParams(location.search).get('fold') === '1');
    const words = (): Promise<string> =>
      page.$$eval('.chart svg[role=group] text', (list) => list.map((t) => t.textContent).join(' '));
    await expect.poll(words).not.toContain('Small Holder');
    expect((await words()).replace(/[\s\u00a0]+/g, ' ')).toMatch(/= 1\.5 %, none over 0\.6 %/);
    expect(await page.textContent('table:has([data-number])')).toContain('Small Holder 2');
  });

  test('has sixty entities on one page of A3: no label on another, no name cut, six points at least', async () => {
    const pages = await printed('A3');
    expect(pages.map((x) => [x.width, x.height].map(Math.round).sort((a, b) => a - b))).toEqual([[842, 1191]]);
    expect(overlaps(chart)).toEqual([]);
    const found = await page.evaluate(async (day) => {
      const response = await fetch(`/api/v1/structure?subject=Nordhavn&asAt=${day}`);
      return (await response.json()) as { answer: { nodes: { name: string }[] } };
    }, SIGNING);
    const names = found.answer.nodes.map((n) => n.name).filter((n) => !n.startsWith('Small Holder'));
    expect(names).toHaveLength(60);
    const words = (text: string): string => text.replace(/\s/g, '');
    for (const name of names) expect(words(pages[0]?.text ?? '')).toContain(words(name));
    expect(pages[0]?.text).toMatch(/reduced to (6[6-9]|[7-9]\d) %/);
  });

  test('pins positions, by keys and by dragging: they stay in the address, and on another day', async () => {
    await page.click('.arranging button:text-is("Move boxes")');
    const orme = 'name:orme partners';
    const beside = (await leftOf()).find((pair) => pair.startsWith(orme) || pair.endsWith(orme)) ?? '';
    await page.focus(`[data-place="${orme}"]`);
    await page.keyboard.press(beside.startsWith(orme) ? 'ArrowRight' : 'ArrowLeft');
    await page.waitForFunction(() => new URLSearchParams(location.search).has('place'));
    await expect.poll(leftOf).not.toContain(beside);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-place'))).toBe('name:orme partners');
    // Dragged past everything: it stands last.
    const box = await page.locator('[data-place="name:orme partners"]').boundingBox();
    const last = await page.locator('.chart svg[role=group]').boundingBox();
    if (box === null || last === null) throw new Error('nothing to drag');
    await page.mouse.move(box.x + 20, box.y + box.height - 6);
    await page.mouse.down();
    await page.mouse.move(last.x + last.width - 4, box.y + box.height - 6, { steps: 4 });
    await page.mouse.up();
    await expect.poll(async () => (await rowWith('Orme Partners')).at(-1)).toBe('Orme Partners');
    await page.click('[data-keep]');
    await expect.poll(() => query().getAll('place').length).toBeGreaterThan(20);
    const kept = await leftOf();
    await page.fill('header input[type=date] >> nth=0', CLOSING);
    await page.waitForFunction(
      (day) => document.querySelector('.chart h2')?.textContent?.includes(day),
      dateText(CLOSING),
    );
    const after = new Set(await leftOf());
    expect(kept.filter((pair) => after.has(pair)).length).toBeGreaterThan(3);
    expect(kept.filter((pair) => after.has(pair.split(' < ').reverse().join(' < ')))).toEqual([]);
    await page.goBack();
  });

  test('compares signing and closing: side by side, exactly the changed lines marked', async () => {
    await page.click('.tabs a:text-is("Timeline")');
    const days = page.locator('.days input[type=date]');
    await days.nth(0).fill(SIGNING);
    await days.nth(1).fill(CLOSING);
    await page.waitForSelector(`[data-day="${CLOSING}"] svg[role=group]`);
    const marked = (day: string): Promise<(string | null)[]> =>
      page.$$eval(`[data-day="${day}"] [data-marked]`, (list) => list.map((x) => x.getAttribute('data-marked')).sort());
    const gone = range(5).flatMap((f) => [`name:fund 0${f} > name:holding 0`, `name:person 0${f} > name:fund 0${f}`]);
    expect(await marked(SIGNING)).toEqual([...gone, 'name:holding 0 > name:nordhavn'].sort());
    expect(await marked(CLOSING)).toEqual(['name:buyer ltd > name:nordhavn', 'name:person 44 > name:buyer ltd']);
    const tops = await page.$$eval('[data-day]', (list) => list.map((x) => Math.round(x.getBoundingClientRect().top)));
    expect(new Set(tops).size).toBe(1);
    // Control is dashed, and a mark is width: neither is lost without colour.
    const dashed = await page.$eval(
      `[data-day="${CLOSING}"] path.line.control`,
      (x) => getComputedStyle(x).strokeDasharray,
    );
    expect(dashed).not.toBe('none');
  });

  test('exports PowerPoint with fastened connectors and native triangles, as it is arranged', async () => {
    await page.click('.tabs a:text-is("Structure")');
    await page.fill('header input[type=date] >> nth=0', CLOSING);
    await page.waitForFunction(
      (day) => document.querySelector('.chart h2')?.textContent?.includes(day),
      dateText(CLOSING),
    );
    const xml = (await unzipped(await saved('pptx'))).get('ppt/slides/slide1.xml') as string;
    const slide = first(parsed(xml), 'p:sld');
    const connectors = all(slide, 'p:cxnSp');
    expect(connectors.length).toBeGreaterThan(40);
    for (const c of connectors) expect([all(c, 'a:stCxn').length, all(c, 'a:endCxn').length]).toEqual([1, 1]);
    const told = all(slide, 'a:t').map((t) => t.text);
    expect(told).toEqual(expect.arrayContaining(['trust · JE', '3 others']));
    expect(told.some((t) => t.startsWith('Small Holder'))).toBe(false);
  });

  test('exports an SVG that is the same three times, with nothing on anything, readable without colour', async () => {
    const files = [await saved('svg'), await saved('svg'), await saved('svg')].map((b) => b.toString('utf8'));
    const [svg = ''] = files;
    expect(new Set(files).size).toBe(1);
    expect(overlaps(svg)).toEqual([]);
    expect(svg.match(/<polygon class="box"/g)).toHaveLength(2);
    const fills = new Set([...svg.matchAll(/<text[^>]* fill="(#[0-9A-F]{6})"/gi)].map((m) => m[1] as string));
    const strokes = new Set(
      [...svg.matchAll(/class="(?:line|box)"[^>]* stroke="(#[0-9A-F]{6})"/gi)].map((m) => m[1] as string),
    );
    expect([fills.size, strokes.size].every((n) => n > 0)).toBe(true);
    for (const fill of fills) expect([fill, contrast(fill) >= 4.5]).toEqual([fill, true]);
    for (const stroke of strokes) expect([stroke, contrast(stroke) >= 3]).toEqual([stroke, true]);
  });

  test('exports a PDF of one page, its words as text', async () => {
    const pages = await printed('one');
    expect(pages).toHaveLength(1);
    for (const word of ['Harbour', 'Buyer Ltd', 'trust or partnership', 'Data sha256:', CLOSING])
      expect((pages[0]?.text ?? '').replace(/\s+/g, ' ')).toContain(word);
    expect(errors).toEqual([]);
  });
});
