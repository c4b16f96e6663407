/**
 * All links of the store as numbers, for walks that go too deep or too wide for look-ups: a chain of a million
 * companies is a million levels. Twelve bytes or so a link; read once, kept until the next batch.
 */
import type { PartyId } from '../../statements/types.ts';
import { textOfKey } from '../key.ts';
import { type Extent, walk } from '../walk.ts';
import type { Database } from './database.ts';

/** Neighbours of node n: targets[starts[n] … starts[n + 1]). */
interface Adjacency {
  readonly starts: Int32Array;
  readonly targets: Int32Array;
}

export class WholeGraph {
  private readonly names: readonly string[];
  private readonly nodes: ReadonlyMap<string, number>;
  private readonly above: Adjacency;
  private readonly below: Adjacency;
  private readonly twin: Adjacency;

  private constructor(names: readonly string[], nodes: ReadonlyMap<string, number>, links: Pairs, twins: Pairs) {
    this.names = names;
    this.nodes = nodes;
    this.above = adjacency(names.length, links.to, links.from);
    this.below = adjacency(names.length, links.from, links.to);
    this.twin = adjacency(names.length, twins.from.concat(twins.to), twins.to.concat(twins.from));
  }

  static async read(db: Database): Promise<WholeGraph> {
    const nodes = new Map<string, number>();
    const names: string[] = [];
    const nodeOf = (key: string): number => {
      const known = nodes.get(key);
      if (known !== undefined) return known;
      nodes.set(key, names.length);
      names.push(key);
      return names.length - 1;
    };
    const pairs = async (sql: string): Promise<Pairs> => {
      const [from, to]: [number[], number[]] = [[], []];
      for await (const [a, b] of db.stream(sql)) {
        from.push(nodeOf(String(a)));
        to.push(nodeOf(String(b)));
      }
      return { from, to };
    };
    const links = await pairs('SELECT DISTINCT above, below FROM link');
    // All who bear a number hang on the first of them: as many links as bearers, not their square.
    const twins = await pairs(
      `SELECT a, b FROM same UNION SELECT party, first FROM
         (SELECT party, min(party) OVER (PARTITION BY key) AS first FROM identifier) WHERE party <> first`,
    );
    return new WholeGraph(names, nodes, links, twins);
  }

  async closure(parties: readonly PartyId[], keyed: (id: PartyId) => string, extent: Extent): Promise<Set<PartyId>> {
    const known = parties.flatMap((id) => this.nodes.get(keyed(id)) ?? []);
    const reached = await walk(known, extent, {
      below: (from) => along(this.below, from),
      above: (from) => along(this.above, from),
      twins: (from) => along(this.twin, from),
    });
    const found = new Set(parties);
    for (const node of reached ?? []) found.add(textOfKey(this.names[node] as string));
    return found;
  }
}

interface Pairs {
  readonly from: readonly number[];
  readonly to: readonly number[];
}

function* along({ starts, targets }: Adjacency, from: readonly number[]): Iterable<number> {
  for (const node of from) {
    const end = starts[node + 1] as number;
    for (let at = starts[node] as number; at < end; at += 1) yield targets[at] as number;
  }
}

/** Counting sort by source. O(nodes + links). */
function adjacency(count: number, from: readonly number[], to: readonly number[]): Adjacency {
  const starts = new Int32Array(count + 1);
  for (const node of from) starts[node + 1] = (starts[node + 1] as number) + 1;
  for (let node = 0; node < count; node += 1)
    starts[node + 1] = (starts[node + 1] as number) + (starts[node] as number);
  const next = starts.slice();
  const targets = new Int32Array(from.length);
  from.forEach((node, at) => {
    targets[next[node] as number] = to[at] as number;
    next[node] = (next[node] as number) + 1;
  });
  return { starts, targets };
}
