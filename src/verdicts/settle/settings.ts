/** Values at which several open shares are tried together: near their ends, at them where they belong, and between. */
import { withHolding } from '../../snapshot/change.ts';
import type { Column, Snapshot } from '../../snapshot/types.ts';
import { compare, type Exact, ratio, ZERO } from '../../terms/exact.ts';
import { point } from '../../terms/interval.ts';
import type { Untold } from './shares.ts';

const BETWEEN = [ratio(1, 64), ratio(1, 4), ratio(1, 2), ratio(3, 4), ratio(63, 64)];

function valuesOf({ holding: { bounds } }: Untold): readonly Exact[] {
  const inside = BETWEEN.map((part) => bounds.lo.add(bounds.hi.sub(bounds.lo).mul(part)));
  return [...(bounds.loOpen ? [] : [bounds.lo]), ...inside, ...(bounds.hiOpen ? [] : [bounds.hi])];
}

/** The snapshot under each combination that its columns allow. At most 7 to the number of shares. */
export function settingsOf(world: Snapshot, told: readonly Untold[]): readonly Snapshot[] {
  return told.reduce<readonly Snapshot[]>(
    (all, u) =>
      all.flatMap((s) =>
        valuesOf(u)
          .map((value) => withHolding(s, u.measure, u.holding, point(value)))
          .filter((t) => fits(t, u)),
      ),
    [world],
  );
}

function fits(s: Snapshot, { holding, measure }: Untold): boolean {
  const column = (measure === 'votes' ? s.votes : s.economic).get(holding.company);
  return column === undefined || column.overfull || (leastFits(column) && mostFits(column));
}
const leastFits = ({ holdings, capacity }: Column): boolean =>
  compare(
    holdings.reduce((sum, h) => sum.add(h.bounds.lo), ZERO),
    capacity,
  ) <= 0;
const mostFits = ({ holdings, capacity, complete }: Column): boolean =>
  !complete ||
  compare(
    holdings.reduce((sum, h) => sum.add(h.bounds.hi), ZERO),
    capacity,
  ) >= 0;
