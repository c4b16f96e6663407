/** Work is counted, not timed, so the same question reaches its limit on every machine or on none. */
import { LookthroughError } from '../../terms/problem.ts';
import type { PowerLimit } from './types.ts';

export const DEFAULT_WORK = 100_000_000;

export interface Meter {
  readonly limit: number;
  spend(additions: number): void;
}

/** Throws `limit-reached` with `instead` (what would work) once more than the limit is spent. */
export function meterOf({ work = DEFAULT_WORK }: PowerLimit, what: string, instead: string): Meter {
  let spent = 0;
  return {
    limit: work,
    spend(additions) {
      spent += additions;
      if (spent > work) throw tooMuch(what, work, instead);
    },
  };
}

export function tooMuch(what: string, work: number, instead: string): LookthroughError {
  return new LookthroughError('limit-reached', `${what} needs more than ${work} additions; ${instead}`, {
    received: what,
  });
}
