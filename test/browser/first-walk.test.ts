/**
 * The first walk of somebody who has read the article: one command after the install, the page opens on the answer, and
 * every fact of the article is at most three clicks from there. A name typed and taken counts as two.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch } from './chromium.ts';

const ROOT = join(import.meta.dirname, '../..');
const MOST_CLICKS = 3;
let browser: Browser;
let program: ChildProcess;
let url: string;

/** What `npm start` runs, on any free port. */
beforeAll(async () => {
  program = spawn(process.execPath, ['bin/lookthrough.js', 'start', '--port', '0'], { cwd: ROOT });
  url = await new Promise<string>((found, failed) => {
    let said = '';
    program.stdout?.on('data', (text: Buffer) => {
      said += text.toString('utf8');
      const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(said)?.[0];
      if (address !== undefined) found(address);
    });
    program.once('exit', (code) => failed(new Error(`start ended with ${code}: ${said}`)));
  });
  browser = await launch();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  program?.kill();
});

const LEI_KINGSOFT = '[data-number="name:lei jun > name:kingsoft"]';
const story = (step: number): readonly string[] => ['.tabs .story a', `nav a[href="?story=${step}"]`];
const tab = (name: string): string => `.tabs a:text-is("${name}")`;
/** what is dated, beside the strip of time */
const LIST = '[data-around]';
const named = (name: string): readonly string[] => ['type', name];

interface Fact {
  readonly fact: string;
  /** what is clicked, in order */
  readonly clicks: readonly string[];
  /** where it stands then, and in which words */
  readonly where: string;
  readonly says: readonly string[];
}
const FACTS: readonly Fact[] = [
  {
    fact: '1 controlling shareholder of Kingsoft',
    clicks: [LEI_KINGSOFT],
    where: '[data-evidence]',
    says: ['controlling shareholder', 'paragraph 1'],
  },
  {
    fact: '1 controlling shareholder of Xiaomi, no figure',
    clicks: ['[data-number="name:lei jun > name:xiaomi"]'],
    where: '[data-evidence]',
    says: ['controlling shareholder', 'no figure'],
  },
  {
    fact: '2 an engineer in 1992',
    clicks: [LIST],
    where: '.events li:has-text("engineer")',
    says: ['1992', 'paragraph 2'],
  },
  {
    fact: '2 chief executive until 2007',
    clicks: [LIST],
    where: '.events li:has-text("chief executive")',
    says: ['–2007', 'paragraph 2'],
  },
  {
    fact: '3 founded Xiaomi in 2010',
    clicks: story(11),
    where: '.focus:has-text("founder")',
    says: ['2010', 'paragraph 3'],
  },
  {
    fact: '4 chairman and largest single shareholder',
    clicks: [LEI_KINGSOFT],
    where: '[data-evidence]',
    says: ['largest single shareholder', 'paragraph 4'],
  },
  {
    fact: '5 the finance chief says that he controls both',
    clicks: [LEI_KINGSOFT],
    where: '[data-evidence]',
    says: ['Francis Ng', 'paragraph 6'],
  },
  {
    fact: '6 an anchor customer',
    clicks: [LIST],
    where: '.events li:has-text("customer")',
    says: ['cloud business of Kingsoft', 'paragraph 7'],
  },
  {
    fact: '7 nearly 3 % from Tencent in January',
    clicks: [LIST],
    where: '.events li:has-text("acquisition")',
    says: ['nearly 3%', 'from Tencent', '2015-01'],
  },
  {
    fact: '7 as a stake, before and after',
    clicks: story(3),
    where: '.live table',
    says: ['Tencent', 'Xiaomi', '2.5'],
  },
  {
    fact: '8 9.9 %, as printed and under a marker',
    clicks: ['[data-number="name:tencent > name:xiaomi"]'],
    where: '[data-evidence] .flag',
    says: ['9.9%'],
  },
  {
    fact: '8 the other reading of it',
    clicks: [],
    where: '[aria-label="Other readings"]',
    says: ['may be a slip of the source', 'is meant of Kingsoft'],
  },
  {
    fact: '9 29.9 %',
    clicks: [LEI_KINGSOFT],
    where: '[data-evidence]',
    says: ['29.9%', 'at least 29.85 and under 29.95 %', 'paragraph 9'],
  },
  {
    fact: '10 chairman again from 2011',
    clicks: [LIST],
    where: '.events li:has-text("chairman")',
    says: ['2011', 'paragraph 10'],
  },
  {
    fact: '10 the gap between two offices',
    clicks: [tab('Timeline')],
    where: '.columns svg',
    says: ['chief executive', 'chairman'],
  },
  {
    fact: '11 four divisions',
    clicks: [],
    where: 'table:has([data-number])',
    says: ['Cheetah Mobile', 'Kingsoft online games', 'Kingsoft Cloud', 'Kingsoft Office'],
  },
  { fact: '11 one spun off', clicks: [LIST], where: '.events li:has-text("spin off")', says: ['2014', 'paragraph 11'] },
  {
    fact: '11 and listed in 2014',
    clicks: [...named('Cheetah Mobile'), LIST],
    where: '.events li:has-text("listing")',
    says: ['2014', 'US'],
  },
  {
    fact: '12 managers own a part, no figure',
    clicks: named('Cheetah Mobile'),
    where: 'table:has([data-number])',
    says: ['core managers of Cheetah Mobile', 'no figure'],
  },
  {
    fact: '13 invested together',
    clicks: [LIST],
    where: '.events li:has-text("joint investment")',
    says: ['296,000,000', 'Temasek', '2014-12'],
  },
  {
    fact: '14 roughly 11.6 % and a fifth of the votes, on one link',
    clicks: ['[data-number="name:kingsoft > name:21vianet"]'],
    where: '[data-evidence]',
    says: ['roughly 11.6%', 'about a fifth', 'paragraph 15'],
  },
  {
    fact: '15 money raised at a valuation',
    clicks: story(11),
    where: '.focus:has-text("funding round")',
    says: ['1,000,000,000', '46,000,000,000', 'paragraph 18'],
  },
  {
    fact: '16 a plan to list',
    clicks: [...named('Xiaomi'), LIST],
    where: '.events li:has-text("plans to")',
    says: ['list one day', 'paragraph 19'],
  },
];

async function clicked(p: Page, clicks: readonly string[]): Promise<void> {
  const [first, name = '', ...then] = clicks;
  if (first !== 'type') {
    for (const selector of clicks) await p.click(selector);
    return;
  }
  await p.fill('[role=combobox]', name);
  await p.click(`[role=option]:has-text("${name}")`);
  await p.waitForFunction((n) => document.querySelector('.question')?.textContent?.includes(n), name);
  for (const selector of then) await p.click(selector);
}

describe('somebody who has read the article', () => {
  test('sees the answer after one command, without asking anything of the network', async () => {
    const page = await browser.newPage();
    const asked: string[] = [];
    page.on('request', (r) => {
      if (!r.url().startsWith(url) && !r.url().startsWith('data:')) asked.push(r.url());
    });
    await page.goto(url);
    await page.waitForSelector('h1');
    expect(await page.textContent('h1')).toContain('Cannot tell at the 30\u00a0% line');
    expect(asked).toEqual([]);
    await page.close();
  });

  test.each(FACTS)('$fact', async ({ clicks, where, says }) => {
    expect(clicks.length).toBeLessThanOrEqual(MOST_CLICKS);
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
    await page.goto(url);
    await page.waitForSelector('h1');
    await clicked(page, clicks);
    const found = page.locator(where, { hasText: says[0] ?? '' }).first();
    await found.waitFor({ state: 'attached' });
    // Sources are read one by one after the card is there.
    let said = '';
    await expect
      .poll(async () => {
        said = ((await found.textContent()) ?? '').replace(/\s+/g, ' ');
        return says.filter((s) => !said.includes(s));
      })
      .toEqual([]);
    expect(await found.isVisible()).toBe(true);
    await page.close();
  });

  test('pastes a paragraph into read text, and sees its quotes marked in it and a proposal beside each', async () => {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
    await page.goto(url);
    await page.click(tab('Draft'));
    await page.click('button[aria-expanded]');
    const paragraph =
      'In January, Xiaomi took nearly 3% of Kingsoft from Tencent. Tencent continues to hold 9.9% of Xiaomi and ranks second after Lei, who owns 29.9% of Kingsoft.';
    await page.fill('#prose', paragraph);
    await page.click('.reader form button');
    await page.waitForSelector('[data-proposals="3"]');
    const quoted = await page.$$eval('.prose [data-quote]', (all) =>
      all.map((a) =>
        [...a.childNodes]
          .filter((n) => n.nodeName === '#text')
          .map((n) => n.textContent)
          .join(''),
      ),
    );
    expect(quoted).toEqual([
      'In January, Xiaomi took nearly 3% of Kingsoft from Tencent',
      'Tencent continues to hold 9.9% of Xiaomi',
      'Lei, who owns 29.9% of Kingsoft',
    ]);
    for (const quote of quoted) expect(paragraph).toContain(quote);
    const lines = await page.$$eval('.list .line', (all) => all.map((a) => (a as HTMLTextAreaElement).value));
    expect(lines).toEqual([
      'Xiaomi bought nearly 3% of Kingsoft from Tencent',
      'Tencent owns 9.9% of Xiaomi',
      'Lei Jun owns 29.9% of Kingsoft',
    ]);
    const looks = (await page.$$eval('.list .look', (all) => all.map((a) => a.textContent))).join('\n');
    for (const said of [
      'January of the publication year',
      'figures beside it are of Kingsoft',
      '“Lei” is read as Lei Jun',
    ])
      expect(looks).toContain(said);
    await page.close();
  });

  test('sees a customer, a valuation and a joint investment, and none of them among the holdings', async () => {
    const page = await browser.newPage();
    await page.goto(url);
    const table = await (await page.waitForSelector('table:has([data-number])')).textContent();
    for (const word of ['customer', '296', '46,000', 'Temasek']) expect(table).not.toContain(word);
    await page.goto(`${url}?subject=Kingsoft&view=ties&other=Xiaomi&asAt=2015-03-31`);
    await page.waitForFunction(() => document.body.textContent?.includes('Not counted as ownership'));
    await page.close();
  });

  test('tells apart what is exact, hedged and twofold by more than colour', async () => {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(url);
    await page.waitForSelector('svg .label');
    const label = (edge: string): Promise<string> => page.$eval(`svg .label[data-edge="${edge}"]`, (g) => g.outerHTML);
    const [printed, hedged, twofold] = [
      await label('name:lei jun > name:kingsoft'),
      await label('name:xiaomi > name:kingsoft'),
      await label('name:kingsoft > name:21vianet'),
    ];
    expect(printed).toMatch(/class="strong[^"]*"[^>]*>29\.9%/);
    expect(hedged).toMatch(/class="quoted[^"]*"[^>]*>“nearly/);
    expect(twofold.match(/class="outline/g)).toHaveLength(2);
    await page.close();
  });
});
