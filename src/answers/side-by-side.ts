/** `--rule all`: every rule that answers the question and is in force that day, side by side. */
import { REGIMES, type RuleVerb, ruleOf, versionOn } from '../rules/index.ts';
import type { Rule } from '../rules/types.ts';
import type { Node, Snapshot, Warning } from '../snapshot/types.ts';
import { onDay } from '../terms/day.ts';
import type { Verdict } from '../terms/interval.ts';
import { Workings } from '../verdicts/index.ts';
import { type AnswerContext, listWords, nameOf, undisclosedOf } from './context.ts';
import { type Judged, judged } from './judged.ts';

/**
 * The rule named, or all; a rule of which nobody here knows whether it is in force stands among them and warns.
 * @param asIf those not in force on the day too
 */
export function rulesNamed(rule: string, verb: RuleVerb, day: string, asIf = false): readonly Rule[] {
  if (rule !== 'all') return [ruleOf(rule)];
  return REGIMES.filter((r) => {
    if (!r.verbs.includes(verb)) return false;
    if (asIf) return true;
    const { version, inForce } = versionOn(r, day);
    return inForce || (version.unknownFrom !== undefined && day >= version.unknownFrom);
  });
}

/** @throws LookthroughError rule-unknown; rule-verb: the one rule named judges something else */
export function judgedUnder(context: AnswerContext, rule: string, verb: RuleVerb): readonly Judged[] {
  const { snapshot, subject, question } = context;
  const workings = new Workings(snapshot, subject, undisclosedOf(question));
  const asIf = 'asIf' in question && question.asIf === true;
  return rulesNamed(rule, verb, snapshot.asAt, asIf).map((r) => judged(context, r.id, verb, workings));
}

/** One rule's own sentence; of several, each party with the rules that say yes and those that cannot tell. */
export function headlineOf(s: Snapshot, company: Node, list: readonly Judged[]): string {
  const [only] = list;
  if (only === undefined) return `No rule of this kind is in force ${onDay(s.asAt)}.`;
  if (list.length === 1) return aloneOf(only, nameOf(s, company));
  const standing = list.filter(({ asked }) => asked.inForce !== 'no' && asked.applies !== 'no');
  const parties = new Map<string, Record<Verdict, string[]>>();
  for (const { rule, found } of standing) {
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
  const head = `${nameOf(s, company)} under ${standing.length} rules`;
  const parts = [told.length === 0 ? 'nobody declared is meant by any' : told.join('; '), ...beside(list)];
  return `${head}: ${parts.join('; ')}.`;
}

/** A rule that is not about the company says so first. */
function aloneOf({ asked, rule, headline }: Judged, company: string): string {
  if (asked.applies !== 'no') return headline;
  const name = `${rule.name.charAt(0).toUpperCase()}${rule.name.slice(1)}`;
  return `${name} does not apply to ${company}: ${asked.because}. As if it did: ${headline}`;
}

/** Rules whose verdicts are as if: they are counted with none of the others. */
function beside(list: readonly Judged[]): readonly string[] {
  const out = list.filter(({ asked }) => asked.applies === 'no').map(({ rule }) => rule.id);
  const asIf = list.filter(({ asked }) => asked.inForce === 'no' && asked.applies !== 'no').map(({ rule }) => rule.id);
  return [
    ...(out.length === 0 ? [] : [`${listWords(out)} ${out.length > 1 ? 'do' : 'does'} not apply`]),
    ...(asIf.length === 0 ? [] : [`not in force that day and answered as if: ${listWords(asIf)}`]),
  ];
}

function partyWords(said: Record<Verdict, readonly string[]>): string {
  const yes = said.yes.length === 0 ? [] : [`yes under ${listWords(said.yes)}`];
  const open = said['cannot-tell'].length === 0 ? [] : [`cannot tell under ${listWords(said['cannot-tell'])}`];
  return [...yes, ...open].join(', ');
}

export const rulesOf = (list: readonly Judged[]): Readonly<Record<string, string>> =>
  Object.assign({}, ...list.map((j) => j.rules)) as Record<string, string>;

/** Nothing where no rule is asked. */
export const askedOf = (list: readonly Judged[]): { readonly rulesAsked?: readonly Judged['asked'][] } =>
  list.length === 0 ? {} : { rulesAsked: list.map((j) => j.asked) };

export const warningsOf = (list: readonly Judged[]): readonly Warning[] => list.flatMap((j) => j.warnings);
