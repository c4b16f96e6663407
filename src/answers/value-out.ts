/** Values of an index as answers print them: exact, or the ends between which they lie. */
import { type Exact, exact, fractionText } from '../terms/exact.ts';
import { type Interval, isPoint } from '../terms/interval.ts';

/** Twelve digits after the point are more than anybody reads; the fraction beside an exact one is exact. */
export const decimal = (a: Exact): number => Number(a.valueOf().toFixed(12));

/** An exact value with its fraction, or the ends between which it lies, with their middle as `value`. */
export function valueOut(v: Interval) {
  if (isPoint(v)) return { value: decimal(v.lo), fraction: fractionText(v.lo) };
  return { value: decimal(middle(v)), minimum: end(v.lo, 'floor'), maximum: end(v.hi, 'ceil') };
}
export const middle = (v: Interval): Exact => v.lo.add(v.hi).div(2);
/** At most twelve digits after the point, outward; the double nearest to such a decimal prints as it. */
const end = (a: Exact, towards: 'floor' | 'ceil'): number =>
  Number(a.mul(TRILLION)[towards]().div(TRILLION).toString(12));
const TRILLION = exact(10n ** 12n);
