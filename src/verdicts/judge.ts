/**
 * A standing rule applied to one company: everybody it could mean, limb by limb, with what would settle what cannot be
 * told. A "no" for a named party is about declared facts; whether the undeclared rest could hide somebody stands apart.
 */
import { remainder } from '../compute/index.ts';
import type { Node, Snapshot, Warning } from '../snapshot/types.ts';
import type { Verdict } from '../terms/interval.ts';
import { endsOf } from './arrangement/ends.ts';
import { Bench, type Candidate } from './bench.ts';
import { candidatesOf } from './candidates.ts';
import { couldHide, fallBack } from './fall-back/engine.ts';
import { SETTLE_LIMITS } from './settle/limits.ts';
import { Retrial } from './settle/retrial.ts';
import { settle } from './settle/settle.ts';
import { farFrom, type SummedUp } from './summed-up.ts';
import type { CompanyVerdicts, JudgeInput, RuleVerdict } from './types.ts';
import { verdictOf } from './verdict-of.ts';
import { nameOf, namesOf, percentWords } from './words.ts';
import type { Workings } from './workings.ts';

/**
 * @param input `retake` is asked for the same statements under other choices or without an assumption
 * @param workings of the same snapshot, company and undeclared rest, where other rules share them
 * @returns verdicts, yes first; above a thousand parties those certainly far from every line are one row (`summedUp`); the measure of the rest is that of the rule's first limb. Where the search for settling
 *   facts stops short, the warning `partial-answer` says for whom.
 * @throws LookthroughError limit-reached: thousands of parties and a loop of hundreds above the company
 * Cost: candidates times the part of the graph above the company; open verdicts some hundred times that part each.
 */
export function judge(input: JudgeInput, workings?: Workings): CompanyVerdicts {
  const { snapshot, company, rule, version } = input;
  const bench = new Bench(input, undefined, workings);
  const far = input.allParties === true ? undefined : farFrom(bench);
  const asked = ({ seed, issuers }: Candidate): boolean =>
    issuers !== undefined || !seed.some((n) => far?.nodes.has(n));
  const { verdicts, untried } = settled(input, keptOf(input, bench.workings, asked));
  const measure = version.limbs[0]?.measure ?? 'votes';
  const hide = couldHide(bench);
  const ends = endsOf(bench);
  const fallback = rule.fallback === undefined ? undefined : fallBack(bench, verdicts, hide, ends);
  return {
    verdicts,
    ends,
    ...(far === undefined ? {} : { summedUp: far.row }),
    undisclosed: { measure, share: remainder(snapshot, company, measure), couldHideOwner: hide },
    ...(fallback === undefined ? {} : { fallback }),
    warnings: [
      ...(hide === 'no' ? [] : [undeclared(snapshot, company)]),
      ...untried,
      ...(far === undefined ? [] : [summedUp(input, far.row)]),
    ],
  };
}

/**
 * The verdicts alone: what would settle them and what the undeclared rest could hide is not looked for.
 * @param workings of the same snapshot and company, shared by several rules
 * @param asked which parties and pacts; default: all
 */
export function verdictsOn(
  input: Omit<JudgeInput, 'retake'>,
  workings?: Workings,
  asked?: (candidate: Candidate) => boolean,
): readonly RuleVerdict[] {
  return keptOf(input, workings, asked).map(({ verdict }) => verdict);
}

/** Everybody the rule could mean, who has something in the company; yes first. */
function keptOf(
  input: Omit<JudgeInput, 'retake'>,
  workings?: Workings,
  asked: (candidate: Candidate) => boolean = () => true,
): readonly Kept[] {
  const bench = new Bench(input, undefined, workings);
  return candidatesOf(bench)
    .filter(asked)
    .map((candidate) => {
      const own = candidate.issuers === undefined ? bench : new Bench(input, candidate, bench.workings);
      return { own, verdict: verdictOf(own, candidate.seed) };
    })
    .filter(({ verdict: v }) => v.verdict !== 'no' || touches(v))
    .sort(({ verdict: a }, { verdict: b }) => byVerdict(a, b));
}

interface Kept {
  readonly own: Bench;
  readonly verdict: RuleVerdict;
}

function settled(
  input: JudgeInput,
  kept: readonly Kept[],
): { readonly verdicts: readonly RuleVerdict[]; readonly untried: readonly Warning[] } {
  const taken = new Map<string, Snapshot>();
  const untried: Warning[] = [];
  let looked = 0;
  const verdicts = kept.map(({ own, verdict }) => {
    if (verdict.verdict !== 'cannot-tell') return verdict;
    looked += 1;
    if (looked > SETTLE_LIMITS.verdicts) {
      untried.push(
        partial(input, verdict, `it was looked for in the first ${SETTLE_LIMITS.verdicts} open verdicts alone`),
      );
      return verdict;
    }
    const trial = new Retrial(input, verdict, own, taken);
    const wouldSettle = settle(trial);
    if (trial.leftOut !== undefined) untried.push(partial(input, verdict, trial.leftOut));
    return { ...verdict, wouldSettle };
  });
  return { verdicts, untried };
}

const partial = ({ snapshot }: JudgeInput, v: RuleVerdict, how: string): Warning => ({
  code: 'partial-answer',
  message: `what would settle it for ${namesOf(snapshot, v.seed)} may be more than what is listed: ${how}`,
  parties: v.seed,
  statements: [],
});

const summedUp = ({ rule }: JudgeInput, { parties, most }: SummedUp): Warning => ({
  code: 'partial-answer',
  message: `${parties} parties are certainly not meant under ${rule.name} and have no row of their own: none has more than ${percentWords(most, 'up')}; all parties shown (--all-parties, allParties=yes), each has one`,
  parties: [],
  statements: [],
});

const RANK: Record<Verdict, number> = { yes: 0, 'cannot-tell': 1, no: 2 };

/** A "no" worth a row: the party has something in the company. */
const touches = (v: RuleVerdict): boolean => v.limbs.some((l) => l.share !== undefined && l.share.hi.n !== 0n);

const byVerdict = (a: RuleVerdict, b: RuleVerdict): number =>
  RANK[a.verdict] - RANK[b.verdict] || bySize(a, b) || (a.seed[0] as Node) - (b.seed[0] as Node);

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
