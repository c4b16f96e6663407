/**
 * Roll up: a holder is credited with the whole holding of every entity in which it has a majority stake, link by link
 * (Companies Act 2006 Sch. 1A para. 18). A member of joint holders is credited with the whole of what they hold.
 */
import type { LimbRule } from '../../rules/types.ts';
import type { Node } from '../../snapshot/types.ts';
import { interval, reaches, type Verdict } from '../../terms/interval.ts';
import type { Bench } from '../bench.ts';
import type { Limb } from '../types.ts';
import { intervalWords, lineWords, namesOf } from '../words.ts';
import { bandOf } from './band.ts';

export function rollUp(bench: Bench, rule: LimbRule, seed: readonly Node[]): Limb {
  const { snapshot, company, certainOf, workings } = bench;
  const { certain, possible } = withOneStep(bench, rule, creditedTo(bench, seed));
  const least = workings.joints.of(company, certain, rule.measure, certainOf).bounds;
  const most = workings.joints.of(company, possible, rule.measure, certainOf).bounds;
  const share = interval(least.lo, most.hi, least.loOpen, most.hiOpen);
  const hands = holdersAmong(bench, rule, certain).filter((n) => !seed.includes(n));
  const through = hands.length === 0 ? '' : ` through ${namesOf(snapshot, hands)}`;
  const what = rule.measure === 'votes' ? 'votes' : 'shares';
  const band = bandOf(rule, share);
  const indirect = rule.needsIndirect === true ? throughOthers(bench, rule, seed, possible, hands) : 'yes';
  return {
    rule,
    verdict: lesser(reaches(share, rule.threshold, rule.inclusive), indirect),
    share,
    ...(band === undefined ? {} : { band }),
    because: `${namesOf(snapshot, seed)} ${seed.length > 1 ? 'hold' : 'holds'} ${intervalWords(share)} of the ${what}${through}; the line is ${lineWords(rule.threshold, rule.inclusive)}${INDIRECT[indirect]}`,
    path: [...seed, ...hands, company],
    evidence: {
      credited: { options: bench.control, joints: withJoint(bench, seed).filter((n) => !seed.includes(n)) },
      ...(rule.needsIndirect === true ? { through: indirect } : {}),
      hands: {
        certain: holdersAmong(bench, rule, certain),
        possible: holdersAmong(bench, rule, possible),
      },
    },
  };
}

const INDIRECT: Record<Verdict, string> = {
  yes: '',
  no: ', and a direct holding alone is not counted',
  'cannot-tell': ', and whether any of it is held through others cannot be told',
};

/** Is anything held through others? */
function throughOthers(
  bench: Bench,
  rule: LimbRule,
  seed: readonly Node[],
  possible: ReadonlySet<Node>,
  certain: readonly Node[],
): Verdict {
  const { economic, votes } = bench.snapshot;
  const holdings = (rule.measure === 'votes' ? votes : economic).get(bench.company)?.holdings ?? [];
  const something = new Set(holdings.filter((h) => h.bounds.hi.n !== 0n).map((h) => h.owner));
  if (certain.some((n) => something.has(n))) return 'yes';
  const maybe = holdersAmong(bench, rule, possible).some((n) => !seed.includes(n) && something.has(n));
  return maybe ? 'cannot-tell' : 'no';
}

/** Both must hold. */
const lesser = (a: Verdict, b: Verdict): Verdict =>
  a === 'no' || b === 'no' ? 'no' : a === 'yes' && b === 'yes' ? 'yes' : 'cannot-tell';

export interface Credited {
  readonly certain: ReadonlySet<Node>;
  readonly possible: ReadonlySet<Node>;
}

/** Holders of the company in which those credited have the part of the votes that is deemed enough: one step up. */
export function withOneStep(bench: Bench, { oneStep }: LimbRule, credited: Credited): Credited {
  if (oneStep === undefined) return credited;
  const { workings } = bench;
  const deemed = (set: ReadonlySet<Node>, end: 'yes' | 'no'): ReadonlySet<Node> => {
    const votes = (n: Node): Verdict =>
      reaches(
        workings.joints.of(n, new Set([...set].filter((x) => x !== n)), 'votes').bounds,
        oneStep.quota,
        oneStep.inclusive,
      );
    const holders = holdersVotedBy(bench, set);
    return new Set([...set, ...holders.filter((n) => (end === 'yes' ? votes(n) === 'yes' : votes(n) !== 'no'))]);
  };
  return { certain: deemed(credited.certain, 'yes'), possible: deemed(credited.possible, 'no') };
}

/** Holders of the company in which the set can have votes: those it votes in, and any whose rest may be the set's. */
function holdersVotedBy({ company, workings, votes, undisclosed }: Bench, set: ReadonlySet<Node>): readonly Node[] {
  const { economic, votes: voting } = workings.snapshot;
  if (undisclosed === 'anyone')
    return [economic, voting].flatMap((c) => c.get(company)?.holdings ?? []).map((h) => h.owner);
  const voted = new Set([...set].flatMap((n) => votes.holdingsOf(n).map((h) => h.company)));
  return (['economic', 'votes'] as const).flatMap((measure) => workings.joints.handsIn(company, voted, measure));
}

/** Joint holders: each member holds what they hold together (Sch. 1A para. 11). */
const withJoint = (bench: Bench, seed: readonly Node[]): readonly Node[] =>
  [...new Set([...seed, ...seed.flatMap((m) => bench.jointOf(m))])].sort((a, b) => a - b);

/** The seed, its joint holdings and every entity it has a majority stake in, certainly and possibly. */
export function creditedTo(
  bench: Bench,
  seed: readonly Node[],
): { readonly certain: ReadonlySet<Node>; readonly possible: ReadonlySet<Node> } {
  const holders = withJoint(bench, seed);
  const result = bench.steps(holders);
  const credited = (steps: typeof result.certain): ReadonlySet<Node> => {
    const set = new Set([...holders, ...steps.map((s) => s.company)]);
    if (!bench.countsHere) for (const node of aloneWith(bench, holders)) set.delete(node);
    set.delete(bench.company);
    return set;
  };
  return { certain: credited(result.certain), possible: credited(result.possible) };
}

/** Members of a pact that does not name the company, with what each has on its own: not counted together here. */
function aloneWith(bench: Bench, holders: readonly Node[]): readonly Node[] {
  return [
    ...holders,
    ...holders.flatMap((m) =>
      bench
        .alone()
        .steps([m])
        .possible.map((s) => s.company),
    ),
  ];
}

const holdersAmong = ({ workings, company }: Bench, rule: LimbRule, set: ReadonlySet<Node>): readonly Node[] =>
  workings.joints.handsIn(company, set, rule.measure);
