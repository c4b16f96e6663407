/** Every view of the explorer from its address alone: its facts, its keys, axe in both themes, 320 px, hostile names. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiOf, type Running, serve } from '../../src/faces/http/index.ts';
import { openFiles } from '../../src/index.ts';
import { launch } from './chromium.ts';
import { notPrinted } from './printed.ts';

const ROOT = join(import.meta.dirname, '../..');
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let browser: Browser;
let running: Running;
let hostile: Running;

/** Names that try to become markup, script, style, attributes, entities or another direction. */
const TRICKS = [
  '<script>window.hit=1</script>',
  '<img src=x onerror=window.hit=1>',
  '" onfocus="window.hit=1" autofocus="',
  "' onclick='window.hit=1",
  '<svg onload=window.hit=1>',
  '{{constructor.constructor("window.hit=1")()}}',
  'javascript:window.hit=1',
  '&lt;b&gt;&#60;i&#62;',
  '\u202Eevil\u202C',
  '</title><script>window.hit=1</script>',
];
const hostileNames = Array.from({ length: 200 }, (_, i) => `${TRICKS[i % TRICKS.length]} ${i}`);
const csv = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

beforeAll(async () => {
  const workspace = await openFiles([join(ROOT, 'gallery/kingsoft-2015/financeasia.own')]);
  running = await serve(apiOf(workspace), { webRoot: join(ROOT, 'dist/web'), port: 0 });
  const rows = hostileNames.map((name) => `${csv(name)},${csv('Target <b>T</b>')},0.5`);
  const table = await openFiles([{ name: 'hostile.csv', text: `owner,owned,share\n${rows.join('\n')}\n` }]);
  hostile = await serve(apiOf(table), { webRoot: join(ROOT, 'dist/web'), port: 0 });
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  await running?.close();
  await hostile?.close();
});

const BASE = '?subject=Kingsoft&asAt=2015-03-31&rule=hk-listing-controlling';
const SALE = encodeURIComponent('Tencent sells another 3% of Kingsoft to Xiaomi');
const VIEWS = {
  structure: '',
  'parallel lines': '&notation=parallel',
  'legal notation': '&notation=legal&fold=1',
  table: '&view=table',
  ties: '&view=ties&other=Xiaomi',
  timeline: '&view=timeline&from=2014-12-31&to=2015-03-31',
  'what-if': `&view=what-if&change=${SALE}`,
  verdicts: '&view=verdicts',
  proof: '&view=proof',
  draft: '&view=draft',
  'what was read': '&view=problems',
} as const;
type View = keyof typeof VIEWS;
const names = Object.keys(VIEWS) as View[];

interface Shape {
  readonly width?: number;
  readonly dark?: boolean;
}
async function open(
  address: string,
  { width = 1440, dark = false }: Shape = {},
): Promise<{ p: Page; errors: string[] }> {
  const p = await browser.newPage({
    viewport: { width, height: 900 },
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  const errors: string[] = [];
  p.on('pageerror', (e) => errors.push(e.message));
  p.on('console', (m) => {
    if (m.type() === 'error') errors.push(m.text());
  });
  await p.goto(address);
  await p.waitForSelector('h1');
  await p.waitForFunction(() => document.querySelector('[role=status]') === null);
  return { p, errors };
}
const view = (v: View, shape?: Shape) => open(`${running.url}${BASE}${VIEWS[v]}`, shape);

describe.each(names)('the view %s', (v) => {
  test.each([
    ['light', false],
    ['dark', true],
  ])('has no barrier of level A or AA, %s, and raises no error', async (_, dark) => {
    const { p, errors } = await view(v, { dark });
    await p.evaluate(AXE);
    const found = (await p.evaluate(
      "axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })",
    )) as {
      violations: { id: string; nodes: { html: string }[] }[];
    };
    expect(found.violations.map((x) => `${x.id}: ${x.nodes[0]?.html.slice(0, 200)}`)).toEqual([]);
    expect(errors).toEqual([]);
    await p.close();
  });
  test.each([320, 390])('does not scroll sideways at %i px, and prints every word whole', async (width) => {
    const { p } = await view(v, { width });
    expect(await p.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    expect(await p.evaluate(notPrinted)).toEqual([]);
    await p.close();
  });
});

describe('the views', () => {
  test('are tabs walked by keys, each its own address', async () => {
    const { p } = await view('structure');
    await p.focus('nav a[aria-current]');
    for (const _ of [1, 2]) await p.keyboard.press('Tab');
    await p.keyboard.press('Enter');
    await p.waitForFunction(() => new URLSearchParams(location.search).get('view') === 'ties');
    expect(await p.textContent('nav a[aria-current]')).toBe('Ties');
    await p.goBack();
    await p.waitForFunction(() => new URLSearchParams(location.search).get('view') === null);
    await p.close();
  });
  test('ties: the counted ones stand above the line, business below, the words one action away', async () => {
    const { p } = await view('ties');
    const headings = await p.$$eval('.ladder h2', (list) => list.map((h) => h.textContent));
    expect(headings).toEqual([
      'Counted as ownership, control or office',
      'Not counted as ownership, shown because they tie the two together',
    ]);
    const counted = await p.$$eval('.ladder ol', (lists) => lists.map((l) => l.textContent ?? ''));
    expect(counted[0]).toContain('Xiaomi holds a part of Kingsoft');
    expect(counted[1]).toContain('anchor customer');
    expect(await p.textContent('.ladder li:first-of-type .verdict')).toContain('certain');
    expect(await p.textContent('[data-left-out]')).toContain('of Xiaomi or of Kingsoft, never of both');
    await p.click('.rung:has-text("A direct stake")');
    const card = await p.waitForSelector('[data-evidence] dl');
    expect(await card.textContent()).toContain('FinanceAsia');
    await p.close();
  });
  test('ties: a rung shows who holds what of whom, in the words of the source and as read', async () => {
    const { p } = await view('ties');
    const stretches = await p.$$eval('.ladder li:first-of-type .stretch', (all) =>
      all.map((e) => [...e.querySelectorAll('.over, .sub')].map((x) => x.textContent?.replace(/\s+/g, ' '))),
    );
    expect(stretches.slice(0, 2)).toEqual([
      ['29.9%', '>26.85 – <29.95 %'],
      ['controls', 'no figure'],
    ]);
    const direct = p.locator('.ladder li', { hasText: 'A direct stake' });
    expect(await direct.locator('.over').textContent()).toBe('“nearly 3%”');
    expect(await direct.locator('.wire').getAttribute('class')).toContain('left');
    await p.close();
  });
  test('what if: the frame says that it is no fact, lines crossed say for certain, undo leaves the facts', async () => {
    const { p } = await view('what-if');
    expect(await p.textContent('.band')).toContain('Not a fact');
    await p.waitForSelector('td:has-text("Hong Kong Takeovers Code")');
    const rows = await p.$$eval('[data-crossed] tbody tr', (list) =>
      list.map((r) => [r.textContent, r.querySelector('s')?.textContent, r.querySelector('.worked.scen')?.textContent]),
    );
    const [offer = []] = rows.filter(([r]) => r?.includes('Hong Kong Takeovers Code: mandatory offer'));
    expect(offer.map((x) => x?.replace(/\s+/g, ' '))).toEqual([
      expect.stringMatching(/no purchase.* yes, certain/),
      '= 29.85 – <32.95 %',
      '= 32.85 – <35.95 %',
    ]);
    expect(await p.textContent('h1')).toBe(
      'Then Lei Jun would be at 30\u00a0% or more, for certain, and would owe an offer on every reading.',
    );
    await p.click('.band button:has-text("Leave")');
    await p.waitForFunction(() => !location.search.includes('change='));
    await p.fill('form input', 'Tencent sells 1% of Kingsoft to Xiaomi');
    await p.keyboard.press('Enter');
    await p.waitForFunction(() => document.querySelector('h1')?.textContent?.startsWith('Then '));
    await p.close();
  });
  test('what if: the structure then stands in the frame, moved lines say today and then, their source one action away', async () => {
    const { p, errors } = await view('what-if');
    await p.click('[data-scenario-chart] summary');
    const moved = '.frame [data-edge="name:xiaomi > name:kingsoft"]';
    expect(await p.textContent(`${moved} title`)).toMatch(
      /: today at least 2.5 and under 3 %, then, at least 5.5 and under 6 %$/,
    );
    expect(await p.$$eval(`${moved} text.gone`, (list) => list.map((t) => t.textContent).join(' '))).toContain('2.5');
    expect(await p.$$eval(`${moved} text.scen`, (list) => list.map((t) => t.textContent).join(' '))).toContain('5.5');
    expect(await p.$$('.frame path.line.moved')).toHaveLength(2);
    expect(await p.textContent('.frame .legend')).toContain('moved by the scenario');
    const pairs = await p.$$eval('[data-pairs] .row:not(.source):not(.scale)', (all) =>
      all.map((r) => [...r.querySelectorAll('.figure')].map((f) => f.textContent?.replace(/\s+/g, ' '))),
    );
    expect(pairs).toEqual([
      ['= 29.85 – <32.95 %', '= 32.85 – <35.95 %'],
      ['= 32.35 – <32.95 %', '= 35.35 – <35.95 %'],
      ['= 29.85 – <29.95 %', '= 32.85 – <32.95 %'],
    ]);
    expect(await p.title()).toContain('Scenario, not a fact');
    await p.click(moved);
    expect(await (await p.waitForSelector('.frame [data-evidence] dl')).textContent()).toContain('FinanceAsia');
    await p.click('.band button:has-text("Leave")');
    await p.waitForFunction(() => !location.search.includes('change='));
    expect(await p.title()).not.toContain('Scenario');
    expect(errors).toEqual([]);
    await p.close();
  });
  test('verdicts: doubt first, each rule with its line, clause and day', async () => {
    const { p } = await view('verdicts');
    const rows = await p.$$eval('tbody tr', (list) => list.map((r) => r.textContent ?? ''));
    expect(rows[0]).toContain('cannot tell');
    expect(rows[0]).toContain('30 % or more');
    expect(rows.length).toBeGreaterThanOrEqual(20);
    expect(await p.getAttribute('tbody tr:last-child', 'data-state')).toBe('does-not-apply');
    expect(rows.some((r) => r.includes('US Schedule 13D') && r.includes('more than 5 %') && r.includes('yes'))).toBe(
      true,
    );
    await p.close();
  });
  test('proof: every line that uses others uses earlier ones, and a given leads to the source in one action', async () => {
    const { p } = await view('proof');
    const lines = await p.$$eval('.lines li', (list) => list.map((l) => l.textContent ?? ''));
    for (const [at, text] of lines.entries()) {
      const uses = /from ([\d, ]+)/.exec(text)?.[1]?.split(',').map(Number) ?? [];
      for (const used of uses) expect(used).toBeLessThanOrEqual(at);
    }
    await p.click('.lines button >> nth=0');
    expect(await (await p.waitForSelector('[data-evidence] dl')).textContent()).toContain('FinanceAsia');
    expect(await p.$$('.line.marked')).not.toHaveLength(0);
    const steps = (await p.$$('.lines .step, .lines .claim')).length;
    expect(await p.getAttribute('[data-replayed]', 'data-replayed')).toBe(String(steps));
    await p.close();
  });
  test('timeline: an office that ended, a day asked about, and two days compared by verdict first', async () => {
    const { p } = await view('timeline');
    expect(await p.textContent('.card svg')).toContain('chief executive');
    expect(await p.textContent('.flag-text')).toContain('2015-03-31');
    const first = await p.textContent('main section:last-of-type tbody tr');
    expect(first).toContain('hk-takeovers-30');
    await p.close();
  });
  test('table: every line of the chart has its row', async () => {
    const chart = await view('structure');
    const drawn = await chart.p.$$eval('[data-edge]', (list) => list.map((e) => e.getAttribute('data-edge') ?? ''));
    await chart.p.close();
    const { p } = await view('table');
    const rows = await p.$$eval('[data-number]', (list) => list.map((e) => e.getAttribute('data-number') ?? ''));
    for (const edge of drawn) expect(rows).toContain(edge);
    await p.close();
  });
  test('count is in the header and the address: chart and table carry that quantity alone, and back undoes it', async () => {
    const { p, errors } = await view('structure');
    const held = '[data-edge="name:kingsoft > name:21vianet"]';
    const row = '[data-number="name:kingsoft > name:21vianet"]';
    const words = async (at: string): Promise<string> => (await p.textContent(at)) ?? '';
    const verdict = await words('h1');
    expect(await words(held)).toContain('economics');
    expect(await words(held)).toContain('votes');
    await p.selectOption('header label:has-text("Count") select', 'votes');
    await p.waitForFunction(() => document.querySelector('.counted') !== null);
    expect(new URL(p.url()).searchParams.get('measure')).toBe('votes');
    expect(await words(held)).toContain('about a fifth');
    expect(await words(held)).not.toContain('11.6');
    expect(await words(row)).not.toContain('11.');
    await p.selectOption('header label:has-text("Count") select', 'economic');
    await p.waitForFunction((at) => document.querySelector(at)?.textContent?.includes('11.6'), held);
    expect(await words(held)).not.toContain('fifth');
    expect(await words(row)).not.toContain('19');
    // The rule says itself what it counts.
    expect(await words('h1')).toBe(verdict);
    await p.click('nav a:has-text("Table")');
    await p.waitForFunction(() => document.querySelector('[data-edge]') === null);
    expect(new URL(p.url()).searchParams.get('measure')).toBe('economic');
    for (const _ of [1, 2]) await p.goBack();
    await p.waitForFunction((at) => document.querySelector(at)?.textContent?.includes('fifth'), held);
    expect(await p.inputValue('header label:has-text("Count") select')).toBe('votes');
    expect(errors).toEqual([]);
    await p.close();
  });
  test('notation is in the header and the address: two lines of a holding, one where one quantity is counted', async () => {
    const { p, errors } = await view('structure');
    const lines = (): Promise<(string | null)[]> =>
      p.$$eval('[data-pair="name:kingsoft > name:21vianet"] [data-of]', (list) =>
        list.map((e) => e.getAttribute('data-of')),
      );
    expect(await lines()).toEqual([]);
    const boxes = await p.$$eval('.chart text.name', (list) => list.map((e) => e.textContent));
    await p.selectOption('header label:has-text("Notation") select', 'parallel');
    await p.waitForSelector('[data-pair]');
    expect(new URL(p.url()).searchParams.get('notation')).toBe('parallel');
    expect(await lines()).toEqual(['econ', 'votes']);
    expect(await p.$$eval('.chart text.name', (list) => list.map((e) => e.textContent))).toEqual(boxes);
    expect(await p.textContent('.legend')).toContain('votes as the shares: assumed, not stated');
    await p.click('[data-edge="name:kingsoft > name:21vianet"]');
    expect(await (await p.waitForSelector('[data-evidence] dl')).textContent()).toContain('FinanceAsia');
    await p.selectOption('header label:has-text("Count") select', 'votes');
    await p.waitForFunction(() => document.querySelector('.counted') !== null);
    expect(await lines()).toEqual(['votes']);
    for (const _ of [1, 2]) await p.goBack();
    await p.waitForFunction(() => document.querySelector('[data-pair]') === null);
    expect(await p.inputValue('header label:has-text("Notation") select')).toBe('market');
    expect(errors).toEqual([]);
    await p.close();
  });
  test('economics without a rule: the page asks who owns, not who controls', async () => {
    const { p, errors } = await open(`${running.url}?subject=Kingsoft&asAt=2015-03-31&measure=economic`);
    expect(await p.textContent('.question')).toBe('Who owns Kingsoft?');
    expect(await p.textContent('h1')).toContain('of the economics');
    expect(await p.textContent('.forest')).not.toContain('votes');
    expect(errors).toEqual([]);
    await p.close();
  });
  test('a saved view opens again; any other file is refused in words', async () => {
    const { p } = await view('verdicts');
    const [download] = await Promise.all([p.waitForEvent('download'), p.click('.tools button:has-text("Save")')]);
    const saved = readFileSync((await download.path()) ?? '', 'utf8');
    expect(JSON.parse(saved)).toMatchObject({ format: 'lookthrough-view-1' });
    await p.click('nav a:has-text("Proof")');
    await p.setInputFiles('input[type=file]', {
      name: 'view.json',
      mimeType: 'application/json',
      buffer: Buffer.from(saved),
    });
    await p.waitForFunction(() => new URLSearchParams(location.search).get('view') === 'verdicts');
    await p.setInputFiles('input[type=file]', {
      name: 'x.json',
      mimeType: 'application/json',
      buffer: Buffer.from('{"a":1}'),
    });
    expect(await (await p.waitForSelector('[role=alert]')).textContent()).toContain('no saved view');
    await p.close();
  });
});

describe('a file dropped on the page', () => {
  const drop = async (p: Page, name: string, text: string): Promise<void> => {
    const data = await p.evaluateHandle(
      ([n, t]) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([t as string], n as string));
        return transfer;
      },
      [name, text],
    );
    await p.dispatchEvent('main', 'drop', { dataTransfer: data });
  };
  test('that is no saved view sends nothing of it where no files are taken, and the page says the line that opens it', async () => {
    const p = await browser.newPage();
    await p.goto(hostile.url);
    await p.waitForSelector('main .card');
    await p.click('.tools button:text-is("Other data")');
    expect(await p.textContent('main')).toContain('drop it anywhere on this page');
    const sent: string[] = [];
    p.on('request', (r) => sent.push(r.method()));
    await drop(p, "Bo's owners; rm x.csv", 'owner,owned,share\nA,B,0.5\n');
    const card = await p.waitForSelector('[data-dropped]');
    expect(await (await card.$('code'))?.textContent()).toBe("lookthrough open 'Bo'\\''s owners; rm x.csv'");
    expect(sent.filter((method) => method !== 'GET')).toEqual([]);
    await drop(p, '-rf.own', 'A owns 5% of B');
    await p.waitForFunction(() => document.querySelector('[data-dropped] code')?.textContent?.includes('./-rf.own'));
    await p.click('[data-dropped] button');
    expect(await p.$('[data-dropped]')).toBeNull();
    await p.close();
  });
  test('that is a saved view opens it', async () => {
    const { p } = await view('structure');
    const saved = { format: 'lookthrough-view-1', address: `${BASE}&view=proof`, dataVersion: '' };
    await drop(p, 'view.json', JSON.stringify(saved));
    await p.waitForFunction(() => new URLSearchParams(location.search).get('view') === 'proof');
    expect(await p.$('[data-dropped]')).toBeNull();
    await p.close();
  });
});

test('two hundred names that try to become markup stay text on every view', async () => {
  for (const v of ['structure', 'table', 'verdicts', 'proof', 'timeline']) {
    const { p, errors } = await open(`${hostile.url}?subject=${encodeURIComponent('Target <b>T</b>')}&view=${v}`);
    expect(await p.evaluate('window.hit')).toBeUndefined();
    expect(await p.$$('main img, main b > script, main iframe')).toHaveLength(0);
    expect(errors).toEqual([]);
    if (v === 'table') {
      const text = (await p.textContent('table')) ?? '';
      for (const name of hostileNames) expect(text).toContain(name.trim());
    }
    await p.close();
  }
});
