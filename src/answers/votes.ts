/** Votes of many parties in one company, from one book: what each has, and the derivation it rests on. */
import { above, attributedIn, controlIn, VotesBook } from '../compute/index.ts';
import type { AttributedVotes, ControlOptions, ControlResult, Measure } from '../compute/types.ts';
import type { ProofBuilder } from '../proof/index.ts';
import type { Node, Snapshot } from '../snapshot/types.ts';
import type { Interval } from '../terms/interval.ts';

export class CompanyVotes {
  private readonly company: Node;
  private readonly options: ControlOptions;
  private readonly book: VotesBook;
  private readonly within: ReadonlySet<Node>;
  private readonly derived = new Map<string, ControlResult>();

  constructor(snapshot: Snapshot, company: Node, options: ControlOptions) {
    this.company = company;
    this.options = options;
    this.book = new VotesBook(snapshot, options);
    this.within = above(this.book, company);
  }

  /** The company and everybody who votes in it, all the way up. */
  get voters(): ReadonlySet<Node> {
    return this.within;
  }

  of(seed: readonly Node[]): AttributedVotes {
    return attributedIn(this.book, seed, this.company, this.within);
  }

  derivation(seed: readonly Node[]): ControlResult {
    const key = seed.join();
    const found = this.derived.get(key) ?? controlIn(this.book, seed, this.within);
    this.derived.set(key, found);
    return found;
  }

  /** @returns the id of the step */
  prove(builder: ProofBuilder, seed: readonly Node[]): string {
    return builder.addAttributedVotes(this.of(seed), seed, this.company, this.options, this.derivation(seed));
  }

  /** What the seed holds with the whole part of what it controls, or what these hold apart from it. */
  proveCredited(
    builder: ProofBuilder,
    seed: readonly Node[],
    measure: Measure,
    apart = false,
  ): { readonly id: string; readonly share: Interval } {
    return builder.addCredited({ company: this.company, measure, apart }, this.prove(builder, seed));
  }
}
