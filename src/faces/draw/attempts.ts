/** The ways a drawing may be arranged, from the roomiest to the tightest; the first that fits is drawn. */
import type { Trunk } from './hang.ts';

/** Narrower than this is a phone: labels have fewer words. */
export const PHONE = 600;
/** From here on, a sheet of A3 say, a row may hold more than a screen shows. */
const WIDE = 1100;
/** More boxes than this hang at once, and are laid out twice at most. */
const MANY = 150;

export interface Attempt {
  /** a single line leaves its box in the middle, or at the left where width is scarce */
  readonly port: 'middle' | 'left';
  /** boxes in a row */
  readonly most: number;
  /** what of the subject's holdings hangs on one trunk */
  readonly trunk: Trunk;
  /** lines may bend back under their labels, which takes less width */
  readonly loose: boolean;
}

/** @param boxes how many there are to arrange */
export function attempts(width: number, boxes: number): Attempt[] {
  const most = Number.POSITIVE_INFINITY;
  const list: Attempt[] = [
    { port: 'middle', most, trunk: 'none', loose: false },
    { port: 'left', most, trunk: 'none', loose: false },
    { port: 'middle', most, trunk: 'leaves', loose: false },
    { port: 'left', most, trunk: 'leaves', loose: false },
    { port: 'left', most, trunk: 'tree', loose: false },
  ];
  if (width < PHONE) list.splice(0, 2);
  if (boxes > MANY) return list.slice(-2);
  for (let n = Math.min(width > WIDE ? 16 : 8, Math.max(2, Math.floor(width / 130))); n > 0; n -= 1)
    for (const loose of [false, true]) list.push({ port: 'left', most: n, trunk: 'tree', loose });
  return list;
}
