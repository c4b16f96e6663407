/** Where lines leave and reach the boxes of a grid: side by side, in the order of where they come from. */
import type { Attempt } from './attempts.ts';
import type { Bus } from './bus.ts';
import type { Grid, Item, Piece } from './grid.ts';
import type { Pen } from './pen.ts';
import type { Sized } from './types.ts';

/** A line at a side of its own stands this far from the left. */
const LEFT = 24;

/** Sets the ports of every piece at a box. */
export function ported(grid: Grid, buses: ReadonlyMap<string, Bus>, port: Attempt['port'], pen: Pen): void {
  const [down, up] = [new Map<Item, Piece[]>(), new Map<Item, Piece[]>()];
  for (const row of grid.pieces)
    for (const p of row) {
      if (p.upper.box !== undefined) note(down, p.upper, p);
      if (p.lower.box !== undefined) note(up, p.lower, p);
    }
  const at = (box: Sized, n: number, of: number, over = false): number => {
    if (buses.has(box.id)) return pen.trunk;
    if (box.disc !== undefined) return Math.round(box.width / 2 + (n - (of - 1) / 2) * pen.port);
    // A triangle is met at its point.
    if (of === 1)
      return port === 'middle' || (over && box.shape === 'triangle')
        ? Math.round(box.width / 2)
        : Math.min(LEFT, Math.round(box.width / 2));
    return Math.round(((n + 1) * box.width) / (of + 1));
  };
  for (const [item, list] of down)
    list
      .sort((a, b) => a.lower.at - b.lower.at)
      .forEach((p, n) => {
        p.upperPort = at(item.box as Sized, n, list.length);
      });
  for (const [item, list] of up)
    list
      .sort((a, b) => a.upper.at - b.upper.at)
      .forEach((p, n) => {
        p.lowerPort = at(item.box as Sized, n, list.length, true);
      });
}

function note(map: Map<Item, Piece[]>, item: Item, p: Piece): void {
  const list = map.get(item);
  if (list === undefined) map.set(item, [p]);
  else list.push(p);
}
