/** Sentences with is, was and are: what somebody is, which office somebody holds, who is tied to whom. */
import { aboutParty, alsoCalled, judged, partyLine, typeAt } from './about.ts';
import { sharedClauses, stopsOf } from './clauses.ts';
import { type Content, type ContentOf, type LineContext, partyOf } from './context.ts';
import { shareholderOf } from './control.ts';
import { type Cursor, Misread } from './cursor.ts';
import { type Mention, readName } from './name.ts';
import { founded, office } from './office.ts';
import { beneficialOwner, nominee, parent, subsidiary, takeOwned } from './owned.ts';
import { phrases } from './phrase.ts';
import type { Sentence } from './sentence-types.ts';
import { didYouMean } from './spelling.ts';
import { commercialTie, familyTie, relativesTie } from './ties.ts';
import { COMMERCIAL, FAMILY, FAMILY_PLURALS, OFFICE_NOUNS, OFFICES } from './words.ts';

const SAME = phrases('same as', 'the same as');
const NOT_SAME = phrases('not same as', 'not the same as');
const CALLED = phrases('also called', 'also known as');
const SHAREHOLDER =
  /(?:an?\s+|the\s+|one of the\s+)?((?:controlling|largest|largest single|single largest|second largest|third largest|major|principal|significant|majority|minority|sole)\s+)?(?:shareholder|holder|owner)s?\s+(?:of|in)(?![\p{L}])/iuy;
const SEAT = phrases('in country', 'in', 'registered in', 'incorporated in', 'listed in', 'listed on', 'formerly');
const ARTICLE = phrases('a', 'an', 'the');

function is(c: Cursor, m: Mention, context: LineContext, past: boolean): readonly Content[] {
  const type = past ? undefined : typeAt(c);
  if (type !== undefined) return partyLine(c, m, type, context);
  if (c.take(NOT_SAME) !== undefined) return judged(c, partyOf(m, context), 'not-same', context);
  if (c.take(SAME) !== undefined) return judged(c, partyOf(m, context), 'same', context);
  if (c.take(CALLED) !== undefined) return alsoCalled(c, m, context);
  if (!past && SEAT.some((p) => c.sees(p))) return aboutParty(c, m, context);
  const owned = past ? undefined : takeOwned(c, m, context);
  if (owned !== undefined) return owned;
  c.skip();
  SHAREHOLDER.lastIndex = c.at;
  const rank = SHAREHOLDER.exec(c.text);
  if (rank !== null) {
    c.at = SHAREHOLDER.lastIndex;
    const word = (rank[1] ?? '').trim().toLowerCase();
    return stillDated(c, shareholderOf(c, partyOf(m, context), word, context), past, context);
  }
  return roleOf(c, m, context, past);
}

/** "chairman of B", "an anchor customer of B", "the father of B": the last word before "of" decides. */
function roleOf(c: Cursor, m: Mention, context: LineContext, past: boolean): readonly Content[] {
  if (c.take(NOMINEE_FOR) !== undefined) return nominee(c, partyOf(m, context), context);
  c.take(ARTICLE);
  c.skip();
  const at = c.at;
  const quoted = c.quoted();
  const words = quoted ?? plainRole(c);
  const head = quoted ?? words.split(' of ')[0] ?? words;
  const last = head.split(/\s+/).at(-1)?.toLowerCase() ?? '';
  if (quoted === undefined) refuseRole(words, last, at);
  if (!takeOf(c)) c.fail('does not say of whom', '"of" and a company after the office');
  const holder = partyOf(m, context);
  if (quoted !== undefined) return office(c, holder, { words, quoted: true, at }, past, context);
  if (SUBSIDIARY.test(words)) return subsidiary(c, holder, words.toLowerCase(), context);
  if (PARENT.test(words)) return parent(c, holder, context);
  if (BENEFICIAL.test(words)) return beneficialOwner(c, holder, words, context);
  if (FOUNDER.test(words)) return founded(c, [holder], context);
  if (COMMERCIAL.has(last)) return commercialTie(c, holder, words, context);
  if (FAMILY.has(last)) return familyTie(c, holder, words, at, context);
  return office(c, holder, { words, quoted: false, at }, past, context);
}

const NOMINEE_FOR = phrases('a nominee for', 'nominee for', 'the nominee for', 'the nominee of');
const SUBSIDIARY = /(?:^|\s)(?:subsidiary|division)$/i;
const PARENT = /^(?:(?:direct|ultimate|immediate)\s+)?(?:parent|holding)\s+company$/i;
const BENEFICIAL = /(?:^|\s)beneficial\s+owner$/i;
const FOUNDER = /^(?:co-)?founder$/i;

/** Words before "of" that name no office, tie or holding would be taken for one: "is based in", "is part of". */
function refuseRole(words: string, last: string, at: number): void {
  const known =
    OFFICES.has(words.toLowerCase()) ||
    [OFFICE_NOUNS, COMMERCIAL, FAMILY].some((set) => set.has(last)) ||
    [SUBSIDIARY, PARENT, BENEFICIAL].some((pattern) => pattern.test(words));
  if (known) return;
  const hint = didYouMean(words, OFFICES.keys());
  const expected = `an office, a tie or a holding; in quotes if the words before "of" are an office${hint}`;
  throw new Misread(at, `"${words}" is not an office this notation knows`, words, expected, 'notation-word');
}

/** "was the largest shareholder": over by now, so a day is wanted, or it would look alive. */
function stillDated(
  c: Cursor,
  contents: readonly ContentOf<'relationship'>[],
  past: boolean,
  { shared }: LineContext,
): readonly Content[] {
  const dated = shared.statementDate !== undefined || contents[0]?.interests[0]?.endDate !== undefined;
  return !past || dated ? contents : c.fail('does not say when', '"until" or "as of" and a date after "was"');
}

/** The words before "of"; "head of finance of B" and "member of the board of B" go on to the last lower-case "of". */
function plainRole(c: Cursor): string {
  const start = c.at;
  const words = c.wordsBefore(ROLE_ENDS);
  if (words === '' || !ROLE_ENDS.some((p) => c.sees(p))) {
    c.at = start;
    return c.fail(
      'is not understood after "is"',
      'a type ("a person"), an office ("chairman of B"), "the controlling shareholder of B", "the same as B"',
      'notation-word',
    );
  }
  if (COMMERCIAL.has(words.split(' ').at(-1)?.toLowerCase() ?? '')) return words;
  FIELD.lastIndex = c.at;
  const field = FIELD.exec(c.text)?.[0];
  if (field === undefined) return words;
  c.at += field.length;
  return `${words} ${field.replace(/\s+/gu, ' ')}`;
}
const ROLE_ENDS = phrases('of', 'at', 'in');
const FIELD = /of\s+(?:the\s+)?\p{Ll}[\p{L}-]*(?:\s+(?!of\s|at\s)\p{Ll}[\p{L}-]*){0,4}(?=\s+(?:of|at)\s)/uy;
const takeOf = (c: Cursor): boolean => c.take(ROLE_ENDS) !== undefined;

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
  { verbs: ['same as', 'the same as'], read: (c, [a], context) => judged(c, partyOf(a, context), 'same', context) },
  {
    verbs: ['not same as', 'not the same as'],
    read: (c, [a], context) => judged(c, partyOf(a, context), 'not-same', context),
  },
  { verbs: ['is'], read: (c, [a], context) => is(c, a, context, false) },
  {
    verbs: ['is married to', 'is related to'],
    read: (c, [a], context, verb) => {
      const stops = stopsOf(sharedClauses(context));
      const all = [partyOf(a, context), partyOf(readName(c, { stops, what: 'the relative' }), context)];
      return relativesTie(c, all, verb === 'is married to' ? 'married' : 'relatives', context);
    },
  },
  { verbs: ['has been'], read: (c, [a], context) => is(c, a, context, false) },
  { verbs: ['was', 'served as'], read: (c, [a], context) => is(c, a, context, true) },
  { verbs: ['are'], many: true, read: are },
  {
    verbs: ['may be the same as', 'may be same as', 'maybe same as'],
    read: (c, [a], context) => judged(c, partyOf(a, context), 'unsure', context),
  },
];
