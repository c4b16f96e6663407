/**
 * Voting power in one company: the players are its declared holders, those under one controller or in one pact as one;
 * the undeclared rest is a sea. Votes must be known for an index: it is not monotone, so no range of it is guessed.
 */
import type { Node, Snapshot } from '../../snapshot/types.ts';
import { type Exact, ZERO } from '../../terms/exact.ts';
import { type Interval, isPoint, point } from '../../terms/interval.ts';
import { LookthroughError } from '../../terms/problem.ts';
import { above } from '../control/controllers.ts';
import { controlIn } from '../control/reference.ts';
import { VotesBook } from '../control/votes-book.ts';
import { jointHolding } from '../joint-holding/reference.ts';
import { remainder } from '../remainder/reference.ts';
import type { ControlOptions } from '../types.ts';
import { boundedBanzhaf, boundedShapley } from './bounded.ts';
import { boundedOceanic } from './bounded-oceanic.ts';
import { dynamic } from './dynamic.ts';
import { HALVES_PLAYERS } from './halves.ts';
import { integerGame } from './integer-game.ts';
import { ENUMERATED_PLAYERS } from './minimal-winning.ts';
import { OCEAN_PLAYERS, oceanicShapleyShubik } from './oceanic.ts';
import type { WeightedGame } from './types.ts';

export interface Player {
  /** who votes as one: the controller first */
  readonly members: readonly Node[];
  readonly votes: Interval;
}
export interface PowerIndex {
  readonly name:
    | 'shapley-shubik'
    | 'banzhaf-normalised'
    | 'banzhaf-absolute'
    | 'deegan-packel'
    | 'coleman-prevent'
    | 'coleman-initiate'
    | 'oceanic-shapley-shubik';
  /** in the order of the players; points where the method is exact, else the exact value lies within */
  readonly values: readonly Interval[];
  /** exact: coalitions counted. chances: bounded.ts */
  readonly method: 'exact' | 'chances';
}
export interface CompanyPower {
  readonly players: readonly Player[];
  readonly ocean: Interval;
  /** empty where some votes are only known as a range */
  readonly indices: readonly PowerIndex[];
  /** Coleman's power of the body to act */
  readonly act?: Interval;
  /** why there is no index, or what it takes for granted */
  readonly notes: readonly string[];
}

/** Additions spent on counting coalitions, a second or two; beyond it their chances are bounded instead. */
const EXACT_WORK = 5_000_000;

/**
 * @returns every index by counting where that is little work, else between proven ends; Deegan–Packel only by counting
 * @throws LookthroughError usage for a quota that nobody at all would meet
 */
export function companyPower(snapshot: Snapshot, company: Node, options: ControlOptions): CompanyPower {
  const players = playersOf(snapshot, company, options);
  const ocean = remainder(snapshot, company, 'votes');
  const unknown = players.filter((p) => !isPoint(p.votes));
  if (unknown.length > 0 || !isPoint(ocean)) {
    return {
      players,
      ocean,
      indices: [],
      notes: [
        'some votes are known only as a range, and a power index cannot be bounded by its ends: it is not monotone',
      ],
    };
  }
  const weights = players.map((p) => p.votes.lo);
  const game = { weights, quota: options.quota, inclusive: options.inclusive };
  const notes: string[] = [];
  const { indices, act } = indicesOf(game, notes);
  if (ocean.lo.compare(ZERO) > 0) {
    notes.push('without the sea the undeclared votes are taken to stay away, and the quota to be of all votes');
    indices.push(oceanic(weights, ocean.lo, options.quota, notes));
  }
  return { players, ocean, indices, act, notes };
}

/** The undeclared votes as a sea: exact with few declared holders, else between ends. */
function oceanic(weights: readonly Exact[], ocean: Exact, quota: Exact, notes: string[]): PowerIndex {
  const name = 'oceanic-shapley-shubik';
  if (weights.length <= OCEAN_PLAYERS) return index(name, oceanicShapleyShubik(weights, ocean, quota));
  const { values, steps } = boundedOceanic(weights, ocean, quota);
  notes.push(
    `the oceanic index of ${weights.length} declared holders: chances at ${steps} steps of time; each value lies between the ends given, at most ${widest(values)} apart`,
  );
  return { name, values, method: 'chances' };
}

/** All indices but the oceanic, each by the best method its size allows; what the methods leave is noted. */
function indicesOf(game: WeightedGame, notes: string[]): { indices: PowerIndex[]; act: Interval } {
  const limit = { work: EXACT_WORK };
  const indices: PowerIndex[] = [];
  const { players, kinds, threshold } = sizeOf(game);
  const table = players * threshold <= EXACT_WORK;
  const shapley = !table && players > HALVES_PLAYERS ? undefined : counted(() => dynamic.shapleyShubik(game, limit));
  if (shapley !== undefined) indices.push(index('shapley-shubik', shapley));
  else {
    const { values, nodes, units } = boundedShapley(game);
    notes.push(
      `Shapley–Shubik of ${values.length} holders: chances at ${nodes} points of Gauss–Legendre${roundedTo(units)}; each value lies between the ends given, at most ${widest(values)} apart`,
    );
    indices.push({ name: 'shapley-shubik', values, method: 'chances' });
  }
  const banzhaf = counted(() => dynamic.banzhaf(game, limit));
  const minimal = table && kinds * kinds * threshold <= EXACT_WORK;
  const deegan =
    !minimal && players > ENUMERATED_PLAYERS ? undefined : counted(() => dynamic.deeganPackel(game, limit));
  const deeganPackel = deegan === undefined ? [] : [index('deegan-packel', deegan)];
  if (deegan === undefined) notes.push(`no Deegan–Packel index: ${game.weights.length} holders are too many to count`);
  if (banzhaf !== undefined) {
    indices.push(index('banzhaf-normalised', banzhaf.normalised), index('banzhaf-absolute', banzhaf.absolute));
    indices.push(...deeganPackel);
    indices.push(index('coleman-prevent', banzhaf.prevent), index('coleman-initiate', banzhaf.initiate));
    return { indices, act: point(banzhaf.act) };
  }
  const bounded = boundedBanzhaf(game);
  notes.push(
    `Banzhaf and Coleman of ${game.weights.length} holders: chances of coalitions${roundedTo(bounded.units)}; each value lies between the ends given, absolute ones at most ${widest(bounded.absolute)} apart`,
  );
  const between = (name: PowerIndex['name'], values: readonly Interval[]): PowerIndex => ({
    name,
    values,
    method: 'chances',
  });
  indices.push(between('banzhaf-normalised', bounded.normalised), between('banzhaf-absolute', bounded.absolute));
  indices.push(...deeganPackel);
  indices.push(between('coleman-prevent', bounded.prevent), between('coleman-initiate', bounded.initiate));
  return { indices, act: bounded.act };
}

/** Players with votes, different numbers of votes, and votes that win, in the smallest common unit. */
function sizeOf(game: WeightedGame): { players: number; kinds: number; threshold: number } {
  const { weights, threshold } = integerGame(game);
  const positive = weights.filter((w) => w > 0n);
  return { players: positive.length, kinds: new Set(positive).size, threshold: Number(threshold) };
}

const index = (name: PowerIndex['name'], values: readonly Exact[]): PowerIndex => ({
  name,
  values: values.map(point),
  method: 'exact',
});

/** undefined where counting is too much work. */
function counted<T>(count: () => T): T | undefined {
  try {
    return count();
  } catch (error) {
    if (error instanceof LookthroughError && error.code === 'limit-reached') return undefined;
    throw error;
  }
}

const roundedTo = (units: number | undefined): string =>
  units === undefined ? '' : `, votes rounded to ${units} units in the quota`;

/** The largest distance of two ends, rounded up to two digits. */
function widest(values: readonly Interval[]): string {
  const most = Math.max(...values.map((v) => v.hi.sub(v.lo).valueOf()));
  return (most * 1.05).toPrecision(2);
}

/** Holders that one party certainly controls vote as one with it. */
function playersOf(snapshot: Snapshot, company: Node, options: ControlOptions): readonly Player[] {
  const column = snapshot.votes.get(company);
  const holders = (column?.holdings ?? []).map((h) => h.owner);
  const book = new VotesBook(snapshot, options);
  const within = above(book, company);
  const masters = new Map<Node, Node[]>();
  for (const node of within) {
    if (node === company || !mayLead(book, node, company, within)) continue;
    for (const { company: led } of controlIn(book, [node], within).certain)
      if (led !== node) masters.set(led, [...(masters.get(led) ?? []), node]);
  }
  const under = (n: Node): readonly Node[] => masters.get(n) ?? [];
  const top = (n: Node): Node => {
    const above = under(n);
    return above.find((m) => under(m).length === 0) ?? above[0] ?? n;
  };
  const groups = new Map<Node, Set<Node>>();
  for (const holder of holders) {
    const root = pactOf(snapshot, company, top(holder));
    groups.set(root, (groups.get(root) ?? new Set([root])).add(holder));
  }
  const claimed = snapshot.claims.some((claim) => claim.company === company);
  const plain = !claimed && column !== undefined && column.holdings.every((h) => isPoint(h.bounds));
  const own = new Map((column?.holdings ?? []).map((h) => [h.owner, h.bounds.lo]));
  // Figures without claims simply add; anything else is a question about the whole column, for each player.
  const votesOf = (members: ReadonlySet<Node>): Interval =>
    plain
      ? point([...members].reduce((sum, m) => sum.add(own.get(m) ?? ZERO), ZERO))
      : jointHolding(snapshot, company, members, { measure: 'votes', undisclosed: 'declared' }).bounds;
  return [...groups.values()].map((members) => ({ members: [...members], votes: votesOf(members) }));
}

/** Could it control another party of these: by votes or a statement of its own, or through the company? */
function mayLead(book: VotesBook, node: Node, company: Node, within: ReadonlySet<Node>): boolean {
  const reachesOne = (n: Node, but: Node): boolean =>
    book.holdingsOf(n).some((h) => h.company !== but && within.has(h.company)) ||
    book.statedOf(n).some((c) => c.company !== but && within.has(c.company));
  return reachesOne(node, company) || reachesOne(company, company);
}

/** Members of a pact over the company vote as its first member. */
function pactOf(snapshot: Snapshot, company: Node, node: Node): Node {
  const pact = snapshot.concerts.find((c) => c.issuers.includes(company) && c.members.includes(node));
  return pact?.members[0] ?? node;
}
