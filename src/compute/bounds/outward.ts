/**
 * Doubles that err to one side only. Every operation on numbers from 0 upwards is rounded to nearest by the machine and
 * then moved out by more than that rounding, so `up` results are never too small and `down` results never too large.
 */
import { type Exact, ratio, ZERO } from '../../terms/exact.ts';

// Rounding to nearest is off by at most 2^-53 of the value, and so is the product below: 2^-51 covers both.
const OUT = 1 + 2 ** -51;
const IN = 1 - 2 ** -51;

/** Not below the true value of the operation that gave x ≥ 0; 0 stays 0, so say 0 only where it is exact. */
export const up = (x: number): number => (x === 0 ? 0 : x * OUT + Number.MIN_VALUE);
export const down = (x: number): number => Math.max(0, x * IN - Number.MIN_VALUE);

export function timesUp(a: number, b: number): number {
  if (a === 0 || b === 0) return 0;
  return a === 1 ? b : b === 1 ? a : up(a * b) || Number.MIN_VALUE;
}
export const timesDown = (a: number, b: number): number => (a === 1 ? b : b === 1 ? a : down(a * b));
export const plusUp = (a: number, b: number): number => (a === 0 ? b : b === 0 ? a : up(a + b));
export const plusDown = (a: number, b: number): number => (a === 0 ? b : b === 0 ? a : down(a + b));

/** a − b or nothing. Near-equal doubles subtract without rounding, so only 0 needs no care. */
export const minusUp = (a: number, b: number): number => (a <= b ? 0 : b === 0 ? a : up(a - b));
export const minusDown = (a: number, b: number): number => (a <= b ? 0 : b === 0 ? a : down(a - b));

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);
const BITS = 96n;

/** A double at or below the fraction (≥ 0), and one at or above it; both the fraction itself where a double can be. */
export function doublesAround(a: Exact): readonly [number, number] {
  if (a.n === 0n) return [0, 0];
  if (a.n <= SAFE && a.d <= SAFE) {
    const near = Number(a.n) / Number(a.d);
    // A power of two below the line divides without rounding.
    return (a.d & (a.d - 1n)) === 0n ? [near, near] : [down(near), up(near)];
  }
  const scaled = (a.n << BITS) / a.d;
  const scale = 2 ** -Number(BITS);
  return [down(Number(scaled) * scale), up(Number(scaled + 1n) * scale)];
}

/** The fraction a double stands for. */
export function fractionOf(x: number): Exact {
  if (x === 0) return ZERO;
  let [whole, halvings] = [x, 0];
  while (!Number.isInteger(whole)) {
    whole *= 2;
    halvings += 1;
  }
  return ratio(BigInt(whole), 1n << BigInt(halvings));
}
