/** What a line says about a party itself: type, other names, identifiers, country; and who is who. */
import type { PartyId, PartyType } from '../../statements/types.ts';
import { type ClauseTable, quotedText, readClauses, sets, sharedClauses, stopsOf } from './clauses.ts';
import { type Content, type ContentOf, type LineContext, partyOf, present } from './context.ts';
import type { Cursor } from './cursor.ts';
import { type Mention, readName, readNames } from './name.ts';
import { type Phrase, phrases } from './phrase.ts';
import { PARTY_TYPES } from './words.ts';

type PartyDraft = { -readonly [K in keyof ContentOf<'party'>]: ContentOf<'party'>[K] };

/** "Kingsoft is a company in HK, also called 金山软件, LEI …": every clause adds to one party statement. */
export function partyLine(c: Cursor, m: Mention, type: PartyType, context: LineContext): readonly Content[] {
  const party = partyOf({ ...m, type }, context);
  const draft: PartyDraft = { kind: 'party', party, name: m.name ?? m.id ?? '', partyType: type };
  if (m.unknown !== undefined) draft.unspecified = { reason: 'unknown' };
  readClauses(c, partyClauses(draft, context), sharedClauses(context));
  context.stated.push(party);
  return [draft];
}

const CLAUSES = phrases(
  ...[
    'in',
    'registered in',
    'incorporated in',
    'also called',
    'formerly',
    'named',
    'founded',
    'born',
    'listed in',
    'listed on',
    'LEI',
    'identifier',
    'members',
  ],
  ...['unnamed', 'no other names', 'no identifiers', 'no members'],
);

function partyClauses(draft: PartyDraft, context: LineContext): ClauseTable {
  const self = (): PartyDraft => draft;
  const stops = [...CLAUSES, ...stopsOf(sharedClauses(context))];
  const country = sets(self, 'jurisdiction', (c) => countryOf(c));
  return new Map<string, (c: Cursor) => void>([
    ['in', country],
    ['registered in', country],
    ['incorporated in', country],
    ['also called', sets(self, 'otherNames', (c) => [...(draft.otherNames ?? []), nameText(c, stops)])],
    ['formerly', sets(self, 'otherNames', (c) => [...(draft.otherNames ?? []), nameText(c, stops)])],
    ['named', sets(self, 'name', (c) => quotedText(c, 'the name'))],
    ['founded', (c) => founded(c, draft)],
    ['born', (c) => born(c, draft)],
    ['listed in', sets(self, 'listed', (c) => nameText(c, stops))],
    ['listed on', sets(self, 'listed', (c) => nameText(c, stops))],
    ['no other names', sets(self, 'otherNames', () => [])],
    ['no identifiers', sets(self, 'identifiers', () => [])],
    ['no members', sets(self, 'members', () => [])],
    ['LEI', (c) => identify(c, draft, 'LEI')],
    ['identifier', (c) => identify(c, draft, undefined)],
    [
      'members',
      sets(self, 'members', (c) => readNames(c, { stops, what: 'a member' }).map((m) => partyOf(m, context))),
    ],
    ['unnamed', sets(self, 'unspecified', (c) => unnamed(c))],
  ]);
}

/** "unnamed", or "unnamed "no-beneficial-owners" "what the source says"". */
function unnamed(c: Cursor): NonNullable<PartyDraft['unspecified']> {
  const reason = c.quoted() ?? 'unknown';
  const description = c.quoted();
  return { reason, ...present({ description }) };
}

function founded(c: Cursor, draft: PartyDraft): void {
  c.take(phrases('in', 'on'));
  draft.foundingDate = c.date();
}

/** As far as the source tells: "born December 1961". */
function born(c: Cursor, draft: PartyDraft): void {
  c.take(phrases('in', 'on'));
  draft.birthDate = c.date();
}

function countryOf(c: Cursor): string {
  c.take(phrases('country'));
  return c.wordOrQuoted() ?? c.fail('is not a country', 'an ISO 3166 code such as HK');
}

/** A name in a clause: quoted, or words to the next comma, bracket or clause. */
function nameText(c: Cursor, stops: readonly Phrase[]): string {
  const quoted = c.quoted();
  if (quoted !== undefined) return quoted;
  const { name } = readName(c, { stops, what: 'a name' });
  return name ?? c.fail('is not a name', 'a name');
}

function identify(c: Cursor, draft: PartyDraft, scheme: string | undefined): void {
  const known = scheme ?? c.wordOrQuoted() ?? c.fail('is not a scheme', 'the scheme of the identifier, then its value');
  const id = c.wordOrQuoted() ?? c.fail('is not an identifier', 'the value of the identifier');
  draft.identifiers = [...(draft.identifiers ?? []), { scheme: known, id }];
}

const IDENTIFIER = phrases('LEI', 'identifier');
/** "has LEI 529900…", "has identifier GB-COH 01234567": a party line of unknown type. */
export function identifierOf(c: Cursor, m: Mention, context: LineContext): readonly Content[] | undefined {
  const word = c.take(IDENTIFIER);
  if (word === undefined) return undefined;
  const draft = draftOf(m, context);
  identify(c, draft, word.toLowerCase() === 'lei' ? 'LEI' : undefined);
  readClauses(c, partyClauses(draft, context), sharedClauses(context));
  return [draft];
}

/** "A is in GB", "A is listed on HKEX": what is said of a party besides its type. */
export function aboutParty(c: Cursor, m: Mention, context: LineContext): readonly Content[] {
  const draft = draftOf(m, context);
  c.take(phrases('registered', 'incorporated'));
  readClauses(c, partyClauses(draft, context), sharedClauses(context));
  return [draft];
}

const draftOf = (m: Mention, context: LineContext): PartyDraft => ({
  kind: 'party',
  party: partyOf(m, context),
  name: m.name ?? m.id ?? '',
  partyType: m.type ?? 'unknown',
});

/** "also called 金山软件" on a line of its own. */
export function alsoCalled(c: Cursor, m: Mention, context: LineContext): readonly Content[] {
  const draft = draftOf(m, context);
  draft.otherNames = [nameText(c, [...CLAUSES, ...stopsOf(sharedClauses(context))])];
  readClauses(c, partyClauses(draft, context), sharedClauses(context));
  return [draft];
}

/** The type named here: "a person", "company". Longest words first. */
export function typeAt(c: Cursor): PartyType | undefined {
  const start = c.at;
  c.take(phrases('a', 'an'));
  const word = c.take(phrases(...PARTY_TYPES.keys()));
  c.skip();
  const type = word === undefined ? undefined : PARTY_TYPES.get(word);
  // "is a fund manager of B" is an office, not a type.
  if (
    type !== undefined &&
    /^(?:$|[,(;]|(?:in|registered|incorporated|also|formerly|named|founded|listed|LEI|identifier|members|unnamed|as)\b)/u.test(
      c.text.slice(c.at),
    )
  ) {
    return type;
  }
  c.at = start;
  return undefined;
}

export function judged(
  c: Cursor,
  a: PartyId,
  judgement: 'same' | 'not-same' | 'unsure',
  context: LineContext,
): readonly Content[] {
  let reason: string | undefined;
  const because = (k: Cursor): void => {
    reason = quotedText(k, 'the reason');
  };
  const clauses: ClauseTable = new Map([['because', because]]);
  const stops = stopsOf(clauses, sharedClauses(context));
  const b = partyOf(readName(c, { stops, what: 'the other party' }), context);
  readClauses(c, clauses, sharedClauses(context));
  return [{ kind: 'judgement', a, b, judgement, ...present({ reason }) }];
}
