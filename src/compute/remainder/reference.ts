/** What the declared holders of a company leave: shown with its measure, never given to anybody in silence. */
import type { Node, Snapshot } from '../../snapshot/types.ts';
import { ONE } from '../../terms/exact.ts';
import { clip, type Interval, NOTHING, point, subtractIntervals } from '../../terms/interval.ts';
import { jointHolding } from '../joint-holding/reference.ts';
import { columnsOf } from '../loops/loops.ts';
import type { Measure } from '../types.ts';

/** @returns a fraction of one: nothing where the list is complete, all where nobody is declared. O(column). */
export function remainder(snapshot: Snapshot, company: Node, measure: Measure): Interval {
  const column = columnsOf(snapshot, measure).get(company);
  if (column === undefined) return point(ONE);
  if (column.complete) return NOTHING;
  const everybody = new Set(column.holdings.map((h) => h.owner));
  const { bounds } = jointHolding(snapshot, company, everybody, { measure, undisclosed: 'declared' });
  return clip(subtractIntervals(point(column.capacity), bounds));
}
