/** `controllersOf`: everybody up the chain who certainly or possibly controls one company, each with a shortest chain. */
import type { Concert, Node, Snapshot } from '../../snapshot/types.ts';
import { compare } from '../../terms/exact.ts';
import type { Controller, ControlOptions, ControlStep } from '../types.ts';
import { controlIn } from './reference.ts';
import { VotesBook } from './votes-book.ts';

/**
 * @returns certain controllers first; among equals the ultimate ones (nobody above them) first, then by node
 * Cost: ancestors of the company, times what each of them holds among these ancestors.
 */
export function controllersOf(snapshot: Snapshot, company: Node, options: ControlOptions): readonly Controller[] {
  const book = new VotesBook(snapshot, options);
  const within = above(book, company);
  const found: Controller[] = [];
  for (const node of within) {
    if (node !== company) found.push(...judged(book, [node], company, within));
  }
  for (const concert of snapshot.concerts) {
    if (concert.members.some((m) => within.has(m)))
      found.push(...judgedPact(snapshot, concert, company, options, within));
  }
  const controlled = new Set(found.filter((c) => c.verdict === 'certain').flatMap((c) => c.chain.slice(1)));
  return found.sort(
    (a, b) =>
      rank(a) - rank(b) ||
      Number(controlled.has(a.seed[0] as Node)) - Number(controlled.has(b.seed[0] as Node)) ||
      b.chain.length - a.chain.length ||
      (a.seed[0] as Node) - (b.seed[0] as Node),
  );
}

const rank = (c: Controller): number => (c.verdict === 'certain' ? 0 : 1);

/** The company and everybody who votes in it or is stated to control it, all the way up. O(edges above). */
export function above(book: VotesBook, company: Node): ReadonlySet<Node> {
  const stated = new Map<Node, Node[]>();
  if (book.options.stated !== false) {
    for (const c of book.snapshot.statedControl)
      stated.set(c.company, [...(stated.get(c.company) ?? []), c.controller]);
  }
  const seen = new Set([company]);
  for (const node of seen) {
    for (const h of book.columns().get(node)?.holdings ?? []) if (h.bounds.hi.n > 0n) seen.add(h.owner);
    for (const controller of stated.get(node) ?? []) seen.add(controller);
  }
  return seen;
}

function judged(book: VotesBook, seed: readonly Node[], company: Node, within: ReadonlySet<Node>): Controller[] {
  const { certain, possible } = controlIn(book, seed, within);
  const sure = certain.find((s) => s.company === company);
  const maybe = sure ?? possible.find((s) => s.company === company);
  if (maybe === undefined) return [];
  const steps = sure === undefined ? possible : certain;
  const verdict = sure === undefined ? 'possible' : 'certain';
  return [{ seed, verdict, basis: basisOf(maybe), chain: chainTo(book, seed, steps, company) }];
}

/** A pact counts only where it helps: what a member controls alone is already said. */
function judgedPact(
  snapshot: Snapshot,
  concert: Concert,
  company: Node,
  options: ControlOptions,
  within: ReadonlySet<Node>,
): Controller[] {
  if (concert.issuers.length === 0) return [];
  const issuers = new Set(concert.issuers);
  const limited = new Map(concert.members.map((m) => [m, issuers] as const));
  const book = new VotesBook(snapshot, { ...options, limited });
  const wider = new Set([...within, ...concert.issuers, ...concert.members]);
  const [together] = judged(book, concert.members, company, wider);
  if (together === undefined) return [];
  const free = new VotesBook(snapshot, options);
  const alone = concert.members.flatMap((m) => judged(free, [m], company, within));
  const already = alone.some((a) => a.verdict === 'certain' || together.verdict === 'possible');
  return already ? [] : [{ ...together, basis: 'concert' }];
}

function basisOf(step: ControlStep): Controller['basis'] {
  if (step.basis !== 'majority') return step.basis;
  return step.through.length > 1 ? 'joint-majority' : 'majority';
}

/** Shortest way from the seed to the company over control steps; each step leads on from the parties it went through. */
function chainTo(
  book: VotesBook,
  seed: readonly Node[],
  steps: readonly ControlStep[],
  company: Node,
): readonly Node[] {
  const throughOf = new Map(steps.map((s) => [s.company, s.through] as const));
  const cameFrom = new Map<Node, Node>();
  const queue: Node[] = [company];
  const roots = new Set(seed);
  for (let at = 0; at < queue.length; at += 1) {
    const node = queue[at] as Node;
    if (roots.has(node)) return unwind(cameFrom, node, seed);
    for (const hand of bySize(book, node, throughOf.get(node) ?? [])) {
      if (hand === company || cameFrom.has(hand)) continue;
      cameFrom.set(hand, node);
      queue.push(hand);
    }
  }
  return [...seed, company];
}

function unwind(cameFrom: ReadonlyMap<Node, Node>, root: Node, seed: readonly Node[]): readonly Node[] {
  const chain = seed.length > 1 ? [...seed] : [root];
  for (let node = cameFrom.get(root); node !== undefined; node = cameFrom.get(node)) chain.push(node);
  return chain;
}

/** Largest holder first, so that the chain shown is the weightiest of the shortest. */
function bySize(book: VotesBook, company: Node, through: readonly Node[]): readonly Node[] {
  const held = new Map((book.columns().get(company)?.holdings ?? []).map((h) => [h.owner, h.bounds] as const));
  return [...through].sort((a, b) => {
    const [x, y] = [held.get(a), held.get(b)];
    if (x === undefined || y === undefined) return x === y ? a - b : x === undefined ? 1 : -1;
    return compare(y.lo, x.lo) || compare(y.hi, x.hi) || a - b;
  });
}
