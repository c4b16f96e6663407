/** Threads that answer, and their limit: the built package, since a thread is started from a file of its own. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import type * as Http from '../src/faces/http/index.ts';
import type * as Threaded from '../src/faces/http/threaded.ts';
import type * as Package from '../src/index.ts';

const built = (path: string): Promise<unknown> => import(new URL(`../dist/${path}`, import.meta.url).href);
const { ask, envelopeText, openFiles, openStore, threadsOver, workspaceOf } = (await built(
  'index.js',
)) as typeof Package;
const { apiOf, serve } = (await built('faces/http/index.js')) as typeof Http;
const { ThreadedReplies } = (await built('faces/http/threaded.js')) as typeof Threaded;

const folder = mkdtempSync(join(tmpdir(), 'lookthrough-threads-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const kingsoft = await openFiles([join(import.meta.dirname, '../gallery/kingsoft-2015/financeasia.own')]);
const PROGRAM = join(folder, 'program.mjs');
writeFileSync(
  PROGRAM,
  `import { answerCalls, ask, envelopeText } from ${JSON.stringify(new URL('../dist/index.js', import.meta.url).href)};
  answerCalls(async (workspace, asked) => {
    if (asked === 'for ever') for (;;);
    if (asked === 'memory') { const held = []; for (;;) held.push(new Array(1e5).fill({})); }
    if (asked === 'stop') process.exit();
    if (asked === 'count') { let n = 0; for await (const _ of workspace.store.all()) n += 1; return n; }
    return envelopeText(await ask(workspace, asked));
  });`,
);
const open: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const o of open.splice(0)) await o.close();
});
function threads(options: Package.ThreadsOptions, program = PROGRAM): Package.Threads {
  const made = threadsOver(kingsoft.store, pathToFileURL(program), options);
  open.push(made);
  return made;
}

describe('threads that answer', () => {
  test('give the bytes this thread gives', async () => {
    const pool = threads({ threads: 2 });
    const questions = [
      { verb: 'owners', subject: 'Kingsoft', asAt: '2015-03-31' },
      { verb: 'control', subject: 'Kingsoft', rule: 'hk-listing-controlling' },
      { verb: 'structure', subject: 'Kingsoft' },
      { verb: 'audit' },
    ] as const;
    const given = await Promise.all(questions.map((q) => pool.call(q)));
    for (const [at, q] of questions.entries()) expect(given[at]).toBe(envelopeText(await ask(kingsoft, q)));
  });
  test('look things up in a store in memory, and see the next batch', async () => {
    const { store } = await openStore(join(folder, 'held.lookthrough'), { create: true });
    open.push(store);
    const facts = async (text: string): Promise<void> => {
      const { store: read } = await openFiles([
        { name: 'f.own', text: `source "r" (register) published 2020\n${text}` },
      ]);
      const found: Package.Statement[] = [];
      for await (const s of read.all()) found.push(s);
      await store.append(found);
    };
    await facts('Ann (person) owns 60% of Beta\nBeta owns 50% of Gamma\n');
    await store.hold?.(1e9);
    const pool = threadsOver(store, pathToFileURL(PROGRAM), { threads: 1 });
    open.unshift(pool);
    const question = { verb: 'owners', subject: 'gamma' } as const;
    for (const more of ['Zoe owns 7% of Gamma\n', 'Eve owns 3% of Beta\n']) {
      expect(await pool.call(question)).toBe(envelopeText(await ask(workspaceOf(store), question)));
      await facts(more);
    }
    expect(await pool.call(question)).toContain('Eve');
  });
  test('read every statement of the store', async () =>
    expect(await threads({ threads: 1 }).call('count')).toBe((await kingsoft.store.meta()).count));
  test('throw what this thread throws', () =>
    expect(threads({ threads: 1 }).call({ verb: 'owners', subject: 'Kingsof' })).rejects.toMatchObject({
      code: 'not-found',
      choices: expect.arrayContaining(['Kingsoft']),
    }));
  test('end a call at the limit by name, and answer others meanwhile and after', async () => {
    const pool = threads({ threads: 2, seconds: 5 });
    const late = expect(pool.call('for ever')).rejects.toMatchObject({ code: 'time-limit', received: '5' });
    expect(await pool.call('count')).toBeGreaterThan(0);
    await late;
    expect(await Promise.all([pool.call('count'), pool.call('count')])).toHaveLength(2);
  });
  test('tell who waits too long behind others', async () => {
    const pool = threads({ threads: 1, seconds: 1 });
    const long = expect(pool.call('for ever')).rejects.toMatchObject({ message: expect.stringContaining('worked on') });
    const behind = pool.call('for ever');
    await expect(behind).rejects.toMatchObject({ code: 'time-limit' });
    await long;
  });
  test('stop working on what is given up', async () => {
    const pool = threads({ threads: 1 });
    await pool.call('count');
    const gone = new AbortController();
    const left = expect(pool.call('for ever', gone.signal)).rejects.toMatchObject({ code: 'interrupted' });
    await new Promise((later) => setTimeout(later, 500));
    const behind = pool.call('count');
    gone.abort();
    await left;
    expect(await behind).toBeGreaterThan(0);
    expect(await pool.call('count')).toBeGreaterThan(0);
    await expect(pool.call('count', gone.signal)).rejects.toMatchObject({ code: 'interrupted' });
  });
  test('that run out of memory or stop are named, and others take their place', async () => {
    const pool = threads({ threads: 1 });
    const narrow = threads({ threads: 1, megabytes: 64 });
    await expect(narrow.call('memory')).rejects.toMatchObject({ code: 'memory-limit' });
    expect(await narrow.call('count')).toBeGreaterThan(0);
    await expect(pool.call('stop')).rejects.toThrow('a thread has stopped');
    expect(await pool.call('count')).toBeGreaterThan(0);
  });
  test('say to who asks that their program cannot be loaded', async () => {
    const broken = join(folder, 'broken.mjs');
    writeFileSync(broken, 'throw new Error("broken")');
    await expect(threads({ threads: 2 }, broken).call('count')).rejects.toThrow();
  });
  test('that are closed interrupt what is left', async () => {
    const pool = threads({ threads: 1 });
    const left = expect(pool.call('for ever')).rejects.toMatchObject({ code: 'interrupted' });
    await pool.close();
    await left;
    await expect(pool.call('count')).rejects.toMatchObject({ code: 'interrupted' });
  });
});

describe('a server with threads', () => {
  /** Everybody holds a part of everybody, and two thousand hold the first of them. */
  function hostile(): string {
    const rows = ['owner,owned,share'];
    for (let a = 0; a < 60; a += 1) for (let b = 0; b < 60; b += 1) if (a !== b) rows.push(`K${a},K${b},"0.6-1.5"`);
    for (let p = 0; p < 2_000; p += 1) rows.push(`P${p},K0,0.005`);
    return rows.join('\n');
  }
  async function served(workspace: Package.Workspace, seconds: number): Promise<string> {
    const pool = new ThreadedReplies(workspace, { limits: {} }, seconds);
    const running = await serve(apiOf(workspace), { webRoot: '/nowhere', port: 0, threads: pool });
    open.push(running);
    return `${running.url}api/v1/`;
  }
  test('refuses a hostile question at the limit, answers beside it, and stops when it is told to', async () => {
    const workspace = await openFiles([{ name: 'hostile.csv', text: hostile() }]);
    const url = await served(workspace, 2);
    const asked = fetch(`${url}beneficial-owners?subject=K1&rule=all`);
    expect((await fetch(`${url}version`)).status).toBe(200);
    const refused = await asked;
    expect([refused.status, refused.headers.get('content-type')]).toEqual([503, 'application/problem+json']);
    expect(await refused.json()).toMatchObject({ code: 'time-limit', received: '2', title: 'Service Unavailable' });
    expect((await fetch(`${url}version`)).status).toBe(200);
    // What is still being worked out does not hold up the end.
    const left = fetch(`${url}beneficial-owners?subject=K2&rule=all`).catch(() => undefined);
    await new Promise((later) => setTimeout(later, 300));
    await Promise.all(open.splice(0).map((o) => o.close()));
    await left;
  });
  test('serves the bytes, tags, forms and refusals of one without', async () => {
    const url = await served(kingsoft, 600);
    const plain = await serve(apiOf(kingsoft), { webRoot: '/nowhere', port: 0 });
    open.push(plain);
    const paths = [
      ['owners?subject=Kingsoft', 'application/json'],
      ['structure?subject=Kingsoft', 'image/svg+xml'],
      ['owners?subject=Kingsoft', 'text/csv'],
      ['entities/Kingsoft', 'application/json'],
      ['statements?limit=3', 'application/json'],
      ['statements', 'application/vnd.bods+json'],
      ['what-if?subject=Kingsoft&change=Nobody%20sells%203%25%20of%20Kingsoft%20to%20Xiaomi', 'application/json'],
      ['owners?subject=Kingsof', 'application/json'],
      ['statements?cursor=abc', 'application/json'],
      ['regimes', 'application/json'],
    ] as const;
    for (const [path, accept] of paths) {
      const [threaded, alone] = await Promise.all(
        [url, `${plain.url}api/v1/`].map(async (base) => {
          const r = await fetch(`${base}${path}`, { headers: { accept } });
          const heads = ['etag', 'content-type', 'link'].map((name) => r.headers.get(name));
          return [r.status, ...heads, await r.text()];
        }),
      );
      expect(threaded, path).toEqual(alone);
    }
    const draft = { method: 'POST', body: 'Ann owns 60% of Beta\n', headers: { 'content-type': 'text/plain' } };
    const [threaded, alone] = await Promise.all(
      [url, `${plain.url}api/v1/`].map(async (base) => (await fetch(`${base}draft?subject=Beta`, draft)).text()),
    );
    expect(threaded).toBe(alone);
    expect(threaded).toContain('"draft":true');
  });
});
