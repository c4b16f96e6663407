/** Intervals as answers print them: percent, rounded outward, exact fractions beside. */
import {
  compare,
  type Exact,
  exact,
  fractionText,
  HUNDRED,
  ONE,
  percent,
  percentNumber,
  ratio,
} from '../terms/exact.ts';
import { type Interval, interval } from '../terms/interval.ts';
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

/** The decimal that is printed, per cent: "0.36", or "1e-9" of a very small one. */
function figured(figure: number): Exact {
  const [digits = '0', power = '0'] = String(figure).split('e');
  const tens = 10n ** BigInt(Math.abs(Number(power)));
  return percent(digits).mul(Number(power) < 0 ? ratio(1n, tens) : ratio(tens, 1n));
}

/** A printed share read back: by its fractions where it has them, else by its figures in per cent, which are outward. */
export function intervalOf(a: ShareOut): Interval {
  const end = (text: string | undefined, figure: number | undefined): Exact =>
    text === undefined ? figured(figure ?? 0) : exact(text);
  if (a.exact !== undefined) return interval(end(a.fraction, a.exact), end(a.fraction, a.exact));
  return interval(
    end(a.minimumFraction, a.minimum ?? a.exclusiveMinimum),
    end(a.maximumFraction, a.maximum ?? a.exclusiveMaximum),
    a.exclusiveMinimum !== undefined,
    a.exclusiveMaximum !== undefined,
  );
}

/** "29.85 to under 32.95 %", "over 26.85 and under 29.95 %", "39 %": as a sentence says it. */
export function intervalWords(a: Interval): string {
  const low = percentText(a.lo, 'down');
  const high = percentText(a.hi, 'up');
  if (compare(a.lo, a.hi) === 0) return `${percentText(a.lo, 'nearest')} %`;
  if (a.lo.n === 0n && compare(a.hi, ONE) === 0 && !a.hiOpen)
    return a.loOpen ? 'some part, size unknown' : 'unknown (0 to 100 %)';
  const from = a.loOpen ? `over ${low}` : low;
  if (a.loOpen) return a.hiOpen ? `${from} and under ${high} %` : `${from} and up to ${high} %`;
  return a.hiOpen ? `${from} to under ${high} %` : `${from} to ${high} %`;
}

/** "[29.85, 32.95)": as a lawyer or a test says it. */
export function intervalText(a: Interval): string {
  const low = percentText(a.lo, 'down');
  const high = percentText(a.hi, 'up');
  if (compare(a.lo, a.hi) === 0 && !a.loOpen && !a.hiOpen) return `${percentText(a.lo, 'nearest')} %`;
  return `${a.loOpen ? '(' : '['}${low}, ${high}${a.hiOpen ? ')' : ']'} %`;
}

/**
 * Per cent with at most six decimals, rounded outward so that a printed interval never leaves out a value the exact one
 * holds: 32.6545 stays, a third is 33.333333 as a lower end and 33.333334 as an upper one.
 */
function percentText(a: Exact, direction: 'down' | 'up' | 'nearest'): string {
  const millionths = a.mul(HUNDRED).mul(MILLION);
  const rounded =
    direction === 'down' ? millionths.floor() : direction === 'up' ? millionths.ceil() : millionths.round();
  // A positive part too small to print is not printed as nothing.
  if (rounded.n === 0n && a.n !== 0n) return percentNumber(a, direction).toString();
  return rounded.div(MILLION).toString(6);
}
const MILLION = exact(1_000_000);
