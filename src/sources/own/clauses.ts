/** The clauses that may follow a sentence, in any order, with or without commas between them. */

import type { LineContext } from './context.ts';
import { type Cursor, type Phrase, phrases } from './cursor.ts';

/** What a clause does once its first words were taken. */
export type ClauseTable = ReadonlyMap<string, (c: Cursor) => void>;

/** Reads clauses to the end of the line; anything else there is a Misread that names what would be understood. */
export function readClauses(c: Cursor, ...tables: readonly ClauseTable[]): void {
  const all = new Map(tables.flatMap((t) => [...t]));
  const list = phrases(...all.keys());
  while (!c.done) {
    c.mark(',');
    if (takeLocator(c, all)) continue;
    const word = c.take(list);
    const read = word === undefined ? undefined : all.get(word);
    if (read === undefined)
      return c.fail('is not understood here', expectedAfter(all), 'notation-word', firstWords(all));
    read(c);
  }
}

function takeLocator(c: Cursor, all: ClauseTable): boolean {
  const bracket = all.get('(');
  if (bracket === undefined || !c.mark('(')) return false;
  bracket(c);
  return true;
}

const HIDDEN = new Set(['(', ';', 'id', 'replaces ids', 'component', 'components', 'regime', 'details', 'control']);
const expectedAfter = (all: ClauseTable): string =>
  `${[...all.keys()]
    .filter((k) => !HIDDEN.has(k))
    .map((k) => `"${k}"`)
    .join(', ')} or the end of the line`;
const firstWords = (all: ClauseTable): string[] => [...all.keys()].map((k) => k.split(' ')[0] ?? k);

/** The phrases that end a bare name before such clauses. */
export const stopsOf = (...tables: readonly ClauseTable[]): readonly Phrase[] =>
  phrases(...tables.flatMap((t) => [...t.keys()]).filter((k) => /^\p{L}/u.test(k)));

/** Clauses of every statement: the day it is stated for, where it stands in the source, its ids there. */
export function sharedClauses({ shared }: LineContext): ClauseTable {
  return new Map<string, (c: Cursor) => void>([
    ['as of', (c) => void (shared.statementDate = c.date())],
    ['(', (c) => readLocators(c, shared.locator)],
    ['p.', (c) => void (shared.locator.page = wholeNumber(c, 'a page number'))],
    ['page', (c) => void (shared.locator.page = wholeNumber(c, 'a page number'))],
    ['paragraph', (c) => void (shared.locator.paragraph = paragraphOf(c))],
    ['row', (c) => void (shared.locator.row = wholeNumber(c, 'a row number'))],
    ['id', (c) => void (shared.originalId = quotedText(c, 'the id'))],
    ['replaces ids', (c) => void (shared.replaces = quotedList(c))],
  ]);
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
