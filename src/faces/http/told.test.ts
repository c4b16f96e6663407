/** One party, the sources, the days of change and a scenario, as the server tells them. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ask, changeDays, openFiles, partyProfile, type Workspace } from '../../index.ts';
import { statementJson } from '../../statements/json.ts';
import { apiOf } from './api.ts';
import { appOf } from './app.ts';
import { DatesPage } from './dates.ts';
import { EntityOut } from './entities.ts';
import { ProblemBody } from './problem.ts';
import { ScenarioOut } from './scenario.ts';
import { SourcePage, SourcesPage } from './sources.ts';

const gallery = (path: string) => new URL(`../../../gallery/${path}`, import.meta.url).pathname;
const kingsoft = await openFiles([gallery('kingsoft-2015/financeasia.own')]);
const dated = await openFiles([
  {
    name: 'facts.csv',
    text: 'owner,owned,share,from,to\nAnn,Beta,60,2019-03-01,\nCy,Beta,20,2019-05-10,2020-02-29\nBeta,Gamma,50,2020,2021-06\nDora,Beta,10,,\n',
  },
  { name: 'more.own', text: 'source "r" (register) published 2020-04-01\nAnn owns 61% of Beta\nAnn is a person\n' },
]);
const getOf = (workspace: Workspace) => {
  const app = appOf(apiOf(workspace), { webRoot: '/nowhere' });
  return (path: string): Promise<Response> =>
    Promise.resolve(app.request(`http://127.0.0.1/api/v1/${path}`, { headers: { host: '127.0.0.1' } }));
};
const get = getOf(kingsoft);

/** Every page of a list, each from the cursor of the one before. */
async function pages<P extends { complete: boolean; next?: string | undefined }>(
  of: Workspace,
  path: string,
  read: (body: unknown) => P,
): Promise<P[]> {
  const found: P[] = [];
  for (let next = ''; ; ) {
    const body = read(await (await getOf(of)(`${path}${next}`)).json());
    expect(body.complete).toBe(body.next === undefined);
    found.push(body);
    if (body.next === undefined) return found;
    next = `&cursor=${body.next}`;
  }
}

describe('one entity', () => {
  test('is told by every statement that names it, a page at a time', async () => {
    const whole = await partyProfile(kingsoft, 'Kingsoft');
    const told = await pages(kingsoft, 'entities/Kingsoft?limit=2', (b) => EntityOut.parse(b));
    expect(told.flatMap((p) => p.said.map((s) => s.statement))).toEqual(whole.said.map((s) => s.statement.statementId));
    const naming: string[] = [];
    for await (const s of kingsoft.store.all())
      if (statementJson(s).includes(`"${whole.party.id}"`)) naming.push(s.statementId);
    expect(naming.length).toBeGreaterThan(3);
    expect(whole.said.map((s) => s.statement.statementId)).toEqual(naming);
  });
  test('is the party answers show, by name or by id', async () => {
    const { answer } = await ask(kingsoft, { verb: 'owners', subject: 'Kingsoft' });
    const { id } = answer['subject'] as { id: string };
    const [byName, byId] = await Promise.all(
      ['Kingsoft', encodeURIComponent(`@${id}`)].map((x) => get(`entities/${x}`)),
    );
    expect(EntityOut.parse(await byName?.json())).toMatchObject({
      id,
      name: 'Kingsoft',
      type: 'company',
      complete: true,
    });
    expect((await byId?.json()) as object).toMatchObject({ id });
  });
  test('says of a person the month of birth and no day', async () => {
    const text = 'source "r" (register) published 2020\nAda Holm is a person, born 17 June 1950\n';
    const response = await getOf(await openFiles([{ name: 'p.own', text }]))('entities/Ada%20Holm');
    const body = await response.text();
    expect(EntityOut.parse(JSON.parse(body)).dates.born).toBe('1950-06');
    expect(body).not.toContain('1950-06-17');
  });
  test('that nobody names is not there, and those like it are named', async () =>
    expect(ProblemBody.parse(await (await get('entities/Kingsof')).json())).toMatchObject({
      status: 404,
      code: 'not-found',
      choices: expect.arrayContaining(['Kingsoft']),
    }));
});

describe('the sources', () => {
  const sum = (list: readonly Record<string, number>[]): number =>
    list.flatMap((x) => Object.values(x)).reduce((a, b) => a + b, 0);
  test('count every statement once, in one page or in many', async () => {
    const { count } = await dated.store.meta();
    for (const size of [1, 3, count]) {
      const read = await pages(dated, `sources?limit=${size}`, (b) => SourcesPage.parse(b));
      expect(sum(read.flatMap((p) => p.sources.map((s) => s.statements)))).toBe(count);
      expect(read.every((p) => p.of === count && p.read <= size)).toBe(true);
    }
  });
  test('keep publisher, dates and licence as the source gives them', async () => {
    const text = readFileSync(gallery('kingsoft-2015/financeasia.own'), 'utf8');
    const { sources } = SourcesPage.parse(await (await get('sources')).json());
    expect(sources).toHaveLength(1);
    expect(text).toContain(sources[0]?.name);
    expect(sources[0]?.published?.first.slice(0, 4)).toBe('2015');
    expect(sources[0]).not.toHaveProperty('licence');
  });
  test('each can be had with what it says', async () => {
    const { sources } = SourcesPage.parse(await (await getOf(dated)('sources')).json());
    expect(sources.length).toBeGreaterThan(1);
    for (const source of sources) {
      const read = await pages(dated, `sources/${source.id}?limit=2`, (b) => SourcePage.parse(b));
      expect(read.flatMap((p) => p.statements)).toHaveLength(sum([source.statements]));
      expect(read.flatMap((p) => p.statements).every((s) => s.source.name === source.name)).toBe(true);
    }
    expect((await getOf(dated)('sources/src:none')).status).toBe(404);
  });
});

describe('the days of change', () => {
  /** What the columns above and below say on a day, as the interface shows it. */
  const shown = async (day: string): Promise<string> => {
    const { answer } = await ask(dated, { verb: 'structure', subject: 'Beta', asAt: day });
    const edges = answer['edges'] as { from: string; to: string; economic?: object; votes?: object }[];
    return JSON.stringify(edges.map(({ from, to, economic, votes }) => [from, to, economic, votes]));
  };
  test('are those on which the group differs from the day before, and no other', async () => {
    const { days } = await changeDays(dated, { subject: 'Beta' });
    const differing: string[] = [];
    let before = await shown('2018-12-31');
    for (let at = Date.UTC(2019, 0, 1); at < Date.UTC(2021, 11, 31); at += 86_400_000) {
      const day = new Date(at).toISOString().slice(0, 10);
      const now = await shown(day);
      if (now !== before) differing.push(day);
      before = now;
    }
    expect(differing.length).toBeGreaterThan(4);
    expect(days.map((d) => d.day)).toEqual(differing);
  });
  test('come in pages that join to the whole', async () => {
    const whole = await changeDays(dated, { subject: 'Beta' });
    for (const size of [1, 4]) {
      const read = await pages(dated, `dates?subject=Beta&limit=${size}`, (b) => DatesPage.parse(b));
      expect(read.flatMap((p) => p.days)).toEqual(whole.days);
      expect(read.reduce((n, p) => n + p.looked, 0)).toBe(whole.of);
    }
  });
});

describe('a scenario', () => {
  const sentence = 'Tencent sells 3% of Kingsoft to Xiaomi';
  const path = `subject=Kingsoft&change=${encodeURIComponent(sentence)}`;
  test('is read with whom its names mean, and says where it is worked out', async () => {
    const read = ScenarioOut.parse(await (await get(`scenario?${path}`)).json());
    expect(read).toMatchObject({ scenario: true, subject: { name: 'Kingsoft' } });
    expect(read.changes.map((c) => [c.sentence, c.kind, c.share, c.parties.map((p) => p.name).sort()])).toEqual([
      [sentence, 'transfer', '3/100', ['Kingsoft', 'Tencent', 'Xiaomi']],
    ]);
    const worked = await get(read.whatIf.replace('/api/v1/', ''));
    expect((await worked.json()) as object).toMatchObject({ answer: { scenario: true } });
  });
  test.each([
    ['change=Tencent%20eats%20Kingsoft', 400, '#/change/0'],
    ['change=Nobody%20sells%203%25%20of%20Kingsoft%20to%20Xiaomi', 404, '#/change/0'],
  ])('that cannot be read is refused at its sentence: %s', async (change, status, pointer) =>
    expect(ProblemBody.parse(await (await get(`scenario?subject=Kingsoft&${change}`)).json())).toMatchObject({
      status,
      errors: [{ pointer }],
    }),
  );
});

describe('a server with a limit', () => {
  const app = appOf(apiOf(kingsoft, { statements: 5 }), { webRoot: '/nowhere' });
  const asked = (path: string): Promise<Response> =>
    Promise.resolve(app.request(`http://127.0.0.1/api/v1/${path}`, { headers: { host: '127.0.0.1' } }));
  test('refuses a verdict that rests on more, with the number, and gives no part of it', async () => {
    const body = ProblemBody.parse(await (await asked('control?subject=Kingsoft&rule=all')).json());
    expect(body).toMatchObject({ status: 422, code: 'limit-reached', received: expect.stringMatching(/^\d+$/) });
    const least = Number(body.received);
    const enough = appOf(apiOf(kingsoft, { statements: least }), { webRoot: '/nowhere' });
    const address = 'http://127.0.0.1/api/v1/control?subject=Kingsoft&rule=all';
    expect((await enough.request(address, { headers: { host: '127.0.0.1' } })).status).toBe(200);
  });
  test('still tells lists, a page at a time', async () =>
    expect((await asked('entities/Kingsoft?limit=2')).status).toBe(200));
});
