/**
 * The companies between one outside owner and one company: above the company, and reached by the owner. All others
 * above are worth nothing to that owner, whatever the open facts are; of a register's core that leaves a small part.
 */
import { COLUMN, type ShareGraph } from '../../snapshot/graph/index.ts';
import { loopFrom, loopSize } from '../../snapshot/graph/loops.ts';

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
  private company = -1;
  private above: Int32Array = new Int32Array(0);
  private groups: Int32Array = new Int32Array(0);

  /** Memory: a byte a node. */
  constructor(graph: ShareGraph) {
    this.graph = graph;
    this.mark = new Uint8Array(graph.nodes);
  }

  /**
   * Cost: what the owner holds, through all chains down to the company, where that is little; else the holdings above
   * the company, read twice, and for its next owner once.
   */
  of(company: number, holder: number): CompaniesBetween {
    const below = this.heldDownTo(company, holder);
    if (below !== undefined) return this.fromBelow(company, below);
    if (this.company !== company) {
      this.above = this.companiesAbove(company);
      this.groups = groupsOf(this.graph, this.above);
      this.company = company;
    }
    const { above, groups, mark, graph } = this;
    const nodes: number[] = [];
    let longest = 1;
    let rounded = false;
    for (let g = 0; g + 1 < groups.length; g += 1) {
      const [from, to] = [groups[g] as number, groups[g + 1] as number];
      if (!this.reached(from, to, holder)) continue;
      longest = Math.max(longest, to - from);
      for (let i = from; i < to; i += 1) {
        const node = above[i] as number;
        mark[node] = 2;
        nodes.push(node);
        rounded ||= ((graph.column[node - graph.holders] as number) & COLUMN.rounded) !== 0;
      }
    }
    const whole = mark[company] === 2;
    for (const node of nodes) mark[node] = 0;
    return whole ? { nodes: Int32Array.from(nodes), longest, rounded } : NOTHING;
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

  /** Some column of the group names the owner, or a company it reaches. */
  private reached(from: number, to: number, holder: number): boolean {
    const { above, mark } = this;
    const { owner, ownerStart, holders } = this.graph;
    for (let i = from; i < to; i += 1) {
      const k = (above[i] as number) - holders;
      const end = ownerStart[k + 1] as number;
      for (let e = ownerStart[k] as number; e < end; e += 1) {
        const o = owner[e] as number;
        if (o === holder || (o >= holders && mark[o] === 2)) return true;
      }
    }
    return false;
  }

  private companiesAbove(company: number): Int32Array {
    const { mark } = this;
    const { owner, ownerStart, holders } = this.graph;
    const nodes = [company];
    mark[company] = 1;
    for (let at = 0; at < nodes.length; at += 1) {
      const k = (nodes[at] as number) - holders;
      const end = ownerStart[k + 1] as number;
      for (let e = ownerStart[k] as number; e < end; e += 1) {
        const o = owner[e] as number;
        if (o < holders || mark[o] === 1) continue;
        mark[o] = 1;
        nodes.push(o);
      }
    }
    for (const node of nodes) mark[node] = 0;
    return Int32Array.from(nodes).sort();
  }
}

const NOTHING: CompaniesBetween = { nodes: new Int32Array(0), longest: 1, rounded: false };

function lastOfLoop(loops: Int32Array, company: number): number {
  const at = loopFrom(loops, company);
  const first = loops[at];
  return first !== undefined && first <= company ? (loops[at + 1] as number) - 1 : company;
}

/** Places where a company outside loops, or a loop, begins; and the end. */
function groupsOf({ loops }: ShareGraph, nodes: Int32Array): Int32Array {
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
