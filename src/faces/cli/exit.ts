/** Exit codes: 0 done (also for "no" and "cannot tell"), 1 difference, 2 usage, 3 rejected rows, 4 not found, 5 limit, 6 store, 130 interrupted. */
import type { ErrorCode } from '../../index.ts';

export const EXIT_OF: Readonly<Record<ErrorCode, number>> = {
  usage: 2,
  'rule-unknown': 2,
  'rule-verb': 2,
  'input-rejected': 3,
  'not-found': 4,
  ambiguous: 4,
  'limit-reached': 5,
  'time-limit': 5,
  'memory-limit': 5,
  'over-100-diverges': 5,
  'precision-limit': 5,
  'store-locked': 6,
  'store-damaged': 6,
  'disk-full': 6,
  interrupted: 130,
};
export const DIFFERENCE = 1;
export const REJECTED_ROWS = 3;
