/**
 * What stands above one company of a register, as columns in doubles over local numbers: companies in the order of the
 * graph, owners before what they own; one number for the holders that are not companies, one for all other outsiders,
 * whose holdings of a company are one: worth nothing each, they fill a column as their sum does.
 */
import { COLUMN, leastOf, mostOf, type ShareGraph, WHOLE } from '../../snapshot/graph/index.ts';
import { down, up } from './outward.ts';
import { SparseColumns } from './sparse-columns.ts';

export interface ColumnsAbove {
  readonly columns: SparseColumns;
  /** by local number: the company */
  readonly nodes: Int32Array;
  /** local numbers, members of a loop together */
  readonly groups: readonly (readonly number[])[];
  /** local numbers of the holders */
  readonly fixed: ReadonlySet<number>;
  /** local number of the company */
  readonly company: number;
}

/** Billionths that are halved nine times at most are doubles to the letter. */
const EXACT_STEP = 5 ** 9;

/**
 * @param seen 0 for every node, and left so
 * @param nodes the companies that matter, ascending, the company among them; all others count as other outsiders
 * Cost: the holdings of the companies
 */
export function columnsAbove(
  graph: ShareGraph,
  holders: ReadonlySet<number>,
  company: number,
  seen: Int32Array,
  nodes: Int32Array = companiesAbove(graph, company, seen),
): ColumnsAbove {
  for (let at = 0; at < nodes.length; at += 1) seen[nodes[at] as number] = at + 1;
  const fixed = new Set([nodes.length]);
  for (const holder of holders) {
    if ((seen[holder] as number) > 0) fixed.add((seen[holder] as number) - 1);
    else seen[holder] = nodes.length + 1;
  }
  const columns = filled(graph, nodes, seen);
  const found = { columns, nodes, groups: groupsOf(graph, nodes), fixed, company: (seen[company] as number) - 1 };
  for (const node of nodes) seen[node] = 0;
  for (const holder of holders) seen[holder] = 0;
  return found;
}

function companiesAbove(graph: ShareGraph, company: number, seen: Int32Array): Int32Array {
  const nodes = [company];
  seen[company] = 1;
  for (let at = 0; at < nodes.length; at += 1) {
    const k = (nodes[at] as number) - graph.holders;
    for (let e = graph.ownerStart[k] as number; e < (graph.ownerStart[k + 1] as number); e += 1) {
      const o = graph.owner[e] as number;
      if (o < graph.holders || seen[o] === 1) continue;
      seen[o] = 1;
      nodes.push(o);
    }
  }
  for (const node of nodes) seen[node] = 0;
  return Int32Array.from(nodes).sort();
}

/** Room for every holding and one for all other outsiders; each column begins where the one before it ended. */
function filled(graph: ShareGraph, nodes: Int32Array, seen: Int32Array): SparseColumns {
  const { ownerStart, holders } = graph;
  const start = new Int32Array(nodes.length + 3);
  let room = nodes.length;
  for (const node of nodes) room += (ownerStart[node - holders + 1] as number) - (ownerStart[node - holders] as number);
  start[nodes.length + 2] = room;
  const columns = new SparseColumns(start);
  for (let at = 0; at < nodes.length; at += 1) start[at + 1] = fill(graph, columns, at, nodes[at] as number, seen);
  start.fill(start[nodes.length] as number, nodes.length + 1);
  return columns;
}

/** @returns where the column ends. @param seen local number + 1, 0 for other outsiders */
function fill(graph: ShareGraph, columns: SparseColumns, at: number, node: number, seen: Int32Array): number {
  const { owner, ownerCode, ownerStart, bands } = graph;
  const k = node - graph.holders;
  const end = ownerStart[k + 1] as number;
  let to = columns.start[at] as number;
  let [lows, highs, others] = [0, 0, false];
  const put = (place: number, least: number, most: number): void => {
    columns.owner[to] = place;
    columns.lo[to] = least % EXACT_STEP === 0 ? least / WHOLE : down(least / WHOLE);
    columns.hi[to++] = most % EXACT_STEP === 0 ? most / WHOLE : up(most / WHOLE);
  };
  for (let e = ownerStart[k] as number; e < end; e += 1) {
    const code = ownerCode[e] as number;
    const place = seen[owner[e] as number] as number;
    if (place > 0) put(place - 1, leastOf(code, bands), mostOf(code, bands));
    else {
      others = true;
      lows += code < 0 ? leastOf(code, bands) : code;
      highs += code < 0 ? mostOf(code, bands) : code;
    }
  }
  if (others) put(columns.count - 1, lows, highs);
  columns.full[at] = Number(((graph.column[k] as number) & COLUMN.complete) !== 0);
  return to;
}

/** Companies of one loop lie side by side in the graph, so they do here. */
function groupsOf(graph: ShareGraph, nodes: Int32Array): readonly (readonly number[])[] {
  const { loops } = graph;
  const groups: number[][] = [];
  let loop = 0;
  let end = -1;
  for (const [at, node] of nodes.entries()) {
    while (loop < loops.length && (loops[loop + 1] as number) <= node) loop += 2;
    if (node < end) {
      groups.at(-1)?.push(at);
      continue;
    }
    groups.push([at]);
    end = loop < loops.length && (loops[loop] as number) <= node ? (loops[loop + 1] as number) : -1;
  }
  return groups;
}
