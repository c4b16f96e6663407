/**
 * A chart as PDF or PNG, made by the Chrome or Chromium of this machine and by nothing that is shipped: text stays text, in the
 * fonts the machine has, embedded, Chinese ones too. Spoken to over a pipe in its own protocol (Chrome DevTools Protocol), so
 * that no port is opened; the page it is given has no script and loads nothing.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { LookthroughError } from '../../index.ts';

export const BROWSER_FILES = ['pdf', 'png'] as const;
export type BrowserFile = (typeof BROWSER_FILES)[number];

const USUAL = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];
/** milliseconds for all of it; a browser that hangs is ended */
const PATIENCE = 60_000;

/** @throws LookthroughError usage: there is none; with what would do instead */
export function browserPath(named: string | undefined = process.env['CHROME_PATH']): string {
  const found = (named === undefined || named === '' ? USUAL : [named]).find((path) => existsSync(path));
  if (found !== undefined) return found;
  throw new LookthroughError(
    'usage',
    `a PDF or PNG is made by Chrome or Chromium, and ${named ? `there is none at ${named}` : 'none is installed here'}; name it in CHROME_PATH, or open the explorer (lookthrough open FILE) in any browser and choose "Save or print"; .svg, .pptx and .html need no browser`,
    named === undefined ? {} : { received: named },
  );
}

/**
 * @param svg the chart with its own width and height
 * @returns one page as large as the chart, or a picture of twice its pixels
 * @throws LookthroughError usage: no browser; limit-reached: the browser failed or took over a minute
 */
export async function browserFile(svg: string, as: BrowserFile, path: string = browserPath()): Promise<Uint8Array> {
  const profile = await mkdtemp(join(tmpdir(), 'lookthrough-browser-'));
  const browser = spawn(path, flags(profile), { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
  const ended = new Promise<never>((_, fail) => {
    const failed = (why: string) => (): void =>
      fail(new LookthroughError('limit-reached', `${path} made no ${as}: ${why}`, { received: path }));
    browser.once('error', failed('it did not start'));
    browser.once('exit', failed('it ended'));
    setTimeout(failed(`nothing in ${PATIENCE / 1000} seconds`), PATIENCE).unref();
  });
  try {
    const [, , , input, output] = browser.stdio as unknown as [null, null, null, Writable, Readable];
    return await Promise.race([made(svg, as, speaker(input, output)), ended]);
  } finally {
    browser.kill('SIGKILL');
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

/** Root may not use the browser's own sandbox; the page is ours and runs nothing. */
const flags = (profile: string): string[] => [
  '--headless',
  '--disable-gpu',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-extensions',
  '--remote-debugging-pipe',
  `--user-data-dir=${profile}`,
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  'about:blank',
];

type Answer = Readonly<Record<string, unknown>>;
type Say = (method: string, params?: object, session?: string) => Promise<Answer>;

async function made(svg: string, as: BrowserFile, say: Say): Promise<Uint8Array> {
  const { targetId } = await say('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await say('Target.attachToTarget', { targetId, flatten: true });
  const page = (method: string, params: object = {}): Promise<Answer> => say(method, params, String(sessionId));
  await page('Emulation.setScriptExecutionDisabled', { value: true });
  const { frameTree } = (await page('Page.getFrameTree')) as { frameTree: { frame: { id: string } } };
  const [width, height] = sizeOf(svg);
  await page('Page.setDocumentContent', { frameId: frameTree.frame.id, html: pageOf(svg, width, height) });
  const { data } =
    as === 'pdf'
      ? await page('Page.printToPDF', { preferCSSPageSize: true, printBackground: true })
      : await page('Page.captureScreenshot', {
          format: 'png',
          captureBeyondViewport: true,
          clip: { x: 0, y: 0, width, height, scale: 2 },
        });
  return Buffer.from(String(data), 'base64');
}

const sizeOf = (svg: string): [number, number] =>
  ['width', 'height'].map((side) => Number(new RegExp(`^<svg[^>]*\\s${side}="(\\d+)"`).exec(svg)?.[1])) as [
    number,
    number,
  ];

const pageOf = (svg: string, width: number, height: number): string =>
  `<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><style>@page { size: ${width}px ${height}px; margin: 0 } body { margin: 0; font-variant-ligatures: none } svg { display: block }</style></head><body>${svg}</body></html>`;

/** Messages are JSON, each ended by a zero byte; answers come by number. */
function speaker(input: Writable, output: Readable): Say {
  const waiting = new Map<number, { done: (a: Answer) => void; fail: (e: Error) => void }>();
  let rest = Buffer.alloc(0);
  output.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
      const message = JSON.parse(rest.toString('utf8', 0, end)) as { id?: number; result?: Answer; error?: Answer };
      rest = rest.subarray(end + 1);
      const asked = waiting.get(message.id ?? -1);
      if (message.error === undefined) asked?.done(message.result ?? {});
      else asked?.fail(new LookthroughError('limit-reached', `the browser refused: ${message.error['message']}`));
    }
  });
  // A pipe that breaks is told of by the browser's end.
  input.on('error', () => undefined);
  let last = 0;
  return (method, params = {}, session) =>
    new Promise((done, fail) => {
      last += 1;
      waiting.set(last, { done, fail });
      const message = { id: last, method, params, ...(session === undefined ? {} : { sessionId: session }) };
      input.write(`${JSON.stringify(message)}\0`);
    });
}
