/** The loops of a register: where each lies, what kind it is, and its factor once somebody asks. Kept between questions. */
import type { ShareGraph } from '../../snapshot/graph/index.ts';
import { FILL_LIMIT, LoopFactor } from './loop-factor.ts';
import { type Ends, LOOP, loopShape } from './loop-shape.ts';

export class LoopFactors {
  /** by company that holds, from 0: its loop, or −1 */
  readonly loopOf: Int32Array;
  readonly count: number;

  private readonly graph: ShareGraph;
  private readonly ends: Ends;
  private readonly fill: number;
  private readonly shapes: Uint8Array;
  private readonly widths: Int32Array;
  private readonly factors: (LoopFactor | 'too full' | undefined)[];

  /**
   * @param fill numbers kept of one loop at most
   * O(n) and the links of the loops; 4 bytes a company that holds. No loop is eliminated yet.
   */
  constructor(graph: ShareGraph, ends: Ends, fill: number = FILL_LIMIT) {
    this.graph = graph;
    this.fill = fill;
    this.ends = ends;
    this.count = graph.loops.length >> 1;
    this.loopOf = new Int32Array(graph.holding - graph.holders).fill(-1);
    this.shapes = new Uint8Array(this.count);
    this.widths = new Int32Array(this.count);
    this.factors = new Array(this.count).fill(undefined);
    for (let loop = 0; loop < this.count; loop += 1) {
      const [from, to] = [this.from(loop), this.to(loop)];
      this.loopOf.fill(loop, from, to);
      this.shapes[loop] = loopShape(graph, ends, from + graph.holders, to + graph.holders);
      this.widths[loop] = this.widestHolder(from + graph.holders, to + graph.holders);
    }
  }

  /** First company of the loop, by company − holders. */
  from(loop: number): number {
    return (this.graph.loops[2 * loop] as number) - this.graph.holders;
  }

  to(loop: number): number {
    return (this.graph.loops[2 * loop + 1] as number) - this.graph.holders;
  }

  /** @returns a LOOP */
  shape(loop: number): number {
    return this.shapes[loop] as number;
  }

  /** Most companies any member holds. */
  widest(loop: number): number {
    return this.widths[loop] as number;
  }

  /** @returns undefined where elimination would fill too much; only for loops whose shape is open */
  of(loop: number): LoopFactor | undefined {
    const { graph, ends, fill } = this;
    const known = this.factors[loop];
    if (known !== undefined) return known === 'too full' ? undefined : known;
    const made = LoopFactor.of(graph, ends, this.from(loop) + graph.holders, this.to(loop) + graph.holders, fill);
    this.factors[loop] = made ?? 'too full';
    return made;
  }

  /** Eliminates every loop now rather than at its first question; @returns numbers kept */
  prepare(): number {
    let entries = 0;
    for (let loop = 0; loop < this.count; loop += 1) {
      if (this.shape(loop) === LOOP.open) entries += this.of(loop)?.entries ?? 0;
    }
    return entries;
  }

  private widestHolder(from: number, to: number): number {
    const { heldStart } = this.graph;
    let widest = 0;
    for (let x = from; x < to; x += 1) {
      widest = Math.max(widest, (heldStart[x + 1] as number) - (heldStart[x] as number));
    }
    return widest;
  }
}
