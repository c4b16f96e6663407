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
  let [open, outside] = [false, false];
  for (let c = from; c < to; c += 1) {
    const leak = leakOf(graph, ends, c, from, to);
    if (leak < 0) return LOOP.endless;
    if (leak > 0) open = true;
    outside ||= holdsOutside(graph, ends, c, from, to);
  }
  return leavable(graph, ends, from, to, open) ? LOOP.open : outside ? LOOP.endless : LOOP.closed;
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

/** From every member some walk leaves. Where lower ends of nothing cut the loop apart, a part of it may be closed. */
function leavable(graph: ShareGraph, ends: Ends, from: number, to: number, open: boolean): boolean {
  if (!open) return false;
  const read = endOf(ends);
  const leaves = new Uint8Array(to - from);
  let left = to - from;
  for (let moved = true; moved && left > 0; ) {
    moved = false;
    for (let c = from; c < to; c += 1) {
      if (leaves[c - from] === 1) continue;
      const k = c - graph.holders;
      let out = leakOf(graph, ends, c, from, to) > 0;
      for (let e = graph.ownerStart[k] as number; !out && e < (graph.ownerStart[k + 1] as number); e += 1) {
        const o = graph.owner[e] as number;
        if (o < from || o >= to || leaves[o - from] === 0) continue;
        out = read(graph.ownerCode[e] as number, graph.bands) > 0;
      }
      if (!out) continue;
      leaves[c - from] = 1;
      left -= 1;
      moved = true;
    }
  }
  return left === 0;
}
