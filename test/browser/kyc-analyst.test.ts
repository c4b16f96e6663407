/**
 * J2, a KYC analyst with a spreadsheet: drops it into the page, confirms what its columns are taken for, reads what was wrong
 * with it, opens T under the EU regulation's 25 % and prints the dossier, whose every figure is the interface's own.
 */
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiOf, type Running, serve } from '../../src/faces/http/index.ts';
import { openFiles } from '../../src/index.ts';
import { pagesOf } from '../pdf-reader.ts';
import { header, number, text, workbook } from '../workbook.ts';
import { zip } from '../zip.ts';
import { launch } from './chromium.ts';

const ROOT = join(import.meta.dirname, '../..');
const PERCENT = 1;
const row = (owner: string, owned: string, share: string, type: string): string[] => [
  text(owner),
  text(owned),
  share,
  text(type),
];
/** F1, and two holdings of a supplier: a name with spaces behind it, a row twice, a figure with a comma, a blank share. */
const ROWS = [
  header('Shareholder', 'Company', 'Percentage', 'Type of holder'),
  row('P1', 'H1', number(0.6, PERCENT), 'person'),
  row('P2', 'H1', number(0.4, PERCENT), 'person'),
  row('P3  ', 'H2', number(0.5, PERCENT), 'person'),
  row('TR', 'H2', number(0.5, PERCENT), 'trust'),
  row('H1', 'T', number(0.4, PERCENT), 'company'),
  row('H2', 'T', number(0.55, PERCENT), 'company'),
  row('P1', 'T', number(0.05, PERCENT), 'person'),
  row('P1', 'T', number(0.05, PERCENT), 'person'),
  row('P4', 'Supplier', text('29,9%'), 'person'),
  row('P5', 'Supplier', '<c/>', 'person'),
];
const KYC = zip(workbook({ formats: ['0%'], sheets: [{ name: 'Owners', rows: ROWS }] }));

let browser: Browser;
let running: Running;
let page: Page;
const errors: string[] = [];

beforeAll(async () => {
  const workspace = await openFiles([{ name: 'other.own', text: 'Ann owns 60% of Harbour\n' }]);
  running = await serve(apiOf(workspace), { webRoot: join(ROOT, 'dist/web'), port: 0, takes: {} });
  browser = await launch();
  page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  page.on('pageerror', (e) => errors.push(e.message));
  // Without a person the window to print in would never be answered.
  await page.addInitScript(() => {
    window.print = () => document.body.setAttribute('data-printing', '');
  });
  await page.goto(running.url);
  await page.waitForSelector('h1');
});
afterAll(async () => {
  await browser?.close();
  await running?.close();
});

/** Where the set is served: "/opened/…". */
const base = (): string => new URL(page.url()).pathname.replace(/\/$/, '');
async function api<T>(path: string): Promise<T> {
  return page.evaluate(async (address) => (await fetch(address)).json() as Promise<T>, `${base()}/api/v1/${path}`);
}
const rowsOf = (selector: string): Promise<string[]> =>
  page.$$eval(`${selector} tbody tr`, (list) =>
    list.map((r) => [...r.children].map((c) => c.textContent?.trim()).join(' | ')),
  );

describe('a KYC analyst', () => {
  test('drags the file in: its columns are guessed, and nothing is read yet', async () => {
    const data = await page.evaluateHandle(
      (bytes) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([new Uint8Array(bytes)], 'kyc.xlsx'));
        return transfer;
      },
      [...KYC],
    );
    await page.dispatchEvent('main', 'drop', { dataTransfer: data });
    await page.waitForSelector('[data-columns] table');
    expect(await page.textContent('[data-columns] caption')).toBe('kyc.xlsx · Owners, header in row 1');
    const taken = await page.$$eval('[data-columns] select', (list) => list.map((s) => (s as HTMLSelectElement).value));
    expect(taken).toEqual(['owner', 'owned', 'share', 'ignore']);
    expect(new URL(page.url()).pathname).toBe('/');
  });

  test('says what the fourth column is, confirms them, and reads the error list', async () => {
    await page.selectOption('[data-columns] tbody tr:nth-child(4) select', 'owner_type');
    await page.click('[data-columns] .button.first');
    await page.waitForSelector('[data-problems]');
    expect(base()).toMatch(/^\/opened\/[\w-]+$/);
    expect(await page.textContent('h1')).toBe('0 left out, 2 remarks on how rows were read.');
    const rows = await rowsOf('[data-problems]');
    expect(rows.filter((r) => r.includes('there already'))).toEqual([
      expect.stringContaining("kyc.xlsx, sheet 'Owners', row 9"),
    ]);
    const blank = rows.filter((r) => r.includes('left blank'));
    expect(blank).toEqual([expect.stringContaining("kyc.xlsx, sheet 'Owners', cell C11, share")]);
    expect(blank[0]).toContain('counts as unknown, not as 0');
  });

  test('finds the blank share unknown, the comma read, the spaces gone', async () => {
    type Held = { answer: { edges: { from: string; to: string; economic?: object }[]; nodes: { name: string }[] } };
    const supplier = (await api<Held>('structure?subject=Supplier')).answer;
    const shares = Object.fromEntries(supplier.edges.map((e) => [e.from, e.economic]));
    expect(shares['name:p4']).toMatchObject({ exact: 29.9 });
    expect(shares['name:p5']).toMatchObject({ minimum: 0 });
    expect(shares['name:p5']).not.toHaveProperty('exact');
    const names = (await api<Held>('structure?subject=T')).answer.nodes.map((n) => n.name);
    expect(names).toContain('P3');
  });

  test('opens T and chooses EU 25 %: P1, P3 and the trust are over it, P2 is not', async () => {
    await page.fill('[role=combobox]', 'T');
    await page.waitForSelector('[role=option]');
    await page.locator('[role=option]:has(bdi:text-is("T"))').click();
    await page.waitForFunction(() => document.querySelector('.question')?.textContent?.includes(' T?'));
    await page.selectOption('header label:has-text("Rule") select', 'eu-amlr');
    await page.waitForFunction(() => document.querySelector('h1')?.textContent?.includes('P1'));
    const verdicts = await rowsOf('section:has(> h2:text-is("Verdicts")) table');
    const of = (who: string): string => verdicts.find((r) => r.startsWith(`${who} |`)) ?? '';
    expect(of('P1')).toMatch(/yes.*= 29/);
    expect(of('P3')).toMatch(/yes.*= 27\.5/);
    expect(of('P2')).toMatch(/no.*= 16/);
    await page.waitForSelector('[data-behind]');
    const trust = await rowsOf('[data-behind]');
    expect(trust).toEqual([expect.stringMatching(/^TR \| yes .*27\.5.*parties unknown/)]);
  });

  test('prints the dossier: chart, table, proof, sources, data version, every figure the interface’s', async () => {
    await page.click('.save > button');
    await page.click('[data-save="dossier"]');
    await page.waitForSelector('body[data-printing]');
    const pages = pagesOf(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
    const told = pages.map((p) => p.text).join('\n');
    expect(pages.map((p) => Math.round(p.width))).toEqual(pages.map(() => 595));
    for (const part of ['Owners', 'Proof under eu-amlr', 'What the sources say', 'Sources', 'How to check this'])
      expect(told).toContain(part);
    const { version } = await api<{ version: string }>('version');
    expect(told.replace(/\s/g, '')).toContain(version);
    expect(told).toContain('kyc.xlsx');
    type Holder = { party: { name: string }; share: { exact: number } };
    const { answer } = await api<{ answer: { holders: Holder[] } }>('owners?subject=T');
    for (const { party, share } of answer.holders) {
      const line = new RegExp(`${party.name}\\s+${String(share.exact).replace('.', '\\.')}\\s%`);
      expect(told.replace(/\s+/g, ' ')).toMatch(line);
    }
    // No figure stands in the dossier that no answer gives.
    const given = new Set<string>(
      (
        await Promise.all(
          [
            'owners?subject=T',
            'control?subject=T',
            'structure?subject=T',
            'beneficial-owners?subject=T&rule=eu-amlr',
          ].map((q) => api<unknown>(q)),
        )
      ).flatMap((a) => JSON.stringify(a).match(/\d+(\.\d+)?/g) ?? []),
    );
    const figures = [...told.matchAll(/(\d+(?:\.\d+)?)\s*%/g)].map((m) => String(m[1]));
    expect(figures.length).toBeGreaterThan(20);
    expect(figures.filter((f) => !given.has(f))).toEqual([]);
    expect(errors).toEqual([]);
  });
});
