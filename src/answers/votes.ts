/** Votes of many parties in one company, from one book: what each has, and the derivation it rests on. */
import { above, attributedIn, controlIn, VotesBook } from '../compute/index.ts';
import type { AttributedVotes, ControlOptions, ControlResult } from '../compute/types.ts';
import type { ProofBuilder } from '../proof/index.ts';
import type { Node, Snapshot } from '../snapshot/types.ts';

export class CompanyVotes {
  private readonly company: Node;
  private readonly options: ControlOptions;
  private readonly book: VotesBook;
  private readonly within: ReadonlySet<Node>;

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
    return controlIn(this.book, seed, this.within);
  }

  /** @returns the id of the step */
  prove(builder: ProofBuilder, seed: readonly Node[]): string {
    return builder.addAttributedVotes(this.of(seed), seed, this.company, this.options, this.derivation(seed));
  }
}
