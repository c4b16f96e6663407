import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXPORTS, openFiles } from '../../index.ts';
import { main } from '../cli/main.ts';
import { DRAWN_FILES } from '../draw/index.ts';
import { apiOf } from './api.ts';
import { appOf } from './app.ts';
import { DOSSIER, DRAWN, EXPORTED, FILES_ALONE, type Form, negotiated, TABLED } from './forms.ts';

const OWN = 'source "r" (register) published 2020\nAnn owns 60% of Beta\nBeta owns 50% of Gamma\nAnn is a person\n';
const folder = mkdtempSync(join(tmpdir(), 'lookthrough-forms-'));
const file = join(folder, 'facts.own');
writeFileSync(file, OWN);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const CHROMIUM_PAGE = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8';
const FIREFOX_PAGE = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/png,image/svg+xml,*/*;q=0.8';
const PPTX = 'application/vnd.openxmlformats-officedocument.presentationml.presentation';
const IMAGE = 'image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8';

describe('the form asked for', () => {
  test.each([
    [undefined, 'json'],
    ['', 'json'],
    ['*/*', 'json'],
    ['application/json', 'json'],
    ['image/svg+xml', 'svg'],
    ['image/*', 'svg'],
    ['IMAGE/SVG+XML', 'svg'],
    ['application/json;q=0.4, image/svg+xml;q=0.5', 'svg'],
    ['application/json, image/svg+xml', 'json'],
    ['*/*, application/json;q=0', 'svg'],
    ['image/png, image/*;q=0.3, text/vnd.mermaid;q=0.4', 'mmd'],
    ['text/vnd.graphviz; charset=utf-8', 'dot'],
    ['image/png', undefined],
    ['*/*;q=0', undefined],
    ['image/svg+xml;q=much', undefined],
    [CHROMIUM_PAGE, 'json'],
    [FIREFOX_PAGE, 'json'],
    [IMAGE, 'svg'],
    ['text/html', 'html'],
  ])('%s is %s', (accept, id) => expect(negotiated(accept, DRAWN)?.id).toBe(id));
  test('everything the command line draws and exports has one, Parquet aside', () => {
    const sent = (ids: readonly string[]): string[] => ids.filter((id) => !FILES_ALONE.includes(id)).sort();
    const offered = (forms: readonly Form[]): string[] =>
      forms
        .slice(1)
        .map((f) => f.id)
        .sort();
    expect(offered(DRAWN)).toEqual(sent([...DRAWN_FILES, DOSSIER]));
    expect(offered(EXPORTED)).toEqual(sent(EXPORTS));
  });
});

describe('an answer in a form', () => {
  let app: ReturnType<typeof appOf>;
  beforeAll(async () => {
    app = appOf(apiOf(await openFiles([file])), { webRoot: '/nowhere' });
  });
  const get = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    Promise.resolve(app.request(`http://127.0.0.1${path}`, { headers: { host: '127.0.0.1', ...headers } }));
  const written = async (name: string, ...args: string[]): Promise<Buffer> => {
    const out = join(folder, name);
    const quiet = { stdout: { write: () => true }, stderr: { write: () => true } };
    expect(await main([...args, file, '--out', out], { ...quiet })).toBe(0);
    return readFileSync(out);
  };

  const bytesOf = async (response: Response): Promise<Buffer> => Buffer.from(await response.arrayBuffer());

  test.each(DRAWN.slice(1))('$media is what the command line draws', async ({ id, media }) => {
    const response = await get('/api/v1/structure?subject=Gamma', { accept: media });
    expect(response.headers.get('content-type')).toContain(media);
    const command = id === DOSSIER ? 'dossier' : 'draw';
    expect(await bytesOf(response)).toEqual(await written(`gamma.${id}`, command, 'Gamma'));
  });
  test.each(EXPORTED.slice(1))('$media is what the command line exports', async ({ id, media }) => {
    const response = await get('/api/v1/statements', { accept: media });
    expect(response.headers.get('content-type')).toContain(media);
    expect(await bytesOf(response)).toEqual(await written(`all.${id}`, 'export', '--as', id));
  });
  test.each(TABLED.slice(1))('$media of a question is what the command line writes', async ({ id, media }) => {
    const asked = '/api/v1/control?subject=Gamma&rule=uk-psc';
    const response = await get(asked, { accept: media });
    const fromCommand = await written(`control.${id}`, 'control', 'Gamma', '--rule', 'uk-psc');
    expect([response.status, await bytesOf(response)]).toEqual([200, fromCommand]);
  });
  test('a parameter of the file shapes the file and is no part of the question', async () => {
    const csv = await get('/api/v1/structure?subject=Gamma&bom=yes&table=nodes', { accept: 'text/csv' });
    const marked = await bytesOf(csv);
    expect(marked.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(marked).toEqual(await written('nodes.csv', 'draw', 'Gamma', '--bom', '--table', 'nodes'));
    const svg = await get('/api/v1/structure?subject=Gamma&notation=parallel&width=640', { accept: 'image/svg+xml' });
    const drawn = ['draw', 'Gamma', '--notation', 'parallel', '--width', '640'] as const;
    expect(await bytesOf(svg)).toEqual(await written('parallel.svg', ...drawn));
    const pptx = await get('/api/v1/structure?subject=Gamma&notation=parallel&width=640', { accept: PPTX });
    expect(await bytesOf(pptx)).toEqual(await written('parallel.pptx', ...drawn));
  });
  test.each([
    ['text/csv', 'notation=parallel', '"notation" is for svg and pptx, not for csv'],
    ['text/csv', 'table=holders', 'this answer has no table "holders"; there are nodes, edges'],
  ])('%s does not take %s', async (accept, parameter, detail) => {
    const response = await get(`/api/v1/structure?subject=Gamma&${parameter}`, { accept });
    expect([response.status, ((await response.json()) as { detail: string }).detail]).toEqual([
      400,
      expect.stringContaining(detail),
    ]);
  });
  test('what a format cannot say is counted beside it', async () => {
    const oneWay = await openFiles([{ name: 'p.own', text: `${OWN}Ann is the sister of Bob\n` }]);
    const other = appOf(apiOf(oneWay), { webRoot: '/nowhere' });
    const response = await other.request('http://127.0.0.1/api/v1/statements', {
      headers: { host: '127.0.0.1', accept: 'text/csv' },
    });
    expect(Number(response.headers.get('lookthrough-not-written'))).toBeGreaterThan(0);
  });
  test('that there is not is 406, with those there are', async () => {
    const response = await get('/api/v1/owners?subject=Gamma', { accept: 'image/svg+xml' });
    expect(response.status).toBe(406);
    expect(response.headers.get('vary')).toBe('Accept');
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({
      code: 'not-acceptable',
      received: 'image/svg+xml',
      available: TABLED.map((form) => form.media),
    });
  });
  test('has a tag of its own, and a cache is told that the form matters', async () => {
    const path = '/api/v1/structure?subject=Gamma';
    const [json, svg] = await Promise.all([get(path), get(path, { accept: 'image/svg+xml' })]);
    expect(json.headers.get('etag')).not.toBe(svg.headers.get('etag'));
    expect([json, svg].map((r) => r.headers.get('vary'))).toEqual(['Accept', 'Accept']);
    const tag = svg.headers.get('etag') as string;
    const again = await get(path, { accept: 'image/svg+xml', 'if-none-match': `"other", W/${tag}` });
    expect([again.status, again.headers.get('vary'), again.headers.get('etag')]).toEqual([304, 'Accept', tag]);
    expect((await get(path, { 'if-none-match': tag })).status).toBe(200);
  });
});
