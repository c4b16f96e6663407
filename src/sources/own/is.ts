/** Sentences with is, was and are: what somebody is, which office somebody holds, who is tied to whom. */
import { alsoCalled, judged, partyLine, typeAt } from './about.ts';
import { type Content, type LineContext, partyOf } from './context.ts';
import { shareholderOf } from './control.ts';
import { type Cursor, phrases } from './cursor.ts';
import type { Mention } from './name.ts';
import { office } from './office.ts';
import type { Sentence } from './sentence-types.ts';
import { commercialTie, familyTie, relativesTie } from './ties.ts';
import { COMMERCIAL, FAMILY, FAMILY_PLURALS } from './words.ts';

const SAME = phrases('same as', 'the same as');
const NOT_SAME = phrases('not same as', 'not the same as');
const CALLED = phrases('also called', 'also known as');
const SHAREHOLDER =
  /(?:an?\s+|the\s+|one of the\s+)?((?:controlling|largest|largest single|single largest|second largest|third largest|major|principal|significant|minority)\s+)?(?:shareholder|holder|owner)s?\s+(?:of|in)(?![\p{L}])/iuy;
const ARTICLE = phrases('a', 'an', 'the');
const OF = /\s+(?:of|at|in)(?![\p{L}\p{N}])/iuy;

function is(c: Cursor, m: Mention, context: LineContext, past: boolean): readonly Content[] {
  const type = past ? undefined : typeAt(c);
  if (type !== undefined) return partyLine(c, m, type, context);
  if (c.take(NOT_SAME) !== undefined) return judged(c, partyOf(m, context), 'not-same', context);
  if (c.take(SAME) !== undefined) return judged(c, partyOf(m, context), 'same', context);
  if (c.take(CALLED) !== undefined) return alsoCalled(c, m, context);
  c.skip();
  SHAREHOLDER.lastIndex = c.at;
  const rank = SHAREHOLDER.exec(c.text);
  if (rank !== null) {
    c.at = SHAREHOLDER.lastIndex;
    return shareholderOf(c, partyOf(m, context), (rank[1] ?? '').trim().toLowerCase(), context);
  }
  return roleOf(c, m, context, past);
}

/** "chairman of B", "an anchor customer of B", "the father of B": the last word before "of" decides. */
function roleOf(c: Cursor, m: Mention, context: LineContext, past: boolean): readonly Content[] {
  c.take(ARTICLE);
  c.skip();
  const at = c.at;
  const quoted = c.quoted();
  const words = quoted ?? plainRole(c);
  if (!takeOf(c)) c.fail('does not say of whom', '"of" and a company after the office');
  const holder = partyOf(m, context);
  const last = words.split(/\s+/).at(-1)?.toLowerCase() ?? '';
  if (quoted === undefined && COMMERCIAL.has(last)) return commercialTie(c, holder, words, context);
  if (quoted === undefined && FAMILY.has(last)) return familyTie(c, holder, words, context);
  return office(c, holder, { words, quoted: quoted !== undefined, at }, past, context);
}

function plainRole(c: Cursor): string {
  for (let at = c.at; at < c.text.length; at += 1) {
    OF.lastIndex = at;
    if (!OF.test(c.text)) continue;
    const words = c.text.slice(c.at, at).trim();
    if (words === '') break;
    c.at = at;
    return words.replace(/\s+/gu, ' ');
  }
  return c.fail(
    'is not understood after "is"',
    'a type ("a person"), an office ("chairman of B"), "the controlling shareholder of B", "the same as B"',
    'notation-word',
  );
}
function takeOf(c: Cursor): boolean {
  OF.lastIndex = c.at;
  if (!OF.test(c.text)) return c.take(phrases('of', 'at')) !== undefined;
  c.at = OF.lastIndex;
  return true;
}

function are(c: Cursor, all: readonly Mention[], context: LineContext): readonly Content[] {
  const word = c.take(phrases(...FAMILY_PLURALS));
  if (word === undefined)
    c.fail('is not a tie', `one of ${[...FAMILY_PLURALS].join(', ')}`, 'notation-word', FAMILY_PLURALS);
  return relativesTie(
    c,
    all.map((m) => partyOf(m, context)),
    word ?? '',
    context,
  );
}

export const IS_SENTENCES: readonly Sentence[] = [
  { verbs: ['is'], read: (c, [a], context) => is(c, a, context, false) },
  { verbs: ['was'], read: (c, [a], context) => is(c, a, context, true) },
  { verbs: ['are'], many: true, read: are },
  {
    verbs: ['may be the same as', 'may be same as'],
    read: (c, [a], context) => judged(c, partyOf(a, context), 'unsure', context),
  },
];
