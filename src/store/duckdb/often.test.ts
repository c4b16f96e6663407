/** A store asked often keeps its links in memory: the answers are those of look-ups, and a new batch is seen at once. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { importInto, openFiles, openStore } from '../../index.ts';

const folder = mkdtempSync(join(tmpdir(), 'lookthrough-often-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const OWN = `source "r" (register) published 2020\n${Array.from({ length: 40 }, (_, i) => `N${i + 1} owns ${50 + i}% of N${i}`).join('\n')}\nN5 owns 3% of N20\n`;
const more = 'source "r" (register) published 2020\nZed owns 7% of N10\n';

test('asked a hundred times, then with a new batch, it tells what memory tells', async () => {
  const store = await openStore(join(folder, 'often.lookthrough'), { create: true });
  await importInto(store.store, [{ name: 'a.own', text: OWN }]);
  const memory = await openFiles([{ name: 'a.own', text: OWN }]);
  const ids = async (of: typeof store, name: string, down: number): Promise<string[]> => {
    const party = await of.resolve(name);
    if (!party.ok) throw new Error(name);
    return (await of.store.closure([party.party], down)).map((s) => s.statementId).sort();
  };
  for (let i = 0; i < 100; i += 1) {
    const [name, down] = [`N${i % 40}`, i % 3];
    expect([i, await ids(store, name, down)]).toEqual([i, await ids(memory, name, down)]);
  }
  await importInto(store.store, [{ name: 'b.own', text: more }]);
  const both = await openFiles([
    { name: 'a.own', text: OWN },
    { name: 'b.own', text: more },
  ]);
  expect(await ids(store, 'N2', 0)).toEqual(await ids(both, 'N2', 0));
  expect(await store.version()).toBe(await both.version());
  await store.close();
});
