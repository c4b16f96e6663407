/**
 * Who controls each company, owners before what they own: the kernel of the whole-register question.
 *
 * A party controls exactly what its set reaches, so the controllers of a company follow from those of its owners: party
 * x has in company c the votes of every owner that x is or controls. Where one owner alone has a majority nobody else
 * can have one, and the controllers are that owner and its own controllers: a pointer, not a list. So most of the
 * relation is a forest, and a chain of a million companies takes a million numbers, not half a billion pairs.
 *
 * Phases
 *   lead     each column by itself, in any order and by any thread: a decisive owner, nobody, or to be settled (leads.ts)
 *   sift     columns to be settled in which nobody can have enough, in any order and by any thread (sift-columns.ts)
 *   settle   columns in the order of reading: votes of every party that is or controls an owner; loops as a whole
 * Invariants: `lead` of every company read before is final; `rows` and `sure` count its controllers; a controller of a
 * controller is a controller, so a set as long as that of a member and one is that member's.
 */
import { LookthroughError } from '../../terms/problem.ts';
import { LoopSolver } from './controllers-loop.ts';
import { EnoughBehind } from './enough-behind.ts';
import { GrowingInts } from './growing.ts';
import { LEAD, type Leads, MARK } from './leads.ts';
import type { Quota } from './quota.ts';
import { follow, note, type Tally, TOP } from './tally.ts';
import type { VoteColumns } from './vote-columns.ts';

/** One cursor over controllers; see `Chain`. */
export class ControllersKernel {
  readonly columns: VoteColumns;
  readonly quota: Quota;
  readonly leads: Leads;
  readonly listStart = new GrowingInts();
  /** x: certain; ~x: possible */
  readonly list = new GrowingInts();
  readonly tally: Tally;
  private readonly holders: number;
  private readonly mostListed: number;
  private mostSteps: number;

  // Table of the column at hand; seat[x] is 1 + the place of party x.
  readonly seat: Int32Array;
  private readonly party = new GrowingInts();
  private votes = new Float64Array(4 * 64);
  private readonly enough: EnoughBehind;
  private readonly loop: LoopSolver = new LoopSolver(this);
  private visitedLow = 0;
  private visitedHigh = 0;

  /**
   * @param tally written whole for every column that is settled; what it holds before does not matter
   * @param limits listed: most entries of lists; steps: most controllers looked at before it is refused
   */
  constructor(
    columns: VoteColumns,
    quota: Quota,
    leads: Leads,
    tally: Tally,
    limits: { readonly listed: number; readonly steps: number },
  ) {
    const { nodes, holders } = columns.input.graph;
    this.columns = columns;
    this.quota = quota;
    this.leads = leads;
    this.holders = holders;
    this.tally = tally;
    this.enough = new EnoughBehind(columns, quota, tally);
    this.seat = new Int32Array(nodes);
    this.mostListed = limits.listed;
    this.mostSteps = limits.steps;
    this.listStart.push(0);
  }

  /** Companies order[from] … order[to − 1] outside loops. */
  settle(order: Int32Array, from: number, to: number): void {
    const { holders, leads, tally } = this;
    const { lead, weak } = leads;
    for (let i = from; i < to; i += 1) {
      const k = (order[i] as number) - holders;
      const d = lead[k] as number;
      if (d >= 0) follow(tally, holders, k, d, 0);
      else if (d === LEAD.open && ((weak[k] as number) & MARK.sifted) === 0) this.gather(k + holders);
      else this.nobody(k);
    }
  }

  private nobody(k: number): void {
    this.leads.lead[k] = LEAD.nobody;
    note(this.tally, k, TOP.itself, 0, 0);
  }

  /** The companies of one loop, together. */
  settleLoop(members: Int32Array): void {
    this.loop.settle(members);
  }

  /** Calls `visit(x, certain)` for every controller of a company settled before. */
  each(company: number, visit: (x: number, certain: boolean) => void): void {
    const { lead, weak } = this.leads;
    let certain = true;
    for (let c = company; c >= this.holders; ) {
      const k = c - this.holders;
      const d = lead[k] as number;
      if (d === LEAD.nobody) return;
      if (d <= LEAD.lists) {
        const place = LEAD.lists - d;
        const [at, end] = [this.listStart.at(place), this.listStart.at(place + 1)];
        this.spend(end - at);
        for (let e = at; e < end; e += 1) {
          const x = this.list.at(e);
          if (x >= 0) visit(x, certain);
          else visit(~x, false);
        }
        return;
      }
      if (((weak[k] as number) & 1) !== 0) certain = false;
      this.spend(1);
      visit(d, certain);
      c = d;
    }
  }

  /** Writes down the controllers of a company, x or ~x each; as a pointer where they are one owner's own. */
  keep(company: number, found: Int32Array, count: number): void {
    const k = company - this.holders;
    let sure = 0;
    let [whole, demoted] = [-1, -1];
    for (let i = 0; i < count; i += 1) {
      const code = found[i] as number;
      const x = code >= 0 ? code : ~code;
      if (code >= 0) sure += 1;
      if ((x < this.holders ? 0 : (this.tally.rows[x - this.holders] as number)) + 1 !== count) continue;
      if (code >= 0) whole = x;
      else demoted = x;
    }
    const { lead, weak } = this.leads;
    if (whole >= 0 && sure === 1 + (whole < this.holders ? 0 : (this.tally.sure[whole - this.holders] as number))) {
      lead[k] = whole;
      follow(this.tally, this.holders, k, whole, 0);
    } else if (sure === 0 && demoted >= 0) {
      lead[k] = demoted;
      weak[k] = (weak[k] as number) | 1;
      follow(this.tally, this.holders, k, demoted, 1);
    } else this.keepList(company, found, count, sure);
  }

  /** The same as a list of its own: members of a loop, whose controllers are found together. */
  keepList(company: number, found: Int32Array, count: number, sure: number): void {
    const k = company - this.holders;
    note(this.tally, k, count === 0 ? TOP.itself : TOP.many, count, sure);
    this.leads.lead[k] = count === 0 ? LEAD.nobody : LEAD.lists - (this.listStart.length - 1);
    if (count === 0) return;
    this.room(count);
    for (let i = 0; i < count; i += 1) this.list.push(found[i] as number);
    this.listStart.push(this.list.length);
  }

  /** @throws LookthroughError limit-reached */
  room(more: number): void {
    if (this.list.length + more <= this.mostListed) return;
    throw new LookthroughError(
      'limit-reached',
      `the controllers of all companies take more than ${this.mostListed} entries (limit "listed"); ask for one holder or one company`,
    );
  }

  spend(steps: number): void {
    this.mostSteps -= steps;
    if (this.mostSteps >= 0) return;
    throw new LookthroughError(
      'limit-reached',
      'control over the whole register takes more comparisons than allowed (limit "steps"); ask for one holder or one company',
    );
  }

  /** Votes of every party that is or controls an owner of the company. */
  private gather(company: number): void {
    const { columns, holders, party, quota, seat } = this;
    columns.read(company);
    if (!this.enough.mayPass()) {
      this.nobody(company - holders);
      return;
    }
    columns.total();
    const { owner, code, low, high } = columns;
    party.length = 0;
    const add = (x: number, certain: boolean): void => this.add(x, certain);
    for (let e = columns.start; e < columns.end; e += 1) {
      const o = owner[e] as number;
      const share = code[e] as number;
      this.visitedLow = share >= 0 ? share : (low[~share] as number);
      this.visitedHigh = share >= 0 ? share : (high[~share] as number);
      this.add(o, true);
      if (o >= holders && (this.tally.rows[o - holders] as number) > 0) this.each(o, add);
    }
    let count = 0;
    const { votes } = this;
    for (let i = 0; i < party.length; i += 1) {
      const x = party.at(i);
      seat[x] = 0;
      const at = 4 * i;
      if (quota.certainly(columns, votes[at] as number, votes[at + 1] as number)) party.set(count++, x);
      else if (quota.possibly(columns, votes[at + 2] as number, votes[at + 3] as number)) party.set(count++, ~x);
    }
    this.keep(company, party.ints, count);
  }

  private add(x: number, certain: boolean): void {
    let at = this.seat[x] as number;
    if (at === 0) {
      at = this.party.push(x);
      this.seat[x] = at;
      if (4 * at > this.votes.length) this.widen();
      this.votes.fill(0, 4 * at - 4, 4 * at);
    }
    const { votes } = this;
    const f = 4 * at - 4;
    if (certain) {
      votes[f] = (votes[f] as number) + this.visitedLow;
      votes[f + 1] = (votes[f + 1] as number) + this.visitedHigh;
    }
    votes[f + 2] = (votes[f + 2] as number) + this.visitedLow;
    votes[f + 3] = (votes[f + 3] as number) + this.visitedHigh;
  }

  private widen(): void {
    const wide = new Float64Array(this.votes.length * 2);
    wide.set(this.votes);
    this.votes = wide;
  }
}
