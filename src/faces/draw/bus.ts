/** What a company owns, one under the other on one trunk: label, branch, box; and what those own, indented under them. */
import type { Pen } from './pen.ts';
import type { Label, Sized, Wire } from './types.ts';

export interface BusRow {
  readonly box: Sized;
  readonly wire: Wire;
  readonly label?: Label;
  /** whose trunk it hangs on, where that is a row of the same bus */
  readonly parent?: string;
  /** from the corner of the whole */
  readonly trunk: number;
  readonly boxX: number;
  readonly boxY: number;
  readonly branch: number;
  readonly labelY: number;
}
export interface Bus {
  readonly box: Sized;
  readonly rows: readonly BusRow[];
}
export interface Member {
  readonly box: Sized;
  readonly wire: Wire;
  /** what it owns itself */
  readonly under?: Bus;
}
const BETWEEN = 10;

/** @param members in their order; cost linear in all rows */
export function busOf(id: string, members: readonly Member[], pen: Pen): Bus {
  const labels = Math.max(24, ...members.map((m) => m.wire.label?.width ?? 0));
  const boxX = pen.trunk + pen.aside + labels + 16;
  const rows: BusRow[] = [];
  let [y, width] = [BETWEEN, 0];
  for (const { box, wire, under } of members) {
    const high = wire.label?.height ?? 0;
    const branch = y + Math.ceil(Math.max(high + pen.under, box.height / 2));
    const label = wire.label === undefined ? {} : { label: wire.label };
    rows.push({
      box,
      wire,
      ...label,
      trunk: pen.trunk,
      boxX,
      boxY: branch - box.height / 2,
      branch,
      labelY: branch - pen.under - high,
    });
    y = branch + Math.ceil(box.height / 2);
    width = Math.max(width, boxX + box.width + (box.beside ?? 0), boxX + (under?.box.width ?? 0));
    for (const row of under?.rows ?? []) rows.push(moved(row, boxX, y, box.id));
    y += (under?.box.height ?? 0) + BETWEEN;
  }
  return { box: { id, width, height: y, shape: 'other', label: '', sub: '', rows: [] }, rows };
}

const moved = (row: BusRow, x: number, y: number, parent: string): BusRow => ({
  ...row,
  parent: row.parent ?? parent,
  trunk: row.trunk + x,
  boxX: row.boxX + x,
  boxY: row.boxY + y,
  branch: row.branch + y,
  labelY: row.labelY + y,
});
