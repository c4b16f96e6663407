import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openFiles, openStore, type Workspace } from '../../index.ts';
import type { Statement } from '../../statements/types.ts';
import { TextIndex, TextIndexBuilder } from '../held/text-index.ts';

const folder = mkdtempSync(join(tmpdir(), 'lookthrough-held-'));
const open: Workspace[] = [];
afterAll(async () => {
  for (const w of open) await w.close();
  rmSync(folder, { recursive: true, force: true });
});

async function statementsOf(text: string): Promise<Statement[]> {
  const found: Statement[] = [];
  for await (const s of (await openFiles([{ name: 'facts.own', text }])).store.all()) found.push(s);
  return found;
}
const FACTS = `source "r" (register) published 2020
Ann (person, id GB-COH:1234) owns 60% of Beta
Beta owns 50% of Gamma
Cy and Dee act in concert over Gamma
Ann owns 5% of Gamma
"Ann" (person, id GB-COH:999) owns 5% of Delta
"quote's \\"x\\"" owns 1% of Delta
金山 owns 2% of Delta
`;

async function kept(name: string, text: string): Promise<Workspace> {
  const workspace = await openStore(join(folder, name), { create: true });
  open.push(workspace);
  await workspace.store.append(await statementsOf(text));
  return workspace;
}

describe('a store in memory', () => {
  test('tells what it tells from the disk', async () => {
    const [held, disk] = [await kept('held', FACTS), await kept('disk', FACTS)];
    expect(await held.store.hold?.(1e9)).toBeGreaterThan(0);
    const ids = (list: readonly Statement[]): string[] => list.map((s) => s.statementId).sort();
    const parties = new Set((await statementsOf(FACTS)).flatMap((s) => (s.kind === 'party' ? [s.party] : [])));
    for (const party of parties) {
      for (const down of [0, 1])
        expect(ids(await held.store.closure([party], down))).toEqual(ids(await disk.store.closure([party], down)));
      expect(await held.store.find(`@${party}`, 9)).toEqual(await disk.store.find(`@${party}`, 9));
    }
    const texts = ['ANN', 'beta', 'Gama', '金山', 'GB-COH:1234', "quote's", '@nobody', '', 'name:beta', 'Cy'];
    for (const text of texts) expect(await held.store.find(text, 9), text).toEqual(await disk.store.find(text, 9));
    expect(await held.store.bearers(texts, 5)).toEqual(await disk.store.bearers(texts, 5));
  });
  test('is given up with the next batch, whose statements it does not have', async () => {
    const workspace = await kept('grown', FACTS);
    await workspace.store.hold?.(1e9);
    const more = await statementsOf(`${FACTS}Zoe owns 7% of Beta\n`);
    await workspace.store.append(more);
    expect((await workspace.store.find('Zoe', 1))[0]?.score).toBe(1);
    const beta = (await workspace.store.find('Beta', 1))[0]?.id ?? '';
    expect((await workspace.store.closureJson?.([beta], 0))?.some((json) => json.includes('zoe'))).toBe(true);
  });
  test('that would take more than it may stays on the disk', async () => {
    const workspace = await kept('large', FACTS);
    expect(await workspace.store.hold?.(100)).toBeUndefined();
    expect((await workspace.store.find('Beta', 1))[0]?.score).toBe(1);
  });
});

describe('texts by key', () => {
  test('are found by their key alone, all of it, in the order they came', () => {
    const [built, plain] = [new TextIndexBuilder(), new Map<string, string[]>()];
    const long = 'x'.repeat(70_000);
    for (let at = 0; at < 5000; at += 1) {
      const [key, value] = [`k${(at * 7919) % 1500}`, at === 77 ? long.repeat(1000) : `v${at} é 金`];
      built.add(key, value);
      plain.set(key, [...(plain.get(key) ?? []), value]);
    }
    const index = new TextIndex(built.finish());
    for (const [key, values] of plain) expect([...index.of(key)]).toEqual(values);
    expect([index.has('k'), index.has('k1500'), [...index.of('')]]).toEqual([false, false, []]);
  });
  test('there may be none', () => {
    const index = new TextIndex(new TextIndexBuilder().finish());
    expect(index.has('a')).toBe(false);
  });
});
