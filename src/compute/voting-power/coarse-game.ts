/**
 * A game in units coarse enough for a table: weights become whole units, what is cut is kept as a bound. With S the votes
 * of a random coalition and S̃ its whole units, S − unit · S̃ is a sum of independent small parts that nearly cancel
 * (each weight is rounded so that the running total is right), so by Hoeffding's inequality it passes `slack` with a
 * chance of at most `miss`, whatever the common chance of joining is.
 */

export interface CoarseGame {
  /** as given, lightest first, all positive */
  readonly weights: readonly bigint[];
  readonly threshold: bigint;
  /** finer units to one of these */
  readonly unit: bigint;
  /** by player, in these units */
  readonly parts: Int32Array;
  /** finer units, 0 where the units are exact */
  readonly slack: bigint;
  /** chance that the slack is passed, 0 where the units are exact */
  readonly miss: number;
}

const MISS = 1e-9;
/** Longest table: 32 MB. */
const MOST_UNITS = 1 << 22;
/** A chance this small is dropped at either end of a table: so many standard deviations (Hoeffding). */
const WIDTH = 19;

/** @param ascending weights, positive, lightest first; @param work additions one table may take */
export function coarseGame(ascending: readonly bigint[], threshold: bigint, work: number): CoarseGame {
  for (let unit = 1n; ; unit *= 2n) {
    const game = inUnits(ascending, threshold, unit);
    if (tableWork(game) <= work || unit > threshold) return game;
  }
}

function inUnits(weights: readonly bigint[], threshold: bigint, unit: bigint): CoarseGame {
  const parts = new Int32Array(weights.length);
  if (weights.some((w) => w / unit > 1_000_000_000n)) return { weights, threshold, unit, parts, slack: 0n, miss: 2 };
  let [total, whole, off, squares] = [0n, 0n, 0n, 0];
  weights.forEach((w, i) => {
    total += w;
    const rounded = (2n * total + unit) / (2n * unit);
    parts[i] = Number(rounded - whole);
    const cut = w - unit * (rounded - whole);
    off += cut;
    if (cut !== 0n) squares += unitsOf(cut < 0n ? -cut : cut, unit) ** 2;
    whole = rounded;
  });
  if (squares === 0) return { weights, threshold, unit, parts, slack: 0n, miss: 0 };
  const spread = Math.sqrt((squares * (1 + 1e-9) * Math.log(2 / MISS)) / 2);
  // Of all but one player the parts cancel to within one unit more: that of the player left out.
  const slack = (off < 0n ? -off : off) + unit + ((unit * BigInt(Math.ceil(spread * 2 ** 20))) >> 20n) + 1n;
  return { weights, threshold, unit, parts, slack, miss: MISS };
}

/** In units, rounded up; both may be far beyond what a double holds. */
const unitsOf = (votes: bigint, unit: bigint): number => Number((votes << 32n) / unit + 1n) / 2 ** 32;

/** Additions for one table, about: each player moves a band a few standard deviations wide. Infinite where unfit. */
export function tableWork({ parts, threshold, unit, miss }: CoarseGame): number {
  if (miss > 1) return Number.POSITIVE_INFINITY;
  const most = Number(threshold / unit);
  if (most > MOST_UNITS) return Number.POSITIVE_INFINITY;
  let [squares, work] = [0, 0];
  for (const part of parts) {
    squares += part * part;
    work += Math.min(most, (WIDTH / 2) * Math.sqrt(squares) + part);
  }
  return work;
}
