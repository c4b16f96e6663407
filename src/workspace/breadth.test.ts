import { expect, test } from 'vitest';
import { openFiles } from '../index.ts';
import { ask } from './ask.ts';

/** A fund that holds a little of A, of B and of so many others. */
const facts = (others: number): string =>
  [
    'source "r" (register) published 2020',
    'Fund owns 2% of A',
    'Fund owns 3% of B',
    ...Array.from({ length: others }, (_, n) => `Fund owns 1% of Listed ${n}`),
  ].join('\n');

async function discounted(others: number): Promise<unknown> {
  const workspace = await openFiles([{ name: 'facts.own', text: facts(others) }]);
  const { answer } = await ask(workspace, { verb: 'ties', subject: 'A', other: 'B' });
  return (answer as unknown as { ties: { discounted?: string }[] }).ties[0]?.discounted;
}

test('a common holder of more than fifty companies is discounted, counting those the question is not about', async () => {
  expect(await discounted(48)).toBeUndefined();
  expect(await discounted(49)).toBe('Fund holds parts of 51 companies');
});
