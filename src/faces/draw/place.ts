/**
 * How far right every item stands. Pieces of lines are straightened where they cross no straightened one; items that
 * hang together by straight pieces are a block; blocks are packed to the left, then moved right towards their lines
 * within the room they have. No two items of a row overlap, by construction.
 */
import type { Grid, Item, Piece } from './grid.ts';

const GAP = 12;
const NEAR = 4;
const ROUNDS = 3;

interface Block {
  readonly items: readonly Item[];
  /** how far right of the block's x each item stands */
  readonly offs: readonly number[];
  x: number;
}
const gap = (a: Item, b: Item): number => (a.box !== undefined || b.box !== undefined ? GAP : NEAR);

/** @returns px that the widest row needs whatever stands beside what in it, the left margin included */
export function rowsLeast({ rows }: Grid, margin: number): number {
  return rows.reduce((most, row) => Math.max(most, margin + rowLeast(row)), 0);
}
function rowLeast(row: readonly Item[]): number {
  const boxes = row.filter((i) => i.box !== undefined).length;
  const lines = row.length - boxes;
  const apart = boxes === 0 ? 0 : boxes - 1 + Math.min(1, lines);
  const near = Math.max(0, row.length - 1 - apart);
  return row.reduce((sum, i) => sum + i.width, apart * GAP + near * NEAR);
}

export interface Room {
  readonly margin: number;
  /** the least x of lines that pass the beam */
  readonly after: number;
  /** kept right of the beam */
  readonly reserve: number;
  /** lines may bend back under their labels, which takes less width */
  readonly loose: boolean;
  /** the least right edge */
  readonly least: number;
}
export interface Packed {
  /** edge of the rightmost item, which spreading does not move */
  readonly right: number;
  /** moves what has room towards its lines */
  spread(): void;
}

/** Gives every item of the grid its x, as far left as its row and its block let it. */
export function packed(grid: Grid, room: Room): Packed {
  const straight = straightened(grid, room.loose);
  const blocks = blocksOf(grid, straight);
  const of = new Map<Item, Block>();
  for (const b of blocks) for (const i of b.items) of.set(i, b);
  const sorted = leftToRight(grid, blocks, of);
  for (const b of sorted) move(b, leastOf(b, grid, room));
  let end = 0;
  for (const row of grid.rows) for (const i of row) end = Math.max(end, i.x + i.width);
  const spread = (): void => spreadOut(grid, sorted.reverse(), bentOf(grid, straight, of), end);
  return { right: Math.max(room.least, end), spread };
}

function leastOf(b: Block, grid: Grid, { margin, after, reserve }: Room): number {
  let x = Number.NEGATIVE_INFINITY;
  b.items.forEach((i, n) => {
    const left = grid.rows[i.row]?.[i.at - 1];
    const least = left === undefined ? margin : left.x + left.width + gap(left, i);
    const beam = grid.kinds[i.row] === 'upper-side' || grid.kinds[i.row] === 'lower-side';
    const from = i.passes && beam ? Math.max(least, after, pastPorts(grid) + reserve) : least;
    x = Math.max(x, from - (b.offs[n] as number));
  });
  return x;
}

function spreadOut(
  grid: Grid,
  fromRight: readonly Block[],
  bent: ReadonlyMap<Block, readonly (() => number)[]>,
  end: number,
): void {
  for (let round = 0; round < ROUNDS; round += 1)
    for (const b of fromRight) {
      const wanted = (bent.get(b) ?? []).map((d) => d()).sort((x, y) => x - y);
      if (wanted.length === 0) continue;
      const room = Math.min(...b.items.map((i) => roomOf(i, grid.rows[i.row]?.[i.at + 1], end)));
      const shift = Math.min(wanted[(wanted.length - 1) >> 1] as number, room);
      if (shift > 0) move(b, b.x + Math.floor(shift));
    }
}

function move(b: Block, x: number): void {
  b.x = x;
  b.items.forEach((i, n) => {
    i.x = x + (b.offs[n] as number);
  });
}

/** The beam's lower or upper side ends at the first line beside it, so ports stay left of every such line. */
const roomOf = (i: Item, right: Item | undefined, end: number): number => {
  if (right === undefined) return i.passes ? 0 : end - i.width - i.x;
  return right.x - (right.passes ? 24 : gap(i, right)) - i.width - i.x;
};

/** A line beside the beam stands right of every port at either side. */
function pastPorts(grid: Grid): number {
  const upper = grid.kinds.indexOf('upper-side');
  const ports = [...(grid.rows[upper] ?? []), ...(grid.rows[upper + 1] ?? [])].filter((i) => !i.passes);
  return Math.max(0, ...ports.map((i) => i.x + i.width + 24));
}

function bentOf(grid: Grid, straight: ReadonlySet<Piece>, of: ReadonlyMap<Item, Block>): Map<Block, (() => number)[]> {
  const bent = new Map<Block, (() => number)[]>();
  const note = (b: Block, by: () => number): void => {
    const list = bent.get(b);
    if (list === undefined) bent.set(b, [by]);
    else list.push(by);
  };
  for (const p of grid.pieces.flat()) {
    if (straight.has(p)) continue;
    const by = (): number => p.lower.x + p.lowerPort - p.upper.x - p.upperPort;
    note(of.get(p.upper) as Block, by);
    note(of.get(p.lower) as Block, () => -by());
  }
  return bent;
}

/** Longest first: pieces between the beam's sides, pieces within a line, then one piece at each side of a box. */
function straightened(grid: Grid, loose: boolean): Set<Piece> {
  const taken = new Set<Piece>();
  const [down, up] = [new Set<Item>(), new Set<Item>()];
  const inner = (p: Piece): number => (p.upper.box === undefined ? 1 : 0) + (p.lower.box === undefined ? 1 : 0);
  for (const pieces of grid.pieces) {
    const accepted: Piece[] = [];
    const sorted = [...pieces].sort(
      (a, b) => inner(b) - inner(a) || a.upper.at - b.upper.at || a.lower.at - b.lower.at,
    );
    for (const p of sorted) {
      if (down.has(p.upper) || up.has(p.lower) || (loose && bends(p))) continue;
      if (accepted.some((q) => (q.upper.at - p.upper.at) * (q.lower.at - p.lower.at) <= 0)) continue;
      accepted.push(p);
      taken.add(p);
      down.add(p.upper);
      up.add(p.lower);
    }
  }
  return taken;
}

/** Where width is scarce: under a label, and under a box whose line has none. */
const bends = (p: Piece): boolean =>
  p.upper.label !== undefined || (p.upper.box !== undefined && p.wire.label === undefined);

function blocksOf(grid: Grid, straight: ReadonlySet<Piece>): Block[] {
  const next = new Map<Item, Piece>();
  const heads = new Set(grid.rows.flat());
  for (const p of straight) {
    next.set(p.upper, p);
    heads.delete(p.lower);
  }
  return [...heads].map((head) => {
    const items: Item[] = [head];
    head.x = 0;
    for (let p = next.get(head); p !== undefined; p = next.get(p.lower)) {
      p.lower.x = p.upper.x + p.upperPort - p.lowerPort;
      items.push(p.lower);
    }
    return { items, offs: items.map((i) => i.x), x: 0 };
  });
}

/** Blocks so that whatever stands left of one in any row comes before it; lines beside the beam after all its ports. */
function leftToRight(grid: Grid, blocks: readonly Block[], of: ReadonlyMap<Item, Block>): Block[] {
  const after = new Map<Block, Set<Block>>(blocks.map((b) => [b, new Set()]));
  const upper = grid.kinds.indexOf('upper-side');
  for (const row of grid.rows)
    for (let n = 1; n < row.length; n += 1)
      after.get(of.get(row[n - 1] as Item) as Block)?.add(of.get(row[n] as Item) as Block);
  const sides = [...(grid.rows[upper] ?? []), ...(grid.rows[upper + 1] ?? [])];
  for (const port of sides.filter((i) => !i.passes))
    for (const line of sides.filter((i) => i.passes)) after.get(of.get(port) as Block)?.add(of.get(line) as Block);
  const waits = new Map<Block, number>(blocks.map((b) => [b, 0]));
  for (const [b, set] of after) {
    set.delete(b);
    for (const n of set) waits.set(n, (waits.get(n) as number) + 1);
  }
  const sorted = blocks.filter((b) => waits.get(b) === 0);
  for (let at = 0; at < sorted.length; at += 1)
    for (const n of after.get(sorted[at] as Block) ?? []) {
      const left = (waits.get(n) as number) - 1;
      waits.set(n, left);
      if (left === 0) sorted.push(n);
    }
  return sorted;
}
