import { describe, expect, test } from 'vitest';
import { fractionText } from '../terms/exact.ts';
import { parseChange } from './change-sentence.ts';

const read = (text: string): object => {
  const c = parseChange(text);
  return 'share' in c ? { ...c, share: fractionText(c.share) } : c;
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
  ])('%s', (text, expected) => expect(read(text)).toEqual(expected));
  test.each([
    ['make it so', 'is not a change'],
    ['A sells nearly 3% of C to B', 'must say exactly how much'],
    ['A sells 130% of C to B', 'is not between 0 and 100'],
    ['A sells 0% of C to B', 'moves nothing'],
    ['A sells shares of C to B', 'has no share'],
  ])('%s is refused', (text, why) => expect(() => parseChange(text)).toThrow(why));
});
