import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, test } from 'vitest';
import { LookthroughError, openFiles, workspaceData } from '../../index.ts';
import { apiOf } from './api.ts';
import { appOf } from './app.ts';
import { MOST_BYTES } from './desk.ts';
import { LookedOut, OPENED_PATH, OpenedOut, TakesOut } from './opened.ts';
import { ProblemBody } from './problem.ts';
import { ProblemsPage } from './problems.ts';
import type { Reply } from './route.ts';
import type { ThreadedReplies } from './threaded.ts';

const api = apiOf(await openFiles([{ name: 'facts.own', text: 'Ann owns 60% of Beta\n' }]));
const app = appOf(api, { webRoot: '/nowhere', takes: {} });
const reading = appOf(api, { webRoot: '/nowhere' });
const HEADERS = { host: '127.0.0.1' };
const CSV = 'owner,owned,share\nCy,Delta,30\nCy,Delta,30\nDi,Delta,\n';

type Files = Readonly<Record<string, string>>;
function handed(
  files: Files,
  query = '',
  { columns, headers, to = app }: { columns?: string; headers?: object; to?: typeof app } = {},
): Promise<Response> {
  const form = new FormData();
  for (const [name, text] of Object.entries(files)) form.append('file', new File([text], name));
  if (columns !== undefined) form.append('columns', columns);
  const init = { method: 'POST', body: form, headers: { ...HEADERS, ...headers } };
  return Promise.resolve(to.request(`http://127.0.0.1${OPENED_PATH}${query}`, init));
}
const get = (path: string, to = app): Promise<Response> =>
  Promise.resolve(to.request(`http://127.0.0.1${path}`, { headers: HEADERS }));
const opened = async (files: Files, columns?: string): Promise<string> =>
  OpenedOut.parse(await (await handed(files, '', columns === undefined ? {} : { columns })).json()).at;
const refused = async (response: Response): Promise<[number, string]> => {
  const { code } = ProblemBody.parse(await response.json());
  return [response.status, code];
};

describe('files handed over', () => {
  test('are looked at: what the columns are taken for, and nothing is open', async () => {
    const { tables, mapping } = LookedOut.parse(await (await handed({ 'a.csv': CSV }, '?look=yes')).json());
    expect(tables[0]?.columns.map((c) => c.is)).toEqual(['owner', 'owned', 'share']);
    expect(mapping).toMatchObject({ tables: [{ file: 'a.csv' }] });
  });
  test('are answered at an address of their own, as a server started with them answers', async () => {
    const at = await opened({ 'a.csv': CSV });
    const own = appOf(apiOf(await openFiles([{ name: 'a.csv', text: CSV }])), { webRoot: '/nowhere' });
    const question = 'api/v1/structure?subject=Delta';
    expect(await (await get(`${at}${question}`)).text()).toBe(await (await get(`/${question}`, own)).text());
    expect((await get(`/${question}`)).status).toBe(404);
    expect((await get(`${at}api/v1/structure?subject=Beta`)).status).toBe(404);
  });
  test('have their own pages of a list', async () => {
    const at = await opened({ 'a.csv': CSV });
    const first = await get(`${at}api/v1/problems?limit=1`);
    const next = /<([^>]+)>/.exec(first.headers.get('link') ?? '')?.[1] ?? '';
    expect(next.startsWith(at)).toBe(true);
    const second = ProblemsPage.parse(await (await get(next)).json());
    expect([second.total, second.rejected]).toEqual([2, 0]);
    expect(second.problems).toMatchObject([{ code: 'missing-value', file: 'a.csv', row: 4, field: 'share' }]);
  });
  test('are read by the mapping a person confirmed', async () => {
    const columns = { tables: [{ file: 'a.csv', columns: { who: 'owner', whom: 'owned', much: 'share' } }] };
    const at = await opened({ 'a.csv': 'who,whom,much\nCy,Delta,30\n' }, JSON.stringify(columns));
    const { answer } = (await (await get(`${at}api/v1/owners?subject=Delta`)).json()) as {
      answer: { headline: string };
    };
    expect(answer.headline).toContain('Cy');
  });
  test('leave nothing on the disk, whether they are read or refused', async () => {
    const kept = (): string[] => readdirSync(tmpdir()).filter((n) => n.startsWith('lookthrough-handed-'));
    const before = kept();
    await handed({ 'a.csv': CSV }, '?look=yes');
    await handed({ 'a.csv': CSV }, '', { columns: '{"tables":[{"columns":{"owner":"nonsense"}}]}' });
    expect(kept().filter((n) => !before.includes(n))).toEqual([]);
  });
  test('give way to later ones, and that is said', async () => {
    const first = await opened({ 'a.csv': CSV });
    for (let n = 0; n < 4; n += 1) await opened({ 'b.csv': CSV });
    expect(await refused(await get(`${first}api/v1/version`))).toEqual([404, 'not-found']);
  });
});

describe('a server', () => {
  test('that only reads takes none, and says so before it is tried', async () => {
    expect(await refused(await handed({ 'a.csv': CSV }, '', { to: reading }))).toEqual([405, 'method']);
    const takes = async (to: typeof app): Promise<boolean> =>
      TakesOut.parse(await (await get(OPENED_PATH, to)).json()).takes;
    expect([await takes(app), await takes(reading)]).toEqual([true, false]);
  });
  test('takes none from another page', async () => {
    const response = await handed({ 'a.csv': CSV }, '', { headers: { origin: 'http://elsewhere.example' } });
    expect(await refused(response)).toEqual([403, 'origin']);
  });
  test.each(['../a.csv', '..', 'a\\b.csv', 'a\u0000.csv'])('refuses the name %j', async (name) => {
    expect(await refused(await handed({ [name]: CSV }))).toEqual([400, 'usage']);
  });
  test('stops reading at its limit', async () => {
    expect(await refused(await handed({ 'a.csv': 'x'.repeat(MOST_BYTES + 1) }))).toEqual([413, 'too-long']);
  });
  test('refuses what is no form, and columns that are no JSON', async () => {
    const init = { method: 'POST', body: CSV, headers: { ...HEADERS, 'content-type': 'text/csv' } };
    expect(await refused(await app.request(`http://127.0.0.1${OPENED_PATH}`, init))).toEqual([415, 'media']);
    expect(await refused(await handed({ 'a.csv': CSV }, '', { columns: '{' }))).toEqual([400, 'usage']);
  });
});

describe('with threads', () => {
  const late = (): Promise<never> => Promise.reject(new LookthroughError('time-limit', 'too long'));
  const reply = async (): Promise<Reply> => ({ text: '"a thread of the set"' });
  const given = async (text: string): Promise<string> => `"a thread read ${text.length}"`;
  const threads = {
    files: { look: late, open: () => openFiles([{ name: 'a.csv', text: CSV }]).then(workspaceData) },
    over: () => ({ reply }),
    read: given,
  } as unknown as ThreadedReplies;
  const threaded = appOf(api, { webRoot: '/nowhere', takes: {}, threads });

  test('files are read by them under the clock, and questions about a set are answered by its own', async () => {
    expect(await refused(await handed({ 'a.csv': CSV }, '?look=yes', { to: threaded }))).toEqual([503, 'time-limit']);
    const { at } = OpenedOut.parse(await (await handed({ 'a.csv': CSV }, '', { to: threaded })).json());
    expect(await (await get(`${at}api/v1/owners?subject=Delta`, threaded)).json()).toBe('a thread of the set');
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('lookthrough-handed-'))).toEqual([]);
  });
  test('texts are read by them', async () => {
    const sent = async (path: string, body: string, type: string): Promise<unknown> =>
      (
        await threaded.request(`http://127.0.0.1${path}`, {
          method: 'POST',
          body,
          headers: { ...HEADERS, 'content-type': type },
        })
      ).json();
    expect(await sent('/api/v1/read', 'Ann owns Beta.', 'text/plain')).toBe('a thread read 14');
  });
});
