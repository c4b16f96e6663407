/** `source "title" (news) by "P" published 2015`: who says the lines that follow, and in which manner. */
import type { Source } from '../../statements/types.ts';
import type { Cursor } from './cursor.ts';
import { phrase, phrases } from './phrase.ts';
import { mannerOf, SOURCE_KINDS } from './words.ts';

const SOURCE = phrase('source');
type Draft = { -readonly [K in keyof Source]: Source[K] };

export const isSourceLine = (c: Cursor): boolean => c.sees(SOURCE) && /^\s*source\s*["“]/iu.test(c.text);

export function sourceLine(c: Cursor): Source {
  c.take([SOURCE]);
  const name = c.quoted() ?? c.fail('is not in quotes', 'the title of the source in quotes');
  const kind = kindOf(c);
  const draft: Draft = { name, kind, manner: mannerOf(kind) };
  while (!c.done) {
    c.mark(',');
    readPart(c, draft);
  }
  return draft;
}

function kindOf(c: Cursor): Source['kind'] {
  if (!c.mark('(')) return 'other';
  const word = c.take(phrases(...SOURCE_KINDS.keys()));
  if (word === undefined) {
    c.fail(
      'is not a kind of source',
      `one of ${[...SOURCE_KINDS.keys()].join(', ')}`,
      'notation-word',
      SOURCE_KINDS.keys(),
    );
  }
  if (!c.mark(')')) c.fail('does not close the bracket', ')');
  return SOURCE_KINDS.get(word ?? '') ?? 'other';
}

const PARTS = phrases('by', 'published', 'manner', 'rank', 'url', 'licence');

function readPart(c: Cursor, draft: Draft): void {
  const text = (what: string): string => c.quoted() ?? c.fail('is not in quotes', `${what} in quotes`);
  switch (c.take(PARTS)) {
    case 'by':
      draft.publisher = text('the publisher');
      return;
    case 'published':
      draft.published = c.date();
      return;
    case 'manner':
      draft.manner = mannerAt(c);
      return;
    case 'rank':
      draft.rank = Number(c.word() ?? 'x');
      if (!Number.isFinite(draft.rank)) c.fail('is not a rank', 'a number');
      return;
    case 'url':
      draft.url = text('the address');
      return;
    case 'licence':
      draft.licence = text('the licence');
      return;
    default:
      c.fail(
        'is not understood here',
        'by "publisher", published and a date, manner, rank, url, licence',
        'notation-word',
        ['by', 'published', 'manner', 'rank', 'url', 'licence'],
      );
  }
}

function mannerAt(c: Cursor): Source['manner'] {
  const word = c.take(phrases('prose', 'register'));
  return (
    (word as Source['manner'] | undefined) ??
    c.fail('is not a manner', 'prose or register', 'notation-word', ['prose', 'register'])
  );
}
