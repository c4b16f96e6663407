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
import { type LoopQuestion, solveLoop } from './sparse-loop.ts';
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

/** Loops of so many companies are remembered for an owner: what it has in them is the same for all they hold. */
const LONG_LOOP = 100;
/** Numbers remembered at most, 8 bytes each. */
const MOST_REMEMBERED = 4_000_000;

/** What long loops are worth to one outside owner, by its node, the first company of the loop and the end asked for. */
class LoopsKnown {
  private readonly known = new Map<string, Solved>();
  private numbers = 0;

  get(key: string): Solved | undefined {
    return this.known.get(key);
  }

  set(key: string, solved: Solved): void {
    this.numbers += solved.worth.length;
    if (this.numbers > MOST_REMEMBERED) {
      this.known.clear();
      this.numbers = solved.worth.length;
    }
    this.known.set(key, solved);
  }
}

export class RegisterBand {
  private readonly graph: ShareGraph;
  private readonly seen: Int32Array;
  private readonly loops = new LoopsKnown();

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
   * @param end the one that is asked for; the other is then 0 or 1
   * @throws LookthroughError usage for a number that is no node, or a company nobody is declared to hold
   * Cost: the holdings above the company, twice; a loop of k <= 300 companies k³ operations for each of a few fillings,
   * a larger one some sweeps over its holdings.
   * @example X holds 25 to 50 % of A, A holds 50 % of C: X has 12.5 to 25 % of C
   */
  bounds(
    holders: readonly number[],
    company: number,
    nodes?: Int32Array,
    end: 'least' | 'most' | 'both' = 'both',
  ): RegisterBounds {
    const { graph } = this;
    for (const node of holders) this.check(node, 0, 'is no node of the graph');
    this.check(company, graph.holders, 'has no declared owners: nothing stands above it');
    const above = columnsAbove(graph, new Set(holders), company, this.seen, nodes);
    const [owner] = holders;
    // A company that holds may stand in a loop itself, which then is another question.
    const alone = holders.length === 1 && (owner as number) < graph.holders ? owner : undefined;
    const side = (most: boolean): Solved =>
      solved(above, most, alone === undefined ? undefined : this.loops, `${alone}`);
    const upper = end === 'least' ? unasked(above, 1) : side(true);
    const lower = end === 'most' ? unasked(above, 0) : side(false);
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

const unasked = ({ columns }: ColumnsAbove, value: number): Solved => ({
  worth: new Float64Array(columns.count).fill(value),
  loose: false,
});

/**
 * Values of all companies above, owners first; a holder that is the company asked about has what its column is worth.
 * @param known values of long loops, where `holder` is the one outside owner asked for
 */
function solved(above: ColumnsAbove, most: boolean, known: LoopsKnown | undefined, holder: string): Solved {
  const { columns, groups, fixed, company, nodes } = above;
  const worth = new Float64Array(columns.count);
  for (const at of fixed) worth[at] = 1;
  const of = (owner: number): number => worth[owner] as number;
  const value = (at: number): number => (most ? columns.most(at, of, false) : columns.least(at, of));
  let loose = false;
  for (const group of groups) {
    const members = group.filter((at) => !fixed.has(at));
    const [only] = members;
    if (only === undefined) continue;
    if (group.length === 1) {
      worth[only] = value(only);
      continue;
    }
    const key = `${holder} ${nodes[only]} ${most}`;
    const before = group.length < LONG_LOOP ? undefined : known?.get(key);
    if (before !== undefined) for (const [i, at] of members.entries()) worth[at] = before.worth[i] as number;
    const resisted = before?.loose ?? loopOf({ columns, members, worth, most, anyone: false });
    loose ||= resisted;
    if (group.length >= LONG_LOOP && before === undefined)
      known?.set(key, { worth: Float64Array.from(members, of), loose: resisted });
  }
  if (fixed.has(company)) worth[company] = value(company);
  return { worth, loose };
}

/** @returns whether the loop resisted: its values are proven, but may be wider than the facts */
function loopOf(question: LoopQuestion): boolean {
  if (solveLoop(question)) return false;
  walkLoop(question);
  return true;
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
