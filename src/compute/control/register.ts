/**
 * Who controls whom in a whole register, in three values. Source: the fixpoint of Ceri, Gottlob and Tanca (1990, company
 * control), read the other way round: instead of what each holder reaches, who reaches each company (DESIGN §5).
 */
import { LookthroughError } from '../../terms/problem.ts';
import { ControllersKernel, LEAD, type Leads, leadColumns } from './controllers-kernel.ts';
import { Quota, type QuotaOptions } from './quota.ts';
import { readingOrder } from './reading-order.ts';
import { VoteColumns, type VotesInput } from './vote-columns.ts';

export type { QuotaOptions } from './quota.ts';
export type { VotesInput } from './vote-columns.ts';

export interface RegisterLimits {
  /** most controllers written out as lists of their own; a chain of majorities takes none. Default 50,000,000 */
  readonly listed?: number;
  /** most controllers looked at while columns are settled. Default 200,000,000 */
  readonly steps?: number;
}

/**
 * The controllers of every company, compactly: a company controlled through one owner points to it. All arrays by
 * company − holders, with the graph's numbers of nodes; plain data, so that threads can share it.
 */
export interface ControlRegister {
  readonly holders: number;
  readonly nodes: number;
  /** owner | LEAD.nobody | LEAD.lists − place */
  readonly lead: Int32Array;
  /** 1: behind the pointer everybody controls possibly, not certainly */
  readonly weak: Uint8Array;
  readonly listStart: Int32Array;
  /** x: certain; ~x: possible */
  readonly list: Int32Array;
  /** controllers, certain and possible */
  readonly rows: Int32Array;
  /** certain controllers */
  readonly sure: Int32Array;
  /** sums over all companies; exact up to 2^53 */
  readonly totalRows: number;
  readonly totalSure: number;
}

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
  leadColumns(columns, quota, leads, input.graph.holders, input.graph.nodes);
  return settledRegister(input, leads, options);
}

/** Room for the phase `lead`; threads may share it. */
export function newLeads({ graph }: VotesInput): Leads {
  const companies = graph.nodes - graph.holders;
  return { lead: new Int32Array(companies), weak: new Uint8Array(companies) };
}

/** What is left when every column has been looked at alone (`leadColumns`). */
export function settledRegister(
  input: VotesInput,
  leads: Leads,
  options: QuotaOptions & RegisterLimits,
): ControlRegister {
  const limits = { listed: options.listed ?? 50_000_000, steps: options.steps ?? 200_000_000 };
  const kernel = new ControllersKernel(new VoteColumns(input), new Quota(options), leads, limits);
  const { order, loops } = readingOrder(input);
  let next = 0;
  for (let l = 0; l < loops.length; l += 2) {
    const [from, to] = [loops[l] as number, loops[l + 1] as number];
    kernel.settle(order, next, from);
    kernel.settleLoop(order.subarray(from, to));
    next = to;
  }
  kernel.settle(order, next, order.length);
  const { rows, sure } = kernel;
  const sum = (counts: Int32Array): number => {
    let total = 0;
    for (let k = 0; k < counts.length; k += 1) total += counts[k] as number;
    return total;
  };
  return {
    holders: input.graph.holders,
    nodes: input.graph.nodes,
    ...leads,
    listStart: kernel.listStart.trimmed(),
    list: kernel.list.trimmed(),
    rows,
    sure,
    totalRows: sum(rows),
    totalSure: sum(sure),
  };
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
