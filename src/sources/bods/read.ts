/**
 * BODS of every version -> statements, read by shape: the version a file declares is not to be trusted. Records of 0.4
 * have ids of their own; before, a party is the first statement of the chain of replacements it stands in.
 */
import { sealDraft, type UnsealedStatement } from '../../statements/seal.ts';
import type { Locator, PartyId, RelationshipStatement, Source, Statement } from '../../statements/types.ts';
import type { Problem } from '../../terms/problem.ts';
import { SharedSources } from '../shared-sources.ts';
import type { ReadContext, ReadItem } from '../types.ts';
import { isUndescribed, restored } from './altered.ts';
import type { Fault } from './checks/fault.ts';
import { MOST, PackageCheck } from './checks/package.ts';
import { isDescribed } from './checks/seen.ts';
import { statementFaults } from './checks/statement.ts';
import { exceptionOf } from './gleif-exception.ts';
import { withTies } from './gleif-link.ts';
import { isUkFiling, readInterest } from './interest.ts';
import { isObject, type JsonItem, jsonItemLists } from './json-items.ts';
import { dateOf, entityType, identifiersOf, jurisdictionOf, list, object, personNames, text } from './party.ts';
import { schemaFaults, schemaProblem } from './schema.ts';
import { namelessAs, reasonOf, unspecifiedParty } from './unspecified.ts';

type Json = Readonly<Record<string, unknown>>;

export async function* readBods(chunks: AsyncIterable<string>, context: ReadContext): AsyncIterable<ReadItem> {
  for await (const items of readBodsLists(chunks, context)) yield* items;
}

/** What each chunk of the text gave. */
export async function* readBodsLists(
  chunks: AsyncIterable<string>,
  context: ReadContext,
): AsyncIterable<readonly ReadItem[]> {
  const reader = new Reader(context);
  /** statements of 0.1 to 0.3 wait for the end: who replaces whom decides what a party is */
  const waiting: Whole[] = [];
  let any = false;
  /** a first object that is nothing like a statement; alone in its file, it makes it another kind of file */
  let strange: Whole | undefined;
  for await (const items of jsonItemLists(chunks)) {
    for (const item of items) {
      if (strange !== undefined) reader.statement(strange.value, strange.place);
      strange = undefined;
      const first = !any;
      any = true;
      if ('error' in item) reader.badJson(item);
      else if (first && !isLikeStatement(item.value)) strange = item;
      else if (text(item.value['statementType']) !== undefined && item.value['recordDetails'] === undefined) {
        reader.note(item.value);
        waiting.push(item);
      } else if (namesStatements(item.value)) waiting.push(item);
      else reader.statement(item.value, item.place);
      if (reader.isFull) yield reader.taken();
    }
    yield reader.taken();
  }
  if (!any) reader.nothing();
  if (strange !== undefined) reader.otherFile(strange.place);
  for (const item of waiting) {
    reader.statement(item.value, item.place);
    if (reader.isFull) yield reader.taken();
  }
  reader.between();
  yield reader.taken();
}

/** A record of 0.4 with the references of 0.3: it waits until it is known whose records the statements are. */
function namesStatements(value: Json): boolean {
  const details = value['recordDetails'];
  return isObject(details) && (isDescribed(details['subject']) || isDescribed(details['interestedParty']));
}

type Whole = Extract<JsonItem, { value: Json }>;

const isLikeStatement = (value: Json): boolean =>
  ['statementId', 'statementID', 'recordType', 'statementType', 'recordId'].some((f) => Object.hasOwn(value, f));

const KINDS: Readonly<Record<string, 'entity' | 'person' | 'relationship'>> = {
  entity: 'entity',
  person: 'person',
  relationship: 'relationship',
  entityStatement: 'entity',
  personStatement: 'person',
  ownershipOrControlStatement: 'relationship',
};

/** Items held before they are handed on. */
const FULL = 500;

/** What a statement says of itself, whatever it is about. */
type Base = Pick<Statement, 'recordId' | 'recordStatus' | 'source' | 'originalId' | 'statementDate' | 'replaces'> & {
  readonly locator: Locator;
};
const NO_TEXTS: readonly string[] = [];

class Reader {
  private readonly context: ReadContext;
  private items: ReadItem[] = [];
  /** statement id -> the statement it replaces */
  private readonly replaced = new Map<string, string>();
  /** statement id of a record -> the record, of the first `MOST` statements; few files name records so */
  private readonly recordOf = new Map<string, string>();
  private readonly together = new PackageCheck();
  private readonly sources = new SharedSources();
  /** of statements that say nothing of their publication */
  private plain: Source | undefined;

  constructor(context: ReadContext) {
    this.context = context;
  }

  get isFull(): boolean {
    return this.items.length >= FULL;
  }

  /** What has been found since it was asked last. */
  taken(): readonly ReadItem[] {
    const { items } = this;
    this.items = [];
    return items;
  }

  private problem(problem: Problem): void {
    this.items.push({ problem });
  }

  note(value: Json): void {
    const id = idOf(value);
    const before = Array.isArray(value['replacesStatements']) ? text(value['replacesStatements'][0]) : undefined;
    if (id !== undefined && before !== undefined && id !== before) this.replaced.set(id, before);
  }

  private noteRecord(id: string, record: string | undefined): void {
    if (record !== undefined && record !== id && this.recordOf.size < MOST) this.recordOf.set(id, record);
  }

  /** The first of the chain; a chain that runs in a circle ends where it began. */
  private root(id: string): string {
    const seen = new Set<string>();
    let at = id;
    while (!seen.has(at)) {
      seen.add(at);
      at = this.replaced.get(at) ?? at;
    }
    return at;
  }

  badJson(item: { error: string; place: Locator }): void {
    this.bad('bad-json', `this is not JSON: ${item.error}`, item.place, 'one whole BODS statement');
  }

  nothing(): void {
    this.bad('empty-input', 'the file holds no statement', {}, 'BODS statements as a JSON array or one a line');
  }

  otherFile(at: Locator): void {
    const message = 'this is JSON of another kind than any that is read';
    this.bad('unknown-format', message, at, 'BODS statements, or another format of the list of sources');
  }

  statement(written: Json, at: Locator): void {
    this.together.note(written, at);
    if (isUndescribed(written)) return;
    this.againstSchema(written, at);
    const value = restored(written);
    for (const fault of statementFaults(value, this.context.today)) this.faulty(fault, at);
    const kind = KINDS[text(value['recordType']) ?? text(value['statementType']) ?? ''];
    const id = idOf(value);
    if (kind === undefined || id === undefined) {
      const message = `this is not a BODS statement: it has no ${kind === undefined ? 'type there is' : 'id'}`;
      const expected = 'statementId (or statementID) and recordType or statementType';
      this.bad('bad-statement', message, at, expected);
      return;
    }
    const details = isObject(value['recordDetails']) ? value['recordDetails'] : value;
    if (kind !== 'relationship') this.noteRecord(id, text(value['recordId']));
    const base = this.base(value, id, { file: this.context.file, ...place(at) });
    if (kind === 'relationship') this.relationship(details, base, at, details === value);
    else this.items.push({ statement: this.party(kind, details, base) });
  }

  /** Statements of 0.4, told by their shape or by the version they declare. */
  private againstSchema(value: Json, at: Locator): void {
    const declared = text(object(value['publicationDetails'])['bodsVersion']);
    if (value['recordDetails'] === undefined && declared !== '0.4') return;
    const where = { file: this.context.file, ...place(at) };
    for (const fault of schemaFaults(value)) this.problem(schemaProblem(fault, where));
  }

  /** Added to field by field, as all that is made once a statement: spreads cost several times as much. */
  private base(value: Json, id: string, locator: Locator): Base {
    const replaces = Array.isArray(value['replacesStatements'])
      ? value['replacesStatements'].filter((r): r is string => typeof r === 'string')
      : NO_TEXTS;
    const status = text(value['recordStatus']);
    const base: Record<string, unknown> = {
      recordId: text(value['recordId']) ?? this.root(id),
      recordStatus: status === 'updated' || status === 'closed' ? status : replaces.length > 0 ? 'updated' : 'new',
      source: this.source(value),
      originalId: id,
    };
    const statementDate = dateOf(value['statementDate']);
    if (statementDate !== undefined) base['statementDate'] = statementDate;
    if (replaces.length > 0) base['replaces'] = replaces;
    base['locator'] = locator;
    return base as unknown as Base;
  }

  private source(value: Json): Source {
    if (value['publicationDetails'] !== undefined || value['source'] !== undefined) return this.sourceOf(value);
    this.plain ??= this.sourceOf(value);
    return this.plain;
  }

  private sourceOf(value: Json): Source {
    const publication = object(value['publicationDetails']);
    const published = dateOf(publication['publicationDate']);
    const publisher = text(object(publication['publisher'])['name']);
    const from = object(value['source']);
    const kinds = [from['type']].flat().filter((t): t is string => typeof t === 'string');
    const kind = kinds.includes('officialRegister')
      ? 'register'
      : kinds.includes('selfDeclaration')
        ? 'self-declaration'
        : 'register';
    const url = text(from['url']);
    const licence = text(publication['license']);
    return this.sources.of({
      name: this.context.sourceName ?? text(from['description']) ?? this.context.file,
      kind,
      manner: this.context.manner ?? 'register',
      ...(publisher === undefined ? {} : { publisher }),
      ...(published === undefined ? {} : { published }),
      ...(url === undefined ? {} : { url }),
      ...(licence === undefined ? {} : { licence }),
    });
  }

  private party(kind: 'entity' | 'person', details: Json, base: Base): Statement {
    const people = kind === 'person' ? personNames(details) : [];
    const name = (kind === 'person' ? people[0] : text(details['name'])) ?? namelessAs(details, kind);
    const alternates = Array.isArray(details['alternateNames'])
      ? details['alternateNames'].filter((n): n is string => typeof n === 'string')
      : NO_TEXTS;
    const others = [...people.slice(1), ...alternates].filter((n) => n !== name);
    const reason = unspecifiedParty(details, kind);
    const identifiers = identifiersOf(details);
    const [jurisdiction, foundingDate] = [jurisdictionOf(details), dateOf(details['foundingDate'])];
    // Year and month tell people apart; the day is nobody's business here.
    const birthDate = kind === 'person' ? dateOf(details['birthDate'])?.slice(0, 'YYYY-MM'.length) : undefined;
    const partyType = kind === 'person' ? 'person' : entityType(details);
    const draft: Record<string, unknown> = { kind: 'party', party: base.recordId, name, partyType };
    if (others.length > 0) draft['otherNames'] = others;
    if (identifiers.length > 0) draft['identifiers'] = identifiers;
    if (jurisdiction !== undefined) draft['jurisdiction'] = jurisdiction;
    if (foundingDate !== undefined) draft['foundingDate'] = foundingDate;
    if (birthDate !== undefined) draft['birthDate'] = birthDate;
    if (reason !== undefined) draft['unspecified'] = reason;
    return sealDraft(Object.assign(draft, base) as unknown as UnsealedStatement);
  }

  private relationship(details: Json, base: Base, at: Locator, flags: boolean): void {
    const subject = this.reference(details['subject']);
    const holder = this.reference(details['interestedParty']);
    if (typeof subject !== 'string') {
      const expected = 'a record id, or describedByEntityStatement';
      this.bad('bad-reference', 'the subject names no entity', at, expected);
      return;
    }
    const interests = [];
    for (const value of list(details['interests'])) {
      const read = readInterest(value, flags);
      if ('interest' in read) interests.push(read.interest);
      else this.bad(read.code, read.bad, at, 'a share of 0 to 100 and a BODS interest type');
    }
    const party = typeof holder === 'string' ? holder : `unspecified:${base.recordId}`;
    const exception = typeof holder === 'string' ? undefined : exceptionOf(interests, holder);
    if (typeof holder !== 'string')
      this.items.push({ statement: this.unnamed(party, exception?.unspecified ?? holder, base) });
    const components = [details['componentRecords'], details['componentStatementIDs']].find(Array.isArray) as
      | unknown[]
      | undefined;
    const draft: Record<string, unknown> = {
      kind: 'relationship',
      subject,
      interestedParty: party,
      interests: exception?.interests ?? interests,
    };
    if (details['isComponent'] === true) draft['isComponent'] = true;
    if (components !== undefined && components.length > 0)
      draft['components'] = components
        .filter((c): c is string => typeof c === 'string')
        .map((c) => (flags ? this.root(c) : c));
    if (isUkFiling(interests)) draft['regime'] = 'uk-psc';
    const relation = sealDraft(Object.assign(draft, base) as unknown as UnsealedStatement) as RelationshipStatement;
    for (const statement of withTies(relation)) this.items.push({ statement });
  }

  /** A party named by record, by statement, or not named at all. */
  private reference(value: unknown): PartyId | { reason: string; description?: string } {
    if (typeof value === 'string') return value;
    const v = object(value);
    const id = text(v['describedByEntityStatement']) ?? text(v['describedByPersonStatement']);
    if (id !== undefined) return this.recordOf.get(id) ?? this.root(id);
    const reason = reasonOf(v) ?? reasonOf(object(v['unspecified']));
    return reason ?? { reason: text(v['reason']) ?? text(object(v['unspecified'])['reason']) ?? 'unknown' };
  }

  private unnamed(party: PartyId, why: { reason: string; description?: string }, base: Base): Statement {
    const { recordId, originalId: _id, replaces: _replaces, ...rest } = base;
    return sealDraft({
      kind: 'party',
      party,
      name: `not named (${why.reason})`,
      partyType: 'unknown',
      unspecified: why,
      ...rest,
      recordId: `${recordId}/party`,
    });
  }

  /** What is wrong between the statements of the file; asked after the last of them. */
  between(): void {
    for (const { fault, place } of this.together.faults()) this.faulty(fault, place ?? {});
  }

  private faulty({ code, message, pointer, field, expected, received }: Fault, at: Locator): void {
    const where = { file: this.context.file, ...place(at), pointer: `${at.pointer ?? ''}${pointer}`, field };
    const read = received === undefined ? {} : { received };
    this.problem({ code, severity: 'warning', message, place: where, ...read, expected });
  }

  private bad(code: Problem['code'], message: string, at: Locator, expected: string): void {
    this.problem({ code, severity: 'rejected', message, place: { file: this.context.file, ...place(at) }, expected });
  }
}

const idOf = (value: Json): string | undefined => text(value['statementId']) ?? text(value['statementID']);
const place = ({ line, pointer }: Locator): { line?: number; pointer?: string } => {
  if (pointer === undefined) return line === undefined ? {} : { line };
  return line === undefined ? { pointer } : { line, pointer };
};
