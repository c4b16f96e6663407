/** What is answered without a thread is what a thread would answer. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ask, askNearby } from './ask.ts';
import { openStore } from './open-store.ts';
import { importInto, openFiles } from './workspace.ts';

const folder = mkdtempSync(join(tmpdir(), 'lookthrough-nearby-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const rows = Array.from({ length: 40 }, (_, n) => `P${n},Wide,2`);
const text = `owner,owned,share
Ann,Alpha,30
Beta,Alpha,25-35
Cora,Beta,60
Alpha,Gamma,10
${rows.join('\n')}
`;
const files = [
  { name: 'a.csv', text },
  {
    name: 'b.own',
    text: 'source "News" (news) published 2021\nDora owns 10% of Hung\nEve owns 30% of Hung\nDora owns 5% of Eve\n',
  },
];
const asked = { verb: 'owners', direct: true } as const;

test('who holds a company directly is answered at once from a store in memory, where little is said and that decides it', async () => {
  const { store, ...rest } = await openStore(join(folder, 'a.lookthrough'), { create: true });
  await importInto(store, files);
  const w = { store, ...rest };
  const memory = await openFiles(files);
  expect(await askNearby(w, { ...asked, subject: 'Alpha' })).toBeUndefined();
  const fromDisk = await ask(w, { ...asked, subject: 'Alpha' });
  await store.hold?.(1e9);
  for (const subject of ['Alpha', 'Beta', 'Gamma']) {
    const given = await askNearby(w, { ...asked, subject });
    expect(given).toEqual(await ask(memory, { ...asked, subject }));
    if (subject === 'Alpha') expect(given).toEqual(fromDisk);
  }
  // Many holders, a holding that may count another, and another question go the way of all.
  for (const question of [
    { ...asked, subject: 'Wide' },
    { ...asked, subject: 'Hung' },
    { verb: 'owners', subject: 'Alpha' } as const,
    { ...asked, subject: 'Alpha', knownAt: '2020-01-01' },
  ])
    expect(await askNearby(w, question)).toBeUndefined();
  expect(await ask(w, { ...asked, subject: 'Wide' })).toEqual(await ask(memory, { ...asked, subject: 'Wide' }));
  expect(await ask(w, { ...asked, subject: 'Hung' })).toEqual(await ask(memory, { ...asked, subject: 'Hung' }));
  await expect(askNearby(w, { ...asked, subject: 'Nobody at all' })).rejects.toMatchObject({ code: 'not-found' });
  await w.close();
});
