import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { openFiles } from '../../index.ts';
import { apiOf, type Running, serve } from './index.ts';

const root = mkdtempSync(join(tmpdir(), 'lookthrough-files-'));
mkdirSync(join(root, 'assets'));
const SCRIPT = `export const words = ${JSON.stringify(Array.from({ length: 400 }, (_, i) => `word ${i}`))};\n`;
writeFileSync(join(root, 'assets/a.js'), SCRIPT);
writeFileSync(join(root, 'assets/a.woff2'), SCRIPT);
writeFileSync(join(root, 'index.html'), '<!doctype html><title>explorer</title>');
const running: Running = await serve(apiOf(await openFiles([{ name: 'a.own', text: 'A owns 60% of B' }])), {
  webRoot: root,
  port: 0,
});
afterAll(async () => {
  await running.close();
  rmSync(root, { recursive: true });
});

/** As it comes over the wire: `fetch` would unpack it. */
async function asked(path: string, takes: string): Promise<{ headers: IncomingHttpHeaders; bytes: Buffer }> {
  const request = get(new URL(path, running.url), { headers: { 'accept-encoding': takes } });
  const [reply] = (await once(request, 'response')) as [IncomingMessage];
  return { headers: reply.headers, bytes: Buffer.concat(await reply.toArray()) };
}

test('the explorer comes compressed to a browser that takes it, and is the same file', async () => {
  const packed = await asked('/assets/a.js', 'gzip');
  expect(packed.headers['content-encoding']).toBe('gzip');
  expect(packed.headers['vary']).toMatch(/accept-encoding/i);
  expect(packed.headers['cache-control']).toContain('immutable');
  expect(packed.headers['content-security-policy']).toContain("default-src 'none'");
  expect(packed.bytes.length).toBeLessThan(SCRIPT.length / 2);
  expect(gunzipSync(packed.bytes).toString()).toBe(SCRIPT);
});

test('whoever takes no compression gets the file as it is, and a font is never packed twice', async () => {
  const plain = await asked('/assets/a.js', 'identity');
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(plain.bytes.toString()).toBe(SCRIPT);
  const font = await asked('/assets/a.woff2', 'gzip');
  expect(font.headers['content-encoding']).toBeUndefined();
  expect(font.bytes.equals(readFileSync(join(root, 'assets/a.woff2')))).toBe(true);
});
