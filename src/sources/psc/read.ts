/** One record of the snapshot a line -> the party it names and its relationship to the company. */
import { sealDraft, type UnsealedStatement } from '../../statements/seal.ts';
import type { Interest, Locator, Source } from '../../statements/types.ts';
import { isPartialDate } from '../../terms/day.ts';
import type { Problem } from '../../terms/problem.ts';
import { type JsonItem, jsonItemLists } from '../bods/json-items.ts';
import { object, text } from '../bods/party.ts';
import { placeOfField } from '../place.ts';
import { SharedSources } from '../shared-sources.ts';
import type { ReadContext, ReadItem } from '../types.ts';
import { companyId, paddedNumber } from './company-number.ts';
import { type Holder, holderOf } from './holder.ts';
import { dated, readNatures } from './natures.ts';
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
  const sources = new RegisterSources(context);
  for await (const items of jsonItemLists(chunks)) {
    any ||= items.length > 0;
    const read: ReadItem[] = [];
    for (const item of items) {
      if ('error' in item) read.push({ problem: badJson(item, context.file) });
      else new PscRecord(item.value, item.place, sources, read).read();
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

/** A statement while it is put together. */
type Draft = Record<string, unknown>;

/** One record of the file; what it says is put behind what was read before. */
class PscRecord {
  private readonly value: Json;
  private readonly data: Json;
  private readonly locator: Locator;
  private readonly sources: RegisterSources;
  private readonly into: ReadItem[];
  private readonly begun: string | undefined;
  private readonly ended: string | undefined;

  constructor(
    value: Json,
    place: Extract<JsonItem, { value: Json }>['place'],
    sources: RegisterSources,
    into: ReadItem[],
  ) {
    this.value = value;
    this.data = object(value['data']);
    this.locator = { file: sources.file, ...place };
    this.sources = sources;
    this.into = into;
    this.begun = this.date('notified_on');
    this.ended = this.date('ceased_on') ?? this.date('ceased');
  }

  read(): void {
    const kind = text(this.data['kind']);
    // The last line counts the snapshot; it says nothing about anybody.
    if (kind?.startsWith('totals#') === true) return;
    const number = paddedNumber(text(this.value['company_number']) ?? '');
    if (kind === undefined || number === undefined) {
      const field = kind === undefined ? 'kind' : 'company_number';
      this.bad('bad-statement', `the record has no ${field}`, field, this.value['company_number']);
      return;
    }
    const self = text(object(this.data['links'])['self']);
    if (self === undefined) {
      this.bad('bad-statement', 'the record has no links.self to be known by', 'links.self', undefined);
      return;
    }
    for (const field of ['notified_on', 'ceased_on', 'ceased'] as const) this.checkDate(field);
    if (PERSON_KINDS.test(kind)) this.held(kind, number, self);
    else if (/statement$/.test(kind) || kind === 'exemptions') this.nobody(kind, number, self);
    else this.bad('bad-statement', `"${kind}" is not a kind of record`, 'kind', kind);
  }

  private checkDate(field: string): void {
    const value = this.data[field];
    if (typeof value !== 'string' || value === '' || isPartialDate(value)) return;
    this.bad('bad-date', `${field} is not a date and is left out`, field, value, 'warning');
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
  ): void {
    const place = placeOfField(this.locator, field);
    const read = received === undefined ? {} : { received: String(received).slice(0, 200) };
    this.into.push({ problem: { code, severity, message, place, ...read, expected: EXPECTED } });
  }

  private held(kind: string, number: string, self: string): void {
    const holder = holderOf(kind, this.data, self);
    if (holder === undefined) {
      this.bad('missing-value', 'the record names nobody', 'name', this.data['name']);
      return;
    }
    const natures = this.data['natures_of_control'];
    const codes = Array.isArray(natures) ? natures.filter((c): c is string => typeof c === 'string') : [];
    const read = readNatures(codes, this.begun, this.ended);
    for (const code of read.unknown)
      this.bad('unknown-interest-type', 'this nature of control is not known', 'natures_of_control', code);
    this.company(number);
    this.party(holder, self);
    const none = kind.startsWith('super-secure') ? 'unpublishedInterest' : 'unknownInterest';
    this.relation(number, holder.party, self, read.interests.length === 0 ? [this.interest(none)] : read.interests);
  }

  /** A statement that nobody is named, and why; "nobody" has no interest, somebody unnamed has an unknown one. */
  private nobody(kind: string, number: string, self: string): void {
    const code = text(this.data['statement']) ?? kind;
    const reason = statementReason(code);
    // One statement of a company may follow another under the same link: the code keeps them apart.
    const record = `${self}#${code}`;
    this.company(number);
    const unspecified = { reason, description: code };
    const party = `psc:${record}`;
    this.party({ party, name: `not named (${reason})`, partyType: 'unknown', unspecified }, record);
    this.relation(number, party, record, reason === 'noBeneficialOwners' ? [] : [this.interest('unknownInterest')]);
  }

  private interest(interestType: Interest['interestType']): Interest {
    return dated({ interestType, directness: 'unknown' }, this.begun, this.ended);
  }

  private say(draft: UnsealedStatement): void {
    this.into.push({ statement: sealDraft(draft) });
  }

  /** The number alone, undated, so that a name from anywhere else is preferred. */
  private company(number: string): void {
    this.say({
      kind: 'party',
      recordStatus: 'new',
      party: companyId(number),
      name: `company ${number}`,
      partyType: 'company',
      identifiers: [{ scheme: 'GB-COH', id: number }],
      source: this.sources.undated,
      locator: this.locator,
    });
  }

  private party(holder: Holder, record: string): void {
    // That a holding is over closes no person.
    const base = this.base('party', `psc:${record}/party`, 'new');
    this.say(Object.assign(base, holder) as unknown as UnsealedStatement);
  }

  private relation(number: string, holder: string, record: string, interests: readonly Interest[]): void {
    const over = this.ended !== undefined || this.data['ceased'] === true;
    const draft = this.base('relationship', `psc:${record}`, over ? 'closed' : 'new');
    draft['subject'] = companyId(number);
    draft['interestedParty'] = holder;
    draft['interests'] = interests;
    // The natures of an overseas entity are those of another Act.
    const overseas = /beneficial-owner/.test(text(this.data['kind']) ?? '') || number.startsWith('OE');
    if (!overseas) draft['regime'] = 'uk-psc';
    this.say(draft as unknown as UnsealedStatement);
  }

  /** Added to field by field: objects put together from spreads cost several times as much. */
  private base(kind: 'party' | 'relationship', recordId: string, recordStatus: 'new' | 'closed'): Draft {
    const draft: Draft = {
      kind,
      recordId,
      recordStatus,
      source: this.sources.dated(text(this.value['ContentDate'])),
      locator: this.locator,
    };
    const etag = text(this.data['etag']);
    if (etag !== undefined) draft['originalId'] = etag;
    const statementDate = this.ended ?? this.begun;
    if (statementDate !== undefined) draft['statementDate'] = statementDate;
    return draft;
  }
}

/** The register as the source of what one file says. */
class RegisterSources {
  readonly file: string;
  readonly undated: Source;
  private readonly context: ReadContext;
  private readonly ofFile: string | undefined;
  private readonly shared = new SharedSources();

  constructor(context: ReadContext) {
    this.context = context;
    this.file = context.file;
    this.ofFile = /\d{4}-\d{2}-\d{2}/.exec(context.file)?.[0];
    this.undated = this.source(undefined);
  }

  /** @param content the day the record says it is of; else it is in the name of the file */
  dated(content: string | undefined): Source {
    return this.source(content ?? this.ofFile);
  }

  private source(published: string | undefined): Source {
    return this.shared.of({
      name: this.context.sourceName ?? 'UK register of people with significant control',
      kind: 'register',
      manner: this.context.manner ?? 'register',
      publisher: 'Companies House',
      licence: 'OGL-UK-3.0',
      ...(published !== undefined && isPartialDate(published) ? { published } : {}),
    });
  }
}

/** Shape of a record, for telling the format: a company number beside "data", with a kind. */
export const looksLikePsc = (head: string): boolean =>
  /"company_number"\s*:\s*"?[A-Za-z0-9]+"?\s*,\s*"data"\s*:\s*\{/.test(head) ||
  /"totals#persons-of-significant/.test(head);
