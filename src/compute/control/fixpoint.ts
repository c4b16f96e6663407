/**
 * Control as a least fixpoint: whoever has more than the quota together with what it already controls, controls.
 * One run on the least a set can have gives what is certain, one on the most gives what is possible. A ring of
 * companies that hold each other proves nothing: every step needs votes of what was controlled before it.
 *
 * Phases: limited members on their own; then a queue of parties in the set, each of which may lift the companies it
 * votes in; a company joins in the order of the queue, companies by number, so the derivation is the same every time.
 */
import type { Node } from '../../snapshot/types.ts';
import type { Exact } from '../../terms/exact.ts';
import type { ControlStep } from '../types.ts';
import type { VotesBook } from './votes-book.ts';

export type Certainty = 'certain' | 'possible';

/** Within: only these companies matter (the ancestors of one company); absent: all. */
export interface Walk {
  readonly certainty: Certainty;
  readonly certainOf?: (holder: Node) => ReadonlySet<Node>;
  readonly within?: ReadonlySet<Node>;
}

export function fixpoint(book: VotesBook, seed: readonly Node[], walk: Walk): readonly ControlStep[] {
  const run = new Run(book, walk);
  for (const node of [...seed].sort((a, b) => a - b)) run.admit(node, book.options.limited?.get(node));
  run.limitedMembers(seed);
  run.drain();
  return run.steps;
}

class Run {
  readonly steps: ControlStep[] = [];
  private readonly book: VotesBook;
  private readonly walk: Walk;
  /** everything in the set; a limit names the companies it counts in */
  private readonly inSet = new Map<Node, ReadonlySet<Node> | undefined>();
  private readonly queue: Node[] = [];
  private at = 0;
  /** company -> members that count there, with the sum of their upper ends */
  private readonly hands = new Map<Node, { readonly members: Set<Node>; most: Exact }>();

  constructor(book: VotesBook, walk: Walk) {
    this.book = book;
    this.walk = walk;
  }

  admit(node: Node, limit: ReadonlySet<Node> | undefined): void {
    if (this.inSet.has(node)) return;
    this.inSet.set(node, limit);
    this.queue.push(node);
  }

  /** What a limited member controls on its own counts where the member counts. */
  limitedMembers(seed: readonly Node[]): void {
    const { limited } = this.book.options;
    if (limited === undefined) return;
    for (const member of [...seed].sort((a, b) => a - b)) {
      const limit = limited.get(member);
      if (limit === undefined) continue;
      const alone = new Run(this.book, this.walk);
      alone.admit(member, undefined);
      alone.drain();
      for (const step of alone.steps) {
        if (this.inSet.has(step.company)) continue;
        this.steps.push(step);
        this.admit(step.company, limit);
      }
    }
  }

  drain(): void {
    if (this.walk.certainty === 'possible' && this.book.options.undisclosed === 'anyone') this.everywhere();
    for (; this.at < this.queue.length; this.at += 1) this.lift(this.queue[this.at] as Node);
  }

  /** Nobody knows who has the undeclared rest: companies where the set declares nothing may still be its own. */
  private everywhere(): void {
    for (const company of [...this.book.columns().keys()].sort((a, b) => a - b)) this.tryVotes(company, true);
  }

  private lift(owner: Node): void {
    const limit = this.inSet.get(owner);
    const counts = (company: Node): boolean => limit === undefined || limit.has(company);
    const touched: Node[] = [];
    for (const h of this.book.holdingsOf(owner)) {
      if (!counts(h.company) || !this.matters(h.company)) continue;
      const hand = this.hands.get(h.company);
      if (hand === undefined) this.hands.set(h.company, { members: new Set([owner]), most: h.bounds.hi });
      else {
        hand.members.add(owner);
        hand.most = hand.most.add(h.bounds.hi);
      }
      touched.push(h.company);
    }
    for (const c of this.book.statedOf(owner)) {
      if (!counts(c.company) || !this.matters(c.company) || this.inSet.has(c.company)) continue;
      this.take({ company: c.company, basis: c.basis, held: this.heldIn(c.company), through: [owner] });
    }
    for (const company of touched.sort((a, b) => a - b)) this.tryVotes(company, false);
  }

  private matters(company: Node): boolean {
    return this.walk.within === undefined || this.walk.within.has(company);
  }

  private tryVotes(company: Node, anyone: boolean): void {
    if (this.inSet.has(company)) return;
    const hand = this.hands.get(company);
    if (hand === undefined ? !anyone : !this.book.couldReach(company, hand.members, hand.most)) return;
    const held = this.heldIn(company);
    const verdict = this.book.reaches(held);
    if (verdict === 'no' || (this.walk.certainty === 'certain' && verdict !== 'yes')) return;
    const through = [...(hand?.members ?? [])].sort((a, b) => a - b);
    this.take({ company, basis: 'majority', held, through });
  }

  private heldIn(company: Node): ControlStep['held'] {
    return this.book.joint(company, this.hands.get(company)?.members ?? new Set(), this.walk.certainOf).bounds;
  }

  private take(step: ControlStep): void {
    this.steps.push(step);
    this.admit(step.company, undefined);
  }
}
