/** Shares as answers print them, and read back from what is printed. */
import { describe, expect, test } from 'vitest';
import { exact, ratio } from '../terms/exact.ts';
import { interval } from '../terms/interval.ts';
import { intervalOf, shareOut } from './share-out.ts';

describe('a printed share', () => {
  test('is read back as it was while its fraction is printed', () => {
    const a = interval(exact('1/3'), exact('0.4'), true, false);
    expect(shareOut(intervalOf(shareOut(a)))).toEqual(shareOut(a));
  });
  test('without its fraction is read back by its figures, which hold it, however small', () => {
    for (const d of [10n ** 19n + 1n, 3n * 10n ** 30n]) {
      const a = interval(ratio(1n, d), ratio(3_696_104_054_961n * 10n ** 6n + 1n, 10n ** 21n + 7n));
      const out = shareOut(a);
      expect(out).toEqual({ minimum: expect.any(Number), maximum: expect.any(Number) });
      const read = intervalOf(out);
      expect([read.lo.compare(a.lo) <= 0, read.hi.compare(a.hi) >= 0]).toEqual([true, true]);
      expect(shareOut(read)).toMatchObject(out);
    }
  });
});
