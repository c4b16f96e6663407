/** What a company owns and that leads no further, one under the other on one trunk: label, branch, box. */
import type { Label, Sized, Wire } from './types.ts';

export interface BusRow {
  readonly box: Sized;
  readonly wire: Wire;
  readonly label?: Label;
  /** from the corner of the whole */
  readonly boxX: number;
  readonly boxY: number;
  readonly branch: number;
  readonly labelY: number;
}
export interface Bus {
  readonly box: Sized;
  readonly rows: readonly BusRow[];
}
export const TRUNK = 8;
export const LABEL_X = TRUNK + 11;
const BETWEEN = 10;

export function busOf(id: string, members: readonly { readonly box: Sized; readonly wire: Wire }[]): Bus {
  const labels = Math.max(24, ...members.map((m) => m.wire.label?.width ?? 0));
  const boxX = LABEL_X + labels + 16;
  let y = BETWEEN;
  const rows = members.map(({ box, wire }) => {
    const over = Math.max((wire.label?.height ?? 0) + 5, box.height / 2);
    const branch = y + Math.ceil(over);
    const row = {
      box,
      wire,
      ...(wire.label === undefined ? {} : { label: wire.label }),
      boxX,
      boxY: branch - box.height / 2,
      branch,
      labelY: branch - 5 - (wire.label?.height ?? 0),
    };
    y = branch + Math.ceil(box.height / 2) + BETWEEN;
    return row;
  });
  const width = boxX + Math.max(...members.map((m) => m.box.width));
  return { box: { id, width, height: y, shape: 'other', label: '', sub: '', rows: [] }, rows };
}
