/** How a party is written: bare words, "quoted", with @id, with (type), or "an unknown person #1". */
import type { PartyType } from '../../statements/types.ts';
import { type Cursor, Misread, type Phrase, phrases } from './cursor.ts';
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
  /** for messages: "who holds", "the company held" */
  readonly what: string;
}

/** One party. Bare words run to a stop phrase, a comma, a bracket, an @ or the end of the line. */
export function readName(c: Cursor, options: NameOptions): Mention {
  c.skip();
  const at = c.at;
  const unknown = readUnknown(c);
  const quoted = unknown === undefined ? c.quoted() : undefined;
  const name = quoted ?? (unknown === undefined ? bareName(c, options.stops) : undefined);
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
  while (nextInList(c)) list.push(readName(c, { ...options, stops }));
  return list;
}

/** Takes "," or "and" or ", and"; a comma before a clause is not the list's. */
function nextInList(c: Cursor): boolean {
  if (c.take(AND) !== undefined) return true;
  const start = c.at;
  if (!c.mark(',')) return false;
  c.take(AND);
  c.skip();
  const more = c.text.slice(c.at);
  // A list goes on only when an "and" or another comma-separated name follows before the next stop.
  if (more !== '' && !CLAUSE_START.test(more)) return true;
  c.at = start;
  return false;
}
const CLAUSE_START =
  /^(?:printed|perhaps|p\.|pp\.|page|paragraph|row|as|since|until|in|on|of|over|because|for|from|to|at|with|id|replaces|record|closes|updates|according|conditionally|on|component|components|regime|details|quote|planned|conditional|role|also|founded|members|unnamed|listed|LEI|identifier|words|control|class|lot|subject|because|valued|venue|share|buyers|sellers|votes|planned|exists|with|directly|indirectly|component)(?![\p{L}\p{N}_-])/u;

function readUnknown(c: Cursor): Mention['unknown'] | undefined {
  UNKNOWN.lastIndex = c.at;
  const match = UNKNOWN.exec(c.text);
  if (match === null) return undefined;
  c.at = UNKNOWN.lastIndex;
  return { word: (match[1] ?? 'party').toLowerCase(), ...(match[2] === undefined ? {} : { key: match[2] }) };
}

const MARK = /[,;:()@"“{}]/u;

function bareName(c: Cursor, stops: readonly Phrase[]): string | undefined {
  const start = c.at;
  while (c.at < c.text.length) {
    if (MARK.test(c.text[c.at] ?? '')) break;
    const atWord = c.at === start || /\s/u.test(c.text[c.at - 1] ?? '');
    if (atWord && c.text[c.at] !== ' ' && stops.some((p) => sticks(p, c))) break;
    if (atWord) refuseGrammar(c);
    if (atWord && c.at > start) refuseSlip(c, stops);
    c.at += 1;
  }
  const text = c.text.slice(start, c.at);
  return text.trim() === '' ? undefined : text;
}
/**
 * Words that turn a sentence round ("A does not own B", "A may buy", "an option on 3% of B"). Taken for part of a name
 * they would make a wrong fact without a sound, so a bare name never holds them; in quotes anything goes.
 */
const GRAMMAR = new Set(
  (
    'may might could would will shall should must can does do did not no never nobody longer still formerly ' +
    'reportedly allegedly possibly probably supposedly likely conditionally directly indirectly jointly together each ' +
    'respectively but or if when while after before because although whose which who that than then also only ' +
    'from until since behalf option options warrant warrants shares share stake his her its their some any either neither'
  ).split(' '),
);
function refuseGrammar(c: Cursor): void {
  const word = /^(?:\p{Ll}+(?![\p{L}\p{N}'’-])|[\d.,]+\s*%)/u.exec(c.text.slice(c.at, c.at + 40))?.[0];
  if (word === undefined || !(GRAMMAR.has(word) || word.endsWith('%'))) return;
  throw new Misread(
    c.at,
    `"${word}" is not understood here`,
    word,
    'a name, in quotes if this word is part of it; hearsay is said as "according to …", a plan as "plans to buy"',
    'notation-word',
  );
}

/** A lower-case word inside a bare name that is one slip away from a word of the notation: "sinse 2015". */
function refuseSlip(c: Cursor, stops: readonly Phrase[]): void {
  const word = /^\p{Ll}{5,}(?=\s|$)/u.exec(c.text.slice(c.at, c.at + 40))?.[0];
  if (word === undefined) return;
  const hint = didYouMean(
    word,
    stops.map((p) => p.words.split(' ')[0] ?? ''),
  );
  if (hint === '') return;
  throw new Misread(
    c.at,
    `"${word}" is not understood here`,
    word,
    `the whole name in quotes if it is part of the name${hint}`,
    'notation-word',
  );
}
function sticks(p: Phrase, c: Cursor): boolean {
  p.pattern.lastIndex = c.at;
  return p.pattern.test(c.text);
}

/** "(person)". Brackets that hold a locator are left for the clauses. */
function readType(c: Cursor): PartyType | undefined {
  c.skip();
  const match = /^\(\s*([^()]*?)\s*\)/u.exec(c.text.slice(c.at));
  if (match === null) return undefined;
  const word = (match[1] ?? '').replace(/\s+/gu, ' ');
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
