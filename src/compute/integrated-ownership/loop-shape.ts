/** What kind of loop it is decides how it can be left; told from whole billionths, so without any rounding. */
import { leastOf, mostOf, type ShareGraph, WHOLE } from '../../snapshot/graph/index.ts';

export type Ends = 'least' | 'most';

export const LOOP = {
  /** something leaves it from somewhere: what goes round has a sum */
  open: 0,
  /** its members own one another to the full: what enters reaches nobody outside */
  closed: 1,
  /** upper ends inside it add to more than the whole, or fill it beside outside owners: its sums may have no end */
  endless: 2,
} as const;

export const endOf = (ends: Ends): typeof leastOf => (ends === 'least' ? leastOf : mostOf);

/** Billionths of column c (by company) that are held inside from … to − 1, and the rest of the whole. */
export function leakOf(graph: ShareGraph, ends: Ends, c: number, from: number, to: number): number {
  const read = endOf(ends);
  const k = c - graph.holders;
  let leak = WHOLE;
  for (let e = graph.ownerStart[k] as number; e < (graph.ownerStart[k + 1] as number); e += 1) {
    const o = graph.owner[e] as number;
    if (o >= from && o < to) leak -= read(graph.ownerCode[e] as number, graph.bands);
  }
  return leak;
}

/** @returns a LOOP; cost: the links of the loop's columns */
export function loopShape(graph: ShareGraph, ends: Ends, from: number, to: number): number {
  const leaves = new Uint8Array(to - from);
  const queue: number[] = [];
  let outside = false;
  for (let c = from; c < to; c += 1) {
    const leak = leakOf(graph, ends, c, from, to);
    if (leak < 0) return LOOP.endless;
    outside ||= holdsOutside(graph, ends, c, from, to);
    if (leak === 0) continue;
    leaves[c - from] = 1;
    queue.push(c);
  }
  spreadDown(graph, ends, from, to, leaves, queue);
  if (queue.length === to - from) return LOOP.open;
  return outside ? LOOP.endless : LOOP.closed;
}

function holdsOutside(graph: ShareGraph, ends: Ends, c: number, from: number, to: number): boolean {
  const read = endOf(ends);
  const k = c - graph.holders;
  for (let e = graph.ownerStart[k] as number; e < (graph.ownerStart[k + 1] as number); e += 1) {
    const o = graph.owner[e] as number;
    if ((o < from || o >= to) && read(graph.ownerCode[e] as number, graph.bands) > 0) return true;
  }
  return false;
}

/**
 * Whatever is held by a member from which some walk leaves has such a walk too. Lower ends of nothing can cut a loop
 * apart, and then a part of it may be closed though another is not.
 */
function spreadDown(
  graph: ShareGraph,
  ends: Ends,
  from: number,
  to: number,
  leaves: Uint8Array,
  queue: number[],
): void {
  const read = endOf(ends);
  for (const o of queue) {
    for (let e = graph.heldStart[o] as number; e < (graph.heldStart[o + 1] as number); e += 1) {
      const c = graph.held[e] as number;
      if (c < from || c >= to || leaves[c - from] === 1) continue;
      if (read(graph.heldCode[e] as number, graph.bands) === 0) continue;
      leaves[c - from] = 1;
      queue.push(c);
    }
  }
}
