/** Fractions that outgrow any use are rounded outward: a bound stays a bound, 154 digits behind the point. */
import { type Exact, ratio } from '../../terms/exact.ts';

const LONGEST = 1n << 1024n;

/** The fraction itself while its denominator is short; else its neighbour on a grid of 2^-bits in the sound direction. */
export function coarse(a: Exact, direction: 'up' | 'down', bits = 512n): Exact {
  if (a.d <= (bits < 512n ? 1n << bits : LONGEST)) return a;
  const scaled = a.n << bits;
  const down = scaled / a.d;
  return ratio(direction === 'down' || down * a.d === scaled ? down : down + 1n, 1n << bits);
}
