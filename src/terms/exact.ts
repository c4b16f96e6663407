/**
 * Exact rational numbers. The only file that knows which library does the arithmetic.
 *
 * A share is a fraction of one (0 to 1) everywhere inside the engine and a percentage everywhere a person or a file
 * sees it; `exact('29.9').div(100)` is the fraction of a printed "29.9 %". Never build one from a float: 0.1 + 0.2
 * has no business in a legal threshold.
 */
import Fraction from 'fraction.js';

export type Exact = Fraction;

/** Reads an exact number. Accepts an integer, a bigint, a decimal string or "n/d"; a non-integer float is refused. */
export function exact(value: string | number | bigint): Exact {
  if (typeof value === 'number' && !Number.isInteger(value)) {
    throw new RangeError(`exact(${value}): give decimals as text, a float has already lost the number`);
  }
  return new Fraction(value);
}

/** The fraction n/d. */
export function ratio(n: number | bigint, d: number | bigint): Exact {
  return new Fraction(BigInt(n), BigInt(d));
}

/** A printed percentage as a fraction of one: percent('29.9') is 299/1000. */
export function percent(value: string | number | bigint): Exact {
  return exact(value).div(HUNDRED);
}

export const ZERO: Exact = new Fraction(0n);
export const ONE: Exact = new Fraction(1n);
export const HALF: Exact = new Fraction(1n, 2n);
export const HUNDRED: Exact = new Fraction(100n);

/** By cross products: the library's own comparison reads its argument anew each time, and this is asked most often. */
export function compare(a: Exact, b: Exact): number {
  const left = a.s * a.n * b.d;
  const right = b.s * b.n * a.d;
  return left < right ? -1 : left > right ? 1 : 0;
}
export const isZero = (a: Exact): boolean => a.n === 0n;
export const min = (a: Exact, b: Exact): Exact => (a.compare(b) <= 0 ? a : b);
export const max = (a: Exact, b: Exact): Exact => (a.compare(b) >= 0 ? a : b);

/** "n/d", or "n" when whole: the form written into answers and proofs and read back by `exact`. */
export const fractionText = (a: Exact): string => a.toFraction();

/** The percentage as a decimal, every digit of it: 0.299 is "29.9"; undefined for one that does not end, as a third. */
export function percentDecimal(share: Exact): string | undefined {
  const a = share.mul(HUNDRED);
  let rest = a.d;
  let places = 0;
  for (const prime of [2n, 5n]) {
    let count = 0;
    for (; rest % prime === 0n; rest /= prime) count += 1;
    places = Math.max(places, count);
  }
  if (rest !== 1n) return undefined;
  const digits = ((a.n * 10n ** BigInt(places)) / a.d).toString().padStart(places + 1, '0');
  const sign = a.s < 0n && a.n !== 0n ? '-' : '';
  return places === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/**
 * The percentage as a decimal with at most 12 significant digits, rounded towards `direction` so that a printed
 * interval never leaves out a value the exact one holds.
 */
export function percentNumber(a: Exact, direction: 'down' | 'up' | 'nearest'): number {
  const hundredfold = a.mul(HUNDRED);
  const negative = hundredfold.s < 0n;
  const n = hundredfold.n;
  const d = hundredfold.d;
  if (n === 0n) return 0;
  const whole = n / d;
  const digits = whole === 0n ? leadingZeros(n, d) : -whole.toString().length;
  const scale = 12 + digits;
  const scaled = scale >= 0 ? n * 10n ** BigInt(scale) : n;
  const divisor = scale >= 0 ? d : d * 10n ** BigInt(-scale);
  let q = scaled / divisor;
  const rest = scaled % divisor;
  const away = negative ? direction === 'down' : direction === 'up';
  if (rest !== 0n && (away || (direction === 'nearest' && rest * 2n >= divisor))) q += 1n;
  return Number(`${negative ? '-' : ''}${q}e${-scale}`);
}

/** How many zeros stand behind the decimal point of n/d < 1. */
function leadingZeros(n: bigint, d: bigint): number {
  let count = 0;
  let x = n * 10n;
  while (x < d) {
    x *= 10n;
    count += 1;
  }
  return count;
}
