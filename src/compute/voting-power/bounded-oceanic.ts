/**
 * The oceanic index with more large holders than sets of them can be looked at, between proven ends. With each holder
 * arriving at a random time and the sea having brought t · ocean by t, let G(t, v) be the chance that the others who have
 * arrived and the sea are short of v. Holder i's value is the integral of G(t, q) − G(t, q − w_i). More time never means
 * fewer votes, so G falls in t: its values at the steps of a staircase bound its integral from both sides, whatever its
 * shape, to within one step.
 */
import { type Exact, min, ONE, ratio } from '../../terms/exact.ts';
import { type Interval, interval, NOTHING } from '../../terms/interval.ts';
import { ChanceTable } from './chance-table.ts';
import { type CoarseGame, coarseGame } from './coarse-game.ts';
import { tightened } from './tighten.ts';
import type { PowerLimit } from './types.ts';
import { ceilDivide, commonDenominator, inUnits } from './whole-numbers.ts';

/** Steps of the staircase: an end is off by at most one over so many. The first with which votes need no rounding. */
const STEPS = [1000, 500, 250];
/** So many of the heaviest are calculated each; the others have no more than the last of these, and share what is left. */
const CALCULATED = 40;
const DEFAULT_WORK = 1_500_000_000;
const GRID = 10n ** 12n;

/**
 * @param majors votes of the declared holders, fractions of one, 0 or more
 * @param ocean votes of the float, above 0
 * @param quota votes that win, above 0
 * @param limit work: additions, about; default 1.5·10^9. Less work, coarser units, wider intervals
 * @returns values in the order of the majors: the exact ones lie within. The float has the rest
 */
export function boundedOceanic(
  majors: readonly Exact[],
  ocean: Exact,
  quota: Exact,
  limit: PowerLimit = {},
): BoundedOceanic {
  const unit = commonDenominator([...majors, ocean, quota]);
  const weights = majors.map((w) => inUnits(w, unit));
  const sea = { votes: inUnits(ocean, unit), quota: inUnits(quota, unit) };
  const positive = weights.flatMap((w, i) => (w > 0n ? [i] : []));
  const lightest = positive.sort((a, b) => ascendingly(weights[a] as bigint, weights[b] as bigint) || a - b);
  const ascending = lightest.map((i) => weights[i] as bigint);
  const tried = STEPS.map((n) => ({ n, game: coarseGame(ascending, sea.quota, (limit.work ?? DEFAULT_WORK) / n) }));
  const { n: steps, game: coarse } = (tried.find(({ game }) => game.slack === 0n) ?? tried.at(-1)) as (typeof tried)[0];
  const places = lightest.map((_, k) => k).slice(-CALCULATED);
  const sums = staircase(coarse, { ...sea, steps }, places);
  const found = weights.map(() => NOTHING);
  for (const player of lightest) found[player] = interval(ratio(0, 1), ONE);
  places.forEach((k, at) => {
    const [low, high] = [sums.low[at] as number, sums.high[at] as number];
    const scale = Number(GRID);
    found[lightest[k] as number] = interval(
      ratio(BigInt(Math.floor(Math.max(0, low) * scale)), GRID),
      min(ONE, ratio(BigInt(Math.ceil(Math.max(0, high) * scale)), GRID)),
    );
  });
  return { values: tightened(found, weights, GRID, 'at-most-one'), steps };
}

export interface BoundedOceanic {
  readonly values: readonly Interval[];
  /** of time */
  readonly steps: number;
}

const ascendingly = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);

interface Sea {
  readonly steps: number;
  readonly votes: bigint;
  readonly quota: bigint;
}

/** Lower and upper sums of the two integrals' difference, for the players at `places`. */
function staircase(coarse: CoarseGame, sea: Sea, places: readonly number[]) {
  const total = coarse.parts.reduce((a, b) => a + b, 0);
  const table = new ChanceTable(total + 2);
  const low = new Float64Array(places.length);
  const high = new Float64Array(places.length);
  const { steps } = sea;
  const part = 1 / steps;
  for (let step = 0; step <= steps; step += 1) {
    const t = step / steps;
    const rising = t <= 0.5;
    table.fill(coarse.parts, rising ? t : 1 - t);
    // A falling integrand is at most its value at the left of a step and at least that at the right.
    const [left, right] = [step < steps, step > 0];
    places.forEach((k, at) => {
      const own = { part: coarse.parts[k] as number, weight: coarse.weights[k] as bigint };
      const others = { table, rising, others: total - own.part, part: own.part };
      const won = shortOf(others, coarse, sea, step, sea.quota);
      const without = shortOf(others, coarse, sea, step, sea.quota - own.weight);
      low[at] = (low[at] as number) + part * ((right ? won.low : 0) - (left ? without.high : 0));
      high[at] = (high[at] as number) + part * ((left ? won.high : 0) - (right ? without.low : 0));
    });
  }
  const rounding = 1e-12;
  return { low: low.map((x) => x - rounding), high: high.map((x) => x + rounding) };
}

interface Others {
  readonly table: ChanceTable;
  readonly rising: boolean;
  /** units of all but the player */
  readonly others: number;
  readonly part: number;
}

/** The chance that the others and the sea are short of `votes` at this step, from both sides. */
function shortOf(of: Others, { unit, slack, miss }: CoarseGame, sea: Sea, step: number, votes: bigint) {
  const steps = BigInt(sea.steps);
  const needed = votes * steps - sea.votes * BigInt(step);
  if (needed <= 0n) return { low: 0, high: 0 };
  const upTo = (more: bigint): number => Number(ceilDivide(needed + more * steps, unit * steps));
  const most = below(of, upTo(slack));
  const least = slack === 0n ? most : below(of, upTo(-slack));
  return { low: Math.max(0, least.chance - least.error - miss), high: Math.min(1, most.chance + most.error + miss) };
}

function below({ table, rising, others, part }: Others, units: number) {
  if (units <= 0) return { chance: 0, error: 0 };
  if (units > others) return { chance: 1, error: 0 };
  if (rising) return table.without(part, 0, units);
  const { chance, error } = table.without(part, 0, others - units + 1);
  return { chance: 1 - chance, error };
}
