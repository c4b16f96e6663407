/**
 * The kernel of ties in a register: breadth first from both ends at once, up and down the holdings alike, always from
 * the end with fewer places at its edge.
 *
 * One number a node says who reached it and when: base + 4 · depth + side, and whatever is below `base` is from an
 * earlier question, so nothing is ever cleared. Both ends write into one list, from its front and from its back.
 *
 * Invariant: when every place nearer than i to the first end and nearer than j to the second has been left, no tie is
 * shorter than i + j + 1. So the first holding that leads from one side to the other ends the search.
 */
import type { ShareGraph } from '../../snapshot/graph/index.ts';

const FIRST = 0;
const SECOND = 1;
const BARRED = 2;
const LAST_BASE = 2 ** 30;

/** What a search must not use. */
export interface Barred {
  readonly nodes: readonly number[];
  /** not directly from the first end to these */
  readonly next: ReadonlySet<number>;
  /** nodes that no tie may go through */
  through?: ((node: number) => boolean) | undefined;
}

export class TwoSidedSearch {
  readonly graph: ShareGraph;
  private readonly mark: Int32Array;
  private readonly list: Int32Array;
  private base = 1;
  private deepest = 0;
  // The last search: its ends, and the depth up to which each side is complete.
  private a = 0;
  private b = 0;
  private depthA = 0;
  private depthB = 0;
  /** the edge of the first side lies in list from … to − 1 */
  private edgeFrom = 0;
  private edgeTo = 0;
  /** that of the second from … down to + 1 */
  private otherFrom = 0;
  private otherTo = 0;

  /** Memory: 8 bytes a node. */
  constructor(graph: ShareGraph) {
    this.graph = graph;
    this.mark = new Int32Array(graph.nodes);
    this.list = new Int32Array(graph.nodes);
  }

  /**
   * @param barred absent: nothing is
   * @param longest longer ties are not looked for
   * @returns holdings between the two; −1 where nothing ties them
   * Cost: the holdings of the nodes left, about the square root of what one side alone would have to leave.
   */
  distance(a: number, b: number, barred?: Barred, longest = Number.POSITIVE_INFINITY): number {
    this.begin(a, b, barred);
    if (a === b) return 0;
    const { mark, list } = this;
    const { owner, ownerStart, held, heldStart, holders, holding, nodes } = this.graph;
    const { base } = this;
    const through = barred?.through;
    const next = barred?.next;
    let [headA, tailA, headB, tailB] = [0, 1, nodes - 1, nodes - 2];
    list[0] = a;
    list[nodes - 1] = b;
    mark[b] = base + SECOND;
    mark[a] = base + FIRST;
    let [depthA, depthB] = [0, 0];
    while (headA < tailA && headB > tailB && depthA + depthB < longest) {
      const first = tailA - headA <= headB - tailB;
      const side = first ? FIRST : SECOND;
      const other = first ? SECOND : FIRST;
      const depth = 1 + (first ? depthA : depthB);
      const value = base + 4 * depth + side;
      const step = first ? 1 : -1;
      const end = first ? tailA : tailB;
      let put = end;
      if (depth > this.deepest) this.deepest = depth;
      for (let at = first ? headA : headB; at !== end; at += step) {
        const v = list[at] as number;
        const cut = v === a && next !== undefined && next.size > 0;
        for (let way = 0; way < 2; way += 1) {
          const up = way === 0;
          if (up ? v < holders : v >= holding) continue;
          const ends = up ? owner : held;
          const last = (up ? ownerStart[v - holders + 1] : heldStart[v + 1]) as number;
          for (let e = (up ? ownerStart[v - holders] : heldStart[v]) as number; e < last; e += 1) {
            const w = ends[e] as number;
            const seen = mark[w] as number;
            if (seen < base) {
              if (cut && next.has(w)) continue;
              if (through?.(w) === true) {
                mark[w] = base + BARRED;
                continue;
              }
              mark[w] = value;
              list[put] = w;
              put += step;
            } else if (((seen - base) & 3) === other) {
              if (cut && next.has(w)) continue;
              if (w === a && next?.has(v) === true) continue;
              this.settle(depthA, depthB, [headA, tailA], [headB, tailB]);
              return depthA + depthB + 1;
            }
          }
        }
      }
      if (first) {
        [headA, tailA] = [end, put];
        depthA += 1;
      } else {
        [headB, tailB] = [end, put];
        depthB += 1;
      }
    }
    return -1;
  }

  /**
   * The shortest tie of the last search, which must have found one: of all shortest, the one whose nodes have the lowest
   * numbers, read from the first end.
   * @param barred as in that search
   * Cost: the holdings of the nodes at the nearer edge, and of those on some shortest tie.
   */
  path(barred?: Barred): readonly number[] {
    const { a, b, base, depthA, depthB } = this;
    if (a === b) return [a];
    const path = [a];
    if (depthA === 0) path.push(this.lowestNext(barred?.next));
    else {
      const onTie = this.onShortest();
      for (let depth = 1; depth <= depthA; depth += 1) {
        const good = onTie[depth] as ReadonlySet<number>;
        path.push(this.lowestOf(path.at(-1) as number, good));
      }
      path.push(this.lowestAt(path.at(-1) as number, base + 4 * depthB + SECOND));
    }
    for (let depth = depthB - 1; depth >= 0; depth -= 1) {
      path.push(this.lowestAt(path.at(-1) as number, base + 4 * depth + SECOND));
    }
    return path;
  }

  /** Nodes of the first side that lie on a shortest tie, by depth; the first end has left its holdings behind. */
  private onShortest(): readonly ReadonlySet<number>[] {
    const { a, base, depthA } = this;
    let good = this.meeting();
    const levels = [good];
    for (let depth = depthA - 1; depth > 0; depth -= 1) {
      const nearer = new Set<number>();
      for (const v of good) this.collect(v, base + 4 * depth + FIRST, nearer);
      good = nearer;
      levels.unshift(good);
    }
    levels.unshift(new Set([a]));
    return levels;
  }

  /** Nodes at the edge of the first side with a holding across, found from the smaller edge. */
  private meeting(): Set<number> {
    const { base, list, depthA, depthB, edgeFrom, edgeTo, otherFrom, otherTo } = this;
    const good = new Set<number>();
    const [mine, theirs] = [base + 4 * depthA + FIRST, base + 4 * depthB + SECOND];
    if (edgeTo - edgeFrom <= otherFrom - otherTo) {
      for (let at = edgeFrom; at < edgeTo; at += 1) {
        const v = list[at] as number;
        if (this.lowestAt(v, theirs) >= 0) good.add(v);
      }
      return good;
    }
    for (let at = otherFrom; at > otherTo; at -= 1) this.collect(list[at] as number, mine, good);
    return good;
  }

  /** The lowest of those around v that carry the mark, or −1: columns and holdings ascend, so each is left at the first. */
  private lowestAt(v: number, value: number): number {
    const { mark } = this;
    const { owner, ownerStart, held, heldStart, holders, holding } = this.graph;
    let best = -1;
    if (v >= holders) {
      const last = ownerStart[v - holders + 1] as number;
      for (let e = ownerStart[v - holders] as number; e < last; e += 1) {
        if (mark[owner[e] as number] !== value) continue;
        best = owner[e] as number;
        break;
      }
    }
    if (v >= holding) return best;
    const last = heldStart[v + 1] as number;
    for (let e = heldStart[v] as number; e < last; e += 1) {
      const w = held[e] as number;
      if (mark[w] === value) return best < 0 || w < best ? w : best;
    }
    return best;
  }

  private collect(v: number, value: number, into: Set<number>): void {
    const { mark } = this;
    const { owner, ownerStart, held, heldStart, holders, holding } = this.graph;
    if (v >= holders) {
      const last = ownerStart[v - holders + 1] as number;
      for (let e = ownerStart[v - holders] as number; e < last; e += 1) {
        if (mark[owner[e] as number] === value) into.add(owner[e] as number);
      }
    }
    if (v >= holding) return;
    const last = heldStart[v + 1] as number;
    for (let e = heldStart[v] as number; e < last; e += 1) {
      if (mark[held[e] as number] === value) into.add(held[e] as number);
    }
  }

  private lowestOf(v: number, good: ReadonlySet<number>): number {
    let best = -1;
    for (const w of good) if ((best < 0 || w < best) && this.touches(v, w)) best = w;
    return best;
  }

  /** Either holds of the other. */
  private touches(v: number, w: number): boolean {
    return this.isOwner(v, w) || this.isOwner(w, v);
  }

  private isOwner(o: number, c: number): boolean {
    const { owner, ownerStart, holders } = this.graph;
    if (c < holders) return false;
    let [low, high] = [ownerStart[c - holders] as number, ownerStart[c - holders + 1] as number];
    const end = high;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((owner[middle] as number) < o) low = middle + 1;
      else high = middle;
    }
    return low < end && owner[low] === o;
  }

  /** From the first end straight across, past what is barred there. */
  private lowestNext(next: ReadonlySet<number> | undefined): number {
    const across = new Set<number>();
    this.collect(this.a, this.base + 4 * this.depthB + SECOND, across);
    let best = -1;
    for (const w of across) if ((best < 0 || w < best) && next?.has(w) !== true) best = w;
    return best;
  }

  private begin(a: number, b: number, barred: Barred | undefined): void {
    this.base += 4 * (this.deepest + 1);
    this.deepest = 0;
    if (this.base > LAST_BASE) {
      this.mark.fill(0);
      this.base = 1;
    }
    [this.a, this.b] = [a, b];
    if (barred !== undefined) for (const node of barred.nodes) this.mark[node] = this.base + BARRED;
  }

  private settle(
    depthA: number,
    depthB: number,
    first: readonly [number, number],
    second: readonly [number, number],
  ): void {
    [this.depthA, this.depthB] = [depthA, depthB];
    [this.edgeFrom, this.edgeTo] = first;
    [this.otherFrom, this.otherTo] = second;
  }
}
