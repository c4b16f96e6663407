/**
 * One loop, eliminated once (Grassmann, Taksar and Heyman 1985): members are taken out one by one, what went through
 * them goes past them. Nothing is ever subtracted, so every number keeps its relative precision however little leaves
 * the loop. Members with few neighbours go first; the remaining ones fill up as they do in any sparse elimination.
 */
import type { ShareGraph } from '../../snapshot/graph/index.ts';
import { LoopExits } from './loop-exits.ts';
import { type Ends, endOf, leakOf } from './loop-shape.ts';

/** Numbers kept of one loop, at most, 12 bytes each. A loop that fills more is pushed round instead. */
export const FILL_LIMIT = 8_000_000;
/** Visits kept by the company where they enter, of one loop, at most: 32 MB. Further ones are solved each time. */
const MEMO_LIMIT = 4_000_000;
/** With more companies entered than this, one solution of the whole is the shorter way. */
const FEW_ENTRIES = 64;

export class LoopFactor {
  readonly size: number;
  readonly exits: LoopExits;
  private readonly visits: Float64Array;
  private readonly unit: Float64Array;
  private readonly spare: Float64Array;
  private readonly memo: (Float64Array | undefined)[];
  private memoCount = 0;
  private readonly order: Int32Array;
  private readonly left: Float64Array;
  private readonly onStart: Int32Array;
  private readonly on: Int32Array;
  private readonly onPart: Float64Array;
  private readonly inStart: Int32Array;
  private readonly from: Int32Array;
  private readonly fromPart: Float64Array;

  private constructor(steps: readonly Step[], exits: LoopExits, size: number) {
    this.size = size;
    this.exits = exits;
    this.visits = new Float64Array(size);
    this.unit = new Float64Array(size);
    this.spare = new Float64Array(size);
    this.memo = new Array(size).fill(undefined);
    this.order = Int32Array.from(steps, (s) => s.member);
    this.left = Float64Array.from(steps, (s) => s.left);
    [this.onStart, this.on, this.onPart] = packed(
      steps,
      (s) => s.on,
      (s) => s.left,
    );
    [this.inStart, this.from, this.fromPart] = packed(
      steps,
      (s) => s.into,
      () => 1,
    );
  }

  get entries(): number {
    return this.on.length;
  }

  /**
   * Expected visits of every member, valid until the next call.
   * @param entry what enters each member, at offset … offset + size − 1; it is left as it was
   * Cost: the size for each company entered, once it is known; the entries kept where many are entered, or for the first
   * time. The result is close; how close is for the caller to prove by the residual.
   */
  solve(entry: Float64Array, offset: number): Float64Array {
    const { size, visits } = this;
    let entered = 0;
    for (let i = 0; i < size; i += 1) if (entry[offset + i] !== 0) entered += 1;
    if (entered > FEW_ENTRIES) return this.solveAll(entry, offset, visits);
    visits.fill(0);
    for (let i = 0; i < size; i += 1) {
      const mass = entry[offset + i] as number;
      if (mass === 0) continue;
      const row = this.enteredAt(i);
      for (let k = 0; k < size; k += 1) visits[k] = (visits[k] as number) + mass * (row[k] as number);
    }
    return visits;
  }

  private enteredAt(i: number): Float64Array {
    const known = this.memo[i];
    if (known !== undefined) return known;
    this.unit.fill(0);
    this.unit[i] = 1;
    if ((this.memoCount + 1) * this.size > MEMO_LIMIT) return this.solveAll(this.unit, 0, this.spare);
    this.memoCount += 1;
    const row = this.solveAll(this.unit, 0, new Float64Array(this.size));
    this.memo[i] = row;
    return row;
  }

  private solveAll(entry: Float64Array, offset: number, visits: Float64Array): Float64Array {
    const { order, left, onStart, on, onPart, inStart, from, fromPart } = this;
    for (let i = 0; i < this.size; i += 1) visits[i] = entry[offset + i] as number;
    for (let s = 0; s < order.length; s += 1) {
      const arrived = visits[order[s] as number] as number;
      if (arrived === 0) continue;
      const end = onStart[s + 1] as number;
      for (let e = onStart[s] as number; e < end; e += 1) {
        const j = on[e] as number;
        visits[j] = (visits[j] as number) + arrived * (onPart[e] as number);
      }
    }
    for (let s = order.length - 1; s >= 0; s -= 1) {
      const k = order[s] as number;
      let arrived = visits[k] as number;
      const end = inStart[s + 1] as number;
      for (let e = inStart[s] as number; e < end; e += 1) {
        arrived += (visits[from[e] as number] as number) * (fromPart[e] as number);
      }
      visits[k] = arrived / (left[s] as number);
    }
    return visits;
  }

  /**
   * @param from, to the loop's companies; its shape must be `open`
   * @returns undefined where more than `limit` numbers would have to be kept
   */
  static of(graph: ShareGraph, ends: Ends, from: number, to: number, limit = FILL_LIMIT): LoopFactor | undefined {
    const steps = new Elimination(graph, ends, from, to).run(limit);
    return steps === undefined ? undefined : new LoopFactor(steps, new LoopExits(graph, ends, from, to), to - from);
  }
}

/** A member taken out: what goes past it from now on. */
interface Step {
  readonly member: number;
  /** part of a stay that ends by leaving, in the graph that is left: 1 less the way straight back */
  readonly left: number;
  readonly on: Parts;
  readonly into: Parts;
}
interface Parts {
  readonly members: Int32Array;
  readonly parts: Float64Array;
}

/** Once so much of the square of remaining members is filled, they are eliminated as a full matrix. */
const DENSE_FROM = 0.2;

class Elimination {
  private readonly on: Map<number, number>[] = [];
  private readonly into: Map<number, number>[] = [];
  private readonly leak: Float64Array;
  private readonly steps: Step[] = [];
  private links = 0;
  private kept = 0;

  constructor(graph: ShareGraph, ends: Ends, from: number, to: number) {
    const read = endOf(ends);
    this.leak = new Float64Array(to - from);
    for (let i = 0; i < to - from; i += 1) {
      this.on.push(new Map());
      this.into.push(new Map());
    }
    for (let c = from; c < to; c += 1) {
      this.leak[c - from] = leakOf(graph, ends, c, from, to) / 1e9;
      const k = c - graph.holders;
      for (let e = graph.ownerStart[k] as number; e < (graph.ownerStart[k + 1] as number); e += 1) {
        const o = graph.owner[e] as number;
        const share = read(graph.ownerCode[e] as number, graph.bands) / 1e9;
        if (o < from || o >= to || share === 0) continue;
        this.on[c - from]?.set(o - from, share);
        this.into[o - from]?.set(c - from, share);
        this.links += 1;
      }
    }
  }

  run(limit: number): readonly Step[] | undefined {
    const left = new Set(this.leak.keys());
    while (left.size > 0) {
      if (this.links > DENSE_FROM * left.size * (left.size - 1)) {
        if (this.kept + left.size * left.size > limit) return undefined;
        this.takeAll([...left]);
        break;
      }
      const member = this.fewest(left);
      left.delete(member);
      this.takeOut(member);
      if (this.kept + this.links > limit) return undefined;
    }
    return this.steps;
  }

  private fewest(left: ReadonlySet<number>): number {
    let [best, cost] = [-1, Number.POSITIVE_INFINITY];
    for (const i of left) {
      const fill = (this.on[i] as Map<number, number>).size * (this.into[i] as Map<number, number>).size;
      // One neighbour on each side leaves no more than it found: there is nothing better.
      if (fill <= 1) return i;
      if (fill < cost) [best, cost] = [i, fill];
    }
    return best;
  }

  private takeOut(k: number): void {
    const [on, into] = [this.on[k] as Map<number, number>, this.into[k] as Map<number, number>];
    let left = this.leak[k] as number;
    for (const part of on.values()) left += part;
    for (const [i, share] of into) {
      const row = this.on[i] as Map<number, number>;
      row.delete(k);
      const through = share / left;
      this.leak[i] = (this.leak[i] as number) + through * (this.leak[k] as number);
      for (const [j, part] of on) {
        if (j === i) continue;
        const was = row.get(j);
        if (was === undefined) this.links += 1;
        const now = (was ?? 0) + through * part;
        row.set(j, now);
        this.into[j]?.set(i, now);
      }
    }
    for (const j of on.keys()) this.into[j]?.delete(k);
    this.links -= on.size + into.size;
    this.step({ member: k, left, on: partsOf(on), into: partsOf(into) });
  }

  /** The same on a full matrix, in the order given. */
  private takeAll(members: readonly number[]): void {
    const size = members.length;
    const place = new Map(members.map((member, at) => [member, at] as const));
    const a = new Float64Array(size * size);
    const leak = Float64Array.from(members, (member) => this.leak[member] as number);
    for (const [i, member] of members.entries()) {
      for (const [j, part] of this.on[member] as Map<number, number>) a[i * size + (place.get(j) as number)] = part;
    }
    for (let k = 0; k < size; k += 1) {
      let left = leak[k] as number;
      for (let j = k + 1; j < size; j += 1) left += a[k * size + j] as number;
      for (let i = k + 1; i < size; i += 1) {
        const through = (a[i * size + k] as number) / left;
        if (through === 0) continue;
        leak[i] = (leak[i] as number) + through * (leak[k] as number);
        for (let j = k + 1; j < size; j += 1) {
          a[i * size + j] = (a[i * size + j] as number) + through * (a[k * size + j] as number);
        }
      }
      const later = Int32Array.from(members.slice(k + 1));
      const on = a.slice(k * size + k + 1, (k + 1) * size);
      const into = Float64Array.from(later, (_, i) => a[(k + 1 + i) * size + k] as number);
      this.step({
        member: members[k] as number,
        left,
        on: { members: later, parts: on },
        into: { members: later, parts: into },
      });
    }
  }

  private step(step: Step): void {
    this.kept += step.on.members.length + step.into.members.length;
    this.steps.push(step);
  }
}

const partsOf = (map: ReadonlyMap<number, number>): Parts => ({
  members: Int32Array.from(map.keys()),
  parts: Float64Array.from(map.values()),
});

function packed(
  steps: readonly Step[],
  of: (s: Step) => Parts,
  over: (s: Step) => number,
): [Int32Array, Int32Array, Float64Array] {
  const start = new Int32Array(steps.length + 1);
  for (const [s, step] of steps.entries()) start[s + 1] = (start[s] as number) + of(step).members.length;
  const place = new Int32Array(start[steps.length] as number);
  const part = new Float64Array(place.length);
  for (const [s, step] of steps.entries()) {
    const { members, parts } = of(step);
    place.set(members, start[s]);
    for (const [at, share] of parts.entries()) part[(start[s] as number) + at] = share / over(step);
  }
  return [start, place, part];
}
