/** Everything the explorer saves, downloaded in a browser and read again by another reader. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import Papa from 'papaparse';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiOf, type Running, serve } from '../../src/faces/http/index.ts';
import { openFiles } from '../../src/index.ts';
import { type PdfPage, pagesOf } from '../pdf-reader.ts';
import { all, type Element, first, parsed, unzipped, wordsOf } from '../slide-reader.ts';
import { launch } from './chromium.ts';

const ROOT = join(import.meta.dirname, '../..');
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Five holdings of five funds of a person each, and four companies below: sixty parties. */
const GROUP = [
  'source "Group register" (register) published 2020-01-01',
  ...Array.from({ length: 5 }, (_, h) => [
    `Holding ${h} owns ${15 + h}% of Nordhavn 北港集团`,
    ...Array.from({ length: 5 }, (_, f) => [
      `Fund ${h}${f} owns ${11 + f}% of Holding ${h}`,
      `Person ${h}${f} is a person`,
      `Person ${h}${f} owns more than 50% of Fund ${h}${f}`,
    ]).flat(),
  ]).flat(),
  ...['Services A', 'Services B', '海运有限公司', '"=2+2"'].map((name) => `Nordhavn 北港集团 owns 100% of ${name}`),
].join('\n');
let browser: Browser;
let kingsoft: Running;
let group: Running;

beforeAll(async () => {
  const web = { webRoot: join(ROOT, 'dist/web'), port: 0 };
  kingsoft = await serve(apiOf(await openFiles([join(ROOT, 'gallery/kingsoft-2015/financeasia.own')])), web);
  group = await serve(apiOf(await openFiles([{ name: 'group.own', text: `${GROUP}\n` }])), web);
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  await kingsoft?.close();
  await group?.close();
});

const CASE = '?subject=Kingsoft&asAt=2015-03-31&rule=hk-listing-controlling';
const SALE = 'Tencent sells another 3% of Kingsoft to Xiaomi';
const OTHER = {
  table: '&view=table',
  ties: '&view=ties&other=Xiaomi',
  'what-if': `&view=what-if&change=${encodeURIComponent(SALE)}`,
  verdicts: '&view=verdicts',
  proof: '&view=proof',
};

async function open(address: string, shape: { width?: number; dark?: boolean } = {}): Promise<Page> {
  const p = await browser.newPage({
    viewport: { width: shape.width ?? 1440, height: 900 },
    colorScheme: shape.dark === true ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  // Without a person the window to print in would never be answered.
  await p.addInitScript(() => {
    window.print = () => document.body.setAttribute('data-printing', '');
  });
  await p.goto(address);
  await p.waitForSelector('.save button');
  await p.waitForFunction(() => document.querySelector('[role=status]') === null);
  return p;
}
const choose = async (p: Page, what: string): Promise<void> => {
  await p.click('.save > button');
  await p.click(`[data-save="${what}"]`);
};
async function saved(p: Page, what: string): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([p.waitForEvent('download'), choose(p, what)]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}
async function printed(p: Page, what: string): Promise<{ pages: PdfPage[]; bytes: Buffer }> {
  await choose(p, what);
  await p.waitForSelector('body[data-printing]');
  const bytes = await p.pdf({ preferCSSPageSize: true, printBackground: true });
  return { pages: pagesOf(bytes), bytes };
}
const texts = (svg: Element): string =>
  all(svg, 'text')
    .map((t) => t.text)
    .join('\n');
const FACTS = ['True on 2015-03-31', 'Data sha256:', 'Sources: FinanceAsia'];

describe('the chart', () => {
  test.each(['svg', 'mmd', 'dot', 'graphml', 'html', 'json', 'pptx'])(
    'as %s holds the names, the day, the data and the sources',
    async (kind) => {
      const p = await open(`${kingsoft.url}${CASE}`);
      const { name, bytes } = await saved(p, kind);
      expect(name).toBe(`Kingsoft 2015-03-31.${kind}`);
      const text = kind === 'pptx' ? await slideText(bytes) : bytes.toString('utf8');
      for (const word of ['Lei Jun', 'Xiaomi', 'Tencent', '2015-03-31', 'sha256:', 'FinanceAsia'])
        expect(text).toContain(word);
      if (kind === 'svg') {
        const svg = parsed(text);
        for (const fact of FACTS) expect(texts(svg)).toContain(fact);
        expect(all(svg, 'g').filter((g) => g.attributes['data-sign'] !== undefined).length).toBeGreaterThan(5);
      }
      if (kind === 'graphml') expect(all(parsed(text), 'edge').length).toBeGreaterThan(5);
      if (kind === 'json') expect(JSON.parse(text)).toMatchObject({ asAt: '2015-03-31' });
      if (kind === 'html') expect(text).not.toContain('<script');
      await p.close();
    },
  );
  test('as PNG is twice the SVG, and not empty', async () => {
    const p = await open(`${kingsoft.url}${CASE}`);
    const svg = parsed((await saved(p, 'svg')).bytes.toString('utf8'));
    const { bytes } = await saved(p, 'png');
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    const sides = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
    expect(sides).toEqual(['width', 'height'].map((side) => 2 * Number(svg.attributes[side])));
    expect(bytes.length).toBeGreaterThan(30_000);
    await p.close();
  });
  test('in parallel lines is saved in parallel lines', async () => {
    const p = await open(`${kingsoft.url}${CASE}&notation=parallel`);
    const svg = parsed((await saved(p, 'svg')).bytes.toString('utf8'));
    expect(all(svg, 'path').some((x) => x.attributes['data-of'] === 'votes')).toBe(true);
    await p.close();
  });
  test('as PDF is one page of its own size, its text text', async () => {
    const p = await open(`${kingsoft.url}${CASE}`, { dark: true });
    const svg = parsed((await saved(p, 'svg')).bytes.toString('utf8'));
    const { pages } = await printed(p, 'one');
    expect(pages).toHaveLength(1);
    const [page] = pages as [PdfPage];
    expect(Math.abs(page.width - Number(svg.attributes['width']) * 0.75)).toBeLessThan(2);
    for (const word of ['Lei Jun', 'Tencent', 'Data sha256:', 'carries the answer']) expect(page.text).toContain(word);
    expect(page.text).not.toContain('Who controls');
    await p.waitForFunction(() => document.querySelector('.sheets') === null);
    await p.close();
  });
});

const slideText = async (bytes: Buffer): Promise<string> => {
  const xml = (await unzipped(bytes)).get('ppt/slides/slide1.xml') as string;
  return wordsOf(first(parsed(xml), 'p:sld'));
};

describe('a group of sixty', () => {
  const address = (): string => `${group.url}?subject=${encodeURIComponent('Nordhavn 北港集团')}`;
  test('is one page of A3, reduced no further than can be read, and says so', async () => {
    const p = await open(address());
    const { pages } = await printed(p, 'A3');
    expect(pages.map((x) => [x.width, x.height].map(Math.round).sort((a, b) => a - b))).toEqual([[842, 1191]]);
    for (const word of ['Nordhavn', 'Person 44', 'Holding 4', 'Data sha256:', 'reduced to 69 %'])
      expect(pages[0]?.text).toContain(word);
    await p.close();
  });
  test('keeps its Chinese names in the SVG as text', async () => {
    const p = await open(address());
    const svg = texts(parsed((await saved(p, 'svg')).bytes.toString('utf8')));
    for (const word of ['北港集团', '海运有限公司']) expect(svg).toContain(word);
    await p.close();
  });
  test('is cut into pages of A4 that say where they belong, no part lost', async () => {
    const p = await open(address());
    const { pages } = await printed(p, 'A4');
    expect(pages.length).toBeGreaterThan(1);
    for (const [at, page] of pages.entries()) expect(page.text).toContain(`${at + 1} / ${pages.length} · row`);
    const text = pages.map((x) => x.text).join('\n');
    for (let h = 0; h < 5; h += 1) expect(text).toContain(`Holding ${h}`);
    await p.close();
  });
  test('as CSV survives Excel: a byte order mark, no formula, every line of the table', async () => {
    const p = await open(address());
    const { name, bytes } = await saved(p, 'csv:edges');
    expect(name).toMatch(/^Nordhavn 北港集团 .* holdings\.csv$/);
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const { data } = Papa.parse<Record<string, string>>(bytes.toString('utf8').slice(1).trim(), { header: true });
    const rows = await p.$$('.cards [data-number]');
    expect(data.filter((r) => r['kind'] !== 'not-declared')).toHaveLength(rows.length);
    expect(data.map((r) => r['holds_in'])).toEqual(expect.arrayContaining(['Nordhavn 北港集团', "'=2+2"]));
    await p.click('.save > button');
    await p.click('[data-save=bom]');
    await p.keyboard.press('Escape');
    expect((await saved(p, 'csv:edges')).bytes.toString('utf8').startsWith('holder,')).toBe(true);
    await p.close();
  });
  test('as a workbook has a sheet a list and no formula', async () => {
    const p = await open(address());
    const files = await unzipped((await saved(p, 'xlsx')).bytes);
    const sheets = all(parsed(files.get('xl/workbook.xml') as string), 'sheet').map((s) => s.attributes['name']);
    expect(sheets.slice(0, 3)).toEqual(['About', 'nodes', 'edges']);
    const facts = parsed(files.get('xl/worksheets/sheet3.xml') as string);
    expect(all(facts, 'f')).toEqual([]);
    expect(all(facts, 't').map((t) => t.text)).toContain('=2+2');
    await p.close();
  });
});

describe.each(Object.entries(OTHER))('the view %s', (view, more) => {
  test('saves its own question, and a scenario as one', async () => {
    const p = await open(`${kingsoft.url}${CASE}${more}`);
    await p.click('.save > button');
    const offered = await p.$$eval('[data-save]', (list) => list.map((x) => x.getAttribute('data-save') ?? ''));
    await p.keyboard.press('Escape');
    const tables = offered.filter((x) => x.startsWith('csv:'));
    expect(tables.length).toBeGreaterThan(0);
    for (const table of tables) {
      const { name, bytes } = await saved(p, table);
      const [head = '', line = ''] = bytes.toString('utf8').slice(1).split('\n');
      expect(head.endsWith('true_on,known_by,data_version')).toBe(true);
      expect([head.startsWith('scenario,'), name.startsWith('SCENARIO ')]).toEqual([
        view === 'what-if',
        view === 'what-if',
      ]);
      if (view === 'what-if') expect(line).toContain(`SCENARIO, not a fact: ${SALE}`);
    }
    const answer = JSON.parse((await saved(p, 'json')).bytes.toString('utf8')) as { question: { verb: string } };
    const verbs: Record<string, string> = { ties: 'ties', 'what-if': 'what-if', verdicts: 'control' };
    expect(answer.question.verb).toBe(verbs[view] ?? 'structure');
    await p.close();
  });
  test('is printed whole, light, with the day and the data on it', async () => {
    const p = await open(`${kingsoft.url}${CASE}${more}`, { dark: true });
    const { pages } = await printed(p, 'page');
    const text = pages.map((x) => x.text).join('\n');
    expect(text).toContain('sha256:');
    expect(text).toContain('FinanceAsia');
    expect(text).not.toContain('Save or print');
    if (view === 'what-if') expect(text).toContain('Not a fact');
    await p.close();
  });
});

describe('the menu', () => {
  test('is walked by keys, and gives the focus back', async () => {
    const p = await open(`${kingsoft.url}${CASE}`);
    const at = (): Promise<string> =>
      p.evaluate(() => document.activeElement?.getAttribute('data-save') ?? document.activeElement?.textContent ?? '');
    await p.focus('.save > button');
    await p.keyboard.press('ArrowDown');
    expect(await at()).toBe('svg');
    await p.keyboard.press('ArrowUp');
    expect(await at()).toBe('page');
    await p.keyboard.press('Home');
    await p.keyboard.press('ArrowDown');
    expect(await at()).toBe('png');
    await p.keyboard.press('g');
    expect(await at()).toBe('dot');
    await p.keyboard.press('Escape');
    expect(await at()).toBe('Save or print');
    await p.keyboard.press('Enter');
    await p.keyboard.press('End');
    await p.keyboard.press('Home');
    const [download] = await Promise.all([p.waitForEvent('download'), p.keyboard.press('Enter')]);
    expect(download.suggestedFilename()).toBe('Kingsoft 2015-03-31.svg');
    expect(await at()).toBe('Save or print');
    expect(await p.textContent('.save [aria-live]')).toBe('Saved: Kingsoft 2015-03-31.svg');
    await p.close();
  });
  test('says why nothing was saved', async () => {
    const p = await open(`${kingsoft.url}${CASE}`);
    await p.route('**/api/v1/structure?**', (route) =>
      route.fulfill({
        status: 422,
        contentType: 'application/problem+json',
        body: '{"detail":"too much for a slide"}',
      }),
    );
    await choose(p, 'pptx');
    expect(await (await p.waitForSelector('.save [role=alert]')).textContent()).toBe('too much for a slide');
    await p.close();
  });
  test.each([
    ['light', 1440, false],
    ['dark', 1440, true],
    ['a phone', 390, false],
    ['the narrowest', 320, false],
  ] as const)('has no barrier of level A or AA and stays in the window: %s', async (_, width, dark) => {
    const p = await open(`${kingsoft.url}${CASE}`, { width, dark });
    await p.click('.save > button');
    await p.waitForSelector('[role=menu]');
    await p.evaluate(AXE);
    const found = (await p.evaluate(
      "axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })",
    )) as { violations: { id: string; nodes: { html: string }[] }[] };
    expect(found.violations.map((x) => `${x.id}: ${x.nodes[0]?.html.slice(0, 200)}`)).toEqual([]);
    const box = await (await p.waitForSelector('[role=menu]')).boundingBox();
    expect([(box?.x ?? -1) >= 0, (box?.x ?? 0) + (box?.width ?? 0) <= width]).toEqual([true, true]);
    expect(await p.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    await p.close();
  });
});
