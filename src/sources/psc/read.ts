/** One record of the snapshot a line -> the party it names and its relationship to the company. */
import { sealStatement } from '../../statements/seal.ts';
import type { Interest, Locator, PartyStatement, Source, Statement } from '../../statements/types.ts';
import { isPartialDate } from '../../terms/day.ts';
import type { Problem } from '../../terms/problem.ts';
import { type JsonItem, jsonItemLists } from '../bods/json-items.ts';
import { object, text } from '../bods/party.ts';
import { placeOfField } from '../place.ts';
import { SharedSources } from '../shared-sources.ts';
import type { ReadContext, ReadItem } from '../types.ts';
import { companyId, paddedNumber } from './company-number.ts';
import { holderOf } from './holder.ts';
import { readNatures } from './natures.ts';
import { statementReason } from './no-owner.ts';

type Json = Readonly<Record<string, unknown>>;
const EXPECTED = 'one record a line: {"company_number": "…", "data": {"kind": "…", …}}';

export async function* readPsc(chunks: AsyncIterable<string>, context: ReadContext): AsyncIterable<ReadItem> {
  for await (const items of readPscLists(chunks, context)) yield* items;
}

/** What each chunk of the text gave. */
export async function* readPscLists(
  chunks: AsyncIterable<string>,
  context: ReadContext,
): AsyncIterable<readonly ReadItem[]> {
  let any = false;
  const sources = new SharedSources();
  for await (const items of jsonItemLists(chunks)) {
    any ||= items.length > 0;
    const read: ReadItem[] = [];
    for (const item of items) {
      if ('error' in item) read.push({ problem: badJson(item, context.file) });
      else for (const found of new PscRecord(item.value, item.place, context, sources).items()) read.push(found);
    }
    yield read;
  }
  if (!any) yield [{ problem: empty(context.file) }];
}

function badJson(item: { error: string; place: Locator }, file: string): Problem {
  const message = `this is not JSON: ${item.error}`;
  return { code: 'bad-json', severity: 'rejected', message, place: { file, ...item.place }, expected: EXPECTED };
}
const empty = (file: string): Problem => ({
  code: 'empty-input',
  severity: 'rejected',
  message: 'the file holds no record',
  place: { file },
  expected: EXPECTED,
});

const PERSON_KINDS =
  /^(individual|corporate-entity|legal-person|super-secure)-(person-with-significant-control|beneficial-owner)$/;

class PscRecord {
  private readonly value: Json;
  private readonly data: Json;
  private readonly locator: Locator;
  private readonly context: ReadContext;
  private readonly sources: SharedSources;

  constructor(
    value: Json,
    place: Extract<JsonItem, { value: Json }>['place'],
    context: ReadContext,
    sources: SharedSources,
  ) {
    this.value = value;
    this.data = object(value['data']);
    this.locator = { file: context.file, ...place };
    this.context = context;
    this.sources = sources;
  }

  *items(): Iterable<ReadItem> {
    const kind = text(this.data['kind']);
    // The last line counts the snapshot; it says nothing about anybody.
    if (kind?.startsWith('totals#') === true) return;
    const number = paddedNumber(text(this.value['company_number']) ?? '');
    if (kind === undefined || number === undefined) {
      const field = kind === undefined ? 'kind' : 'company_number';
      yield this.bad('bad-statement', `the record has no ${field}`, field, this.value['company_number']);
      return;
    }
    const self = text(object(this.data['links'])['self']);
    if (self === undefined) {
      yield this.bad('bad-statement', 'the record has no links.self to be known by', 'links.self', undefined);
      return;
    }
    for (const field of ['notified_on', 'ceased_on', 'ceased'] as const) yield* this.checkDate(field);
    if (PERSON_KINDS.test(kind)) yield* this.held(kind, number, self);
    else if (/statement$/.test(kind) || kind === 'exemptions') yield* this.nobody(kind, number, self);
    else yield this.bad('bad-statement', `"${kind}" is not a kind of record`, 'kind', kind);
  }

  private *checkDate(field: string): Iterable<ReadItem> {
    const value = this.data[field];
    if (typeof value !== 'string' || value === '' || isPartialDate(value)) return;
    yield this.bad('bad-date', `${field} is not a date and is left out`, field, value, 'warning');
  }

  private date(field: string): string | undefined {
    const value = text(this.data[field]);
    return value !== undefined && isPartialDate(value) ? value : undefined;
  }

  private bad(
    code: Problem['code'],
    message: string,
    field: string,
    received: unknown,
    severity: Problem['severity'] = 'rejected',
  ): ReadItem {
    const place = placeOfField(this.locator, field);
    const read = received === undefined ? {} : { received: String(received).slice(0, 200) };
    return { problem: { code, severity, message, place, ...read, expected: EXPECTED } };
  }

  private *held(kind: string, number: string, self: string): Iterable<ReadItem> {
    const holder = holderOf(kind, this.data, self);
    if (holder === undefined) {
      yield this.bad('missing-value', 'the record names nobody', 'name', this.data['name']);
      return;
    }
    const codes = Array.isArray(this.data['natures_of_control'])
      ? this.data['natures_of_control'].filter((c): c is string => typeof c === 'string')
      : [];
    const read = readNatures(codes, this.dates());
    for (const code of read.unknown)
      yield this.bad('unknown-interest-type', 'this nature of control is not known', 'natures_of_control', code);
    yield* this.company(number);
    yield { statement: this.party(holder, self) };
    const none: Interest = {
      interestType: kind.startsWith('super-secure') ? 'unpublishedInterest' : 'unknownInterest',
      directness: 'unknown',
      ...this.dates(),
    };
    yield this.relation(number, holder.party, self, read.interests.length === 0 ? [none] : read.interests);
  }

  /** A statement that nobody is named, and why; "nobody" has no interest, somebody unnamed has an unknown one. */
  private *nobody(kind: string, number: string, self: string): Iterable<ReadItem> {
    const code = text(this.data['statement']) ?? kind;
    const reason = statementReason(code);
    // One statement of a company may follow another under the same link: the code keeps them apart.
    const record = `${self}#${code}`;
    yield* this.company(number);
    const unspecified = { reason, description: code };
    const party = `psc:${record}`;
    yield {
      statement: this.party({ party, name: `not named (${reason})`, partyType: 'unknown', unspecified }, record),
    };
    const unknown: Interest = { interestType: 'unknownInterest', directness: 'unknown', ...this.dates() };
    yield this.relation(number, party, record, reason === 'noBeneficialOwners' ? [] : [unknown]);
  }

  private dates(): { startDate?: string; endDate?: string } {
    const [startDate, endDate] = [this.date('notified_on'), this.ended()];
    return { ...(startDate === undefined ? {} : { startDate }), ...(endDate === undefined ? {} : { endDate }) };
  }
  private ended(): string | undefined {
    return this.date('ceased_on') ?? this.date('ceased');
  }

  /** The number alone, undated, so that a name from anywhere else is preferred. */
  private *company(number: string): Iterable<ReadItem> {
    yield {
      statement: sealStatement({
        kind: 'party',
        recordStatus: 'new',
        party: companyId(number),
        name: `company ${number}`,
        partyType: 'company',
        identifiers: [{ scheme: 'GB-COH', id: number }],
        source: this.source(false),
        locator: this.locator,
      }),
    };
  }

  private party(
    holder: Pick<PartyStatement, 'party' | 'name' | 'partyType'> & Partial<PartyStatement>,
    record: string,
  ): Statement {
    return sealStatement({
      kind: 'party',
      ...this.base(`psc:${record}/party`),
      recordStatus: 'new',
      ...holder,
    });
  }

  private relation(number: string, holder: string, record: string, interests: readonly Interest[]): ReadItem {
    // The natures of an overseas entity are those of another Act.
    const overseas = /beneficial-owner/.test(text(this.data['kind']) ?? '') || number.startsWith('OE');
    return {
      statement: sealStatement({
        kind: 'relationship',
        ...this.base(`psc:${record}`),
        subject: companyId(number),
        interestedParty: holder,
        interests,
        ...(overseas ? {} : { regime: 'uk-psc' }),
      }),
    };
  }

  private base(recordId: string) {
    const statementDate = this.ended() ?? this.date('notified_on');
    const etag = text(this.data['etag']);
    const closed = this.ended() !== undefined || this.data['ceased'] === true;
    return {
      recordId,
      recordStatus: (closed ? 'closed' : 'new') as Statement['recordStatus'],
      source: this.source(true),
      locator: this.locator,
      ...(etag === undefined ? {} : { originalId: etag }),
      ...(statementDate === undefined ? {} : { statementDate }),
    };
  }

  private source(dated: boolean): Source {
    const content = text(this.value['ContentDate']) ?? /\d{4}-\d{2}-\d{2}/.exec(this.context.file)?.[0];
    const published = dated && content !== undefined && isPartialDate(content) ? { published: content } : {};
    return this.sources.of({
      name: this.context.sourceName ?? 'UK register of people with significant control',
      kind: 'register',
      manner: this.context.manner ?? 'register',
      publisher: 'Companies House',
      licence: 'OGL-UK-3.0',
      ...published,
    });
  }
}

/** Shape of a record, for telling the format: a company number beside "data", with a kind. */
export const looksLikePsc = (head: string): boolean =>
  /"company_number"\s*:\s*"?[A-Za-z0-9]+"?\s*,\s*"data"\s*:\s*\{/.test(head) ||
  /"totals#persons-of-significant/.test(head);
