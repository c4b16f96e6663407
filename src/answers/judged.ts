/** A standing rule applied to the company asked about, as part of an answer: sentence, verdicts, warnings, proof. */
import type { ProofBuilder } from '../proof/index.ts';
import { checkVerb, type RuleVerb, ruleOf, versionOn } from '../rules/index.ts';
import type { Rule, RuleVersion } from '../rules/types.ts';
import type { Snapshot, Warning } from '../snapshot/types.ts';
import { onDay } from '../terms/day.ts';
import { percentNumber, ZERO } from '../terms/exact.ts';
import { interval } from '../terms/interval.ts';
import { judge, type Workings } from '../verdicts/index.ts';
import type { CompanyVerdicts, JudgeInput, RuleVerdict } from '../verdicts/types.ts';
import { type AnswerContext, listWords, nameOf, undisclosedOf } from './context.ts';
import { endOut, endsHeadline } from './ends-out.ts';
import type { EndOut, RuleAskedOut, RuleVerdictOut } from './envelope.ts';
import { proveVerdicts } from './prove-verdict.ts';
import { companyMeant, notMeant, ruleAskedOut, standsOn } from './rules-asked.ts';
import { intervalWords, shareOut } from './share-out.ts';
import { verdictOut } from './verdict-out.ts';

export interface Judged {
  readonly headline: string;
  readonly because: string;
  readonly rule: Rule;
  readonly version: RuleVersion;
  readonly found: CompanyVerdicts;
  readonly verdicts: readonly RuleVerdictOut[];
  /** parties over the line that are no persons */
  readonly ends: readonly EndOut[];
  readonly rules: Readonly<Record<string, string>>;
  readonly asked: RuleAskedOut;
  readonly warnings: readonly Warning[];
  prove(builder: ProofBuilder): void;
}

/** @throws LookthroughError rule-unknown; rule-verb: the rule judges something else */
export function judged(context: AnswerContext, ruleId: string, verb: RuleVerb, workings?: Workings): Judged {
  const { snapshot: s, subject } = context;
  const rule = ruleOf(ruleId);
  checkVerb(rule, verb);
  const { version, inForce } = versionOn(rule, s.asAt);
  const undisclosed = undisclosedOf(context.question);
  const retake: JudgeInput['retake'] = (o) => context.retake(o);
  const { question: q } = context;
  const allParties = 'allParties' in q && q.allParties === true;
  const input: JudgeInput = { snapshot: s, company: subject, rule, version, undisclosed, allParties, retake };
  const found = judge(input, workings);
  const meant = companyMeant(rule, s, subject);
  return {
    headline: headline(s, nameOf(s, subject), rule, found),
    because: because(s, found),
    rule,
    version,
    found,
    verdicts: found.verdicts.map((v) => verdictOut(s, v)),
    ends: found.ends.map((e) => endOut(s, rule, e)),
    rules: { [rule.id]: version.version },
    asked: ruleAskedOut(rule, version, standsOn(version, inForce, s.asAt), meant, found.undisclosed),
    warnings: [
      ...found.warnings,
      ...ruleWarnings(rule, version, inForce, s.asAt),
      ...notMeant(rule, s, subject, meant),
    ],
    prove: (builder) => proveVerdicts(builder, s, subject, [...found.verdicts, ...found.ends.map((e) => e.verdict)]),
  };
}

/** For each rule: how many parties have no row of their own, and the most that any of them has. */
export const summedUpOut = (list: readonly Judged[]): Readonly<Record<string, unknown>> => {
  const rows = list.flatMap(({ rule, found: { summedUp: row } }) =>
    row === undefined
      ? []
      : [{ rule: rule.id, verdict: 'no', parties: row.parties, share: shareOut(interval(ZERO, row.most)) }],
  );
  return rows.length === 0 ? {} : { summedUp: rows };
};

export function ruleWarnings(rule: Rule, version: RuleVersion, inForce: boolean, day: string): Warning[] {
  const list: Warning[] = [];
  const warn = (code: Warning['code'], message: string): void =>
    void list.push({ code, message, parties: [], statements: [] });
  if (version.unknownFrom !== undefined && day >= version.unknownFrom)
    warn(
      'rule-unverified',
      `whether ${rule.title} is in force ${onDay(day)} is not known here: ${rule.notes[0] ?? ''}`,
    );
  else if (!inForce)
    warn(
      'rule-not-in-force',
      `${rule.title} (version ${version.version}) is not in force ${onDay(day)}; it is answered as if it were`,
    );
  if (!rule.verified) warn('rule-unverified', `${rule.title} is ${SEEN[rule.confidence]}: ${rule.notes.join('; ')}`);
  return list;
}

const SEEN: Record<Rule['confidence'], string> = {
  text: 'read in the official text, but not checked since',
  quoted: 'read in quotation and has not been checked against the official text',
  memory: 'written from memory and has not been checked against the official text',
};

function headline(s: Snapshot, company: string, rule: Rule, found: CompanyVerdicts): string {
  const who = (v: RuleVerdict): string => listWords(v.seed.map((n) => nameOf(s, n)));
  const share = (v: RuleVerdict): string => (v.share === undefined ? '' : ` with ${intervalWords(v.share)}`);
  const yes = found.verdicts.filter((v) => v.verdict === 'yes');
  const open = found.verdicts.filter((v) => v.verdict === 'cannot-tell');
  const parts: string[] = [];
  if (yes.length > 0)
    parts.push(`under ${rule.name}, ${rule.role} of ${company}: ${listWords(yes.map((v) => `${who(v)}${share(v)}`))}`);
  if (open.length > 0)
    parts.push(
      `cannot tell under ${rule.name} whether ${listWords(open.map((v) => `${who(v)}${share(v)}`))} ${open.length > 1 ? 'are' : 'is'} ${rule.role} of ${company}`,
    );
  if (parts.length === 0) parts.push(`nobody declared is ${rule.role} of ${company} under ${rule.name}`);
  parts.push(...endsHeadline(s, found.ends));
  const text = parts.join('; ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function because(s: Snapshot, found: CompanyVerdicts): string {
  const top = found.verdicts[0];
  if (top === undefined) return 'No declared party has anything in it.';
  const settle = top.wouldSettle[0];
  if (settle === undefined) return `${top.basis} (${top.clause}).`;
  const limb = top.limbs.find((l) => l.verdict === 'cannot-tell');
  const line = limb === undefined ? '' : `, and the line is ${percentNumber(limb.rule.threshold, 'nearest')} %`;
  const facts = listWords(settle.facts.map((f) => f.text));
  return `${top.share === undefined ? top.basis : `${listWords(top.seed.map((n) => nameOf(s, n)))} has ${intervalWords(top.share)}${line}`}. ${settle.strength === 'always' ? 'It is settled by' : 'It could be settled by'}: ${facts}.`;
}
