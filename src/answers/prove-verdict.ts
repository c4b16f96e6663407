/** The steps a verdict rests on, limb by limb. A limb that rests on a reading of the text, or on no number, has none. */
import type { ControlOptions } from '../compute/types.ts';
import type { ProofBuilder } from '../proof/index.ts';
import type { Node, Snapshot } from '../snapshot/types.ts';
import { type Interval, reaches, sameInterval } from '../terms/interval.ts';
import type { Limb, RuleVerdict } from '../verdicts/types.ts';
import { CompanyVotes } from './votes.ts';

export function proveVerdicts(
  builder: ProofBuilder,
  s: Snapshot,
  company: Node,
  verdicts: readonly RuleVerdict[],
): void {
  const books = new Books(s, company);
  for (const v of verdicts) proveVerdict(builder, books, v);
}

/** Votes in the company, counted once for each line at which the rules draw control. */
class Books {
  private readonly s: Snapshot;
  private readonly company: Node;
  private readonly known = new Map<string, CompanyVotes>();

  constructor(s: Snapshot, company: Node) {
    this.s = s;
    this.company = company;
  }

  of(options: ControlOptions): CompanyVotes {
    // A pact's members count where it says: its votes are its own.
    if (options.limited !== undefined) return new CompanyVotes(this.s, this.company, options);
    const key = `${options.quota.toFraction()} ${options.inclusive} ${options.stated}`;
    const found = this.known.get(key) ?? new CompanyVotes(this.s, this.company, options);
    this.known.set(key, found);
    return found;
  }
}

function proveVerdict(builder: ProofBuilder, books: Books, v: RuleVerdict): void {
  for (const limb of v.limbs) {
    const proven = shareProven(builder, books, v.seed, limb);
    const { threshold, inclusive } = limb.rule;
    // A share that was found tighter than its steps show, or a verdict that takes more than the share, is not claimed.
    if (proven === undefined || limb.share === undefined || !sameInterval(proven.share, limb.share)) continue;
    if (reaches(proven.share, threshold, inclusive) !== limb.verdict) continue;
    builder.addVerdict({
      rule: v.rule.id,
      version: v.version.version,
      limb: limb.rule.id,
      clause: limb.rule.clause,
      seed: v.seed,
      share: proven.share,
      threshold,
      inclusive,
      verdict: limb.verdict,
      rests: proven.id,
    });
  }
}

interface Proven {
  readonly id: string;
  readonly share: Interval;
}

function shareProven(
  builder: ProofBuilder,
  books: Books,
  seed: readonly Node[],
  { rule, evidence: { attributed, bounds, credited } }: Limb,
): Proven | undefined {
  if (bounds !== undefined) return { id: builder.addOwnershipBounds(bounds), share: bounds.bounds };
  if (credited !== undefined) return books.of(credited.options).proveCredited(builder, seed, rule.measure);
  if (attributed === undefined) return undefined;
  const id = books.of(attributed.options).prove(builder, seed);
  // Control as such is decided in the step itself, stated control included.
  return rule.engine === 'attribute' ? { id, share: attributed.result.share } : undefined;
}
