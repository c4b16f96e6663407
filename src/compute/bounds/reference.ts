/**
 * Integrated ownership as a sound and tight interval (boxes, one sum a column): the probability that a walk up the
 * owners from the company, choosing each owner by its part, meets the holders. First passage, so it is Baldone's
 * number for companies inside a loop and N − I for outside owners. Sources: Brioschi et al. 1989; Baldone et al. 1998.
 */
import type { Node, Snapshot } from '../../snapshot/types.ts';
import type { Exact } from '../../terms/exact.ts';
import { interval, NOTHING } from '../../terms/interval.ts';
import type { CertificateLine, Measure, OwnershipBounds, Undisclosed } from '../types.ts';
import { OwnershipBook } from './book.ts';
import { type Scope, scopeOf } from './scope.ts';
import { solve, type Values } from './solve.ts';

export interface BoundsOptions {
  readonly measure: Measure;
  readonly undisclosed: Undisclosed;
}

/**
 * The part of the company that the holders own together, through everything between.
 * @param holders nodes; a set, not a list of single answers: bounds of "P or Q" are not the sum of theirs
 * @returns bounds as fractions of one, with a certificate a checker can replay. Exact; where an economic column stands
 *   under a stated total, or a loop has more than 300 companies, a sound bound with `loose`
 * @throws LookthroughError over-100-diverges: as-stated columns above 100 % whose series grows without end
 * Cost: the columns between holders and company; a loop of k companies some k³ exact operations.
 */
export function ownershipBounds(
  snapshot: Snapshot,
  holders: readonly Node[],
  company: Node,
  options: BoundsOptions,
): OwnershipBounds {
  return boundsIn(new OwnershipBook(snapshot, options.measure), holders, company, options);
}

export function boundsIn(
  book: OwnershipBook,
  holders: readonly Node[],
  company: Node,
  { measure, undisclosed }: BoundsOptions,
): OwnershipBounds {
  const scope = scopeOf(book, new Set(holders), company, undisclosed);
  const anyone = undisclosed === 'anyone';
  const base = { measure, undisclosed, holders: [...holders].sort((a, b) => a - b) };
  return { ...base, ...pick(book, scope, company, solve(book, scope, true, anyone), solve(book, scope, false, false)) };
}

function pick(
  book: OwnershipBook,
  scope: Scope,
  company: Node,
  upper: Values,
  lower: Values,
): Pick<OwnershipBounds, 'bounds' | 'loose' | 'company' | 'upper' | 'lower'> {
  const at = scope.nodes.indexOf(company);
  if (at < 0) return { bounds: NOTHING, loose: false, company, upper: [], lower: [] };
  const [hi, lo] = [upper.value[at] as Exact, lower.value[at] as Exact];
  return {
    bounds: interval(lo, hi, !lower.attained[at], !upper.attained[at]),
    loose: upper.loose || lower.loose || scope.nodes.some((node) => book.hasClaim(node)),
    company,
    upper: linesOf(scope, upper, () => true),
    lower: linesOf(scope, lower, (value) => value.n !== 0n),
  };
}

/** Lower lines are needed only where the value is positive, and where it is only nearly 0. */
function linesOf(scope: Scope, values: Values, needed: (value: Exact) => boolean): CertificateLine[] {
  return scope.nodes.flatMap((node, at) => {
    const value = values.value[at] as Exact;
    const open = !values.attained[at];
    return needed(value) || open ? [{ node, value, open, rank: values.rank[at] as number }] : [];
  });
}

/**
 * Everybody up the chain with the part of the company that could be theirs.
 * Cost: for each of them the columns between it and the company.
 */
export function ownersWithBounds(
  snapshot: Snapshot,
  company: Node,
  options: BoundsOptions,
): readonly { readonly holder: Node; readonly result: OwnershipBounds }[] {
  const book = new OwnershipBook(snapshot, options.measure);
  const found = [];
  for (const holder of ownersAbove(book, company)) {
    const result = boundsIn(book, [holder], company, options);
    if (result.bounds.hi.n !== 0n) found.push({ holder, result });
  }
  return found;
}

/** Sorted; the company itself only where a loop leads back to it, and then it is left out. */
function ownersAbove(book: OwnershipBook, company: Node): readonly Node[] {
  const seen = new Set([company]);
  for (const node of seen) {
    for (const h of book.column(node)?.holdings ?? []) if (h.bounds.hi.n > 0n) seen.add(h.owner);
  }
  seen.delete(company);
  return [...seen].sort((a, b) => a - b);
}

/** Everything below a holder with its part of each. */
export function holdingsWithBounds(
  snapshot: Snapshot,
  holder: Node,
  options: BoundsOptions,
): readonly { readonly company: Node; readonly result: OwnershipBounds }[] {
  const book = new OwnershipBook(snapshot, options.measure);
  const scope = scopeOf(book, new Set([holder]), undefined, 'declared');
  return scope.nodes
    .filter((company) => company !== holder)
    .map((company) => ({ company, result: boundsIn(book, [holder], company, options) }))
    .filter((row) => row.result.bounds.hi.n !== 0n);
}
