/** The holders of one column with the undeclared rest, added up once: a bound then looks again only at those it sets apart. */
import { type Exact, exact, ONE, ZERO } from '../terms/exact.ts';
import { read } from './numbers.ts';
import type { ColumnPremise } from './types.ts';

export interface Box {
  readonly party: string;
  readonly lo: Exact;
  readonly hi: Exact;
  readonly loOpen: boolean;
  readonly hiOpen: boolean;
}
export const REST = '\u0000the undeclared rest';

export interface Boxes {
  readonly capacity: Exact;
  /** by party; the undeclared rest is a holder of its own */
  readonly of: ReadonlyMap<string, Box>;
  readonly lo: Exact;
  readonly hi: Exact;
  /** how many ends are open */
  readonly loOpen: number;
  readonly hiOpen: number;
}

export function boxesOf(column: ColumnPremise): Boxes {
  const capacity = read(column.capacity);
  const list: Box[] = column.holders.map((h) => ({ ...h, lo: read(h.lo), hi: read(h.hi) }));
  if (!column.complete) list.push({ party: REST, lo: ZERO, hi: capacity, loOpen: false, hiOpen: false });
  return {
    capacity,
    of: new Map(list.map((b) => [b.party, b] as const)),
    lo: list.reduce((sum, b) => sum.add(b.lo), ZERO),
    hi: list.reduce((sum, b) => sum.add(b.hi), ZERO),
    loOpen: list.filter((b) => b.loOpen).length,
    hiOpen: list.filter((b) => b.hiOpen).length,
  };
}

/**
 * The greatest (or least) of Σ times·x over all holders: `apart` of the parties named, `others` of everybody else.
 * @returns its value, and whether an open end stands in it. O(parties named)
 */
export function extreme(
  boxes: Boxes,
  apart: ReadonlyMap<Box, number>,
  others: number,
  greatest: boolean,
): { readonly value: Exact; readonly open: boolean } {
  const high = others > 0 === greatest;
  let value = others === 0 ? ZERO : times(high ? boxes.hi : boxes.lo, others);
  let openOthers = others === 0 ? 0 : high ? boxes.hiOpen : boxes.loOpen;
  let open = false;
  for (const [box, count] of apart) {
    if (count === others) continue;
    if (others !== 0) {
      value = value.sub(times(high ? box.hi : box.lo, others));
      if (high ? box.hiOpen : box.loOpen) openOthers -= 1;
    }
    if (count === 0) continue;
    const up = count > 0 === greatest;
    value = value.add(times(up ? box.hi : box.lo, count));
    open ||= up ? box.hiOpen : box.loOpen;
  }
  return { value, open: open || openOthers > 0 };
}

const times = (value: Exact, count: number): Exact =>
  count === 1 ? value : value.mul(count === -1 ? ONE.neg() : exact(count));
