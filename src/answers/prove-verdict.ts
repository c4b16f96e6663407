/** The steps a verdict rests on, limb by limb. What cannot be redone from premises is not claimed. */
import type { ProofBuilder } from '../proof/index.ts';
import type { Node, Snapshot } from '../snapshot/types.ts';
import type { RuleVerdict } from '../verdicts/types.ts';
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
    for (const limb of v.limbs) proveLimb(ground, limb);
  }
}
