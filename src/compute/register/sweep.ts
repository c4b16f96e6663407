/**
 * The kernel of the whole-register question: every outside owner of every company, owners before what they own.
 *
 * Phases, for a block of companies:
 *   touch    the kept shares of every company in the block's columns are read once, all of them independent of one
 *            another, so that the memory fetches them side by side instead of one after the other
 *   gather   shares of outside owners: from the column itself, and from what is kept of the companies in it
 *   emit     who reaches the threshold, or might
 *   keep     for later columns: shares that may be `cut` or more; what is dropped goes into the rest
 * A column is gathered in a small table of its own: the owners of a company are few, a register's are millions.
 *
 * Invariants, for every outside owner p of company c; all numbers whole billionths, no rounding but towards outside:
 *   kept least(p) <= true least(p) <= kept least(p) + restLow(c)
 *   kept most(p) − over(c) <= true most(p) <= kept most(p) + restHigh(c)
 * A product of two shares is below 2^60: its quotient by a billion is guessed in doubles and put right by the
 * remainder, which 32-bit multiplication gives exactly.
 * The ends of a column cannot always be reached together: such columns go through tight-column.ts.
 */
import { loopFrom } from '../../snapshot/graph/loops.ts';
import { COLUMN, type ShareGraph } from '../../snapshot/graph/types.ts';
import { AMOUNT, decide, OPEN, withRest } from './decide.ts';
import { LoopRest, refuseIfOpen, sweepsOf } from './loop-rest.ts';
import { BILLION, ENTRY, HEAD, SweepMemory } from './sweep-memory.ts';
import { TightColumn } from './tight-column.ts';
import { ANYONE, type ReachOptions, ROW } from './types.ts';

/** A loop stands still when nothing moves by more than so many billionths. */
const STILL = 1000;

export class OwnersSweep extends SweepMemory {
  protected readonly graph: ShareGraph;
  protected readonly options: Required<ReachOptions>;
  private readonly tight: TightColumn;

  constructor(graph: ShareGraph, options: ReachOptions) {
    super(graph);
    this.graph = graph;
    this.options = { ...options, cut: Math.min(options.cut ?? 1_000_000, options.threshold) };
    this.tight = new TightColumn(graph);
  }

  /** Sweeps companies from … to − 1; `flush` is called whenever the rows are full, and must read them. */
  run(from: number, to: number, flush: () => void): void {
    const { loops } = this.graph;
    let loop = loopFrom(loops, from);
    for (let c = from; c < to; ) {
      if (loop < loops.length && loops[loop] === c) {
        const end = loops[loop + 1] as number;
        this.solveLoop(c, end);
        this.emitKept(c, end, flush);
        loop += 2;
        c = end;
        continue;
      }
      const next = Math.min(to, c + 512, loop < loops.length ? (loops[loop] as number) : to);
      this.block(c, next, flush);
      c = next;
    }
  }

  /** @returns a number that depends on what was read, so that the reads are not left out */
  private touch(from: number, to: number): number {
    const { owner, ownerStart, holders } = this.graph;
    const { place, kept } = this;
    const end = ownerStart[to] as number;
    let seen = 0;
    for (let e = ownerStart[from] as number; e < end; e += 1) {
      const o = owner[e] as number;
      if (o >= holders) seen ^= kept[place[o - holders] as number] as number;
    }
    return seen;
  }

  protected block(from: number, to: number, flush: () => void): void {
    this.touch(from - this.graph.holders, to - this.graph.holders);
    const { owner, ownerStart, holders, column, holding } = this.graph;
    const special = COLUMN.capped | COLUMN.complete | COLUMN.widened | COLUMN.rounded;
    for (let c = from; c < to; c += 1) {
      const k = c - holders;
      const start = ownerStart[k] as number;
      const end = ownerStart[k + 1] as number;
      if (end === start) {
        if (c < holding) this.keepNothing(k);
        continue;
      }
      // Owners ascend: the last one tells whether any of them is a company.
      if ((owner[end - 1] as number) < holders && ((column[k] as number) & COLUMN.contradicts) === 0)
        this.direct(c, start, end, flush);
      else {
        if (((column[k] as number) & special) === 0) this.gather(start, end);
        else this.gatherSpecial(c, start, end);
        this.emit(c, flush);
        if (c < holding) this.keep(k);
        this.clear();
      }
    }
  }

  /** Outside owners only: the column is the answer. */
  private direct(c: number, start: number, end: number, flush: () => void): void {
    const { owner, ownerCode, bands, holders, holding, column } = this.graph;
    const { threshold, cut } = this.options;
    const k = c - holders;
    const keeps = c < holding;
    const outward = ((column[k] as number) & COLUMN.rounded) !== 0 ? 1 : 0;
    let kept = this.kept;
    let used = this.used;
    if (keeps) {
      if (used + HEAD + ENTRY * (end - start) > kept.length) kept = this.grow(HEAD + ENTRY * (end - start));
      this.place[k] = used;
      used += HEAD;
    }
    let dropped = 0;
    for (let e = start; e < end; e += 1) {
      const code = ownerCode[e] as number;
      let least = code;
      let most = code;
      if (code < 0) {
        const marks = bands.marks[~code] as number;
        least = (bands.least[~code] as number) | ((marks & 1) !== 0 ? OPEN : 0);
        most = (bands.most[~code] as number) | ((marks & 2) !== 0 ? OPEN : 0);
      }
      const high = most & AMOUNT;
      if (high >= threshold) {
        const verdict = decide(this.options, least, most, outward, 0, outward);
        if (verdict !== 0) this.row(c, owner[e] as number, least, most, verdict, flush);
      }
      if (!keeps) continue;
      if (high >= cut) {
        kept[used] = owner[e] as number;
        kept[used + 1] = least;
        kept[used + 2] = most;
        used += ENTRY;
      } else if (high > dropped) dropped = high;
    }
    if (keeps) this.close(k, outward === 0 ? dropped : dropped + 1, dropped, outward, used);
  }

  private gather(start: number, end: number): void {
    const { owner, ownerCode, bands, holders } = this.graph;
    const { place, kept } = this;
    let { seat, hash, holder, sums, open, found, restLow, restHigh, over } = this;
    let mask = seat.length - 1;
    restLow = restHigh = over = 0;
    for (let e = start; e < end; e += 1) {
      const o = owner[e] as number;
      const code = ownerCode[e] as number;
      let low = code;
      let high = code;
      let marks = 0;
      if (code < 0) {
        low = bands.least[~code] as number;
        high = bands.most[~code] as number;
        marks = bands.marks[~code] as number;
      }
      let f = 0;
      let last = 0;
      const company = o >= holders;
      if (company) {
        f = place[o - holders] as number;
        const count = kept[f + 3] as number;
        // What an owner's kept shares leave out is left out here in proportion, outward.
        if (kept[f] !== 0) restLow += Math.ceil(high * (kept[f] as number) * 1e-9 + 1e-6);
        if (kept[f + 1] !== 0) restHigh += Math.ceil(high * (kept[f + 1] as number) * 1e-9 + 1e-6);
        if (kept[f + 2] !== 0) over += Math.ceil(high * (kept[f + 2] as number) * 1e-9 + 1e-6);
        f += HEAD;
        last = f + ENTRY * count;
        if (2 * (found + count + 2) > mask) {
          this.found = found;
          this.widenTable(found + count + 2);
          ({ seat, hash, holder, sums, open } = this);
          mask = seat.length - 1;
        }
      } else {
        last = 1;
        if (2 * (found + 2) > mask) {
          this.found = found;
          this.widenTable(found + 2);
          ({ seat, hash, holder, sums, open } = this);
          mask = seat.length - 1;
        }
      }
      for (; f < last; f += company ? ENTRY : 1) {
        const p = company ? (kept[f] as number) : o;
        let h = p & mask;
        let i = seat[h] as number;
        while (i !== 0 && holder[i] !== p) {
          h = (h + 1) & mask;
          i = seat[h] as number;
        }
        let at = i << 2;
        if (i === 0) {
          i = ++found;
          at = i << 2;
          seat[h] = i;
          hash[i] = h;
          holder[i] = p;
          sums[at] = sums[at + 1] = sums[at + 2] = sums[at + 3] = 0;
          open[i] = 0;
        }
        if (!company) {
          sums[at] = (sums[at] as number) + low;
          sums[at + 2] = (sums[at + 2] as number) + high;
          if (marks !== 0) open[i] = (open[i] as number) | (marks & 3);
          continue;
        }
        const ends = kept[f + 1] as number;
        const ends2 = kept[f + 2] as number;
        const v = ends & AMOUNT;
        let q = (low * v * 1e-9) | 0;
        let r = (Math.imul(low, v) - Math.imul(q, BILLION)) | 0;
        if (r < 0) {
          q -= 1;
          r += BILLION;
        } else if (r >= BILLION) {
          q += 1;
          r -= BILLION;
        }
        sums[at] = (sums[at] as number) + q;
        sums[at + 1] = (sums[at + 1] as number) + r;
        if (ends !== ends2 || code < 0) {
          // The same holding with its upper ends; and an end counts as reached only if every factor reaches its own.
          const u = ends2 & AMOUNT;
          q = (high * u * 1e-9) | 0;
          r = (Math.imul(high, u) - Math.imul(q, BILLION)) | 0;
          if (r < 0) {
            q -= 1;
            r += BILLION;
          } else if (r >= BILLION) {
            q += 1;
            r -= BILLION;
          }
          if ((marks & 1) !== 0 ? v > 0 || ends >= OPEN : ends >= OPEN && low > 0) open[i] = (open[i] as number) | 1;
          if ((marks & 2) !== 0 || ends2 >= OPEN) open[i] = (open[i] as number) | 2;
        }
        sums[at + 2] = (sums[at + 2] as number) + q;
        sums[at + 3] = (sums[at + 3] as number) + r;
      }
    }
    this.found = found;
    this.restLow = restLow;
    this.restHigh = restHigh;
    this.over = over;
    this.settleSums();
  }

  /** Columns whose ends are rounded, or cannot be reached together. */
  private gatherSpecial(c: number, start: number, end: number): void {
    this.gather(start, end);
    const flags = this.graph.column[c - this.graph.holders] as number;
    if ((flags & (COLUMN.rounded | COLUMN.widened)) !== 0) {
      this.restLow += end - start;
      this.over += end - start;
    }
    if ((flags & (COLUMN.capped | COLUMN.complete)) === 0) return;
    this.tight.read(c, this.kept, this.place);
    const bound = this.tight.narrow(this, this.found);
    this.restLow += bound.least;
    this.over += bound.most;
  }

  private emit(c: number, flush: () => void): void {
    const { sums, holder, open, found, options, restLow, restHigh, over } = this;
    const near = options.threshold - restHigh;
    if (near <= 0) this.row(c, ANYONE, 0, BILLION, ROW.borderline, flush);
    for (let i = 1; i <= found; i += 1) {
      const most = sums[(i << 2) + 2] as number;
      if (most < near) continue;
      const low = Math.min(BILLION, sums[i << 2] as number);
      const high = Math.min(BILLION, most);
      const ends = open[i] as number;
      const least = low | ((ends & 1) !== 0 ? OPEN : 0);
      const top = high | ((ends & 2) !== 0 && most <= BILLION ? OPEN : 0);
      const verdict = decide(options, least, top, restLow, restHigh, over);
      if (verdict !== 0) this.row(c, holder[i] as number, least, withRest(top, restHigh), verdict, flush);
    }
  }

  private keep(k: number): void {
    const { sums, holder, open, found } = this;
    const { cut } = this.options;
    let kept = this.kept;
    let used = this.used;
    if (used + HEAD + ENTRY * found > kept.length) kept = this.grow(HEAD + ENTRY * found);
    this.place[k] = used;
    used += HEAD;
    let dropped = 0;
    for (let i = 1; i <= found; i += 1) {
      const at = i << 2;
      const most = Math.min(BILLION, sums[at + 2] as number);
      if (most >= cut) {
        const ends = open[i] as number;
        kept[used] = holder[i] as number;
        kept[used + 1] = Math.min(BILLION, sums[at] as number) | ((ends & 1) !== 0 ? OPEN : 0);
        // Cut at the whole, an end may be reached.
        kept[used + 2] = most | ((ends & 2) !== 0 && (sums[at + 2] as number) <= BILLION ? OPEN : 0);
        used += ENTRY;
      } else if (most > dropped) dropped = most;
    }
    this.close(k, this.restLow + dropped, this.restHigh + dropped, this.over, used);
  }

  /**
   * A loop: swept from nothing upwards until its shares stand still. What may still come is bounded by the loop's own
   * links (loop-rest.ts), so stopping early widens the bounds and never falsifies them.
   */
  private solveLoop(from: number, to: number): void {
    const { holders } = this.graph;
    const size = to - from;
    const base = this.used;
    for (let c = from; c < to; c += 1) this.keepNothing(c - holders);
    const rest = new LoopRest(size);
    const { ownerStart } = this.graph;
    const limit = sweepsOf(size, (ownerStart[to - holders] as number) - (ownerStart[from - holders] as number));
    let still = false;
    for (let round = 0; round < limit && !still; round += 1) {
      const begin = this.used;
      this.round(from, to, rest);
      this.kept.copyWithin(base, begin, this.used);
      for (let k = from - holders; k < to - holders; k += 1) {
        this.place[k] = (this.place[k] as number) - (begin - base);
      }
      this.used -= begin - base;
      still = rest.still(STILL);
    }
    let open = false;
    rest.solve(this.graph, from, (k, low, high, over) => {
      const at = this.place[k] as number;
      // An open end seen while sweeping may have been passed round the loop with nothing behind it: ends are called
      // reached, and a line met to the billionth is left open.
      const last = at + HEAD + ENTRY * (this.kept[at + 3] as number);
      for (let f = at + HEAD; f < last; f += ENTRY) {
        this.kept[f + 1] = (this.kept[f + 1] as number) & AMOUNT;
        this.kept[f + 2] = (this.kept[f + 2] as number) & AMOUNT;
      }
      this.kept[at] = Math.min(BILLION, low + 1);
      this.kept[at + 1] = high;
      this.kept[at + 2] = Math.min(BILLION, over + 1);
      open ||= high >= this.options.threshold;
    });
    refuseIfOpen(open, size);
  }

  /** Every member once. */
  protected round(from: number, to: number, rest: LoopRest): void {
    for (let c = from; c < to; c += 1) this.sweepMember(c, c - from, rest);
  }

  /** One member of a loop, from what is kept of the others; its rests wait until the sweeps are done. */
  protected sweepMember(c: number, i: number, rest: LoopRest): void {
    const { ownerStart, holders } = this.graph;
    const k = c - holders;
    this.gatherSpecial(c, ownerStart[k] as number, ownerStart[k + 1] as number);
    let [low, high] = [0, 0];
    for (let seat = 1; seat <= this.found; seat += 1) {
      low += this.sums[seat << 2] as number;
      high += this.sums[(seat << 2) + 2] as number;
    }
    rest.note(i, { low, high, restLow: this.restLow, restHigh: this.restHigh, over: this.over });
    this.restLow = this.restHigh = this.over = 0;
    this.keep(k);
    const at = this.place[k] as number;
    rest.dropped[i] = this.kept[at] as number;
    this.kept[at] = this.kept[at + 1] = 0;
    this.clear();
  }

  /** Rows of companies whose shares are kept. */
  private emitKept(from: number, to: number, flush: () => void): void {
    const { kept, place, options } = this;
    for (let c = from; c < to; c += 1) {
      let f = place[c - this.graph.holders] as number;
      const [restLow, restHigh, over] = [kept[f] as number, kept[f + 1] as number, kept[f + 2] as number];
      const last = f + HEAD + ENTRY * (kept[f + 3] as number);
      if (restHigh >= options.threshold) this.row(c, ANYONE, 0, BILLION, ROW.borderline, flush);
      for (f += HEAD; f < last; f += ENTRY) {
        const [least, most] = [kept[f + 1] as number, kept[f + 2] as number];
        const verdict = decide(options, least, most, restLow, restHigh, over);
        if (verdict !== 0) this.row(c, kept[f] as number, least, withRest(most, restHigh), verdict, flush);
      }
    }
  }
}
