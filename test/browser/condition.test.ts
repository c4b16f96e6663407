/** Rows and headlines that hang on who is who: marked, with the reason and the switch, without a barrier. */
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
  const files = ['ledger.own', 'register.jsonl'].map((name) => join(ROOT, 'gallery/namesakes', name));
  running = await serve(apiOf(await openFiles(files)), { webRoot: join(ROOT, 'dist/web'), port: 0 });
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  await running?.close();
});

const VIEWS = {
  'under no rule': '',
  'under a rule': '&rule=uk-mlr',
  'under every rule': '&view=verdicts',
} as const;
async function open(address: string, width = 1440, language = 'en'): Promise<Page> {
  const p = await browser.newPage({ viewport: { width, height: 900 }, reducedMotion: 'reduce' });
  await p.addInitScript((l) => localStorage.setItem('language', l), language);
  await p.goto(`${running.url}?subject=Alder+Trading${address}`);
  await p.waitForSelector('h1');
  await p.waitForFunction(() => document.querySelector('[role=status]') === null);
  return p;
}

const unfold = (p: Page): Promise<void> =>
  p.$$eval('details[data-condition]', (all) => {
    for (const details of all) details.setAttribute('open', '');
  });

describe.each(Object.entries(VIEWS))('an answer that hangs on who is who, %s', (_, address) => {
  test('marks its headline, and has no barrier with every reason open', async () => {
    const p = await open(address);
    expect(await p.textContent('h1')).toMatch(/†$/);
    await unfold(p);
    await p.evaluate(AXE);
    const found = (await p.evaluate(
      "axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })",
    )) as { violations: { id: string; nodes: { html: string }[] }[] };
    expect(found.violations.map((x) => `${x.id}: ${x.nodes[0]?.html.slice(0, 200)}`)).toEqual([]);
    await p.close();
  });
  test.each([320, 390])('does not scroll sideways at %i px with every reason open', async (width) => {
    const p = await open(address, width);
    await unfold(p);
    expect(await p.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    await p.close();
  });
});

describe('a row that hangs on who is who', () => {
  test('is marked, says why and what holds in every reading, and switches to the other one', async () => {
    const p = await open('&rule=uk-mlr');
    const row = p.locator('tr', { hasText: 'Ines Novak †' });
    await row.locator('summary').click();
    expect(await row.textContent()).toMatch(/In every reading: cannot tell, 20\s–\s53\s%/);
    expect(await row.textContent()).toContain('no number says it');
    await row.locator('button', { hasText: 'one party' }).first().click();
    await p.waitForFunction(() => document.querySelector('h1')?.textContent?.includes('Inés Novák has 33\u00a0%'));
    expect(new URL(p.url()).searchParams.getAll('choice')).toEqual([
      'identity:GB-COH-99000001 = name:birch holdings~same',
    ]);
    await p.close();
  });
  test('says it in Chinese', async () => {
    const p = await open('&rule=uk-mlr', 1440, 'zh');
    expect(await p.textContent('details[data-condition] summary')).toBe('† 取决于另一种解读');
    await p.close();
  });
});
