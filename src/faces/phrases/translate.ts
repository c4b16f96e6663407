/** The engine's sentences in another language, by a book of patterns. What the book does not know stays as it was written. */
import { type Parts, type Pattern, patternOf, type Slot, waysOf } from './match.ts';

/** [as the engine writes it, as the page says it] */
export type Book = readonly (readonly [string, string])[];

export interface Language {
  readonly book: Book;
  /** slots that are no names: how each is read, by the letters its name begins with; given how a whole sentence is */
  readonly slots: (read: Slot['read']) => Readonly<Record<string, Slot['read']>>;
  /** several names in a row */
  readonly list: (names: readonly string[]) => string;
}

/** a, b, c: a name; k: one that is known; as, ks: several in a row; t: a sentence; o: one if it can be read; x: as it stands. */
const PLAIN_NAMES = new Set(['a', 'b', 'c']);

/**
 * @param known names of parties heard so far
 * @returns the sentence in the language, or as it was
 * @example translator(chinese, names)('Lei Jun controls Kingsoft (as a source states)')
 */
export function translator(language: Language, known: ReadonlySet<string>): (text: string) => string {
  const said = new Map<string, string | undefined>();
  const read = (text: string): string | undefined => {
    if (said.has(text)) return said.get(text);
    said.set(text, undefined);
    const found = first(text);
    said.set(text, found);
    return found;
  };
  const slots = language.slots(read);
  const slotOf = (kind: string): Slot['read'] => {
    if (PLAIN_NAMES.has(kind)) return (text) => (mayBeName(text, known) ? text : undefined);
    if (kind === 'k') return (text) => (known.has(text) ? text : undefined);
    if (kind === 'as') return (text) => (mayBeName(text, known) ? listed(text, known, language) : undefined);
    if (kind === 'ks') return (text) => (allKnown(text, known) ? listed(text, known, language) : undefined);
    if (kind === 't') return read;
    if (kind === 'o') return (text) => read(text) ?? text;
    return slots[kind] ?? ((text) => text);
  };
  const patterns = language.book.map(([from, to]) => ({ pattern: patternOf(from, slotOf), to }));
  const first = (text: string): string | undefined => {
    for (const { pattern, to } of patterns) {
      const parts = only(text, pattern, known);
      if (parts !== undefined) return to.replace(/\{(\w+)\}/g, (_, name: string) => parts[name] ?? '');
    }
    return undefined;
  };
  return (text) => read(text) ?? text;
}

/** The one way in which every slot can be read; of several, the one in which every name is known. */
function only(text: string, pattern: Pattern, known: ReadonlySet<string>): Parts | undefined {
  const names = pattern.slots.filter((s) => PLAIN_NAMES.has(s.name.replace(/\d+$/, ''))).map((s) => s.name);
  const ways = waysOf(text, pattern).flatMap((raw) => {
    const parts = readParts(raw, pattern);
    return parts === undefined ? [] : [{ raw, parts }];
  });
  if (ways.length <= 1) return ways[0]?.parts;
  const sure = ways.filter(({ raw }) => names.every((name) => known.has(raw[name] ?? '')));
  return sure.length === 1 ? sure[0]?.parts : undefined;
}

function readParts(raw: Parts, pattern: Pattern): Parts | undefined {
  const parts: Record<string, string> = {};
  for (const { name, read } of pattern.slots) {
    const found = read(raw[name] ?? '');
    if (found === undefined) return undefined;
    parts[name] = found;
  }
  return parts;
}

/** What is no name that is known must at least not be two sentences. */
const mayBeName = (text: string, known: ReadonlySet<string>): boolean => known.has(text) || !/; |[a-z%]\. /.test(text);

const CUT = /, | and /;
const allKnown = (text: string, known: ReadonlySet<string>): boolean =>
  known.has(text) || text.split(CUT).every((n) => known.has(n));

/** "A, B and C" where all three are known; a name with "and" in it stays whole. */
function listed(text: string, known: ReadonlySet<string>, { list }: Language): string {
  return known.has(text) || !allKnown(text, known) ? text : list(text.split(CUT));
}
