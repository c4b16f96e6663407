/**
 * The text of a party or a relationship, the kinds there are millions of, between the fields in which its two forms
 * differ: what its id is made of leaves out where it stands and what it is called, and what is kept has them. Fields are
 * named here in the order of canonical JSON, which is alphabetical; a statement with any other is written the slow way.
 */
import { type AnyText, Fields, fieldKey } from './fields.ts';
import type { FrozenTexts } from './frozen-texts.ts';
import type { Identifier, Interest, PartyStatement, RelationshipStatement } from './types.ts';

/** How one form writes what is no plain text. */
export interface Form {
  readonly any: AnyText;
  readonly source: FrozenTexts;
  readonly share: FrozenTexts;
}

/** One after another they are the text but for its last bracket. */
export interface Parts {
  /** up to the locator */
  readonly head: string;
  /** from there to the record id */
  readonly middle: string;
  /** from there to the statement id */
  readonly tail: string;
  readonly rest: string;
}

/** @returns undefined for another kind of statement, and for one with a field that is not named here */
export function partsOf(record: object, form: Form): Parts | undefined {
  const { kind } = record as { kind?: unknown };
  if (kind === 'party') return partyParts(record as PartyStatement, form);
  return kind === 'relationship' ? relationshipParts(record as RelationshipStatement, form) : undefined;
}

const K = Object.freeze({
  attributedTo: fieldKey('attributedTo'),
  birthDate: fieldKey('birthDate'),
  class: fieldKey('class'),
  components: fieldKey('components'),
  control: fieldKey('control'),
  details: fieldKey('details'),
  directness: fieldKey('directness'),
  endDate: fieldKey('endDate'),
  foundingDate: fieldKey('foundingDate'),
  id: fieldKey('id'),
  identifiers: fieldKey('identifiers'),
  interestedParty: fieldKey('interestedParty'),
  interestType: fieldKey('interestType'),
  interests: fieldKey('interests'),
  isComponent: fieldKey('isComponent'),
  jurisdiction: fieldKey('jurisdiction'),
  kind: fieldKey('kind'),
  listed: fieldKey('listed'),
  lot: fieldKey('lot'),
  members: fieldKey('members'),
  name: fieldKey('name'),
  nomineeFor: fieldKey('nomineeFor'),
  originalId: fieldKey('originalId'),
  otherNames: fieldKey('otherNames'),
  otherReadings: fieldKey('otherReadings'),
  party: fieldKey('party'),
  partyType: fieldKey('partyType'),
  recordStatus: fieldKey('recordStatus'),
  regime: fieldKey('regime'),
  replaces: fieldKey('replaces'),
  role: fieldKey('role'),
  scheme: fieldKey('scheme'),
  share: fieldKey('share'),
  sharesCount: fieldKey('sharesCount'),
  source: fieldKey('source'),
  startDate: fieldKey('startDate'),
  statementDate: fieldKey('statementDate'),
  subject: fieldKey('subject'),
  unspecified: fieldKey('unspecified'),
});

function partyParts(s: PartyStatement, form: Form): Parts | undefined {
  const f = new Fields(form.any);
  f.add(K.attributedTo, s.attributedTo);
  f.add(K.birthDate, s.birthDate);
  f.add(K.foundingDate, s.foundingDate);
  if (s.identifiers !== undefined) f.put(K.identifiers, listText(s.identifiers, identifierText, form));
  f.add(K.jurisdiction, s.jurisdiction);
  f.add(K.kind, s.kind);
  f.add(K.listed, s.listed);
  const head = f.cut();
  f.add(K.members, s.members);
  f.add(K.name, s.name);
  f.add(K.originalId, s.originalId);
  f.add(K.otherNames, s.otherNames);
  f.add(K.party, s.party);
  f.add(K.partyType, s.partyType);
  const middle = f.cut();
  f.add(K.recordStatus, s.recordStatus);
  f.add(K.replaces, s.replaces);
  const tail = sourceAndDate(f, s, form);
  f.add(K.unspecified, s.unspecified);
  return f.isAllOf(s) ? { head, middle, tail, rest: f.cut() } : undefined;
}

function relationshipParts(s: RelationshipStatement, form: Form): Parts | undefined {
  const f = new Fields(form.any);
  f.add(K.attributedTo, s.attributedTo);
  f.add(K.components, s.components);
  f.add(K.interestedParty, s.interestedParty);
  if (s.interests !== undefined) f.put(K.interests, listText(s.interests, interestText, form));
  f.add(K.isComponent, s.isComponent);
  f.add(K.kind, s.kind);
  const head = f.cut();
  f.add(K.nomineeFor, s.nomineeFor);
  f.add(K.originalId, s.originalId);
  f.add(K.otherReadings, s.otherReadings);
  const middle = f.cut();
  f.add(K.recordStatus, s.recordStatus);
  f.add(K.regime, s.regime);
  f.add(K.replaces, s.replaces);
  const tail = sourceAndDate(f, s, form);
  f.add(K.subject, s.subject);
  return f.isAllOf(s) ? { head, middle, tail, rest: f.cut() } : undefined;
}

/** Both kinds end their tail so; what stands between the parts is counted with it. */
function sourceAndDate(f: Fields, s: PartyStatement | RelationshipStatement, form: Form): string {
  if (s.source !== undefined) f.put(K.source, form.source.of(s.source));
  f.add(K.statementDate, s.statementDate);
  f.skip(s.locator);
  f.skip(s.recordId);
  f.skip(s.statementId);
  return f.cut();
}

function listText<T>(list: readonly T[], text: (item: T, form: Form) => string, form: Form): string {
  if (!isListOfObjects(list)) return form.any(list);
  let all = '[';
  for (const item of list) all += all === '[' ? text(item, form) : `,${text(item, form)}`;
  return `${all}]`;
}

function isListOfObjects(list: unknown): boolean {
  if (!Array.isArray(list)) return false;
  for (const item of list) if (typeof item !== 'object' || item === null) return false;
  return true;
}

function identifierText(i: Identifier, form: Form): string {
  const f = new Fields(form.any);
  f.add(K.id, i.id);
  f.add(K.scheme, i.scheme);
  return f.isAllOf(i) ? `${f.cut()}}` : form.any(i);
}

function interestText(i: Interest, form: Form): string {
  const f = new Fields(form.any);
  f.add(K.class, i.class);
  f.add(K.control, i.control);
  f.add(K.details, i.details);
  f.add(K.directness, i.directness);
  f.add(K.endDate, i.endDate);
  f.add(K.interestType, i.interestType);
  f.add(K.lot, i.lot);
  f.add(K.role, i.role);
  if (i.share !== undefined) f.put(K.share, form.share.of(i.share));
  f.add(K.sharesCount, i.sharesCount);
  f.add(K.startDate, i.startDate);
  return f.isAllOf(i) ? `${f.cut()}}` : form.any(i);
}
