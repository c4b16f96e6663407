/** The steps a verdict rests on, limb by limb. What cannot be redone from premises is not claimed. */
import type { ControlOptions } from '../compute/types.ts';
import type { ProofBuilder } from '../proof/index.ts';
import type { Node, Snapshot } from '../snapshot/types.ts';
import type { RuleVerdict } from '../verdicts/types.ts';
import { LimbProof } from './prove-limb.ts';
import { CompanyVotes } from './votes.ts';

export function proveVerdicts(
  builder: ProofBuilder,
  s: Snapshot,
  company: Node,
  verdicts: readonly RuleVerdict[],
): void {
  const books = new Books(s);
  for (const v of verdicts) {
    for (const limb of v.limbs) new LimbProof(builder, books, company, v).prove(limb);
  }
}

/** Votes in a company, counted once for each line at which the rules draw control. */
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
