/**
 * A day's changes on a register: which companies can be touched by them, and the part of the register that decides
 * these. Whatever is not reached from a changed company keeps its answer, so only that part is read again.
 *
 * Phases: nodes below the changed companies; nodes above all of those; the columns of these as
 * a list: changed ones as they were told, the others as they were read before.
 * Cost O(links of that part), after one mark a node.
 */
import type { HoldingList } from './build.ts';
import { type Bands, BandTable } from './share-code.ts';
import { COLUMN, type ShareGraph } from './types.ts';

/** A company's column from now on, whole; an empty one ends it. Node numbers of the graph; new nodes come after them. */
export interface ColumnChange {
  readonly company: number;
  readonly owner: ArrayLike<number>;
  readonly code: ArrayLike<number>;
  readonly complete?: boolean;
}

export interface Patch {
  /** nodes from now on: those of the graph, then the new ones */
  readonly nodes: number;
  /** each company once */
  readonly changes: readonly ColumnChange[];
  /** what negative codes of the changes stand for */
  readonly bands: Bands;
}

export interface Affected {
  /** companies whose answer may change, ascending, in numbers of the graph */
  readonly companies: Int32Array;
  /** what decides them, to be built into a graph of its own */
  readonly part: HoldingList;
  /** by node of the part: its number in the graph */
  readonly nodes: Int32Array;
}

const BELOW = 1;
const ABOVE = 2;

export function affectedBy(graph: ShareGraph, patch: Patch): Affected {
  const columns = new PatchedColumns(graph, patch);
  const marks = new Uint8Array(patch.nodes);
  const companies = below(graph, patch, columns, marks);
  const nodes = above(columns, companies, marks);
  return { companies: companies.sort(), ...partOf(graph, patch, columns, nodes) };
}

/** Columns of the graph with the changed ones in place. */
class PatchedColumns {
  private readonly graph: ShareGraph;
  private readonly changed: ReadonlyMap<number, ColumnChange>;
  /** by node: 1 where it is changed; asking the map of every node takes longer than all else */
  private readonly isChanged: Uint8Array;

  constructor(graph: ShareGraph, { changes, nodes }: Patch) {
    this.graph = graph;
    this.changed = new Map(changes.map((c) => [c.company, c]));
    this.isChanged = new Uint8Array(nodes);
    for (const { company } of changes) this.isChanged[company] = 1;
    for (const { company, owner, code } of changes) {
      const strange = Array.from(owner).find((o) => !(o >= 0 && o < nodes));
      if (!(company >= 0 && company < nodes) || strange !== undefined || owner.length !== code.length) {
        throw new RangeError(
          `change of company ${company}: node ${strange ?? company} is not between 0 and ${nodes - 1}`,
        );
      }
    }
  }

  change(company: number): ColumnChange | undefined {
    return this.isChanged[company] === 1 ? this.changed.get(company) : undefined;
  }

  /** [first, one past last] of an unchanged column in graph.owner. */
  range(company: number): readonly [number, number] {
    const k = company - this.graph.holders;
    if (k < 0 || company >= this.graph.nodes) return [0, 0];
    return [this.graph.ownerStart[k] as number, this.graph.ownerStart[k + 1] as number];
  }

  /** An unchanged company whose column was read and left nobody in it: its own shares alone, say. */
  isEmptied(company: number): boolean {
    const { holders, nodes, column } = this.graph;
    if (company < holders || company >= nodes || this.isChanged[company] === 1) return false;
    return ((column[company - holders] as number) & COLUMN.emptied) !== 0;
  }

  ownersOf(company: number): number {
    const change = this.change(company);
    if (change !== undefined) return change.owner.length;
    const [from, to] = this.range(company);
    return to - from;
  }

  forOwners(company: number, visit: (owner: number) => void): void {
    const change = this.change(company);
    if (change !== undefined) {
      for (let i = 0; i < change.owner.length; i += 1) visit(change.owner[i] as number);
      return;
    }
    const [from, to] = this.range(company);
    for (let e = from; e < to; e += 1) visit(this.graph.owner[e] as number);
  }
}

/** The changed companies and everything they hold, directly or not; a new holding leads to a changed company anyway. */
function below(graph: ShareGraph, patch: Patch, columns: PatchedColumns, marks: Uint8Array): Int32Array {
  const found: number[] = [];
  const meet = (company: number): void => {
    if (marks[company] !== 0) return;
    marks[company] = BELOW;
    found.push(company);
  };
  for (const { company } of patch.changes) meet(company);
  for (let at = 0; at < found.length; at += 1) {
    const holder = found[at] as number;
    if (holder >= graph.holding) continue;
    const end = graph.heldStart[holder + 1] as number;
    for (let e = graph.heldStart[holder] as number; e < end; e += 1) {
      const company = graph.held[e] as number;
      if (columns.change(company) === undefined) meet(company);
    }
  }
  return Int32Array.from(found);
}

/**
 * These companies and everybody above them, ascending. Owners stand before what they own, so one walk down the numbers
 * meets nearly all in order of memory; members of loops, and what a change brings from further down, wait in `late`.
 */
function above(columns: PatchedColumns, companies: Int32Array, marks: Uint8Array): Int32Array {
  let count = 0;
  let node = 0;
  const late: number[] = [];
  const meet = (owner: number): void => {
    if (((marks[owner] as number) & ABOVE) !== 0) return;
    marks[owner] = (marks[owner] as number) | ABOVE;
    count += 1;
    if (owner >= node) late.push(owner);
  };
  for (const company of companies) {
    marks[company] = (marks[company] as number) | ABOVE;
    count += 1;
  }
  for (node = marks.length - 1; node >= 0; node -= 1) {
    if (((marks[node] as number) & ABOVE) === 0) continue;
    columns.forOwners(node, meet);
    for (let next = late.pop(); next !== undefined; next = late.pop()) columns.forOwners(next, meet);
  }
  const found = new Int32Array(count);
  let at = 0;
  for (let x = 0; x < marks.length; x += 1) if (((marks[x] as number) & ABOVE) !== 0) found[at++] = x;
  return found;
}

function partOf(
  graph: ShareGraph,
  patch: Patch,
  columns: PatchedColumns,
  nodes: Int32Array,
): Omit<Affected, 'companies'> {
  const local = new Int32Array(patch.nodes);
  let links = 0;
  for (let at = 0; at < nodes.length; at += 1) {
    const node = nodes[at] as number;
    local[node] = at;
    links += columns.ownersOf(node) + (columns.isEmptied(node) ? 1 : 0);
  }
  const table = new BandTable();
  const [owner, company, code] = [new Int32Array(links), new Int32Array(links), new Int32Array(links)];
  const asRead = new Int16Array(nodes.length).fill(-1);
  const complete: number[] = [];
  let at = 0;
  const put = (o: number, c: number, share: number, bands: Bands): void => {
    owner[at] = local[o] as number;
    company[at] = c;
    code[at++] = share >= 0 ? share : recoded(table, share, bands);
  };
  for (let c = 0; c < nodes.length; c += 1) {
    const change = columns.change(nodes[c] as number);
    if (change !== undefined) {
      for (let i = 0; i < change.owner.length; i += 1)
        put(change.owner[i] as number, c, change.code[i] as number, patch.bands);
      if (change.complete === true) complete.push(c);
      continue;
    }
    const [from, to] = columns.range(nodes[c] as number);
    if (from === to && !columns.isEmptied(nodes[c] as number)) continue;
    // A column of which nothing was left is a column all the same: a row of nothing keeps it one.
    if (from === to) put(nodes[c] as number, c, 0, graph.bands);
    asRead[c] = graph.column[(nodes[c] as number) - graph.holders] as number;
    for (let e = from; e < to; e += 1) put(graph.owner[e] as number, c, graph.ownerCode[e] as number, graph.bands);
  }
  return { part: { nodes: nodes.length, links, owner, company, code, bands: table.bands(), complete, asRead }, nodes };
}

const recoded = (table: BandTable, code: number, { least, most, marks }: Bands): number =>
  table.code(least[~code] as number, most[~code] as number, marks[~code] as number);
