/**
 * A standing rule applied to one company: everybody it could mean, limb by limb, with what would settle what cannot be
 * told. A "no" for a named party is about declared facts; whether the undeclared rest could hide somebody stands apart.
 */
import { remainder } from '../compute/index.ts';
import type { Node, Snapshot, Warning } from '../snapshot/types.ts';
import type { Verdict } from '../terms/interval.ts';
import { candidatesOf } from './candidates.ts';
import { couldHide, fallBack } from './fall-back/engine.ts';
import { benchOf } from './limbs.ts';
import { settle } from './settle/settle.ts';
import type { CompanyVerdicts, JudgeInput, RuleVerdict } from './types.ts';
import { verdictOf } from './verdict-of.ts';
import { nameOf } from './words.ts';

/**
 * @returns verdicts, yes first; the measure of the rest is that of the rule's first limb
 * Cost: candidates times the part of the graph between each and the company.
 */
export function judge(input: JudgeInput): CompanyVerdicts {
  const { snapshot, company, rule, version, undisclosed } = input;
  const bench = benchOf(snapshot, company, rule, version, undisclosed);
  const judged = candidatesOf(bench).map((seed) => verdictOf(bench, seed));
  const kept = judged.filter((v) => v.verdict !== 'no' || touches(v));
  const verdicts = kept
    .sort((a, b) => RANK[a.verdict] - RANK[b.verdict] || bySize(a, b) || (a.seed[0] as Node) - (b.seed[0] as Node))
    .map((v) => (v.verdict === 'cannot-tell' ? { ...v, wouldSettle: settle(input, v) } : v));
  const measure = version.limbs[0]?.measure ?? 'votes';
  const hide = couldHide(bench);
  const fallback = rule.fallback === undefined ? undefined : fallBack(bench, verdicts, hide);
  return {
    verdicts,
    undisclosed: { measure, share: remainder(snapshot, company, measure), couldHideOwner: hide },
    ...(fallback === undefined ? {} : { fallback }),
    warnings: hide === 'no' ? [] : [undeclared(snapshot, company)],
  };
}

const RANK: Record<Verdict, number> = { yes: 0, 'cannot-tell': 1, no: 2 };

/** A "no" worth a row: the party has something in the company. */
const touches = (v: RuleVerdict): boolean => v.limbs.some((l) => l.share !== undefined && l.share.hi.n !== 0n);

function bySize(a: RuleVerdict, b: RuleVerdict): number {
  if (a.share === undefined || b.share === undefined)
    return Number(a.share === undefined) - Number(b.share === undefined);
  return b.share.lo.compare(a.share.lo) || b.share.hi.compare(a.share.hi);
}

function undeclared(s: Snapshot, company: Node): Warning {
  return {
    code: 'remainder-undeclared',
    message: `not every holder of ${nameOf(s, company)} is declared: "no" is said of declared holdings alone`,
    parties: [company],
    statements: [],
  };
}
