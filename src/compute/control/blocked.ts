/**
 * What a set of parties controls together over a whole register: with the quota at half or more, what the listed
 * parties of a sanctions regime block (OFAC: holdings of all listed parties add, and what is blocked blocks on).
 */
import { GrowingInts } from './growing.ts';
import { type ColumnEnds, Quota, type QuotaOptions } from './quota.ts';
import { VoteColumns, type VotesInput } from './vote-columns.ts';

export interface Blocked {
  /** companies, ascending; never a seed */
  readonly certain: Int32Array;
  /** possible and not certain */
  readonly possible: Int32Array;
}

export interface Contributor {
  readonly party: number;
  /** share code, see `shareOf` with the bands of the graph that holds the company's column */
  readonly code: number;
}

/** Keeps its tables from one question to the next: 20 bytes a company. */
export class BlockedCascade {
  private readonly columns: VoteColumns;
  private readonly quota: Quota;
  private readonly holders: number;
  /** by node: in the set of the last question, 1 possible, 2 certain (seeds are certain) */
  private readonly member: Uint8Array;
  private readonly seen: Uint8Array;
  private readonly sums: Float64Array;
  private readonly touched = new GrowingInts();
  private readonly set = new GrowingInts();
  private readonly ends = new Map<number, ColumnEnds>();

  /** @param options half or more: `{ quota: 500_000_000, inclusive: true }`; @throws RangeError as `controlRegister` */
  constructor(input: VotesInput, options: QuotaOptions) {
    this.columns = new VoteColumns(input);
    this.quota = new Quota(options);
    const { nodes, holders } = input.graph;
    this.holders = holders;
    this.member = new Uint8Array(nodes);
    this.seen = new Uint8Array(nodes - holders);
    this.sums = new Float64Array(2 * (nodes - holders));
  }

  /**
   * @param seeds nodes of the graph, in any order, repeats allowed
   * @returns what the seeds and everything they control have enough of: certain in every completion of the facts,
   *   possible in some. Equal to `control` with the seeds as its set. O(links of what is reached).
   * @throws RangeError for a seed that is no node
   */
  run(seeds: Iterable<number>): Blocked {
    const first = [...new Set(seeds)].sort((a, b) => a - b);
    for (const seed of first) {
      if (!Number.isInteger(seed) || seed < 0 || seed >= this.member.length) {
        throw new RangeError(`seed ${seed}: expected a node from 0 to ${this.member.length - 1}`);
      }
    }
    this.member.fill(0);
    this.ends.clear();
    const certain = this.fixpoint(first, 2);
    for (const seed of first) this.member[seed] = 0;
    for (const company of certain) this.member[company] = 0;
    const all = this.fixpoint(first, 1);
    for (const seed of first) this.member[seed] = 2;
    for (const company of certain) this.member[company] = 2;
    return { certain, possible: all.filter((company) => this.member[company] === 1) };
  }

  /** Members of the last question's set that hold in the company: the certain ones, or all. Owners ascending. */
  contributors(company: number, certainty: 'certain' | 'possible'): Contributor[] {
    const { columns, member } = this;
    const found: Contributor[] = [];
    columns.read(company);
    for (let e = columns.start; e < columns.end; e += 1) {
      const party = columns.owner[e] as number;
      if ((member[party] as number) < (certainty === 'certain' ? 2 : 1)) continue;
      found.push({ party, code: columns.code[e] as number });
    }
    return found;
  }

  private fixpoint(seeds: readonly number[], level: 1 | 2): Int32Array {
    const { set, member } = this;
    set.length = 0;
    for (const seed of seeds) {
      member[seed] = level;
      set.push(seed);
    }
    for (let at = 0; at < set.length; at += 1) this.votesOf(set.at(at), level);
    for (let t = 0; t < this.touched.length; t += 1) this.seen[this.touched.at(t)] = 0;
    this.touched.length = 0;
    return set.ints.slice(seeds.length, set.length).sort();
  }

  private votesOf(party: number, level: 1 | 2): void {
    const { graph, votes } = this.columns.input;
    for (const held of votes === undefined ? [graph] : [graph, votes]) {
      if (party >= held.holding) continue;
      const end = held.heldStart[party + 1] as number;
      for (let e = held.heldStart[party] as number; e < end; e += 1) {
        const company = held.held[e] as number;
        if ((held === votes) === this.columns.apart(company)) this.count(company, held.heldCode[e] as number, level);
      }
    }
  }

  private count(company: number, code: number, level: 1 | 2): void {
    const { columns, sums, seen, member, quota } = this;
    const k = company - this.holders;
    if (seen[k] === 0) {
      seen[k] = 1;
      this.touched.push(k);
      sums[2 * k] = 0;
      sums[2 * k + 1] = 0;
    }
    if (member[company] !== 0) return;
    columns.read(company);
    sums[2 * k] = (sums[2 * k] as number) + (code >= 0 ? code : (columns.low[~code] as number));
    sums[2 * k + 1] = (sums[2 * k + 1] as number) + (code >= 0 ? code : (columns.high[~code] as number));
    const [low, high] = [sums[2 * k] as number, sums[2 * k + 1] as number];
    if (high < quota.enough && columns.flags === 0) return;
    const ends = this.endsOf(company);
    if (!(level === 2 ? quota.certainly(ends, low, high) : quota.possibly(ends, low, high))) return;
    member[company] = level;
    this.set.push(company);
  }

  /** The whole of a column, added up once a question; the column is the one last read. */
  private endsOf(company: number): ColumnEnds {
    const known = this.ends.get(company);
    if (known !== undefined) return known;
    this.columns.total();
    const { lows, highs, complete, contradictory } = this.columns;
    const found = { lows, highs, complete, contradictory };
    this.ends.set(company, found);
    return found;
  }
}
