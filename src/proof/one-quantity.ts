/** Where a law speaks of shares or votes and the data tells the two apart, looking at one of them is not enough for a "no". */
import type { Snapshot } from '../snapshot/types.ts';
import { drawnFor } from './against-rule.ts';
import type { Failure } from './check.ts';
import { isRuled } from './check-ruled.ts';
import type { Proof, Step } from './types.ts';

export function oneQuantityOnly(step: Step, proof: Proof, s: Snapshot): Failure[] {
  const drawn = isRuled(step) ? drawnFor(step) : undefined;
  const at = (id: string | undefined): Step | undefined => proof.steps.find((x) => x.id === id);
  const half = (told: Step | undefined, company: string | undefined): boolean =>
    told !== undefined && onOneOf(told) && !s.oneShareOneVote.has(s.nodeOf.get(company ?? '') ?? -1);
  const engine = drawn?.limb.engine;
  const found =
    step.kind === 'between'
      ? step.entities.some((e) => half(at(e.interest), e.entity))
      : engine === 'coexist-a' && drawn?.whole === true && half(step, companyOf(step, at));
  return found ? [{ step: step.id, what: 'shares and votes are not both looked at' }] : [];
}

const onOneOf = (told: Step): boolean =>
  isRuled(told) && told.verdict !== 'yes' && !(told.kind === 'weighed' && told.how === 'any');

/** The company of the share a verdict goes back to. */
function companyOf(step: Step, at: (id: string | undefined) => Step | undefined): string | undefined {
  const below = step.kind === 'weighed' ? at(step.parts[0]) : step.kind === 'verdict' ? at(step.rests) : undefined;
  return below === undefined ? ('company' in step ? step.company : undefined) : companyOf(below, at);
}
