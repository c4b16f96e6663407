/** Whether any party can have enough votes in a column whose owners are settled: asked before they are added up. */
import { COLUMN } from '../../snapshot/graph/index.ts';
import type { Quota } from './quota.ts';
import { OWNER, type Tally, TOP } from './tally.ts';
import type { VoteColumns } from './vote-columns.ts';

/** Columns up to so many different chains are looked at for a chain with enough votes. */
const CHAINS = 24;

/** A cursor over the column that `columns` has read. */
export class EnoughBehind {
  private readonly columns: VoteColumns;
  private readonly quota: Quota;
  private readonly holders: number;
  private readonly owners: Int32Array;
  private readonly ends = new Int32Array(CHAINS);
  private readonly behind = new Float64Array(CHAINS);

  constructor(columns: VoteColumns, quota: Quota, tally: Tally) {
    this.columns = columns;
    this.quota = quota;
    this.holders = columns.input.graph.holders;
    this.owners = tally.owners;
  }

  /**
   * A test that only errs towards yes. Whoever is or controls two owners stands in the chains of both, and chains that
   * meet have one end: so some end must have enough votes behind it. Owners with lists may stand in any chain.
   */
  mayPass(): boolean {
    const { columns, holders, owners, ends, behind } = this;
    const { start, end, owner, code, high, flags } = columns;
    if ((flags & COLUMN.complete) !== 0) return true;
    const { enough } = this.quota;
    let [chains, many] = [0, 0];
    for (let e = start; e < end; e += 1) {
      const share = code[e] as number;
      const most = share >= 0 ? share : (high[~share] as number);
      let top = owner[e] as number;
      if (top >= holders) {
        const next = owners[OWNER * (top - holders)] as number;
        if (next === TOP.many) {
          many += most;
          continue;
        }
        if (next !== TOP.itself) top = next;
      }
      let at = 0;
      while (at < chains && ends[at] !== top) at += 1;
      if (at === chains) {
        if (chains === CHAINS) return this.mayPassLong();
        ends[chains] = top;
        behind[chains++] = 0;
      }
      behind[at] = (behind[at] as number) + most;
    }
    if (many >= enough) return true;
    for (let at = 0; at < chains; at += 1) if ((behind[at] as number) + many >= enough) return true;
    return false;
  }

  /** The same for a long column, more coarsely: one owner's own upper end and those of all that are controlled. */
  private mayPassLong(): boolean {
    const { columns, holders, owners } = this;
    const { owner, code, high } = columns;
    let [largest, controlled] = [0, 0];
    for (let e = columns.start; e < columns.end; e += 1) {
      const share = code[e] as number;
      const most = share >= 0 ? share : (high[~share] as number);
      const o = owner[e] as number;
      if (most > largest) largest = most;
      if (o >= holders && (owners[OWNER * (o - holders)] as number) !== TOP.itself) controlled += most;
    }
    return largest + controlled >= this.quota.enough;
  }
}
