/** Long chains of control: what is written of them grows with the parties and not with their square. */
import { expect, test } from 'vitest';
import { owns } from '../../test/statements.ts';
import { memoryStore } from '../store/memory/index.ts';
import { ask } from '../workspace/ask.ts';
import { workspaceOf } from '../workspace/workspace.ts';
import type { ChainOut } from './chain-out.ts';

interface Controllers {
  readonly controllers: readonly (ChainOut & { readonly party: { readonly name: string } })[];
}

async function controllers(length: number) {
  const store = memoryStore();
  await store.append(Array.from({ length }, (_, i) => owns(`C${i + 1}`, `C${i}`, '90')));
  const { answer, warnings } = await ask(workspaceOf(store), { verb: 'control', subject: 'C0' });
  const list = (answer as unknown as Controllers).controllers;
  return { list, said: warnings.filter((w) => w.code === 'partial-answer').map((w) => w.message) };
}

test('a chain of forty parties is written out, of forty-one the first and the last twenty', async () => {
  const { list, said } = await controllers(40);
  const of = (name: string) => list.find((c) => c.party.name === name);
  expect([of('c39')?.chain.length, of('c39')?.chainLeftOut]).toEqual([40, undefined]);
  expect([of('c40')?.chain.length, of('c40')?.chainLeftOut]).toEqual([40, 1]);
  expect(of('c40')?.chain.map((p) => p.name)).toEqual(
    [...Array(41).keys()].filter((i) => i !== 20).map((i) => `c${40 - i}`),
  );
  expect(said).toEqual([
    'chains of more than 40 parties are written by their first and last 20, with the count of those between: 1 of 40 here; "structure" shows every link',
  ]);
});

test('an ordinary answer leaves out nothing and says nothing of it', async () => {
  expect((await controllers(5)).said).toEqual([]);
});
