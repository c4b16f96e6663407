/** Could the undeclared rest hide an owner, and if nobody is found, who is named instead. */
import { attributedVotes, ownershipBounds } from '../../compute/index.ts';
import { ZERO } from '../../terms/exact.ts';
import { interval, reaches, type Verdict } from '../../terms/interval.ts';
import type { Bench } from '../limbs.ts';
import type { CompanyVerdicts, RuleVerdict } from '../types.ts';
import { namesOf } from '../words.ts';

/** "no": no undeclared party can reach any line of the rule, here or at any link above; else it cannot be told. */
export function couldHide({ snapshot, company, version, control }: Bench): Verdict {
  const could = version.limbs.some((limb) => {
    if (limb.engine === 'board' || limb.engine === 'influence') return false;
    const most =
      limb.engine === 'multiply' || limb.engine === 'coexist-b'
        ? ownershipBounds(snapshot, [], company, { measure: limb.measure, undisclosed: 'anyone' }).bounds.hi
        : attributedVotes(snapshot, [], company, { ...control, undisclosed: 'anyone' }).share.hi;
    return reaches(interval(ZERO, most), limb.threshold, limb.inclusive) !== 'no';
  });
  return could ? 'cannot-tell' : 'no';
}

export function fallBack(
  { snapshot, company, rule }: Bench,
  verdicts: readonly RuleVerdict[],
  hide: Verdict,
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
  if (hide !== 'no') {
    return { verdict: 'cannot-tell', clause, officials, because: 'the undeclared rest could hide an owner' };
  }
  return { verdict: 'yes', clause, officials, because: text };
}
