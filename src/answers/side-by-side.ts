/** `--rule all`: every rule that answers the question and is in force that day, side by side. */
import { REGIMES, type RuleVerb, ruleOf, versionOn } from '../rules/index.ts';
import type { Rule } from '../rules/types.ts';
import type { Node, Snapshot, Warning } from '../snapshot/types.ts';
import { onDay } from '../terms/day.ts';
import type { Verdict } from '../terms/interval.ts';
import { Workings } from '../verdicts/index.ts';
import { type AnswerContext, listWords, nameOf, undisclosedOf } from './context.ts';
import { type Judged, judged } from './judged.ts';

/** The rule named, or all; a rule of which nobody here knows whether it is in force stands among them and warns. */
export function rulesNamed(rule: string, verb: RuleVerb, day: string): readonly Rule[] {
  if (rule !== 'all') return [ruleOf(rule)];
  return REGIMES.filter((r) => {
    if (!r.verbs.includes(verb)) return false;
    const { version, inForce } = versionOn(r, day);
    return inForce || (version.unknownFrom !== undefined && day >= version.unknownFrom);
  });
}

/** @throws LookthroughError rule-unknown; rule-verb: the one rule named judges something else */
export function judgedUnder(context: AnswerContext, rule: string, verb: RuleVerb): readonly Judged[] {
  const { snapshot, subject, question } = context;
  const workings = new Workings(snapshot, subject, undisclosedOf(question));
  return rulesNamed(rule, verb, snapshot.asAt).map((r) => judged(context, r.id, verb, workings));
}

/** One rule's own sentence; of several, each party with the rules that say yes and those that cannot tell. */
export function headlineOf(s: Snapshot, company: Node, list: readonly Judged[]): string {
  const [only] = list;
  if (only === undefined) return `No rule of this kind is in force ${onDay(s.asAt)}.`;
  if (list.length === 1) return only.headline;
  const parties = new Map<string, Record<Verdict, string[]>>();
  for (const { rule, found } of list) {
    for (const v of found.verdicts) {
      const who = listWords(v.seed.map((n) => nameOf(s, n)));
      const known = parties.get(who) ?? { yes: [], no: [], 'cannot-tell': [] };
      known[v.verdict].push(rule.id);
      parties.set(who, known);
    }
  }
  const told = [...parties]
    .filter(([, said]) => said.yes.length + said['cannot-tell'].length > 0)
    .sort(([, a], [, b]) => b.yes.length - a.yes.length || b['cannot-tell'].length - a['cannot-tell'].length)
    .map(([who, said]) => `${who}: ${partyWords(said)}`);
  const head = `${nameOf(s, company)} under ${list.length} rules`;
  return told.length === 0 ? `${head}: nobody declared is meant by any.` : `${head}: ${told.join('; ')}.`;
}

function partyWords(said: Record<Verdict, readonly string[]>): string {
  const yes = said.yes.length === 0 ? [] : [`yes under ${listWords(said.yes)}`];
  const open = said['cannot-tell'].length === 0 ? [] : [`cannot tell under ${listWords(said['cannot-tell'])}`];
  return [...yes, ...open].join(', ');
}

export const rulesOf = (list: readonly Judged[]): Readonly<Record<string, string>> =>
  Object.assign({}, ...list.map((j) => j.rules)) as Record<string, string>;

export const warningsOf = (list: readonly Judged[]): readonly Warning[] => list.flatMap((j) => j.warnings);
