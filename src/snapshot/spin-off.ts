/**
 * A spin-off in a scenario: the parent hands a part of one of its companies to its own holders, each in proportion to
 * what it holds of the parent. Who holds the undeclared rest of the parent gets the rest, and stays undeclared.
 */
import { ONE } from '../terms/exact.ts';
import { addIntervals, type Interval, interval } from '../terms/interval.ts';
import { type Amount, times } from './amount.ts';
import type { Column, Node, Snapshot } from './types.ts';

export interface SpinOffChange {
  readonly kind: 'spin-off';
  readonly parent: Node;
  readonly company: Node;
  /** how much of the company is handed out */
  readonly amount: Amount;
}

/**
 * What each holder of the parent is handed: its bounds in the parent times what is handed out. Exact for exact holdings
 * and amounts. The parent is not among them: its own shares are taken out when the snapshot is taken (rule 11).
 */
export function handedOut(s: Snapshot, { parent }: SpinOffChange, amount: Interval): ReadonlyMap<Node, Interval> {
  const holdings = s.economic.get(parent)?.holdings ?? [];
  return new Map(holdings.map((h) => [h.owner, times(h.bounds, amount)] as const));
}

/** The most a scenario's sum may say of one holder: the whole company. */
export function withPart(bounds: Interval, part: Interval | undefined): Interval {
  if (part === undefined) return bounds;
  const sum = addIntervals(bounds, part);
  return sum.hi.compare(ONE) > 0 ? interval(sum.lo, ONE, sum.loOpen) : sum;
}

/** A column with a place for everybody who comes in. */
export function withNewcomers(column: Column, newcomers: Iterable<Node>, nothing: Interval): Column {
  const known = new Set(column.holdings.map((h) => h.owner));
  const { company } = column;
  const added = [...newcomers]
    .filter((owner) => !known.has(owner))
    .map((owner) => ({
      owner,
      company,
      bounds: nothing,
      directness: 'direct' as const,
      statements: [],
      assumptions: [],
    }));
  if (added.length === 0) return column;
  return { ...column, holdings: [...column.holdings, ...added].sort((a, b) => a.owner - b.owner) };
}
