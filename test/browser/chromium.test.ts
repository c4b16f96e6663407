/** A tab after another of one browser: nothing of the first is left to the second, and both are the context asked for. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { launch } from './chromium.ts';

test('a page opened after another has nothing of it, and two at a time have nothing of one another', async () => {
  const server = createServer((_, reply) => reply.setHeader('Content-Type', 'text/html').end('<h1>Page</h1>'));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const browser = await launch();
  const look = { viewport: { width: 390, height: 700 }, colorScheme: 'dark' } as const;
  const opened = async () => {
    const page = await browser.newPage(look);
    await page.goto(url);
    const found = await page.evaluate(() => [
      localStorage.length + sessionStorage.length,
      document.cookie,
      innerWidth,
      matchMedia('(prefers-color-scheme: dark)').matches,
    ]);
    return { page, found };
  };
  for (let time = 0; time < 3; time += 1) {
    const { page, found } = await opened();
    expect(found).toEqual([0, '', 390, true]);
    await page.evaluate(() => {
      localStorage.setItem('kept', 'here');
      sessionStorage.setItem('kept', 'here');
      // biome-ignore lint/suspicious/noDocumentCookie: what a page may do
      document.cookie = 'kept=here';
    });
    const beside = await opened();
    expect(beside.found).toEqual([0, '', 390, true]);
    await page.setViewportSize({ width: 800, height: 600 });
    await page.emulateMedia({ colorScheme: 'light' });
    await beside.page.close();
    await page.close();
  }
  await browser.close();
  server.close();
});
