/** Two or three shares that settle a verdict together: with every uncertain part told, a sum is one number. */
import { sameInterval } from '../../terms/interval.ts';
import type { Limb, Settle } from '../types.ts';
import { lineWords } from '../words.ts';
import type { Retrial } from './retrial.ts';
import { shareFact, type Untold } from './shares.ts';

/**
 * Proved where all that is open is one sum against one line: every limb that cannot be told adds the same hands, who
 * counts is certain, and the lines are one. Then the sum decides it, and the other limbs stay "no".
 */
export function fromTogether(trial: Retrial, untold: readonly Untold[]): readonly Settle[] {
  const open = trial.verdict.limbs.filter((l) => l.verdict === 'cannot-tell');
  const [first] = open;
  if (first === undefined) return [];
  const hands = handsOf(first);
  if (hands === undefined || !open.every((l) => alike(trial, first, l))) return [];
  const { company } = trial.bench;
  const mine = untold.filter(
    ({ holding: h, measure }) => h.company === company && hands.has(h.owner) && measure === first.rule.measure,
  );
  if (mine.length < 2 || mine.length > 3) return [];
  const line = lineWords(first.rule.threshold, first.rule.inclusive);
  return [
    {
      facts: mine.map((u) => shareFact(trial.bench, u)),
      strength: 'always',
      outcomes: [
        { if: `together ${line}`, verdict: 'yes' },
        { if: 'together less', verdict: 'no' },
      ],
    },
  ];
}

/** Whose holdings are added; undefined where it is not certain who counts, or shares multiply. */
function handsOf(limb: Limb): ReadonlySet<number> | undefined {
  const hands = limb.evidence.hands;
  if (hands === undefined || hands.certain.length !== hands.possible.length) return undefined;
  return new Set(hands.certain);
}

function alike({ bench }: Retrial, a: Limb, b: Limb): boolean {
  if (a === b) return true;
  const [x, y] = [handsOf(a), handsOf(b)];
  const sameHands = x !== undefined && y !== undefined && x.size === y.size && [...x].every((n) => y.has(n));
  const sameLine = a.rule.threshold.equals(b.rule.threshold) && a.rule.inclusive === b.rule.inclusive;
  const sameSum = a.rule.measure === b.rule.measure || bench.snapshot.oneShareOneVote.has(bench.company);
  const share = a.share !== undefined && b.share !== undefined && sameInterval(a.share, b.share);
  return sameHands && sameLine && sameSum && share;
}
