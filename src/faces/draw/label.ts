/** What stands beside a line: the source's words, a gauge, the figure as read. Measured, so that its room can be kept. */
import { breakable, textWidth, wrapped } from './measure.ts';
import type { DrawWords, EdgeIn, Label, LabelPart } from './types.ts';
import { readText, type ShareIn, saidText } from './words.ts';

export interface Quantity {
  readonly share: ShareIn;
  readonly colour: 'econ' | 'votes';
  readonly told: boolean;
}

/** One bar where both quantities are the same, two where votes are told apart. */
export function quantities(edge: EdgeIn): Quantity[] {
  const { economic, votes } = edge;
  if (economic !== undefined && (votes === undefined || JSON.stringify(economic) === JSON.stringify(votes)))
    return [{ share: economic, colour: 'econ', told: false }];
  const list: Quantity[] = [];
  if (economic !== undefined) list.push({ share: economic, colour: 'econ', told: true });
  if (votes !== undefined) list.push({ share: votes, colour: 'votes', told: true });
  return list;
}

const SIZE = { strong: 13.5, quoted: 16, small: 12, loop: 12, gone: 12, scen: 12 } as const;
const STEP = { strong: 17, quoted: 20, small: 15, loop: 16, gone: 15, scen: 16 } as const;
type TextKind = keyof typeof SIZE;
const BOLD: readonly TextKind[] = ['strong', 'loop', 'scen'];

/** A label grows downward, part by part. */
class Parts {
  readonly parts: LabelPart[] = [];
  width = 0;
  height = 0;
  readonly #most: number;
  readonly #narrow: boolean;
  constructor(narrow: boolean) {
    this.#most = narrow ? 84 : 112;
    this.#narrow = narrow;
  }
  text(kind: TextKind, value: string, suspect = false): void {
    const face = BOLD.includes(kind) ? 'strong' : 'sans';
    for (const text of wrapped(this.#narrow ? breakable(value) : value, SIZE[kind], this.#most, face)) {
      const width = textWidth(text, SIZE[kind], face);
      this.parts.push({ kind, x: 0, y: this.height + STEP[kind] - 4, width, text, ...(suspect ? { suspect } : {}) });
      this.#add(width, STEP[kind]);
    }
  }
  gauge(share: ShareIn, colour: 'econ' | 'votes', width: number): void {
    this.parts.push({ kind: 'gauge', x: 0, y: this.height + 4, width, text: '', share, colour });
    this.#add(width, 12);
  }
  #add(width: number, height: number): void {
    this.width = Math.max(this.width, width);
    this.height += height;
  }
}

/** Every figure said of one quantity, in order; two interests of one class are two figures. */
function saidOf(edge: EdgeIn, of: 'econ' | 'votes' | 'both'): { text: string; quoted: boolean } {
  const figures = edge.said.filter(
    (x) =>
      x.use === 'used' &&
      x.hedge !== 'some' &&
      x.words !== undefined &&
      (of === 'both' || (x.of === 'votes') === (of === 'votes')),
  );
  if (figures.length === 0) return of === 'both' ? saidText(edge) : { text: '', quoted: false };
  const each = figures.map((x) => saidText({ ...edge, said: [x] }));
  return { text: each.map((x) => x.text).join(' + '), quoted: each.every((x) => x.quoted) };
}

const plain = (text: string): string => text.replace(/[\s\u00a0]/g, '');

/** @param narrow on a phone: a shorter gauge, and lines of 84 px for 112 */
export function labelOf(edge: EdgeIn, words: DrawWords, narrow: boolean, loop?: number): Label {
  const p = new Parts(narrow);
  const gauge = narrow ? 64 : 88;
  if (loop !== undefined) p.text('loop', `${words.loop} ${loop}`);
  if (edge.kind === 'other-reading') {
    p.text('small', words.notCounted);
    if (edge.economic !== undefined) p.text('small', readText(edge.economic));
    return p;
  }
  if (edge.before !== undefined) return movedLabel(p, edge, words, gauge);
  const list = quantities(edge);
  const votesSaid = edge.said.some((x) => x.of === 'votes' && x.use === 'used');
  const apart = list.length > 1 && votesSaid;
  if (!apart) put(p, saidOf(edge, 'both'), edge.suspect);
  for (const { share, colour, told } of list) {
    const said = apart ? saidOf(edge, colour) : saidOf(edge, 'both');
    const word = told ? `${colour === 'econ' ? words.economics : words.votes} ` : '';
    if (apart) put(p, said, edge.suspect);
    p.gauge(share, colour, gauge);
    if (word !== '' || plain(said.text) !== plain(readText(share))) p.text('small', word + readText(share));
  }
  return p;
}

/** A line that a scenario moves: what is held today, and what would be held then. The source's words are of today. */
function movedLabel(p: Parts, edge: EdgeIn, words: DrawWords, gauge: number): Label {
  for (const { share, colour, told } of quantities(edge)) {
    const word = told ? `${colour === 'econ' ? words.economics : words.votes} ` : '';
    const held = colour === 'econ' ? edge.before?.economic : edge.before?.votes;
    p.text('gone', `${word}${words.before} ${held === undefined ? '0\u00a0%' : readText(held)}`);
    p.gauge(share, colour, gauge);
    p.text('scen', `${words.after} =\u00a0${readText(share)}`);
  }
  return p;
}

function put(p: Parts, said: { text: string; quoted: boolean }, suspect: boolean): void {
  if (said.text !== '') p.text(said.quoted ? 'quoted' : 'strong', said.text, suspect);
}
