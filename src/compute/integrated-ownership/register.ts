/**
 * All outside owners of one company of a register, each with proven ends, and one bound for everybody not listed.
 * Outside owners are those nobody is declared to hold. Integrated ownership as in reference.ts: undeclared parts count
 * for nobody; where shares are bands the ends hold every completion (tighter ones: bounds/register.ts).
 */

import type { ShareGraph } from '../../snapshot/graph/index.ts';
import { LookthroughError } from '../../terms/problem.ts';
import { LoopFactors } from './loop-factors.ts';
import { UpwardPush } from './upward-push.ts';

/** The owners of one company; valid until the next question to the same object. */
export interface OwnersFound {
  readonly company: number;
  readonly count: number;
  /** nodes of the graph, in the order met; only the first `count` places are filled */
  readonly holder: Int32Array;
  /** ends of the i-th owner, fractions of one: never above the least, never below the most that the facts allow */
  least(i: number): number;
  most(i: number): number;
  /** nobody who is not listed has more than this */
  readonly rest: number;
}

export interface Line {
  /** a fraction of one */
  readonly threshold: number;
  /** whose bounds are to be off the line; default everybody's */
  readonly asked?: ReadonlySet<number>;
  /** false: loops are only pushed round; what still lies across the line is for other means. Default true */
  readonly factors?: boolean;
}

const CUT = 1e-4;
/** Each further attempt goes so much deeper. */
const DEEPER = 1 / 16;
/** Pushing so deep costs less than a factor of the loops above, and decides all but what meets the line. */
const DEEPEST = 1e-12;

export class RegisterOwners {
  private readonly graph: ShareGraph;
  private readonly mostFactors: LoopFactors;
  private readonly leastFactors: LoopFactors;
  private readonly up: UpwardPush;
  /** the same push where every share is a point */
  private readonly low: UpwardPush;

  /**
   * @param fill numbers kept of one loop at most, 12 bytes each; a loop that needs more is pushed round. Default 8 million
   * O(n) and the links of the loops. Memory: 12 bytes an outside owner, 16 a company that holds (bands: twice), and for
   * loops asked exactly up to 12 · fill + 32 MB each.
   */
  constructor(graph: ShareGraph, { fill }: { readonly fill?: number } = {}) {
    this.graph = graph;
    const points = graph.bands.least.length === 0;
    this.mostFactors = new LoopFactors(graph, 'most', fill);
    this.leastFactors = points ? this.mostFactors : new LoopFactors(graph, 'least', fill);
    this.up = new UpwardPush(graph, 'most', this.mostFactors);
    this.low = points ? this.up : new UpwardPush(graph, 'least', this.leastFactors);
  }

  /** Eliminates all loops at once, for `exact`; otherwise each is at its first question. @returns numbers kept */
  prepare(): number {
    const entries = this.mostFactors.prepare();
    return this.low === this.up ? entries : entries + this.leastFactors.prepare();
  }

  /**
   * Owners with bounds as wide as the cut leaves them; where a threshold is given, pushed deeper until no bound lies
   * across it, or nothing more is to be gained.
   * @param company a node of the graph
   * @param cut a fraction of one; smaller parts of companies are not looked into, they are in the rest
   * @throws LookthroughError usage for a node that is no company
   * Cost: the holdings above the company that carry more than the cut.
   */
  bounded(company: number, line?: Line, cut: number = CUT): OwnersFound {
    this.begin(company);
    this.advance(cut, false);
    if (line === undefined) return this.result(company);
    for (let deeper = cut * DEEPER; this.straddles(line); deeper *= DEEPER) {
      if (deeper < DEEPEST) {
        if (line.factors !== false) this.advance(0, true);
        break;
      }
      this.advance(deeper, false);
    }
    return this.result(company);
  }

  /**
   * Owners with nothing cut, loops solved by their factors. Where shares are points the ends are less than 10⁻⁹ apart
   * unless next to nothing ever leaves some loop; they are proven either way.
   * @throws as bounded. Cost: the holdings above the company and the numbers kept of the loops met
   */
  exact(company: number): OwnersFound {
    this.begin(company);
    this.advance(0, true);
    return this.result(company);
  }

  private begin(company: number): void {
    const { holders, nodes } = this.graph;
    if (!(Number.isInteger(company) && company >= holders && company < nodes)) {
      throw new LookthroughError('usage', `node ${company} has no declared owners: nothing stands above it`, {
        received: String(company),
        choices: [`${holders} to ${nodes - 1}`],
      });
    }
    this.up.begin(company);
    if (this.low !== this.up) this.low.begin(company);
  }

  private advance(cut: number, exact: boolean): void {
    this.up.advance(cut, exact);
    if (this.low !== this.up) this.low.advance(cut, exact);
  }

  /** Some bound that is asked for lies across the threshold, and pushing on may move it off. */
  private straddles({ threshold, asked }: Line): boolean {
    const { up, low } = this;
    const rest = this.rest();
    const [over, under] = [1 + up.precision(), 1 - low.precision()];
    for (let i = 0; i < up.count; i += 1) {
      const p = up.found[i] as number;
      if (asked?.has(p) === false) continue;
      const [most, least] = [up.share[p] as number, low.share[p] as number];
      if (most * over + rest < threshold || least * under - low.below >= threshold) continue;
      // The facts themselves leave it open: no push can decide.
      if (most * under - up.below >= threshold && (least + low.lying) * over + low.above < threshold) continue;
      if (rest > 0) return true;
    }
    return rest >= threshold;
  }

  private rest(): number {
    const { up } = this;
    return Math.min(1, (up.lying + up.above) * (1 + up.precision()));
  }

  private result(company: number): OwnersFound {
    const { up, low } = this;
    const rest = this.rest();
    const [over, under, short] = [1 + up.precision(), 1 - low.precision(), low.below];
    const ends = { holder: up.found, upper: up.share, lower: low.share };
    return {
      company,
      count: up.count,
      holder: ends.holder,
      least: (i) => Math.max(0, (ends.lower[ends.holder[i] as number] as number) * under - short),
      most: (i) => Math.min(1, (ends.upper[ends.holder[i] as number] as number) * over + rest),
      rest,
    };
  }
}
