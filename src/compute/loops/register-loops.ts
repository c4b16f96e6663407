/** Loops of a share graph: companies that own one another in a circle, and whether outsiders have any part in them. */
import { COLUMN, companyOrder, leastOf, mostOf, type ShareGraph, WHOLE } from '../../snapshot/graph/index.ts';

export interface RegisterLoop {
  /** ascending */
  readonly members: Int32Array;
  /** every column is full and held by members alone: outsiders have nothing, and nothing may be inverted */
  readonly closed: boolean;
}

/**
 * Every loop of two or more companies, in the graph's order. A company that holds itself is no loop (rule 11).
 * `graph.loops` was found in the rows as listed; a holding that the rest of its column leaves nothing holds no loop
 * together, so each is looked at again. O(links of members).
 */
export function registerLoops(graph: ShareGraph): readonly RegisterLoop[] {
  const found: RegisterLoop[] = [];
  const insideOf = new Uint8Array(graph.nodes);
  for (let l = 0; l < graph.loops.length; l += 2) {
    for (const members of held(graph, graph.loops[l] as number, graph.loops[l + 1] as number)) {
      for (const c of members) insideOf[c] = 1;
      found.push({ members, closed: members.every((c) => isFull(graph, c, insideOf)) });
      for (const c of members) insideOf[c] = 0;
    }
  }
  return found;
}

/** The loops that the links read hold together among companies from … to − 1. */
function held(graph: ShareGraph, from: number, to: number): Int32Array[] {
  const { holders, ownerStart, owner: owners, ownerCode, bands } = graph;
  const start = new Int32Array(to - from + 1);
  const end = ownerStart[to - holders] as number;
  const owner = new Int32Array(end - (ownerStart[from - holders] as number));
  let links = 0;
  for (let c = from; c < to; c += 1) {
    for (let e = ownerStart[c - holders] as number; e < (ownerStart[c - holders + 1] as number); e += 1) {
      const o = owners[e] as number;
      if (o >= from && o < to && mostOf(ownerCode[e] as number, bands) > 0) owner[links++] = o - from;
    }
    start[c - from + 1] = links;
  }
  const { order, starts } = companyOrder(start, owner.subarray(0, links));
  const loops: Int32Array[] = [];
  for (let at = 0; at < order.length; ) {
    let next = at + 1;
    while (next < order.length && starts[next] === 0) next += 1;
    if (next > at + 1)
      loops.push(
        order
          .slice(at, next)
          .map((c) => c + from)
          .sort(),
      );
    at = next;
  }
  return loops.sort((a, b) => (a[0] as number) - (b[0] as number));
}

function isFull(graph: ShareGraph, company: number, insideOf: Uint8Array): boolean {
  const { holders, ownerStart, owner, ownerCode, bands, column } = graph;
  const k = company - holders;
  let inside = 0;
  let foreign = false;
  for (let e = ownerStart[k] as number; e < (ownerStart[k + 1] as number); e += 1) {
    if (insideOf[owner[e] as number] === 1) inside += leastOf(ownerCode[e] as number, bands);
    else if (mostOf(ownerCode[e] as number, bands) > 0) foreign = true;
  }
  return inside >= WHOLE || (!foreign && ((column[k] as number) & COLUMN.complete) !== 0);
}
