/** The same game in whole numbers: a coalition wins when its weight is at least the threshold, whatever the quota's end. */
import { LookthroughError } from '../../terms/problem.ts';
import type { WeightedGame } from './types.ts';
import { ceilDivide, commonDenominator, gcd, inUnits } from './whole-numbers.ts';

export interface IntegerGame {
  /** without common divisor, none above the threshold (more than enough is enough) */
  readonly weights: readonly bigint[];
  /** at least 1: nobody at all does not win */
  readonly threshold: bigint;
  /** all together win */
  readonly winnable: boolean;
}

/**
 * Scales exactly. Throws `usage` for a negative weight and for a quota that the empty coalition meets: then every
 * coalition wins and no player decides anything.
 */
export function integerGame({ weights, quota, inclusive }: WeightedGame): IntegerGame {
  const unit = commonDenominator([...weights, quota]);
  const whole = weights.map((w) => inUnits(w, unit));
  if (whole.some((w) => w < 0n)) throw new LookthroughError('usage', 'a voting weight is below 0');
  const least = inUnits(quota, unit) + (inclusive ? 0n : 1n);
  if (least <= 0n) {
    const wants = inclusive ? 'above 0' : '0 or more';
    throw new LookthroughError('usage', `the quota must be ${wants}: as given, nobody at all would win`, {
      received: quota.toFraction(),
    });
  }
  const divisor = whole.reduce(gcd, 0n);
  const threshold = divisor === 0n ? least : ceilDivide(least, divisor);
  const parts = divisor === 0n ? whole : whole.map((w) => w / divisor);
  const total = parts.reduce((a, b) => a + b, 0n);
  return { weights: parts.map((w) => (w < threshold ? w : threshold)), threshold, winnable: total >= threshold };
}
