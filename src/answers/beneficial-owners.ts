/** `beneficial-owners`: whom a rule means, limb by limb, with what would settle it, the rest and the fallback. */
import type { Snapshot } from '../snapshot/types.ts';
import type { Verdict } from '../terms/interval.ts';
import { type AnswerBody, type AnswerContext, partyOut } from './context.ts';
import { withPacts } from './control.ts';
import type { PartyOut } from './envelope.ts';
import { type Judged, summedUpOut } from './judged.ts';
import { notStatedWarnings } from './not-stated.ts';
import type { Question } from './question.ts';
import { shareOut } from './share-out.ts';
import { askedOf, headlineOf, judgedUnder, rulesOf, warningsOf } from './side-by-side.ts';

type OwnersQuestion = Extract<Question, { verb: 'beneficial-owners' }>;

export function beneficialOwners(context: AnswerContext<OwnersQuestion>): AnswerBody {
  const s = withPacts(context);
  const { question: q, subject } = context;
  const list = judgedUnder({ ...context, snapshot: s }, q.rule, 'beneficial-owners');
  const several = q.rule === 'all';
  const fallbacks = list.flatMap((j) => fallbackOut(s, j));
  return {
    answer: {
      headline: headlineOf(s, subject, list),
      because: several ? '' : (list[0]?.because ?? ''),
      subject: partyOut(s, subject),
      owners: list.flatMap((j) => j.verdicts),
      notPersons: list.flatMap((j) => j.ends),
      ...askedOf(list),
      ...summedUpOut(list),
      undisclosed: list.map(({ rule, found: { undisclosed } }) => ({
        ...(several ? { rule: rule.id } : {}),
        measure: undisclosed.measure,
        share: shareOut(undisclosed.share),
        couldHideOwner: undisclosed.couldHideOwner,
      })),
      ...(several ? { fallbacks } : {}),
      ...(several || fallbacks[0] === undefined ? {} : { fallback: withoutRule(fallbacks[0]) }),
      notes: list.flatMap((j) => j.rule.notes.map((note) => (several ? `${j.rule.id}: ${note}` : note))),
    },
    rules: rulesOf(list),
    warnings: [...warningsOf(list), ...notStatedWarnings(s, subject)],
    prove: (builder) => {
      for (const j of list) j.prove(builder);
    },
  };
}

interface FallbackOut {
  readonly rule: string;
  readonly verdict: Verdict;
  readonly clause: string;
  readonly because: string;
  readonly officials: readonly PartyOut[];
}

function fallbackOut(s: Snapshot, { rule, found: { fallback } }: Judged): FallbackOut[] {
  if (fallback === undefined) return [];
  const { verdict, clause, because } = fallback;
  return [{ rule: rule.id, verdict, clause, because, officials: fallback.officials.map((n) => partyOut(s, n)) }];
}

function withoutRule({ rule: _rule, ...rest }: FallbackOut): Omit<FallbackOut, 'rule'> {
  return rest;
}
