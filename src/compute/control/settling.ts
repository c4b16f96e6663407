/** Phase `settle` over a whole register: columns in the order of reading, as far as the phases before have come. */
import { ControllersKernel } from './controllers-kernel.ts';
import { type Leads, MARK } from './leads.ts';
import { Quota, type QuotaOptions } from './quota.ts';
import { type ReadingOrder, readingOrder } from './reading-order.ts';
import { settleLeaves } from './settle-leaves.ts';
import { newTally, type Tally } from './tally.ts';
import { VoteColumns, type VotesInput } from './vote-columns.ts';

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
 * Phase `settle`: companies that hold, in the order of reading; then those that hold nothing, in any order; then the
 * open ones among these. Threads may do the second part (`settleLeaves`) in the place of `leaves`.
 */
export class Settling {
  private readonly input: VotesInput;
  private readonly leads: Leads;
  private readonly tally: Tally;
  private readonly reading: ReadingOrder;
  private readonly kernel: ControllersKernel;
  private next = 0;
  private loop = 0;

  /** @param leads written by phase `lead`, and where wished by `sift`, for the columns that will be settled */
  constructor(
    input: VotesInput,
    leads: Leads,
    options: QuotaOptions & RegisterLimits,
    shared: { readonly reading?: ReadingOrder; readonly tally?: Tally } = {},
  ) {
    const limits = { listed: options.listed ?? 50_000_000, steps: options.steps ?? 200_000_000 };
    this.input = input;
    this.leads = leads;
    this.tally = shared.tally ?? newTally(input.graph, input.votes !== undefined);
    this.reading = shared.reading ?? readingOrder(input);
    this.kernel = new ControllersKernel(new VoteColumns(input), new Quota(options), leads, this.tally, limits);
  }

  /** Companies that hold, led before company `end`; a loop that is not whole before it waits. */
  owners(end = this.input.graph.nodes): void {
    const { kernel, reading } = this;
    const { order, loops } = reading;
    const stop = Math.min(this.places(), end - this.input.graph.holders);
    for (; this.loop < loops.length && (loops[this.loop] as number) < stop; this.loop += 2) {
      const [from, to] = [loops[this.loop] as number, loops[this.loop + 1] as number];
      kernel.settle(order, this.next, from);
      this.next = from;
      if (to > stop) return;
      kernel.settleLoop(order.subarray(from, to));
      this.next = to;
    }
    kernel.settle(order, this.next, stop);
    this.next = Math.max(this.next, stop);
  }

  /** Companies that hold nothing, but for open ones. */
  leaves(): void {
    const { columns, quota, leads, tally } = this.kernel;
    const { holders, nodes } = this.input.graph;
    settleLeaves(columns, quota, leads, tally, holders + this.places(), nodes);
  }

  /** Settles the open ones that are left, and counts. @throws LookthroughError limit-reached, here and in `owners` */
  finish(): ControlRegister {
    const { kernel, input, leads, tally } = this;
    const { holders, nodes } = input.graph;
    const { order } = this.reading;
    const { weak } = leads;
    const first = this.places();
    for (let k = first; k < weak.length; k += 1) if (weak[k] === MARK.open) kernel.settle(order, k, k + 1);
    for (let k = 0; k < weak.length; k += 1) weak[k] = (weak[k] as number) & 1;
    const { rows, sure } = tally;
    return {
      holders,
      nodes,
      ...leads,
      listStart: kernel.listStart.trimmed(),
      list: kernel.list.trimmed(),
      rows,
      sure,
      totalRows: sumOf(rows),
      totalSure: sumOf(sure),
    };
  }

  /** Places of the order of reading that go one after the other: where votes stand apart, all of them. */
  private places(): number {
    const { holders, holding, nodes } = this.input.graph;
    return (this.input.votes === undefined ? holding : nodes) - holders;
  }
}

function sumOf(counts: Int32Array): number {
  let total = 0;
  for (let k = 0; k < counts.length; k += 1) total += counts[k] as number;
  return total;
}
