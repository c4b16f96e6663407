/**
 * Tight bounds for one set of holders in one company of a register, where shares are bands: over every filling of the
 * columns above the company at once (THEORY 3.2), in doubles rounded outward, with the certificate that proves them.
 */
import type { ShareGraph } from '../../snapshot/graph/index.ts';
import { type Interval, interval } from '../../terms/interval.ts';
import { LookthroughError } from '../../terms/problem.ts';
import type { CertificateLine } from '../types.ts';
import { fractionOf } from './outward.ts';
import { type ColumnsAbove, columnsAbove } from './register-columns.ts';
import { solveLoop } from './sparse-loop.ts';
import { walkLoop } from './walked-loop.ts';

export interface RegisterBounds {
  /** holds the exact bounds; ends are called included even where the exact ones are not */
  readonly bounds: Interval;
  /** true: some loop resisted, and its bounds, though proven, may be wider than the facts */
  readonly loose: boolean;
  readonly holders: readonly number[];
  readonly company: number;
  /** no filling of any column exceeds its line, given the lines of its owners; companies without a line: 0 */
  readonly upper: readonly CertificateLine[];
  /** no filling falls below its line, and each leans on lines of lower rank, whatever the filling */
  readonly lower: readonly CertificateLine[];
}

interface Solved {
  readonly worth: Float64Array;
  readonly loose: boolean;
}

export class RegisterBand {
  private readonly graph: ShareGraph;
  private readonly seen: Int32Array;

  /** Memory: 4 bytes a node, kept between questions. */
  constructor(graph: ShareGraph) {
    this.graph = graph;
    this.seen = new Int32Array(graph.nodes);
  }

  /**
   * The part of the company that the holders own together; the undeclared rest of a column counts for nobody.
   * @param holders nodes of the graph, as one set
   * @returns fractions of one, as far apart as the facts leave them and less than 10⁻⁹ more where not loose; a column
   *   with ends rounded to billionths adds those
   * @param nodes companies that alone matter, ascending, the company among them; default all above it. Leave out only
   *   those that no holder reaches
   * @throws LookthroughError usage for a number that is no node, or a company nobody is declared to hold
   * Cost: the holdings above the company, twice; a loop of k <= 300 companies k³ operations for each of a few fillings,
   * a larger one some sweeps over its holdings.
   * @example X holds 25 to 50 % of A, A holds 50 % of C: X has 12.5 to 25 % of C
   */
  bounds(holders: readonly number[], company: number, nodes?: Int32Array): RegisterBounds {
    const { graph } = this;
    for (const node of holders) this.check(node, 0, 'is no node of the graph');
    this.check(company, graph.holders, 'has no declared owners: nothing stands above it');
    const above = columnsAbove(graph, new Set(holders), company, this.seen, nodes);
    const [upper, lower] = [solved(above, true), solved(above, false)];
    const value = (side: Solved): number => side.worth[above.company] as number;
    return {
      bounds: interval(fractionOf(value(lower)), fractionOf(value(upper))),
      loose: upper.loose || lower.loose,
      holders: [...holders],
      company,
      get upper() {
        return lines(above, upper.worth, () => 0);
      },
      get lower() {
        const ranks = ranksOf(above, lower.worth);
        return lines(above, lower.worth, (at) => ranks[at] as number);
      },
    };
  }

  private check(node: number, from: number, wrong: string): void {
    const { nodes } = this.graph;
    if (Number.isInteger(node) && node >= from && node < nodes) return;
    throw new LookthroughError('usage', `node ${node} ${wrong}`, {
      received: String(node),
      choices: [`${from} to ${nodes - 1}`],
    });
  }
}

/** Values of all companies above, owners first; a holder that is the company asked about has what its column is worth. */
function solved({ columns, groups, fixed, company }: ColumnsAbove, most: boolean): Solved {
  const worth = new Float64Array(columns.count);
  for (const at of fixed) worth[at] = 1;
  const of = (owner: number): number => worth[owner] as number;
  const value = (at: number): number => (most ? columns.most(at, of, false) : columns.least(at, of));
  let loose = false;
  for (const group of groups) {
    const members = group.filter((at) => !fixed.has(at));
    const [only] = members;
    if (only === undefined) continue;
    if (group.length === 1) worth[only] = value(only);
    else if (!solveLoop({ columns, members, worth, most, anyone: false })) {
      walkLoop({ columns, members, worth, most, anyone: false });
      loose = true;
    }
  }
  if (fixed.has(company)) worth[company] = value(company);
  return { worth, loose };
}

function lines(
  { nodes, fixed, company }: ColumnsAbove,
  worth: Float64Array,
  rank: (at: number) => number,
): readonly CertificateLine[] {
  const found: CertificateLine[] = [];
  for (const [at, node] of nodes.entries()) {
    const value = worth[at] as number;
    if (value === 0 || (fixed.has(at) && at !== company)) continue;
    found.push({ node, value: fractionOf(value), open: false, rank: rank(at) });
  }
  return found;
}

/** By local number: 1, 2, … in an order in which each cannot keep everything from the holders and those before it. */
function ranksOf({ columns, nodes, fixed }: ColumnsAbove, worth: Float64Array): Int32Array {
  const rank = new Int32Array(columns.count);
  const counts = (owner: number): number => Number(fixed.has(owner) || (rank[owner] as number) > 0);
  const holdings = heldAbove(columns, nodes.length);
  const queue = Array.from(nodes.keys()).filter((at) => (worth[at] as number) > 0);
  let next = 1;
  for (const at of queue) {
    if (rank[at] !== 0 || (worth[at] as number) === 0 || columns.least(at, counts) === 0) continue;
    rank[at] = next++;
    queue.push(...(holdings[at] ?? []));
  }
  return rank;
}

/** By local number: companies it holds of. */
function heldAbove({ start, owner }: ColumnsAbove['columns'], companies: number): readonly (readonly number[])[] {
  const held: number[][] = Array.from({ length: companies }, () => []);
  for (let at = 0; at < companies; at += 1) {
    for (let e = start[at] as number; e < (start[at + 1] as number); e += 1) held[owner[e] as number]?.push(at);
  }
  return held;
}
