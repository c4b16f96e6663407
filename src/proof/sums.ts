/**
 * Bounds on what a set holds in one column, by adding inequalities. Any choice of multipliers gives a true bound, so
 * the checker only adds up; finding a good choice is the builder's work. For Σ over the set of x, and constraints
 * Σ over G of x within [L, U] taken `times` t: Σ x = Σ t·(Σ over G) + Σ r·x, where r is what is left for each holder.
 */
import { compare, type Exact, exact, fractionText, ONE, ZERO } from '../terms/exact.ts';
import { read } from './numbers.ts';
import type { ClaimPremise, ColumnPremise, SumProof } from './types.ts';

export interface Constraint {
  /** premise id, with "/cap" for the upper side of a total over those it surely counts; "column" for the column's sum */
  readonly id: string;
  readonly members: ReadonlySet<string>;
  readonly lo?: { readonly value: Exact; readonly open: boolean };
  readonly hi?: { readonly value: Exact; readonly open: boolean };
}

interface Box {
  readonly party: string;
  readonly lo: Exact;
  readonly hi: Exact;
  readonly loOpen: boolean;
  readonly hiOpen: boolean;
}

/** One column with all that binds it. The undeclared rest is a holder of its own. */
export interface Sheet {
  readonly boxes: readonly Box[];
  readonly constraints: readonly Constraint[];
}
export const REST = '\u0000the undeclared rest';

/** @param certainOf what a claim's holder surely controls; only those of its K are surely counted */
export function sheetOf(
  column: ColumnPremise,
  claims: readonly ClaimPremise[],
  certainOf: (holder: string) => ReadonlySet<string>,
): Sheet {
  const capacity = read(column.capacity);
  const boxes: Box[] = column.holders.map((h) => ({ ...h, lo: read(h.lo), hi: read(h.hi) }));
  if (!column.complete) boxes.push({ party: REST, lo: ZERO, hi: capacity, loOpen: false, hiOpen: false });
  const whole = { value: capacity, open: false };
  const constraints: Constraint[] = [
    { id: 'column', members: new Set(boxes.map((b) => b.party)), lo: whole, hi: whole },
  ];
  for (const claim of column.measure === 'votes' ? claims : []) {
    const all = new Set([claim.holder, ...claim.counts]);
    constraints.push({ id: claim.id, members: all, lo: { value: read(claim.total.lo), open: claim.total.loOpen } });
    if (!claim.cap) continue;
    const certain = certainOf(claim.holder);
    const surely = claim.counts.filter((k) => claim.capCounts.includes(k) || certain.has(k));
    const hi = { value: read(claim.total.hi), open: claim.total.hiOpen };
    constraints.push({ id: `${claim.id}/cap`, members: new Set([claim.holder, ...surely]), hi });
  }
  return { boxes, constraints };
}

export interface Bound {
  readonly value: Exact;
  readonly open: boolean;
}

/**
 * The bound that a choice of constraints proves, or undefined if one of them has no such side.
 * @param side least: Σ x ≥ value; most: Σ x ≤ value; open: the value itself is excluded
 */
export function boundBy(
  sheet: Sheet,
  set: ReadonlySet<string>,
  side: 'least' | 'most',
  uses: readonly { readonly constraint: Constraint; readonly times: 1 | -1 }[],
): Bound | undefined {
  const up = side === 'most';
  let value = ZERO;
  let open = false;
  for (const { constraint, times } of uses) {
    const end = (times === 1) === up ? constraint.hi : constraint.lo;
    if (end === undefined) return undefined;
    value = times === 1 ? value.add(end.value) : value.sub(end.value);
    open ||= end.open;
  }
  for (const box of sheet.boxes) {
    let left = set.has(box.party) ? 1 : 0;
    for (const { constraint, times } of uses) if (constraint.members.has(box.party)) left -= times;
    if (left === 0) continue;
    const high = left > 0 === up;
    value = value.add((high ? box.hi : box.lo).mul(exact(left)));
    open ||= high ? box.hiOpen : box.loOpen;
  }
  return { value, open };
}

/** Is `a` the better bound of this side? A strict one beats an equal one that is not. */
export function better(a: Bound, b: Bound | undefined, side: 'least' | 'most'): boolean {
  if (b === undefined) return true;
  const order = compare(a.value, b.value);
  return order === 0 ? a.open && !b.open : side === 'least' ? order > 0 : order < 0;
}

/** Constraints tried together at most; 3^8 choices. More claims on one column: the first eight in order of id. */
const TRIED = 8;

/** Searches multipliers -1, 0, 1; nested claims never need others. */
export function prove(sheet: Sheet, set: ReadonlySet<string>, side: 'least' | 'most'): SumProof {
  const constraints = sheet.constraints.slice(0, TRIED);
  let best: { bound: Bound; uses: { constraint: Constraint; times: 1 | -1 }[] } | undefined;
  const choices = 3 ** constraints.length;
  for (let code = 0; code < choices; code += 1) {
    const uses = usesOf(code, constraints);
    const bound = boundBy(sheet, set, side, uses);
    if (bound !== undefined && better(bound, best?.bound, side)) best = { bound, uses };
  }
  const { bound, uses } = best ?? { bound: { value: side === 'least' ? ZERO : ONE, open: false }, uses: [] };
  return {
    bound: fractionText(bound.value),
    open: bound.open,
    uses: uses.map((u) => ({ constraint: u.constraint.id, times: u.times })),
  };
}

function usesOf(code: number, constraints: readonly Constraint[]): { constraint: Constraint; times: 1 | -1 }[] {
  let rest = code;
  return constraints.flatMap((constraint) => {
    const digit = rest % 3;
    rest = Math.floor(rest / 3);
    return digit === 0 ? [] : [{ constraint, times: digit === 1 ? (1 as const) : (-1 as const) }];
  });
}

/** The bound a written proof really gives; undefined where it names what is not there. */
export function boundOf(
  sheet: Sheet,
  set: ReadonlySet<string>,
  side: 'least' | 'most',
  proof: SumProof,
): Bound | undefined {
  const uses: { constraint: Constraint; times: 1 | -1 }[] = [];
  for (const { constraint: id, times } of proof.uses) {
    const constraint = sheet.constraints.find((c) => c.id === id);
    if (constraint === undefined) return undefined;
    uses.push({ constraint, times });
  }
  return boundBy(sheet, set, side, uses);
}

/** Does a written proof give at least the bound it states? */
export function holds(sheet: Sheet, set: ReadonlySet<string>, side: 'least' | 'most', proof: SumProof): boolean {
  const found = boundOf(sheet, set, side, proof);
  if (found === undefined) return false;
  const stated: Bound = { value: read(proof.bound), open: proof.open };
  return !better(stated, found, side);
}
