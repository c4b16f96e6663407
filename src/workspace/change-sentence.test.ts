import { describe, expect, test } from 'vitest';
import type { Amount } from '../snapshot/change.ts';
import { fractionText } from '../terms/exact.ts';
import { parseChange } from './change-sentence.ts';

const amountIn = ({ bounds: b, words, endless }: Amount): string =>
  `${words}: ${b.loOpen ? '(' : '['}${fractionText(b.lo)}, ${fractionText(b.hi)}${b.hiOpen ? ')' : ']'}${endless ? ' endless' : ''}`;
const read = (text: string): object => {
  const c = parseChange(text);
  if (!('amount' in c) || c.amount === undefined) return c;
  const { amount, ...rest } = c;
  return { ...rest, share: amount.words === undefined ? fractionText(amount.bounds.lo) : amountIn(amount) };
};

describe('a what-if as a sentence', () => {
  test.each([
    [
      'Tencent sells another 3% of Kingsoft to Xiaomi',
      { kind: 'transfer', seller: 'Tencent', buyer: 'Xiaomi', company: 'Kingsoft', share: '3/100' },
    ],
    [
      'Xiaomi buys 2.5 per cent of Kingsoft from Tencent.',
      { kind: 'transfer', seller: 'Tencent', buyer: 'Xiaomi', company: 'Kingsoft', share: '1/40' },
    ],
    ['"A of B" sells 1/3 of C to D', { kind: 'transfer', seller: 'A of B', buyer: 'D', company: 'C', share: '1/3' }],
    [
      'Kingsoft issues 10% new shares to Temasek',
      { kind: 'issue', company: 'Kingsoft', buyer: 'Temasek', share: '1/10' },
    ],
    ['A and B act in concert over C', { kind: 'concert', members: ['A', 'B'], issuers: ['C'] }],
    ['A, "B, C and D" and E act in concert', { kind: 'concert', members: ['A', 'B, C and D', 'E'], issuers: [] }],
    ['A, B, and C act in concert in D and E.', { kind: 'concert', members: ['A', 'B', 'C'], issuers: ['D', 'E'] }],
    [
      'Bank of China sells 3% of Bank of America to Bank of Ireland',
      {
        kind: 'transfer',
        seller: 'Bank of China',
        buyer: 'Bank of Ireland',
        company: 'Bank of America',
        share: '3/100',
      },
    ],
    [
      'Ann sells 5% of "Back to Work" to “Sons, and to Fathers”',
      { kind: 'transfer', seller: 'Ann', buyer: 'Sons, and to Fathers', company: 'Back to Work', share: '1/20' },
    ],
    [
      '  the founders SELL a further 12.5 per cent stake in C to B  ',
      { kind: 'transfer', seller: 'the founders', buyer: 'B', company: 'C', share: '1/8' },
    ],
    [
      '"Who sells" buys 1% of C from A',
      { kind: 'transfer', seller: 'A', buyer: 'Who sells', company: 'C', share: '1/100' },
    ],
    [
      '雷军 sells 29,9 % of 金山 to @lei:1',
      { kind: 'transfer', seller: '雷军', buyer: '@lei:1', company: '金山', share: '299/1000' },
    ],
    ['C issues exactly 10% of new shares to "B Inc."', { kind: 'issue', company: 'C', buyer: 'B Inc.', share: '1/10' }],
    ['Kingsoft spins off 60% of Seasun', { kind: 'spin-off', parent: 'Kingsoft', company: 'Seasun', share: '3/5' }],
    [
      'Kingsoft spins off 60% of "Seasun to Go" to its shareholders.',
      { kind: 'spin-off', parent: 'Kingsoft', company: 'Seasun to Go', share: '3/5' },
    ],
    ['A converts its class B of C to class A', { kind: 'conversion', holder: 'A', company: 'C', from: 'B', to: 'A' }],
    [
      'A converts 40% of class B shares in "C of D" into class Ordinary',
      { kind: 'conversion', holder: 'A', company: 'C of D', from: 'B', to: 'Ordinary', share: '2/5' },
    ],
    [
      '__proto__ sells 1% of A to B',
      { kind: 'transfer', seller: '__proto__', buyer: 'B', company: 'A', share: '1/100' },
    ],
    ...(
      [
        ['nearly 3%', 'nearly 3%: [1/40, 3/100)'],
        ['about 5 %', 'about 5 %: [9/200, 11/200]'],
        ['at least 10%', 'at least 10%: [1/10, 1] endless'],
        ['more than 2%', 'more than 2%: (1/50, 1] endless'],
        ['up to 4%', 'up to 4%: [0, 1/25]'],
        ['25–50 %', '25–50 %: [1/4, 1/2]'],
        ['between 2 and 3 per cent', 'between 2 and 3 per cent: [1/50, 3/100]'],
        ['2 to 3%', '2 to 3%: [1/50, 3/100]'],
        ['[10,100]%', '[10,100]%: [1/10, 1]'],
        ['(2,3)%', '(2,3)%: (1/50, 3/100)'],
        ['>3%', '>3%: (3/100, 1] endless'],
        ['a majority', 'a majority: (1/2, 1] endless'],
      ] as const
    ).flatMap(([said, share]): [string, object][] => [
      [`A sells ${said} of C to B`, { kind: 'transfer', seller: 'A', buyer: 'B', company: 'C', share }],
      [`B buys ${said} of C from A`, { kind: 'transfer', seller: 'A', buyer: 'B', company: 'C', share }],
      [`C issues ${said} new shares to B`, { kind: 'issue', company: 'C', buyer: 'B', share }],
      [`P spins off ${said} of C`, { kind: 'spin-off', parent: 'P', company: 'C', share }],
      [
        `A converts ${said} of class B of C to class A`,
        { kind: 'conversion', holder: 'A', company: 'C', from: 'B', to: 'A', share },
      ],
    ]),
  ])('%s', (text, expected) => expect(read(text)).toEqual(expected));
  test.each([
    ['make it so', 'is not a change'],
    ['A sells 130% of C to B', 'is not between 0 and 100'],
    ['A sells 0% of C to B', 'moves nothing'],
    ['A sells shares of C to B', 'has no share'],
    ['A sells 3% of Back to Work to B', 'column 28, can be read two ways'],
    ['A sells nearly 130% of C to B', 'is not between 0 and 100'],
    ['A sells [5,3]% of C to B', 'ends before it begins'],
    ['金山 sells 130% of C to B', 'column 10,'],
    ['A sells 3% to B', 'column 12, does not go on with "of" and a company'],
    ['A sells 3% of C', 'column 16, ends before "to" and a name'],
    ['A sells 3% of C to "', 'column 20, has a quote without its other one'],
    ['A sells 3% of to B', 'lacks a company'],
    ['A sells 3% of C to ""', 'column 20, lacks a name'],
    ['A sells 3% of C to A', 'moves nothing: both sides are A'],
    [' sells 3% of C to A', 'lacks who'],
    ['C issues 10% to B', 'column 14, does not go on with "new shares to" and a name'],
    ['C issues 10% new shares', 'does not go on with "to"'],
    ['P spins off 60% of P', 'a company does not hand out itself'],
    ['P spins off Seasun', 'has no share'],
    ['A converts class B of C to class A', 'has no share'],
    ['A converts its class B of C', 'ends before "to class" and its name'],
    ['A converts its shares of C to class A', 'does not go on with "class" and its name'],
    ['A acts in concert over C', 'fewer than two'],
    ['A and A act in concert', 'fewer than two'],
    ['A and B act in concert with C', 'column 24, does not go on with "over"'],
    ['A and , B act in concert', 'lacks a name'],
    ['', 'is not a change'],
  ])('%s is refused', (text, why) => expect(() => parseChange(text)).toThrow(why));
  test('that is refused says what would be understood', () => {
    expect(() => parseChange('A eats B')).toThrow(/understood are "A sells 3% of C to B"/);
  });
});
