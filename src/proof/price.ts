/**
 * Bounds on what a column is worth, by one price λ: whatever a fills the column to C, Σ a·z = λ·C + Σ (z − λ)·a, so it is
 * at most (at least) λ·C + Σ (z − λ)·e with every part at the end e that helps. Any λ gives a true bound; the best λ is
 * the worth of some owner.
 */
import { compare, type Exact, ONE, ZERO } from '../terms/exact.ts';
import { intervalOf, read } from './numbers.ts';
import type { ColumnPremise } from './types.ts';

export interface Worth {
  readonly value: Exact;
  /** the true worth is strictly below (upper side) or above (lower side) */
  readonly open: boolean;
}
export interface Extreme {
  readonly value: Exact;
  /** the value itself is never reached */
  readonly strict: boolean;
}

interface Part extends Worth {
  readonly lo: Exact;
  readonly hi: Exact;
  readonly loOpen: boolean;
  readonly hiOpen: boolean;
}

/** @param rest what the undeclared rest is worth, where the list is not complete */
export function extremeOf(
  column: ColumnPremise,
  worths: readonly Worth[],
  rest: Exact,
  side: 'upper' | 'lower',
): Extreme {
  const capacity = read(column.capacity);
  const parts: Part[] = column.holders.map((h, at) => ({ ...intervalOf(h), ...(worths[at] as Worth) }));
  const full =
    column.complete &&
    compare(
      parts.reduce((sum, p) => sum.add(p.hi), ZERO),
      capacity,
    ) >= 0;
  if (!full) parts.push({ lo: ZERO, hi: capacity, loOpen: false, hiOpen: false, value: rest, open: false });
  let best: Extreme | undefined;
  for (const price of [ZERO, ONE, ...parts.map((p) => p.value)]) {
    const found = atPrice(parts, capacity, price, side);
    const order = best === undefined ? -1 : compare(found.value, best.value) * (side === 'upper' ? 1 : -1);
    if (order < 0) best = found;
    else if (order === 0 && found.strict) best = found;
  }
  return best ?? { value: ZERO, strict: false };
}

function atPrice(parts: readonly Part[], capacity: Exact, price: Exact, side: 'upper' | 'lower'): Extreme {
  let value = price.mul(capacity);
  let strict = false;
  /** what is left for parts at the price whose worth is only approached */
  let left = capacity;
  let leftOpen = false;
  const open: Part[] = [];
  for (const p of parts) {
    const gain = compare(p.value, price);
    if (gain === 0) {
      if (p.open) open.push(p);
      else {
        left = left.sub(p.hi);
        leftOpen ||= p.hiOpen;
      }
      continue;
    }
    const high = gain > 0 === (side === 'upper');
    const end = high ? p.hi : p.lo;
    value = value.add(p.value.sub(price).mul(end));
    strict ||= (high ? p.hiOpen : p.loOpen) || (p.open && end.n !== 0n);
    left = left.sub(end);
  }
  const forced = compare(left, ZERO);
  const held = open.some((p) => p.lo.n !== 0n || p.loOpen);
  return { value, strict: strict || held || (open.length > 0 && (forced > 0 || (forced === 0 && leftOpen))) };
}
