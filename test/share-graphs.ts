/** Small share graphs at random, and the same facts as a snapshot for the reference implementations. */
import {
  BAND,
  BandTable,
  buildGraph,
  COLUMN,
  type HoldingList,
  type ShareGraph,
  shareOf,
  WHOLE,
} from '../src/snapshot/graph/index.ts';
import type { Column, Holding, Node, Snapshot } from '../src/snapshot/types.ts';
import { ONE } from '../src/terms/exact.ts';
import type { Interval } from '../src/terms/interval.ts';

/** A seeded source of whole numbers below `n` (Park–Miller). */
export function seeded(seed: number): (n: number) => number {
  let state = (seed % 2147483646) + 1;
  return (n) => {
    state = (state * 48271) % 2147483647;
    return Math.floor(((state - 1) / 2147483646) * n);
  };
}

export interface GraphShape {
  readonly nodes: number;
  /** most owners a company is given */
  readonly owners: number;
  /** only points, never above the whole */
  readonly points?: boolean;
}

const STEP = 50_000_000;

/** Loops, own shares, rows of one pair, open ends, missing shares, complete lists and sums above the whole all occur. */
export function randomList(random: (n: number) => number, shape: GraphShape): HoldingList {
  const [owner, company, code]: [number[], number[], number[]] = [[], [], []];
  const table = new BandTable();
  const complete: number[] = [];
  for (let c = 0; c < shape.nodes; c += 1) {
    if (random(6) === 0) continue;
    const over = random(12) === 0 && shape.points !== true;
    let room = 20;
    for (let i = 1 + random(shape.owners); i > 0; i -= 1) {
      const from = random(shape.nodes);
      if (from === c && random(4) > 0) continue;
      const least = Math.min(random(3) === 0 ? random(21) : 5 + random(8), over ? 20 : room);
      room -= Math.min(room, least);
      owner.push(from);
      company.push(c);
      code.push(shape.points === true || random(3) > 0 ? least * STEP : band(random, table, least));
    }
    if (random(6) === 0 && shape.points !== true) complete.push(c);
  }
  return { ...asList(shape.nodes, owner, company, code), bands: table.bands(), complete };
}

function band(random: (n: number) => number, table: BandTable, least: number): number {
  if (random(6) === 0) return table.code(0, WHOLE, 0);
  const most = Math.min(20, least + 1 + random(4));
  if (most === least) return least * STEP;
  return table.code(least * STEP, most * STEP, random(4) & (BAND.leastOpen | BAND.mostOpen));
}

export const asList = (
  nodes: number,
  owner: readonly number[],
  company: readonly number[],
  code: readonly number[],
): HoldingList => ({
  nodes,
  links: owner.length,
  owner: Int32Array.from(owner),
  company: Int32Array.from(company),
  code: Int32Array.from(code),
});

/** The rows in another order. */
export function shuffled(list: HoldingList, random: (n: number) => number): HoldingList {
  const order = [...Array(list.links).keys()];
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = random(i + 1);
    [order[i], order[j]] = [order[j] as number, order[i] as number];
  }
  const pick = (a: Int32Array): Int32Array => Int32Array.from(order, (i) => a[i] as number);
  return { ...list, owner: pick(list.owner), company: pick(list.company), code: pick(list.code) };
}

/** The columns a graph has read, as a snapshot with the numbers of the list; `votes` columns stand for shares. */
export function snapshotOf(graph: ShareGraph, votes?: ShareGraph): Snapshot {
  const columns = columnsOf(graph);
  if (votes !== undefined) for (const [company, column] of columnsOf(votes)) columns.set(company, column);
  return snapshotWith(graph.nodes, columns);
}

function columnsOf(graph: ShareGraph): Map<Node, Column> {
  const columns = new Map<Node, Column>();
  for (let c = graph.holders; c < graph.nodes; c += 1) {
    const k = c - graph.holders;
    const company = graph.origin[c] as number;
    const holdings: Holding[] = [];
    for (let e = graph.ownerStart[k] as number; e < (graph.ownerStart[k + 1] as number); e += 1) {
      const owner = graph.origin[graph.owner[e] as number] as number;
      holdings.push(holding(owner, company, shareOf(graph.ownerCode[e] as number, graph.bands)));
    }
    if (holdings.length === 0) continue;
    const complete = ((graph.column[k] as number) & COLUMN.complete) !== 0;
    columns.set(company, columnWith(company, holdings, complete));
  }
  return columns;
}

/** The rows as they are listed, where the column rules have nothing to do but to add; else undefined. */
export function snapshotOfRows(list: HoldingList): Snapshot | undefined {
  const rows = new Map<Node, Holding[]>();
  const bands = list.bands ?? buildGraph(list).graph.bands;
  for (let i = 0; i < list.links; i += 1) {
    const [owner, company] = [list.owner[i] as number, list.company[i] as number];
    const column = rows.get(company) ?? [];
    if (owner === company || column.some((h) => h.owner === owner)) return undefined;
    rows.set(company, [...column, holding(owner, company, shareOf(list.code[i] as number, bands))]);
  }
  const complete = new Set(list.complete ?? []);
  const columns = new Map<Node, Column>();
  for (const [company, holdings] of rows) {
    const least = holdings.reduce((sum, h) => sum.add(h.bounds.lo), ONE.sub(ONE));
    const order = least.compare(ONE);
    if (order > 0 || (order === 0 && holdings.some((h) => h.bounds.loOpen))) return undefined;
    columns.set(company, columnWith(company, holdings, complete.has(company)));
  }
  return snapshotWith(list.nodes, columns);
}

const holding = (owner: Node, company: Node, bounds: Interval): Holding => ({
  owner,
  company,
  bounds,
  directness: 'direct',
  statements: [],
  assumptions: [],
});

const columnWith = (company: Node, holdings: readonly Holding[], complete: boolean): Column => ({
  company,
  holdings: [...holdings].sort((a, b) => a.owner - b.owner),
  complete,
  capacity: ONE,
  overfull: false,
});

function snapshotWith(nodes: number, economic: ReadonlyMap<Node, Column>): Snapshot {
  const parties = Array.from({ length: nodes }, (_, node) => ({ id: `n${node}`, name: `n${node}` }));
  const nothing = { claims: [], statedControl: [], concerts: [], warnings: [] };
  return { parties, economic, votes: economic, ...nothing } as unknown as Snapshot;
}
