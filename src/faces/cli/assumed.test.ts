import { expect, test } from 'vitest';
import { assumedLines } from './assumed.ts';

const stake = (holder: string, company: string, more: object = {}) => ({
  id: `stake-means-shares:${holder} > ${company}`,
  text: `the stake of ${holder} in ${company} is one of shares`,
  on: true,
  ...more,
});

test('assumptions that differ in names alone are one line that lists what they are about', () => {
  expect(assumedLines([stake('A', 'T'), stake('B', 'T'), stake('T', 'Two Words')])).toEqual([
    'the stake of … is one of shares [stake-means-shares:…], 3 times: A > T; B > T; T > Two Words',
  ]);
});

test('two of a kind stand as they are, with the ids that switch them', () => {
  expect(assumedLines([stake('A', 'T'), stake('B', 'T')])).toEqual([
    'the stake of A in T is one of shares [stake-means-shares:A > T]',
    'the stake of B in T is one of shares [stake-means-shares:B > T]',
  ]);
});

test('an assumption whose absence changes the answer keeps a line of its own, and so does one switched off', () => {
  const lines = assumedLines([
    stake('A', 'T'),
    stake('B', 'T'),
    stake('C', 'T'),
    stake('D', 'T', { wouldBe: 'cannot tell' }),
    stake('E', 'T', { on: false }),
  ]);
  expect(lines).toEqual([
    'the stake of … in T is one of shares [stake-means-shares:…], 3 times: A > T; B > T; C > T',
    'the stake of D in T is one of shares [stake-means-shares:D > T] → without it: cannot tell',
    '(off) the stake of E in T is one of shares [stake-means-shares:E > T]',
  ]);
});

test('three times the same words are said once, without a gap', () => {
  const same = { id: 'a:1', text: 'one share, one vote', on: true };
  expect(assumedLines([same, { ...same, id: 'a:2' }, { ...same, id: 'a:3' }])).toEqual([
    'one share, one vote [a:…], 3 times: 1; 2; 3',
  ]);
});
