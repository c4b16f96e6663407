/** The browser the tests drive: the system's Chrome or Chromium, else the one inside the npm package. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

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

export async function launch(): Promise<Browser> {
  const system = onSystem();
  if (system !== undefined) return patient(await chromium.launch({ executablePath: system, args: ['--no-sandbox'] }));
  const { default: packed } = await import('@sparticuz/chromium');
  // In a single process the packed browser ends with the first context that is closed.
  const args = packed.args.filter((a) => a !== '--single-process');
  return patient(await chromium.launch({ executablePath: await packed.executablePath(), args }));
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
