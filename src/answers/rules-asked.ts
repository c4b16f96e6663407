/** Each rule of an answer as it is asked: in force that day or as if it were, and whether it is about the company. */
import { type Applies, appliesTo } from '../rules/index.ts';
import type { Rule, RuleVersion } from '../rules/types.ts';
import type { Node, Snapshot, Warning } from '../snapshot/types.ts';
import type { Day } from '../terms/day.ts';
import type { CompanyVerdicts } from '../verdicts/types.ts';
import { nameOf, partyOf } from './context.ts';
import type { RuleAskedOut } from './envelope.ts';
import { shareOut } from './share-out.ts';

/** cannot-tell: from a day on nobody here knows. */
export function standsOn(version: RuleVersion, inForce: boolean, day: Day): RuleAskedOut['inForce'] {
  if (version.unknownFrom !== undefined && day >= version.unknownFrom) return 'cannot-tell';
  return inForce ? 'yes' : 'no';
}

export const companyMeant = (rule: Rule, s: Snapshot, company: Node): Applies | undefined =>
  appliesTo(rule, partyOf(s, company), s.asAt);

export function ruleAskedOut(
  rule: Rule,
  version: RuleVersion,
  inForce: RuleAskedOut['inForce'],
  meant: Applies | undefined,
  { measure, share, couldHideOwner }: CompanyVerdicts['undisclosed'],
): RuleAskedOut {
  const { from, to } = version;
  return {
    rule: rule.id,
    version: version.version,
    inForce,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    says: standingWords(version, inForce),
    ...(meant === undefined ? {} : meant),
    undeclared: { measure, share: shareOut(share), couldHideOwner },
  };
}

function standingWords({ from, to, unknownFrom }: RuleVersion, inForce: RuleAskedOut['inForce']): string {
  if (inForce === 'cannot-tell') return `not known from ${unknownFrom} on`;
  if (inForce === 'yes') return from === undefined ? 'in force; since when is not checked' : `in force since ${from}`;
  const bounds = [...(from === undefined ? [] : [`from ${from}`]), ...(to === undefined ? [] : [`until before ${to}`])];
  return `asked as if: in force ${bounds.join(' ')}`;
}

/** A rule that is not about the company is answered all the same, as if it were. */
export function notMeant(rule: Rule, s: Snapshot, company: Node, meant: Applies | undefined): readonly Warning[] {
  if (meant?.applies !== 'no') return [];
  const message = `${rule.title} does not apply to ${nameOf(s, company)} (${meant.clause}): ${meant.because}; it is answered as if it did`;
  return [{ code: 'rule-does-not-apply', message, parties: [company], statements: partyOf(s, company).statements }];
}
