/** The lower part of the timeline: in the days under the lens, each holding as a bar as high as its share, and what happened. */
import { readText } from '../../../src/faces/draw/words.ts';
import { scaleOf, THIN } from './figure.ts';
import type { Happened } from './happened.ts';
import type { LaneWords } from './lane-words.ts';
import type { Lane } from './lanes.ts';
import { eventBlocks, type Ground } from './overview.ts';
import { type Loose, pack, wrapped } from './pack.ts';
import { rowOf } from './row.ts';
import { LINE, type Mark, type Text } from './shapes.ts';

export interface Detail {
  readonly marks: readonly Mark[];
  readonly names: readonly Text[];
  /** beside the rows of a holding of which two sources disagree */
  readonly brackets: readonly Bracket[];
  readonly bottom: number;
}
export interface Bracket {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

export function detailOf(
  lanes: readonly Lane[],
  list: readonly Happened[],
  g: Ground,
  top: number,
  words: LaneWords,
): Detail {
  const [marks, names, brackets]: [Mark[], Text[], Bracket[]] = [[], [], []];
  const scale = scaleOf(lanes);
  let y = top;
  for (const group of ['in', 'above', 'of'] as const) {
    const mine = lanes.filter((l) => l.group === group);
    if (mine.length === 0) continue;
    names.push(heading(words.groups[group], y + 12, g));
    y += LINE + 6;
    for (const lane of mine) {
      const drawn = laneOf(lane, g, y, scale, words);
      marks.push(...drawn.marks);
      names.push(...drawn.names);
      brackets.push(...drawn.brackets);
      y = drawn.bottom;
    }
  }
  const inside = list.filter((h) => !h.office && touches(h, g));
  if (inside.length > 0) {
    names.push(heading(words.events, y + 12, g));
    y += g.beside === undefined ? LINE + 6 : 0;
    const drawn = eventsOf(inside, g, y);
    marks.push(...drawn.marks);
    y = drawn.bottom;
  }
  return { marks, names, brackets, bottom: y };
}

const heading = (text: string, y: number, g: Ground): Text => ({
  x: g.nameLeft,
  y,
  lines: [text],
  width: g.right - g.nameLeft,
  face: 'strong',
});

/** An event wider than the lens says nothing there; it stands in the upper part. */
function touches(h: Happened, { span }: Ground): boolean {
  const days = h.start ?? h.end;
  if (days === undefined) return false;
  return days.to > span.from && days.from < span.to && days.to - days.from <= span.to - span.from;
}

function eventsOf(list: readonly Happened[], g: Ground, top: number): { marks: readonly Mark[]; bottom: number } {
  const blocks = list.map((h) => eventBlocks(h, g, 0));
  const loose = list.map((h, n): Loose => {
    const mine = blocks[n] ?? [];
    return { from: Math.min(...mine.map((b) => b.x)), to: Math.max(...mine.map((b) => b.x + b.width)), label: h.text };
  });
  const { placed, height } = pack(loose, { left: g.left, right: g.right, bar: THIN, gap: 9 });
  const marks = list.map((h, n): Mark => {
    const p = placed[n] as (typeof placed)[number];
    const y = top + p.top;
    return {
      id: `event ${h.id}`,
      who: '',
      what: h.text,
      when: h.when,
      statements: [h.statement],
      blocks: (blocks[n] ?? []).map((b) => ({ ...b, y: b.y + y + p.lines.length * LINE })),
      texts: [{ x: p.x, y: y + 11, lines: p.lines, width: p.width, face: 'sans' }],
    };
  });
  return { marks, bottom: top + height };
}

/** Name and figure beside its rows, or above them where there is no room. */
function laneOf(lane: Lane, g: Ground, top: number, scale: number, words: LaneWords): Detail {
  const room = (g.beside ?? g.right) - g.nameLeft - 12;
  const name =
    lane.group === 'in' ? lane.holder : lane.group === 'of' ? lane.company : `${lane.holder} → ${lane.company}`;
  const figure = lane.control || lane.share === undefined ? '' : words.share(readText(lane.share));
  const told = [figure, lane.disagree ? words.disagree : ''].filter((t) => t !== '').flatMap((t) => wrapped(t, room));
  const lines = wrapped(words.name(name), room);
  const names: Text[] = [{ x: g.nameLeft, y: top + 12, lines, width: room, face: 'strong' }];
  if (told.length > 0)
    names.push({ x: g.nameLeft, y: top + 12 + lines.length * LINE, lines: told, width: room, face: 'sub' });
  const high = (lines.length + told.length) * LINE + 6;
  const marks: Mark[] = [];
  const start = g.beside === undefined ? top + high : top;
  let y = start;
  for (const row of lane.rows) {
    const drawn = rowOf(lane, row, g, y, { scale, words });
    marks.push(...drawn.marks);
    y = drawn.bottom;
  }
  const brackets = lane.disagree ? [{ x: g.left - 7, top: start + 4, bottom: y - 6 }] : [];
  return { marks, names, brackets, bottom: Math.max(y, top + high) + 8 };
}
