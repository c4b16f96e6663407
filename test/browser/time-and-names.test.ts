/** An equity researcher: one company by four spellings, its time stepped through, two days compared, the facts as CSV. */
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiOf, type Running, serve } from '../../src/faces/http/index.ts';
import { openFiles } from '../../src/index.ts';
import { stepFrom, stepsOf } from '../../web/src/timeline-steps.ts';
import type { Structure } from '../../web/src/types.ts';
import { launch } from './chromium.ts';

const ROOT = join(import.meta.dirname, '../..');
/** The Chinese name, and companies it could be taken for. */
const NAMES = `Kingsoft is a company, also called 金山软件
金山云 is a company, also called Kingsoft Cloud Holdings
Kingston Software is a company
金沙江创投 is a company
雷军 is a person
雷军 owns 5% of 金山云
`;
let browser: Browser;
let running: Running;

beforeAll(async () => {
  const facts = join(ROOT, 'gallery/kingsoft-2015/financeasia.own');
  const workspace = await openFiles([facts, { name: 'names.own', text: NAMES }]);
  running = await serve(apiOf(workspace), { webRoot: join(ROOT, 'dist/web'), port: 0 });
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  await running?.close();
});
async function open(query: string): Promise<Page> {
  const p = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  await p.goto(`${running.url}${query}`);
  await p.waitForSelector('h1');
  await p.waitForFunction(() => document.querySelector('[role=status]') === null);
  return p;
}

describe.each(['金山软件', '金山軟件', 'Jinshan', 'Kingsoft'])('searched as %s', (spelling) => {
  test('the company stands first, and is opened by keys', async () => {
    const p = await open('?subject=Xiaomi');
    await p.fill('[role=combobox]', spelling);
    await p.waitForSelector('[role=option]');
    await p.keyboard.press('ArrowDown');
    expect(await p.textContent('[role=option][aria-selected=true]')).toMatch(/^Kingsoft\s+company$/);
    await p.keyboard.press('Enter');
    await p.waitForFunction(() => document.querySelector('.question')?.textContent?.includes('Kingsoft?'));
    expect(new URL(p.url()).searchParams.get('subject')).toBe('@name:kingsoft');
    await p.close();
  });
});

test('a name in its own script stands in the header, the chart and the table, each with its language', async () => {
  const p = await open('?subject=Kingsoft&asAt=2015-03-31');
  await p.waitForSelector('svg[role=group] tspan');
  const spoken = (selector: string): Promise<string[]> =>
    p.$$eval(selector, (list) => list.map((x) => `${x.textContent} ${x.closest('[lang]')?.getAttribute('lang')}`));
  expect(await spoken('header [data-beside]')).toEqual(['金山软件 zh']);
  expect(await spoken('svg[role=group] tspan[lang]')).toContain('金山软件 zh');
  expect(await spoken('table:has([data-number]) [data-beside]')).toContain('金山软件 zh');
  await p.fill('[role=combobox]', 'Xiaomi');
  expect(await p.$$('header [data-beside]')).toEqual([]);
  await p.close();
});

describe('the time of the company', () => {
  test('is stepped through by what the sources date: the chairman who left and returned, the stake that moved', async () => {
    const p = await open('?subject=Kingsoft&view=timeline&asAt=2006-01-01');
    const seen: string[] = [];
    const on = '.steps .button:has-text("Change after")';
    for (let n = 0; n < 20 && (await p.isEnabled(on)); n += 1) {
      await p.click(on);
      const day = new URL(p.url()).searchParams.get('asAt') ?? '';
      await p.waitForFunction((d) => document.querySelector('.flag-text')?.textContent?.includes(d), day);
      seen.push(day);
    }
    expect(seen).toEqual([...seen].sort());
    for (const day of ['2007-12-31', '2011-12-31', '2014-12-31', '2015-01-31']) expect(seen).toContain(day);
    await p.click('.steps .button:has-text("Change before")');
    await p.waitForFunction((d) => document.querySelector('.flag-text')?.textContent?.includes(d), seen.at(-2) ?? '');
    await p.goBack();
    await p.waitForFunction((d) => document.querySelector('.flag-text')?.textContent?.includes(d), seen.at(-1) ?? '');
    await p.close();
  });
  test('on two days is compared: the stake that came, and from whom', async () => {
    const p = await open('?subject=Kingsoft&view=timeline&asAt=2015-03-31');
    const days = p.locator('.days input');
    await days.nth(0).fill('2014-12-31');
    await days.nth(1).fill('2015-03-31');
    await p.waitForSelector('main section:last-of-type tbody tr');
    const rows = await p.$$eval('main section:last-of-type tbody tr', (list) => list.map((r) => r.textContent ?? ''));
    expect(rows.some((r) => r.includes('Xiaomi') && r.replace(/\s/g, '').includes('2.5–<3%'))).toBe(true);
    expect(rows.some((r) => r.includes('Tencent'))).toBe(true);
    const query = new URL(p.url()).searchParams;
    expect([query.get('from'), query.get('to')]).toEqual(['2014-12-31', '2015-03-31']);
    await p.close();
  });
  test('has a lens, moved by keys and by the mouse, kept in the address and given back', async () => {
    const p = await open('?subject=Kingsoft&view=timeline&asAt=2015-03-31');
    const lens = p.locator('[role=slider]');
    const first = await lens.getAttribute('aria-valuetext');
    await lens.press('-');
    await p.waitForFunction(() => new URLSearchParams(location.search).get('shownFrom') !== null);
    const wide = await lens.getAttribute('aria-valuetext');
    expect(wide).not.toBe(first);
    const box = await lens.boundingBox();
    if (box === null) throw new Error('no lens');
    await p.mouse.move(box.x + 40, box.y + 20);
    await p.mouse.down();
    await p.mouse.move(box.x + 300, box.y + 20, { steps: 3 });
    await p.mouse.up();
    await p.waitForFunction(
      (was) => document.querySelector('[role=slider]')?.getAttribute('aria-valuetext') !== was,
      wide,
    );
    const [from = '', to = ''] = ['shownFrom', 'shownTo'].map((k) => new URL(p.url()).searchParams.get(k) ?? '');
    expect(from < '2000' && to < '2006').toBe(true);
    expect(await lens.getAttribute('aria-valuetext')).toBe(`${from} – ${to}`);
    await p.click('[data-reset]');
    await p.waitForFunction(
      (was) => document.querySelector('[role=slider]')?.getAttribute('aria-valuetext') === was,
      first,
    );
    expect(new URL(p.url()).searchParams.get('shownFrom')).toBeNull();
    await p.close();
  });
  test('as CSV keeps its characters', async () => {
    const p = await open('?subject=Kingsoft');
    const csv = await p.evaluate(async () => {
      const response = await fetch('/api/v1/statements', { headers: { Accept: 'text/csv' } });
      return { type: response.headers.get('content-type') ?? '', text: await response.text() };
    });
    expect(csv.type).toBe('text/csv; charset=utf-8');
    expect(
      csv.text.split('\n').some((row) => row.includes('雷军') && row.includes('金山云') && row.includes('5')),
    ).toBe(true);
    await p.close();
  });
});

test('a step is the last day a date may mean, and there is none beyond the last', () => {
  const said = [{ start: '2015-01' }, { start: '2011', end: '2014-02' }];
  const answer = {
    edges: [{ since: '2015-01', said }],
    events: [{ start: '2007' }, {}],
  } as unknown as Structure['answer'];
  const steps = stepsOf(answer);
  expect(steps).toEqual(['2007-12-31', '2011-12-31', '2014-02-28', '2015-01-31']);
  expect(stepFrom(steps, '2011-12-31', 1)).toBe('2014-02-28');
  expect(stepFrom(steps, '2011-12-31', -1)).toBe('2007-12-31');
  expect(stepFrom(steps, '2015-01-31', 1)).toBeUndefined();
  expect(stepFrom([], '2015-01-31', -1)).toBeUndefined();
});
