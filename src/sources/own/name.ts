/** How a party is written: bare words, "quoted", with @id, with (type), or "an unknown person #1". */
import type { PartyType } from '../../statements/types.ts';
import { type Cursor, Misread } from './cursor.ts';
import { refuseGrammar, refuseSlip } from './guard.ts';
import { type Phrase, phraseEnd, phrases } from './phrase.ts';
import { didYouMean } from './spelling.ts';
import { PARTY_TYPES } from './words.ts';

export interface Mention {
  /** as written, spaces collapsed; undefined when only the @id is given */
  readonly name?: string;
  /** the register's own id, or a word that tells two parties of one name apart */
  readonly id?: string;
  readonly type?: PartyType;
  /** nobody is named: `key` is the 1 of "#1", undefined when this unknown is met only here */
  readonly unknown?: { readonly word: string; readonly key?: string };
  readonly at: number;
}

const UNKNOWN =
  /(?:an?\s+|some\s+)?unknown\s+(person|company|party|trust|fund|group)(?:\s+#([\p{L}\p{N}_-]+))?(?=$|[\s,;()])/iuy;
const AND = phrases('and');

export interface NameOptions {
  /** phrases that end a bare name here */
  readonly stops: readonly Phrase[];
  /** where a bare name must end: the place of the verb */
  readonly end?: number;
  /** for messages: "who holds", "the company held" */
  readonly what: string;
}

/** One party. Bare words run to a stop phrase, a comma, a bracket, an @ or the end of the line. */
export function readName(c: Cursor, options: NameOptions): Mention {
  c.skip();
  const at = c.at;
  const unknown = readUnknown(c);
  const quoted = unknown === undefined ? c.quoted() : undefined;
  const name = quoted ?? (unknown === undefined ? bareName(c, options) : undefined);
  if (quoted === undefined && name?.trim().toLowerCase() === 'unknown') {
    throw new Misread(
      at,
      'nobody is named',
      'unknown',
      '"an unknown person", "an unknown company" or "an unknown party"',
    );
  }
  if (name !== undefined && name.trim() === '') {
    throw new Misread(at, 'a name is empty', '""', `${options.what}: a name`);
  }
  const id = c.mark('@') ? (c.wordOrQuoted() ?? c.fail('is not an id', 'an id after @')) : undefined;
  if (unknown === undefined && name === undefined && id === undefined) {
    c.fail('is not a name', `${options.what}: a name, in quotes if it holds a word of the notation`);
  }
  const type = readType(c);
  return {
    at,
    ...(name === undefined ? {} : { name: name.replace(/\s+/gu, ' ').trim() }),
    ...(id === undefined ? {} : { id }),
    ...(type === undefined ? {} : { type }),
    ...(unknown === undefined ? {} : { unknown }),
  };
}

/** "A, B and C": parties between commas and `and`; names that hold those are written in quotes. */
export function readNames(c: Cursor, options: NameOptions): readonly Mention[] {
  const stops = [...options.stops, ...AND];
  const list = [readName(c, { ...options, stops })];
  while (nextInList(c, options.stops)) list.push(readName(c, { ...options, stops }));
  return list;
}

/** Takes "," or "and" or ", and"; the comma before a clause is not the list's. */
function nextInList(c: Cursor, stops: readonly Phrase[]): boolean {
  if (c.take(AND) !== undefined) return true;
  const start = c.at;
  if (!c.mark(',')) return false;
  c.take(AND);
  if (!c.done && !stops.some((p) => sticks(p, c))) return true;
  c.at = start;
  return false;
}

function readUnknown(c: Cursor): Mention['unknown'] | undefined {
  UNKNOWN.lastIndex = c.at;
  const match = UNKNOWN.exec(c.text);
  if (match === null) return undefined;
  c.at = UNKNOWN.lastIndex;
  return { word: (match[1] ?? 'party').toLowerCase(), ...(match[2] === undefined ? {} : { key: match[2] }) };
}

const MARK = /[,;:()@"“{}]/u;

function bareName(c: Cursor, { stops, end = c.text.length }: NameOptions): string | undefined {
  const start = c.at;
  while (c.at < end) {
    if (MARK.test(c.text[c.at] ?? '')) break;
    const atWord = c.at === start || /\s/u.test(c.text[c.at - 1] ?? '');
    if (atWord && c.text[c.at] !== ' ' && stops.some((p) => sticks(p, c))) break;
    if (atWord) refuseGrammar(c);
    else if (c.text[c.at] === '%')
      c.fail('is not part of a bare name', 'a name, in quotes if it holds a per cent sign');
    if (atWord && c.at > start) refuseSlip(c, stops);
    c.at += 1;
  }
  const text = c.text.slice(start, c.at);
  return text.trim() === '' ? undefined : text;
}
const sticks = (p: Phrase, c: Cursor): boolean => phraseEnd(p, c.text, c.at) !== undefined;

/** "(person)". Brackets that hold a locator are left for the clauses. */
function readType(c: Cursor): PartyType | undefined {
  c.skip();
  const match = /^\(([^()]*)\)/u.exec(c.text.slice(c.at));
  if (match === null) return undefined;
  const word = (match[1] ?? '').trim().replace(/\s+/gu, ' ');
  const type = PARTY_TYPES.get(word.toLowerCase());
  if (type === undefined) {
    if (LOCATOR.test(word)) return undefined;
    const types = [...PARTY_TYPES.keys()];
    throw new Misread(
      c.at + 1,
      `"${word}" is not a type of party`,
      word,
      `one of ${types.join(', ')}, or the whole name in quotes${didYouMean(word, types)}`,
      'notation-word',
    );
  }
  c.at += match[0].length;
  return type;
}
const LOCATOR = /^(?:paragraph|para|page|p\.|pp\.|row|line|pointer|quote|fetched)(?:\s|$)/iu;
