/** In which order columns are settled: owners before what they own, members of a loop side by side. */
import { companyOrder } from '../../snapshot/graph/index.ts';
import { VoteColumns, type VotesInput } from './vote-columns.ts';

export interface ReadingOrder {
  readonly order: Int32Array;
  /** first place and one past the last of every loop of two or more */
  readonly loops: Int32Array;
}

/** The graph's own order, or that of shares and votes together. O(1) without votes but for the list, else O(n + m). */
export function readingOrder(input: VotesInput): ReadingOrder {
  const { graph, votes } = input;
  if (votes !== undefined) return mixedOrder(input);
  const order = new Int32Array(graph.nodes - graph.holders);
  for (let k = 0; k < order.length; k += 1) order[k] = k + graph.holders;
  return { order, loops: graph.loops.map((place) => place - graph.holders) };
}

function mixedOrder(input: VotesInput): ReadingOrder {
  const { graph, votes } = input;
  const columns = new VoteColumns(input);
  const start = new Int32Array(graph.nodes + 1);
  const owner = new Int32Array(graph.links + (votes?.links ?? 0));
  let at = 0;
  for (let c = graph.holders; c < graph.nodes; c += 1) {
    start[c] = at;
    columns.read(c);
    for (let e = columns.start; e < columns.end; e += 1) owner[at++] = columns.owner[e] as number;
  }
  start[graph.nodes] = at;
  const { order, starts } = companyOrder(start, owner.subarray(0, at));
  const loops: number[] = [];
  for (let i = 0; i < order.length; i += 1) {
    if (starts[i] !== 1) continue;
    let end = i + 1;
    while (end < order.length && starts[end] === 0) end += 1;
    if (end > i + 1) loops.push(i, end);
  }
  return { order, loops: Int32Array.from(loops) };
}
