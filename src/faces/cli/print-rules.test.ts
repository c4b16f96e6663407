import { expect, test } from 'vitest';
import { rulesAsked, withoutOneSource } from './print-rules.ts';

const who = (r: Readonly<Record<string, unknown>>): string => (r['party'] as { name: string }).name;
const standing = { rule: 'r1', inForce: 'yes', says: 'in force since 2001-01-01' };

test('one rule in force that is about the company needs no table; one asked as if, or left out, has its row', () => {
  expect(rulesAsked({ rulesAsked: [{ ...standing, applies: 'yes', because: 'b', clause: 'c' }] }, 100)).toEqual([]);
  const [asIf] = rulesAsked({ rulesAsked: [{ ...standing, inForce: 'no', says: 'asked as if: from 2020' }] }, 100);
  expect(asIf).toMatch(/r1 +asked as if: from 2020 +not judged/);
  const left = { ...standing, applies: 'no', because: 'it is listed', clause: 's. 1' };
  expect(rulesAsked({ rulesAsked: [left] }, 100)[0]).toContain('does not apply: it is listed (s. 1)');
});
test('a verdict that hangs on one source says on which; a share that is merely another is left to the JSON', () => {
  const row = (otherSources: object[]) => ({ party: { name: 'P' }, rule: 'r1', verdict: 'no', otherSources });
  const answer = (...rows: object[]) => ({ verdicts: rows, sourcesLeftOut: ['A', 'B'] });
  const other = { without: 'A', verdict: 'cannot-tell', share: { minimum: 20, maximum: 40 } };
  expect(withoutOneSource(answer(row([other, { without: 'B', verdict: 'no' }])), who, 100)).toEqual([
    'Verdicts that hang on one source:\n  P under r1: cannot-tell, [20, 40] % without A',
  ]);
  expect(withoutOneSource(answer(row([{ without: 'B' }])), who, 100)[0]).toContain('nothing is told without B');
  expect(withoutOneSource(answer(row([])), who, 100)).toEqual([
    'Each verdict stays the same without any one of the 2 sources that say something of it.',
  ]);
  expect(withoutOneSource({ verdicts: [] }, who, 100)).toEqual([]);
});
