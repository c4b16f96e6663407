/**
 * Phase `sift` of the kernel of controllers: columns that no owner decides alone, and in which no party can have enough
 * votes. Most columns left open are such. It reads what phase `lead` wrote and marks beside it, so it goes in any order,
 * by any thread once its owners are led, also while phase `settle` runs: what it marks does not depend on who came first.
 *
 * Whoever is or controls two owners stands in the chains of both, and chains that meet have one end. Phase `lead` leaves
 * truthful pointers: an owner that decides alone is a controller, and so are its own controllers. So the votes behind
 * one end, and behind owners whose chain is not known yet, are the most that any party can have.
 */
import { COLUMN } from '../../snapshot/graph/index.ts';
import { type Leads, MARK } from './leads.ts';
import type { Quota } from './quota.ts';
import type { VoteColumns } from './vote-columns.ts';

/** Columns with more different ends are left to phase `settle`. */
const ENDS = 24;
/** Pointers followed for one owner: a ring or a long chain counts as not known. */
const FAR = 64;
const UNKNOWN = -1;

/**
 * Marks the open columns of companies from … to − 1 in which nobody can have enough: they get MARK.sifted.
 * Errs only towards leaving a column open. O(links of open columns, 64 pointers each).
 */
export function siftColumns(columns: VoteColumns, quota: Quota, leads: Leads, from: number, to: number): void {
  const { holders } = columns.input.graph;
  const { weak } = leads;
  const ends = new Int32Array(ENDS);
  const behind = new Float64Array(ENDS);
  for (let c = from; c < to; c += 1) {
    if (weak[c - holders] !== MARK.open) continue;
    columns.read(c);
    if ((columns.flags & COLUMN.complete) !== 0) continue;
    const { start, end, owner, code, high } = columns;
    let [chains, unknown, fits] = [0, 0, true];
    for (let e = start; e < end && fits; e += 1) {
      const share = code[e] as number;
      const most = share >= 0 ? share : (high[~share] as number);
      const top = endOf(leads, holders, owner[e] as number);
      if (top === UNKNOWN) {
        unknown += most;
        continue;
      }
      let at = 0;
      while (at < chains && ends[at] !== top) at += 1;
      if (at === chains) {
        fits = chains < ENDS;
        if (!fits) break;
        ends[chains] = top;
        behind[chains++] = 0;
      }
      behind[at] = (behind[at] as number) + most;
    }
    let most = 0;
    for (let at = 0; at < chains; at += 1) if ((behind[at] as number) > most) most = behind[at] as number;
    if (fits && most + unknown < quota.enough) weak[c - holders] = MARK.open | MARK.sifted;
  }
}

/**
 * The end of the chain of controllers of a party, as far as phase `lead` knows it. Phase `settle` may have gone on with
 * columns left open: their mark stays, and says not to look.
 */
function endOf({ lead, weak }: Leads, holders: number, party: number): number {
  let x = party;
  for (let steps = 0; x >= holders; steps += 1) {
    if ((weak[x - holders] as number) >= MARK.sifted || steps === FAR) return UNKNOWN;
    const d = lead[x - holders] as number;
    if (d < 0) return x;
    x = d;
  }
  return x;
}
