/** Attribute: the holder has the votes of everything it controls, by whatever basis; nothing is multiplied. */
import type { LimbRule } from '../../rules/types.ts';
import type { Node } from '../../snapshot/types.ts';
import { reaches } from '../../terms/interval.ts';
import type { Bench } from '../bench.ts';
import type { Limb } from '../types.ts';
import { intervalWords, lineWords, namesOf } from '../words.ts';
import { relativesOf, withHousehold } from './household.ts';

export function attribute(bench: Bench, rule: LimbRule, seed: readonly Node[]): Limb {
  const relatives = rule.household === true ? relativesOf(bench, seed) : [];
  return relatives.length > 0 ? withHousehold(bench, rule, seed, relatives) : ofSeed(bench, rule, seed);
}

function ofSeed(bench: Bench, rule: LimbRule, seed: readonly Node[]): Limb {
  const { snapshot, company, control } = bench;
  const result = bench.attributedTo(seed);
  const verdict = reaches(result.share, rule.threshold, rule.inclusive);
  const withWhom = result.certainWith.length === 0 ? '' : ` with ${namesOf(snapshot, result.certainWith)}`;
  const verb = seed.length > 1 ? 'have' : 'has';
  const own = bench.countsHere ? seed : [];
  return {
    rule,
    verdict,
    share: result.share,
    because: `${namesOf(snapshot, seed)}${withWhom} ${verb} ${intervalWords(result.share)} of the votes; the line is ${lineWords(rule.threshold, rule.inclusive)}`,
    path: [...seed, ...result.certainWith, company],
    evidence: {
      attributed: { result, options: control, company },
      hands: { certain: [...own, ...result.certainWith], possible: [...own, ...result.possibleWith] },
    },
  };
}
