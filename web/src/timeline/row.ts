/** One row of a holding: the figures of one source, one after another, their words over their bars or inside. */
import { textWidth } from '../../../src/faces/draw/measure.ts';
import { figureBlocks, type Height, heightOf, inkOf, labelOf, THIN } from './figure.ts';
import type { LaneWords } from './lane-words.ts';
import type { Figure, Lane } from './lanes.ts';
import { blocksOf, type Ground } from './overview.ts';
import { type Loose, type Placed, pack } from './pack.ts';
import { piecesOf } from './pieces.ts';
import { type Block, LINE, type Mark, SIZE, type Text } from './shapes.ts';

interface Draft {
  readonly figure: Figure;
  readonly label: string;
  /** as if the row ended at zero */
  readonly blocks: readonly Block[];
}
/** Bars this high take words inside. */
const ROOMY = 24;
const GAP = 8;

/** @returns nothing, and no height, where none of its figures touches the days shown */
export function rowOf(
  lane: Lane,
  row: readonly Figure[],
  g: Ground,
  top: number,
  { scale, words }: { scale: number; words: LaneWords },
): { readonly marks: readonly Mark[]; readonly bottom: number } {
  const height = (f: Figure): Height => (lane.control ? { sure: THIN, doubt: 0 } : heightOf(f, scale));
  const drafts = row.flatMap((figure, n): Draft[] => {
    const pieces = piecesOf(figure, { day: g.day, whole: g.span, before: row[n - 1], after: row[n + 1] });
    const blocks = figureBlocks(figure, blocksOf(pieces, g, 0, 1, inkOf(lane, figure)), height(figure), 0);
    return blocks.length === 0 ? [] : [{ figure, label: labelOf(lane, figure, words), blocks }];
  });
  if (drafts.length === 0) return { marks: [], bottom: top };
  const high = Math.max(...drafts.map((d) => Math.max(...d.blocks.map((b) => -b.y))));
  const inside = drafts.length === 1 && drafts.every(hasRoom);
  const { placed, height: over } = inside
    ? { placed: [], height: 0 }
    : pack(drafts.map(looseOf), { left: g.left, right: g.right, bar: 0, gap: 0 });
  const base = top + over + 2 + high;
  const marks = drafts.map((d, n) => markOf(lane, row, d, base, top, placed[n], words));
  return { marks, bottom: base + GAP };
}

const known = (blocks: readonly Block[]): readonly Block[] => blocks.filter((b) => !/^(fade|frame)-/.test(b.look));

/** Its words stand where it begins to be known, not where it fades. */
function looseOf({ blocks, label }: Draft): Loose {
  const [first] = known(blocks);
  const x = first?.x ?? Math.min(...blocks.map((b) => b.x));
  return { from: x, to: x, label };
}

const widest = (blocks: readonly Block[]): Block | undefined =>
  blocks.filter((b) => b.look === 'solid').sort((a, b) => b.width - a.width)[0];

function hasRoom({ figure, label, blocks }: Draft): boolean {
  const bar = widest(blocks);
  const fits = bar !== undefined && bar.height >= ROOMY && bar.width > textWidth(label, SIZE, 'strong') + 20;
  return fits && figure.look === 'used' && !figure.quoted && !figure.suspect;
}

function markOf(
  lane: Lane,
  row: readonly Figure[],
  { figure, label, blocks }: Draft,
  base: number,
  top: number,
  place: Placed | undefined,
  words: LaneWords,
): Mark {
  const shown = blocks.map((b) => ({ ...b, y: b.y + base }));
  return {
    id: `${lane.id} ${lane.rows.indexOf(row)} ${row.indexOf(figure)}`,
    who: words.name(`${lane.holder} → ${lane.company}`),
    what: label,
    when: '',
    blocks: shown,
    texts: [place === undefined ? insideText(shown, label) : overText(figure, place, top)],
    statements: figure.statements,
  };
}

function insideText(blocks: readonly Block[], label: string): Text {
  const bar = widest(blocks) as Block;
  const width = textWidth(label, SIZE, 'strong');
  return { x: bar.x + 8, y: bar.y + bar.height / 2 + 4, lines: [label], width, face: 'inside' };
}
const overText = (f: Figure, { x, top: row, lines, width }: Placed, top: number): Text => ({
  x,
  y: top + row + LINE - 4,
  lines,
  width,
  face: f.suspect ? 'flagged' : f.quoted ? 'quoted' : 'sans',
});
