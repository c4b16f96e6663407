/**
 * A column that no stated total binds, added up once: what a set of its holders has together then costs the set alone,
 * and not the column. Ten thousand holders of one company are asked about one after the other.
 */
import type { Column, Node } from '../../snapshot/types.ts';
import { type Exact, ZERO } from '../../terms/exact.ts';
import { type Interval, interval } from '../../terms/interval.ts';
import type { Undisclosed } from '../types.ts';
import { addRegions, cut, holderRegion, type Region, upTo } from './region.ts';

/** Sums of both ends, and how many of the ends added are open; a holding of nothing has none. */
interface Sums {
  readonly lo: Exact;
  readonly hi: Exact;
  readonly loOpen: number;
  readonly hiOpen: number;
}

export class ColumnSums {
  private readonly column: Column;
  private readonly places: ReadonlyMap<Node, number>;
  private readonly all: Sums;

  private constructor(column: Column, places: ReadonlyMap<Node, number>) {
    this.column = column;
    this.places = places;
    this.all = this.sumOf(places.values());
  }

  /** O(holders). Undefined: a holder stands in it twice, and a set has more places than members. */
  static of(column: Column): ColumnSums | undefined {
    const places = new Map(column.holdings.map((h, at) => [h.owner, at] as const));
    return places.size === column.holdings.length ? new ColumnSums(column, places) : undefined;
  }

  /** Places of those of the set that hold in the column, ascending. O(the smaller of the two). */
  among(set: ReadonlySet<Node>): readonly number[] {
    const { holdings } = this.column;
    if (set.size > holdings.length) return holdings.flatMap(({ owner }, at) => (set.has(owner) ? [at] : []));
    const found: number[] = [];
    for (const node of set) {
      const at = this.places.get(node);
      if (at !== undefined) found.push(at);
    }
    return found.sort((a, b) => a - b);
  }

  ownerAt(place: number): Node {
    return this.column.holdings[place]?.owner as Node;
  }

  /**
   * What `jointHolding` says where no claim binds the column; undefined where its single holdings do not fit together.
   * @param places of the set's holders, as `among` gives them. O(places)
   */
  bounds(places: readonly number[], undisclosed: Undisclosed): Interval | undefined {
    const inside = this.sumOf(places);
    const least = this.cutTo(inside, false);
    if (undisclosed === 'declared' || this.column.complete || least === undefined) return least;
    const most = this.cutTo(inside, true) ?? least;
    return interval(least.lo, most.hi, least.loOpen, most.hiOpen);
  }

  private cutTo(inside: Sums, restInside: boolean): Interval | undefined {
    const { all, column } = this;
    const { capacity, complete } = column;
    const outside = {
      lo: all.lo.sub(inside.lo),
      hi: all.hi.sub(inside.hi),
      loOpen: all.loOpen - inside.loOpen,
      hiOpen: all.hiOpen - inside.hiOpen,
    };
    const declared: Region = { inside: spanOf(inside), outside: spanOf(outside), both: spanOf(all) };
    const whole = complete ? declared : addRegions(declared, holderRegion(upTo(capacity), restInside));
    return cut(whole, interval(complete ? capacity : ZERO, capacity))?.inside;
  }

  private sumOf(places: Iterable<number>): Sums {
    let [lo, hi, loOpen, hiOpen] = [ZERO, ZERO, 0, 0];
    for (const at of places) {
      const { bounds } = this.column.holdings[at] as Column['holdings'][number];
      if (bounds.hi.n === 0n) continue;
      if (bounds.lo.n !== 0n) lo = lo.add(bounds.lo);
      hi = hi.add(bounds.hi);
      if (bounds.loOpen) loOpen += 1;
      if (bounds.hiOpen) hiOpen += 1;
    }
    return { lo, hi, loOpen, hiOpen };
  }
}

const spanOf = (s: Sums): Interval => interval(s.lo, s.hi, s.loOpen > 0, s.hiOpen > 0);
