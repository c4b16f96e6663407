/** Power indices of real registers: exact, by counting coalitions by weight (and size) instead of looking at each. */
import { type Exact, ZERO } from '../../terms/exact.ts';
import { emptyCoalition, join, sizesBelow, type Table, without } from './by-size.ts';
import { type Losing, losingByWeight } from './by-weight.ts';
import { banzhafOf, shapleyOf, swingsBySize } from './from-counts.ts';
import { HALVES_PLAYERS, losingByHalves } from './halves.ts';
import { integerGame } from './integer-game.ts';
import { DEFAULT_WORK, type Meter, meterOf, tooMuch } from './meter.ts';
import {
  deeganPackelOf,
  ENUMERATED_PLAYERS,
  type Minimal,
  minimalByEnumeration,
  minimalByWeight,
} from './minimal-winning.ts';
import type { Banzhaf, PowerLimit, VotingPower, WeightedGame } from './types.ts';

/** The game without its null players: they change no index but double every count. Heaviest first keeps tables small. */
interface Lean {
  /** positive, heaviest first */
  readonly players: readonly bigint[];
  /** as in the game asked about */
  readonly weights: readonly bigint[];
  readonly threshold: bigint;
  readonly winnable: boolean;
}

function leanGame(game: WeightedGame): Lean {
  const { weights, threshold, winnable } = integerGame(game);
  const players = weights.filter((w) => w > 0n).sort((a, b) => (a > b ? -1 : a < b ? 1 : 0));
  return { players, weights, threshold, winnable };
}

const COARSER = 'merge small holders into the ocean (oceanicShapleyShubik), or state votes in coarser units';

/**
 * Banzhaf and Coleman. Cost: holders × (quota in the smallest common unit of votes) additions; where that passes the
 * limit, up to 40 holders are done by halves. Throws `limit-reached` beyond, `usage` for a bad quota or weight.
 */
function banzhaf(game: WeightedGame, limit: PowerLimit = {}): Banzhaf {
  const lean = leanGame(game);
  if (!lean.winnable) return nobody(lean.weights.length);
  const { losing, losingWith } = losingOf(lean, limit);
  const nulls = BigInt(lean.weights.length - lean.players.length);
  const all = 1n << BigInt(lean.weights.length);
  const swings = lean.weights.map((w) => (w === 0n ? 0n : (losing - 2n * (losingWith.get(w) ?? 0n)) << nulls));
  return banzhafOf(swings, all - (losing << nulls));
}

const nobody = (n: number): Banzhaf => banzhafOf(new Array(n).fill(0n), 0n);

function losingOf(lean: Lean, limit: PowerLimit): Losing {
  const what = `Banzhaf of ${lean.players.length} holders`;
  const work = limit.work ?? DEFAULT_WORK;
  const cost = BigInt(lean.players.length) * lean.threshold;
  if (cost <= BigInt(work)) {
    return losingByWeight(lean.players, Number(lean.threshold), meterOf({ work: 2 * work }, what, COARSER));
  }
  if (lean.players.length > HALVES_PLAYERS) throw tooMuch(what, work, COARSER);
  const { losing, losingWith } = losingByHalves(lean.players, lean.threshold);
  const sum = (counts: readonly bigint[]): bigint => counts.reduce((a, b) => a + b, 0n);
  return { losing: sum(losing), losingWith: new Map(lean.players.map((w, i) => [w, sum(losingWith[i] ?? [])])) };
}

/**
 * Shapley–Shubik. Cost: as Banzhaf times the number of sizes a weight can have: equal holders cost no more, a hundred
 * holders in hundredths of a percent some seconds. Else by halves up to 40 holders, else `limit-reached`.
 */
function shapleyShubik(game: WeightedGame, limit: PowerLimit = {}): readonly Exact[] {
  const lean = leanGame(game);
  if (!lean.winnable) return lean.weights.map(() => ZERO);
  const n = lean.players.length;
  const index = new Map<bigint, Exact>();
  const { losing, losingWith } = losingSizes(lean, limit);
  for (const [w, sizes] of losingWith) index.set(w, shapleyOf(swingsBySize(losing, sizes, n), n));
  return lean.weights.map((w) => index.get(w) ?? ZERO);
}

interface LosingSizes {
  readonly losing: readonly bigint[];
  readonly losingWith: ReadonlyMap<bigint, readonly bigint[]>;
}

function losingSizes(lean: Lean, limit: PowerLimit): LosingSizes {
  const { players, threshold } = lean;
  const n = players.length;
  const work = limit.work ?? DEFAULT_WORK;
  const what = `Shapley–Shubik of ${n} holders`;
  if (n <= HALVES_PLAYERS && BigInt(n * n) * threshold > BigInt(work)) {
    const { losing, losingWith } = losingByHalves(players, threshold);
    return { losing, losingWith: new Map(players.map((w, i) => [w, losingWith[i] ?? []])) };
  }
  const meter = meterOf(limit, what, COARSER);
  const table = tableOf(players, threshold, meter);
  const losingWith = new Map<bigint, bigint[]>();
  for (const w of new Set(players)) losingWith.set(w, sizesWith(table, Number(w), meter));
  return { losing: sizesBelow(table, table.length), losingWith };
}

function tableOf(players: readonly bigint[], threshold: bigint, meter: Meter): Table {
  if (threshold > BigInt(meter.limit)) meter.spend(Number.MAX_SAFE_INTEGER);
  const table = emptyCoalition(Number(threshold));
  for (const w of players) join(table, Number(w), meter);
  return table;
}

/** Losing coalitions with one given player of weight w, by size. */
function sizesWith(table: Table, w: number, meter: Meter): bigint[] {
  const room = table.length - w;
  return [0n, ...sizesBelow(without(table, w, room, meter), room)];
}

/**
 * Deegan–Packel. Cost: as Shapley–Shubik times half the distinct weights; weights too fine for a table are enumerated
 * for up to 20 holders. Throws `limit-reached` beyond.
 */
function deeganPackel(game: WeightedGame, limit: PowerLimit = {}): readonly Exact[] {
  const lean = leanGame(game);
  if (!lean.winnable) return lean.weights.map(() => ZERO);
  const minimal = minimalOf(lean, limit);
  const index = new Map(lean.players.map((w) => [w, undefined as Exact | undefined]));
  for (const w of index.keys()) index.set(w, deeganPackelOf(minimal, w));
  return lean.weights.map((w) => index.get(w) ?? ZERO);
}

function minimalOf({ players, threshold }: Lean, limit: PowerLimit): Minimal {
  const n = players.length;
  const work = limit.work ?? DEFAULT_WORK;
  const fine = BigInt(n * n) * threshold > BigInt(work);
  if (n <= ENUMERATED_PLAYERS && fine) return minimalByEnumeration(players, threshold);
  const meter = meterOf(limit, `Deegan–Packel of ${n} holders`, 'Banzhaf and Shapley–Shubik reach further');
  if (threshold > BigInt(work)) meter.spend(Number.MAX_SAFE_INTEGER);
  return minimalByWeight(players, Number(threshold), meter);
}

/**
 * Exact power indices by dynamic programming (generating functions, Mann & Shapley 1962; Brams & Affuso 1976).
 * Example: `dynamic.shapleyShubik({ weights: [50, 49, 1].map((w) => percent(w)), quota: HALF, inclusive: false })`
 * is [2/3, 1/6, 1/6].
 */
export const dynamic: VotingPower = { banzhaf, shapleyShubik, deeganPackel };
