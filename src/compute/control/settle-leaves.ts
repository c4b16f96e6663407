/**
 * Phase `settle` for companies that hold nothing: most of a register. When all that hold are settled they go in any
 * order, by any thread.
 */
import { EnoughBehind } from './enough-behind.ts';
import { LEAD, type Leads } from './leads.ts';
import type { Quota } from './quota.ts';
import { follow, note, type Tally, TOP } from './tally.ts';
import type { VoteColumns } from './vote-columns.ts';

/** Companies from … to − 1. Columns in which somebody may have enough keep MARK.open: they are added up in order. */
export function settleLeaves(
  columns: VoteColumns,
  quota: Quota,
  leads: Leads,
  tally: Tally,
  from: number,
  to: number,
): void {
  const { holders } = columns.input.graph;
  const { lead, weak } = leads;
  const enough = new EnoughBehind(columns, quota, tally);
  for (let c = from; c < to; c += 1) {
    const k = c - holders;
    const d = lead[k] as number;
    if (d >= 0) {
      follow(tally, holders, k, d, 0);
      continue;
    }
    if (d === LEAD.open) {
      columns.read(c);
      if (enough.mayPass()) continue;
      lead[k] = LEAD.nobody;
      weak[k] = 0;
    }
    note(tally, k, TOP.itself, 0, 0);
  }
}
