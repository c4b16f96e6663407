/** One loop of companies: visits of a walk that enters it, or the fact that a walk never leaves. */
import { compare, type Exact, ONE, ZERO } from '../../terms/exact.ts';
import { LookthroughError } from '../../terms/problem.ts';
import { solveFixed } from '../linear.ts';
import type { Walks } from './walks.ts';

/** shares[i][j]: what member j's column gives to member i */
export function loopShares(walks: Walks, members: readonly number[]): Exact[][] {
  const place = new Map(members.map((at, i) => [at, i] as const));
  const shares = members.map(() => members.map(() => ZERO));
  for (const [j, at] of members.entries()) {
    for (const { owner, share } of walks.owners[at] ?? []) {
      const i = place.get(owner);
      if (i !== undefined) (shares[i] as Exact[])[j] = share;
    }
  }
  return shares;
}

/** More than one member, or one that holds itself. */
export const isLoop = (walks: Walks, members: readonly number[]): boolean =>
  members.length > 1 || (walks.owners[members[0] as number] ?? []).some((link) => link.owner === members[0]);

/** Every column is held by members to the full: the series never ends, outsiders have nothing. */
export const isClosedLoop = (shares: readonly (readonly Exact[])[]): boolean =>
  shares.every((_, j) => compare(columnSum(shares, j), ONE) === 0);

const columnSum = (shares: readonly (readonly Exact[])[], j: number): Exact =>
  shares.reduce((sum, row) => sum.add(row[j] as Exact), ZERO);

/**
 * Expected visits: x = A x + entry, for each right side in turn.
 * @param entries what enters each member, one list a question
 * @throws LookthroughError over-100-diverges where A, above 100 % as stated, makes the series grow without end; an
 *   irreducible A converges exactly where the solution is not negative (Perron)
 * Cost: members³ exact operations for each entry
 */
export function visits(shares: readonly (readonly Exact[])[], entries: readonly (readonly Exact[])[]): Exact[][] {
  return entries.map((entry) => {
    const solved = solveFixed(
      shares.map((row) => [...row]),
      [...entry],
      ONE,
    );
    if (solved === undefined || solved.some((x) => x.s < 0n)) throw diverges();
    return solved;
  });
}

function diverges(): LookthroughError {
  return new LookthroughError(
    'over-100-diverges',
    'columns above 100 % make the look-through series grow without end; ask with --over-100 widen, or mend the columns',
  );
}
