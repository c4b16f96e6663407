/** is chairman of, was chief executive of … until, joined … as, founded; trust roles are offices of the trust. */
import type { PartyId } from '../../statements/types.ts';
import type { PartialDate } from '../../terms/day.ts';
import { type ClauseTable, readClauses, sharedClauses, stopsOf } from './clauses.ts';
import { type Content, type LineContext, partyOf, present } from './context.ts';
import { type Cursor, Misread } from './cursor.ts';
import { readName, readNames } from './name.ts';
import { phrases } from './phrase.ts';
import { finish, type InterestDraft, relation, relationClauses } from './relation.ts';
import type { Sentence } from './sentence-types.ts';
import { didYouMean } from './spelling.ts';
import { OFFICES, officeType } from './words.ts';

/** One office held now or once; `past` wants an end, or it would look alive. */
export function office(
  c: Cursor,
  holder: PartyId,
  role: { readonly words: string; readonly quoted: boolean; readonly at: number },
  past: boolean,
  context: LineContext,
): readonly Content[] {
  if (!role.quoted) checkRole(role);
  const [first, ...others] = rolesIn(role).map(officeOf);
  const draft = relation(holder, first === undefined ? [] : [first]);
  draft.paired.push(...others);
  const stops = stopsOf(relationClauses(draft, context), sharedClauses(context));
  draft.subject = partyOf(readName(c, { stops, what: 'the company' }), context);
  const contents = finish(c, draft, context);
  if (past && draft.interests[0]?.endDate === undefined) {
    c.fail('does not say when the office ended', '"until" and a date after "was"');
  }
  return contents;
}

const officeOf = (role: string): InterestDraft => ({ interestType: officeType(role), directness: 'direct', role });

/** "chairman and chief executive" is two offices where each part is one. */
function rolesIn({ words, quoted }: { readonly words: string; readonly quoted: boolean }): readonly string[] {
  const parts = words.split(/\s*,\s*(?:and\s+)?|\s+and\s+/i);
  return !quoted && parts.length > 1 && parts.every((p) => OFFICES.has(p.toLowerCase())) ? parts : [words];
}

/** A role may be any words, but one letter off a known office is a slip. In quotes it is taken as written. */
function checkRole({ words, at }: { readonly words: string; readonly at: number }): void {
  if (OFFICES.has(words.toLowerCase()) || words.length < 5 || /\s+and\s+/i.test(words)) return;
  const hint = didYouMean(words, OFFICES.keys());
  if (hint === '') return;
  throw new Misread(
    at,
    `"${words}" is not an office this notation knows`,
    words,
    `an office, in quotes if it is meant as written${hint}`,
    'notation-word',
  );
}

/** "joined B as an engineer in 1992", "joined B in 1992 as an engineer". */
function joined(c: Cursor, holder: PartyId, context: LineContext): readonly Content[] {
  const interest: InterestDraft = { interestType: 'otherOffice', directness: 'direct', role: 'employee' };
  const draft = relation(holder, [interest]);
  const as = (k: Cursor): void => {
    k.take(ARTICLE);
    interest.role = k.quoted() ?? roleWords(k);
    interest.interestType = officeType(interest.role);
  };
  const clauses = new Map([...relationClauses(draft, context), ...onDay(interest, 'startDate'), ['as', as] as const]);
  const stops = stopsOf(clauses, sharedClauses(context));
  draft.subject = partyOf(readName(c, { stops, what: 'the company joined' }), context);
  return finish(c, draft, context, clauses);
}
const ARTICLE = phrases('an', 'a', 'the');

/** "in 2007", "on 3 May 2007": the day an office began or ended. */
const onDay = (interest: InterestDraft, end: 'startDate' | 'endDate'): ReadonlyMap<string, (c: Cursor) => void> => {
  const day = (c: Cursor): void => {
    interest[end] = c.date();
  };
  return new Map([
    ['in', day],
    ['on', day],
  ]);
};

/** "became chairman of B in 2011", "gave up the post of chief executive of B in 2007". */
function turned(c: Cursor, holder: PartyId, end: 'startDate' | 'endDate', context: LineContext): readonly Content[] {
  c.take(ARTICLE);
  c.skip();
  const at = c.at;
  const quoted = c.quoted();
  const words = quoted ?? roleWords(c);
  if (quoted === undefined) checkRole({ words, at });
  if (c.take(OF) === undefined) c.fail('does not say of whom', '"of" and a company after the office');
  const [first, ...others] = rolesIn({ words, quoted: quoted !== undefined }).map(officeOf);
  if (first === undefined) return [];
  const draft = relation(holder, [first]);
  draft.paired.push(...others);
  const clauses = new Map([...relationClauses(draft, context), ...onDay(first, end)]);
  draft.subject = partyOf(
    readName(c, { stops: stopsOf(clauses, sharedClauses(context)), what: 'the company' }),
    context,
  );
  const contents = finish(c, draft, context, clauses);
  return first[end] === undefined ? c.fail('does not say when', '"in" and a date') : contents;
}
const OF = phrases('of', 'at');

const ROLE_ENDS = phrases('of', 'at', 'in', 'on', 'since', 'until', 'as of', 'from', 'according to');
function roleWords(c: Cursor): string {
  const words = c.wordsBefore(ROLE_ENDS);
  return words === '' ? c.fail('is not an office', 'an office such as engineer') : words;
}

/** A founder tie; `context` the line. In, on and by may follow the company in any order. */
export function founded(c: Cursor, founders: readonly PartyId[], context: LineContext): readonly Content[] {
  const draft: FounderDraft = { founders };
  const clauses = founderClauses(draft);
  const stops = stopsOf(clauses, sharedClauses(context));
  const company = partyOf(readName(c, { stops, what: 'the company founded' }), context);
  readClauses(c, clauses, sharedClauses(context));
  return [founderTie(draft, company)];
}

/** "B was founded in 2010 by A": the day and the founders in either order. */
function foundedBy(c: Cursor, company: PartyId, context: LineContext): readonly Content[] {
  const draft: FounderDraft = { founders: [] };
  const by = (k: Cursor): void => {
    const stops = stopsOf(founderClauses(draft), sharedClauses(context));
    draft.founders = readNames(k, { stops, what: 'a founder' }).map((m) => partyOf(m, context));
  };
  const clauses: ClauseTable = new Map([...founderClauses(draft), ['by', by]]);
  readClauses(c, clauses, sharedClauses(context));
  if (draft.founders.length === 0) c.fail('does not say who founded it', '"by" and a founder');
  return [founderTie(draft, company)];
}

interface FounderDraft {
  founders: readonly PartyId[];
  startDate?: PartialDate;
}
function founderClauses(draft: FounderDraft): ClauseTable {
  const when = (k: Cursor): void => {
    draft.startDate = k.date();
  };
  return new Map([
    ['in', when],
    ['on', when],
    ['since', when],
  ]);
}
function founderTie({ founders, startDate }: FounderDraft, company: PartyId): Content {
  return { kind: 'tie', tie: 'founder', parties: [...founders, company], ...present({ startDate }) };
}

const BEGAN = ['became', 'returned as', 'was appointed', 'was made'];
const ENDED = ['resigned as', 'stepped down as', 'retired as', 'gave up the post of', 'left the post of'];

export const OFFICE_SENTENCES: readonly Sentence[] = [
  { verbs: BEGAN, read: (c, [a], context) => turned(c, partyOf(a, context), 'startDate', context) },
  { verbs: ENDED, read: (c, [a], context) => turned(c, partyOf(a, context), 'endDate', context) },
  { verbs: ['was founded'], read: (c, [a], context) => foundedBy(c, partyOf(a, context), context) },
  { verbs: ['joined'], read: (c, [a], context) => joined(c, partyOf(a, context), context) },
  {
    verbs: ['founded', 'co-founded'],
    many: true,
    read: (c, all, context) =>
      founded(
        c,
        all.map((m) => partyOf(m, context)),
        context,
      ),
  },
];
