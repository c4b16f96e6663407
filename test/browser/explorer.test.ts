/** The explorer as a person meets it: the first walk of somebody who has read the article, keys, themes, a phone. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiOf, type Running, serve } from '../../src/faces/http/index.ts';
import { openFiles } from '../../src/index.ts';
import { launch } from './chromium.ts';

const ROOT = join(import.meta.dirname, '../..');
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let browser: Browser;
let running: Running;

beforeAll(async () => {
  const workspace = await openFiles([join(ROOT, 'gallery/kingsoft-2015/financeasia.own')]);
  running = await serve(apiOf(workspace), { webRoot: join(ROOT, 'dist/web'), port: 0 });
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  await running?.close();
});

async function page(
  options: { width?: number; height?: number; dark?: boolean } = {},
): Promise<{ page: Page; errors: string[] }> {
  const opened = await browser.newPage({
    viewport: { width: options.width ?? 1440, height: options.height ?? 900 },
    colorScheme: options.dark === true ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  const errors: string[] = [];
  opened.on('pageerror', (e) => errors.push(e.message));
  opened.on('console', (m) => {
    if (m.type() === 'error') errors.push(m.text());
  });
  await opened.goto(running.url);
  await opened.waitForSelector('h1');
  return { page: opened, errors };
}
const headline = async (p: Page): Promise<string> => (await p.textContent('h1'))?.replace(/\s+/g, ' ').trim() ?? '';

describe('somebody who has read the article', () => {
  test('meets the answer first, its doubt included', async () => {
    const { page: p, errors } = await page();
    expect(await headline(p)).toBe(
      'Cannot tell at the 30 % line: Lei Jun, together with Xiaomi under the same control, has 29.85 to under 32.95 % of the votes of Kingsoft.',
    );
    expect(await p.textContent('.forest')).toContain('29.85');
    expect(errors).toEqual([]);
    await p.close();
  });

  test('has the answer, its reason and what would settle it on the first screen, the verdicts asked for on one line', async () => {
    const { page: p } = await page();
    await p.waitForSelector('[data-verdict=stated]');
    const bottoms = await p.$$eval('h1, .lede, .settle', (list) => list.map((x) => x.getBoundingClientRect().bottom));
    expect([bottoms.length, Math.max(...bottoms) <= 900]).toEqual([3, true]);
    const tops = await p.$$eval('[data-verdict]', (list) => list.map((x) => Math.round(x.getBoundingClientRect().top)));
    expect([tops.length, new Set(tops).size]).toEqual([3, 1]);
    await p.close();
  });

  test('switches an assumption off beside the chart, and one of a group among its parties', async () => {
    const { page: p } = await page();
    const off = (): string[] => new URL(p.url()).searchParams.getAll('noAssume');
    const panel = await p.locator('.assumed').boundingBox();
    const chart = await p.locator('.chart svg[role=group]').boundingBox();
    expect((panel?.y ?? 0) + (panel?.height ?? 0)).toBeLessThan((chart?.y ?? 0) + (chart?.height ?? 0));
    await p.click('[data-assumed=stated-control] [role=switch]');
    await p.waitForSelector('[data-assumed=stated-control] [role=switch][aria-checked=false]');
    expect(off()).toEqual(['stated-control']);
    await p.click('[data-assumed=stated-control] [aria-expanded]');
    await p.click('#assumed-of li:has-text("Lei Jun controls Xiaomi") [role=switch]');
    await p.waitForFunction(() =>
      document.querySelector('[data-assumed=stated-control]')?.textContent?.includes('1 of 6'),
    );
    expect(off()).toHaveLength(5);
    await p.close();
  });

  test('searches, opens the evidence of a number with one action, and closes it with Escape', async () => {
    const { page: p } = await page();
    await p.fill('[role=combobox]', 'xiao');
    await p.waitForSelector('[role=option]');
    await p.keyboard.press('ArrowDown');
    await p.keyboard.press('Enter');
    await p.waitForFunction(() => document.querySelector('.question')?.textContent?.includes('Xiaomi'));
    await p.goBack();
    await p.waitForFunction(() => document.querySelector('.question')?.textContent?.includes('Kingsoft'));
    await p.click('[data-number="name:lei jun > name:kingsoft"]');
    const card = await p.waitForSelector('[data-evidence="name:lei jun > name:kingsoft"] dl');
    expect(await card.textContent()).toContain('FinanceAsia');
    expect(await p.textContent('[data-evidence]')).toContain('29.9%');
    await p.keyboard.press('Escape');
    expect(await p.$('[data-evidence]')).toBeNull();
    await p.close();
  });

  test('takes the other reading, gets the other verdict, and can send the address to somebody', async () => {
    const { page: p } = await page();
    await p.click('[data-choice="directness:Lei Jun > Kingsoft~direct"]');
    await p.waitForFunction(() => document.querySelector('h1')?.textContent?.startsWith('Yes'));
    expect(await headline(p)).toContain('32.35 to under 32.95 %');
    const address = p.url();
    await p.close();
    const again = await browser.newPage();
    await again.goto(address);
    await again.waitForFunction(() => document.querySelector('h1')?.textContent?.startsWith('Yes'));
    await again.close();
  });

  test('asks for another day: before January nobody says what Tencent had', async () => {
    const { page: p } = await page();
    await p.fill('input[type=date]', '2014-12-31');
    await p.waitForFunction(() => document.querySelector('h1')?.textContent?.includes('Tencent'));
    expect(await headline(p)).toBe(
      'Cannot tell at the 30 % line: Tencent has 2.5 to under 73.15 % of the votes of Kingsoft.',
    );
    await p.close();
  });

  test('walks the chart by keys alone', async () => {
    const { page: p } = await page();
    await p.focus('g[role=button][tabindex="0"]');
    await p.keyboard.press('ArrowDown');
    await p.keyboard.press('Enter');
    expect(await p.waitForSelector('[data-evidence]')).not.toBeNull();
    expect(await p.$$('g[role=button][tabindex="0"]')).toHaveLength(1);
    await p.close();
  });

  test('reads it in Chinese', async () => {
    const { page: p } = await page();
    await p.selectOption('label:has(option[value=zh]) select', 'zh');
    expect(await p.textContent('.settle h2')).toBe('什么能够定论');
    expect(await p.getAttribute('html', 'lang')).toBe('zh');
    await p.close();
  });
});

describe.each([
  ['light', false, 1440],
  ['dark', true, 1440],
  ['light, a phone', false, 390],
] as const)('%s', (_, dark, width) => {
  test('has no barrier that axe knows of, with the evidence open', async () => {
    const { page: p } = await page({ dark, width });
    await p.click('[data-number="name:lei jun > name:kingsoft"]');
    await p.waitForSelector('[data-evidence] dl');
    await p.evaluate(AXE);
    const found = (await p.evaluate('axe.run()')) as {
      violations: { id: string; impact: string; nodes: { html: string }[] }[];
    };
    const serious = found.violations.filter((v) => v.impact === 'serious' || v.impact === 'critical');
    expect(serious.map((v) => `${v.id}: ${v.nodes[0]?.html.slice(0, 200)}`)).toEqual([]);
    await p.close();
  });
  test('does not scroll sideways, and its picture is not empty', async () => {
    const { page: p } = await page({ dark, width });
    expect(await p.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    expect((await p.screenshot()).length).toBeGreaterThan(20_000);
    const ground = await p.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(ground).toBe(dark ? 'rgb(18, 21, 25)' : 'rgb(250, 249, 246)');
    await p.close();
  });
});

describe('the drawing', () => {
  test('has no label on top of another', async () => {
    const { page: p } = await page();
    const clash = await p.evaluate(() => {
      const boxes = [...document.querySelectorAll('.chart svg[role=group] text')].map((t) => ({
        t: t.textContent,
        b: t.getBoundingClientRect(),
      }));
      return boxes.flatMap((x, i) =>
        boxes
          .slice(i + 1)
          .filter(
            (y) =>
              x.b.left < y.b.right - 1 &&
              y.b.left < x.b.right - 1 &&
              x.b.top < y.b.bottom - 3 &&
              y.b.top < x.b.bottom - 3,
          )
          .map((y) => `${x.t} / ${y.t}`),
      );
    });
    expect(clash).toEqual([]);
    await p.close();
  });
});
