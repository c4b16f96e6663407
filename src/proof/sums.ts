/**
 * Bounds on what a set holds in one column, by adding inequalities. Any choice of multipliers gives a true bound, so
 * the checker only adds up; finding a good choice is the builder's work. For Σ over the set of x, and constraints
 * Σ over G of x within [L, U] taken `times` t: Σ x = Σ t·(Σ over G) + Σ r·x, where r is what is left for each holder.
 */
import { compare, type Exact, fractionText, ONE, ZERO } from '../terms/exact.ts';
import { type Box, type Boxes, boxesOf, extreme } from './boxes.ts';
import { read } from './numbers.ts';
import type { ClaimPremise, ColumnPremise, SumProof } from './types.ts';

export interface Constraint {
  /** premise id, with "/cap" for the upper side of a total over those it surely counts; "column" for the column's sum */
  readonly id: string;
  /** absent: everybody in the column, the undeclared rest too */
  readonly members?: ReadonlySet<string>;
  readonly lo?: { readonly value: Exact; readonly open: boolean };
  readonly hi?: { readonly value: Exact; readonly open: boolean };
}

/** One column with all that binds it. */
export interface Sheet {
  readonly boxes: Boxes;
  readonly constraints: readonly Constraint[];
}

/**
 * @param certainOf what a claim's holder surely controls; only those of its K are surely counted
 * @param boxes of the same column, where they have been read
 */
export function sheetOf(
  column: ColumnPremise,
  claims: readonly ClaimPremise[],
  certainOf: (holder: string) => ReadonlySet<string>,
  boxes: Boxes = boxesOf(column),
): Sheet {
  const whole = { value: boxes.capacity, open: false };
  const constraints: Constraint[] = [{ id: 'column', lo: whole, hi: whole }];
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
export function boundBy(sheet: Sheet, set: ReadonlySet<string>, side: 'least' | 'most', uses: Uses): Bound | undefined {
  const up = side === 'most';
  let value = ZERO;
  let open = false;
  for (const { constraint, times } of uses) {
    const end = (times === 1) === up ? constraint.hi : constraint.lo;
    if (end === undefined) return undefined;
    value = times === 1 ? value.add(end.value) : value.sub(end.value);
    open ||= end.open;
  }
  const rest = extreme(sheet.boxes, apart(sheet, set, uses), -wholes(uses), up);
  return { value: value.add(rest.value), open: open || rest.open };
}

type Uses = readonly { readonly constraint: Constraint; readonly times: 1 | -1 }[];

/** How often the whole column is taken. */
const wholes = (uses: Uses): number =>
  uses.reduce((sum, { constraint, times }) => (constraint.members === undefined ? sum + times : sum), 0);

/** What is left of each holder that is in the set or in a constraint of some; of all others the whole column is. */
function apart({ boxes }: Sheet, set: ReadonlySet<string>, uses: Uses): ReadonlyMap<Box, number> {
  const left = new Map<Box, number>();
  const whole = wholes(uses);
  const add = (party: string, times: number): void => {
    const box = boxes.of.get(party);
    if (box !== undefined) left.set(box, (left.get(box) ?? -whole) + times);
  };
  if (set.size <= boxes.of.size) for (const party of set) add(party, 1);
  else for (const party of boxes.of.keys()) if (set.has(party)) add(party, 1);
  for (const { constraint, times } of uses) for (const party of constraint.members ?? []) add(party, -times);
  return left;
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
