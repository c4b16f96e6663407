/**
 * Bounds of integrated ownership in doubles: the same question as `ownershipBounds`, sound by outward rounding, and
 * exact only where doubles prove nothing (columns above 100 % as stated, loops that resist) or decide nothing (a
 * threshold inside the rounding). Reads a snapshot once, then answers many questions.
 */
import type { Node, Snapshot } from '../../snapshot/types.ts';
import type { Exact } from '../../terms/exact.ts';
import { type Interval, interval, reaches, type Verdict } from '../../terms/interval.ts';
import { components } from '../loops/components.ts';
import type { Measure, Undisclosed } from '../types.ts';
import { OwnershipBook } from './book.ts';
import { fractionOf } from './outward.ts';
import { boundsIn } from './reference.ts';
import { SparseColumns } from './sparse-columns.ts';
import { solveLoop } from './sparse-loop.ts';

export interface SparseBounds {
  /** holds the exact bounds; ends are called included even where the exact ones are not */
  readonly bounds: Interval;
  /** true: computed with exact fractions, open ends and all */
  readonly exact: boolean;
}

/** What stands above one company: members of loops together, owners before what they own. */
interface Above {
  readonly nodes: readonly Node[];
  readonly groups: readonly (readonly Node[])[];
  readonly overfull: boolean;
}

export class SparseOwnership {
  private readonly snapshot: Snapshot;
  private readonly measure: Measure;
  private readonly columns: SparseColumns;
  /** worth of each party to the holders asked about; all 0 between questions */
  private readonly worth: Float64Array;
  private readonly place: Int32Array;
  private exactBook: OwnershipBook | undefined;

  /** O(n + m) time; 24 bytes a holding and 16 a party */
  constructor(snapshot: Snapshot, measure: Measure) {
    this.snapshot = snapshot;
    this.measure = measure;
    this.columns = SparseColumns.of(snapshot, measure);
    this.worth = new Float64Array(this.columns.count);
    this.place = new Int32Array(this.columns.count).fill(-1);
  }

  /**
   * The part of the company that the holders own together.
   * @param holders nodes, as one set
   * @returns fractions of one that hold the exact bounds and are less than 10⁻⁹ wider
   * @throws LookthroughError over-100-diverges, as ownershipBounds
   * Cost: the columns above the company; a loop of k ≤ 300 companies k³ operations in doubles, a larger one
   * some sweeps over its links.
   */
  ownershipBounds(holders: readonly Node[], company: Node, undisclosed: Undisclosed = 'declared'): SparseBounds {
    return this.asked(this.above(company), holders, company, undisclosed);
  }

  /** Everybody above the company whose upper bound is not 0, by node. The company itself is left out. */
  ownersWithBounds(
    company: Node,
    undisclosed: Undisclosed = 'declared',
  ): readonly { readonly holder: Node; readonly result: SparseBounds }[] {
    const above = this.above(company);
    return above.nodes
      .filter((holder) => holder !== company)
      .map((holder) => ({ holder, result: this.asked(above, [holder], company, undisclosed) }))
      .filter((row) => row.result.bounds.hi.n !== 0n);
  }

  /**
   * Do the holders have at least (inclusive) or more than `threshold` of the company?
   * @param threshold a fraction of one
   * @returns the verdict of the exact bounds; computed with fractions only where doubles leave it open
   */
  reaches(
    holders: readonly Node[],
    company: Node,
    threshold: Exact,
    inclusive: boolean,
    undisclosed: Undisclosed = 'declared',
  ): Verdict {
    const found = this.ownershipBounds(holders, company, undisclosed);
    const verdict = reaches(found.bounds, threshold, inclusive);
    if (verdict !== 'cannot-tell' || found.exact) return verdict;
    return reaches(this.exactly(holders, company, undisclosed).bounds, threshold, inclusive);
  }

  private asked(above: Above, holders: readonly Node[], company: Node, undisclosed: Undisclosed): SparseBounds {
    if (above.overfull) return this.exactly(holders, company, undisclosed);
    const hi = this.run(above, holders, company, true, undisclosed === 'anyone');
    const lo = hi === 0 ? 0 : this.run(above, holders, company, false, false);
    if (hi === undefined || lo === undefined) return this.exactly(holders, company, undisclosed);
    return { bounds: interval(fractionOf(lo), fractionOf(hi)), exact: false };
  }

  private exactly(holders: readonly Node[], company: Node, undisclosed: Undisclosed): SparseBounds {
    this.exactBook ??= new OwnershipBook(this.snapshot, this.measure);
    const { bounds } = boundsIn(this.exactBook, holders, company, { measure: this.measure, undisclosed });
    return { bounds, exact: true };
  }

  /** Values of everybody above, owners first; undefined where a loop is not certified. */
  private run(
    above: Above,
    holders: readonly Node[],
    company: Node,
    most: boolean,
    anyone: boolean,
  ): number | undefined {
    const { worth, columns } = this;
    const fixed = new Set(holders);
    for (const node of fixed) worth[node] = 1;
    const of = (owner: Node): number => worth[owner] as number;
    const value = (node: Node): number => (most ? columns.most(node, of, anyone) : columns.least(node, of));
    let proven = true;
    for (const group of above.groups) {
      const members = group.filter((node) => !fixed.has(node));
      const [only] = members;
      if (only === undefined) continue;
      if (group.length === 1 && !columns.holdsItself(only)) worth[only] = value(only);
      else proven &&= solveLoop({ columns, members, worth, most, anyone });
      if (!proven) break;
    }
    const found = proven ? (fixed.has(company) ? value(company) : of(company)) : undefined;
    for (const node of above.nodes) worth[node] = 0;
    for (const node of fixed) worth[node] = 0;
    return found;
  }

  private above(company: Node): Above {
    const { start, owner, overfull } = this.columns;
    const nodes = [company];
    this.place[company] = 0;
    for (let at = 0; at < nodes.length; at += 1) {
      const node = nodes[at] as Node;
      for (let e = start[node] as number; e < (start[node + 1] as number); e += 1) {
        const next = owner[e] as number;
        if (this.place[next] !== -1) continue;
        this.place[next] = nodes.length;
        nodes.push(next);
      }
    }
    const up = nodes.map((node) => Array.from(this.columns.ownersOf(node), (next) => this.place[next] as number));
    const groups = components(nodes.length, (at) => up[at] ?? []).map((group) => group.map((at) => nodes[at] as Node));
    for (const node of nodes) this.place[node] = -1;
    return { nodes: nodes.sort((a, b) => a - b), groups, overfull: nodes.some((node) => overfull[node] === 1) };
  }
}
