/**
 * The companies between one outside owner and one company: above the company, and reached by the owner. All others
 * above are worth nothing to that owner, whatever the open facts are; of a register's core that leaves a small part.
 */
import { COLUMN, type ShareGraph } from '../../snapshot/graph/index.ts';
import { loopFrom, loopSize } from '../../snapshot/graph/loops.ts';
import { AboveLoops, groupsOf, reachedIn } from './above-loops.ts';

/** Holdings looked at from the owner down, before it is asked from the company up. */
const FEW_LINKS = 2_000;

export interface CompaniesBetween {
  /** ascending: owners before what they own, members of a loop together; the company last. Empty: nothing reaches it */
  readonly nodes: Int32Array;
  /** companies in the longest loop among them; 1 without loops */
  readonly longest: number;
  /** an end of some column among them was rounded when the graph was built */
  readonly rounded: boolean;
}

/** Reads the same graph again and again; what stands above a company serves all its owners. */
export class Between {
  private readonly graph: ShareGraph;
  /** by node, 0 between questions: 1 above the company, 2 reached by the owner too */
  private readonly mark: Uint8Array;
  private readonly loops: AboveLoops;
  private company = -1;
  /** long loops above the company, by their first member */
  private long: readonly number[] = [];
  /** companies above it that do not stand above those, ascending */
  private others: Int32Array = new Int32Array(0);
  private groups: Int32Array = new Int32Array(0);

  /** Memory: a byte a node. */
  constructor(graph: ShareGraph) {
    this.graph = graph;
    this.mark = new Uint8Array(graph.nodes);
    this.loops = new AboveLoops(graph);
  }

  /**
   * Cost: what the owner holds, through all chains down to the company, where that is little; else the holdings above
   * the company, read twice, and for its next owner once. What stands above a long loop is read once for all companies,
   * and once more for each owner.
   */
  of(company: number, holder: number): CompaniesBetween {
    const below = this.heldDownTo(company, holder);
    if (below !== undefined) return this.fromBelow(company, below);
    if (this.company !== company) this.walkUp(company);
    const { mark, graph } = this;
    const parts = this.long.map((loop) => this.loops.reachedBy(loop, holder, mark));
    for (const { nodes } of parts) for (const node of nodes) mark[node] = 2;
    parts.push(reachedIn(graph, this.others, this.groups, holder, mark));
    const whole = mark[company] === 2;
    const nodes: number[] = [];
    for (const part of parts) {
      for (const node of part.nodes) {
        // Two loops may have the same companies above them.
        if (mark[node] === 2) nodes.push(node);
        mark[node] = 0;
      }
    }
    if (!whole) return NOTHING;
    return {
      nodes: Int32Array.from(nodes).sort(),
      longest: Math.max(...parts.map((part) => part.longest)),
      rounded: parts.some((part) => part.rounded),
    };
  }

  /** Companies the owner holds of, as far down as the company; undefined where they are many. */
  private heldDownTo(company: number, holder: number): readonly number[] | undefined {
    const { mark } = this;
    const { held, heldStart, holding, loops } = this.graph;
    // Owners are numbered before what they own, but for members of one loop.
    const last = lastOfLoop(loops, company);
    const found: number[] = [];
    let links = 0;
    for (let at = -1; at < found.length && links <= FEW_LINKS; at += 1) {
      const node = at < 0 ? holder : (found[at] as number);
      if (node >= holding) continue;
      const end = heldStart[node + 1] as number;
      for (let e = heldStart[node] as number; e < end && links <= FEW_LINKS; e += 1) {
        const c = held[e] as number;
        if (c > last) break;
        links += 1;
        if (mark[c] !== 0) continue;
        mark[c] = 1;
        found.push(c);
      }
    }
    if (links <= FEW_LINKS) return found;
    for (const node of found) mark[node] = 0;
    return undefined;
  }

  /** Of those, the ones above the company. @param below marked 1 */
  private fromBelow(company: number, below: readonly number[]): CompaniesBetween {
    const { mark, graph } = this;
    const { owner, ownerStart, holders } = graph;
    const nodes = mark[company] === 1 ? [company] : [];
    for (const node of nodes) mark[node] = 2;
    for (const node of nodes) {
      const end = ownerStart[node - holders + 1] as number;
      for (let e = ownerStart[node - holders] as number; e < end; e += 1) {
        const o = owner[e] as number;
        if (mark[o] !== 1) continue;
        mark[o] = 2;
        nodes.push(o);
      }
    }
    for (const node of below) mark[node] = 0;
    if (nodes.length === 0) return NOTHING;
    const rounded = nodes.some((node) => ((graph.column[node - holders] as number) & COLUMN.rounded) !== 0);
    const longest = nodes.reduce((most, node) => Math.max(most, loopSize(graph.loops, node)), 1);
    return { nodes: Int32Array.from(nodes).sort(), longest, rounded };
  }

  /** Everything above the company: long loops with what is above them, and the others. */
  private walkUp(company: number): void {
    const { mark, loops } = this;
    const { owner, ownerStart, holders } = this.graph;
    const long = new Set<number>();
    const walked: number[] = [];
    const meet = (node: number): void => {
      if (mark[node] === 1) return;
      const loop = loops.loopOf(node);
      if (loop >= 0) {
        long.add(loop);
        for (const above of loops.of(loop)) mark[above] = 1;
        return;
      }
      mark[node] = 1;
      walked.push(node);
    };
    meet(company);
    for (const node of walked) {
      const end = ownerStart[node - holders + 1] as number;
      for (let e = ownerStart[node - holders] as number; e < end; e += 1) {
        const o = owner[e] as number;
        if (o >= holders) meet(o);
      }
    }
    for (const node of walked) mark[node] = 0;
    const aboveLoops = [...long].map((loop) => loops.of(loop));
    for (const nodes of aboveLoops) for (const node of nodes) mark[node] = 2;
    // Walked before a loop was met that it stands above.
    this.others = Int32Array.from(walked.filter((node) => mark[node] === 0)).sort();
    for (const nodes of aboveLoops) for (const node of nodes) mark[node] = 0;
    this.groups = groupsOf(this.graph, this.others);
    this.long = [...long];
    this.company = company;
  }
}

const NOTHING: CompaniesBetween = { nodes: new Int32Array(0), longest: 1, rounded: false };

function lastOfLoop(loops: Int32Array, company: number): number {
  const at = loopFrom(loops, company);
  const first = loops[at];
  return first !== undefined && first <= company ? (loops[at + 1] as number) - 1 : company;
}
