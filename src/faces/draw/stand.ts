/** Rows of a drawing before anything has an x: what hangs on trunks, which row each box is in, how wide that must be. */
import type { StructureAnswer } from '../../index.ts';
import { type Attempt, PHONE } from './attempts.ts';
import { beamLeast } from './boxes.ts';
import { railed } from './disc.ts';
import { type Grid, gridOf } from './grid.ts';
import { type Hung, hung, type Trunk } from './hang.ts';
import { type Layers, layering } from './layers.ts';
import { ordered } from './order.ts';
import type { Parts } from './parts.ts';
import { besideSelf } from './pen.ts';
import { rowsLeast } from './place.ts';
import type { Places } from './places.ts';
import type { DrawWords, NodeIn, Wire } from './types.ts';

/** Rows that all lines pass together, beyond which a chart is a thicket. */
const MOST_PASSES = 40_000;
const MARGIN = 16;
const PHONE_MARGIN = 4;

/** What is to be drawn, and on how much. */
export interface Sheet {
  readonly answer: StructureAnswer;
  readonly parts: Parts;
  readonly width: number;
  readonly words: DrawWords;
  readonly places: Places;
}
export interface Stand extends Sheet {
  readonly grid: Grid;
  readonly buses: Hung['buses'];
  readonly node: NodeIn;
  readonly margin: number;
  /** px the beam's own words need */
  readonly beam: number;
  /** px right of the beam, for its holdings in itself */
  readonly own: number;
  /** px of the whole drawing, which no places of its items can go under */
  readonly least: number;
  /** whether the items of its rows have their order */
  sorted: boolean;
}

/** @returns the stand of an attempt, one for all that have the same rows; undefined: a thicket */
export function standing(sheet: Sheet): (attempt: Attempt) => Stand | undefined {
  const trunks = new Map<Trunk, (most: number) => Stand | undefined>();
  return ({ trunk, most }) => {
    const found = trunks.get(trunk) ?? trunked(sheet, trunk);
    trunks.set(trunk, found);
    return found(most);
  };
}

function trunked(sheet: Sheet, trunk: Trunk): (most: number) => Stand | undefined {
  const { parts, answer } = sheet;
  const subject = answer.subject.id;
  const hanging = hung(parts, subject, trunk);
  const layers = layering([subject, ...hanging.boxes.map((b) => b.id)], hanging.wires, subject, parts.rank);
  const known: { readonly layers: Layers; readonly stand: Stand | undefined }[] = [];
  return (most) => {
    const found = layers(most);
    const same = known.find((k) => sameRows(k.layers, found));
    if (same !== undefined) return same.stand;
    const stand = passes(hanging.wires, found.of) > MOST_PASSES ? undefined : standOf(sheet, hanging, found);
    known.push({ layers: found, stand });
    return stand;
  };
}

function sameRows(a: Layers, b: Layers): boolean {
  for (const [id, row] of a.of) if (b.of.get(id) !== row) return false;
  return true;
}

const passes = (wires: readonly Wire[], of: ReadonlyMap<string, number>): number =>
  wires.reduce((sum, w) => sum + 2 * ((of.get(w.lower) as number) - (of.get(w.upper) as number)), 0);

function standOf(sheet: Sheet, { boxes, wires, buses }: Hung, layers: Layers): Stand {
  const { answer, parts, width } = sheet;
  const subject = answer.subject.id;
  const grid = gridOf(railed(boxes, wires, parts.pen.port), wires, subject, layers, parts.rank, parts.pen);
  const narrow = width < PHONE;
  const margin = narrow ? PHONE_MARGIN : MARGIN;
  const node = subjectOf(answer);
  const own = parts.selves
    .filter((s) => s.edge.from === subject)
    .reduce((sum, s) => sum + s.label.width + besideSelf(parts.pen), 0);
  const beam = beamLeast(answer, node, narrow, parts.pen);
  const least = Math.ceil(Math.max(margin + beam + own, rowsLeast(grid, margin)) + margin);
  return { ...sheet, grid, buses, node, margin, beam, own, least, sorted: false };
}

/** Puts the items of a stand in order, once however often it is laid out. */
export function inOrder(stand: Stand): Stand {
  if (!stand.sorted) ordered(stand.grid, stand.places);
  stand.sorted = true;
  return stand;
}

function subjectOf(answer: StructureAnswer): NodeIn {
  const found = answer.nodes.find((n) => n.place === 'subject');
  return found ?? { ...answer.subject, otherNames: [], place: 'subject', offices: [] };
}
