/**
 * Who controls each company, owners before what they own: the kernel of the whole-register question.
 *
 * A party controls exactly what its set reaches, so the controllers of a company follow from those of its owners: party
 * x has in company c the votes of every owner that x is or controls. Where one owner alone has a majority nobody else
 * can have one, and the controllers are that owner and its own controllers: a pointer, not a list. So most of the
 * relation is a forest, and a chain of a million companies takes a million numbers, not half a billion pairs.
 *
 * Phases
 *   lead     each column by itself, in any order and by any thread: a decisive owner, nobody, or to be settled
 *   settle   columns in the order of reading: votes of every party that is or controls an owner; loops as a whole
 * Invariants: `lead` of every company read before is final; `rows` and `sure` count its controllers; a controller of a
 * controller is a controller, so a set as long as that of a member and one is that member's.
 */
import { COLUMN } from '../../snapshot/graph/index.ts';
import { LookthroughError } from '../../terms/problem.ts';
import { LoopSolver } from './controllers-loop.ts';
import { GrowingInts } from './growing.ts';
import type { Quota } from './quota.ts';
import type { VoteColumns } from './vote-columns.ts';

/** Values of `lead`; a value ≥ 0 is an owner whose controllers, and itself, are the controllers. */
export const LEAD = { nobody: -1, open: -2, lists: -3 } as const;

const OWNER = 4;
const TOP = { itself: -1, many: -2 } as const;
/** Columns up to so many different chains are looked at for a chain with enough votes. */
const CHAINS = 24;

/** The controllers of every company, by company − holders. */
export interface Leads {
  /** owner | LEAD.nobody | LEAD.lists − place: a list of its own begins at listStart[place] */
  readonly lead: Int32Array;
  /** 1: everybody behind the pointer controls possibly, not certainly */
  readonly weak: Uint8Array;
}

/** One cursor over controllers; see `Chain`. */
export class ControllersKernel {
  readonly columns: VoteColumns;
  readonly quota: Quota;
  readonly leads: Leads;
  readonly listStart = new GrowingInts();
  /** x: certain; ~x: possible */
  readonly list = new GrowingInts();
  /** controllers of a company, and the certain ones among them */
  readonly rows: Int32Array;
  readonly sure: Int32Array;
  /**
   * The same once more, side by side, for what may be an owner: one read tells all. At OWNER · (company − holders):
   * the end of its chain of controllers (TOP.itself: nobody controls it; TOP.many: a list of its own), rows, sure.
   */
  private readonly owners: Int32Array;
  private readonly holders: number;
  private readonly mostListed: number;
  private mostSteps: number;

  // Table of the column at hand; seat[x] is 1 + the place of party x.
  readonly seat: Int32Array;
  private readonly party = new GrowingInts();
  private votes = new Float64Array(4 * 64);
  private readonly ends = new Int32Array(CHAINS);
  private readonly behind = new Float64Array(CHAINS);
  private readonly loop: LoopSolver = new LoopSolver(this);
  private visitedLow = 0;
  private visitedHigh = 0;

  /** @param listed most entries of lists; @param steps most controllers looked at before it is refused */
  constructor(
    columns: VoteColumns,
    quota: Quota,
    leads: Leads,
    limits: { readonly listed: number; readonly steps: number },
  ) {
    const { nodes, holders, holding } = columns.input.graph;
    const owners = (columns.input.votes === undefined ? holding : nodes) - holders;
    this.columns = columns;
    this.quota = quota;
    this.leads = leads;
    this.holders = holders;
    this.rows = new Int32Array(nodes - holders);
    this.sure = new Int32Array(nodes - holders);
    this.owners = new Int32Array(OWNER * owners);
    for (let f = 0; f < this.owners.length; f += OWNER) this.owners[f] = TOP.itself;
    this.seat = new Int32Array(nodes);
    this.mostListed = limits.listed;
    this.mostSteps = limits.steps;
    this.listStart.push(0);
  }

  /** Companies order[from] … order[to − 1] outside loops. */
  settle(order: Int32Array, from: number, to: number): void {
    const { lead } = this.leads;
    const { holders } = this;
    for (let i = from; i < to; i += 1) {
      const k = (order[i] as number) - holders;
      const d = lead[k] as number;
      if (d === LEAD.nobody) continue;
      if (d === LEAD.open) this.gather(k + holders);
      else this.follow(k, d, 0);
    }
  }

  /** The controllers of company k are owner d and those of d. */
  private follow(k: number, d: number, weak: number): void {
    const { owners, holders } = this;
    let [top, rows, sure] = [d, 1, 1];
    if (d >= holders) {
      const f = OWNER * (d - holders);
      if ((owners[f] as number) !== TOP.itself) top = owners[f] as number;
      rows += owners[f + 1] as number;
      sure += owners[f + 2] as number;
    }
    this.count(k, top, rows, weak === 1 ? 0 : sure);
  }

  private count(k: number, top: number, rows: number, sure: number): void {
    this.rows[k] = rows;
    this.sure[k] = sure;
    const f = OWNER * k;
    if (f >= this.owners.length) return;
    this.owners[f] = top;
    this.owners[f + 1] = rows;
    this.owners[f + 2] = sure;
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
      if (weak[k] === 1) certain = false;
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
      if ((x < this.holders ? 0 : (this.rows[x - this.holders] as number)) + 1 !== count) continue;
      if (code >= 0) whole = x;
      else demoted = x;
    }
    const { lead, weak } = this.leads;
    weak[k] = 0;
    if (whole >= 0 && sure === 1 + (whole < this.holders ? 0 : (this.sure[whole - this.holders] as number))) {
      lead[k] = whole;
      this.follow(k, whole, 0);
    } else if (sure === 0 && demoted >= 0) {
      lead[k] = demoted;
      weak[k] = 1;
      this.follow(k, demoted, 1);
    } else this.keepList(company, found, count, sure);
  }

  /** The same as a list of its own: members of a loop, whose controllers are found together. */
  keepList(company: number, found: Int32Array, count: number, sure: number): void {
    const k = company - this.holders;
    this.count(k, count === 0 ? TOP.itself : TOP.many, count, sure);
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
    if (!this.mayPass()) {
      this.leads.lead[company - holders] = LEAD.nobody;
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
      if (o >= holders && (this.rows[o - holders] as number) > 0) this.each(o, add);
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

  /**
   * A test that only errs towards yes. Whoever is or controls two owners stands in the chains of both, and chains that
   * meet have one end: so some end must have enough votes behind it. Owners with lists may stand in any chain.
   */
  private mayPass(): boolean {
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

  private widen(): void {
    const wide = new Float64Array(this.votes.length * 2);
    wide.set(this.votes);
    this.votes = wide;
  }
}

/** Phase `lead` for companies from … to − 1: looks at each column alone. */
export function leadColumns(columns: VoteColumns, quota: Quota, leads: Leads, from: number, to: number): void {
  const { holders } = columns.input.graph;
  const { lead } = leads;
  const { enough, decisive } = quota;
  for (let c = from; c < to; c += 1) {
    columns.read(c);
    const { start, end, owner, code, low, high } = columns;
    if (columns.flags !== 0) {
      lead[c - holders] = start === end ? LEAD.nobody : LEAD.open;
      continue;
    }
    let [first, passing, highs, largest] = [-1, false, 0, 0];
    for (let e = start; e < end; e += 1) {
      const share = code[e] as number;
      const most = share >= 0 ? share : (high[~share] as number);
      highs += most;
      if (most > largest) largest = most;
      if (most < enough) continue;
      passing = true;
      if ((share >= 0 ? share : (low[~share] as number)) < decisive) continue;
      first = owner[e] as number;
      break;
    }
    if (first >= 0) lead[c - holders] = first;
    else if (passing) lead[c - holders] = LEAD.open;
    else if (end === start || highs < enough) lead[c - holders] = LEAD.nobody;
    else {
      // Owners ascend. Whoever has the votes of several has at most its own and those of companies that can be held.
      let others = 0;
      for (let e = end - 1; e >= start && (owner[e] as number) >= holders; e -= 1) {
        const share = code[e] as number;
        others += share >= 0 ? share : (high[~share] as number);
      }
      lead[c - holders] = largest + others < enough ? LEAD.nobody : LEAD.open;
    }
  }
}
