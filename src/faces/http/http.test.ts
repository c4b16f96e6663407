import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openFiles } from '../../index.ts';
import { apiOf } from './api.ts';
import { appOf } from './app.ts';
import { serve } from './index.ts';
import { ProblemBody, SERVER_CODES } from './problem.ts';

const ERRORS = readFileSync(new URL('../../../docs/errors.md', import.meta.url), 'utf8');

const OWN =
  'source "r" (register) published 2020\nAnn owns 60% of Beta\nBeta owns 50% of Gamma\nAnn is a person\n"<script>alert(1)</script>" owns 5% of Beta';
const workspace = await openFiles([{ name: 'facts.own', text: OWN }]);
const app = appOf(apiOf(workspace), { webRoot: '/nowhere' });
const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
  Promise.resolve(app.request(`http://127.0.0.1${path}`, { headers: { host: '127.0.0.1', ...headers } }));

describe('the interface', () => {
  test('says "as you have it" to the same question on the same data', async () => {
    const tag = (await get('/api/v1/owners?subject=Gamma')).headers.get('etag') as string;
    expect((await get('/api/v1/owners?subject=Gamma', { 'if-none-match': tag })).status).toBe(304);
    expect((await get('/api/v1/owners?subject=Beta', { 'if-none-match': tag })).status).toBe(200);
    expect((await get('/api/v1/owners?subject=Beta', { 'if-none-match': '*' })).status).toBe(304);
    expect((await get('/api/v1/owners?subject=Nobody', { 'if-none-match': '*' })).status).toBe(404);
  });
  test.each([
    ['/api/v1/owners?subject=Gama', 404, 'not-found'],
    ['/api/v1/owners', 400, 'usage'],
    ['/api/v1/owners?subject=Gamma&sujet=x', 400, 'usage'],
    ['/api/v1/control?subject=Gamma&rule=nope', 400, 'rule-unknown'],
    ['/api/v1/control?subject=Gamma&rule=hk-takeovers-30', 400, 'rule-verb'],
    ['/api/v1/owners?subject=Gamma&asAt=yesterday', 400, 'usage'],
    ['/api/v1/nonsense?subject=Gamma', 404, 'not-found'],
    ['/api/v1/statements/s:none', 404, 'not-found'],
  ])('%s is problem+json %i %s', async (path, status, code) => {
    const response = await get(path);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    const body = ProblemBody.parse(await response.json());
    expect(body).toMatchObject({ status, code, instance: path });
  });
  test.each(Object.entries(SERVER_CODES))('code %s is documented with its status %i', (code, status) =>
    expect(ERRORS).toContain(`| \`${code}\` | ${status} |`),
  );
  test('names the parameter that names nobody, of dates too', async () =>
    expect(await (await get('/api/v1/dates?subject=Nobody')).json()).toMatchObject({
      errors: [{ pointer: '#/subject' }],
    }));
  test('suggests names', async () => {
    expect(await (await get('/api/v1/owners?subject=Gama')).json()).toMatchObject({ choices: ['Gamma'] });
  });
  test('describes itself', async () => {
    const { paths } = (await (await get('/openapi.json')).json()) as { paths: object };
    expect(Object.keys(paths)).toContain('/api/v1/what-if');
  });
});

describe('hostile callers', () => {
  test('a page under another name is refused', async () => {
    const response = await get('/api/v1/regimes', { host: 'evil.example' });
    expect([response.status, response.headers.get('content-type')]).toEqual([403, 'application/problem+json']);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });
  test('a page from another origin is refused', async () =>
    expect((await get('/api/v1/regimes', { origin: 'https://evil.example' })).status).toBe(403));
  test('nothing can be written', async () => {
    const response = await app.request('http://127.0.0.1/api/v1/owners', {
      method: 'POST',
      headers: { host: '127.0.0.1' },
    });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
  });
  test.each([
    ['OPTIONS', '/api/v1/owners', 204, 'GET, HEAD, OPTIONS'],
    ['OPTIONS', '/api/v1/draft', 204, 'POST, OPTIONS'],
    ['GET', '/api/v1/draft', 405, 'POST, OPTIONS'],
    ['DELETE', '/api/v1/draft', 405, 'POST, OPTIONS'],
  ])('%s %s is %i and says what is allowed', async (method, path, status, allow) => {
    const response = await app.request(`http://127.0.0.1${path}`, { method, headers: { host: '127.0.0.1' } });
    expect([response.status, response.headers.get('allow')]).toEqual([status, allow]);
  });
  test('a name in capitals is the same name', async () =>
    expect((await get('/api/v1/regimes', { host: 'LOCALHOST:4321' })).status).toBe(200));
  test('a longer address than is read is refused by its code', async () => {
    const running = await serve(apiOf(workspace), { webRoot: '/nowhere', port: 0 });
    const asked = await fetch(`${running.url}api/v1/owners?subject=${'a'.repeat(16_400)}`);
    expect(ProblemBody.parse(await asked.json())).toMatchObject({ status: 414, code: 'length' });
    await running.close();
  });
  test('no file outside the explorer is served', async () => {
    for (const path of ['/../package.json', '/..%2f..%2fetc%2fpasswd', '/%2e%2e/package.json'])
      expect((await get(path)).status).toBe(404);
  });
  test('scripts come from nowhere else', async () => {
    expect((await get('/api/v1/regimes')).headers.get('content-security-policy')).toContain("script-src 'self'");
  });
});
