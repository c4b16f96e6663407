/** When the links of a store are read into memory beside it. */
import { expect, test } from 'vitest';
import { Closure } from './closure.ts';
import type { Database } from './database.ts';
import type { LookUps } from './look-ups.ts';

/** An empty store that counts who asks how many links there are, which comes before they are read. */
function counting(): { readonly db: Database; readonly counted: () => number } {
  let counted = 0;
  async function* nothing(): AsyncIterable<readonly unknown[]> {}
  const rows = async (sql: string): Promise<readonly (readonly unknown[])[]> => {
    if (sql.includes('count(*) FROM link')) counted += 1;
    return [[0]];
  };
  return { db: { rows, stream: nothing, joined: nothing } as never, counted: () => counted };
}

const nowhere = { rows: () => none(), jsons: () => none(), statements: async () => new Set() } as unknown as LookUps;
async function* none(): AsyncIterable<never> {}

test('who asks often has the links in memory, but not while the whole store is being read', async () => {
  const { db, counted } = counting();
  const closure = new Closure(db, async () => nowhere);
  closure.beingHeld = true;
  for (let n = 0; n < 120; n += 1) await closure.of(['name:a'], { down: 0 });
  expect(counted()).toBe(0);
  closure.beingHeld = false;
  for (let n = 0; n < 120; n += 1) await closure.of(['name:a'], { down: 0 });
  expect(counted()).toBe(1);
});
