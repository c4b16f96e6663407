/**
 * The best and the worst filling of one column: a fractional knapsack. Everybody starts at the lower end; the rest of
 * the column is poured into owners in order of what they are worth, dearest first for the most, cheapest first for the
 * least. No linear program is needed (THEORY: greedy is exact for a box cut by one sum).
 */
import { compare, type Exact, ratio, ZERO } from '../../terms/exact.ts';

/** One owner, or the aggregate of owners that are worth the same. */
export interface Item {
  readonly lo: Exact;
  readonly hi: Exact;
  readonly loOpen: boolean;
  readonly hiOpen: boolean;
  /** what a full holding of this owner is worth: its own value towards the holder asked about */
  readonly worth: Exact;
  /** its worth is really reached in some completion, not only approached */
  readonly attained: boolean;
}

export interface Filling {
  readonly value: Exact;
  /** some completion really has the value; judged in favour of yes, which errs to the closed end */
  readonly attained: boolean;
  /** part of each item, in the order given */
  readonly parts: readonly Exact[];
}

/**
 * @param items owners with the undeclared rest as one of them, so that the parts always sum to `capacity`
 * @param most true: dearest first; false: cheapest first
 * @returns undefined where no filling exists (lower ends above the capacity, upper ends below it)
 */
export function fill(items: readonly Item[], capacity: Exact, most: boolean): Filling | undefined {
  const order = items.map((_, at) => at).sort((a, b) => worth(items, a, b, most));
  const parts = items.map((item) => item.lo);
  let rest = items.reduce((left, item) => left.sub(item.lo), capacity);
  if (compare(rest, ZERO) < 0) return undefined;
  let pivot = -1;
  for (const at of order) {
    if (rest.n === 0n) break;
    const item = items[at] as Item;
    const room = item.hi.sub(item.lo);
    if (room.n === 0n) continue;
    const poured = compare(room, rest) <= 0 ? room : rest;
    parts[at] = item.lo.add(poured);
    rest = rest.sub(poured);
    pivot = at;
  }
  if (rest.n !== 0n) return undefined;
  let [value, attained]: [Exact | undefined, boolean | undefined] = [undefined, undefined];
  // Most fillings of a loop are only compared with the one before: what nobody asks for is not worked out.
  return {
    parts,
    get value() {
      value ??= worthOf(items, parts);
      return value;
    },
    get attained() {
      attained ??= isAttained(items, parts, pivot, most);
      return attained;
    },
  };
}

/** Values inside a loop have hundreds of digits and one denominator: they are added over it and shortened once. */
function worthOf(items: readonly Item[], parts: readonly Exact[]): Exact {
  let [n, d] = [0n, 1n];
  for (const [at, part] of parts.entries()) {
    const { worth } = items[at] as Item;
    if (worth.n === 0n || part.n === 0n) continue;
    const [more, over] = [part.s * part.n * worth.s * worth.n, part.d * worth.d];
    if (over === d) n += more;
    else if (d % over === 0n) n += more * (d / over);
    else if (over % d === 0n) [n, d] = [n * (over / d) + more, over];
    else [n, d] = [n * over + more * d, d * over];
    if (d > LONG) ({ n, d } = shortened(n, d));
  }
  return ratio(n, d);
}

/** Beyond this a denominator is shortened on the way: a long column of unlike fractions would outgrow all use. */
const LONG = 1n << 8192n;

function shortened(n: bigint, d: bigint): { n: bigint; d: bigint } {
  const short = ratio(n, d);
  return { n: short.s * short.n, d: short.d };
}

/** The same part of every item. */
export const sameParts = (a: Filling, b: Filling): boolean =>
  a.parts.length === b.parts.length && a.parts.every((part, at) => compare(part, b.parts[at] as Exact) === 0);

function worth(items: readonly Item[], a: number, b: number, most: boolean): number {
  const order = compare((items[a] as Item).worth, (items[b] as Item).worth);
  return (most ? -order : order) || a - b;
}

/**
 * Owners dearer than the last one poured into must stand at their upper end, cheaper ones at their lower end, those
 * worth the same may share freely; and nobody with a part may be worth only nearly what it is worth.
 */
function isAttained(items: readonly Item[], parts: readonly Exact[], pivot: number, most: boolean): boolean {
  const mark = items[pivot]?.worth;
  let share = { part: ZERO, lo: ZERO, hi: ZERO, loOpen: false, hiOpen: false };
  for (const [at, item] of items.entries()) {
    const part = parts[at] as Exact;
    const side = mark === undefined ? -1 : compare(item.worth, mark) * (most ? 1 : -1);
    if (side > 0 && item.hiOpen) return false;
    if (side < 0 && item.loOpen) return false;
    if (side !== 0) {
      if (!item.attained && part.n !== 0n) return false;
      continue;
    }
    const useless = !item.attained;
    if (useless && (item.lo.n !== 0n || item.loOpen)) return false;
    share = {
      part: share.part.add(part),
      lo: share.lo.add(item.lo),
      hi: useless ? share.hi : share.hi.add(item.hi),
      loOpen: share.loOpen || item.loOpen,
      hiOpen: share.hiOpen || (!useless && item.hiOpen),
    };
  }
  if (mark === undefined) return true;
  const low = compare(share.part, share.lo);
  const high = compare(share.part, share.hi);
  return (low > 0 || (low === 0 && !share.loOpen)) && (high < 0 || (high === 0 && !share.hiOpen));
}
