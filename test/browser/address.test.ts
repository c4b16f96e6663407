/** What an address says that the page does not understand is said; what the data do not date is not dated. */
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiOf, type Running, serve } from '../../src/faces/http/index.ts';
import { openFiles } from '../../src/index.ts';
import { faultsOf } from '../../web/src/address-faults.ts';
import { addressOf, askedFrom } from '../../web/src/asking.ts';
import { launch } from './chromium.ts';

const ROOT = join(import.meta.dirname, '../..');
let browser: Browser;
let running: Running;
let undated: Running;

beforeAll(async () => {
  const webRoot = join(ROOT, 'dist/web');
  running = await serve(apiOf(await openFiles([join(ROOT, 'gallery/kingsoft-2015/financeasia.own')])), {
    webRoot,
    port: 0,
  });
  const plain = await openFiles([{ name: 'plain.own', text: 'Ann owns 60% of Acme\nBob owns 5% of Acme\n' }]);
  undated = await serve(apiOf(plain), { webRoot, port: 0 });
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  await running?.close();
  await undated?.close();
});
async function open(address: string): Promise<Page> {
  const p = await browser.newPage();
  await p.goto(address);
  await p.waitForSelector('h1');
  await p.waitForFunction(() => document.querySelector('[role=status]') === null);
  return p;
}

describe('a fault of an address', () => {
  test.each([
    ['measure=profits', 'both, votes, economic'],
    ['notation=circles', 'market, legal, parallel'],
    ['view=graph', 'structure, table, ties, timeline, what-if, verdicts, proof, draft'],
    ['asAt=yesterday', 'a day such as 2015-03-31'],
    ['asAt=2015-02-29', 'a day such as 2015-03-31'],
    ['knownAt=2015', 'a day such as 2015-03-31, or all'],
    ['from=31/03/2015', 'a day such as 2015-03-31'],
    ['subjet=x', 'subject'],
    ['choice=direct', 'point~option'],
  ])('%s is said with its value and what was expected, and the answer is there without it', async (fault, expected) => {
    const p = await open(`${running.url}?subject=Kingsoft&${fault}`);
    const said = (await p.textContent('[data-faults]')) ?? '';
    expect(said).toContain(fault);
    expect(said).toContain(expected);
    expect(await p.textContent('.question')).toContain('Kingsoft');
    await p.click('[data-faults] button');
    expect(await p.$('[data-faults]')).toBeNull();
    expect(p.url()).not.toContain(fault);
    await p.close();
  });
  test('none is said of an address this page made itself', async () => {
    const asked = {
      ...askedFrom('?subject=Kingsoft'),
      asAt: '2015-03-31',
      knownAt: 'all',
      measure: 'votes',
      notation: 'parallel',
      view: 'timeline',
      choices: { 'a~b': 'c' },
      noAssume: ['one-share-one-vote'],
      change: ['A sells 3% of C to B', 'C issues 1% new shares to A'],
      from: '2014-12-31',
      to: '2015-03-31',
    } as const;
    expect(faultsOf(addressOf(asked))).toEqual([]);
    expect(askedFrom(addressOf(asked))).toEqual(asked);
    expect(faultsOf('?measure=&view=')).toEqual([]);
  });
  test('one value given twice is a fault, and so is a key of every object', () => {
    expect(faultsOf('?rule=a&rule=b')).toEqual([{ parameter: 'rule', value: 'a, b', expected: 'once' }]);
    expect(faultsOf('?__proto__=x&constructor=y').map((f) => f.parameter)).toEqual(['__proto__', 'constructor']);
  });
});

describe('data without a date', () => {
  test.each([
    ['', 'main'],
    ['', 'header'],
    ['&view=timeline', 'main'],
    ['&view=timeline', '.card'],
  ])('are not dated by the page%s in %s', async (view, where) => {
    const p = await open(`${undated.url}?subject=Acme${view}`);
    expect(await p.textContent(where)).toContain('no statement carries a date');
    expect(await p.textContent('body')).not.toContain('9999');
    expect(await p.inputValue('header input[type=date]')).toBe('');
    await p.close();
  });
  test('are true on the day that is asked for', async () => {
    const p = await open(`${undated.url}?subject=Acme&asAt=2020-01-01`);
    expect(await p.textContent('body')).not.toContain('no statement carries a date');
    expect(await p.textContent('.chart h2')).toContain('1 January 2020');
    await p.close();
  });
});
