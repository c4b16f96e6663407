/**
 * Every way from a holder down to a company that passes no party twice, with its product and its weakest link. It is
 * what a chart shows and what some close-link programs add up; look-through counts walks (integrated-ownership).
 */
import type { Node, Snapshot } from '../../snapshot/types.ts';
import { compare, type Exact, min, ONE } from '../../terms/exact.ts';
import { addIntervals, type Interval, interval, NOTHING, WHOLE } from '../../terms/interval.ts';
import type { Measure } from '../types.ts';
import { type PathScope, pathScope } from './scope.ts';

export interface PathOptions {
  readonly measure: Measure;
  /** stop after so many ways; `complete` tells. Their number can double with every company */
  readonly limit: number;
}

export interface Path {
  /** holder first, company last */
  readonly nodes: readonly Node[];
  /** the shares of the links, holder's first, each as its column leaves it; fractions of one */
  readonly links: readonly Interval[];
  /** product of the links; tight, since a way uses each column once */
  readonly share: Interval;
  /** the smallest link; tight */
  readonly weakest: Interval;
}

export interface SimplePaths {
  /** largest possible product first, then shorter, then by node */
  readonly paths: readonly Path[];
  /** false: the limit was reached and there are more */
  readonly complete: boolean;
  /** sum of the products: the close-link number; sound, tight for points. Absent unless complete */
  readonly total?: Interval;
}

/**
 * @param options.limit a whole number of at least 1
 * @returns no way at all: an empty list. As-stated columns keep face values, and the sum may pass one
 * Cost: for each way found its length times the columns between holder and company; ways are as many as there are.
 * @example X 60 % A, A 40 % C, X 10 % C: the ways X > A > C (24 %) and X > C (10 %), 34 % in all
 */
export function simplePaths(
  snapshot: Snapshot,
  holder: Node,
  company: Node,
  { measure, limit }: PathOptions,
): SimplePaths {
  const scope = pathScope(snapshot, holder, company, measure);
  const found = new Search(scope, limit);
  found.run();
  const paths = found.paths.sort(byWorth);
  if (!found.complete) return { paths, complete: false };
  const overfull = scope.columns.some((column) => column?.overfull === true);
  const sum = paths.reduce((total, path) => addIntervals(total, path.share), NOTHING);
  return { paths, complete: true, total: overfull ? sum : upToOne(sum) };
}

function byWorth(a: Path, b: Path): number {
  const order = compare(b.share.hi, a.share.hi) || compare(b.share.lo, a.share.lo) || a.nodes.length - b.nodes.length;
  if (order !== 0) return order;
  const at = a.nodes.findIndex((node, i) => node !== b.nodes[i]);
  return at < 0 ? 0 : (a.nodes[at] as Node) - (b.nodes[at] as Node);
}

/** Ways are among the walks, and all walks together are at most the whole. */
const upToOne = (a: Interval): Interval => (compare(a.hi, ONE) > 0 ? interval(a.lo, ONE, a.loOpen, false) : a);

/** Depth first from the company upwards, never into a place from which the holder can no longer be met. */
class Search {
  readonly paths: Path[] = [];
  complete = true;
  private readonly scope: PathScope;
  private readonly limit: number;
  /** company first */
  private readonly way: number[] = [];
  private readonly links: Interval[] = [];
  private readonly cursor: number[] = [];
  private readonly onWay: boolean[];

  constructor(scope: PathScope, limit: number) {
    this.scope = scope;
    this.limit = limit;
    this.onWay = scope.nodes.map(() => false);
  }

  run(): void {
    if (this.scope.company < 0) return;
    this.enter(this.scope.company);
    while (this.way.length > 0) {
      const at = this.way[this.way.length - 1] as number;
      const link = this.scope.owners[at]?.[this.cursor[this.cursor.length - 1] as number];
      if (link === undefined) {
        this.leave();
        continue;
      }
      this.cursor[this.cursor.length - 1] = (this.cursor[this.cursor.length - 1] as number) + 1;
      if (this.onWay[link.owner] || !this.leadsOn(link.owner)) continue;
      if (link.owner !== this.scope.holder) {
        this.links.push(link.share);
        this.enter(link.owner);
      } else if (this.paths.length < this.limit) this.paths.push(this.path(link.share));
      else {
        this.complete = false;
        return;
      }
    }
  }

  private enter(at: number): void {
    this.way.push(at);
    this.cursor.push(0);
    this.onWay[at] = true;
  }

  private leave(): void {
    this.onWay[this.way.pop() as number] = false;
    this.cursor.pop();
    this.links.pop();
  }

  /** Outside loops everything in scope leads to the holder; inside one the way so far may stand between. */
  private leadsOn(from: number): boolean {
    if (!this.scope.looped[from]) return true;
    const seen = new Set([from]);
    for (const at of seen) {
      if (at === this.scope.holder) return true;
      for (const { owner } of this.scope.owners[at] ?? []) if (!this.onWay[owner]) seen.add(owner);
    }
    return false;
  }

  private path(last: Interval): Path {
    const links = [...this.links, last].reverse();
    const nodes = [this.scope.holder, ...[...this.way].reverse()].map((at) => this.scope.nodes[at] as Node);
    return { nodes, links, share: links.reduce(times, WHOLE), weakest: links.reduce(smaller, WHOLE) };
  }
}

/** Product of parts that range freely. Nothing times more than nothing is nothing, so a closed 0 closes the end. */
function times(a: Interval, b: Interval): Interval {
  const zero = (x: Interval): boolean => x.lo.n === 0n && !x.loOpen;
  return interval(a.lo.mul(b.lo), a.hi.mul(b.hi), (a.loOpen || b.loOpen) && !zero(a) && !zero(b), a.hiOpen || b.hiOpen);
}

/** The smaller of two parts that range freely. */
export function smaller(a: Interval, b: Interval): Interval {
  const low = compare(a.lo, b.lo);
  const high = compare(a.hi, b.hi);
  const lo: Exact = min(a.lo, b.lo);
  return interval(
    lo,
    min(a.hi, b.hi),
    low < 0 ? a.loOpen : low > 0 ? b.loOpen : a.loOpen && b.loOpen,
    high < 0 ? a.hiOpen : high > 0 ? b.hiOpen : a.hiOpen || b.hiOpen,
  );
}
