/**
 * Offer rules judge a move, point by point on one completion: the share before and the share after belong together.
 * Hong Kong Takeovers Code r. 26.1: from below the line to it or above; or, between the line and 50 %, more than 2
 * points within twelve months.
 */
import { attributedVotes } from '../../compute/index.ts';
import type { Undisclosed } from '../../compute/types.ts';
import type { Rule, RuleVersion } from '../../rules/types.ts';
import type { Node, Snapshot } from '../../snapshot/types.ts';
import { compare, type Exact, ZERO } from '../../terms/exact.ts';
import {
  addIntervals,
  type Interval,
  intersect,
  interval,
  isEmpty,
  NOTHING,
  reaches,
  subtractIntervals,
  type Verdict,
} from '../../terms/interval.ts';
import { intervalWords, namesOf } from '../words.ts';

export interface Move {
  readonly before: Snapshot;
  readonly after: Snapshot;
  /** twelve months before; absent: only the move itself is known, and is all that counts */
  readonly yearBefore?: Snapshot;
  /** other days within the twelve months on which holdings changed: the lowest level of any of them counts */
  readonly within?: readonly Snapshot[];
  readonly company: Node;
  /** by how much the group's votes grew in this move, where the move itself tells it */
  readonly grew?: Interval;
  readonly undisclosed: Undisclosed;
}

export interface MoveVerdict {
  readonly seed: readonly Node[];
  readonly before: Interval;
  readonly after: Interval;
  /** was the line reached before, is it reached after */
  readonly overBefore: Verdict;
  readonly overAfter: Verdict;
  /** is an offer due */
  readonly verdict: Verdict;
  readonly clause: string;
  readonly because: string;
}

/**
 * Does this move oblige the party, with what it controls, to make an offer?
 * @param move snapshots of both sides of the move; `seed` and `company` are nodes of `after`
 * @returns yes or no where every completion of the facts agrees. For a group give its members as the seed.
 * @example judgeMove({ before, after: withChanges(before, [sale]), company, grew: point(percent(3)), undisclosed: 'declared' }, rule, version, [lei])
 */
export function judgeMove(move: Move, rule: Rule, version: RuleVersion, seed: readonly Node[]): MoveVerdict {
  const limb = version.limbs[0] as RuleVersion['limbs'][number];
  const options = { measure: 'votes', ...version.control, undisclosed: move.undisclosed } as const;
  const votesOn = (day: Snapshot): Interval => {
    const [company] = nodesOn(day, move.after, [move.company]);
    if (company === undefined) return NOTHING;
    return attributedVotes(day, nodesOn(day, move.after, seed), company, options).share;
  };
  const [before, after] = [votesOn(move.before), votesOn(move.after)];
  const grew = move.grew ?? subtractIntervals(after, before);
  const days = [...(move.yearBefore === undefined ? [] : [move.yearBefore]), ...(move.within ?? [])];
  const earlier = days.map(votesOn);
  const cases = [
    crossing(before, after, grew, limb.threshold),
    creeping(before, after, grew, earlier, limb.threshold, version),
  ];
  const live = cases.filter((c): c is Verdict => c !== undefined);
  const verdict =
    live.length === 0
      ? 'no'
      : live.every((v) => v === 'yes') && !leaves(before, version)
        ? 'yes'
        : live.every((v) => v === 'no')
          ? 'no'
          : 'cannot-tell';
  const who = namesOf(move.after, seed);
  return {
    seed,
    before,
    after,
    overBefore: reaches(before, limb.threshold, true),
    overAfter: reaches(after, limb.threshold, true),
    verdict,
    clause: limb.clause,
    because: `${who}: from ${intervalWords(before)} to ${intervalWords(after)} of the votes under ${rule.name}`,
  };
}

/** The same parties in the snapshot of another day, where numbers may differ; who is unknown there has nothing. */
const nodesOn = (day: Snapshot, named: Snapshot, nodes: readonly Node[]): Node[] =>
  nodes.flatMap((n) => day.nodeOf.get(named.parties[n]?.id ?? '') ?? []);

/** Some completion starts above the creeper's range, where no offer is due. */
const leaves = (before: Interval, { creeper }: RuleVersion): boolean =>
  creeper !== undefined && reaches(before, creeper.to, false) !== 'no';

/** Completions that start below the line: is it reached? Undefined where none does. */
function crossing(before: Interval, after: Interval, grew: Interval, line: Exact): Verdict | undefined {
  const below = intersect(before, interval(ZERO, line, false, true));
  if (isEmpty(below)) return undefined;
  const there = intersect(after, addIntervals(below, grew));
  return reaches(isEmpty(there) ? after : there, line, true);
}

/**
 * Completions that start between the line and the creeper's end: has the share grown by more than the points allowed
 * over its lowest level of the twelve months? Only an acquisition obliges: who has not grown owes nothing for this move.
 */
function creeping(
  before: Interval,
  after: Interval,
  grew: Interval,
  earlier: readonly Interval[],
  line: Exact,
  { creeper }: RuleVersion,
): Verdict | undefined {
  if (creeper === undefined || isEmpty(intersect(before, interval(line, creeper.to)))) return undefined;
  const acquired = reaches(grew, ZERO, false);
  if (acquired === 'no') return 'no';
  const risen = earlier.map((level) => subtractIntervals(after, level)).reduce(larger, grew);
  const verdict = reaches(risen, creeper.points, false);
  return verdict === 'yes' ? acquired : verdict;
}

/** The larger of two numbers, each ranging freely. */
function larger(a: Interval, b: Interval): Interval {
  const [low, high] = [compare(a.lo, b.lo), compare(a.hi, b.hi)];
  return interval(
    low >= 0 ? a.lo : b.lo,
    high >= 0 ? a.hi : b.hi,
    low > 0 ? a.loOpen : low < 0 ? b.loOpen : a.loOpen || b.loOpen,
    high > 0 ? a.hiOpen : high < 0 ? b.hiOpen : a.hiOpen && b.hiOpen,
  );
}
