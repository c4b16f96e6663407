/**
 * How soon the explorer shows something. Run after a build:
 *   node benchmarks/page.mjs [--store FILE --subject ID --other ID] [--rounds 5]
 * Of the Kingsoft case, and of a store if one is given (`api.mjs --store FILE` makes one of a million holdings): each view
 * is opened in a browser with an empty cache, against the command line's own server, which has answered nothing before.
 *   first paint   what the browser reports as its first contentful paint
 *   answer        the sentence of the answer stands in the page as its heading
 *   page          bytes that came over the wire but for data and fonts
 * The server is started anew for each round; the middle of the rounds is shown, and the slowest. Beside each, as the peer,
 * an empty page of a bare server: what the browser itself takes on this machine.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';

const { values } = parseArgs({
  options: {
    store: { type: 'string' },
    subject: { type: 'string' },
    other: { type: 'string' },
    rounds: { type: 'string', default: '5' },
  },
});
const PROGRAM = fileURLToPath(new URL('../bin/lookthrough.js', import.meta.url));
const KINGSOFT = fileURLToPath(new URL('../gallery/kingsoft-2015/financeasia.own', import.meta.url));
const RULE = '&asAt=2015-03-31&rule=hk-listing-controlling';
const asked = [
  ['Kingsoft, structure', [KINGSOFT], `?subject=Kingsoft${RULE}`],
  ['Kingsoft, ties', [KINGSOFT], `?subject=Kingsoft&view=ties&other=Xiaomi${RULE}`],
];
if (values.store !== undefined) {
  const stored = ['--store', values.store];
  asked.push(['store, structure', stored, `?subject=${values.subject}`]);
  if (values.other !== undefined)
    asked.push(['store, ties', stored, `?subject=${values.subject}&view=ties&other=${values.other}`]);
}

const browser = await launched();
console.log('| what | first paint ms | slowest | answer ms | slowest | page KB |\n|---|---|---|---|---|---|');
const bare = createServer((_, reply) => reply.end('<!doctype html><title>empty</title><h1>empty</h1>'));
await new Promise((ready) => bare.listen(0, '127.0.0.1', ready));
await told('an empty page', () => opened(`http://127.0.0.1:${bare.address().port}/`));
bare.close();
for (const [name, files, query] of asked)
  await told(name, async () => {
    const server = await served(files);
    try {
      return await opened(`${server.address}${query}`);
    } finally {
      server.child.kill('SIGTERM');
    }
  });
await browser.close();

async function told(name, once) {
  const rounds = [];
  for (let round = 0; round < Number(values.rounds); round += 1) rounds.push(await once());
  const sorted = (key) => rounds.map((r) => r[key]).sort((a, b) => a - b);
  const middle = (key) => sorted(key)[rounds.length >> 1].toFixed(0);
  const most = (key) => sorted(key).at(-1).toFixed(0);
  console.log(
    `| ${name} | ${middle('paint')} | ${most('paint')} | ${middle('answer')} | ${most('answer')} | ${(rounds[0].bytes / 1000).toFixed(0)} |`,
  );
}

async function opened(address) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    const wire = await page.context().newCDPSession(page);
    let bytes = 0;
    const kinds = new Map();
    await wire.send('Network.enable');
    wire.on('Network.responseReceived', (e) => kinds.set(e.requestId, e.type));
    wire.on('Network.loadingFinished', (e) => {
      if (!['Font', 'Fetch', 'XHR'].includes(kinds.get(e.requestId))) bytes += e.encodedDataLength;
    });
    await page.addInitScript(answerNoted);
    await page.goto(address);
    await page.waitForFunction(() => globalThis.answerAt !== undefined);
    return { ...(await page.evaluate(times)), bytes };
  } finally {
    await context.close();
  }
}

/** In the page, before anything else of it runs: when its heading first had words. */
function answerNoted() {
  const look = () => {
    if (globalThis.answerAt !== undefined || !document.querySelector('h1')?.textContent?.trim()) return;
    globalThis.answerAt = performance.now();
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
}

/** In the page: milliseconds since the address was asked for. */
async function times() {
  const paint = await new Promise((found) => {
    new PerformanceObserver((list) => {
      const first = list.getEntriesByName('first-contentful-paint')[0];
      if (first !== undefined) found(first.startTime);
    }).observe({ type: 'paint', buffered: true });
  });
  return { paint, answer: globalThis.answerAt };
}

async function served(files) {
  const child = spawn(process.execPath, [PROGRAM, 'serve', ...files, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const address = await new Promise((ready, fail) => {
    child.stdout.on('data', (text) => {
      const found = /http:\/\/[\d.]+:\d+\//.exec(String(text));
      if (found !== null) ready(found[0]);
    });
    child.once('exit', (code) => fail(new Error(`the server ended with ${code}`)));
  });
  return { child, address };
}

async function launched() {
  const system = ['/usr/bin/chromium', '/usr/bin/google-chrome', process.env.CHROME_PATH].find(
    (p) => p && existsSync(p),
  );
  if (system !== undefined) return chromium.launch({ executablePath: system, args: ['--no-sandbox'] });
  const { default: packed } = await import('@sparticuz/chromium');
  const args = packed.args.filter((a) => a !== '--single-process');
  return chromium.launch({ executablePath: await packed.executablePath(), args });
}
