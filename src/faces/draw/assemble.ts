/** From items in rows to boxes and lines in pixels: heights of rows, tracks between them, corners of lines. */
import type { Beam } from './boxes.ts';
import type { Bus } from './bus.ts';
import { type Channel, channelOf } from './channel.ts';
import { circleOf, discRight, discY } from './disc.ts';
import { besideOf, type Grid, type Item, type Piece } from './grid.ts';
import { besideSelf, type Pen } from './pen.ts';
import { slopeX, slopeY } from './triangle.ts';
import type { Box, EdgeIn, Label, Layout, Line, NodeIn, Point, Sized, Wire } from './types.ts';

const LABEL_TOP = 6;
/** from a box's corner to a line out of its side */
const SELF_IN = 10;

export interface Placed {
  readonly grid: Grid;
  readonly beam: {
    readonly x: number;
    readonly width: number;
    readonly node: NodeIn;
  } & Beam;
  readonly buses: ReadonlyMap<string, Bus>;
  readonly selves: readonly { readonly edge: EdgeIn; readonly label: Label }[];
  readonly subject: string;
  readonly right: number;
  readonly margin: number;
  readonly pen: Pen;
}

interface Heights {
  readonly top: readonly number[];
  readonly bottom: readonly number[];
  readonly firstTrack: readonly number[];
  readonly end: number;
}

export function assembled(p: Placed): Layout {
  const channels = p.grid.pieces.map((pieces) => channelOf(pieces, p.pen));
  const heights = heightsOf(p, channels);
  const boxes: Box[] = [];
  const lines: Line[] = [];
  for (const item of p.grid.rows.flat()) if (item.box !== undefined) boxes.push(...boxesOf(item, item.box, p, heights));
  const upper = p.grid.kinds.indexOf('upper-side');
  const { beam } = p;
  boxes.push({
    id: beam.node.id,
    x: beam.x,
    y: heights.bottom[upper] as number,
    width: beam.width,
    height: beam.height,
    node: beam.node,
    label: beam.node.name,
    sub: '',
    shape: 'company',
    rows: beam.rows,
    ...(beam.bar === undefined ? {} : { bar: beam.bar }),
    ...(beam.disc === undefined ? {} : { disc: beam.disc }),
  });
  const place = new Map(boxes.map((b) => [b.id, b]));
  for (const [wire, items] of p.grid.items) lines.push(...linesOf(wire, items, p, heights, channels, place));
  lines.push(...selfLines(p, place, heights));
  const width = Math.max(p.right, ...lines.flatMap((l) => l.points.map(([x]) => x + p.pen.apart))) + p.margin;
  return {
    width: Math.ceil(width),
    height: heights.end + p.margin,
    boxes,
    lines,
    folded: [],
    notation: p.pen.notation,
  };
}

function heightsOf(p: Placed, channels: readonly Channel[]): Heights {
  const { rows, kinds } = p.grid;
  const [top, bottom, firstTrack]: [number[], number[], number[]] = [[], [], []];
  let y = p.margin;
  rows.forEach((row, r) => {
    top.push(y);
    y += Math.max(0, ...row.map((i) => itemHeight(i, p)));
    bottom.push(y);
    firstTrack.push(y + 12);
    if (kinds[r] === 'upper-side') y += p.beam.height;
    else if ((channels[r] as Channel).corners.size > 0)
      y += 12 + ((channels[r] as Channel).tracks - 1) * p.pen.track + 16;
    else if ((p.grid.pieces[r] as readonly Piece[]).length > 0) y += 14;
  });
  return {
    top,
    bottom,
    firstTrack,
    end: Math.max(...bottom, (bottom[kinds.indexOf('upper-side')] as number) + p.beam.height),
  };
}

function itemHeight(item: Item, p: Placed): number {
  if (item.label !== undefined) return item.label.height + LABEL_TOP + 4;
  if (item.box === undefined) return 0;
  const beside = p.selves.filter((s) => s.edge.from === item.box?.id).map((s) => s.label.height + 4);
  return Math.max(item.box.height, ...beside) + (item.box.shape === 'rest' || item.box.shape === 'fold' ? 6 : 0);
}

/** Owners stand on their row's floor, the owned hang from its ceiling; a stack needs room for its shadow. */
function boxesOf(item: Item, box: Sized, p: Placed, h: Heights): Box[] {
  const above = item.row < p.grid.kinds.indexOf('upper-side');
  const y = above
    ? (h.bottom[item.row] as number) - box.height
    : (h.top[item.row] as number) + (box.shape === 'fold' ? 6 : 0);
  const bus = p.buses.get(box.id);
  if (bus === undefined) return [boxAt(box, item.x, y)];
  return bus.rows.map((row) => boxAt(row.box, item.x + row.boxX, y + row.boxY));
}
const boxAt = ({ side: _, beside: __, ...box }: Sized, x: number, y: number): Box => ({ ...box, x, y });

/** An oval's edge is lower in its middle than at its sides, a triangle's rises to its point. */
function edgeY(box: Box, x: number, side: 'top' | 'bottom'): number {
  const circle = circleOf(box);
  if (circle !== undefined) return discY(box, circle, x, side);
  if (box.shape === 'triangle' && side === 'top') return slopeY(box, x);
  if (box.shape !== 'person') return side === 'top' ? box.y : box.y + box.height;
  const [cx, cy, rx, ry] = [box.x + box.width / 2, box.y + box.height / 2, box.width / 2, box.height / 2];
  const drop = ry * Math.sqrt(Math.max(0, 1 - ((x - cx) / rx) ** 2));
  return Math.round((side === 'top' ? cy - drop : cy + drop) * 10) / 10;
}

function linesOf(
  wire: Wire,
  items: readonly Item[],
  p: Placed,
  h: Heights,
  channels: readonly Channel[],
  place: ReadonlyMap<string, Box>,
): Line[] {
  const points = pointsOf(wire, items, p, h, channels, place);
  const bus = p.buses.get(wire.lower);
  if (bus === undefined) {
    const slot = items.find((i) => i.label !== undefined);
    return [
      lineOf(
        wire,
        wire.up ? [...points].reverse() : points,
        slot?.label,
        (slot?.x ?? 0) + besideOf(p.pen),
        (slot === undefined ? 0 : (h.top[slot.row] as number)) + LABEL_TOP,
      ),
    ];
  }
  const item = items.at(-1) as Item;
  const y = h.top[item.row] as number;
  return bus.rows.map((row) => {
    const [x, branch] = [item.x + row.trunk, y + row.branch];
    const parent = row.parent === undefined ? undefined : place.get(row.parent);
    const trunk: Point[] = parent === undefined ? points.slice(0, -1) : [[x, edgeY(parent, x, 'bottom')]];
    const path: Point[] = [...trunk, [x, branch], [slopeX(place.get(row.box.id) as Box, branch), branch]];
    return lineOf(row.wire, path, row.label, x + p.pen.aside, y + row.labelY);
  });
}

function lineOf(wire: Wire, points: readonly Point[], label: Label | undefined, labelX: number, labelY: number): Line {
  return {
    id: wire.id,
    ...(wire.edge === undefined ? {} : { edge: wire.edge }),
    kind: wire.kind === 'trunk' ? 'edge' : wire.kind,
    points,
    ...(wire.loop === undefined ? {} : { loop: wire.loop }),
    ...(label === undefined ? {} : { label }),
    labelX,
    labelY,
  };
}

function pointsOf(
  wire: Wire,
  items: readonly Item[],
  p: Placed,
  h: Heights,
  channels: readonly Channel[],
  place: ReadonlyMap<string, Box>,
): Point[] {
  const upper = p.grid.kinds.indexOf('upper-side');
  const first = items[0] as Item;
  const pieces = p.grid.pieces;
  const found: Point[] = [];
  const from = place.get(wire.upper) as Box;
  const last = items.at(-1) as Item;
  for (let n = 1; n < items.length; n += 1) {
    const item = items[n - 1] as Item;
    const piece = (p.grid.pieces[item.row] as readonly Piece[]).find((x) => x.wire === wire) as Piece;
    const x = piece.upper.x + piece.upperPort;
    if (n === 1)
      found.push([x, first.box === undefined ? (h.bottom[upper] as number) + p.beam.height : edgeY(from, x, 'bottom')]);
    for (const [cx, cy] of channels[item.row]?.corners.get(piece) ?? [])
      found.push([cx, (h.firstTrack[item.row] as number) + cy]);
    if (n < items.length - 1) continue;
    const end = piece.lower.x + piece.lowerPort;
    const box = place.get(wire.lower);
    found.push([
      end,
      last.box === undefined
        ? (h.bottom[upper] as number)
        : box === undefined
          ? (h.top[last.row] as number)
          : edgeY(box, end, 'top'),
    ]);
  }
  return pieces.length === 0 ? found : simple(found);
}

/** Without points that lie on the way from one neighbour to the other. */
function simple(points: readonly Point[]): Point[] {
  return points.filter(([x, y], n) => {
    const [before, after] = [points[n - 1], points[n + 1]];
    return (
      before === undefined ||
      after === undefined ||
      !((before[0] === x && after[0] === x) || (before[1] === y && after[1] === y))
    );
  });
}

/** A holding in oneself: out of the right side and back, its label beside it. */
function selfLines(p: Placed, place: ReadonlyMap<string, Box>, h: Heights): Line[] {
  const used = new Map<string, number>();
  return p.selves.map(({ edge, label }) => {
    const box = place.get(edge.from) as Box;
    const right = box.x + box.width + (used.get(edge.from) ?? 0);
    used.set(edge.from, (used.get(edge.from) ?? 0) + label.width + besideSelf(p.pen));
    const item = p.grid.rows.flat().find((i) => i.box?.id === edge.from);
    const floor = item === undefined ? box.y + box.height : (h.bottom[item.row] as number);
    const [upper, lower] = [box.y + SELF_IN, box.y + box.height - SELF_IN];
    const circle = edge.from === p.subject ? undefined : circleOf(box);
    const from = circle === undefined ? box.x + box.width : discRight(circle, upper);
    const points: Point[] = [
      [from, upper],
      [right + p.pen.self, upper],
      [right + p.pen.self, lower],
      [from, lower],
    ];
    const labelY = Math.max(
      item === undefined ? box.y : (h.top[item.row] as number),
      Math.min(box.y, floor - label.height),
    );
    return {
      id: edge.id,
      edge,
      kind: 'edge' as const,
      points,
      loop: 1,
      label,
      labelX: right + p.pen.self + p.pen.aside - 3,
      labelY,
    };
  });
}
