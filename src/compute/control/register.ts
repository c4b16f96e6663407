/**
 * Who controls whom in a whole register, in three values. Source: the fixpoint of Ceri, Gottlob and Tanca (1990, company
 * control), read the other way round: instead of what each holder reaches, who reaches each company (DESIGN §5).
 */
import { LookthroughError } from '../../terms/problem.ts';
import { LEAD, type Leads, leadColumns } from './leads.ts';
import { Quota, type QuotaOptions } from './quota.ts';
import { type ControlRegister, type RegisterLimits, Settling } from './settling.ts';
import { siftColumns } from './sift-columns.ts';
import { VoteColumns, type VotesInput } from './vote-columns.ts';

export type { QuotaOptions } from './quota.ts';
export type { ControlRegister, RegisterLimits } from './settling.ts';
export type { VotesInput } from './vote-columns.ts';

/**
 * For every holder, everything it certainly or possibly controls.
 * @param input the graph of shares, and of votes where they differ; a company counts in one of the two
 * @param options quota in billionths of the votes, and whether exactly the quota is enough
 * @returns certain: in every completion of the facts; possible: in some, judged a company at a time. The undeclared
 *   rest counts for nobody; nobody controls itself. Exact in whole billionths; an end marked as rounded errs towards
 *   possible and away from certain, by less than a billionth an owner.
 * Cost: O(n + m) and, where no single owner decides, the controllers of the owners; loops: parties above them, times
 *   links inside. Memory 17 bytes a company and 4 a listed controller.
 * @throws RangeError for a quota outside (0, 1] or votes with other nodes; LookthroughError limit-reached
 * @example
 * const register = controlRegister({ graph }, { quota: 500_000_000, inclusive: false });
 * eachControl(register, { rows: 1e9 }, (rows) => { for (let i = 0; i < rows.count; i += 1) … });
 */
export function controlRegister(input: VotesInput, options: QuotaOptions & RegisterLimits): ControlRegister {
  const columns = new VoteColumns(input);
  const quota = new Quota(options);
  const leads = newLeads(input);
  const { holders, holding, nodes } = input.graph;
  const { votes } = input;
  leadColumns(columns, quota, leads, holders, nodes);
  siftColumns(columns, quota, leads, holders, votes === undefined ? holding : nodes);
  const settling = new Settling(input, leads, options);
  settling.owners();
  settling.leaves();
  return settling.finish();
}

/** Room for the phases `lead` and `sift`; threads may share it. */
export function newLeads({ graph }: VotesInput): Leads {
  const companies = graph.nodes - graph.holders;
  return { lead: new Int32Array(companies), weak: new Uint8Array(companies) };
}

/** Rows side by side: only the first `count` places are filled. Valid until the next call. */
export interface ControlRows {
  count: number;
  readonly holder: Int32Array;
  readonly company: Int32Array;
  /** 1 certain, 0 possible */
  readonly certain: Uint8Array;
}

export const newRows = (places: number): ControlRows => ({
  count: 0,
  holder: new Int32Array(places),
  company: new Int32Array(places),
  certain: new Uint8Array(places),
});

/**
 * Every row (holder, company, certain or possible), companies ascending, each company's controllers closest first where
 * they form a chain. The order depends on nothing but the graph.
 * @param limits rows: the most that will be written; from, to: companies (default all)
 * @throws LookthroughError limit-reached before the first row, with the number of rows there are
 */
export function eachControl(
  register: ControlRegister,
  limits: { readonly rows: number; readonly from?: number; readonly to?: number },
  flush: (rows: ControlRows) => void,
): void {
  if (register.totalRows > limits.rows) {
    throw new LookthroughError(
      'limit-reached',
      `${register.totalRows} pairs of holder and company are above the limit "rows" of ${limits.rows}; closest controllers have one row a company`,
    );
  }
  const block = newRows(1 << 16);
  writeControl(register, limits.from ?? register.holders, limits.to ?? register.nodes, block, flush);
  if (block.count > 0) flush(block);
}

/** Rows of companies from … to − 1 into `out`; when it is full, `flush` must read it, and it starts anew. */
export function writeControl(
  register: ControlRegister,
  from: number,
  to: number,
  out: ControlRows,
  flush: (rows: ControlRows) => void,
): void {
  const { holders, lead, weak, listStart, list } = register;
  const { holder, company, certain } = out;
  const full = holder.length;
  let count = out.count;
  for (let c = from; c < to; c += 1) {
    let [at, sure] = [c, 1];
    let d = lead[c - holders] as number;
    for (; d >= 0; d = d < holders ? LEAD.nobody : (lead[d - holders] as number)) {
      if (weak[at - holders] === 1) sure = 0;
      holder[count] = d;
      company[count] = c;
      certain[count++] = sure;
      at = d;
      if (count < full) continue;
      out.count = count;
      flush(out);
      count = out.count = 0;
    }
    if (d === LEAD.nobody) continue;
    const end = listStart[LEAD.lists - d + 1] as number;
    for (let e = listStart[LEAD.lists - d] as number; e < end; e += 1) {
      const x = list[e] as number;
      holder[count] = x >= 0 ? x : ~x;
      company[count] = c;
      certain[count++] = x >= 0 ? sure : 0;
      if (count < full) continue;
      out.count = count;
      flush(out);
      count = out.count = 0;
    }
  }
  out.count = count;
}
