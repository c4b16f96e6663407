/**
 * The columns in which control is counted: a company's votes where they are told apart from its shares, else its shares.
 * Ends are doubles: whole billionths, and an open end lies OPEN inside, so that one comparison reads value and openness
 * together. Sums stay exact: an end has 30 bits, OPEN is 2^-12, and a column of more than EXACT owners is read with its
 * ends closed, which errs towards "possible" and away from "certain".
 */
import { BAND, type Bands, COLUMN, type ShareGraph, WHOLE } from '../../snapshot/graph/index.ts';

const OPEN = 2 ** -12;
const EXACT = 2000;

/** What a register of control is counted on. */
export interface VotesInput {
  readonly graph: ShareGraph;
  /** same numbers of nodes; holds only the columns of companies whose votes differ from their shares */
  readonly votes?: ShareGraph | undefined;
}

interface Ends {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** A cursor over columns; the fields describe the column last read. */
export class VoteColumns {
  readonly input: VotesInput;
  start = 0;
  end = 0;
  owner: Int32Array;
  code: Int32Array;
  flags = 0;
  /** by ~code */
  low: Float64Array;
  high: Float64Array;
  /** the ends of the whole column; set by `total` */
  lows = 0;
  highs = 0;
  complete = false;
  /** no completion fits: what is declared is taken at its face */
  contradictory = false;

  private readonly shares: { readonly exact: Ends; readonly closed: Ends };
  private readonly votes: { readonly exact: Ends; readonly closed: Ends } | undefined;

  constructor(input: VotesInput) {
    const { graph, votes } = input;
    if (votes !== undefined && (votes.nodes !== graph.nodes || votes.holders !== graph.holders)) {
      throw new RangeError(
        `votes: ${votes.nodes} nodes, ${votes.holders} of them not held; expected ${graph.nodes} and ${graph.holders} as in the graph of shares`,
      );
    }
    this.input = input;
    this.shares = endsOf(graph.bands);
    this.votes = votes === undefined ? undefined : endsOf(votes.bands);
    this.owner = graph.owner;
    this.code = graph.ownerCode;
    this.low = this.shares.exact.low;
    this.high = this.shares.exact.high;
  }

  read(company: number): void {
    const { graph, votes } = this.input;
    const k = company - graph.holders;
    if (votes === undefined || votes.ownerStart[k] === votes.ownerStart[k + 1]) this.use(graph, this.shares, k);
    else this.use(votes, this.votes ?? this.shares, k);
  }

  /** Sums of all lower and of all upper ends of the column. */
  total(): void {
    const { owner, code, low, high } = this;
    let [lows, highs] = [0, 0];
    for (let e = this.start; e < this.end; e += 1) {
      const share = code[e] as number;
      lows += share >= 0 ? share : (low[~share] as number);
      highs += share >= 0 ? share : (high[~share] as number);
    }
    this.lows = lows;
    this.highs = highs;
    this.contradictory = lows > WHOLE;
    this.complete = (this.flags & COLUMN.complete) !== 0 && !this.contradictory;
    if (owner.length < this.end) throw new RangeError('column beyond the list of owners');
  }

  /** Whether the company's votes stand in the votes' own graph. */
  apart(company: number): boolean {
    const { graph, votes } = this.input;
    const k = company - graph.holders;
    return votes !== undefined && votes.ownerStart[k] !== votes.ownerStart[k + 1];
  }

  private use(graph: ShareGraph, ends: { readonly exact: Ends; readonly closed: Ends }, k: number): void {
    this.start = graph.ownerStart[k] as number;
    this.end = graph.ownerStart[k + 1] as number;
    this.flags = graph.column[k] as number;
    const read = this.end - this.start > EXACT ? ends.closed : ends.exact;
    this.low = read.low;
    this.high = read.high;
    this.owner = graph.owner;
    this.code = graph.ownerCode;
  }
}

function endsOf(bands: Bands): { readonly exact: Ends; readonly closed: Ends } {
  const closed = { low: Float64Array.from(bands.least), high: Float64Array.from(bands.most) };
  const exact = {
    low: closed.low.map((end, i) => end + (((bands.marks[i] as number) & BAND.leastOpen) !== 0 ? OPEN : 0)),
    high: closed.high.map((end, i) => end - (((bands.marks[i] as number) & BAND.mostOpen) !== 0 ? OPEN : 0)),
  };
  return { exact, closed };
}
