/** Votes in a company, counted once for each line at which the rules draw control. */
import type { ControlOptions } from '../compute/types.ts';
import { Households } from '../snapshot/household.ts';
import type { Node, Snapshot } from '../snapshot/types.ts';
import { CompanyVotes } from './votes.ts';

export class Books {
  readonly snapshot: Snapshot;
  private readonly known = new Map<string, CompanyVotes>();
  private kin: Households | undefined;

  constructor(snapshot: Snapshot) {
    this.snapshot = snapshot;
  }

  get households(): Households {
    this.kin ??= new Households(this.snapshot);
    return this.kin;
  }

  of(company: Node, options: ControlOptions): CompanyVotes {
    // A pact's members count where it says: its votes are its own.
    if (options.limited !== undefined) return new CompanyVotes(this.snapshot, company, options);
    const key = `${company} ${options.quota.toFraction()} ${options.inclusive} ${options.stated}`;
    const found = this.known.get(key) ?? new CompanyVotes(this.snapshot, company, options);
    this.known.set(key, found);
    return found;
  }
}
