/** Everybody above a company, found once however many parties a proof is about, and what of it a set votes in. */
import type { Node, Snapshot } from '../snapshot/types.ts';
import { ancestors } from './reach.ts';

type Measure = 'economic' | 'votes';

/** The company and everybody above it, with the order in which they are met. */
export type Above = ReadonlyMap<Node, number>;

export class Aboves {
  private readonly s: Snapshot;
  private readonly known = new Map<string, Above>();
  private readonly held = new Map<Measure, ReadonlyMap<Node, readonly Node[]>>();

  constructor(snapshot: Snapshot) {
    this.s = snapshot;
  }

  /** @param first what is to be done with each of them the first time they are asked for */
  of(measure: Measure, company: Node, stated: boolean, first: (node: Node) => void): Above {
    const key = `${measure} ${company} ${stated}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const found = new Map([...ancestors(this.s, measure, company, stated)].map((n, at) => [n, at] as const));
    for (const node of found.keys()) first(node);
    this.known.set(key, found);
    return found;
  }

  /** Those of `above` in which somebody of the set holds, in their order. O(holdings of the set). */
  heldBy(set: readonly Node[], measure: Measure, above: Above): readonly Node[] {
    const held = this.companiesOf(measure);
    const found = new Set(set.flatMap((n) => held.get(n) ?? []).filter((n) => above.has(n)));
    return [...found].sort((a, b) => (above.get(a) as number) - (above.get(b) as number));
  }

  private companiesOf(measure: Measure): ReadonlyMap<Node, readonly Node[]> {
    const known = this.held.get(measure);
    if (known !== undefined) return known;
    const held = new Map<Node, Node[]>();
    for (const column of this.s[measure].values()) {
      for (const { owner } of column.holdings) {
        const list = held.get(owner);
        if (list === undefined) held.set(owner, [column.company]);
        else list.push(column.company);
      }
    }
    this.held.set(measure, held);
    return held;
  }
}
