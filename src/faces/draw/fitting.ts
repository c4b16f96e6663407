/**
 * Of the ways to arrange a drawing the first that fits the width, else the narrowest, the earlier where two are. Rows
 * alone say what a way needs at least, and places packed to the left say more; only what may be drawn is drawn.
 */
import { assembled } from './assemble.ts';
import { type Attempt, attempts } from './attempts.ts';
import { beamRows, SUBJECT_DISC } from './boxes.ts';
import type { Grid, Item } from './grid.ts';
import { type Packed, packed } from './place.ts';
import { ported } from './ports.ts';
import { inOrder, type Sheet, type Stand, standing } from './stand.ts';
import type { Disc, Layout } from './types.ts';

interface Way {
  readonly at: number;
  readonly attempt: Attempt;
  readonly stand: Stand;
  /** px it needs, as far as is known */
  least: number;
  /** of its rows, of its places, or of the drawing itself */
  known: 'rows' | 'places' | 'drawing';
  layout?: Layout;
}

/** @returns undefined where every way is a thicket */
export function fitted(sheet: Sheet): Layout | undefined {
  const ways: Way[] = [];
  for (const way of waysOf(sheet)) {
    for (; way.least <= sheet.width; known(way)) if (way.layout !== undefined) return way.layout;
    ways.push(way);
  }
  return narrowest(ways);
}

/** Attempts that come to the same rows and ports come to the same drawing: one way. */
function* waysOf(sheet: Sheet): Generator<Way> {
  const stands = standing(sheet);
  const seen = new Map<Stand, Set<string>>();
  for (const [at, attempt] of attempts(sheet.width, sheet.parts.boxes.length).entries()) {
    const stand = stands(attempt);
    if (stand === undefined) continue;
    const same = seen.get(stand) ?? new Set();
    seen.set(stand, same);
    const way = `${attempt.port} ${attempt.loose}`;
    if (!same.has(way)) yield { at, attempt, stand, least: stand.least, known: 'rows' };
    same.add(way);
  }
}

/** Always asks more of the way that may be the narrowest, until that is drawn. */
function narrowest(ways: readonly Way[]): Layout | undefined {
  const [first, ...others] = ways;
  if (first === undefined) return undefined;
  for (;;) {
    const best = others.reduce((a, b) => (b.least < a.least || (b.least === a.least && b.at < a.at) ? b : a), first);
    if (best.layout !== undefined) return best.layout;
    known(best);
  }
}

/** One step further: from its rows to its places, from those to the drawing. */
function known(way: Way): void {
  const places = placesOf(way);
  if (way.known === 'rows') {
    way.least = Math.ceil(places.right + way.stand.margin);
    way.known = 'places';
    return;
  }
  way.layout = drawn(way.stand, places);
  way.least = way.layout.width;
  way.known = 'drawing';
}

function placesOf({ stand, attempt }: Way): Packed {
  const { grid, buses, margin, own, parts, beam } = inOrder(stand);
  ported(grid, buses, attempt.port, parts.pen);
  return packed(grid, {
    margin,
    after: margin + beam + 24 + own,
    reserve: own,
    loose: attempt.loose,
    least: margin + beam + own,
  });
}

function drawn({ grid, buses, margin, own, node, parts, answer, words }: Stand, places: Packed): Layout {
  places.spread();
  const { right } = places;
  const passing = (grid.rows[grid.kinds.indexOf('upper-side')] ?? []).filter((i) => i.passes);
  const beamRight = Math.min(right - (passing.length > 0 ? 0 : own), ...passing.map((i) => i.x - 14 - own));
  const { selves, pen } = parts;
  const disc = pen.notation === 'parallel' ? subjectDisc(grid, own > 0) : undefined;
  const rows = beamRows(answer, node, beamRight - margin, words.notDeclared, disc);
  const beam = { x: margin, width: beamRight - margin, node, ...rows };
  return assembled({ grid, beam, buses, selves, subject: answer.subject.id, right, margin, pen });
}

/** The company asked about has a rail wherever lines reach it. */
function subjectDisc(grid: Grid, right: boolean): Disc {
  const upper = grid.kinds.indexOf('upper-side');
  const [over = [], under = []] = grid.rows.slice(upper, upper + 2);
  const reached = (row: readonly Item[]): boolean => row.some((i) => !i.passes);
  return { x: SUBJECT_DISC, y: 0, over: reached(over), under: reached(under), ...(right ? { right } : {}) };
}
