/** Left to right: by share as a walk from the subject meets the parties, then fixed median sweeps where lines cross. */
import type { Grid, Item, Piece } from './grid.ts';
import { type Places, putBack } from './places.ts';

const SWEEPS = 4;

/** Sorts the rows; the order by share stays unless a sweep has strictly fewer crossings. Places that were given stay. */
export function ordered(grid: Grid, places: Places): void {
  for (const row of grid.rows) {
    settle(row, (i) => i.rank);
    putBack(row, places);
  }
  let fewest = crossings(grid);
  let best = grid.rows.map((row) => [...row]);
  for (let sweep = 0; sweep < SWEEPS && fewest > 0; sweep += 1) {
    if (sweep % 2 === 0) for (let r = grid.rows.length - 2; r >= 0; r -= 1) byMedian(grid, r, 'below', places);
    else for (let r = 1; r < grid.rows.length; r += 1) byMedian(grid, r, 'above', places);
    alignPassing(grid);
    const now = crossings(grid);
    if (now < fewest) {
      fewest = now;
      best = grid.rows.map((row) => [...row]);
    }
  }
  best.forEach((row, r) => {
    grid.rows[r] = row;
    row.forEach((item, at) => {
      item.at = at;
    });
  });
}

function settle(row: Item[], key: (i: Item) => number): void {
  const sorted = row.map((item) => ({ item, last: item.passes && item.box === undefined ? 1 : 0, key: key(item) }));
  sorted.sort((a, b) => a.last - b.last || a.key - b.key || a.item.at - b.item.at);
  sorted.forEach(({ item }, at) => {
    row[at] = item;
  });
  row.forEach((item, at) => {
    item.at = at;
  });
}

function byMedian(grid: Grid, r: number, side: 'above' | 'below', places: Places): void {
  const near = new Map<Item, number[]>();
  for (const p of grid.pieces[side === 'above' ? r - 1 : r] ?? []) {
    const [mine, its] = side === 'above' ? [p.lower, p.upper] : [p.upper, p.lower];
    const list = near.get(mine);
    if (list === undefined) near.set(mine, [its.at]);
    else list.push(its.at);
  }
  settle(grid.rows[r] as Item[], (i) => {
    const all = near.get(i)?.sort((a, b) => a - b);
    return all === undefined ? i.at : (all[(all.length - 1) >> 1] as number);
  });
  putBack(grid.rows[r] as Item[], places);
}

/** Lines that pass the beam keep their order between its two sides, where there is no room to cross. */
function alignPassing(grid: Grid): void {
  const upper = grid.kinds.indexOf('upper-side');
  const at = new Map((grid.rows[upper] as Item[]).map((i) => [i.wire, i.at]));
  settle(grid.rows[upper + 1] as Item[], (i) => (i.passes ? (at.get(i.wire) ?? 0) : i.at));
}

function crossings(grid: Grid): number {
  return grid.pieces.reduce((sum, pieces, r) => sum + crossed(pieces, grid.rows[r + 1]?.length ?? 0), 0);
}

/** Pairs whose ends are in opposite order, counted with a tree of prefix sums. */
function crossed(pieces: readonly Piece[], width: number): number {
  const sorted = [...pieces].sort((a, b) => a.upper.at - b.upper.at || a.lower.at - b.lower.at);
  const tree = new Int32Array(width + 1);
  let count = 0;
  sorted.forEach(({ lower }, seen) => {
    let before = 0;
    for (let i = lower.at + 1; i > 0; i -= i & -i) before += tree[i] as number;
    count += seen - before;
    for (let i = lower.at + 1; i <= width; i += i & -i) tree[i] = (tree[i] as number) + 1;
  });
  return count;
}
