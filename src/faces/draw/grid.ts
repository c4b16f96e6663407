/**
 * Rows of items that follow each other downward: a row of boxes, a row of labels, a row of boxes … A line has an item
 * in every row it passes, so nothing else can stand where it runs; its label is the item of the row under its upper box.
 * The subject is two rows, its upper and its lower side, with a port for each line.
 */
import type { Layers } from './layers.ts';
import type { Pen } from './pen.ts';
import type { Label, Sized, Wire } from './types.ts';

export interface Item {
  readonly row: number;
  readonly width: number;
  /** of a line: where it runs, from the item's left */
  readonly line: number;
  readonly box?: Sized | undefined;
  readonly wire?: Wire | undefined;
  readonly label?: Label | undefined;
  /** right of the beam whatever happens */
  readonly passes: boolean;
  readonly rank: number;
  at: number;
  x: number;
}
/** A piece of a line between two rows; ports count from the left of their items. */
export interface Piece {
  readonly wire: Wire;
  readonly upper: Item;
  readonly lower: Item;
  upperPort: number;
  lowerPort: number;
}
export interface Grid {
  readonly rows: Item[][];
  readonly kinds: readonly ('box' | 'label' | 'upper-side' | 'lower-side')[];
  /** pieces that start in the row of the same index */
  readonly pieces: Piece[][];
  /** items of one line, downward */
  readonly items: ReadonlyMap<Wire, readonly Item[]>;
}
/** Left of a label: half a slot, and the room between line and words. */
export const besideOf = (pen: Pen): number => pen.slot / 2 + pen.aside;

export function gridOf(
  boxes: readonly Sized[],
  wires: readonly Wire[],
  subject: string,
  layers: Layers,
  rank: ReadonlyMap<string, number>,
  pen: Pen,
): Grid {
  const { kinds, boxRow } = rowsOf(layers);
  const rows: Item[][] = kinds.map(() => []);
  const add = (item: Omit<Item, 'at' | 'x'>): Item => {
    const { row, width, line, box, wire, label, passes, rank: place } = item;
    // One shape for all, so that what walks the rows stays quick.
    const made = { row, width, line, box, wire, label, passes, rank: place, at: 0, x: 0 };
    (rows[made.row] as Item[]).push(made);
    return made;
  };
  const placed = new Map<string, Item>();
  for (const box of boxes) {
    const row = boxRow(layers.of.get(box.id) as number);
    placed.set(
      box.id,
      add({
        row,
        width: box.width + (box.side ?? 0) + (box.beside ?? 0),
        line: 0,
        box,
        passes: false,
        rank: rank.get(box.id) ?? 0,
      }),
    );
  }
  const items = new Map<Wire, readonly Item[]>();
  for (const wire of wires) {
    const [from, to] = [layers.of.get(wire.upper) as number, layers.of.get(wire.lower) as number];
    const outer = (to <= 0 ? rank.get(wire.upper) : rank.get(wire.lower)) ?? 0;
    const first = wire.upper === subject ? boxRow(0) + 1 : boxRow(from) + 1;
    const last = wire.lower === subject ? boxRow(0) : boxRow(to) - 1;
    const labelRow = wire.upper === subject ? boxRow(0) + 2 : boxRow(from) + 1;
    const list: Item[] = wire.upper === subject ? [] : [placed.get(wire.upper) as Item];
    for (let row = first; row <= last; row += 1) {
      const label = row === labelRow && wire.label !== undefined && wire.label.height > 0 ? wire.label : undefined;
      list.push(
        add({
          row,
          width: label === undefined ? pen.slot : besideOf(pen) + label.width + 2,
          line: pen.slot / 2,
          wire,
          label,
          passes: from < 0 && to > 0,
          rank: outer,
        }),
      );
    }
    if (wire.lower !== subject) list.push(placed.get(wire.lower) as Item);
    items.set(wire, list);
  }
  const pieces: Piece[][] = kinds.map(() => []);
  for (const [wire, list] of items)
    for (let n = 1; n < list.length; n += 1) {
      const [upper, lower] = [list[n - 1] as Item, list[n] as Item];
      (pieces[upper.row] as Piece[]).push({ wire, upper, lower, upperPort: upper.line, lowerPort: lower.line });
    }
  return { rows, kinds, pieces, items };
}

function rowsOf(layers: Layers): { kinds: Grid['kinds'][number][]; boxRow: (layer: number) => number } {
  const kinds: Grid['kinds'][number][] = [];
  for (let layer = layers.top; layer < 0; layer += 1) kinds.push('box', 'label');
  const zero = kinds.length;
  kinds.push('upper-side', 'lower-side', 'label');
  for (let layer = 1; layer <= layers.bottom; layer += 1) kinds.push('box', 'label');
  return { kinds, boxRow: (layer) => (layer <= 0 ? zero + layer * 2 : zero + 1 + layer * 2) };
}
