/**
 * One loop in doubles: policy iteration finds the values, then they are moved out until one round of outward arithmetic
 * proves them (Park induction). What cannot be proven is not used.
 */
import type { Node } from '../../snapshot/types.ts';
import { AT_REST, LoopSystem } from './loop-system.ts';
import type { SparseColumns } from './sparse-columns.ts';

export interface LoopQuestion {
  readonly columns: SparseColumns;
  /** members of the loop whose value is asked; holders are not among them */
  readonly members: readonly Node[];
  /** what each party is worth; read for outsiders and holders, written for members */
  readonly worth: Float64Array;
  readonly most: boolean;
  readonly anyone: boolean;
}

const STEPS = 60;
/** How near the first fillings' values are found: they only choose the next filling, which moves them anyway. */
const ROUGH = [1e-6, 1e-10] as const;
/** Lengths of walks only say how far values are moved out; the proof does not rest on them. */
const ROUGH_STEPS = 1e-4;
/** How far values are moved out, times the length of the walk; rounding in a column of n owners is some n · 2^-51 */
const MARGINS = [0, 2 ** -46, 2 ** -42, 2 ** -38] as const;
/** Walks so long that the margins would be felt are for exact fractions. */
const WIDEST = 2 ** -32;
const LONGEST = 2 ** 17;

/** Writes certified values of the members; false: not certified, nothing to be relied on. */
export function solveLoop(question: LoopQuestion): boolean {
  const { members, worth, most } = question;
  for (const node of members) worth[node] = 0;
  const asked = most ? members : sureMembers(question);
  const solved = iterate(question, asked);
  if (solved === undefined) return false;
  const longest = solved.steps.reduce((a, b) => Math.max(a, b), 0);
  if (longest > LONGEST) return false;
  return MARGINS.some((margin) => {
    if (margin * longest > WIDEST) return false;
    for (const node of members) worth[node] = 0;
    for (const [i, node] of solved.nodes.entries()) {
      const out = margin * (solved.steps[i] as number);
      const value = solved.values[i] as number;
      worth[node] = most ? Math.min(1, value + out) : Math.max(0, Math.min(1, value - out));
    }
    return isProven(question);
  });
}

/** Upper: no column is worth more than its value. Lower: none is worth less; members outside `asked` stand at 0. */
function isProven({ columns, members, worth, most, anyone }: LoopQuestion): boolean {
  const of = (owner: Node): number => worth[owner] as number;
  return members.every((node) =>
    most ? columns.most(node, of, anyone) <= of(node) : columns.least(node, of) >= of(node),
  );
}

/** Members that cannot keep everything from the holders; without them a ring would prove itself. */
function sureMembers({ columns, members, worth }: LoopQuestion): readonly Node[] {
  const sure = new Uint8Array(columns.count);
  const inside = new Uint8Array(columns.count);
  for (const node of members) inside[node] = 1;
  const counts = (owner: Node): number =>
    inside[owner] === 1 ? (sure[owner] as number) : Number((worth[owner] as number) > 0);
  const below = heldInside(columns, members, inside);
  const queue = [...members];
  for (const node of queue) {
    if (sure[node] === 1 || columns.least(node, counts) === 0) continue;
    sure[node] = 1;
    const held = below.get(node);
    if (held !== undefined) queue.push(...held);
  }
  return members.filter((node) => sure[node] === 1);
}

/** By member: the members it holds of. */
function heldInside(columns: SparseColumns, members: readonly Node[], inside: Uint8Array): ReadonlyMap<Node, Node[]> {
  const below = new Map<Node, Node[]>();
  const { start, owner } = columns;
  for (const node of members) {
    for (let e = start[node] as number; e < (start[node + 1] as number); e += 1) {
      const o = owner[e] as number;
      if (inside[o] === 0) continue;
      const held = below.get(o);
      if (held === undefined) below.set(o, [node]);
      else held.push(node);
    }
  }
  return below;
}

interface Solved {
  readonly nodes: readonly Node[];
  readonly values: Float64Array;
  /** expected length of the walk from each node until it leaves the loop */
  readonly steps: Float64Array;
}

function iterate(question: LoopQuestion, asked: readonly Node[]): Solved | undefined {
  const { worth, most, anyone, columns } = question;
  const place = new Int32Array(columns.count).fill(-1);
  for (const [i, node] of asked.entries()) place[node] = i;
  const rows = asked.map((node) => fillingOf(question, node, place));
  // Few columns of a register are filled by price; the others are read once.
  const priced = [...asked.entries()].filter(([, node]) => !columns.isSettled(node, most, anyone));
  let last: Guess | undefined;
  for (let step = 0; step < STEPS; step += 1) {
    if (step > 0) for (const [i, node] of priced) rows[i] = fillingOf(question, node, place);
    const rest = priced.length === 0 ? AT_REST : (ROUGH[step] ?? AT_REST);
    last = evaluate(worth, asked, rows, rest);
    if (last === undefined) return undefined;
    let moved = 0;
    if (last.nodes.length < asked.length) {
      const kept = new Set(last.nodes);
      for (const node of asked) if (!kept.has(node)) worth[node] = 0;
    }
    for (const [i, node] of last.nodes.entries()) {
      const value = last.values[i] as number;
      moved = Math.max(moved, Math.abs(value - (worth[node] as number)));
      worth[node] = value;
    }
    if (priced.length === 0 || (step >= ROUGH.length && moved < 1e-14)) break;
    if (most && last.nodes.length === 0) break;
  }
  if (last === undefined) return undefined;
  const steps = last.system.solve(new Float64Array(last.nodes.length).fill(1), undefined, ROUGH_STEPS);
  return steps && { nodes: last.nodes, values: last.values, steps };
}

interface Guess {
  readonly nodes: readonly Node[];
  readonly values: Float64Array;
  readonly system: LoopSystem;
}

/** Values under the filling that today's prices suggest; nodes it leads nowhere are left out, they are worth 0. */
function evaluate(worth: Float64Array, asked: readonly Node[], rows: readonly Row[], rest: number): Guess | undefined {
  const kept = leading(rows);
  const system = new LoopSystem(rows, kept);
  const nodes = kept.map((i) => asked[i] as Node);
  const today = Float64Array.from(nodes, (node) => worth[node] as number);
  const values = system.solve(
    Float64Array.from(kept, (i) => rows[i]?.outside ?? 0),
    today,
    rest,
  );
  return values && { nodes, values, system };
}

/** Part of a column by place of its owner; what goes elsewhere is worth `outside`. */
interface Row {
  readonly inside: readonly number[];
  readonly parts: readonly number[];
  readonly outside: number;
}

/** Rows from which some worth is reached; sorted. */
function leading(rows: readonly Row[]): readonly number[] {
  const live = new Uint8Array(rows.length);
  const queue: number[] = [];
  for (let i = 0; i < rows.length; i += 1) {
    if ((rows[i] as Row).outside === 0) continue;
    live[i] = 1;
    queue.push(i);
  }
  if (queue.length < rows.length) {
    const { start, row } = leaningOn(rows);
    for (const j of queue) {
      for (let e = start[j] as number; e < (start[j + 1] as number); e += 1) {
        const i = row[e] as number;
        if (live[i] === 1) continue;
        live[i] = 1;
        queue.push(i);
      }
    }
  }
  const kept: number[] = [];
  for (let i = 0; i < rows.length; i += 1) if (live[i] === 1) kept.push(i);
  return kept;
}

/** By row j, row[start[j]] … row[start[j + 1] − 1]: the rows that have a part in it. */
function leaningOn(rows: readonly Row[]): { readonly start: Int32Array; readonly row: Int32Array } {
  const start = new Int32Array(rows.length + 1);
  for (const { inside } of rows) for (const j of inside) start[j + 1] = (start[j + 1] as number) + 1;
  for (let j = 0; j < rows.length; j += 1) start[j + 1] = (start[j + 1] as number) + (start[j] as number);
  const row = new Int32Array(start[rows.length] as number);
  const next = start.slice();
  for (let i = 0; i < rows.length; i += 1) {
    for (const j of (rows[i] as Row).inside) {
      row[next[j] as number] = i;
      next[j] = (next[j] as number) + 1;
    }
  }
  return { start, row };
}

function fillingOf({ columns, worth, most, anyone }: LoopQuestion, node: Node, place: Int32Array): Row {
  const [inside, parts]: [number[], number[]] = [[], []];
  let outside = 0;
  const settled = columns.isSettled(node, most, anyone);
  columns.pour(
    node,
    (owner) => (settled ? 1 : (worth[owner] as number)),
    most,
    anyone,
    (owner, part) => {
      const at = owner < 0 ? -1 : (place[owner] as number);
      if (at >= 0) {
        inside.push(at);
        parts.push(part);
      } else outside += part * (owner < 0 ? 1 : (worth[owner] as number));
    },
  );
  return { inside, parts, outside };
}
