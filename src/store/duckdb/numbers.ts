/** Whole numbers of one column, beside texts (`packed.ts`). */
export type NumbersOf = { readonly from: number } | Int32Array;

/** Numbers of so many rows from `at` on. */
export function stretchOf(numbers: NumbersOf, at: number, count: number): Int32Array {
  if (numbers instanceof Int32Array) return numbers.subarray(at, at + count);
  return Int32Array.from({ length: count }, (_, i) => numbers.from + at + i);
}
