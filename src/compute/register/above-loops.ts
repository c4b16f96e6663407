/**
 * What stands above the long loops of a register, and which of it an owner reaches: the same for every company the loop
 * stands above, so it is walked once. Short loops and single companies are walked each time, which is as quick.
 */
import { COLUMN, type ShareGraph } from '../../snapshot/graph/index.ts';

/** Loops of so many companies are remembered. */
const LONG_LOOP = 100;
/** Numbers remembered at most, 4 bytes each. */
const MOST_REMEMBERED = 8_000_000;

/** Companies of a part of the register that an owner reaches. */
export interface Reached {
  readonly nodes: readonly number[];
  /** companies in the longest loop among them */
  readonly longest: number;
  /** an end of some column among them was rounded */
  readonly rounded: boolean;
}

export class AboveLoops {
  private readonly graph: ShareGraph;
  /** first and last member + 1 of each long loop */
  private readonly long: readonly (readonly [number, number])[];
  private readonly above = new Map<number, Int32Array>();
  private readonly reached = new Map<string, Reached>();
  private remembered = 0;

  constructor(graph: ShareGraph) {
    this.graph = graph;
    const long: [number, number][] = [];
    for (let l = 0; l < graph.loops.length; l += 2) {
      const [from, to] = [graph.loops[l] as number, graph.loops[l + 1] as number];
      if (to - from >= LONG_LOOP) long.push([from, to]);
    }
    this.long = long;
  }

  /** The first member of the long loop the company is in; −1 where it is in none. */
  loopOf(company: number): number {
    for (const [from, to] of this.long) if (company >= from && company < to) return from;
    return -1;
  }

  /** The loop and everything above it, ascending. @param loop its first member */
  of(loop: number): Int32Array {
    const known = this.above.get(loop);
    if (known !== undefined) return known;
    const { owner, ownerStart, holders } = this.graph;
    const nodes = new Set([loop]);
    for (const node of nodes) {
      const end = ownerStart[node - holders + 1] as number;
      for (let e = ownerStart[node - holders] as number; e < end; e += 1) {
        const o = owner[e] as number;
        if (o >= holders) nodes.add(o);
      }
    }
    const found = Int32Array.from(nodes).sort();
    this.above.set(loop, found);
    return found;
  }

  /** Of those the companies the holder reaches. @param mark 0 for all of them, and left so */
  reachedBy(loop: number, holder: number, mark: Uint8Array): Reached {
    const key = `${loop} ${holder}`;
    const known = this.reached.get(key);
    if (known !== undefined) return known;
    const nodes = this.of(loop);
    const found = reachedIn(this.graph, nodes, groupsOf(this.graph, nodes), holder, mark);
    for (const node of found.nodes) mark[node] = 0;
    this.remembered += found.nodes.length;
    if (this.remembered > MOST_REMEMBERED) {
      this.reached.clear();
      this.remembered = found.nodes.length;
    }
    this.reached.set(key, found);
    return found;
  }
}

/**
 * @param nodes ascending; @param groups where a loop or a company outside loops begins in them, and the end
 * @param mark 2 for companies that are reached already; those found are marked so too
 */
export function reachedIn(
  graph: ShareGraph,
  nodes: Int32Array,
  groups: Int32Array,
  holder: number,
  mark: Uint8Array,
): Reached {
  const { owner, ownerStart, holders, column } = graph;
  const some = (from: number, to: number): boolean => {
    for (let i = from; i < to; i += 1) {
      const k = (nodes[i] as number) - holders;
      const end = ownerStart[k + 1] as number;
      for (let e = ownerStart[k] as number; e < end; e += 1) {
        const o = owner[e] as number;
        if (o === holder || (o >= holders && mark[o] === 2)) return true;
      }
    }
    return false;
  };
  const found: number[] = [];
  let longest = 1;
  let rounded = false;
  for (let g = 0; g + 1 < groups.length; g += 1) {
    const [from, to] = [groups[g] as number, groups[g + 1] as number];
    if (!some(from, to)) continue;
    longest = Math.max(longest, to - from);
    for (let i = from; i < to; i += 1) {
      const node = nodes[i] as number;
      mark[node] = 2;
      found.push(node);
      rounded ||= ((column[node - holders] as number) & COLUMN.rounded) !== 0;
    }
  }
  return { nodes: found, longest, rounded };
}

/** Places where a company outside loops, or a loop, begins; and the end. */
export function groupsOf({ loops }: ShareGraph, nodes: Int32Array): Int32Array {
  const groups: number[] = [];
  let loop = 0;
  let end = -1;
  for (let i = 0; i < nodes.length; i += 1) {
    const node = nodes[i] as number;
    if (node < end) continue;
    groups.push(i);
    while (loop < loops.length && (loops[loop + 1] as number) <= node) loop += 2;
    end = loop < loops.length && (loops[loop] as number) <= node ? (loops[loop + 1] as number) : -1;
  }
  groups.push(nodes.length);
  return Int32Array.from(groups);
}
