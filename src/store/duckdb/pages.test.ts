/** Pages of a list: whatever stands in them is found again, and nothing else. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Fence, numbersIn, PAGE, type Page, PageWriter } from './pages.ts';

function paged(hashes: readonly bigint[], atOnce: number): readonly Page[] {
  const writer = new PageWriter();
  const pages: Page[] = [];
  for (let at = 0; at < hashes.length; at += atOnce) {
    const some = hashes.slice(at, at + atOnce);
    pages.push(
      ...writer.take(
        BigUint64Array.from(some),
        Int32Array.from(some, (_, i) => at + i),
      ),
    );
  }
  return [...pages, ...writer.end()];
}

function found(pages: readonly Page[], hash: bigint, from: number): readonly number[] {
  const fence = new Fence(
    BigUint64Array.from(pages, (p) => p.first),
    from,
  );
  return [...fence.pagesOf(hash)].flatMap((no) => numbersIn((pages[no - from] as Page).bytes, hash));
}

const LARGEST = 2n ** 64n - 1n;

test('every number of a hash is found, though it fills pages, and of a hash that is in none, none', () => {
  const runs = fc.array(fc.tuple(fc.oneof(fc.bigInt(0n, 20n), fc.bigInt(0n, LARGEST)), fc.nat(1_500)), {
    maxLength: 8,
  });
  fc.assert(
    fc.property(runs, fc.integer({ min: 1, max: 3_000 }), fc.nat(9), (some, atOnce, from) => {
      const hashes = some
        .flatMap(([hash, times]) => new Array<bigint>(times).fill(hash))
        .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
      const pages = paged(hashes, atOnce);
      for (const hash of new Set([...some.map(([h]) => h), 0n, 7n, LARGEST]))
        expect(found(pages, hash, from)).toEqual(hashes.flatMap((h, n) => (h === hash ? [n] : [])));
    }),
    { numRuns: 60 },
  );
});

test('a page holds so many and no more, and is looked into wherever its bytes begin', () => {
  const hashes = Array.from({ length: PAGE * 2 + 1 }, (_, i) => BigInt(i) * 3n);
  const pages = paged(hashes, 100);
  expect(pages.map((p) => p.bytes.length / 12)).toEqual([PAGE, PAGE, 1]);
  expect(pages.map((p) => p.first)).toEqual([0n, BigInt(PAGE) * 3n, BigInt(PAGE) * 6n]);
  const moved = new Uint8Array((pages[1] as Page).bytes.length + 3);
  moved.set((pages[1] as Page).bytes, 3);
  expect(numbersIn(moved.subarray(3), BigInt(PAGE + 5) * 3n)).toEqual([PAGE + 5]);
});
