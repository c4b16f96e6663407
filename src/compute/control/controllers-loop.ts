/**
 * The companies of one loop: for every party that is or controls an outside owner, and for every member, the least
 * fixpoint of what it controls inside. A ring proves nothing by itself: each party starts with the votes it has.
 *
 * Phases: links inside by owner; what each party brings from outside; per party two fixpoints, certain and possible;
 * the members' lists. Everything upstream of the loop is settled, and nothing downstream votes in it. One solver
 * serves all loops: registers have many small ones.
 */
import type { ControllersKernel } from './controllers-kernel.ts';
import { GrowingDoubles, GrowingInts } from './growing.ts';
import type { ColumnEnds } from './quota.ts';

/** Bits of a member's state during a fixpoint. */
const SUMS = 1;
const IN_SET = 2;
const CERTAIN = 4;

export class LoopSolver {
  private readonly kernel: ControllersKernel;
  private members: Int32Array = new Int32Array(0);
  private readonly columns: ColumnEnds[] = [];
  /** least and most are the same everywhere: what is certain is all that is possible */
  private plain = true;
  // Links inside: as found, then by owner.
  private readonly from = new GrowingInts();
  private readonly to = new GrowingInts();
  private readonly ends = new GrowingDoubles();
  private insideStart = new Int32Array(0);
  private insideTo = new Int32Array(0);
  private insideEnds = new Float64Array(0);
  // What parties bring from outside: entries, chained by party.
  private readonly parties = new GrowingInts();
  private readonly firstOf = new GrowingInts();
  private readonly nextOf = new GrowingInts();
  /** member · 2, and 1 where the votes are certain */
  private readonly brought = new GrowingInts();
  private readonly broughtEnds = new GrowingDoubles();
  // One fixpoint at a time.
  private sums = new Float64Array(0);
  private touched = new Int32Array(0);
  private state = new Uint8Array(0);
  private queue = new Int32Array(0);
  private touchedCount = 0;
  private queued = 0;
  // Found: controller codes, chained by member.
  private readonly foundCode = new GrowingInts();
  private readonly foundNext = new GrowingInts();
  private foundFirst = new Int32Array(0);

  constructor(kernel: ControllersKernel) {
    this.kernel = kernel;
  }

  settle(members: Int32Array): void {
    const { seat } = this.kernel;
    this.begin(members);
    for (let i = 0; i < members.length; i += 1) seat[members[i] as number] = -(i + 1);
    for (let i = 0; i < members.length; i += 1) this.readColumn(i);
    for (let p = 0; p < this.parties.length; p += 1) seat[this.parties.at(p)] = 0;
    for (let i = 0; i < members.length; i += 1) seat[members[i] as number] = 0;
    this.sortInside();
    for (let p = 0; p < this.parties.length; p += 1) this.judge(this.parties.at(p), this.firstOf.at(p), -1);
    for (let i = 0; i < members.length; i += 1) this.judge(members[i] as number, -1, i);
    this.write();
  }

  private begin(members: Int32Array): void {
    const size = members.length;
    this.members = members;
    this.plain = true;
    this.columns.length = 0;
    const lists = [this.from, this.to, this.parties, this.firstOf, this.nextOf, this.brought];
    for (const list of [...lists, this.foundCode, this.foundNext]) list.length = 0;
    this.ends.length = 0;
    this.broughtEnds.length = 0;
    if (size > this.state.length) {
      this.sums = new Float64Array(2 * size);
      this.touched = new Int32Array(size);
      this.state = new Uint8Array(size);
      this.queue = new Int32Array(size);
      this.foundFirst = new Int32Array(size);
      this.insideStart = new Int32Array(size + 2);
    }
    this.foundFirst.fill(-1, 0, size);
    this.insideStart.fill(0, 0, size + 2);
  }

  /** The seats of members are negative, those of parties positive: a member is no outside owner. */
  private readColumn(i: number): void {
    const { columns, seat } = this.kernel;
    columns.read(this.members[i] as number);
    columns.total();
    const { start, end, lows, highs, complete, contradictory, owner, code, low, high } = columns;
    this.columns.push({ lows, highs, complete, contradictory });
    if (complete || lows !== highs) this.plain = false;
    for (let e = start; e < end; e += 1) {
      const o = owner[e] as number;
      const share = code[e] as number;
      const least = share >= 0 ? share : (low[~share] as number);
      const most = share >= 0 ? share : (high[~share] as number);
      const inside = -(seat[o] as number) - 1;
      if (inside < 0) {
        this.bring(o, true, i, least, most);
        this.kernel.each(o, (x, certain) => this.bring(x, certain, i, least, most));
        continue;
      }
      if (inside === i) continue;
      this.from.push(inside);
      this.to.push(i);
      this.ends.push(least);
      this.ends.push(most);
      this.insideStart[inside + 2] = (this.insideStart[inside + 2] as number) + 1;
    }
  }

  private sortInside(): void {
    const { insideStart: start, from, to, ends } = this;
    for (let i = 1; i < this.members.length + 2; i += 1) {
      start[i] = (start[i] as number) + (start[i - 1] as number);
    }
    if (from.length > this.insideTo.length) {
      this.insideTo = new Int32Array(from.length);
      this.insideEnds = new Float64Array(2 * from.length);
    }
    for (let l = 0; l < from.length; l += 1) {
      const at = start[from.at(l) + 1] as number;
      start[from.at(l) + 1] = at + 1;
      this.insideTo[at] = to.at(l);
      this.insideEnds[2 * at] = ends.at(2 * l);
      this.insideEnds[2 * at + 1] = ends.at(2 * l + 1);
    }
  }

  private bring(x: number, certain: boolean, to: number, low: number, high: number): void {
    const { seat } = this.kernel;
    let at = seat[x] as number;
    if (at === 0) {
      at = this.parties.push(x);
      this.firstOf.push(-1);
      seat[x] = at;
    }
    if (!certain) this.plain = false;
    this.brought.push(2 * to + (certain ? 1 : 0));
    this.broughtEnds.push(low);
    this.broughtEnds.push(high);
    this.nextOf.push(this.firstOf.at(at - 1));
    this.firstOf.set(at - 1, this.nextOf.length - 1);
  }

  /** Both fixpoints of one party; `itself` is its own place in the loop, or −1. */
  private judge(x: number, first: number, itself: number): void {
    this.fixpoint(first, itself, true);
    const { queue, state, touched } = this;
    for (let q = 0; q < this.queued; q += 1) this.note(queue[q] as number, x);
    if (this.plain) {
      this.clear();
      return;
    }
    for (let t = 0; t < this.touchedCount; t += 1) {
      const i = touched[t] as number;
      this.sums[2 * i] = 0;
      this.sums[2 * i + 1] = 0;
      state[i] = SUMS | (i !== itself && ((state[i] as number) & IN_SET) !== 0 ? CERTAIN : 0);
    }
    this.fixpoint(first, itself, false);
    for (let q = 0; q < this.queued; q += 1) {
      const i = queue[q] as number;
      if (((state[i] as number) & CERTAIN) === 0) this.note(i, ~x);
    }
    this.clear();
  }

  /** Leaves what is controlled in the queue, in order. */
  private fixpoint(first: number, itself: number, certain: boolean): void {
    this.queued = 0;
    if (itself >= 0) {
      this.touch(itself);
      this.state[itself] = (this.state[itself] as number) | IN_SET;
      this.votesOf(itself, certain);
    }
    for (let e = first; e >= 0; e = this.nextOf.at(e)) {
      const to = this.brought.at(e);
      if (certain && (to & 1) === 0) continue;
      this.count(to >> 1, this.broughtEnds.at(2 * e), this.broughtEnds.at(2 * e + 1), certain);
    }
    for (let at = 0; at < this.queued; at += 1) this.votesOf(this.queue[at] as number, certain);
  }

  private votesOf(i: number, certain: boolean): void {
    const [start, end] = [this.insideStart[i] as number, this.insideStart[i + 1] as number];
    this.kernel.spend(end - start);
    const { insideTo, insideEnds } = this;
    for (let e = start; e < end; e += 1) {
      this.count(insideTo[e] as number, insideEnds[2 * e] as number, insideEnds[2 * e + 1] as number, certain);
    }
  }

  private touch(i: number): void {
    if (((this.state[i] as number) & SUMS) !== 0) return;
    this.state[i] = SUMS;
    this.touched[this.touchedCount++] = i;
    this.sums[2 * i] = 0;
    this.sums[2 * i + 1] = 0;
  }

  private count(i: number, low: number, high: number, certain: boolean): void {
    this.touch(i);
    const { sums, state } = this;
    const lows = (sums[2 * i] as number) + low;
    const highs = (sums[2 * i + 1] as number) + high;
    sums[2 * i] = lows;
    sums[2 * i + 1] = highs;
    if (((state[i] as number) & IN_SET) !== 0) return;
    const column = this.columns[i] as ColumnEnds;
    const { quota } = this.kernel;
    if (!(certain ? quota.certainly(column, lows, highs) : quota.possibly(column, lows, highs))) return;
    state[i] = (state[i] as number) | IN_SET;
    this.queue[this.queued++] = i;
  }

  private clear(): void {
    for (let t = 0; t < this.touchedCount; t += 1) this.state[this.touched[t] as number] = 0;
    this.touchedCount = 0;
  }

  private note(member: number, code: number): void {
    this.kernel.room(this.foundCode.length);
    this.foundNext.push(this.foundFirst[member] as number);
    this.foundFirst[member] = this.foundCode.push(code) - 1;
  }

  private write(): void {
    const found = this.brought;
    for (let i = 0; i < this.members.length; i += 1) {
      found.length = 0;
      let sure = 0;
      for (let e = this.foundFirst[i] as number; e >= 0; e = this.foundNext.at(e)) {
        if (this.foundCode.at(e) >= 0) sure += 1;
        found.push(this.foundCode.at(e));
      }
      this.kernel.keepList(this.members[i] as number, found.ints, found.length, sure);
    }
  }
}
