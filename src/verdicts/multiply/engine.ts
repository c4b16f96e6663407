/** Multiply: shares along a chain are multiplied and chains added; ranges stay sound and tight, loops included. */
import type { LimbRule } from '../../rules/types.ts';
import type { Node } from '../../snapshot/types.ts';
import { reaches } from '../../terms/interval.ts';
import type { Bench } from '../bench.ts';
import type { Limb } from '../types.ts';
import { intervalWords, lineWords, namesOf } from '../words.ts';

export function multiply(bench: Bench, rule: LimbRule, seed: readonly Node[]): Limb {
  const { snapshot } = bench;
  const result = bench.ownership(rule.measure).of(seed, rule);
  const what = rule.measure === 'votes' ? 'votes' : 'shares';
  return {
    rule,
    verdict: reaches(result.bounds, rule.threshold, rule.inclusive),
    share: result.bounds,
    because: `${namesOf(snapshot, seed)}: ${intervalWords(result.bounds)} of the ${what}, multiplied along the chains; the line is ${lineWords(rule.threshold, rule.inclusive)}`,
    evidence: { bounds: result },
  };
}
