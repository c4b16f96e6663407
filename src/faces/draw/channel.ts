/**
 * Horizontal runs between two rows. Each gets a track; runs that would touch get different ones. Where the upright of
 * one line ends on the upright of another begins, the first takes the higher track; a ring of such pairs is broken by
 * leading one line over a free column. Lines side by side keep the room of the pen.
 */
import type { Piece } from './grid.ts';
import type { Pen } from './pen.ts';
import type { Point } from './types.ts';

interface Run {
  readonly piece: Piece;
  readonly from: number;
  readonly to: number;
  track: number;
}
export interface Channel {
  readonly tracks: number;
  /** corners of a piece, their y in tracks from the first */
  readonly corners: ReadonlyMap<Piece, readonly Point[]>;
}

const upperX = (p: Piece): number => p.upper.x + p.upperPort;
const lowerX = (p: Piece): number => p.lower.x + p.lowerPort;

export function channelOf(pieces: readonly Piece[], { track, apart }: Pen): Channel {
  const bent = pieces.filter((p) => upperX(p) !== lowerX(p));
  const used = new Set(pieces.flatMap((p) => [upperX(p), lowerX(p)]));
  let runs: Run[] = bent.map((piece) => ({ piece, from: upperX(piece), to: lowerX(piece), track: -1 }));
  let tracks = 0;
  const done: Run[] = [];
  while (runs.length > 0) {
    const free = runs.filter((r) => !runs.some((q) => q !== r && comesFirst(q, r, apart)));
    if (free.length === 0) {
      const [first, ...others] = runs as [Run, ...Run[]];
      const x = freeColumn(used, (first.from + first.to) / 2, apart);
      used.add(x);
      runs = [{ ...first, to: x }, { ...first, from: x }, ...others];
      continue;
    }
    const row: Run[] = [];
    for (const r of free.sort((a, b) => Math.min(a.from, a.to) - Math.min(b.from, b.to) || a.from - b.from)) {
      if (row.some((q) => touch(q, r, apart))) continue;
      row.push(r);
      r.track = tracks;
    }
    const taken = new Set(row);
    runs = runs.filter((r) => !taken.has(r));
    done.push(...row);
    tracks += 1;
  }
  const corners = new Map<Piece, Point[]>();
  for (const r of done.sort((a, b) => a.track - b.track))
    corners.set(r.piece, [...(corners.get(r.piece) ?? []), [r.from, r.track * track], [r.to, r.track * track]]);
  return { tracks, corners };
}

/** q's upright above its run stands where r's stands below its own; of two halves of one line, the upper comes first. */
const comesFirst = (q: Run, r: Run, apart: number): boolean =>
  q.piece === r.piece ? q.to === r.from : Math.abs(q.from - r.to) < apart;

const touch = (a: Run, b: Run, apart: number): boolean =>
  Math.min(a.from, a.to) - apart < Math.max(b.from, b.to) && Math.min(b.from, b.to) - apart < Math.max(a.from, a.to);

function freeColumn(used: ReadonlySet<number>, near: number, apart: number): number {
  const taken = [...used];
  for (let away = 0; ; away += 1) {
    for (const x of [Math.round(near) + away, Math.round(near) - away])
      if (x > 24 && taken.every((u) => Math.abs(u - x) >= apart)) return x;
  }
}
