/**
 * Oceanic games (Milnor and Shapley 1978): some holders with known votes and a sea of small ones. Shapley–Shubik of
 * the large ones, exactly: with each arriving at a random time t, the sea has brought t·ocean by then, so holder i is
 * pivotal for a set S of earlier ones while q − w(S) − w_i < t·ocean ≤ q − w(S): an integral of t^|S| (1 − t)^(n−1−|S|).
 */
import { compare, type Exact, max, min, ONE, ZERO } from '../../terms/exact.ts';
import { LookthroughError } from '../../terms/problem.ts';

/** Sets of large holders are looked at one by one: 2^n. */
export const OCEAN_PLAYERS = 16;

/**
 * @param majors votes of the large holders, fractions of one
 * @param ocean votes of the float, a fraction of one
 * @param quota votes that win, a fraction of one; reached or passed makes no difference in a sea
 * @returns the value of each large holder; the float has the rest. Exact
 * @throws LookthroughError limit-reached above 16 large holders
 */
export function oceanicShapleyShubik(majors: readonly Exact[], ocean: Exact, quota: Exact): readonly Exact[] {
  const n = majors.length;
  if (n > OCEAN_PLAYERS) {
    throw new LookthroughError(
      'limit-reached',
      `${n} large holders are too many for the oceanic index; at most ${OCEAN_PLAYERS}`,
    );
  }
  return majors.map((own, i) => {
    let value = ZERO;
    for (let mask = 0; mask < 2 ** n; mask += 1) {
      if ((mask >> i) & 1) continue;
      const before = majors.filter((_, k) => (mask >> k) & 1);
      const brought = before.reduce((sum, w) => sum.add(w), ZERO);
      const high = at(quota.sub(brought), ocean);
      const low = at(quota.sub(brought).sub(own), ocean);
      if (compare(low, high) < 0) value = value.add(chance(low, high, before.length, n - 1 - before.length));
    }
    return value;
  });
}

/** The time by which the sea has brought `needed`, within [0, 1]. Without a sea: all or nothing. */
function at(needed: Exact, ocean: Exact): Exact {
  if (ocean.n === 0n) return compare(needed, ZERO) > 0 ? ONE : ZERO;
  return max(ZERO, min(ONE, needed.div(ocean)));
}

/** ∫ t^a (1 − t)^b dt from low to high, by expanding (1 − t)^b. */
function chance(low: Exact, high: Exact, a: number, b: number): Exact {
  let total = ZERO;
  let choose = 1n;
  for (let k = 0; k <= b; k += 1) {
    const power = a + k + 1;
    const part = high.pow(power) as Exact;
    const less = low.pow(power) as Exact;
    const term = part.sub(less).mul(choose).div(power);
    total = k % 2 === 0 ? total.add(term) : total.sub(term);
    choose = (choose * BigInt(b - k)) / BigInt(k + 1);
  }
  return total;
}
