/** Intervals as answers print them: percent, rounded outward, exact fractions beside. */
import { compare, type Exact, fractionText, ONE, percentNumber } from '../terms/exact.ts';
import type { Interval } from '../terms/interval.ts';
import type { ShareOut } from './envelope.ts';

const LONGEST = 10n ** 18n;
const fraction = (a: Exact): string | undefined => (a.d <= LONGEST ? fractionText(a) : undefined);

/** {exact, fraction} for a point, else one minimum and one maximum, each inclusive or exclusive. */
export function shareOut(a: Interval): ShareOut {
  if (compare(a.lo, a.hi) === 0 && !a.loOpen && !a.hiOpen) {
    const text = fraction(a.lo);
    return { exact: percentNumber(a.lo, 'nearest'), ...(text === undefined ? {} : { fraction: text }) };
  }
  const low = percentNumber(a.lo, 'down');
  const high = percentNumber(a.hi, 'up');
  const lowText = fraction(a.lo);
  const highText = fraction(a.hi);
  return {
    ...(a.loOpen ? { exclusiveMinimum: low } : { minimum: low }),
    ...(a.hiOpen ? { exclusiveMaximum: high } : { maximum: high }),
    ...(lowText === undefined ? {} : { minimumFraction: lowText }),
    ...(highText === undefined ? {} : { maximumFraction: highText }),
  };
}

/** "29.85 to under 32.95 %", "over 26.85 and under 29.95 %", "39 %": as a sentence says it. */
export function intervalWords(a: Interval): string {
  const low = number(percentNumber(a.lo, 'down'));
  const high = number(percentNumber(a.hi, 'up'));
  if (compare(a.lo, a.hi) === 0) return `${low} %`;
  if (a.lo.n === 0n && compare(a.hi, ONE) === 0 && !a.hiOpen)
    return a.loOpen ? 'some part, size unknown' : 'unknown (0 to 100 %)';
  const from = a.loOpen ? `over ${low}` : low;
  if (a.loOpen) return a.hiOpen ? `${from} and under ${high} %` : `${from} and up to ${high} %`;
  return a.hiOpen ? `${from} to under ${high} %` : `${from} to ${high} %`;
}

/** "[29.85, 32.95)": as a lawyer or a test says it. */
export function intervalText(a: Interval): string {
  const low = number(percentNumber(a.lo, 'down'));
  const high = number(percentNumber(a.hi, 'up'));
  if (compare(a.lo, a.hi) === 0 && !a.loOpen && !a.hiOpen) return `${low} %`;
  return `${a.loOpen ? '(' : '['}${low}, ${high}${a.hiOpen ? ')' : ']'} %`;
}

function number(value: number): string {
  return String(Number(value.toPrecision(8)));
}
