/** One world that the bands of a share graph allow: every column filled at random within its ends and its sum. */
import { BAND, COLUMN, leastOf, mostOf, type ShareGraph, WHOLE } from '../src/snapshot/graph/index.ts';
import type { Column, Node, Snapshot } from '../src/snapshot/types.ts';
import { ratio } from '../src/terms/exact.ts';
import { point } from '../src/terms/interval.ts';
import { snapshotOf } from './share-graphs.ts';

/** Parts in whole billionths, as the column of company − holders lists its owners; undefined where none fits. */
export function completionOf(graph: ShareGraph, k: number, random: (n: number) => number): number[] | undefined {
  const { ownerStart, ownerCode, bands, column } = graph;
  const codes = [...ownerCode.subarray(ownerStart[k], ownerStart[k + 1])];
  const marks = (code: number): number => (code < 0 ? (bands.marks[~code] as number) : 0);
  // An end that is not reached: a billionth inside it.
  const low = codes.map((code) => leastOf(code, bands) + Number((marks(code) & BAND.leastOpen) !== 0));
  const high = codes.map((code) => mostOf(code, bands) - Number((marks(code) & BAND.mostOpen) !== 0));
  if (low.some((least, i) => least > (high[i] as number))) return undefined;
  const parts = [...low];
  let rest = WHOLE - low.reduce((a, b) => a + b, 0);
  const pour = (i: number, part: number): void => {
    parts[i] = (parts[i] as number) + part;
    rest -= part;
  };
  if (rest < 0) return undefined;
  const order = [...codes.keys()].sort((a, b) => ((a * 7919 + k) % 31) - ((b * 7919 + k) % 31));
  for (let turn = random(codes.length + 1); turn > 0; turn -= 1) order.push(order.shift() as number);
  for (const i of order) {
    const room = Math.min(rest, (high[i] as number) - (parts[i] as number));
    // Ends are as likely as everything in between: that is where bounds are met.
    pour(i, [0, room, Math.floor((room * random(1000)) / 1000)][random(3)] as number);
  }
  if (((column[k] as number) & COLUMN.complete) === 0) return parts;
  for (const i of order) pour(i, Math.min(rest, (high[i] as number) - (parts[i] as number)));
  return rest === 0 ? parts : undefined;
}

/** The completed columns as a snapshot with the numbers of the graph's list; undefined where a column has no filling. */
export function completedSnapshot(graph: ShareGraph, random: (n: number) => number): Snapshot | undefined {
  const read = snapshotOf(graph);
  const economic = new Map<Node, Column>();
  for (let c = graph.holders; c < graph.nodes; c += 1) {
    const k = c - graph.holders;
    const column = read.economic.get(graph.origin[c] as number);
    if (column === undefined) continue;
    const parts = completionOf(graph, k, random);
    if (parts === undefined) return undefined;
    const from = graph.ownerStart[k] as number;
    const part = new Map(
      parts.map((p, i) => [graph.origin[graph.owner[from + i] as number] as number, point(ratio(p, WHOLE))] as const),
    );
    const holdings = column.holdings.map((h) => ({ ...h, bounds: part.get(h.owner) ?? h.bounds }));
    economic.set(column.company, { ...column, holdings });
  }
  return { ...read, economic, votes: economic };
}
