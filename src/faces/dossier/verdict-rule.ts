/** Which rules a dossier can give verdicts of. */
import { LookthroughError, ruleOf } from '../../index.ts';

export interface VerdictRule {
  readonly id: string;
  readonly verb: 'beneficial-owners' | 'control';
}

/** @throws LookthroughError rule-unknown; rule-verb: a rule that judges a move or a list, not a company */
export function verdictRule(id: string): VerdictRule {
  const { verbs } = ruleOf(id);
  const verb = (['beneficial-owners', 'control'] as const).find((v) => verbs.includes(v));
  if (verb !== undefined) return { id, verb };
  throw new LookthroughError(
    'rule-verb',
    `${id} gives no verdict on a company as it stands; ask with ${verbs.map((v) => `"${v}"`).join(' or ')}`,
    {
      received: id,
      choices: verbs,
    },
  );
}
