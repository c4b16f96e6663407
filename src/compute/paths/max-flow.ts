/** Maximum flow with exact capacities, Edmonds and Karp 1972: shortest ways first, so it ends whatever the fractions. */
import { compare, type Exact, min, ZERO } from '../../terms/exact.ts';

export class FlowNetwork {
  private readonly to: number[] = [];
  private readonly room: Exact[] = [];
  private readonly out: number[][];

  constructor(nodes: number) {
    this.out = Array.from({ length: nodes }, () => []);
  }

  /** Two entries a link: there and back, so entry `e ^ 1` is the way back of `e`. */
  link(from: number, to: number, capacity: Exact): void {
    if (capacity.n === 0n) return;
    this.out[from]?.push(this.to.length);
    this.to.push(to);
    this.room.push(capacity);
    this.out[to]?.push(this.to.length);
    this.to.push(from);
    this.room.push(ZERO);
  }

  /** The most that gets from `source` to `sink`. Cost: nodes · links² exact operations at the very worst. */
  most(source: number, sink: number): Exact {
    let total = ZERO;
    for (;;) {
      const way = this.shortest(source, sink);
      if (way === undefined) return total;
      const amount = way.map((e) => this.room[e] as Exact).reduce(min);
      for (const e of way) {
        this.room[e] = (this.room[e] as Exact).sub(amount);
        this.room[e ^ 1] = (this.room[e ^ 1] as Exact).add(amount);
      }
      total = total.add(amount);
    }
  }

  private shortest(source: number, sink: number): readonly number[] | undefined {
    const by = new Map<number, number>([[source, -1]]);
    for (const at of by.keys()) {
      if (at === sink) return this.trace(by, sink);
      for (const e of this.out[at] ?? []) {
        const next = this.to[e] as number;
        if (!by.has(next) && compare(this.room[e] as Exact, ZERO) > 0) by.set(next, e);
      }
    }
    return undefined;
  }

  private trace(by: ReadonlyMap<number, number>, sink: number): readonly number[] {
    const way: number[] = [];
    for (let e = by.get(sink) as number; e >= 0; e = by.get(this.to[e ^ 1] as number) as number) way.push(e);
    return way;
  }
}
