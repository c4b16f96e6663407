/**
 * What a swept loop still leaves open. If a sweep moved member o by at most d(o) and dropped or rounded b(c) in column
 * c, the error e satisfies e(c) <= b(c) + Σ most(o in c) · (e(o) + d(o)) over owners o inside the loop: any e that
 * satisfies it with ">=" is a bound (Park induction on a contraction), and a share is never above the whole.
 */

import { mostOf, type ShareGraph, WHOLE } from '../../snapshot/graph/index.ts';
import { LookthroughError } from '../../terms/problem.ts';

const ROUNDS = 1000;
/** Holdings of one loop looked at, over all sweeps; then again for its rest: some ten seconds. */
const MOST_LOOKED_AT = 20_000_000;

/** How often a loop may be swept: until it stands still, or so often. */
export function sweepsOf(size: number, links: number): number {
  return Math.max(4, Math.min(size <= 100 ? 2000 : 200, Math.floor(MOST_LOOKED_AT / links)));
}

/**
 * A loop that does not come to rest leaves every owner above it open; too many of them cannot even be told.
 * @throws LookthroughError limit-reached, with the size of the loop
 */
export function refuseIfOpen(open: boolean, size: number): void {
  if (!open || size <= LONGEST) return;
  throw new LookthroughError(
    'limit-reached',
    `a loop of ${size} companies does not come to rest: next to nothing leaves it; such a loop may have up to ${LONGEST} companies`,
    { received: String(size) },
  );
}
const LONGEST = 5_000;

/** Ends of tight columns are rounded by a billionth or two for each owner. */
const ROUNDING = 1000;

export class LoopRest {
  /** by member: the largest share that was not kept */
  readonly dropped: Float64Array;
  private readonly low: Float64Array;
  private readonly high: Float64Array;
  private readonly movedLow: Float64Array;
  private readonly movedHigh: Float64Array;
  private readonly outsideLow: Float64Array;
  private readonly outsideHigh: Float64Array;
  private readonly outsideOver: Float64Array;

  constructor(size: number) {
    const doubles = (): Float64Array => new Float64Array(size);
    [this.dropped, this.low, this.high] = [doubles(), doubles(), doubles()];
    [this.movedLow, this.movedHigh] = [doubles(), doubles()];
    [this.outsideLow, this.outsideHigh, this.outsideOver] = [doubles(), doubles(), doubles()];
  }

  /** Sums of all shares of a member after a sweep, and what was left open outside the loop. Sums never fall. */
  note(i: number, at: { low: number; high: number; restLow: number; restHigh: number; over: number }): void {
    this.movedLow[i] = moved(this.low[i] as number, at.low);
    this.movedHigh[i] = moved(this.high[i] as number, at.high);
    this.low[i] = at.low;
    this.high[i] = at.high;
    this.outsideLow[i] = at.restLow;
    this.outsideHigh[i] = at.restHigh;
    this.outsideOver[i] = at.over;
  }

  /** No member moved by more than so many billionths. */
  still(billionths: number): boolean {
    const within = (moved: Float64Array): boolean => moved.every((d) => d <= billionths);
    return within(this.movedLow) && within(this.movedHigh);
  }

  solve(graph: ShareGraph, from: number, set: (k: number, low: number, high: number, over: number) => void): void {
    const links = new LoopLinks(graph, from, this.dropped.length);
    const begin = (outside: Float64Array, moved: Float64Array): Float64Array =>
      outside.map((b, i) => b + (this.dropped[i] as number) + links.through(i, moved));
    const low = links.closed(begin(this.outsideLow, this.movedLow));
    const high = links.closed(begin(this.outsideHigh, this.movedHigh));
    const over = links.closed(this.outsideOver);
    const first = from - graph.holders;
    for (let i = 0; i < low.length; i += 1) {
      set(first + i, low[i] as number, high[i] as number, over[i] as number);
    }
  }
}

/** A sum that falls by more than rounding proves nothing: it may have moved by anything. */
const moved = (before: number, after: number): number => {
  const by = after - before;
  return by < -ROUNDING ? WHOLE : Math.abs(by);
};

/** The links inside one loop with their upper ends. */
class LoopLinks {
  private readonly start: Int32Array;
  private readonly owner: Int32Array;
  private readonly most: Float64Array;

  constructor(graph: ShareGraph, from: number, size: number) {
    const [start, owner, most]: [number[], number[], number[]] = [[0], [], []];
    for (let c = from; c < from + size; c += 1) {
      const k = c - graph.holders;
      for (let e = graph.ownerStart[k] as number; e < (graph.ownerStart[k + 1] as number); e += 1) {
        const o = graph.owner[e] as number;
        if (o < from || o >= from + size) continue;
        owner.push(o - from);
        most.push(mostOf(graph.ownerCode[e] as number, graph.bands));
      }
      start.push(owner.length);
    }
    this.start = Int32Array.from(start);
    this.owner = Int32Array.from(owner);
    this.most = Float64Array.from(most);
  }

  /** Σ most · value over the owners of member i, rounded up. */
  through(i: number, value: Float64Array): number {
    let sum = 0;
    for (let e = this.start[i] as number; e < (this.start[i + 1] as number); e += 1) {
      const at = value[this.owner[e] as number] as number;
      if (at !== 0) sum += Math.ceil((this.most[e] as number) * at * 1e-9 + 1e-6);
    }
    return sum;
  }

  /** The least whole numbers with e >= begin + through(e); the whole where they do not come to rest. */
  closed(begin: Float64Array): Float64Array {
    const e = begin.map((b) => Math.min(WHOLE, b));
    const rounds = Math.max(4, Math.min(ROUNDS, Math.floor(MOST_LOOKED_AT / Math.max(1, this.owner.length))));
    for (let round = 0; round < rounds; round += 1) {
      let moved = false;
      for (let i = 0; i < e.length; i += 1) {
        const next = Math.min(WHOLE, (begin[i] as number) + this.through(i, e));
        if (next > (e[i] as number)) {
          e[i] = next;
          moved = true;
        }
      }
      if (!moved) return e;
    }
    return e.fill(WHOLE);
  }
}
