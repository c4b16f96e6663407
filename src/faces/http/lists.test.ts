import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { importInto, openFiles, openStore, type Workspace } from '../../index.ts';
import { apiOf } from './api.ts';
import { appOf } from './app.ts';
import { cursorAt, positionOf } from './cursor.ts';
import { PartiesPage, StatementsPage } from './lists.ts';
import { ProblemBody } from './problem.ts';

const OWN = `source "r" (register) published 2020\n${Array.from({ length: 23 }, (_, i) => `Kin ${i} owns ${(i % 4) + 1}% of Kinsoft`).join('\n')}\nAnn owns 5% of Kinsoft\n`;
const text = [{ name: 'facts.own', text: OWN }];
const folder = mkdtempSync(join(tmpdir(), 'lookthrough-lists-'));
const opened: Workspace[] = [await openFiles(text), await openStore(join(folder, 'db'), { create: true })];
const [files, store] = opened as [Workspace, Workspace];
await importInto(store.store, text);
const other = await openFiles([{ name: 'facts.own', text: `${OWN}Bob owns 1% of Kinsoft\n` }]);
afterAll(async () => {
  for (const workspace of opened) await workspace.close();
  rmSync(folder, { recursive: true, force: true });
});

const getFrom = (workspace: Workspace) => {
  const app = appOf(apiOf(workspace), { webRoot: '/nowhere' });
  return (path: string, accept = '*/*'): Promise<Response> =>
    Promise.resolve(app.request(`http://127.0.0.1${path}`, { headers: { host: '127.0.0.1', accept } }));
};

/** Every page, each from the link of the one before. */
async function walked(workspace: Workspace, path: string): Promise<unknown[][]> {
  const get = getFrom(workspace);
  const pages: unknown[][] = [];
  for (let next: string | undefined = path; next !== undefined; ) {
    const response = await get(next);
    expect(response.status).toBe(200);
    const body = (await response.json()) as { parties?: unknown[]; statements?: unknown[]; next?: string };
    pages.push(body.parties ?? body.statements ?? []);
    next = /^<(.*)>; rel="next"$/.exec(response.headers.get('link') ?? '')?.[1];
    expect(next === undefined ? undefined : new URLSearchParams(next.split('?')[1]).get('cursor')).toBe(body.next);
  }
  return pages;
}

describe.each([
  ['files', files],
  ['a store', store],
])('the pages of a list of %s', (_, workspace) => {
  test.each([
    ['/api/v1/search?q=kin', 50],
    ['/api/v1/statements?', 1000],
  ])('%s joined are the whole, whatever their size', async (path, most) => {
    const [whole, ...rest] = await walked(workspace, `${path}&limit=${most}`);
    expect([rest, (whole?.length ?? 0) > 20]).toEqual([[], true]);
    for (const size of [1, 7, whole?.length ?? 0]) {
      const pages = await walked(workspace, `${path}&limit=${size}`);
      expect(pages.flat()).toEqual(whole);
      expect(
        pages
          .map((p) => p.length)
          .slice(0, -1)
          .every((n) => n === size),
      ).toBe(true);
      expect(pages.at(-1)?.length).toBeGreaterThan(0);
    }
  });
  test('are the statements of the store, each once, in order of id', async () => {
    const ids: string[] = [];
    for await (const s of workspace.store.all()) ids.push(s.statementId);
    const pages = (await walked(workspace, '/api/v1/statements?limit=5')) as { statement: string }[][];
    expect(pages.flat().map((s) => s.statement)).toEqual(ids);
  });
  test('may change their size on the way', async () => {
    const get = getFrom(workspace);
    const first = PartiesPage.parse(await (await get('/api/v1/search?q=kin&limit=3')).json());
    const then = PartiesPage.parse(await (await get(`/api/v1/search?limit=50&q=kin&cursor=${first.next}`)).json());
    const whole = PartiesPage.parse(await (await get('/api/v1/search?q=kin&limit=50')).json());
    expect([...first.parties, ...then.parties]).toEqual(whole.parties);
    expect(then.next).toBeUndefined();
  });
});

describe('a cursor', () => {
  const nextOf = async (workspace: Workspace, path: string): Promise<string> =>
    StatementsPage.or(PartiesPage).parse(await (await getFrom(workspace)(path)).json()).next ?? '';
  const refusal = async (workspace: Workspace, path: string): Promise<ProblemBody> => {
    const response = await getFrom(workspace)(path);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    return ProblemBody.parse(await response.json());
  };
  test('of files is good for a store of the same statements', async () => {
    const next = await nextOf(files, '/api/v1/statements?limit=4');
    expect(await nextOf(store, `/api/v1/statements?limit=4&cursor=${next}`)).toBe(
      await nextOf(files, `/api/v1/statements?limit=4&cursor=${next}`),
    );
  });
  test('of other data is refused by name', async () => {
    const next = await nextOf(files, '/api/v1/statements?limit=4');
    expect(await refusal(other, `/api/v1/statements?limit=4&cursor=${next}`)).toMatchObject({
      status: 410,
      code: 'cursor-other-data',
      errors: [{ parameter: 'cursor', pointer: '#/cursor', received: next }],
    });
  });
  test.each(['/api/v1/search?q=kins&limit=4', '/api/v1/statements?limit=4'])(
    'of another question is refused by name: %s',
    async (path) => {
      const next = await nextOf(files, '/api/v1/search?q=kin&limit=4');
      expect(await refusal(files, `${path}&cursor=${next}`)).toMatchObject({
        status: 400,
        code: 'cursor-other-question',
      });
    },
  );
  test('that is cut, altered or made up is refused by name', async () => {
    const next = await nextOf(files, '/api/v1/search?q=kin&limit=4');
    const altered = `${next.slice(0, -3)}${next.at(-3) === 'A' ? 'B' : 'A'}${next.slice(-2)}`;
    for (const bad of [
      '',
      'x',
      '%F0%9F',
      next.slice(1),
      next.slice(0, -1),
      `${next}A`,
      `${next}%3D`,
      altered,
      'AAAA'.repeat(20),
    ])
      expect(await refusal(files, `/api/v1/search?q=kin&cursor=${bad}`)).toMatchObject({ code: 'cursor-damaged' });
  });
  test('gives back any position', () => {
    const listed = { state: 'v1', question: 'q' };
    for (const position of ['', '0', 's:Ä~/?\u0000', '张三'])
      expect(positionOf(cursorAt(listed, position), listed)).toBe(position);
  });
});

describe('a parameter of a list', () => {
  test.each([
    ['search', ['q']],
    ['search?q=%20', ['q']],
    ['search?q=kin&limit=0', ['limit']],
    ['search?q=kin&limit=51', ['limit']],
    ['search?q=kin&limit=ten', ['limit']],
    ['search?q=kin&limit=1e1', ['limit']],
    ['search?q=kin&page=2&sort=name', ['page', 'sort']],
    ['statements?limit=-1', ['limit']],
    ['regimes?rule=uk-psc', ['rule']],
    ['version?v=1', ['v']],
    ['statements/s:1?full=yes', ['full']],
  ])('that is not understood is named: %s', async (path, parameters) => {
    const response = await getFrom(files)(`/api/v1/${path}`);
    const body = ProblemBody.parse(await response.json());
    expect([response.status, body.code, body.errors?.map((e) => e.parameter)]).toEqual([400, 'usage', parameters]);
  });
  test('beside a whole file is refused', async () => {
    const response = await getFrom(files)('/api/v1/statements?limit=3', 'text/csv');
    expect(ProblemBody.parse(await response.json()).errors).toMatchObject([
      { parameter: 'limit', expected: 'no parameter' },
    ]);
  });
});
