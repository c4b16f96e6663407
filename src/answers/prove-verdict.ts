/** The steps a verdict rests on, limb by limb. What cannot be redone from premises is named with the reason. */
import type { ProofBuilder } from '../proof/index.ts';
import type { Node, Snapshot } from '../snapshot/types.ts';
import type { Limb, RuleVerdict } from '../verdicts/types.ts';
import { Books } from './books.ts';
import { Ground } from './prove-ground.ts';
import { proveLimb } from './prove-limb.ts';

export function proveVerdicts(
  builder: ProofBuilder,
  s: Snapshot,
  company: Node,
  verdicts: readonly RuleVerdict[],
): void {
  const books = new Books(s);
  for (const v of verdicts) {
    const ground = new Ground(builder, books, company, v);
    for (const limb of v.limbs) {
      if (proveLimb(ground, limb) !== undefined) continue;
      builder.leave({ rule: v.rule.id, limb: limb.rule.id, parties: v.seed, why: whyNot(limb) });
    }
  }
}

/** Why no step shows what the engine found. */
function whyNot({ rule, evidence: e }: Limb): string {
  if (rule.engine === 'coexist-b' && e.between === undefined)
    return 'more than forty entities stand above the company, and each would need steps of its own';
  if (rule.oneStep !== undefined)
    return 'undeclared hands may vote, and the step for deemed interests does not know them';
  return 'the engine found tighter ends than the steps at hand show';
}
