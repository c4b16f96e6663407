/** A few of the worlds that `npm run worlds` draws. */
import { expect, test } from 'vitest';
import { REGIMES } from '../../dist/rules/index.js';
import { JUDGED, worldsRun } from './worlds.mjs';

test('every regime is judged', () => expect([...JUDGED].sort()).toEqual(REGIMES.map((r) => r.id).sort()));

test('of 500 random groups, "yes" and "no" under every regime hold in each world the facts allow', () => {
  const run = worldsRun({ groups: 500, worlds: 4, seed: 5 });
  expect(run.groups).toBe(500);
  expect(run.wrong.map((w) => w.what)).toEqual([]);
  for (const id of JUDGED) expect([id, Object.values(run.decided[id]).every((n) => n === 0)]).toEqual([id, false]);
});
