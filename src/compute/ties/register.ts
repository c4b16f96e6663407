/**
 * How two parties of a register are tied by holdings, up and down alike: how far apart they are, and the shortest ties.
 * A party that holds of everybody ties everybody to everybody: ties through such hubs come after all others and say why.
 */
import type { ShareGraph } from '../../snapshot/graph/index.ts';
import { shareOf } from '../../snapshot/graph/index.ts';
import type { Interval } from '../../terms/interval.ts';
import { LookthroughError } from '../../terms/problem.ts';
import { rankedPaths } from './ranked-paths.ts';
import { TwoSidedSearch } from './two-sided-search.ts';

export interface RegisterTie {
  /** nodes of the graph, both parties included */
  readonly nodes: readonly number[];
  /** one less than there are nodes */
  readonly steps: readonly RegisterTieStep[];
  /** hubs it goes through; empty: none */
  readonly hubs: readonly { readonly node: number; readonly reason: string }[];
}
export interface RegisterTieStep {
  readonly from: number;
  readonly to: number;
  readonly kind: 'holds' | 'held-by' | 'each-other';
  /** what is held, fractions of one; two of them where each holds of the other */
  readonly holdings: readonly { readonly holder: number; readonly company: number; readonly share: Interval }[];
}

/** Who counts as a hub between others; the two parties themselves never do. */
export interface Hubs {
  /** more holdings than this, held and given together */
  readonly mostHoldings?: number;
  /** by node, with the reason: a state, a stock exchange's nominee */
  readonly named?: ReadonlyMap<number, string>;
}

export interface RegisterTieOptions {
  /** 1 to 10; default 1 */
  readonly count?: number;
  readonly hubs?: Hubs;
  /** longest tie looked for, in holdings; default: any */
  readonly longest?: number;
}

const MOST_TIES = 10;

export class RegisterTies {
  private readonly graph: ShareGraph;
  private readonly search: TwoSidedSearch;

  /** Memory: 8 bytes a node, kept between questions. */
  constructor(graph: ShareGraph) {
    this.graph = graph;
    this.search = new TwoSidedSearch(graph);
  }

  /**
   * @returns holdings on the shortest tie; 0 for a party and itself, −1 where nothing ties them
   * @throws LookthroughError usage for a number that is no node of the graph
   * Cost: the holdings of the nodes near both; where nothing ties them, of everything tied to one of them.
   */
  distance(a: number, b: number): number {
    this.check(a);
    this.check(b);
    return this.search.distance(a, b);
  }

  /**
   * The shortest ties, each going through no party twice.
   * @returns first those through no hub, then the others; within each by length, then by the numbers of their nodes
   * @throws LookthroughError usage for a number that is no node, or a count outside 1 to 10
   * Cost: one search as `distance` for every node on every tie.
   * @example ties between A and B that both hold of C: A holds C, C is held by B
   */
  ties(a: number, b: number, options: RegisterTieOptions = {}): readonly RegisterTie[] {
    const { count = 1, hubs = {}, longest = Number.POSITIVE_INFINITY } = options;
    this.check(a);
    this.check(b);
    if (!(Number.isInteger(count) && count >= 1 && count <= MOST_TIES)) {
      throw new LookthroughError('usage', `${count} ties are not to be had`, {
        received: String(count),
        choices: [`1 to ${MOST_TIES}`],
      });
    }
    const anyHub = hubs.mostHoldings !== undefined || (hubs.named?.size ?? 0) > 0;
    const through = anyHub ? (node: number): boolean => this.isHub(node, hubs) : undefined;
    const clear = rankedPaths(this.search, a, b, { count, longest, through });
    const paths = clear.length === count || !anyHub ? clear : [...clear, ...this.through(a, b, clear.length, options)];
    return paths.map((nodes) => this.tie(nodes, hubs));
  }

  /** Ties through hubs, where there are not enough others. */
  private through(a: number, b: number, clear: number, options: RegisterTieOptions): readonly (readonly number[])[] {
    const { count = 1, hubs = {}, longest = Number.POSITIVE_INFINITY } = options;
    return rankedPaths(this.search, a, b, { count, longest })
      .filter((nodes) => nodes.slice(1, -1).some((node) => this.isHub(node, hubs)))
      .slice(0, count - clear);
  }

  private isHub(node: number, { mostHoldings, named }: Hubs): boolean {
    return named?.has(node) === true || (mostHoldings !== undefined && this.holdingsAround(node) > mostHoldings);
  }

  private reason(node: number, { mostHoldings, named }: Hubs): string | undefined {
    const given = named?.get(node);
    if (given !== undefined || mostHoldings === undefined) return given;
    const around = this.holdingsAround(node);
    return around > mostHoldings ? `${around} holdings lead to or from it, more than ${mostHoldings}` : undefined;
  }

  private holdingsAround(node: number): number {
    const { ownerStart, heldStart, holders, holding } = this.graph;
    const up = node < holders ? 0 : (ownerStart[node - holders + 1] as number) - (ownerStart[node - holders] as number);
    const down = node >= holding ? 0 : (heldStart[node + 1] as number) - (heldStart[node] as number);
    return up + down;
  }

  private tie(nodes: readonly number[], hubs: Hubs): RegisterTie {
    const steps = nodes.slice(1).map((to, i) => this.step(nodes[i] as number, to));
    const met = nodes.slice(1, -1).flatMap((node) => {
      const reason = this.reason(node, hubs);
      return reason === undefined ? [] : [{ node, reason }];
    });
    return { nodes, steps, hubs: met };
  }

  private step(from: number, to: number): RegisterTieStep {
    const [down, up] = [this.holding(from, to), this.holding(to, from)];
    const kind = down.length === 0 ? 'held-by' : up.length === 0 ? 'holds' : 'each-other';
    return { from, to, kind, holdings: [...down, ...up] };
  }

  private holding(holder: number, company: number): RegisterTieStep['holdings'] {
    const { owner, ownerCode, ownerStart, holders, bands } = this.graph;
    if (company < holders) return [];
    let [low, high] = [ownerStart[company - holders] as number, ownerStart[company - holders + 1] as number];
    const end = high;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((owner[middle] as number) < holder) low = middle + 1;
      else high = middle;
    }
    if (low === end || owner[low] !== holder) return [];
    return [{ holder, company, share: shareOf(ownerCode[low] as number, bands) }];
  }

  private check(node: number): void {
    const { nodes } = this.graph;
    if (Number.isInteger(node) && node >= 0 && node < nodes) return;
    throw new LookthroughError('usage', `${node} is no node of the graph`, {
      received: String(node),
      choices: [`0 to ${nodes - 1}`],
    });
  }
}
