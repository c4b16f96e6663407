/**
 * Where everything stands in a structure chart: owners above, owned below, the subject between as a wide beam. Every
 * party has a column of its own, so a vertical line never runs through a box. Same data, same drawing.
 */
import type { StructureAnswer } from '../../index.ts';

type NodeIn = StructureAnswer['nodes'][number];
type EdgeIn = StructureAnswer['edges'][number];

export interface Box {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** undefined: the undeclared rest, or parties folded into one */
  readonly node?: NodeIn;
  readonly label: string;
  readonly sub: string;
  readonly shape: 'company' | 'person' | 'other' | 'rest';
}
export interface Line {
  readonly id: string;
  readonly edge?: EdgeIn;
  readonly points: readonly (readonly [number, number])[];
  /** where its label begins */
  readonly labelX: number;
  readonly labelY: number;
}
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
  /** parties that did not fit and stand in the table alone */
  readonly folded: readonly NodeIn[];
}

/** More owners than this are not drawn; the table has them all, and the chart says how many. */
export const MOST_ABOVE = 9;
export const MOST_BELOW = 9;
const COLUMN = 156;
const BOX = 134;
const HEIGHT = 50;
const ROW = 168;
const SUBJECT_HEIGHT = 92;
const MARGIN = 16;
/** room for the label of the last column */
const EDGE = 80;

/** @param answer a `structure` answer; @returns pixels, from the upper left corner */
export function layout(answer: StructureAnswer): Layout {
  const above = kept(answer, 'above', MOST_ABOVE);
  const beside = answer.nodes.filter((n) => n.place === 'beside');
  const below = kept(answer, 'below', MOST_BELOW);
  const shown = new Set([...above.shown, ...beside, ...below.shown].map((n) => n.id).concat(answer.subject.id));
  const level = levelsOf(answer, above.shown);
  const top = Math.max(1, ...level.values()) as number;
  const order = [...above.shown, ...beside];
  const rest = answer.undisclosed.votes?.exact === 0 ? 0 : 1;
  const columns = Math.max(order.length + rest, below.shown.length, 2);
  const width = MARGIN * 2 + columns * COLUMN + EDGE;
  const subjectY = MARGIN + top * ROW;
  const x = (at: number): number => MARGIN + at * COLUMN + (COLUMN - BOX) / 2;
  const boxes: Box[] = order.map((n, at) => boxOf(n, x(at), subjectY - (level.get(n.id) ?? 1) * ROW));
  if (rest === 1) boxes.push(restBox(x(order.length), subjectY - ROW));
  boxes.push({ ...boxOf(subjectOf(answer), MARGIN, subjectY), width: width - MARGIN * 2, height: SUBJECT_HEIGHT });
  boxes.push(...below.shown.map((n, at) => boxOf(n, x(at), subjectY + SUBJECT_HEIGHT + ROW - HEIGHT)));
  const place = new Map(boxes.map((b) => [b.id, b] as const));
  const edges = answer.edges.filter((e) => shown.has(e.from) && shown.has(e.to));
  const lines = edges.flatMap((e) => lineOf(e, place, edges));
  if (rest === 1) lines.push(restLine(place.get(REST) as Box, subjectY));
  const height = subjectY + SUBJECT_HEIGHT + (below.shown.length > 0 ? ROW : 0) + MARGIN;
  return { width, height, boxes, lines, folded: [...above.folded, ...below.folded] };
}

export const REST = '\u0000rest';

function kept(answer: StructureAnswer, place: NodeIn['place'], most: number): { shown: NodeIn[]; folded: NodeIn[] } {
  const size = new Map<string, number>();
  for (const e of answer.edges) {
    const share = e.votes ?? e.economic;
    const value = share?.exact ?? share?.minimum ?? share?.exclusiveMinimum ?? 0;
    const other = place === 'above' ? e.from : e.to;
    size.set(other, Math.max(size.get(other) ?? 0, value + (e.road ? 200 : 0) + (e.kind === 'control' ? 100 : 0)));
  }
  const all = answer.nodes.filter((n) => n.place === place);
  const ranked = [...all].sort((a, b) => (size.get(b.id) ?? 0) - (size.get(a.id) ?? 0) || (a.id < b.id ? -1 : 1));
  return { shown: ranked.slice(0, most), folded: ranked.slice(most) };
}

/** Rows above the subject: an owner stands one row above whatever it owns; loops end at the rows there are. */
function levelsOf(answer: StructureAnswer, above: readonly NodeIn[]): Map<string, number> {
  const inside = new Set(above.map((n) => n.id));
  const level = new Map<string, number>(above.map((n) => [n.id, 1]));
  for (let round = 1; round < Math.min(above.length, 6); round += 1) {
    for (const e of answer.edges) {
      if (!inside.has(e.from) || !inside.has(e.to) || e.kind === 'other-reading') continue;
      const wanted = (level.get(e.to) ?? 1) + 1;
      if (wanted > (level.get(e.from) ?? 1) && wanted <= 6) level.set(e.from, wanted);
    }
  }
  return level;
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  'state-body': 'state body',
  'business-unit': 'business unit',
  unknown: 'type not stated',
  group: 'group, not named',
};

function boxOf(node: NodeIn, x: number, y: number): Box {
  const type = TYPE_WORDS[node.type] ?? node.type;
  const more = node.offices[0] ?? (node.listed === undefined ? node.jurisdiction : `listed in ${node.listed}`);
  return {
    id: node.id,
    x,
    y,
    width: BOX,
    height: HEIGHT,
    node,
    label: node.name,
    sub: more === undefined ? type : `${type} · ${more}`,
    shape: node.type === 'person' ? 'person' : node.type === 'company' ? 'company' : 'other',
  };
}

function restBox(x: number, y: number): Box {
  return { id: REST, x, y, width: BOX, height: HEIGHT, label: 'Not declared', sub: '', shape: 'rest' };
}

function subjectOf(answer: StructureAnswer): NodeIn {
  const found = answer.nodes.find((n) => n.place === 'subject');
  return found ?? { ...answer.subject, otherNames: [], place: 'subject', offices: [] };
}

/** Straight down where the target is the beam, its label in the lowest gap; else down, across and down to a port. */
function lineOf(edge: EdgeIn, place: ReadonlyMap<string, Box>, edges: readonly EdgeIn[]): Line[] {
  const [from, to] = [place.get(edge.from), place.get(edge.to)];
  if (from === undefined || to === undefined) return [];
  const [startY, endY] = [from.y + from.height, to.y];
  if (endY <= startY) return [backLine(edge, from, to)];
  if (to.width > BOX) return [straight(edge, from.x + from.width / 2, startY, endY, endY - ROW + HEIGHT + 34)];
  if (from.width > BOX) return [straight(edge, to.x + to.width / 2, startY, endY, startY + 30)];
  const arriving = edges.filter((e) => e.to === edge.to && place.has(e.from));
  const nth = arriving.indexOf(edge);
  const left = nth < (arriving.length - 1) / 2;
  const endX = to.x + to.width / 2 + (nth - (arriving.length - 1) / 2) * 24;
  const leaving = edges.filter((e) => e.from === edge.from && place.has(e.to));
  const startX = from.x + from.width / 2 + (leaving.length > 1 ? Math.sign(endX - from.x - from.width / 2) * 26 : 0);
  const middle = startY + 20 + nth * 8;
  const points: [number, number][] = [
    [startX, startY],
    [startX, middle],
    [endX, middle],
    [endX, endY],
  ];
  const labelY = endY - 46 - Math.floor(nth / 2) * 44;
  return [{ id: edge.id, edge, points, labelX: left ? endX - LABEL : endX + 10, labelY }];
}
/** Room a label takes left of its line. */
const LABEL = 128;

function straight(edge: EdgeIn, x: number, startY: number, endY: number, labelY: number): Line {
  return {
    id: edge.id,
    edge,
    points: [
      [x, startY],
      [x, endY],
    ],
    labelX: x + 10,
    labelY,
  };
}

/** An owner that stands beside or below what it owns: a loop, drawn round the right side. */
function backLine(edge: EdgeIn, from: Box, to: Box): Line {
  const x = Math.max(from.x + from.width, to.x + to.width) + 12;
  const [fy, ty] = [from.y + from.height / 2, to.y + to.height / 2];
  return {
    id: edge.id,
    edge,
    points: [
      [from.x + from.width, fy],
      [x, fy],
      [x, ty],
      [to.x + to.width, ty],
    ],
    labelX: x + 4,
    labelY: (fy + ty) / 2,
  };
}

function restLine(box: Box, subjectY: number): Line {
  const x = box.x + box.width / 2;
  return {
    id: REST,
    points: [
      [x, box.y + box.height],
      [x, subjectY],
    ],
    labelX: x + 10,
    labelY: box.y + box.height + 34,
  };
}
