/** What is kept between scenarios never shows: not in a second answer, not after the statements have changed. */
import { expect, test } from 'vitest';
import { owns } from '../../test/statements.ts';
import { envelopeText, type Question } from '../answers/index.ts';
import { memoryStore } from '../store/memory/index.ts';
import { ask } from './ask.ts';
import { workspaceOf } from './workspace.ts';

const FACTS = [owns('H', 'T', '30'), owns('P', 'T', '22'), owns('P', 'H', '60'), owns('Q', 'H', '20')];
const sale = (company: string): Question => ({
  verb: 'what-if',
  subject: 'T',
  change: [`P sells 5% of ${company} to Q`],
});

async function filled(...more: ReturnType<typeof owns>[]) {
  const store = memoryStore();
  await store.append([...FACTS, ...more]);
  return workspaceOf(store);
}

test('a scenario asked after another is answered as if it were the first', async () => {
  const one = await filled();
  for (const q of [sale('T'), sale('H'), { ...sale('T'), undisclosed: 'anyone' } as Question, sale('T')]) {
    expect(envelopeText(await ask(one, q))).toBe(envelopeText(await ask(await filled(), q)));
  }
});

test('a statement that comes in between counts', async () => {
  const one = await filled();
  const first = envelopeText(await ask(one, sale('T')));
  const news = owns('R', 'T', '40');
  await one.store.append([news]);
  const second = envelopeText(await ask(one, sale('T')));
  expect(second).not.toBe(first);
  expect(second).toBe(envelopeText(await ask(await filled(news), sale('T'))));
});
