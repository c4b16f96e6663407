/** Votes in a company, counted once for each line at which the rules draw control. */
import type { ControlOptions } from '../compute/types.ts';
import type { Node, Snapshot } from '../snapshot/types.ts';
import { CompanyVotes } from './votes.ts';

export class Books {
  readonly snapshot: Snapshot;
  private readonly known = new Map<string, CompanyVotes>();

  constructor(snapshot: Snapshot) {
    this.snapshot = snapshot;
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
