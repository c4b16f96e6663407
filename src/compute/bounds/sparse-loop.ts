/**
 * One loop in doubles: policy iteration finds the values, then they are moved out until one round of outward arithmetic
 * proves them (Park induction). What cannot be proven is not used.
 */
import type { Node } from '../../snapshot/types.ts';
import { solveDense } from './dense.ts';
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

/** Larger loops are swept until they stand still, instead of eliminated. */
const DENSE_LOOP = 300;
const STEPS = 60;
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
  const inside = new Set(members);
  const sure = new Set<Node>();
  const counts = (owner: Node): number => Number(inside.has(owner) ? sure.has(owner) : (worth[owner] as number) > 0);
  const below = new Map<Node, Node[]>(members.map((node) => [node, []]));
  for (const node of members) for (const owner of columns.ownersOf(node)) below.get(owner)?.push(node);
  const queue = [...members];
  for (const node of queue) {
    if (sure.has(node) || columns.least(node, counts) === 0) continue;
    sure.add(node);
    queue.push(...(below.get(node) ?? []));
  }
  return members.filter((node) => sure.has(node));
}

interface Solved {
  readonly nodes: readonly Node[];
  readonly values: Float64Array;
  /** expected length of the walk from each node until it leaves the loop */
  readonly steps: Float64Array;
}

function iterate(question: LoopQuestion, asked: readonly Node[]): Solved | undefined {
  const { worth, most } = question;
  let last: Solved | undefined;
  for (let step = 0; step < STEPS; step += 1) {
    const solved = evaluate(question, asked);
    if (solved === undefined) return undefined;
    let moved = 0;
    const kept = new Set(solved.nodes);
    for (const node of asked) if (!kept.has(node)) worth[node] = 0;
    for (const [i, node] of solved.nodes.entries()) {
      const value = solved.values[i] as number;
      moved = Math.max(moved, Math.abs(value - (worth[node] as number)));
      worth[node] = value;
    }
    last = solved;
    if (step > 0 && moved < 1e-14) return last;
    if (most && solved.nodes.length === 0) return last;
  }
  return last;
}

/** Values under the filling that today's prices suggest; nodes it leads nowhere are left out, they are worth 0. */
function evaluate(question: LoopQuestion, asked: readonly Node[]): Solved | undefined {
  const place = new Map(asked.map((node, i) => [node, i] as const));
  const rows = asked.map((node) => fillingOf(question, node, place));
  const kept = leading(rows);
  const values = Float64Array.from(kept, (i) => rows[i]?.outside ?? 0);
  const steps = new Float64Array(kept.length).fill(1);
  const system = within(rows, kept);
  if (!(kept.length <= DENSE_LOOP ? solveDense(dense(system), [values, steps]) : sweep(system, [values, steps]))) {
    return undefined;
  }
  return { nodes: kept.map((i) => asked[i] as Node), values, steps };
}

/** Part of a column by place of its owner; what goes elsewhere is worth `outside`. */
interface Row {
  readonly inside: ReadonlyMap<number, number>;
  readonly outside: number;
}

/** Rows from which some worth is reached; sorted. */
function leading(rows: readonly Row[]): readonly number[] {
  const below = rows.map((): number[] => []);
  for (const [i, row] of rows.entries()) for (const j of row.inside.keys()) below[j]?.push(i);
  const live = new Set([...rows.keys()].filter((i) => (rows[i]?.outside ?? 0) > 0));
  for (const j of live) for (const i of below[j] ?? []) live.add(i);
  return [...live].sort((a, b) => a - b);
}

type System = readonly (readonly (readonly [number, number])[])[];

/** The kept rows among themselves, renumbered. */
function within(rows: readonly Row[], kept: readonly number[]): System {
  const place = new Map(kept.map((i, at) => [i, at] as const));
  return kept.map((i) =>
    [...(rows[i]?.inside ?? [])].flatMap(([j, part]): [number, number][] => {
      const at = place.get(j);
      return at === undefined ? [] : [[at, part]];
    }),
  );
}

function dense(system: System): number[][] {
  return system.map((row) => {
    const line = new Array<number>(system.length).fill(0);
    for (const [j, part] of row) line[j] = part;
    return line;
  });
}

const SWEEPS = 5_000;

/** Gauss and Seidel, from the right sides upwards, to and fro. False: it does not come to rest. */
function sweep(system: System, rights: readonly Float64Array[]): boolean {
  return rights.every((b) => {
    const own = b.slice();
    for (let round = 0; round < SWEEPS; round += 1) {
      let moved = 0;
      for (let k = 0; k < system.length; k += 1) {
        const i = round % 2 === 0 ? k : system.length - 1 - k;
        let value = own[i] as number;
        for (const [j, part] of system[i] ?? []) value += part * (b[j] as number);
        moved = Math.max(moved, (value - (b[i] as number)) / value);
        b[i] = value;
      }
      if (moved < 1e-15) return true;
    }
    return false;
  });
}

function fillingOf({ columns, worth, most, anyone }: LoopQuestion, node: Node, place: ReadonlyMap<Node, number>): Row {
  const inside = new Map<number, number>();
  let outside = 0;
  columns.pour(
    node,
    (owner) => worth[owner] as number,
    most,
    anyone,
    (owner, part) => {
      const at = owner < 0 ? undefined : place.get(owner);
      if (at !== undefined) inside.set(at, (inside.get(at) ?? 0) + part);
      else outside += part * (owner < 0 ? 1 : (worth[owner] as number));
    },
  );
  return { inside, outside };
}
