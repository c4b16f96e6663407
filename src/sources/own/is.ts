/** Sentences with is, was and are: what somebody is, which office somebody holds, who is tied to whom. */
import type { PartyId } from '../../statements/types.ts';
import type { Share } from '../../terms/share.ts';
import { aboutParty, alsoCalled, judged, partyLine, typeAt } from './about.ts';
import { sharedClauses, stopsOf } from './clauses.ts';
import { type Content, type LineContext, partyOf, present } from './context.ts';
import { controlledBy, shareholderOf } from './control.ts';
import { Cursor, Misread, phrases } from './cursor.ts';
import { allOf, takeShare } from './figure.ts';
import { type Mention, readName } from './name.ts';
import { founded, office } from './office.ts';
import {
  directnessOf,
  finish,
  type InterestDraft,
  interestOf,
  readHeld,
  relation,
  relationClauses,
} from './relation.ts';
import type { Sentence } from './sentence-types.ts';
import { didYouMean } from './spelling.ts';
import { commercialTie, familyTie, relativesTie } from './ties.ts';
import { COMMERCIAL, FAMILY, FAMILY_PLURALS, OFFICE_NOUNS, OFFICES } from './words.ts';

const SAME = phrases('same as', 'the same as');
const NOT_SAME = phrases('not same as', 'not the same as');
const CALLED = phrases('also called', 'also known as');
const SHAREHOLDER =
  /(?:an?\s+|the\s+|one of the\s+)?((?:controlling|largest|largest single|single largest|second largest|third largest|major|principal|significant|minority)\s+)?(?:shareholder|holder|owner)s?\s+(?:of|in)(?![\p{L}])/iuy;
const SEAT = phrases('in country', 'in', 'registered in', 'incorporated in', 'listed in', 'listed on', 'formerly');
const ARTICLE = phrases('a', 'an', 'the');
const OF = /\s+(?:of|at|in)(?![\p{L}\p{N}])/iuy;

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
    return shareholderOf(c, partyOf(m, context), (rank[1] ?? '').trim().toLowerCase(), context);
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
  const last = words.split(/\s+/).at(-1)?.toLowerCase() ?? '';
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
const IN = phrases('in');

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

/** "A is a wholly owned subsidiary of B" is told of A and says what B holds. */
function subsidiary(c: Cursor, company: PartyId, words: string, context: LineContext): readonly Content[] {
  const { manner } = context.source;
  const whole = /^(?:wholly|fully)[\s-]owned/.test(words);
  if (!whole && !words.startsWith('majority')) return controlledBy(c, company, context);
  const share = whole ? allOf(manner, words) : takeShare(new Cursor('a majority'), manner);
  return ownedBy(c, company, { ...(share ?? allOf(manner, words)), words }, context);
}

function parent(c: Cursor, holder: PartyId, context: LineContext): readonly Content[] {
  const interest = {
    interestType: 'otherInfluenceOrControl',
    directness: directnessOf(context),
    control: 'stated',
  } as const;
  return readHeld(c, relation(holder, [interest]), context);
}

/** A conclusion of the source's, not a holding: kept in its words, and it takes no room in any column. */
function beneficialOwner(c: Cursor, holder: PartyId, words: string, context: LineContext): readonly Content[] {
  const interest = { interestType: 'unknownInterest', directness: 'unknown', details: words } as const;
  return readHeld(c, relation(holder, [interest]), context);
}

/** "A is a nominee for B in C": holder of record, how much is not said. */
function nominee(c: Cursor, holder: PartyId, context: LineContext): readonly Content[] {
  const draft = relation(holder, [{ interestType: 'shareholding', directness: directnessOf(context) }]);
  draft.nomineeFor = partyOf(readName(c, { stops: IN, what: 'for whom it is held' }), context);
  if (c.take(IN) === undefined) c.fail('does not say in which company', '"in" and a company after the nominator');
  return readHeld(c, draft, context);
}

/** "A is owned by B", "A is 60% owned by B", "A is wholly owned by B". */
function ownedBy(c: Cursor, company: PartyId, share: Share | undefined, context: LineContext): readonly Content[] {
  const interest = { interestType: interestOf(share), directness: directnessOf(context), ...present({ share }) };
  const draft = relation('', [interest as InterestDraft]);
  const stops = stopsOf(relationClauses(draft, context), sharedClauses(context));
  draft.subject = company;
  draft.interestedParty = partyOf(readName(c, { stops, what: 'who owns it' }), context);
  return finish(c, draft, context);
}
const OWNED_BY = phrases('owned by', 'held by');

/** A share before "owned by". */
function takeOwned(c: Cursor, m: Mention, context: LineContext): readonly Content[] | undefined {
  const start = c.at;
  const share = takeShare(c, context.source.manner);
  if (c.take(OWNED_BY) !== undefined) return ownedBy(c, partyOf(m, context), share, context);
  c.at = start;
  return undefined;
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
  {
    verbs: ['is married to', 'is related to'],
    read: (c, [a], context, verb) => {
      const stops = stopsOf(sharedClauses(context));
      const all = [partyOf(a, context), partyOf(readName(c, { stops, what: 'the relative' }), context)];
      return relativesTie(c, all, verb === 'is married to' ? 'married' : 'relatives', context);
    },
  },
  { verbs: ['was'], read: (c, [a], context) => is(c, a, context, true) },
  { verbs: ['are'], many: true, read: are },
  {
    verbs: ['may be the same as', 'may be same as'],
    read: (c, [a], context) => judged(c, partyOf(a, context), 'unsure', context),
  },
];
