/** Where a threshold lies among proven bounds: the one place that reads open ends at the line itself. */
import { WHOLE } from '../../snapshot/graph/share-code.ts';
import { ROW } from './types.ts';

/** Bit of an end in a kept share: the end itself is not reached. */
export const OPEN = 1 << 30;
export const AMOUNT = OPEN - 1;

export interface Line {
  readonly threshold: number;
  readonly inclusive: boolean;
}

/**
 * @param least proven lower end, with OPEN; the true one is at most `restLow` above it
 * @param most kept upper end, with OPEN; the true one is at most `restHigh` above and at most `over` below it
 * @returns 0 where the threshold cannot be reached, else a ROW; from `borderline` on the pair is to be solved again
 */
export function decide(
  line: Line,
  least: number,
  most: number,
  restLow: number,
  restHigh: number,
  over: number,
): number {
  const { threshold, inclusive } = line;
  const low = least & AMOUNT;
  const high = most & AMOUNT;
  const lowOpen = least >= OPEN;
  const highOpen = most >= OPEN;
  if (low > threshold || (low === threshold && (inclusive || lowOpen))) return ROW.yes;
  const top = high + restHigh;
  if (top < threshold || (top === threshold && (!inclusive || (highOpen && restHigh === 0)))) return 0;
  const surelyBelow = low + restLow < threshold || (low + restLow === threshold && restLow === 0 && !lowOpen);
  const sure = high - over;
  const surelyReached = sure > threshold || (sure === threshold && inclusive && !highOpen);
  if (surelyBelow) return surelyReached ? ROW.cannotTell : ROW.mostOpen;
  return surelyReached ? ROW.leastOpen : ROW.borderline;
}

/** An upper end with what was not carried on: it keeps its openness only where nothing was left out. */
export const withRest = (most: number, rest: number): number =>
  rest === 0 ? most : Math.min(WHOLE, (most & AMOUNT) + rest);
