/**
 * Heads of chains in a register of control: who stands directly above a company, and who stands at the top.
 *
 * Control is transitive (whoever controls a controller controls what it controls), so of two controllers of a company
 * either one controls the other, or both each other (a ring), or neither. And a party strictly further up has strictly
 * fewer controllers of its own; parties of a ring have equally many. So counts stand in for comparing sets.
 */
import { LookthroughError } from '../../terms/problem.ts';
import { GrowingInts } from './growing.ts';
import { LEAD } from './leads.ts';
import type { ControlRegister } from './register.ts';

export type Certainty = 'certain' | 'possible';

/** Controllers by company − holders: those of company c lie at start[c − holders] … ; ascending. */
export interface Heads {
  readonly start: Int32Array;
  readonly controller: Int32Array;
}

export interface HeadLimits {
  /** most controllers looked at in lists (rings and ladders); chains of majorities take none. Default 2,000,000,000 */
  readonly steps?: number;
}

/**
 * Closest controllers: those between whom and the company no other controller stands. Parties of a ring that control
 * one another stand equally close. More than one elsewhere: two with exactly half each, or control that is only possible.
 * @param certainty 'certain': among certain controllers; 'possible': among all, certain ones included
 * Cost O(companies) and the lists of controllers. @throws LookthroughError limit-reached
 */
export function closestControllers(register: ControlRegister, certainty: Certainty, limits: HeadLimits = {}): Heads {
  const view = new View(register, certainty, limits);
  return headsOf(register, view, (c, put) => {
    const d = view.pointer(c);
    if (d >= 0) {
      put(d);
      if (view.isList(d)) view.each(d, (y) => view.above(y) === view.above(d) && put(y));
    } else view.unbeaten(c, put);
  });
}

/**
 * Ultimate controllers: nobody controls them, or only parties of the ring they stand in.
 * @param certainty as for `closestControllers`; cost the same
 */
export function ultimateControllers(register: ControlRegister, certainty: Certainty, limits: HeadLimits = {}): Heads {
  const view = new View(register, certainty, limits);
  return headsOf(register, view, (c, put) => {
    const end = view.lastOf(c);
    if (view.pointer(end) >= 0) {
      const d = view.pointer(end);
      put(d);
      if (view.isList(d)) view.each(d, put);
    } else view.each(end, (x) => view.isTop(x) && put(x));
  });
}

function headsOf(
  register: ControlRegister,
  view: View,
  find: (company: number, put: (x: number) => void) => void,
): Heads {
  const start = new Int32Array(register.nodes - register.holders + 1);
  const found = new GrowingInts();
  const put = (x: number): void => {
    found.push(x);
  };
  for (let c = register.holders; c < register.nodes; c += 1) {
    const from = found.length;
    if (view.above(c) > 0) find(c, put);
    if (found.length > from + 1) found.ints.subarray(from, found.length).sort();
    start[c - register.holders + 1] = found.length;
  }
  return { start, controller: found.trimmed() };
}

/** The relation at one certainty. */
class View {
  private readonly register: ControlRegister;
  private readonly certain: boolean;
  private readonly counts: Int32Array;
  private steps: number;
  /** by company − holders: 0 not known, 1 top, 2 not */
  private readonly tops: Uint8Array;
  /** by company − holders: 1 + the last of its chain of pointers */
  private readonly last: Int32Array;
  private readonly beaten = new Set<number>();

  constructor(register: ControlRegister, certainty: Certainty, limits: HeadLimits) {
    this.register = register;
    this.certain = certainty === 'certain';
    this.counts = this.certain ? register.sure : register.rows;
    this.steps = limits.steps ?? 2_000_000_000;
    this.tops = new Uint8Array(register.nodes - register.holders);
    this.last = new Int32Array(register.nodes - register.holders);
  }

  /** How many control the party. */
  above(x: number): number {
    return x < this.register.holders ? 0 : (this.counts[x - this.register.holders] as number);
  }

  /** The one owner whose controllers, and itself, control the company; −1 for a list or nobody. */
  pointer(c: number): number {
    if (this.above(c) === 0) return -1;
    return Math.max(-1, this.register.lead[c - this.register.holders] as number);
  }

  isList(c: number): boolean {
    return this.above(c) > 0 && (this.register.lead[c - this.register.holders] as number) <= LEAD.lists;
  }

  /** Controllers of a company with a list. */
  each(c: number, visit: (x: number) => void): void {
    const { lead, listStart, list, holders } = this.register;
    const place = LEAD.lists - (lead[c - holders] as number);
    const [from, to] = [listStart[place] as number, listStart[place + 1] as number];
    this.spend(to - from);
    for (let e = from; e < to; e += 1) {
      const x = list[e] as number;
      if (x >= 0) visit(x);
      else if (!this.certain) visit(~x);
    }
  }

  /** Controllers of a company with a list between whom and it nobody stands. */
  unbeaten(c: number, put: (x: number) => void): void {
    const candidates: number[] = [];
    this.each(c, (x) => candidates.push(x));
    candidates.sort((a, b) => this.above(b) - this.above(a) || a - b);
    this.beaten.clear();
    for (const y of candidates) {
      if (this.beaten.has(y)) continue;
      put(y);
      const rank = this.above(y);
      this.upFrom(y, (x) => this.above(x) < rank && this.beaten.add(x));
    }
  }

  /** Nobody stands strictly above. */
  isTop(x: number): boolean {
    const rank = this.above(x);
    if (rank === 0) return true;
    if (!this.isList(x)) return false;
    const k = x - this.register.holders;
    if (this.tops[k] === 0) {
      let top = true;
      this.each(x, (y) => {
        if (this.above(y) < rank) top = false;
      });
      this.tops[k] = top ? 1 : 2;
    }
    return this.tops[k] === 1;
  }

  /** Along the pointers: the last company below a top, or with a list. Walked once: every company remembers it. */
  lastOf(company: number): number {
    const { holders } = this.register;
    let c = company;
    for (; this.last[c - holders] === 0; c = this.pointer(c)) {
      const d = this.pointer(c);
      if (d < 0 || this.isTop(d)) this.last[c - holders] = c + 1;
      if (d < 0 || this.isTop(d)) break;
    }
    const end = this.last[c - holders] as number;
    for (let b = company; b !== c; b = this.pointer(b)) this.last[b - holders] = end;
    return end - 1;
  }

  private upFrom(c: number, visit: (x: number) => void): void {
    let at = c;
    for (let d = this.pointer(at); d >= 0; d = this.pointer(at)) {
      this.spend(1);
      visit(d);
      at = d;
    }
    if (this.isList(at)) this.each(at, visit);
  }

  private spend(steps: number): void {
    this.steps -= steps;
    if (this.steps >= 0) return;
    throw new LookthroughError(
      'limit-reached',
      'heads of chains over the whole register take more comparisons than allowed (limit "steps"); ask for one company',
    );
  }
}
