/** What the verdict would be under each other reading: one fact at a time, then two and three that bear on it together. */
import { fractionText } from '../../terms/exact.ts';
import type { RuleVerdict, Settle } from '../types.ts';
import { type Lever, worldsOf } from './levers.ts';
import { outcomeOf, type Retrial, strengthOf } from './retrial.ts';

export interface FromPoints {
  readonly found: readonly Settle[];
  /** levers that change something and do not settle it alone: worth combining */
  readonly live: readonly Lever[];
}

export function fromPoints(trial: Retrial, levers: readonly Lever[]): FromPoints {
  const found: Settle[] = [];
  const live: Lever[] = [];
  for (const lever of trial.most(levers)) {
    if (!trial.begins('fact')) continue;
    const { settled, moves } = settledBy(trial, [lever]);
    if (settled !== undefined) found.push(settled);
    if (moves && settled?.strength !== 'always') live.push(lever);
  }
  const sets = [...pairs(live.slice(0, trial.limits.paired)), ...triples(live.slice(0, trial.limits.tripled))];
  trial.leaveOut(pairs(live).length + triples(live).length - sets.length);
  for (const set of sets) {
    if (!trial.begins('set')) continue;
    const { settled } = settledBy(trial, set);
    if (settled?.strength === 'always') found.push(settled);
  }
  return { found, live };
}

function settledBy(trial: Retrial, levers: readonly Lever[]): { settled: Settle | undefined; moves: boolean } {
  const here = signature(trial.verdict);
  const outcomes = [];
  let moves = false;
  for (const { text, choices, off } of worldsOf(levers)) {
    const judged = trial.judged(trial.retaken(choices, off));
    if (judged === undefined) continue;
    moves ||= signature(judged) !== here;
    outcomes.push(outcomeOf(text, judged));
  }
  const strength = strengthOf(outcomes);
  if (strength === undefined) return { settled: undefined, moves };
  return { settled: { facts: levers.map((l) => l.fact), strength, outcomes }, moves };
}

/** Two verdicts that read alike, limb by limb. */
const signature = (v: RuleVerdict): string =>
  v.limbs
    .map(({ verdict, share }) =>
      share === undefined
        ? verdict
        : `${verdict} ${share.loOpen} ${fractionText(share.lo)} ${fractionText(share.hi)} ${share.hiOpen}`,
    )
    .join('|');

const pairs = <T>(list: readonly T[]): T[][] => list.flatMap((a, i) => list.slice(i + 1).map((b) => [a, b]));
const triples = <T>(list: readonly T[]): T[][] =>
  list.flatMap((a, i) => pairs(list.slice(i + 1)).map((rest) => [a, ...rest]));
