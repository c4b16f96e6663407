/** `beneficial-owners`: whom a rule means, limb by limb, with what would settle it, the rest and the fallback. */
import { type AnswerBody, type AnswerContext, partyOut } from './context.ts';
import { withPacts } from './control.ts';
import { judged } from './judged.ts';
import type { Question } from './question.ts';
import { shareOut } from './share-out.ts';

type OwnersQuestion = Extract<Question, { verb: 'beneficial-owners' }>;

export function beneficialOwners(context: AnswerContext<OwnersQuestion>): AnswerBody {
  const s = withPacts(context);
  const { question: q, subject } = context;
  const found = judged({ ...context, snapshot: s }, q.rule, 'beneficial-owners');
  const { undisclosed, fallback } = found.found;
  return {
    answer: {
      headline: found.headline,
      because: found.because,
      subject: partyOut(s, subject),
      owners: found.verdicts,
      undisclosed: [
        {
          measure: undisclosed.measure,
          share: shareOut(undisclosed.share),
          couldHideOwner: undisclosed.couldHideOwner,
        },
      ],
      ...(fallback === undefined
        ? {}
        : {
            fallback: {
              verdict: fallback.verdict,
              clause: fallback.clause,
              because: fallback.because,
              officials: fallback.officials.map((n) => partyOut(s, n)),
            },
          }),
      notes: found.rule.notes,
    },
    rules: found.rules,
    warnings: found.warnings,
    prove: found.prove,
  };
}
