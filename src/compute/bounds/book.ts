/**
 * A snapshot's columns ready for many questions: each column's sums once it is met, and who holds what once somebody
 * asks downwards (then O(n + m), once). Upwards a question reads the columns above its company and no others.
 */
import type { Column, Holding, Node, Snapshot } from '../../snapshot/types.ts';
import { compare, type Exact, ZERO } from '../../terms/exact.ts';
import { columnsOf } from '../loops/loops.ts';
import type { Measure } from '../types.ts';
import { SparseColumns } from './sparse-columns.ts';

export interface Sums {
  readonly lo: Exact;
  readonly hi: Exact;
  readonly loOpen: number;
  readonly hiOpen: number;
}

interface UpFrom {
  readonly company: Node;
  readonly held: ReadonlyMap<Node, readonly Node[]>;
}

export class OwnershipBook {
  readonly snapshot: Snapshot;
  readonly measure: Measure;
  private readonly columns: ReadonlyMap<Node, Column>;
  private held: ReadonlyMap<Node, readonly Holding[]> | undefined;
  private doubles: SparseColumns | undefined;
  private readonly sums = new Map<Node, Sums>();
  private up: UpFrom | undefined;
  private readonly settled = new Map<Node, boolean>();
  private readonly claimed: ReadonlySet<Node>;

  constructor(snapshot: Snapshot, measure: Measure) {
    this.snapshot = snapshot;
    this.measure = measure;
    this.columns = columnsOf(snapshot, measure);
    this.claimed = new Set(snapshot.claims.map((c) => c.company));
  }

  column(company: Node): Column | undefined {
    return this.columns.get(company);
  }

  holdingsOf(owner: Node): readonly Holding[] {
    this.held ??= byOwner(this.columns.values());
    return this.held.get(owner) ?? [];
  }

  /** Party -> what it holds of, among the company and everybody above it. O(part above) when the company changes. */
  heldAbove(company: Node): ReadonlyMap<Node, readonly Node[]> {
    if (this.up?.company === company) return this.up.held;
    const held = new Map<Node, Node[]>();
    const seen = new Set([company]);
    for (const node of seen) {
      for (const h of this.column(node)?.holdings ?? []) {
        if (h.bounds.hi.n === 0n) continue;
        seen.add(h.owner);
        const list = held.get(h.owner);
        if (list === undefined) held.set(h.owner, [node]);
        else list.push(node);
      }
    }
    this.up = { company, held };
    return held;
  }

  /** The columns in doubles, for loops that are too much for fractions. O(n + m) once. */
  sparse(): SparseColumns {
    this.doubles ??= SparseColumns.of(this.snapshot, this.measure);
    return this.doubles;
  }

  /** A stated total stands over this column; look-through uses its edges' ends alone. */
  hasClaim(company: Node): boolean {
    return this.claimed.has(company);
  }

  sumsOf(column: Column): Sums {
    const known = this.sums.get(column.company);
    if (known !== undefined) return known;
    let [lo, hi, loOpen, hiOpen] = [ZERO, ZERO, 0, 0];
    for (const { bounds } of column.holdings) {
      lo = lo.add(bounds.lo);
      hi = hi.add(bounds.hi);
      if (bounds.loOpen) loOpen += 1;
      if (bounds.hiOpen) hiOpen += 1;
    }
    const sums = { lo, hi, loOpen, hiOpen };
    this.sums.set(column.company, sums);
    return sums;
  }

  /** Every holding is one number and together they fit: nothing of the column is left to choose but its rest. */
  isSettled(column: Column): boolean {
    const known = this.settled.get(column.company);
    if (known !== undefined) return known;
    const { lo, hi, loOpen, hiOpen } = this.sumsOf(column);
    const settled = loOpen + hiOpen === 0 && compare(lo, hi) === 0 && compare(hi, column.capacity) <= 0;
    this.settled.set(column.company, settled);
    return settled;
  }

  /** The list is said to be complete and its upper ends can fill the column; where they cannot, the rest is unknown. */
  isFull(column: Column): boolean {
    return column.complete && compare(this.sumsOf(column).hi, column.capacity) >= 0;
  }
}

function byOwner(columns: Iterable<Column>): ReadonlyMap<Node, readonly Holding[]> {
  const held = new Map<Node, Holding[]>();
  for (const column of columns) {
    for (const h of column.holdings) {
      const list = held.get(h.owner);
      if (list === undefined) held.set(h.owner, [h]);
      else list.push(h);
    }
  }
  return held;
}
