/** The browser the tests drive: the system's Chrome or Chromium, else the one inside the npm package. */
import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const SYSTEM = [
  process.env['CHROME_PATH'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const onSystem = (): string | undefined => SYSTEM.find((path) => path !== undefined && existsSync(path));

/** For what starts a browser by itself. */
export async function executable(): Promise<string> {
  return onSystem() ?? (await import('@sparticuz/chromium')).default.executablePath();
}

/** All tabs of a context that show one site share a process, which starts with its code compiled and its fonts read. */
const ONE_PROCESS = '--process-per-site';

export async function launch(): Promise<Browser> {
  const system = onSystem();
  if (system !== undefined) {
    const args = ['--no-sandbox', ONE_PROCESS];
    return keeping(patient(await chromium.launch({ executablePath: system, args })));
  }
  const { default: packed } = await import('@sparticuz/chromium');
  // In a single process the packed browser ends with the first context that is closed.
  const args = packed.args.filter((a) => a !== '--single-process');
  const executablePath = await packed.executablePath();
  return keeping(patient(await chromium.launch({ executablePath, args: [...args, ONE_PROCESS] })));
}

/** What a page waits for at most: as long as a test may take, since a busy machine is slow and not wrong. */
const PATIENCE = 110_000;

/** Every page of the browser is made through a context, those of `newPage` too. */
function patient(browser: Browser): Browser {
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await newContext(options);
    context.setDefaultTimeout(PATIENCE);
    return context;
  };
  return browser;
}

type Options = Parameters<Browser['newPage']>[0];
/** A context that serves one page after another; `stays` is the tab that keeps its process. */
interface Kept {
  readonly context: BrowserContext;
  stays?: Page;
  busy: boolean;
}

/**
 * What a page costs is its process: so `newPage` opens each page as a new tab, in a context that no open page uses, and
 * closing it leaves that context as new, but for the cache of files every visitor has on the second visit.
 */
function keeping(browser: Browser): Browser {
  const kept = new Map<string, Kept[]>();
  browser.newPage = async (options: Options = {}) => {
    const alike = kept.get(JSON.stringify(options)) ?? [];
    kept.set(JSON.stringify(options), alike);
    let place = alike.find((k) => !k.busy);
    if (place === undefined) {
      place = { context: await browser.newContext(options), busy: true };
      alike.push(place);
    }
    place.busy = true;
    return opened(place);
  };
  return browser;
}

async function opened(place: Kept): Promise<Page> {
  const page = await place.context.newPage();
  const visited = new Set<string>();
  page.on('framenavigated', (frame) => visited.add(new URL(frame.url()).origin));
  const close = page.close.bind(page);
  page.close = async () => {
    if (place.stays === undefined) await stay(page, visited);
    else await close();
    place.stays ??= page;
    await emptied(place.context, place.stays, visited);
    place.busy = false;
  };
  return page;
}

/** The first tab stays, at an address of the site that has no page, and tells nobody of it. */
async function stay(page: Page, visited: ReadonlySet<string>): Promise<void> {
  page.removeAllListeners();
  const site = [...visited].find((origin) => origin.startsWith('http'));
  await page.goto(site === undefined ? 'about:blank' : `${site}/api/v1/no-such-page`);
}

/** What the page stored is forgotten; what is of a tab alone went with it. */
async function emptied(context: BrowserContext, through: Page, visited: ReadonlySet<string>): Promise<void> {
  await context.clearCookies();
  const session = await context.newCDPSession(through);
  for (const origin of visited)
    if (origin !== 'null')
      await session.send('Storage.clearDataForOrigin', {
        origin,
        storageTypes: 'local_storage,indexeddb,cache_storage',
      });
  await session.detach();
}
