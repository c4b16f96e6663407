/** Could the undeclared rest hide an owner, and if nobody is found, who is named instead. */
import type { Verdict } from '../../terms/interval.ts';
import type { Bench } from '../bench.ts';
import type { CompanyVerdicts, End, RuleVerdict } from '../types.ts';
import { namesOf } from '../words.ts';
import { couldReach, hiddenHands } from './hidden.ts';

/** "no": no undeclared party can reach any line of the rule, here or at any link above; else it cannot be told. */
export function couldHide(bench: Bench): Verdict {
  const hands = hiddenHands(bench);
  return bench.version.limbs.some((limb) => couldReach(bench, limb, hands)) ? 'cannot-tell' : 'no';
}

export function fallBack(
  { snapshot, company, rule }: Bench,
  verdicts: readonly RuleVerdict[],
  hide: Verdict,
  ends: readonly End[],
): NonNullable<CompanyVerdicts['fallback']> {
  const { clause, text } = rule.fallback as NonNullable<typeof rule.fallback>;
  const officials = snapshot.offices
    .filter((o) => o.company === company && o.interestType === 'seniorManagingOfficial' && o.live !== 'no')
    .map((o) => o.party);
  const owner = verdicts.find((v) => v.verdict === 'yes');
  if (owner !== undefined) {
    return { verdict: 'no', clause, officials, because: `${namesOf(snapshot, owner.seed)} is a beneficial owner` };
  }
  const unsure = verdicts.find((v) => v.verdict === 'cannot-tell');
  if (unsure !== undefined) {
    return {
      verdict: 'cannot-tell',
      clause,
      officials,
      because: `whether ${namesOf(snapshot, unsure.seed)} is one cannot be told`,
    };
  }
  const end = ends.find((e) => e.standing !== 'opened');
  if (end !== undefined) {
    return {
      verdict: 'cannot-tell',
      clause,
      officials,
      because: `who stands behind ${namesOf(snapshot, [end.node])} cannot be told`,
    };
  }
  if (hide !== 'no') {
    return { verdict: 'cannot-tell', clause, officials, because: 'the undeclared rest could hide an owner' };
  }
  return { verdict: 'yes', clause, officials, because: text };
}
