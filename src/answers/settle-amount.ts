/** What would settle an open verdict of a scenario with a hedged amount: the number that the words leave open. */

import { isHedged } from '../snapshot/amount.ts';
import { type Change, moved, withChanges } from '../snapshot/change.ts';
import type { Snapshot } from '../snapshot/types.ts';
import { compare, type Exact } from '../terms/exact.ts';
import { type Interval, interval, isEmpty, isPoint, point, type Verdict } from '../terms/interval.ts';
import { solved } from '../verdicts/index.ts';
import { changeText } from './scenario-words.ts';
import { intervalWords } from './share-out.ts';

/** One amount of the scenario that more than one number fits. */
export interface Lever {
  /** "how much it is that Y sells “nearly 3%” (2.5 to under 3 %) of T to X" */
  readonly text: string;
  /** what of it can move */
  readonly bounds: Interval;
  /** the changes, were the amount within these bounds */
  within(bounds: Interval): readonly Change[];
}

export interface JudgedWithin {
  readonly verdict: Verdict;
  readonly share?: Interval;
  /** figures with the lines they are held against */
  readonly against: readonly (readonly [figure: Interval, line: Exact])[];
}

export interface AmountSettles {
  readonly text: string;
  readonly outcomes: readonly { readonly if: string; readonly verdict: Verdict; readonly share?: Interval }[];
}

export function leversOf(s: Snapshot, changes: readonly Change[]): readonly Lever[] {
  return changes.flatMap((c, at): Lever[] => {
    if (c.kind === 'concert' || c.amount === undefined || !isHedged(c.amount)) return [];
    const now = withChanges(s, changes.slice(0, at));
    const { amount } = c;
    const bounds = moved(now, c);
    if (isPoint(bounds)) return [];
    const within = (part: Interval): readonly Change[] => {
      const { endless, ...rest } = amount;
      const ends = endless && compare(part.hi, bounds.hi) === 0 ? { endless } : {};
      return changes.map((other) => (other === c ? { ...c, amount: { ...rest, ...ends, bounds: part } } : other));
    };
    return [{ text: `how much it is that ${changeText(s, c, now)}`, bounds, within }];
  });
}

/**
 * The number at which the verdict turns, and what it is on either side; undefined where no single number does that.
 * Where a figure meets its line is only a guess where to look: each side is judged for itself.
 */
export function settledBy(
  { text, bounds }: Lever,
  judged: (part: Interval) => JudgedWithin,
): AmountSettles | undefined {
  let best: AmountSettles | undefined;
  for (const cut of cutsOf(bounds, judged)) {
    for (const sides of sidesOf(bounds, cut)) {
      const outcomes = sides.map(({ part, words }) => {
        const { verdict, share } = judged(part);
        return { if: words, verdict, ...(share === undefined ? {} : { share }) };
      });
      if (decidedOf(outcomes) > decidedOf(best?.outcomes ?? [])) best = { text, outcomes };
    }
  }
  return best;
}

const decidedOf = (outcomes: AmountSettles['outcomes']): number =>
  outcomes.filter((o) => o.verdict !== 'cannot-tell').length;

/** An end of a figure depends on the amount as a quotient of two lines: three values tell which. */
function cutsOf({ lo, hi }: Interval, judged: (part: Interval) => JudgedWithin): readonly Exact[] {
  const quarter = hi.sub(lo).div(4);
  const xs = [1, 2, 3].map((k) => lo.add(quarter.mul(k))) as [Exact, Exact, Exact];
  const at = xs.map((x) => judged(point(x)).against);
  const cuts = (at[0] ?? []).flatMap(([, line], n) =>
    (['lo', 'hi'] as const).flatMap((end) => {
      const ys = at.flatMap((list) => list[n]?.[0][end] ?? []);
      const cut = ys.length < 3 ? undefined : solved(xs, ys as [Exact, Exact, Exact], line);
      return cut !== undefined && compare(cut, lo) > 0 && compare(cut, hi) < 0 ? [cut] : [];
    }),
  );
  return cuts.filter((c, n) => cuts.findIndex((other) => compare(other, c) === 0) === n);
}

/** With the number itself above, and with it below. */
function sidesOf({ lo, hi, loOpen, hiOpen }: Interval, cut: Exact): readonly (readonly Side[])[] {
  const at = intervalWords(point(cut));
  const [below, above] = [interval(lo, cut, loOpen, true), interval(cut, hi, false, hiOpen)];
  const [upTo, over] = [interval(lo, cut, loOpen, false), interval(cut, hi, true, hiOpen)];
  return [
    [
      { part: below, words: `less than ${at}` },
      { part: above, words: `${at} or more` },
    ],
    [
      { part: upTo, words: `${at} or less` },
      { part: over, words: `more than ${at}` },
    ],
  ].filter((sides) => sides.every(({ part }) => !isEmpty(part)));
}

interface Side {
  readonly part: Interval;
  readonly words: string;
}
