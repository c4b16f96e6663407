/**
 * The kernel of the one-company question: the whole of a company pushed up to its owners, theirs to their owners, and so
 * on, companies with high numbers first (owners are numbered before what they own), so that each is met once.
 *
 * State: shares that have arrived at outside owners, and masses still lying at companies. Invariant, for the value V(o)
 * of a company o to any outside owner p (between 0 and 1, and V(c) = Σ share · V(o) over the owners of c):
 *   V(company) = share(p) + Σ mass(o) · V(o), up to `above`, `below` and the relative error `precision()`
 * so what lies still is at most what an owner may yet get: stopping early widens the answer and never falsifies it.
 * With upper ends "=" becomes "<=", with lower ends ">=".
 *
 * Loops are met as one place, when everything that enters them has come. Either they are pushed round until what lies
 * anywhere is below the cut, or they are solved by their factor, and what the solution misses goes into above and below.
 */
import type { ShareGraph } from '../../snapshot/graph/index.ts';
import type { LoopFactors } from './loop-factors.ts';
import { type Ends, LOOP } from './loop-shape.ts';
import { NumberSet } from './number-set.ts';

/** Holdings that one loop may cost when it is pushed round; what lies there then stays in the rest. */
const ROUND_LINKS = { push: 1 << 16, exact: 1 << 25 };
/** Below this nothing is pushed round a loop that has no factor. */
const STILL = 1e-15;
const UNIT = 2 ** -53;
/** Too little to be multiplied on without vanishing: it goes into the rest. */
const NEXT_TO_NOTHING = 1e-290;
/** Owners of which one in so many has a share are cleared all at once. */
const MANY = 32;

export class UpwardPush {
  /** outside owners with a share, in the order met: the first `count` */
  readonly found: Int32Array;
  readonly share: Float64Array;
  count = 0;
  /** masses lying still, together */
  lying = 0;
  /** what all of it may be short of, or over, by solutions of loops */
  above = 0;
  below = 0;
  /** holdings pushed through so far */
  links = 0;

  private readonly graph: ShareGraph;
  private readonly factors: LoopFactors;
  private readonly ends: Int32Array;
  private readonly mass: Float64Array;
  private readonly queue: NumberSet;
  private readonly size: number;
  private parked: Int32Array;
  private parkedCount = 0;

  /** Memory: 12 bytes an outside owner, 12 a company that holds. */
  constructor(graph: ShareGraph, ends: Ends, factors: LoopFactors) {
    this.graph = graph;
    this.factors = factors;
    this.ends = graph.bands[ends];
    this.size = graph.holding - graph.holders;
    this.found = new Int32Array(graph.holders);
    this.share = new Float64Array(graph.holders);
    this.mass = new Float64Array(this.size);
    this.queue = new NumberSet(this.size);
    this.parked = new Int32Array(64);
  }

  /** Forgets the last question and puts the whole of the company in its place; nothing is pushed further yet. */
  begin(company: number): void {
    const { found, share, parked, mass } = this;
    if (this.count * MANY > share.length) share.fill(0);
    else for (let i = 0; i < this.count; i += 1) share[found[i] as number] = 0;
    for (let i = 0; i < this.parkedCount; i += 1) mass[parked[i] as number] = 0;
    this.count = this.parkedCount = this.lying = this.above = this.below = this.links = 0;
    const k = company - this.graph.holders;
    if (k < this.size && (this.factors.loopOf[k] as number) >= 0) this.put(k, 1);
    else this.spread(k, 1);
  }

  /**
   * Pushes on everything that is at least `cut`.
   * @param exact loops by their factors, else round and round
   */
  advance(cut: number, exact: boolean): void {
    const { queue, mass, size } = this;
    const loopOf = this.factors.loopOf;
    if (this.parkedCount > 0) this.unpark();
    for (let k = queue.below(size); k >= 0; k = queue.below(k + 1)) {
      const loop = loopOf[k] as number;
      if (loop >= 0) {
        this.loop(loop, cut, exact);
        continue;
      }
      queue.remove(k);
      const m = mass[k] as number;
      if (m < cut) {
        this.park(k);
        continue;
      }
      mass[k] = 0;
      this.spread(k, m);
    }
  }

  /** Relative error of every share and mass: each went through at most three roundings a holding. */
  precision(): number {
    return (3 * this.links + 16) * UNIT * 1.01;
  }

  private spread(k: number, m: number): void {
    if (m < NEXT_TO_NOTHING) {
      this.above += m;
      return;
    }
    const { owner, ownerCode, ownerStart, holders } = this.graph;
    const { share, mass, found, ends, queue } = this;
    const end = ownerStart[k + 1] as number;
    const start = ownerStart[k] as number;
    const part = m * 1e-9;
    let count = this.count;
    let e = start;
    for (; e < end; e += 1) {
      const o = owner[e] as number;
      if (o >= holders) break;
      const code = ownerCode[e] as number;
      const amount = code >= 0 ? code : (ends[~code] as number);
      if (amount === 0) continue;
      const had = share[o] as number;
      if (had === 0) found[count++] = o;
      share[o] = had + part * amount;
    }
    for (; e < end; e += 1) {
      const at = (owner[e] as number) - holders;
      const code = ownerCode[e] as number;
      const amount = code >= 0 ? code : (ends[~code] as number);
      if (amount === 0) continue;
      const had = mass[at] as number;
      if (had === 0) queue.add(at);
      mass[at] = had + part * amount;
    }
    this.count = count;
    this.links += end - start;
  }

  private put(k: number, m: number): void {
    this.queue.add(k);
    this.mass[k] = (this.mass[k] as number) + m;
  }

  private park(k: number): void {
    if (this.parkedCount === this.parked.length) {
      const wide = new Int32Array(this.parked.length * 2);
      wide.set(this.parked);
      this.parked = wide;
    }
    this.parked[this.parkedCount++] = k;
    this.lying += this.mass[k] as number;
  }

  private unpark(): void {
    for (let i = 0; i < this.parkedCount; i += 1) this.queue.add(this.parked[i] as number);
    this.parkedCount = 0;
    this.lying = 0;
  }

  /** Everything that enters the loop has come: its members are the highest numbers in the queue. */
  private loop(loop: number, cut: number, exact: boolean): void {
    const { factors, mass } = this;
    const [from, to] = [factors.from(loop), factors.to(loop)];
    const shape = factors.shape(loop);
    if (shape === LOOP.closed)
      this.takeAll(from, to, (k) => {
        mass[k] = 0;
      });
    else if (shape === LOOP.endless) this.takeAll(from, to, (k) => this.park(k));
    else if (exact && this.solve(loop, from, to)) return;
    else this.pushRound(from, to, exact ? STILL : cut, exact ? ROUND_LINKS.exact : ROUND_LINKS.push);
  }

  private takeAll(from: number, to: number, take: (k: number) => void): void {
    for (let k = this.queue.below(to); k >= from; k = this.queue.below(k)) {
      this.queue.remove(k);
      take(k);
    }
  }

  /** From the highest member down, again and again; a member below the cut waits until more comes. */
  private pushRound(from: number, to: number, cut: number, budget: number): void {
    const { queue, mass } = this;
    const last = this.links + budget;
    let position = to;
    for (;;) {
      const k = queue.below(position);
      if (k < from) {
        if (queue.below(to) < from) break;
        position = to;
        continue;
      }
      queue.remove(k);
      position = k;
      const m = mass[k] as number;
      if (m < cut || this.links > last) continue;
      mass[k] = 0;
      this.spread(k, m);
    }
    for (let k = from; k < to; k += 1) if (mass[k] !== 0) this.park(k);
  }

  /** By the factor; what the solution misses, member by member, is at most so much for any outside owner. */
  private solve(loop: number, from: number, to: number): boolean {
    const factor = this.factors.of(loop);
    if (factor === undefined) return false;
    const { mass, queue } = this;
    this.takeAll(from, to, () => {});
    const { exits } = factor;
    const visits = factor.solve(mass, from);
    let all = 0;
    for (let i = 0; i < factor.size; i += 1) {
      const entry = mass[from + i] as number;
      const times = visits[i] as number;
      const missing = entry - times + exits.handedOn(exits.outside + i, visits);
      if (missing > 0) this.above += missing;
      else this.below -= missing;
      all += entry + times;
      mass[from + i] = 0;
    }
    // What is missing is itself rounded: a sum of as many terms as a member holds companies of the loop.
    const rounding = 8 * (this.factors.widest(loop) + 8) * UNIT * all;
    this.above += rounding;
    this.below += rounding;
    for (let j = 0; j < exits.outside; j += 1) {
      const v = exits.handedOn(j, visits);
      if (v === 0) continue;
      const at = exits.company[j] as number;
      if (mass[at] === 0) queue.add(at);
      mass[at] = (mass[at] as number) + v;
    }
    for (let i = 0; i < factor.size; i += 1) {
      if (visits[i] !== 0) this.spreadOut(from + i, visits[i] as number);
    }
    return true;
  }

  /** As spread, to outside owners alone. */
  private spreadOut(k: number, m: number): void {
    if (m < NEXT_TO_NOTHING) {
      this.above += m;
      return;
    }
    const { owner, ownerCode, ownerStart, holders } = this.graph;
    const { share, found, ends } = this;
    const end = ownerStart[k + 1] as number;
    const start = ownerStart[k] as number;
    const part = m * 1e-9;
    let count = this.count;
    for (let e = start; e < end; e += 1) {
      const o = owner[e] as number;
      if (o >= holders) break;
      const code = ownerCode[e] as number;
      const amount = code >= 0 ? code : (ends[~code] as number);
      if (amount === 0) continue;
      const had = share[o] as number;
      if (had === 0) found[count++] = o;
      share[o] = had + part * amount;
    }
    this.count = count;
    this.links += end - start;
  }
}
