/**
 * Offer rules judge a move, point by point on one completion: the share before and the share after belong together.
 * Hong Kong Takeovers Code r. 26.1: from below the line to it or above; or, between the line and 50 %, more than 2
 * points within twelve months.
 */
import { attributedVotes } from '../../compute/index.ts';
import type { Undisclosed } from '../../compute/types.ts';
import type { Rule, RuleVersion } from '../../rules/types.ts';
import type { Node, Snapshot } from '../../snapshot/types.ts';
import { compare, type Exact, ONE, ZERO } from '../../terms/exact.ts';
import {
  addIntervals,
  type Interval,
  intersect,
  interval,
  isEmpty,
  reaches,
  subtractIntervals,
  type Verdict,
} from '../../terms/interval.ts';
import { intervalWords, namesOf } from '../words.ts';

export interface Move {
  readonly before: Snapshot;
  readonly after: Snapshot;
  /** what certainly came in over twelve months before, on top of the move; absent: unknown, taken as nothing certain */
  readonly yearBefore?: Snapshot;
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

export function judgeMove(move: Move, rule: Rule, version: RuleVersion, seed: readonly Node[]): MoveVerdict {
  const limb = version.limbs[0] as RuleVersion['limbs'][number];
  const options = { measure: 'votes', ...version.control, undisclosed: move.undisclosed } as const;
  const before = attributedVotes(move.before, seed, move.company, options).share;
  const after = attributedVotes(move.after, seed, move.company, options).share;
  const grew = move.grew ?? subtractIntervals(after, before);
  const earlier =
    move.yearBefore === undefined ? undefined : attributedVotes(move.yearBefore, seed, move.company, options).share;
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

/** Completions that start between the line and the creeper's end: did they grow by more than the points allowed? */
function creeping(
  before: Interval,
  after: Interval,
  grew: Interval,
  earlier: Interval | undefined,
  line: Exact,
  { creeper }: RuleVersion,
): Verdict | undefined {
  if (creeper === undefined) return undefined;
  const between = intersect(before, interval(line, creeper.to));
  if (isEmpty(between)) return undefined;
  const moved = reaches(grew, creeper.points, false);
  if (moved === 'yes' || earlier === undefined) return moved;
  // A rise earlier in the twelve months adds up with this one.
  const whole = subtractIntervals(after, earlier);
  const sum = reaches(
    interval(compare(whole.lo, grew.lo) > 0 ? whole.lo : grew.lo, compare(whole.hi, ONE) > 0 ? ONE : whole.hi),
    creeper.points,
    false,
  );
  return sum === 'no' ? moved : sum === 'yes' && moved === 'no' ? 'cannot-tell' : sum;
}
