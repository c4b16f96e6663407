/**
 * Network power of more owners than all coalitions can be looked at: random orders of them, the same for the same seed
 * on every machine. In each order exactly one owner turns the company; how often it is one's turn is its Shapley–Shubik
 * power, off by more than the stated error with at most the stated chance (Hoeffding 1963).
 */
import type { Node, Snapshot } from '../../snapshot/types.ts';
import { type Exact, max, min, ONE, ratio, ZERO } from '../../terms/exact.ts';
import { type Interval, interval } from '../../terms/interval.ts';
import { LookthroughError } from '../../terms/problem.ts';
import { above } from '../control/controllers.ts';
import { controlIn } from '../control/reference.ts';
import { VotesBook } from '../control/votes-book.ts';
import type { ControlOptions } from '../types.ts';
import { knownVotes } from './network.ts';

export interface SamplingOptions {
  /** random orders looked at, from 1; default 20,000 */
  readonly orders?: number;
  /** chance that some value lies outside its interval; an exact fraction below 1; default 1/1000 */
  readonly miss?: Exact;
  /** whole number; default 1 */
  readonly seed?: number;
}

export interface SampledNetworkPower {
  readonly owners: readonly Node[];
  /** in the order of the owners; all of them hold the true value but for the chance `miss` */
  readonly shapley: readonly Interval[];
  /** half the width before cutting to [0, 1] */
  readonly error: Exact;
  readonly miss: Exact;
  readonly orders: number;
  readonly seed: number;
  /** all owners together do not win: nobody has power, and this is certain */
  readonly winnable: boolean;
}

/**
 * @param owners who decides for itself, each once; everybody else follows its holders
 * @throws LookthroughError usage where votes are known only as a range, or for options outside their range
 * Cost: orders × log2(owners) fixpoints of control above the company; a coalition met again costs nothing.
 * @example sampledNetworkPower(snapshot, owners, company, options, { orders: 5000, seed: 7 }).shapley
 */
export function sampledNetworkPower(
  snapshot: Snapshot,
  owners: readonly Node[],
  company: Node,
  options: ControlOptions,
  sampling: SamplingOptions = {},
): SampledNetworkPower {
  const { orders = 20_000, miss = ratio(1, 1000), seed = 1 } = sampling;
  if (!Number.isSafeInteger(orders) || orders < 1)
    throw new LookthroughError('usage', 'orders: expected a whole number from 1', { received: String(orders) });
  if (!Number.isSafeInteger(seed))
    throw new LookthroughError('usage', 'seed: expected a whole number', { received: String(seed) });
  if (miss.compare(ZERO) <= 0 || miss.compare(ONE) >= 0)
    throw new LookthroughError('usage', 'miss: expected a chance between 0 and 1', { received: miss.toFraction() });
  knownVotes(snapshot);
  const wins = rememberedWins(snapshot, owners, company, options);
  const common = { owners: [...owners], miss, orders, seed };
  if (!wins(owners.map((_, i) => i)))
    return { ...common, shapley: owners.map(() => interval(ZERO, ZERO)), error: ZERO, winnable: false };
  const turns = new Array<number>(owners.length).fill(0);
  const order = owners.map((_, i) => i);
  const chance = words(seed);
  for (let k = 0; k < orders; k += 1) {
    shuffle(order, chance);
    const at = order[turnOf(order, wins)] as number;
    turns[at] = (turns[at] as number) + 1;
  }
  const error = errorOf(owners.length, orders, miss);
  const shapley = turns.map((n) => {
    const share = ratio(n, orders);
    return interval(max(ZERO, share.sub(error)), min(ONE, share.add(error)));
  });
  return { ...common, shapley, error, winnable: true };
}

/** Hoeffding for all owners at once: √(ln(2 · owners / miss) / (2 · orders)), rounded up to a millionth. */
function errorOf(owners: number, orders: number, miss: Exact): Exact {
  const least = Math.sqrt(Math.log((2 * owners) / miss.valueOf()) / (2 * orders));
  return ratio(Math.ceil(least * (1 + 1e-9) * 1e6), 1_000_000);
}

/** Place of the owner with whom those before it win. More owners never win less, so halving finds it. */
function turnOf(order: readonly number[], wins: (coalition: readonly number[]) => boolean): number {
  let [low, high] = [0, order.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (wins(order.slice(0, middle + 1))) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Coalitions that are remembered at most. */
const REMEMBERED = 1 << 18;

function rememberedWins(snapshot: Snapshot, owners: readonly Node[], company: Node, options: ControlOptions) {
  const book = new VotesBook(snapshot, options);
  const within = above(book, company);
  const known = new Map<string, boolean>();
  return (coalition: readonly number[]): boolean => {
    const members = [...coalition].sort((a, b) => a - b);
    const key = members.join(' ');
    const before = known.get(key);
    if (before !== undefined) return before;
    const seed = members.map((i) => owners[i] as Node);
    const won = controlIn(book, seed, within).certain.some((step) => step.company === company);
    if (known.size < REMEMBERED) known.set(key, won);
    return won;
  };
}

function shuffle(order: number[], chance: (below: number) => number): void {
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = chance(i + 1);
    [order[i], order[j]] = [order[j] as number, order[i] as number];
  }
}

/** Whole numbers below a bound, each as likely: splitmix32 words, those past the last whole multiple thrown away. */
function words(seed: number): (below: number) => number {
  let state = (seed ^ Math.floor(seed / 2 ** 32)) | 0;
  const word = (): number => {
    state = (state + 0x9e3779b9) | 0;
    let z = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
  return (below) => {
    const last = 2 ** 32 - (2 ** 32 % below);
    for (;;) {
      const found = word();
      if (found < last) return found % below;
    }
  };
}
