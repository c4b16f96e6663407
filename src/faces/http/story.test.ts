/** A story is served beside the data: its steps, its page, and a tag of its own. */
import { describe, expect, test } from 'vitest';
import { openFiles } from '../../index.ts';
import { readStory } from '../story/index.ts';
import { apiOf } from './api.ts';
import { appOf } from './app.ts';

const workspace = await openFiles([
  { name: 'a.own', text: 'Ann owns 60% of Beta\nBeta owns 50% of Gamma\nZoe owns 1% of Alpha\n' },
]);
const story = (title: string): ReturnType<typeof readStory> =>
  readStory(
    JSON.stringify({
      format: 'lookthrough-story-1',
      title: { en: title, zh: '故事' },
      steps: [{ title: 'One', text: 'Two', view: '?subject=Beta', focus: ['Ann > Beta'] }],
    }),
    'my.json',
  );
const served =
  (told?: string) =>
  async (path: string, headers: Record<string, string> = {}): Promise<Response> => {
    const api = apiOf(workspace, {}, told === undefined ? undefined : { story: story(told), file: 'my.json' });
    return appOf(api, { webRoot: '/nowhere' }).request(`http://127.0.0.1${path}`, {
      headers: { host: '127.0.0.1', ...headers },
    });
  };
const HTML = { accept: 'text/html' };

describe('the story of the data', () => {
  test('is its steps as they were read', async () => {
    expect(await (await served('T')('/api/v1/story')).json()).toEqual({ story: story('T') });
  });
  test('is a page in the language asked for', async () => {
    const response = await served('T')('/api/v1/story?language=zh', HTML);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await response.text()).toContain('<h1>故事</h1>');
    expect((await served('T')('/api/v1/story?language=fr', HTML)).status).toBe(400);
  });
  test('has a tag that another story over the same data has not', async () => {
    const tag = (await served('T')('/api/v1/story')).headers.get('etag') ?? '';
    expect((await served('T')('/api/v1/story', { 'if-none-match': tag })).status).toBe(304);
    expect((await served('U')('/api/v1/story', { 'if-none-match': tag })).status).toBe(200);
  });
  test('is null where none is told, and then no page', async () => {
    expect(await (await served()('/api/v1/story')).json()).toEqual({ story: null });
    expect((await served()('/api/v1/story', HTML)).status).toBe(404);
  });
});

describe('a story that is sent along', () => {
  const post = (body: string, type = 'application/json'): Promise<Response> =>
    Promise.resolve(
      appOf(apiOf(workspace), { webRoot: '/nowhere' }).request('http://127.0.0.1/api/v1/story', {
        method: 'POST',
        body,
        headers: { host: '127.0.0.1', 'content-type': type },
      }),
    );
  test('is told over the data and kept nowhere', async () => {
    const response = await post(JSON.stringify(story('Mine')));
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(await response.text()).toContain('<h1>Mine</h1>');
    expect(await (await served()('/api/v1/story')).json()).toEqual({ story: null });
  });
  test('is refused where it is none, or asks what the data do not hold', async () => {
    expect((await post('{"format":"other"}')).status).toBe(422);
    expect((await post('x', 'text/plain')).status).toBe(415);
    const nobody = { ...story('Mine'), steps: [{ title: 'One', text: 'Two', view: '?subject=Nobody' }] };
    expect((await post(JSON.stringify(nobody))).status).toBeGreaterThanOrEqual(400);
  });
});

test('the party to begin with is the held one with most ties, and nobody where nothing is held', async () => {
  expect(await (await served()('/api/v1/first')).json()).toEqual({ party: 'name:beta' });
  const nobody = apiOf(await openFiles([{ name: 'b.own', text: 'Ann is a person\n' }]));
  expect(await nobody.first()).toBeUndefined();
});
