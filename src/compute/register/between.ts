/**
 * The companies between one outside owner and one company: above the company, and reached by the owner. All others
 * above are worth nothing to that owner, whatever the open facts are; of a register's core that leaves a small part.
 */
import { COLUMN, type ShareGraph } from '../../snapshot/graph/index.ts';

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

  /** Cost: the holdings above the company, read twice; for its next owner once. */
  of(company: number, holder: number): CompaniesBetween {
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
