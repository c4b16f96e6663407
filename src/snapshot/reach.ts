/** Who could be counting whom: everything a holder reaches along live interests, without passing through one company. */
import type { Node } from './types.ts';

export class Reach {
  private readonly held: Map<Node, Node[]>;

  /** `links`: [owner, company] for every live interest, control included */
  constructor(links: Iterable<readonly [Node, Node]>) {
    this.held = new Map();
    for (const [owner, company] of links) {
      const list = this.held.get(owner);
      if (list === undefined) this.held.set(owner, [company]);
      else list.push(company);
    }
  }

  /** Those of `candidates` that `holder` reaches without passing through `without`. Cost: the descendants of `holder`. */
  among(candidates: readonly Node[], holder: Node, without: Node): Node[] {
    const seen = new Set<Node>([holder]);
    const queue: Node[] = [holder];
    for (let at = 0; at < queue.length; at += 1) {
      for (const company of this.held.get(queue[at] as Node) ?? []) {
        if (company === without || seen.has(company)) continue;
        seen.add(company);
        queue.push(company);
      }
    }
    return candidates.filter((k) => k !== holder && seen.has(k));
  }
}
