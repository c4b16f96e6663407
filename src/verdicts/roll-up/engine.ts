/**
 * Roll up: a holder is credited with the whole holding of every entity in which it has a majority stake, link by link
 * (Companies Act 2006 Sch. 1A para. 18). A member of joint holders is credited with the whole of what they hold.
 */
import { jointHolding } from '../../compute/index.ts';
import type { LimbRule } from '../../rules/types.ts';
import type { Node, Snapshot } from '../../snapshot/types.ts';
import { interval, reaches } from '../../terms/interval.ts';
import type { Bench } from '../bench.ts';
import type { Limb } from '../types.ts';
import { intervalWords, lineWords, namesOf } from '../words.ts';
import { bandOf } from './band.ts';

export function rollUp(bench: Bench, rule: LimbRule, seed: readonly Node[]): Limb {
  const { snapshot, company, undisclosed, certainOf } = bench;
  const { certain, possible } = creditedTo(bench, seed);
  const options = { measure: rule.measure, undisclosed, certainOf } as const;
  const least = jointHolding(snapshot, company, certain, options).bounds;
  const most = jointHolding(snapshot, company, possible, options).bounds;
  const share = interval(least.lo, most.hi, least.loOpen, most.hiOpen);
  const hands = holdersAmong(snapshot, company, rule, certain).filter((n) => !seed.includes(n));
  const through = hands.length === 0 ? '' : ` through ${namesOf(snapshot, hands)}`;
  const what = rule.measure === 'votes' ? 'votes' : 'shares';
  const band = bandOf(rule, share);
  return {
    rule,
    verdict: reaches(share, rule.threshold, rule.inclusive),
    share,
    ...(band === undefined ? {} : { band }),
    because: `${namesOf(snapshot, seed)} ${seed.length > 1 ? 'hold' : 'holds'} ${intervalWords(share)} of the ${what}${through}; the line is ${lineWords(rule.threshold, rule.inclusive)}`,
    path: [...seed, ...hands, company],
    evidence: {
      hands: {
        certain: holdersAmong(snapshot, company, rule, certain),
        possible: holdersAmong(snapshot, company, rule, possible),
      },
    },
  };
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

function holdersAmong(s: Snapshot, company: Node, rule: LimbRule, set: ReadonlySet<Node>): readonly Node[] {
  const column = (rule.measure === 'votes' ? s.votes : s.economic).get(company);
  return (column?.holdings ?? []).map((h) => h.owner).filter((n) => set.has(n));
}
