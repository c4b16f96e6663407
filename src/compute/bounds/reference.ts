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
import { partAbove, type Scope, scopeOf } from './scope.ts';
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
  options: BoundsOptions,
): OwnershipBounds {
  return boundsBetween(book, holders, company, options)(company);
}

/** The holders' part of the company, and of everything between: solved once for all, each then a look-up. */
export function boundsBetween(
  book: OwnershipBook,
  holders: readonly Node[],
  company: Node,
  { measure, undisclosed }: BoundsOptions,
): (company: Node) => OwnershipBounds {
  return asked(book, scopeOf(book, new Set(holders), company, undisclosed), holders, { measure, undisclosed });
}

/** Solves the scope once; then each company of it is a look-up, its certificate drawn up when it is read. */
function asked(
  book: OwnershipBook,
  scope: Scope,
  holders: readonly Node[],
  { measure, undisclosed }: BoundsOptions,
): (company: Node) => OwnershipBounds {
  const upper = solve(book, scope, true, undisclosed === 'anyone');
  const lower = solve(book, scope, false, false);
  const base = { measure, undisclosed, holders: [...holders].sort((a, b) => a - b) };
  return (company) => {
    const at = scope.local.get(company);
    if (at === undefined) return { ...base, bounds: NOTHING, loose: false, company, upper: [], lower: [] };
    const [hi, lo] = [upper.value[at] as Exact, lower.value[at] as Exact];
    return {
      ...base,
      bounds: interval(lo, hi, !lower.attained[at], !upper.attained[at]),
      loose: upper.loose[at] === true || lower.loose[at] === true,
      company,
      get upper() {
        return linesOf(scope, at, upper, () => true);
      },
      get lower() {
        return linesOf(scope, at, lower, (value) => value.n !== 0n);
      },
    };
  };
}

/** Lower lines are needed only where the value is positive, and where it is only nearly 0. */
function linesOf(scope: Scope, company: number, values: Values, needed: (value: Exact) => boolean): CertificateLine[] {
  return partAbove(scope, company).flatMap((at) => {
    const value = values.value[at] as Exact;
    const open = !values.attained[at];
    return needed(value) || open
      ? [{ node: scope.nodes[at] as Node, value, open, rank: values.rank[at] as number }]
      : [];
  });
}

/**
 * Everything below a holder with its part of each; with `anyone`, of what it is declared to reach.
 * Cost: the columns below the holder, solved once for all; a certificate costs what it holds, when it is read.
 */
export function holdingsWithBounds(
  snapshot: Snapshot,
  holder: Node,
  options: BoundsOptions,
): readonly { readonly company: Node; readonly result: OwnershipBounds }[] {
  const book = new OwnershipBook(snapshot, options.measure);
  const reached = scopeOf(book, new Set([holder]), undefined, 'declared');
  const scope = options.undisclosed === 'declared' ? reached : scopeOf(book, new Set([holder]), undefined, 'anyone');
  const of = asked(book, scope, [holder], options);
  return reached.nodes
    .filter((company) => company !== holder)
    .map((company) => ({ company, result: of(company) }))
    .filter((row) => row.result.bounds.hi.n !== 0n);
}
