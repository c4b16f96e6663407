/** Phrases of the notation: words to be met at a place, with any spacing and case. */

/** One or more words to be met at a position, any spacing and case between them, ending at a word's end. */
export interface Phrase {
  readonly words: string;
  readonly pattern: RegExp;
  /** its first character, lower case: most phrases are ruled out by it alone */
  readonly initial: string;
}

/** Where the phrase that stands here ends, if it stands here. */
export function phraseEnd(p: Phrase, text: string, at: number): number | undefined {
  if (text[at]?.toLowerCase() !== p.initial) return undefined;
  p.pattern.lastIndex = at;
  return p.pattern.test(text) ? p.pattern.lastIndex : undefined;
}
export function phrase(words: string): Phrase {
  const known = compiled.get(words);
  if (known !== undefined) return known;
  const made = compile(words);
  compiled.set(words, made);
  return made;
}
/** The notation has some two hundred phrases; each is compiled once. */
const compiled = new Map<string, Phrase>();

function compile(words: string): Phrase {
  const body = words.split(' ').map((w) => w.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return {
    words,
    initial: words[0]?.toLowerCase() ?? '',
    pattern: new RegExp(`${body.join('\\s+')}(?![\\p{L}\\p{N}_-])`, 'iuy'),
  };
}
/** Longest first, so that "as of" is tried before "as". Lists of the same words are sorted once. */
export function phrases(...words: readonly string[]): readonly Phrase[] {
  const key = words.join('|');
  const known = lists.get(key);
  if (known !== undefined) return known;
  const made = [...words].sort((a, b) => b.length - a.length).map(phrase);
  lists.set(key, made);
  return made;
}
/** The lists are the notation's own clause tables: some dozens, whatever is read. */
const lists = new Map<string, readonly Phrase[]>();
