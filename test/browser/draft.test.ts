/** The editor in a browser: the chart follows the text, errors stand at their place, and the draft stays a draft. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiOf, type Running, serve } from '../../src/faces/http/index.ts';
import { openFiles, type Workspace } from '../../src/index.ts';
import { launch } from './chromium.ts';

const ROOT = join(import.meta.dirname, '../..');
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TEXT = `Lei Jun (person) owns 29.9% of Kingsoft
Xiaomi ownz nearly 3% of Kingsoft
Lei Jun owns more than half of Xiaomi
Tencent does not own Kingsoft
`;
let browser: Browser;
let running: Running;
let workspace: Workspace;

beforeAll(async () => {
  workspace = await openFiles([join(ROOT, 'gallery/kingsoft-2015/financeasia.own')]);
  running = await serve(apiOf(workspace), { webRoot: join(ROOT, 'dist/web'), port: 0 });
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  await running?.close();
});

async function editor(
  text = TEXT,
  { width = 1440, dark = false }: { width?: number; dark?: boolean } = {},
): Promise<{ p: Page; errors: string[] }> {
  const p = await browser.newPage({
    viewport: { width, height: 900 },
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  const errors: string[] = [];
  p.on('pageerror', (e) => errors.push(e.message));
  p.on('console', (m) => m.type() === 'error' && errors.push(m.text()));
  await p.goto(`${running.url}?subject=Kingsoft&view=draft`);
  await p.waitForSelector('textarea');
  if (text !== '') {
    await p.fill('textarea', text);
    await p.waitForSelector('[data-count]');
    await p.waitForFunction(() => document.querySelector('[aria-busy=true]') === null);
  }
  return { p, errors };
}
const selected = (p: Page): Promise<string> =>
  p.$eval('textarea', (t) =>
    (t as HTMLTextAreaElement).value.slice(
      (t as HTMLTextAreaElement).selectionStart,
      (t as HTMLTextAreaElement).selectionEnd,
    ),
  );
const drawn = (p: Page): Promise<(string | null)[]> =>
  p.$$eval('[data-edge]', (list) => list.map((e) => e.getAttribute('data-edge')));

describe('a draft', () => {
  test('is drawn as it is written, good lines beside bad ones, and says that it is none of the data', async () => {
    const { p, errors } = await editor();
    expect(await p.textContent('.band')).toContain('Draft');
    expect(await p.textContent('.band')).toContain('not in the data');
    expect(await p.title()).toContain('not in the data');
    expect(await drawn(p)).toEqual(['name:lei jun > name:kingsoft']);
    await p.fill('textarea', `${TEXT}Bob owns 12% of Kingsoft\n`);
    await p.waitForSelector('[data-edge="name:bob > name:kingsoft"]');
    expect(errors).toEqual([]);
    await p.close();
  });
  test('never reaches the data: the other tabs and the server know nothing of it', async () => {
    const before = await workspace.version();
    const { p } = await editor('Nobody Known owns 5% of Kingsoft\n');
    await p.waitForSelector('[data-edge]');
    await p.click('nav a:has-text("Table")');
    await p.waitForSelector('main table');
    expect(await p.textContent('main')).not.toContain('Nobody Known');
    const found = await p.evaluate(async () => (await fetch('/api/v1/search?q=Nobody%20Known')).text());
    expect(found).not.toContain('Nobody Known');
    expect(await workspace.version()).toBe(before);
    await p.click('nav a:has-text("Draft")');
    expect(await p.inputValue('textarea')).toContain('Nobody Known');
    await p.close();
  });
  test('errors stand at their place, F8 goes from one to the next, each in the words of the command line', async () => {
    const { p } = await editor();
    expect(await p.getAttribute('.count', 'data-count')).toBe('2');
    expect(await p.$$eval('mark', (list) => list.map((m) => m.textContent))).toEqual(['ownz', 'does']);
    await p.focus('textarea');
    await p.keyboard.press('Control+Home');
    await p.keyboard.press('F8');
    expect(await selected(p)).toBe('ownz');
    await p.waitForFunction(() => document.querySelector('#own-here')?.textContent !== '');
    expect(await p.textContent('#own-here')).toMatch(
      /^line 2, column 8: "ownz" is not a verb .*did you mean "owns"\?$/,
    );
    const word = await p.$eval('mark', (m) => m.getBoundingClientRect().toJSON() as { x: number; y: number });
    const area = await p.$eval('textarea', (t) => t.getBoundingClientRect().toJSON() as { x: number; y: number });
    expect(Math.floor((word.y - area.y - 10) / 22)).toBe(1);
    expect(word.x).toBeGreaterThan(area.x + 40);
    await p.keyboard.press('F8');
    expect(await p.textContent('#own-here')).toContain('line 4');
    await p.keyboard.press('F8');
    expect(await selected(p)).toBe('ownz');
    await p.keyboard.type('owns');
    await p.waitForFunction(() => document.querySelector('[data-count="1"]') !== null);
    await p.keyboard.press('Control+z');
    await p.waitForFunction(() => document.querySelector('[data-count="2"]') !== null);
    expect(new URL(p.url()).searchParams.get('view')).toBe('draft');
    await p.close();
  });
  test('a line of the chart leads to the line of text that says it', async () => {
    const { p } = await editor();
    await p.click('[data-edge="name:lei jun > name:kingsoft"]');
    expect(await selected(p)).toBe('Lei Jun (person) owns 29.9% of Kingsoft');
    await p.close();
  });
  test('names and verbs go on from the caret by keys alone', async () => {
    const { p } = await editor();
    await p.focus('textarea');
    await p.keyboard.press('Control+End');
    await p.keyboard.type('Xiao');
    await p.keyboard.press('Control+Space');
    expect(await p.textContent('[role=option][aria-selected=true]')).toContain('Xiaomi');
    await p.keyboard.press('Enter');
    await p.keyboard.type('wh');
    await p.keyboard.press('Control+Space');
    await p.keyboard.press('Enter');
    await p.keyboard.type('Bet');
    expect((await p.inputValue('textarea')).split('\n').at(-1)).toBe('Xiaomi wholly owns Bet');
    await p.close();
  });
  test('is saved as a file of notation, opened from one, and what stood there comes back', async () => {
    const { p } = await editor();
    const [download] = await Promise.all([p.waitForEvent('download'), p.click('button:has-text("Save as .own")')]);
    expect(download.suggestedFilename()).toBe('draft.own');
    expect(readFileSync((await download.path()) ?? '', 'utf8')).toBe(TEXT);
    const buffer = Buffer.from('\uFEFFAnn owns 5% of Acme\r\nBob owns 6% of Acme\r\n');
    await p.setInputFiles('.write input[type=file]', { name: 'acme.own', mimeType: 'text/plain', buffer });
    await p.waitForSelector('[data-edge="name:bob > name:acme"]');
    expect(await p.inputValue('textarea')).toBe('Ann owns 5% of Acme\nBob owns 6% of Acme\n');
    await p.click('button:has-text("Bring back")');
    expect(await p.inputValue('textarea')).toBe(TEXT);
    await p.reload();
    await p.waitForSelector('[data-edge]');
    expect(await p.inputValue('textarea')).toBe(TEXT);
    await p.close();
  });
  test('begins from a copy of the facts, and draws what they draw', async () => {
    const { p } = await editor('');
    await p.click('button:has-text("Copy the facts")');
    await p.waitForSelector('[data-edge="name:lei jun > name:kingsoft"]');
    expect(await p.getAttribute('.count', 'data-count')).toBe('0');
    await p.close();
  });
  test('is too long in words, and the text before stays', async () => {
    const { p } = await editor();
    const buffer = Buffer.from('# '.repeat(140_000));
    await p.setInputFiles('.write input[type=file]', { name: 'long.own', mimeType: 'text/plain', buffer });
    expect(await (await p.waitForSelector('[role=alert]')).textContent()).toContain('262,144');
    expect(await p.inputValue('textarea')).toBe(TEXT);
    await p.close();
  });
  test('markup in it stays text', async () => {
    const { p, errors } = await editor(
      '"<img src=x onerror=window.hit=1>" owns 5% of "<script>window.hit=1</script>"\n<b>x</b> ownz\n',
    );
    await p.waitForSelector('[data-edge]');
    expect(await p.evaluate('window.hit')).toBeUndefined();
    expect(await p.$$('main img, main b b')).toHaveLength(0);
    expect(errors).toEqual([]);
    await p.close();
  });
});

describe.each([
  ['light', { width: 1440, dark: false }],
  ['dark', { width: 1440, dark: true }],
  ['a phone', { width: 390, dark: false }],
  ['320 px', { width: 320, dark: true }],
])('%s', (_, shape) => {
  test('has no barrier of level A or AA, with an error and the list of names open, and does not scroll sideways', async () => {
    const { p } = await editor(TEXT, shape);
    await p.focus('textarea');
    await p.keyboard.press('Control+End');
    await p.keyboard.press('Control+Space');
    await p.waitForSelector('[role=listbox]');
    await p.evaluate(AXE);
    const found = (await p.evaluate(
      "axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })",
    )) as { violations: { id: string; nodes: { html: string }[] }[] };
    expect(found.violations.map((x) => `${x.id}: ${x.nodes[0]?.html.slice(0, 200)}`)).toEqual([]);
    expect(await p.evaluate(() => document.documentElement.scrollWidth)).toBe(shape.width);
    await p.close();
  });
});
