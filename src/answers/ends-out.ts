/** Parties over a line that are no persons, as answers print them: what is known of who stands behind, what would settle it. */
import type { Rule } from '../rules/types.ts';
import type { Snapshot } from '../snapshot/types.ts';
import { ROLES } from '../verdicts/index.ts';
import type { End, Settle } from '../verdicts/types.ts';
import { listWords, nameOf, partyOut } from './context.ts';
import type { EndOut } from './envelope.ts';
import { intervalWords, shareOut } from './share-out.ts';
import { settleOut } from './verdict-out.ts';

export function endOut(s: Snapshot, rule: Rule, end: End): EndOut {
  const { node, verdict, standing, clause } = end;
  return {
    party: partyOut(s, node),
    rule: rule.id,
    overLine: verdict.verdict,
    ...(verdict.share === undefined ? {} : { share: shareOut(verdict.share) }),
    clause,
    standing,
    says: saysOf(s, end),
    parties: end.parties.map((p) => ({ party: partyOut(s, p.node), role: ROLES[p.role] })),
    wouldSettle: settleOf(s, end).map((w) => settleOut(s, w)),
  };
}

function saysOf(s: Snapshot, { node, verdict, standing, parties, unnamed }: End): string {
  const reach = verdict.verdict === 'yes' ? 'is over the line' : 'may be over the line';
  const named = listWords(parties.map((p) => `${nameOf(s, p.node)} (${ROLES[p.role]})`));
  const rest = unnamed.length === 0 ? '' : `; nobody is named as ${unnamed.map((r) => ROLES[r]).join(' or ')}`;
  switch (standing) {
    case 'opened':
      return `${reach}; opened into its parties: ${named}${rest}`;
    case 'not-opened':
      return `${reach}; its parties are ${named}; what this rule makes of them is not judged here`;
    case 'parties-unknown':
      return `${reach}; parties unknown: no settlor, trustee, protector or beneficiary of ${nameOf(s, node)} is named`;
    case 'owners-unknown':
      return `${reach}; owners unknown: nobody above ${nameOf(s, node)} is named`;
  }
}

/** Nobody is ruled out by what is not said: naming somebody can settle it, and no value settles it for sure. */
function settleOf(s: Snapshot, { node, standing, unnamed, verdict }: End): Settle[] {
  if (standing === 'not-opened' || (standing === 'opened' && unnamed.length === 0)) return [];
  const name = nameOf(s, node);
  const text =
    standing === 'owners-unknown' ? `who owns ${name}` : `who is ${unnamed.map((r) => ROLES[r]).join(', ')} of ${name}`;
  const found = verdict.verdict === 'yes' ? 'yes' : 'cannot-tell';
  return [
    {
      facts: [{ kind: 'completeness', company: node, text }],
      strength: 'can',
      outcomes: [
        {
          if:
            standing === 'owners-unknown'
              ? 'a person has the whole of it'
              : 'a person is named whom the rule means by role',
          verdict: found,
        },
      ],
    },
  ];
}

/** "TR with 27.5 %, a trust, and who stands behind it is not known" */
export function endsHeadline(s: Snapshot, ends: readonly End[]): string[] {
  const hidden = ends.filter((e) => e.standing === 'parties-unknown' || e.standing === 'owners-unknown');
  if (hidden.length === 0) return [];
  const who = hidden.map(
    ({ node, verdict: { share } }) => `${nameOf(s, node)}${share === undefined ? '' : ` with ${intervalWords(share)}`}`,
  );
  return [
    `${listWords(who)} ${hidden.length > 1 ? 'are no persons' : 'is no person'}, and nobody behind ${hidden.length > 1 ? 'them' : 'it'} is named`,
  ];
}
