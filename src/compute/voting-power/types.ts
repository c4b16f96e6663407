/** A weighted voting game and what power indices say about it. `reference.ts` and `dynamic.ts` give the same answers. */
import type { Exact } from '../../terms/exact.ts';

/** [q; w]: a coalition wins when its votes reach the quota. Votes and quota are in one unit, mostly fractions of one. */
export interface WeightedGame {
  /** one per player, 0 or more; a player without votes is a null player */
  readonly weights: readonly Exact[];
  readonly quota: Exact;
  /** true: exactly the quota wins; false: more than the quota (majority) */
  readonly inclusive: boolean;
}

/**
 * The counting indices. With s_i the coalitions in which player i is decisive and W the winning coalitions of n players:
 * absolute s_i / 2^(n-1), normalised s_i / Σ s, and Coleman's powers to act W / 2^n, to prevent s_i / W and to initiate
 * s_i / (2^n - W). Where nobody can win (W = 0) every figure is 0, also those that would divide by W.
 */
export interface Banzhaf {
  /** s_i: coalitions without i that lose, and win once i joins */
  readonly swings: readonly bigint[];
  /** W */
  readonly winning: bigint;
  readonly absolute: readonly Exact[];
  readonly normalised: readonly Exact[];
  readonly act: Exact;
  readonly prevent: readonly Exact[];
  readonly initiate: readonly Exact[];
}

export interface PowerLimit {
  /** additions of whole numbers spent at most before `limit-reached`; default 10^8, some seconds to a minute */
  readonly work?: number;
}

export interface VotingPower {
  banzhaf(game: WeightedGame, limit?: PowerLimit): Banzhaf;
  /** Σ over swings S of |S|! (n-1-|S|)! / n!; sums to 1 unless nobody can win */
  shapleyShubik(game: WeightedGame, limit?: PowerLimit): readonly Exact[];
  /** mean over minimal winning coalitions of 1/|S| for their members; sums to 1 unless nobody can win */
  deeganPackel(game: WeightedGame, limit?: PowerLimit): readonly Exact[];
}
