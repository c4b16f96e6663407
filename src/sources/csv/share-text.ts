/** A share as a cell that the grammar of shares reads back to the same ends. */
import { type Exact, fractionText, percentDecimal, percentNumber } from '../../terms/exact.ts';
import { type Interval, isPoint } from '../../terms/interval.ts';

/** A decimal, else the fraction itself, as 1/3; a range by its ends, one that is no decimal rounded outward. */
export function shareText(b: Interval): string {
  const point = isPoint(b) ? pointText(b.lo) : undefined;
  return point ?? `${b.loOpen ? '(' : '['}${end(b.lo, 'down')},${end(b.hi, 'up')}${b.hiOpen ? ')' : ']'}`;
}

/** Whether the cell says a little more than the share allows. */
export const isRounded = (b: Interval): boolean =>
  isPoint(b) ? pointText(b.lo) === undefined : [b.lo, b.hi].some((e) => percentDecimal(e) === undefined);

function pointText(a: Exact): string | undefined {
  const decimal = percentDecimal(a);
  if (decimal !== undefined) return `exactly ${decimal}%`;
  // The grammar reads quotients of up to nine digits.
  const quotient = fractionText(a);
  return /^\d{1,9}\/\d{1,9}$/.test(quotient) ? quotient : undefined;
}

const end = (a: Exact, way: 'down' | 'up'): string => percentDecimal(a) ?? plain(percentNumber(a, way));

/** A number as digits, never as 5e-7. */
const plain = (n: number): string => (n < 1e-6 && n > 0 ? n.toFixed(24).replace(/0+$/, '') : String(n));
