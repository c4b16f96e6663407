import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { openFiles } from '../../index.ts';
import { apiOf } from './api.ts';
import { appOf } from './app.ts';
import { LONGEST_BODY } from './body.ts';
import { DRAFT_PATH, DraftOut, MOST_HOLDERS } from './draft.ts';
import { ProblemBody } from './problem.ts';

const workspace = await openFiles([{ name: 'facts.own', text: 'Ann owns 60% of Beta\n' }]);
const app = appOf(apiOf(workspace), { webRoot: '/nowhere' });
const host = { host: '127.0.0.1' };
const post = (text: string, query = '', headers: Record<string, string> = {}): Promise<Response> =>
  Promise.resolve(
    app.request(`http://127.0.0.1${DRAFT_PATH}${query}`, {
      method: 'POST',
      body: text,
      headers: { 'content-type': 'text/plain; charset=utf-8', ...host, ...headers },
    }),
  );
const draft = async (text: string, query = ''): Promise<DraftOut> =>
  DraftOut.parse(await (await post(text, query)).json());

describe('a draft', () => {
  test('is answered as a file of the same text is', async () => {
    const text = 'Ann (person) owns 60% of Gamma\nBob (person) owns 10% of Gamma\n';
    const { answer, problems } = await draft(text, '?subject=Gamma');
    const file = appOf(apiOf(await openFiles([{ name: 'draft.own', text }])), { webRoot: '/nowhere' });
    const asFile = await (
      await file.request('http://127.0.0.1/api/v1/structure?subject=Gamma', { headers: host })
    ).json();
    expect([answer, problems]).toEqual([asFile, []]);
  });
  test('never meets the data: neither is the data seen in it, nor is it seen in the data', async () => {
    const before = await workspace.version();
    const { refused, parties } = await draft('Cy owns 5% of Delta\n', '?subject=Beta');
    expect(refused?.detail).toContain('Beta');
    expect(parties.map((p) => p.name).sort()).toEqual(['Cy', 'Delta']);
    expect(await workspace.version()).toBe(before);
    const found = await app.request('http://127.0.0.1/api/v1/structure?subject=Delta', { headers: host });
    expect(found.status).toBe(404);
  });
  test('keeps its good lines and says of each bad one where and what, in the words of the command line', async () => {
    const { problems, lines, answer } = await draft('Ann owns 60% of Beta\n\nA ownz 60% of B\n', '?subject=Beta');
    expect(problems).toMatchObject([{ severity: 'rejected', line: 3, column: 3, received: 'ownz' }]);
    expect(problems[0]?.text).toMatch(
      /^line 3, column 3: "ownz" is not a verb of the notation.*did you mean "owns"\?$/,
    );
    const [edge] = answer?.answer.edges ?? [];
    expect(edge?.statements.map((s) => lines[s])).toEqual([1]);
  });
  test('without a subject is read alone, and counts who is named as a holder', async () => {
    const found = await draft('Ann owns 60% of Beta\nBob owns 1% of Beta\n');
    expect(found.answer).toBeUndefined();
    expect(found.parties.find((p) => p.name === 'Beta')?.holders).toBe(2);
  });
  test('with more holders of one company than are answered at a pause in typing says so, and its errors all the same', async () => {
    const lines = (n: number): string => Array.from({ length: n }, (_, i) => `P${i} owns 0.1% of Beta`).join('\n');
    const found = await draft(`${lines(MOST_HOLDERS + 1)}\nA ownz B\n`, '?subject=Beta');
    expect(found.refused?.detail).toContain(`Beta has ${MOST_HOLDERS + 1} holders`);
    expect([found.answer, found.problems.length]).toEqual([undefined, 1]);
  });
  test('that is empty is no failure', async () =>
    expect((await draft('')).problems.map((p) => p.code)).toEqual(['empty-input']));
  test('is not kept by anything between', async () =>
    expect((await post('A owns 5% of B')).headers.get('cache-control')).toBe('no-store'));
});

describe('a draft is refused', () => {
  test('over its limit, whatever it says', async () => {
    const response = await post('# '.repeat(LONGEST_BODY / 2 + 1));
    expect([response.status, ProblemBody.parse(await response.json()).code]).toEqual([413, 'too-long']);
  });
  test('up to its limit it is read', async () =>
    expect((await post(`# ${'x'.repeat(LONGEST_BODY - 2)}`)).status).toBe(200));
  test.each([['application/x-www-form-urlencoded'], ['application/json'], ['multipart/form-data; boundary=x']])(
    'as %s',
    async (type) => expect((await post('A owns 5% of B', '', { 'content-type': type })).status).toBe(415),
  );
  test('from a page elsewhere', async () =>
    expect((await post('A owns 5% of B', '', { origin: 'https://evil.example' })).status).toBe(403));
  test('with a parameter it does not take', async () =>
    expect((await post('A owns 5% of B', '?subjet=B')).status).toBe(400));
  test('anywhere else: a question takes no text', async () => {
    const response = await app.request('http://127.0.0.1/api/v1/structure?subject=Beta', {
      method: 'POST',
      headers: host,
    });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
  });
});

test('the description is that of what is answered', async () => {
  const document = (await (await app.request('http://127.0.0.1/openapi.json', { headers: host })).json()) as object;
  const ajv = new Ajv2020({ strict: 'log', logger: false });
  addFormats.default(ajv);
  ajv.addVocabulary(['openapi', 'info', 'paths', 'components']);
  ajv.addSchema(document, 'api');
  const at = `api#/paths/${encodeURIComponent(DRAFT_PATH.replaceAll('/', '~1'))}/post/responses/200/content/application~1json/schema`;
  const check = ajv.getSchema(at);
  expect(check?.(await draft('A ownz\nAnn owns 5% of Beta', '?subject=Beta'))).toBe(true);
  expect(check?.({ draft: false })).toBe(false);
});
