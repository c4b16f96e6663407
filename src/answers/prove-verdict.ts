/** The steps a verdict rests on, limb by limb. A limb that rests on a reading of the text, or on no number, has none. */
import type { ProofBuilder } from '../proof/index.ts';
import type { Node, Snapshot } from '../snapshot/types.ts';
import { type Interval, reaches, sameInterval } from '../terms/interval.ts';
import type { Limb, RuleVerdict } from '../verdicts/types.ts';
import { CompanyVotes } from './votes.ts';

export function proveVerdict(builder: ProofBuilder, s: Snapshot, company: Node, v: RuleVerdict): void {
  for (const limb of v.limbs) {
    const proven = shareProven(builder, s, company, v.seed, limb);
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
  s: Snapshot,
  company: Node,
  seed: readonly Node[],
  { rule, evidence: { attributed, bounds, credited } }: Limb,
): Proven | undefined {
  if (bounds !== undefined) return { id: builder.addOwnershipBounds(bounds), share: bounds.bounds };
  if (credited !== undefined) {
    const votes = new CompanyVotes(s, company, credited.options);
    return votes.proveCredited(builder, seed, rule.measure);
  }
  if (attributed === undefined) return undefined;
  const id = new CompanyVotes(s, attributed.company, attributed.options).prove(builder, seed);
  // Control as such is decided in the step itself, stated control included.
  return rule.engine === 'attribute' ? { id, share: attributed.result.share } : undefined;
}
