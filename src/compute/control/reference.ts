/**
 * Who controls what, in three values. Sources: the fixpoint of Ceri, Gottlob and Tanca (1990, company control); open
 * ends, ranges and stated totals are ours (DESIGN §5).
 */
import type { Node, Snapshot } from '../../snapshot/types.ts';
import { interval } from '../../terms/interval.ts';
import type { AttributedVotes, ControlOptions, ControlResult } from '../types.ts';
import { fixpoint } from './fixpoint.ts';
import { VotesBook } from './votes-book.ts';

/**
 * Everything the seed controls.
 * @param seed one party, or the members of a pact; a member that acts only in some companies stands in `limited`
 * @returns both derivations in order. Certain: in every completion of the facts. Possible: in some, judged a company
 *   at a time on the most the set can have, so it errs towards possible and never away from it.
 * Cost: votes of what is reached, and the whole column of a company whose upper ends can reach the quota.
 */
export function control(snapshot: Snapshot, seed: readonly Node[], options: ControlOptions): ControlResult {
  return controlIn(new VotesBook(snapshot, options), seed);
}

export function controlIn(book: VotesBook, seed: readonly Node[], within?: ReadonlySet<Node>): ControlResult {
  const certainOf = (holder: Node): ReadonlySet<Node> => certainlyHeld(book, holder);
  const scope = within === undefined ? {} : { within };
  return {
    seed,
    certain: fixpoint(book, seed, { certainty: 'certain', ...scope }),
    possible: fixpoint(book, seed, { certainty: 'possible', certainOf, ...scope }),
  };
}

/** What one party certainly controls: how far its own stated totals must count. */
function certainlyHeld(book: VotesBook, holder: Node): ReadonlySet<Node> {
  return book.remembered(holder, () => {
    if (book.options.limited?.has(holder) === true) return new Set();
    return new Set(fixpoint(book, [holder], { certainty: 'certain' }).map((s) => s.company));
  });
}

/**
 * Votes through a chain are attributed, never multiplied: everything voted by what the seed controls is the seed's.
 * @returns least with what it certainly controls, most with what it possibly controls; rows of a table of these may
 *   add to more than 100 %
 */
export function attributedVotes(
  snapshot: Snapshot,
  seed: readonly Node[],
  company: Node,
  options: ControlOptions,
): AttributedVotes {
  return attributedIn(new VotesBook(snapshot, options), seed, company);
}

export function attributedIn(
  book: VotesBook,
  seed: readonly Node[],
  company: Node,
  within?: ReadonlySet<Node>,
): AttributedVotes {
  const result = controlIn(book, seed, within);
  const certain = handsIn(book, seed, result.certain, company);
  const possible = handsIn(book, seed, result.possible, company);
  const certainOf = (holder: Node): ReadonlySet<Node> => certainlyHeld(book, holder);
  const least = book.joint(company, new Set(certain), certainOf);
  const most = book.joint(company, new Set(possible), certainOf);
  return {
    share: interval(least.bounds.lo, most.bounds.hi, least.bounds.loOpen, most.bounds.hiOpen),
    certainWith: certain.filter((n) => !seed.includes(n)),
    possibleWith: possible.filter((n) => !seed.includes(n)),
    loose: least.loose || most.loose,
  };
}

/** Holders of the company's votes among the seed and what it controls, each where it counts. */
function handsIn(
  book: VotesBook,
  seed: readonly Node[],
  steps: ControlResult['certain'],
  company: Node,
): readonly Node[] {
  const limits = limitsOf(book, seed, steps);
  const counts = (node: Node): boolean => limits.get(node)?.has(company) ?? true;
  const inSet = new Set([...seed, ...steps.map((s) => s.company)]);
  return book.handsIn(company, inSet).filter((n) => n !== company && counts(n));
}

/** What a limited member controls alone inherits its limit; what the pact controls together has none. */
function limitsOf(
  book: VotesBook,
  seed: readonly Node[],
  steps: ControlResult['certain'],
): ReadonlyMap<Node, ReadonlySet<Node>> {
  const { limited } = book.options;
  if (limited === undefined) return new Map();
  const limits = new Map<Node, ReadonlySet<Node>>();
  for (const node of seed) {
    const limit = limited.get(node);
    if (limit !== undefined) limits.set(node, limit);
  }
  for (const { company, through } of steps) {
    const inherited = through.map((n) => limits.get(n));
    const shared = inherited[0];
    const alone = shared !== undefined && inherited.every((limit) => limit === shared);
    if (alone && !shared.has(company)) limits.set(company, shared);
  }
  return limits;
}
