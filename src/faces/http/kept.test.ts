import { describe, expect, test } from 'vitest';
import { openFiles } from '../../index.ts';
import { apiOf } from './api.ts';
import { appOf } from './app.ts';
import { KeptReplies } from './kept.ts';

const reply = (size: number) => ({ text: 'x'.repeat(size) });

describe('kept replies', () => {
  test('never take more room than they have; the longest unasked go first', () => {
    const kept = new KeptReplies(80);
    for (const tag of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']) kept.keep(tag, reply(10));
    expect(kept.of('a')).toEqual(reply(10));
    kept.keep('i', reply(10));
    expect(['a', 'b', 'c', 'i'].map((tag) => kept.of(tag) !== undefined)).toEqual([true, false, true, true]);
  });
  test('one that would drive out most others is not kept', () => {
    const kept = new KeptReplies(80);
    kept.keep('large', reply(11));
    expect(kept.of('large')).toBeUndefined();
  });
});

describe('the server', () => {
  const facts = (share: number) =>
    openFiles([{ name: 'f.own', text: `source "r" (register) published 2020\nAnn owns ${share}% of Beta\n` }]);
  test('answers the same question once, a refusal and another question anew', async () => {
    const api = apiOf(await facts(60));
    let asked = 0;
    const counted = {
      ...api,
      ask(q: Parameters<typeof api.ask>[0]) {
        asked += 1;
        return api.ask(q);
      },
    };
    const app = appOf(counted, { webRoot: '/nowhere' });
    const get = async (path: string): Promise<string> =>
      (await app.request(`http://127.0.0.1/api/v1/${path}`, { headers: { host: '127.0.0.1' } })).text();
    const first = await get('owners?subject=Beta');
    expect([await get('owners?subject=Beta'), asked]).toEqual([first, 1]);
    expect(await get('owners?subject=Beta&measure=votes')).not.toBe(first);
    expect(asked).toBe(2);
    const refused = await get('owners?subject=Nobody');
    expect([await get('owners?subject=Nobody'), asked]).toEqual([refused, 4]);
  });
  test('never answers from another state of the data', async () => {
    const [api, changed] = [apiOf(await facts(60)), apiOf(await facts(70))];
    let now = api;
    const app = appOf({ ...api, ask: (q) => now.ask(q), version: () => now.version() }, { webRoot: '/nowhere' });
    const get = async (): Promise<string> =>
      (await app.request('http://127.0.0.1/api/v1/owners?subject=Beta', { headers: { host: '127.0.0.1' } })).text();
    const before = await get();
    now = changed;
    const after = await get();
    expect(before).toContain('60');
    expect(after).not.toBe(before);
    expect(after).toContain('70');
  });
});
