/** What a column's sum says about each of its holders: 60 % in one hand leaves 40 % for all others together. */
import type { Column } from '../../snapshot/types.ts';
import { type Exact, ZERO } from '../../terms/exact.ts';
import { type Interval, intersect, interval, isEmpty } from '../../terms/interval.ts';

/**
 * Each holding cut to what the others leave: at most capacity − Σ least of the others and, in a complete column, at
 * least capacity − Σ most of the others. An end that only an excluded end of another holder forces is excluded too.
 * @returns one interval per holding, in the column's order; fractions of one. Exact, and tight for each holder alone:
 *   the ends of several need not be possible together (see jointHolding and ownershipBounds for sets).
 *   A column that contradicts itself (nothing fits) is returned as declared. O(holders).
 * @example a complete list of P [50, 75] % and Q [0, 40] % tightens P to [60, 75] % and Q to [25, 40] %
 */
export function tightened(column: Column): readonly Interval[] {
  const declared = column.holdings.map((h) => h.bounds);
  const low = endsOf(declared.map((b) => [b.lo, b.loOpen] as const));
  const high = endsOf(declared.map((b) => [b.hi, b.hiOpen] as const));
  const found = declared.map((bounds) => {
    const most = { value: column.capacity.sub(low.sum.sub(bounds.lo)), open: low.open > Number(bounds.loOpen) };
    const least = { value: column.capacity.sub(high.sum.sub(bounds.hi)), open: high.open > Number(bounds.hiOpen) };
    const left = column.complete
      ? interval(least.value, most.value, least.open, most.open)
      : interval(bounds.lo, most.value, false, most.open);
    return intersect(bounds, left);
  });
  return found.some(isEmpty) ? declared : found;
}

/** Sum of one side's ends, and how many of them are excluded. */
function endsOf(ends: readonly (readonly [Exact, boolean])[]): { readonly sum: Exact; readonly open: number } {
  let [sum, open] = [ZERO, 0];
  for (const [value, isOpen] of ends) {
    sum = sum.add(value);
    if (isOpen) open += 1;
  }
  return { sum, open };
}
