/**
 * Power indices of companies with hundreds to tens of thousands of holders, as intervals that hold the exact value:
 * chances instead of counts, so that nothing overflows, and every error bounded: rounding of votes to units (none where
 * they fit), the quadrature over the common chance of joining (none below a size), and floating point.
 */
import { compare, type Exact, max, min, ONE, ratio, ZERO } from '../../terms/exact.ts';
import { type Interval, interval, NOTHING } from '../../terms/interval.ts';
import { ChanceTable } from './chance-table.ts';
import { type CoarseGame, coarseGame } from './coarse-game.ts';
import { nodesFor, type Quadrature, quadrature } from './gauss-legendre.ts';
import { integerGame } from './integer-game.ts';
import { tightened } from './tighten.ts';
import type { PowerLimit, WeightedGame } from './types.ts';

export interface BoundedBanzhaf {
  readonly absolute: readonly Interval[];
  readonly normalised: readonly Interval[];
  readonly act: Interval;
  readonly prevent: readonly Interval[];
  readonly initiate: readonly Interval[];
  /** votes were rounded to units, at most so many of them in the quota; undefined: they were not */
  readonly units?: number;
}

export interface BoundedShapley {
  readonly values: readonly Interval[];
  /** chances of joining that were looked at */
  readonly nodes: number;
  readonly units?: number;
}

const DEFAULT_WORK = 1_500_000_000;
/** What the quadrature may be off by, where its nodes are not enough to be exact. */
const QUADRATURE_ERROR = 1e-6;
/** Ends are whole multiples of this, rounded outward. */
const GRID = 1e12;

interface Bound {
  low: number;
  high: number;
}

/** Players of one weight in one number of units: one calculation. */
interface Peers {
  readonly weight: bigint;
  readonly part: number;
  readonly bound: Bound;
}

/**
 * Banzhaf and Coleman: each holder is decisive with the chance that the others, each for or against with chance one
 * half, fall short by at most its votes.
 * @param limit work: additions, about; default 1.5·10^9, a few seconds. Less work, coarser units, wider intervals
 * @returns in the order of the weights; the exact values lie within
 * @throws LookthroughError usage for a bad quota or weight
 */
export function boundedBanzhaf(game: WeightedGame, limit: PowerLimit = {}): BoundedBanzhaf {
  const swings = new Swings(game, limit.work ?? DEFAULT_WORK);
  swings.at(0.5, 1);
  const absolute = swings.intervals(0);
  const act = swings.winning();
  const lose = interval(ONE.sub(act.hi), ONE.sub(act.lo));
  return {
    absolute,
    normalised: normalised(absolute),
    act,
    prevent: absolute.map((b) => half(b, act)),
    initiate: absolute.map((b) => half(b, lose)),
    ...swings.units(),
  };
}

/**
 * Shapley–Shubik: the same chance, averaged over all common chances of joining (Owen 1972), by Gauss–Legendre.
 * @param limit as boundedBanzhaf
 * @returns in the order of the weights; the exact values lie within, so the intervals' ends add to at most 1 and at
 *   least 1 unless nobody can win
 */
export function boundedShapley(game: WeightedGame, limit: PowerLimit = {}): BoundedShapley {
  const players = game.weights.filter((w) => w.n > 0n).length;
  const nodes = nodesFor(players, QUADRATURE_ERROR);
  const swings = new Swings(game, (limit.work ?? DEFAULT_WORK) / nodes);
  const rule: Quadrature = quadrature(nodes, players);
  rule.nodes.forEach((t, i) => {
    swings.at(t, rule.weights[i] as number);
  });
  return { values: swings.shares(rule.error), nodes, ...swings.units() };
}

class Swings {
  private readonly weights: readonly bigint[];
  private readonly coarse: CoarseGame;
  private readonly peers = new Map<string, Peers>();
  /** by place among the positive weights, lightest first */
  private readonly order: readonly number[];
  private readonly winnable: boolean;
  /** all together: units, and votes */
  private readonly total: number;
  private readonly votes: bigint;
  private readonly rising: ChanceTable;
  private readonly falling: ChanceTable;

  constructor(game: WeightedGame, work: number) {
    const { weights, threshold, winnable } = integerGame(game);
    this.weights = weights;
    this.winnable = winnable;
    const positive = weights.flatMap((w, i) => (w > 0n ? [i] : []));
    this.order = positive.sort((a, b) => order(weights[a] as bigint, weights[b] as bigint) || a - b);
    this.coarse = coarseGame(
      this.order.map((i) => weights[i] as bigint),
      threshold,
      work,
    );
    this.votes = weights.reduce((a, b) => a + b, 0n);
    this.total = this.coarse.parts.reduce((a, b) => a + b, 0);
    this.order.forEach((_, k) => {
      const key = this.key(k);
      if (!this.peers.has(key)) {
        const weight = this.coarse.weights[k] as bigint;
        this.peers.set(key, { weight, part: this.coarse.parts[k] as number, bound: { low: 0, high: 0 } });
      }
    });
    let [up, down] = [this.unitsUp(threshold + this.coarse.slack), 1];
    for (const peers of this.peers.values()) {
      const [from, to] = this.window(peers, this.coarse.slack);
      up = Math.max(up, to);
      down = Math.max(down, this.total - peers.part - from + 1);
    }
    this.rising = new ChanceTable(winnable ? up : 1);
    this.falling = new ChanceTable(winnable ? down : 1);
  }

  private key(k: number): string {
    return `${this.coarse.weights[k]} ${this.coarse.parts[k]}`;
  }

  /**
   * Whole units the others may have for the player to be decisive, the window widened by `slack` (or narrowed). Where
   * nothing they have is too little, or too much, that side is certain and needs no slack.
   */
  private window({ weight, part }: Peers, slack: bigint): readonly [number, number] {
    const { threshold } = this.coarse;
    const from = weight >= threshold ? 0 : this.unitsUp(threshold - weight - slack);
    const every = this.total - part + 1;
    if (this.votes - weight < threshold) return [from, every];
    return [from, Math.min(every, this.unitsUp(threshold + slack))];
  }

  private unitsUp(votes: bigint): number {
    const { unit } = this.coarse;
    return Number(votes <= 0n ? 0n : (votes + unit - 1n) / unit);
  }

  /** Adds weight times each player's chance to be decisive when everybody joins with chance t. */
  at(t: number, weight: number): void {
    if (!this.winnable) return;
    const rising = t <= 0.5;
    const table = rising ? this.rising : this.falling;
    table.fill(this.coarse.parts, rising ? t : 1 - t);
    const { slack, miss } = this.coarse;
    for (const peers of this.peers.values()) {
      const outer = this.chance(table, rising, peers, slack);
      const inner = slack === 0n ? outer : this.chance(table, rising, peers, -slack);
      peers.bound.low += weight * Math.max(0, inner.chance - inner.error - miss);
      peers.bound.high += weight * Math.min(1, outer.chance + outer.error + miss);
    }
  }

  /** Those who stay out are a random coalition too: joining above one half is staying out below it. */
  private chance(table: ChanceTable, rising: boolean, peers: Peers, slack: bigint) {
    const [from, to] = this.window(peers, slack);
    if (rising) return table.without(peers.part, from, to);
    const others = this.total - peers.part;
    return table.without(peers.part, others - to + 1, others - from + 1);
  }

  /** The chance that a random coalition wins; after `at(0.5)`. */
  winning(): Interval {
    if (!this.winnable) return NOTHING;
    const { slack, threshold, miss } = this.coarse;
    const most = this.rising.between(0, this.unitsUp(threshold + slack));
    const least = this.rising.between(0, this.unitsUp(threshold - slack));
    return outward(1 - most.chance - most.error - miss, 1 - least.chance + least.error + miss);
  }

  intervals(error: number): readonly Interval[] {
    const found: Interval[] = this.weights.map(() => NOTHING);
    if (!this.winnable) return found;
    // Sums, weights and nodes in floating point: a chance moves by at most `players` for each unit t is off.
    const rounding = 1e-11 + 1e-14 * this.order.length;
    this.order.forEach((player, k) => {
      const { low, high } = (this.peers.get(this.key(k)) as Peers).bound;
      found[player] = outward(low - error - rounding, high + error + rounding);
    });
    return found;
  }

  /** `intervals` of an index that adds to one. */
  shares(error: number): readonly Interval[] {
    const found = this.intervals(error);
    return this.winnable ? tightened(found, this.weights, BigInt(GRID)) : found;
  }

  units(): { readonly units?: number } {
    const { unit, threshold } = this.coarse;
    return unit === 1n ? {} : { units: Number(threshold / unit) };
  }
}

const order = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);

function outward(low: number, high: number): Interval {
  const grid = BigInt(GRID);
  const lo = ratio(BigInt(Math.floor(Math.max(0, low) * GRID)), grid);
  return interval(lo, min(ONE, ratio(BigInt(Math.ceil(Math.max(0, high) * GRID)), grid)));
}

/** Each part of the whole: least where the others have most. */
function normalised(values: readonly Interval[]): readonly Interval[] {
  const sum = (end: 'lo' | 'hi'): Exact => values.reduce((total, v) => total.add(v[end]), ZERO);
  const [lows, highs] = [sum('lo'), sum('hi')];
  return values.map((v) => {
    const least = v.lo.add(highs.sub(v.hi));
    const most = v.hi.add(lows.sub(v.lo));
    if (v.hi.n === 0n) return NOTHING;
    return rounded(least.n === 0n ? ZERO : v.lo.div(least), most.n === 0n ? ONE : v.hi.div(most));
  });
}

/** b / (2 · of): what Coleman's indices are of Banzhaf's. */
function half(b: Interval, of: Interval): Interval {
  if (b.hi.n === 0n) return NOTHING;
  const most = of.lo.n === 0n ? ONE : b.hi.div(of.lo.mul(2));
  return rounded(of.hi.n === 0n ? ZERO : b.lo.div(of.hi.mul(2)), most);
}

/** Outward to the grid: quotients of quotients would grow for ever. */
function rounded(low: Exact, high: Exact): Interval {
  const grid = BigInt(GRID);
  const [lo, hi] = [low.mul(grid).floor(), high.mul(grid).ceil()];
  const top = min(ONE, hi.div(grid));
  const bottom = max(ZERO, lo.div(grid));
  return compare(bottom, top) > 0 ? interval(top, top) : interval(bottom, top);
}
