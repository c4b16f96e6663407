/** Exact votes as whole numbers of one common unit, so that counting needs no fractions. */
import type { Exact } from '../../terms/exact.ts';

export function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** The least unit that measures all values: their common denominator. */
export function commonDenominator(values: Iterable<Exact>): bigint {
  let unit = 1n;
  for (const v of values) unit = (unit / gcd(unit, v.d)) * v.d;
  return unit;
}

/** `value` in units of 1/denominator; the denominator must be a multiple of the value's own. */
export const inUnits = (value: Exact, denominator: bigint): bigint => value.s * value.n * (denominator / value.d);

/** Least integer not below a/b, b > 0. */
export function ceilDivide(a: bigint, b: bigint): bigint {
  const q = a / b;
  return a % b > 0n ? q + 1n : q;
}

/** n over k for k = 0..n. */
export function binomials(n: number): bigint[] {
  const row = [1n];
  for (let k = 1; k <= n; k++) row.push(((row[k - 1] ?? 0n) * BigInt(n - k + 1)) / BigInt(k));
  return row;
}

/** 0!, 1!, … n! */
export function factorials(n: number): bigint[] {
  const list = [1n];
  for (let k = 1; k <= n; k++) list.push((list[k - 1] ?? 1n) * BigInt(k));
  return list;
}
