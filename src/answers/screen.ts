/** `screen`: which companies listed parties block by what they own, and what each listed party contributes. */
import { jointHolding } from '../compute/index.ts';
import { checkVerb, ruleOf, versionOn } from '../rules/index.ts';
import { aggregate, type Blocked } from '../verdicts/index.ts';
import { type AnswerBody, type AnswerContext, listWords, nameOf, partyOut, undisclosedOf } from './context.ts';
import { ruleWarnings } from './judged.ts';
import type { Question } from './question.ts';
import { intervalWords, shareOut } from './share-out.ts';

type ScreenQuestion = Extract<Question, { verb: 'screen' }>;

export function screen(context: AnswerContext<ScreenQuestion>): AnswerBody {
  const { snapshot: s, question: q, others, subject } = context;
  const rule = ruleOf(q.rule);
  checkVerb(rule, 'screen');
  const { version, inForce } = versionOn(rule, s.asAt);
  const undisclosed = undisclosedOf(q);
  const rows = aggregate(s, others, version, undisclosed);
  const limb = version.limbs[0];
  const shown = subject < 0 ? rows : rows.filter((r) => r.company === subject);
  return {
    answer: {
      headline: headline(context, shown, rule.name),
      ...(subject < 0 ? {} : { subject: partyOut(s, subject) }),
      listed: others.map((n) => partyOut(s, n)),
      blocked: shown.map((r) => ({
        party: partyOut(s, r.company),
        verdict: r.verdict,
        share: shareOut(r.share),
        rule: rule.id,
        clause: limb?.clause ?? '',
        because:
          r.measure === 'votes'
            ? `blocked parties have ${intervalWords(r.share)} of the votes, or are said to control it`
            : `blocked parties own ${intervalWords(r.share)}`,
        contributors: r.contributors.map((c) => ({ party: partyOut(s, c.party), share: shareOut(c.share) })),
      })),
      ...(subject < 0 ? {} : { share: shareOut(ofSubject(context, rows)) }),
      notes: rule.notes,
    },
    rules: { [rule.id]: version.version },
    warnings: ruleWarnings(rule, version, inForce, s.asAt),
    prove(builder) {
      for (const r of shown) {
        const certain = [...others, ...rows.filter((x) => x.verdict === 'yes').map((x) => x.company)].filter(
          (n) => n !== r.company,
        );
        const joint = jointHolding(s, r.company, new Set(certain), { measure: r.measure, undisclosed });
        builder.addJoint(joint, certain, r.company, { measure: r.measure, undisclosed });
      }
    },
  };
}

/** What listed parties, and what they block, own of the one company asked about. */
function ofSubject({ snapshot, others, subject, question }: AnswerContext<ScreenQuestion>, rows: readonly Blocked[]) {
  const own = rows.find((r) => r.company === subject);
  if (own !== undefined) return own.share;
  const set = new Set([...others, ...rows.filter((r) => r.verdict === 'yes').map((r) => r.company)]);
  return jointHolding(snapshot, subject, set, { measure: 'economic', undisclosed: undisclosedOf(question) }).bounds;
}

function headline(
  { snapshot: s, others, subject }: AnswerContext<ScreenQuestion>,
  rows: readonly Blocked[],
  name: string,
): string {
  const listed = listWords(others.map((n) => nameOf(s, n)));
  const yes = rows.filter((r) => r.verdict === 'yes').map((r) => `${nameOf(s, r.company)} (${intervalWords(r.share)})`);
  const open = rows
    .filter((r) => r.verdict !== 'yes')
    .map((r) => `${nameOf(s, r.company)} (${intervalWords(r.share)})`);
  const about = subject < 0 ? 'nothing' : nameOf(s, subject);
  if (rows.length === 0)
    return `With ${listed} listed, ${about} ${subject < 0 ? 'is' : 'is not'} blocked under ${name}${subject < 0 ? ' as far as the facts say' : ''}.`;
  const parts = [
    yes.length > 0 ? `blocked: ${listWords(yes)}` : '',
    open.length > 0 ? `cannot tell: ${listWords(open)}` : '',
  ];
  return `With ${listed} listed, under ${name} ${parts.filter((p) => p !== '').join('; ')}.`;
}
