/** The clauses that may follow a sentence, in any order, with or without commas between them. */

import type { LineContext } from './context.ts';
import type { Cursor } from './cursor.ts';
import { type Phrase, phrases } from './phrase.ts';

/** What a clause does once its first words were taken. */
export type ClauseTable = ReadonlyMap<string, (c: Cursor) => void>;

/** A clause that fills one field. `target` is asked when the clause is met, for a sentence may be at its second interest. */
export const sets =
  <T, K extends keyof T>(target: () => T, key: K, read: (c: Cursor) => NoInfer<Exclude<T[K], undefined>>) =>
  (c: Cursor): void => {
    target()[key] = read(c);
  };

/** Reads clauses to the end of the line; anything else there is a Misread that names what would be understood. */
export function readClauses(c: Cursor, ...tables: readonly ClauseTable[]): void {
  const all = new Map(tables.flatMap((t) => [...t]));
  const list = phrases(...all.keys());
  while (!c.done) {
    c.mark(',');
    if (takeLocator(c, all) || takeWords(c, all)) continue;
    const word = c.take(list);
    const read = word === undefined ? undefined : all.get(word);
    if (read === undefined) c.fail('is not understood here', expectedAfter(all), 'notation-word', firstWords(all));
    else read(c);
  }
}

function takeLocator(c: Cursor, all: ClauseTable): boolean {
  const bracket = all.get('(');
  if (bracket === undefined || !c.mark('(')) return false;
  bracket(c);
  return true;
}

/** The source's own words in quotes behind the sentence. */
function takeWords(c: Cursor, all: ClauseTable): boolean {
  const words = all.get('"');
  c.skip();
  if (words === undefined || !/["“„]/u.test(c.text[c.at] ?? '')) return false;
  words(c);
  return true;
}

/** Clauses that are understood and not worth a line of every message. */
const HIDDEN = new Set(
  (
    '(|"|;|id|replaces ids|no ids replaced|no components|no other readings|no members|no other names|no identifiers|' +
    'replaces|component|components|not component|regime|details|control|p.|record|closes|updates|' +
    'of unknown directness|held by|because|role|printed as|lot|venue|share|valued at|row|on behalf of'
  ).split('|'),
);
const expectedAfter = (all: ClauseTable): string =>
  `${[...all.keys()]
    .filter((k) => !HIDDEN.has(k))
    .map((k) => `"${k}"`)
    .join(', ')} or the end of the line`;
const firstWords = (all: ClauseTable): string[] => [...all.keys()].map((k) => k.split(' ')[0] ?? k);

/** The phrases that end a bare name before such clauses. */
export const stopsOf = (...tables: readonly ClauseTable[]): readonly Phrase[] =>
  phrases(...tables.flatMap((t) => [...t.keys()]).filter((k) => /^\p{L}/u.test(k)));

/** Clauses of every statement: the day it is stated for, who says so, where it stands, its ids and its record. */
export function sharedClauses({ shared }: LineContext): ClauseTable {
  const line = (): LineContext['shared'] => shared;
  const place = (): LineContext['shared']['locator'] => shared.locator;
  const page = sets(place, 'page', (c) => wholeNumber(c, 'a page number'));
  const replaces = sets(line, 'replaces', (c) => quotedList(c));
  const record = (c: Cursor): void => {
    shared.recordId = quotedText(c, 'the id of the record');
  };
  const turns = (status: 'updated' | 'closed') => (c: Cursor) => {
    shared.recordStatus = status;
    const id = c.quoted();
    if (id !== undefined) shared.recordId = id;
  };
  return new Map<string, (c: Cursor) => void>([
    ['as of', sets(line, 'statementDate', (c) => c.date())],
    ['according to', sets(line, 'attributedTo', (c) => c.quoted() ?? sayer(c))],
    ['(', (c) => readLocators(c, shared.locator)],
    ['"', sets(place, 'words', (c) => quotedText(c, "the source's words"))],
    ['p.', page],
    ['page', page],
    ['paragraph', sets(place, 'paragraph', (c) => paragraphOf(c))],
    ['row', sets(place, 'row', (c) => wholeNumber(c, 'a row number'))],
    ['id', sets(line, 'originalId', (c) => quotedText(c, 'the id'))],
    ['replaces ids', replaces],
    ['replaces', replaces],
    ['no ids replaced', sets(line, 'replaces', () => [])],
    ['record', record],
    ['updates', turns('updated')],
    ['closes', turns('closed')],
  ]);
}

/** Who says so: words to the next comma, colon, bracket or quote. */
export function sayer(c: Cursor): string {
  const match = /^\s*([^,:"()]+)/u.exec(c.text.slice(c.at));
  const name = match?.[1]?.trim().replace(/\s+/gu, ' ') ?? '';
  if (match === null || name === '') return c.fail('is not a name', 'who says so');
  c.at += match[0].length;
  return name;
}

const LOCATORS = phrases('paragraph', 'para', 'page', 'p.', 'row', 'pointer', 'quote', 'fetched');

function readLocators(c: Cursor, locator: LineContext['shared']['locator']): void {
  do {
    const word = c.take(LOCATORS);
    if (word === 'paragraph' || word === 'para') locator.paragraph = paragraphOf(c);
    else if (word === 'page' || word === 'p.') locator.page = wholeNumber(c, 'a page number');
    else if (word === 'row') locator.row = wholeNumber(c, 'a row number');
    else if (word === 'pointer') locator.pointer = quotedText(c, 'a JSON pointer');
    else if (word === 'quote') locator.words = quotedText(c, "the source's words");
    else if (word === 'fetched') locator.fetched = quotedText(c, 'a time');
    else
      c.fail('is not a place in a source', 'paragraph N, page N, row N or quote "…"', 'notation-word', [
        'paragraph',
        'page',
        'row',
      ]);
  } while (c.mark(','));
  if (!c.mark(')')) c.fail('does not close the bracket', ')');
}

function paragraphOf(c: Cursor): string {
  return c.wordOrQuoted() ?? c.fail('is not a paragraph', 'a paragraph number');
}
function wholeNumber(c: Cursor, what: string): number {
  c.skip();
  const match = /^\d{1,9}(?![\p{L}\p{N}.])/u.exec(c.text.slice(c.at));
  if (match === null) return c.fail('is not a number', what);
  c.at += match[0].length;
  return Number(match[0]);
}
export function quotedText(c: Cursor, what: string): string {
  return c.quoted() ?? c.fail('is not in quotes', `${what} in quotes`);
}
export function quotedList(c: Cursor): readonly string[] {
  const list = [quotedText(c, 'an id')];
  for (;;) {
    const start = c.at;
    c.mark(',');
    const next = c.quoted();
    if (next === undefined) {
      c.at = start;
      return list;
    }
    list.push(next);
  }
}
