/**
 * A sentence written with one mark for each name, share, date and sum in it, so that a sentence shape is a pattern of
 * words: "N owns S of N". Words are in lower case, spaces single. Every character knows where in the text it came from.
 */
import type { Chunk } from './chunks.ts';

const BASE = { name: 0xe000, share: 0xe800, date: 0xf000, money: 0xf400 } as const;
export type ChunkKind = keyof typeof BASE;
/** Marks of one kind in a sentence; a sentence with more is a table and not read as one. */
export const MOST_CHUNKS = 200;

export const markOf = (kind: ChunkKind, nth: number): string => String.fromCharCode(BASE[kind] + nth);
const range = (kind: ChunkKind): string =>
  `[\\u${BASE[kind].toString(16)}-\\u${(BASE[kind] + MOST_CHUNKS).toString(16)}]`;
/** The pattern of a mark of one kind. */
export const MARK = { name: range('name'), share: range('share'), date: range('date'), money: range('money') } as const;

interface Place {
  readonly start: number;
  readonly end: number;
}

/** Immutable; `slice` and `plus` keep the places. */
export class Coded {
  readonly text: string;
  private readonly places: readonly Place[];
  constructor(text: string, places: readonly Place[]) {
    this.text = text;
    this.places = places;
  }
  slice(start: number, end: number = this.text.length): Coded {
    return new Coded(this.text.slice(start, end), this.places.slice(start, end));
  }
  plus(...others: readonly (Coded | string)[]): Coded {
    let [text, places] = [this.text, [...this.places]];
    for (const other of others) {
      const near = places.at(-1)?.end ?? 0;
      text += typeof other === 'string' ? other : other.text;
      // Words of our own stand nowhere in the text: they take no room in the quote.
      places = places.concat(
        typeof other === 'string' ? Array.from(other, () => ({ start: near, end: near })) : other.places,
      );
    }
    return new Coded(text, places);
  }
  trim(): Coded {
    const head = this.text.length - this.text.trimStart().length;
    return this.slice(head, Math.max(head, this.text.trimEnd().length));
  }
  /** Where in the text the characters from `start` to `end` came from. Words of our own have no room there. */
  span(start = 0, end: number = this.text.length): Place {
    const own = this.places.slice(start, end).filter((p) => p.end > p.start);
    return { start: Math.min(...own.map((p) => p.start)), end: Math.max(...own.map((p) => p.end)) };
  }
}

/** The marks in a pattern's match, by kind, in order. */
export function marksIn(text: string, kind: ChunkKind): readonly number[] {
  return Array.from(text)
    .map((c) => c.charCodeAt(0) - BASE[kind])
    .filter((n) => n >= 0 && n <= MOST_CHUNKS);
}

/** Words that say nothing for a reading of who holds what. */
const DROPPED = new Set(
  'now currently still also already today thus therefore however meanwhile recently subsequently too even only indeed both presently'.split(
    ' ',
  ),
);

/** What is between them is read like the rest; who said it is found by its words. */
const QUOTES = /^["“”„«»]$/u;

/** @param plain the text as `plainText` gives it; chunks in order, none over another */
export function coded(plain: string, start: number, end: number, chunks: readonly Chunk[]): Coded {
  const counts: Record<ChunkKind, number> = { name: 0, share: 0, date: 0, money: 0 };
  let text = '';
  const places: Place[] = [];
  const put = (piece: string, place: Place): void => {
    if (piece === ' ' && (text === '' || text.endsWith(' '))) return;
    text += piece;
    for (let i = 0; i < piece.length; i += 1)
      places.push(
        piece.length === place.end - place.start ? { start: place.start + i, end: place.start + i + 1 } : place,
      );
  };
  let at = start;
  for (const chunk of [...chunks, undefined]) {
    for (const part of plain.slice(at, chunk?.start ?? end).matchAll(/[\p{L}\p{N}][\p{L}\p{N}'-]*|\s+|[^\s]/gu)) {
      const word = part[0].toLowerCase();
      const from = at + part.index;
      if (DROPPED.has(word) || QUOTES.test(word)) continue;
      put(/^\s/.test(word) ? ' ' : word, { start: from, end: from + part[0].length });
    }
    if (chunk === undefined) break;
    put(markOf(chunk.kind, counts[chunk.kind]), chunk);
    if (chunk.kind === 'name' && chunk.possessive === true) put("'s", chunk);
    counts[chunk.kind] += 1;
    at = chunk.end;
  }
  return new Coded(text, places).trim();
}
