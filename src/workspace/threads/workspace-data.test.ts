/** A workspace goes to another thread and is the same there. */
import { expect, test } from 'vitest';
import { memoryStore } from '../../store/memory/index.ts';
import { ask } from '../ask.ts';
import { openFiles, workspaceOf } from '../workspace.ts';
import { workspaceData, workspaceFromData } from './workspace-data.ts';

test('as data it has the same statements, problems and answers', async () => {
  const rows = Array.from({ length: 700 }, (_, n) => `Ann ${n},Ünlü Şirket ${n % 7},"0.1-${n % 9}.5"`);
  const text = ['owner,owned,share', ...rows, 'Bob,Beta,'].join('\n');
  const before = await openFiles([{ name: 'a.csv', text }]);
  const after = await workspaceFromData(structuredClone(await workspaceData(before)));
  expect(await after.store.meta()).toEqual(await before.store.meta());
  expect([after.problems, before.problems.length > 0]).toEqual([before.problems, true]);
  const question = { verb: 'owners', subject: 'Ünlü Şirket 3', direct: true } as const;
  expect(await ask(after, question)).toEqual(await ask(before, question));
});
test('that is empty stays empty', async () => {
  const after = await workspaceFromData(await workspaceData(workspaceOf(memoryStore())));
  expect((await after.store.meta()).count).toBe(0);
});
