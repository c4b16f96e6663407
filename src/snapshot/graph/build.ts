/**
 * A share graph from a plain list of holdings. Phases: columns as listed; order of companies; numbers of nodes;
 * each column read by the column rules; what each node holds. Cost O(n + m log k) for columns of k owners; about
 * 45 bytes a holding while it runs, 16 and a little when done.
 */
import { ColumnReader } from './column-reader.ts';
import { companyOrder } from './order.ts';
import { type Bands, BandTable, NO_BANDS } from './share-code.ts';
import { COLUMN, type ShareGraph } from './types.ts';

/** Holdings as they come, one a place: nodes numbered 0 … nodes − 1 in any order, shares as codes. */
export interface HoldingList {
  readonly nodes: number;
  readonly links: number;
  readonly owner: Int32Array;
  readonly company: Int32Array;
  readonly code: Int32Array;
  readonly bands?: Bands;
  /** companies whose list of owners is complete, as numbers of nodes */
  readonly complete?: Iterable<number>;
  /** by node: flags of a column that was read before and stays as it is, or −1: to be read; absent: all to be read */
  readonly asRead?: Int16Array;
  /**
   * codes are figures of a file: rows of one pair with the same share are one row told twice, and where a column passes
   * the whole, its points are first read as rounded to their last digit
   */
  readonly asPrinted?: boolean;
}

/**
 * @param list rows of one pair add; a share of a company in itself is its own shares
 * @returns the graph, and `row`: for each holding of `owner` the first row it came from; `duplicates`: rows that were
 *   told twice and count asPrinted
 * @throws RangeError for a node number outside the list
 */
export function buildGraph(list: HoldingList): {
  readonly graph: ShareGraph;
  readonly row: Int32Array;
  readonly duplicates: number;
} {
  // What the columns were read from is let go before what each node holds is laid out: that is the peak of memory.
  const { origin, holders, holding, loops, ownerStart, owner, ownerCode, row, column, bands, duplicates } =
    readColumns(list);
  const columns = { holders, holding, nodes: list.nodes, ownerStart, owner, ownerCode };
  const graph: ShareGraph = { ...columns, links: owner.length, ...heldBy(columns), bands, loops, column, origin };
  return { graph, row, duplicates };
}

function readColumns(list: HoldingList) {
  const listed = columnsAsListed(list);
  const { origin, number, holders, holding, loops } = numberNodes(list.nodes, listed.start, listed.owner);
  const companies = list.nodes - holders;
  const complete = new Uint8Array(list.nodes);
  for (const node of list.complete ?? []) complete[node] = 1;
  const table = new BandTable();
  const reader = new ColumnReader(list.bands ?? NO_BANDS, table, list.nodes, list.asPrinted === true);
  const ownerStart = new Int32Array(companies + 1);
  const owner = new Int32Array(list.links);
  const ownerCode = new Int32Array(list.links);
  const row = new Int32Array(list.links);
  const column = new Uint8Array(companies);
  let links = 0;
  for (let c = holders; c < list.nodes; c += 1) {
    const old = origin[c] as number;
    reader.begin(c, complete[old] === 1);
    for (let e = listed.start[old] as number; e < (listed.start[old + 1] as number); e += 1) {
      const at = listed.row[e] as number;
      reader.add(number[listed.owner[e] as number] as number, list.code[at] as number, at);
    }
    column[c - holders] = reader.end(list.asRead?.[old]);
    for (let i = 0; i < reader.count; i += 1) {
      if (reader.codes[i] === 0) continue;
      owner[links] = reader.owners[i] as number;
      ownerCode[links] = reader.codes[i] as number;
      row[links++] = reader.rows[i] as number;
    }
    ownerStart[c - holders + 1] = links;
    if (reader.count > 0 && ownerStart[c - holders] === links)
      column[c - holders] = (column[c - holders] as number) | COLUMN.emptied;
  }
  const trimmed = (ints: Int32Array): Int32Array => (ints.length === links ? ints : ints.slice(0, links));
  return {
    origin,
    holders,
    holding,
    loops,
    ownerStart,
    owner: trimmed(owner),
    ownerCode: trimmed(ownerCode),
    row: trimmed(row),
    column,
    bands: table.bands(),
    duplicates: reader.duplicates,
  };
}

function columnsAsListed(list: HoldingList): { start: Int32Array; owner: Int32Array; row: Int32Array } {
  const { nodes, links } = list;
  const start = new Int32Array(nodes + 2);
  let [ascending, last] = [true, 0];
  for (let i = 0; i < links; i += 1) {
    const c = list.company[i] as number;
    const o = list.owner[i] as number;
    if (!(c >= 0 && c < nodes && o >= 0 && o < nodes)) {
      throw new RangeError(`holding ${i}: node ${o} or ${c} is not between 0 and ${nodes - 1}`);
    }
    start[c + 2] = (start[c + 2] as number) + 1;
    if (c < last) ascending = false;
    last = c;
  }
  for (let c = 1; c <= nodes; c += 1) start[c + 1] = (start[c + 1] as number) + (start[c] as number);
  const row = new Int32Array(links);
  if (ascending) {
    // Listed column by column already, as a part of a graph is.
    for (let i = 0; i < links; i += 1) row[i] = i;
    return { start: start.subarray(1), owner: list.owner.subarray(0, links), row };
  }
  const owner = new Int32Array(links);
  for (let i = 0; i < links; i += 1) {
    const at = start[(list.company[i] as number) + 1] as number;
    start[(list.company[i] as number) + 1] = at + 1;
    owner[at] = list.owner[i] as number;
    row[at] = i;
  }
  return { start: start.subarray(0, nodes + 1), owner, row };
}

/** New numbers: holders by first appearance, then companies that hold, owners first, then companies that do not. */
function numberNodes(nodes: number, start: Int32Array, owner: Int32Array) {
  const { order, starts } = companyOrder(start, owner);
  const holds = new Uint8Array(nodes);
  for (let e = 0; e < owner.length; e += 1) holds[owner[e] as number] = 1;
  const number = new Int32Array(nodes).fill(-1);
  let holders = 0;
  const meet = (c: number): void => {
    for (let e = start[c] as number; e < (start[c + 1] as number); e += 1) {
      const o = owner[e] as number;
      if (number[o] === -1 && start[o] === start[o + 1]) number[o] = holders++;
    }
  };
  for (const c of order) if (holds[c] === 1) meet(c);
  for (const c of order) if (holds[c] === 0) meet(c);
  let next = holders;
  const loops: number[] = [];
  for (let at = 0; at < order.length; at += 1) {
    const c = order[at] as number;
    if (holds[c] === 0) continue;
    // A loop's members all hold, so a component of two or more is never torn apart here.
    if (starts[at] === 1 && at + 1 < order.length && starts[at + 1] === 0) loops.push(next);
    number[c] = next++;
    if (starts[at] === 0 && (at + 1 === order.length || starts[at + 1] === 1)) loops.push(next);
  }
  const holding = next;
  for (const c of order) if (holds[c] === 0) number[c] = next++;
  for (let x = 0; x < nodes; x += 1) if (number[x] === -1) number[x] = next++;
  const origin = new Int32Array(nodes);
  for (let x = 0; x < nodes; x += 1) origin[number[x] as number] = x;
  return { number, origin, holders, holding, loops: Int32Array.from(loops) };
}

function heldBy(g: {
  holders: number;
  holding: number;
  nodes: number;
  ownerStart: Int32Array;
  owner: Int32Array;
  ownerCode: Int32Array;
}): { heldStart: Int32Array; held: Int32Array; heldCode: Int32Array } {
  const links = g.owner.length;
  const start = new Int32Array(g.holding + 2);
  for (let e = 0; e < links; e += 1) {
    const at = (g.owner[e] as number) + 2;
    if (at < start.length) start[at] = (start[at] as number) + 1;
  }
  for (let x = 1; x < g.holding; x += 1) start[x + 1] = (start[x + 1] as number) + (start[x] as number);
  const held = new Int32Array(links);
  const heldCode = new Int32Array(links);
  for (let c = g.holders; c < g.nodes; c += 1) {
    const end = g.ownerStart[c - g.holders + 1] as number;
    for (let e = g.ownerStart[c - g.holders] as number; e < end; e += 1) {
      const o = (g.owner[e] as number) + 1;
      const at = start[o] as number;
      start[o] = at + 1;
      held[at] = c;
      heldCode[at] = g.ownerCode[e] as number;
    }
  }
  return { heldStart: start.slice(0, g.holding + 1), held, heldCode };
}
