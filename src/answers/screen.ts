/** `screen`: which companies listed parties block by what they own, and what each listed party contributes. */
import { jointHolding } from '../compute/index.ts';
import type { ProofBuilder } from '../proof/index.ts';
import { checkVerb, versionOn } from '../rules/index.ts';
import type { Rule, RuleVersion } from '../rules/types.ts';
import type { Snapshot } from '../snapshot/types.ts';
import { aggregate, type Blocked } from '../verdicts/index.ts';
import { type AnswerBody, type AnswerContext, listWords, nameOf, partyOut, undisclosedOf } from './context.ts';
import { ruleWarnings } from './judged.ts';
import type { Question } from './question.ts';
import { intervalWords, shareOut } from './share-out.ts';
import { rulesNamed } from './side-by-side.ts';

type ScreenQuestion = Extract<Question, { verb: 'screen' }>;

export function screen(context: AnswerContext<ScreenQuestion>): AnswerBody {
  const { snapshot: s, question: q, others, subject } = context;
  const list = rulesNamed(q.rule, 'screen', s.asAt).map((rule) => screenedBy(context, rule));
  const several = q.rule === 'all';
  const [first] = list;
  return {
    answer: {
      headline: list.map((x) => headline(context, x.shown, x.rule.name)).join(' '),
      ...(subject < 0 ? {} : { subject: partyOut(s, subject) }),
      listed: others.map((n) => partyOut(s, n)),
      blocked: list.flatMap((x) => x.shown.map((row) => blockedOut(s, x, row))),
      ...(subject < 0 || several || first === undefined ? {} : { share: shareOut(ofSubject(context, first.rows)) }),
      notes: list.flatMap((x) => x.rule.notes.map((note) => (several ? `${x.rule.id}: ${note}` : note))),
    },
    rules: Object.fromEntries(list.map((x) => [x.rule.id, x.version.version])),
    warnings: list.flatMap((x) => ruleWarnings(x.rule, x.version, x.inForce, s.asAt)),
    prove(builder) {
      for (const x of list) proveRows(builder, context, x);
    },
  };
}

interface Screened {
  readonly rule: Rule;
  readonly version: RuleVersion;
  readonly inForce: boolean;
  readonly rows: readonly Blocked[];
  /** those about the company asked for, or all */
  readonly shown: readonly Blocked[];
}

function screenedBy({ snapshot, question, others, subject }: AnswerContext<ScreenQuestion>, rule: Rule): Screened {
  checkVerb(rule, 'screen');
  const { version, inForce } = versionOn(rule, snapshot.asAt);
  const rows = aggregate(snapshot, others, version, undisclosedOf(question));
  return { rule, version, inForce, rows, shown: subject < 0 ? rows : rows.filter((r) => r.company === subject) };
}

function blockedOut(s: Snapshot, { rule, version }: Screened, r: Blocked): object {
  return {
    party: partyOut(s, r.company),
    verdict: r.verdict,
    share: shareOut(r.share),
    rule: rule.id,
    clause: version.limbs[0]?.clause ?? '',
    because:
      r.measure === 'votes'
        ? `blocked parties have ${intervalWords(r.share)} of the votes, or are said to control it`
        : `blocked parties own ${intervalWords(r.share)}`,
    contributors: r.contributors.map((c) => ({ party: partyOut(s, c.party), share: shareOut(c.share) })),
  };
}

function proveRows(
  builder: ProofBuilder,
  { snapshot: s, question, others }: AnswerContext<ScreenQuestion>,
  { rows, shown }: Screened,
): void {
  const undisclosed = undisclosedOf(question);
  const sure = rows.filter((x) => x.verdict === 'yes').map((x) => x.company);
  for (const r of shown) {
    const certain = [...others, ...sure].filter((n) => n !== r.company);
    const joint = jointHolding(s, r.company, new Set(certain), { measure: r.measure, undisclosed });
    builder.addJoint(joint, certain, r.company, { measure: r.measure, undisclosed });
  }
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
