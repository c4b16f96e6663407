/** Power indices by their definitions: every coalition is looked at, in fractions. Short, slow, and the judge. */
import { compare, type Exact, ONE, ratio, ZERO } from '../../terms/exact.ts';
import { LookthroughError } from '../../terms/problem.ts';
import { integerGame } from './integer-game.ts';
import type { Banzhaf, VotingPower, WeightedGame } from './types.ts';

export const REFERENCE_PLAYERS = 16;

/** winning[mask]: does the coalition of the set bits win? 2^n fractions; `limit-reached` above 16 players. */
function coalitions(game: WeightedGame): boolean[] {
  const n = game.weights.length;
  if (n > REFERENCE_PLAYERS) {
    throw new LookthroughError('limit-reached', `enumeration takes at most ${REFERENCE_PLAYERS} players, not ${n}`);
  }
  integerGame(game); // the same refusals as everywhere
  const sums: Exact[] = [ZERO];
  for (let mask = 1; mask < 2 ** n; mask++) {
    const last = 31 - Math.clz32(mask & -mask);
    sums.push((sums[mask & (mask - 1)] ?? ZERO).add(game.weights[last] ?? ZERO));
  }
  return sums.map((sum) => {
    const order = compare(sum, game.quota);
    return order > 0 || (order === 0 && game.inclusive);
  });
}

const sizeOf = (mask: number): number => mask.toString(2).replaceAll('0', '').length;

/** Every coalition without `i` that loses and wins with `i`. */
function swingsOf(wins: readonly boolean[], i: number): number[] {
  const swings: number[] = [];
  wins.forEach((won, mask) => {
    if ((mask & (1 << i)) === 0 && !won && wins[mask | (1 << i)]) swings.push(mask);
  });
  return swings;
}

function banzhaf(game: WeightedGame): Banzhaf {
  const wins = coalitions(game);
  const swings = game.weights.map((_, i) => swingsOf(wins, i).length);
  const winning = wins.filter((won) => won).length;
  const sum = swings.reduce((a, b) => a + b, 0);
  const over = (d: number) => swings.map((s) => (d === 0 ? ZERO : ratio(s, d)));
  return {
    swings: swings.map(BigInt),
    winning: BigInt(winning),
    absolute: swings.map((s) => ratio(2 * s, wins.length)),
    normalised: over(sum),
    act: ratio(winning, wins.length),
    prevent: over(winning),
    initiate: over(wins.length - winning),
  };
}

/** The chance that i is the one who turns a losing queue into a winning one, all orders being equally likely. */
function shapleyShubik(game: WeightedGame): readonly Exact[] {
  const n = game.weights.length;
  const wins = coalitions(game);
  return game.weights.map((_, i) =>
    swingsOf(wins, i).reduce((sum, mask) => sum.add(chanceOfExactly(sizeOf(mask), n)), ZERO),
  );
}

/** s! (n-1-s)! / n! = 1 / (n · C(n-1, s)) */
function chanceOfExactly(s: number, n: number): Exact {
  let ways = ONE;
  for (let k = 0; k < s; k++) ways = ways.mul(n - 1 - k).div(k + 1);
  return ONE.div(ways).div(n);
}

function deeganPackel(game: WeightedGame): readonly Exact[] {
  const wins = coalitions(game);
  const members = (mask: number) => game.weights.flatMap((_, i) => (mask & (1 << i) ? [i] : []));
  const minimal = wins.flatMap((won, mask) =>
    won && members(mask).every((i) => !wins[mask ^ (1 << i)]) ? [mask] : [],
  );
  return game.weights.map((_, i) => {
    const mine = minimal.filter((mask) => mask & (1 << i));
    const sum = mine.reduce((total, mask) => total.add(ratio(1, sizeOf(mask))), ZERO);
    return minimal.length === 0 ? ZERO : sum.div(minimal.length);
  });
}

/**
 * All indices by enumeration, for up to 16 players. See types.ts for the definitions; `dynamic.ts` must agree with it
 * on every game both take.
 */
export const reference: VotingPower = { banzhaf, shapleyShubik, deeganPackel };
