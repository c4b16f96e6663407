/** FollowTheMoney entities, one a line -> statements. Ids are opaque; an id an entity had before it was merged is kept. */
import { sealStatement, type UnsealedStatement } from '../../statements/seal.ts';
import type { Directness, Identifier, Interest, Locator, Source, Statement } from '../../statements/types.ts';
import { readDate, readShare } from '../../terms/grammar.ts';
import type { InterestType } from '../../terms/interest-types.ts';
import { hull } from '../../terms/interval.ts';
import type { Problem } from '../../terms/problem.ts';
import type { Share } from '../../terms/share.ts';
import { isObject, jsonItems } from '../bods/json-items.ts';
import { placeOfField } from '../place.ts';
import type { ReadContext, ReadItem } from '../types.ts';
import { numbersOf } from './identifiers.ts';
import { ENDED, LINKS, PAPERS, PARTIES, VOTES } from './schemata.ts';

type Json = Readonly<Record<string, unknown>>;
const EXPECTED = 'one entity a line: {"id": "…", "schema": "…", "properties": {"name": ["…"]}}';

export async function* readFtm(chunks: AsyncIterable<string>, context: ReadContext): AsyncIterable<ReadItem> {
  const passed = new Set<string>();
  let any = false;
  for await (const item of jsonItems(chunks)) {
    any = true;
    const place = { file: context.file, ...item.place };
    if ('error' in item) {
      const message = `this is not JSON: ${item.error}`;
      yield { problem: { code: 'bad-json', severity: 'rejected', message, place, expected: EXPECTED } };
    } else yield* new FtmEntity(item.value, place, context, passed).items();
  }
  const place = { file: context.file };
  const message = 'the file holds no entity';
  if (!any) yield { problem: { code: 'empty-input', severity: 'rejected', message, place, expected: EXPECTED } };
}

class FtmEntity {
  private readonly entity: Json;
  private readonly operation: unknown;
  private readonly place: Locator;
  private readonly context: ReadContext;
  /** schemata left out so far, each said once */
  private readonly passed: Set<string>;
  private readonly properties: Json;

  constructor(value: Json, place: Locator, context: ReadContext, passed: Set<string>) {
    // Delta files wrap an entity in what happened to it.
    this.entity = isObject(value['entity']) ? value['entity'] : value;
    this.operation = value['op'];
    this.place = place;
    this.context = context;
    this.passed = passed;
    this.properties = isObject(this.entity['properties']) ? this.entity['properties'] : {};
  }

  *items(): Iterable<ReadItem> {
    const [id, schema] = [this.entity['id'], this.entity['schema']];
    if (typeof id !== 'string' || id === '') yield this.bad('bad-statement', 'the entity has no id', 'id', id);
    else if (this.operation === 'DEL')
      yield this.bad('bad-statement', 'a deletion says nothing; import a whole set instead', 'op', id);
    else if (typeof schema !== 'string') yield this.bad('bad-statement', 'the entity has no schema', 'schema', schema);
    else if (Object.hasOwn(PARTIES, schema)) yield* this.party(id, schema);
    else if (Object.hasOwn(LINKS, schema)) yield* this.link(id, schema);
    else if (!this.passed.has(schema)) {
      this.passed.add(schema);
      const message = `entities of the schema ${schema} say nothing of ownership or control and are left out`;
      yield this.bad('bad-statement', message, 'schema', schema, 'warning');
    }
  }

  private bad(
    code: Problem['code'],
    message: string,
    field: string,
    received: unknown,
    severity: Problem['severity'] = 'rejected',
    expected = EXPECTED,
  ): ReadItem {
    const place = placeOfField(this.place, field);
    const read = received === undefined ? {} : { received: String(received).slice(0, 200) };
    return { problem: { code, severity, message, place, ...read, expected } };
  }

  /** All values of a property; a single text is taken for a list of one. */
  private all(name: string): readonly string[] {
    const value = Object.hasOwn(this.properties, name) ? this.properties[name] : undefined;
    return [value].flat().filter((v): v is string => typeof v === 'string' && v.trim() !== '');
  }
  private one(name: string): string | undefined {
    return this.all(name)[0]?.trim();
  }
  /** Days and times alike; the day as printed. */
  private date(name: string): string | undefined {
    const read = readDate((this.one(name) ?? '').replace(/T.*$/, ''));
    return read.ok ? read.date : undefined;
  }

  private base(recordId: string, closed = false) {
    const said = this.date('date') ?? this.date('modifiedAt');
    return {
      recordId,
      recordStatus: (closed ? 'closed' : 'new') as Statement['recordStatus'],
      source: this.source(),
      locator: this.place,
      ...(said === undefined ? {} : { statementDate: said }),
    };
  }

  private source(): Source {
    const sets = [this.entity['datasets']].flat().filter((d): d is string => typeof d === 'string');
    const [publisher, url] = [this.one('publisher'), this.one('sourceUrl')];
    return {
      name: this.context.sourceName ?? (sets.length === 0 ? this.context.file : [...sets].sort().join(', ')),
      kind: 'table',
      manner: this.context.manner ?? 'register',
      ...(publisher === undefined ? {} : { publisher }),
      ...(url === undefined ? {} : { url }),
    };
  }

  private *party(id: string, schema: string): Iterable<ReadItem> {
    const caption = this.entity['caption'];
    const name = this.one('name') ?? (typeof caption === 'string' && caption !== '' ? caption : id);
    const others = ['name', 'alias', 'previousName'].flatMap((p) => this.all(p)).filter((n) => n !== name);
    const jurisdiction = (this.one('jurisdiction') ?? this.one('mainCountry'))?.toUpperCase();
    const countries = this.all('country');
    const country = jurisdiction ?? (countries.length === 1 ? countries[0]?.trim().toUpperCase() : undefined);
    const identifiers = yield* this.identifiers(id, schema, country);
    // Year and month tell people apart; the day is nobody's business here.
    const birthDate = this.date('birthDate')?.slice(0, 'YYYY-MM'.length);
    const foundingDate = this.date('incorporationDate');
    yield {
      statement: sealStatement({
        kind: 'party',
        ...this.base(id),
        party: id,
        name,
        partyType: PARTIES[schema] ?? 'unknown',
        ...(others.length === 0 ? {} : { otherNames: [...new Set(others)] }),
        ...(identifiers.length === 0 ? {} : { identifiers }),
        ...(jurisdiction === undefined ? {} : { jurisdiction }),
        ...(birthDate === undefined ? {} : { birthDate }),
        ...(foundingDate === undefined ? {} : { foundingDate }),
      }),
    };
    // Some sets give a company's parent as a property: that is control, with no share.
    for (const [at, parent] of this.all('parent').entries())
      yield this.relation(`${id}#parent${at === 0 ? '' : at}`, id, parent, [
        { interestType: 'otherInfluenceOrControl', directness: 'unknown', control: 'stated', details: 'parent' },
      ]);
  }

  private *identifiers(id: string, schema: string, country: string | undefined): Generator<ReadItem, Identifier[]> {
    const referents = [this.entity['referents']].flat().filter((r): r is string => typeof r === 'string' && r !== id);
    // Numbers of a person's papers are left out.
    const papers = schema === 'Person' ? PAPERS : new Set<string>();
    const found = numbersOf((property) => (papers.has(property) ? [] : this.all(property)), country);
    for (const property of found.countryless) {
      const message = 'the number names no country, so it may be that of two: left out';
      yield this.bad(
        'bad-reference',
        message,
        property,
        this.one(property),
        'warning',
        'a jurisdiction or one country',
      );
    }
    const ids = referents.length === 0 ? [] : [id, ...referents];
    return [...found.identifiers, ...ids.map((r) => ({ scheme: 'ftm', id: r }))];
  }

  private *link(id: string, schema: string): Iterable<ReadItem> {
    const shape = LINKS[schema];
    if (shape === undefined) return;
    const pairs = this.all(shape.from).flatMap((from) => this.all(shape.to).map((to) => [from, to] as const));
    if (pairs.length === 0) {
      const field = this.all(shape.from).length === 0 ? shape.from : shape.to;
      yield this.bad(
        'bad-reference',
        `the ${schema} names no ${field}`,
        field,
        undefined,
        'rejected',
        `an id in ${field}`,
      );
      return;
    }
    for (const field of ['startDate', 'endDate'])
      if (this.one(field) !== undefined && this.date(field) === undefined)
        yield this.bad('bad-date', `${field} is not a date and is left out`, field, this.one(field), 'warning');
    const found = shape.as === 'ownership' ? this.percentage() : {};
    if (found.problem !== undefined) yield found.problem;
    for (const [at, [from, to]] of pairs.entries()) {
      const record = at === 0 ? id : `${id}#${at}`;
      if (shape.as === 'ownership') yield this.relation(record, to, from, [this.ownership(found.share)]);
      else if (shape.as === 'office') yield this.relation(record, to, from, [this.office(schema)]);
      else yield { statement: sealStatement(this.tie(record, shape.as, [from, to], schema)) };
    }
  }

  private relation(record: string, subject: string, holder: string, interests: readonly Interest[]): ReadItem {
    const over = ENDED.test(this.one('status') ?? '');
    const kind = 'relationship';
    return {
      statement: sealStatement({ kind, ...this.base(record, over), subject, interestedParty: holder, interests }),
    };
  }

  private dates(): { startDate?: string; endDate?: string } {
    const [start, end] = [this.date('startDate'), this.date('endDate')];
    return { ...(start === undefined ? {} : { startDate: start }), ...(end === undefined ? {} : { endDate: end }) };
  }

  /** Several figures are what merged sources say of one holding: anything between them. */
  private percentage(): { share?: Share; problem?: ReadItem } {
    const of = this.one('sharesType')?.toLowerCase() === VOTES ? 'votes' : 'capital';
    let share: Share | undefined;
    for (const words of this.all('percentage')) {
      const read = readShare(words, { manner: this.context.manner ?? 'register', of });
      if (!read.ok) {
        const message = `${read.message}; the holding is kept without a share`;
        return { problem: this.bad(read.code, message, 'percentage', words, 'warning', read.expected) };
      }
      share =
        share === undefined
          ? read.share
          : { bounds: hull(share.bounds, read.share.bounds), hedge: 'range', of, words: `${share.words}; ${words}` };
    }
    return share === undefined ? {} : { share };
  }

  private ownership(share: Share | undefined): Interest {
    const votes = this.one('sharesType')?.toLowerCase() === VOTES;
    const status = this.one('status');
    const [value, currency, count] = [this.one('sharesValue'), this.one('sharesCurrency'), this.one('sharesCount')];
    const details = [
      this.one('role'),
      votes ? undefined : this.one('sharesType'),
      value === undefined ? undefined : `value ${value}${currency === undefined ? '' : ` ${currency}`}`,
      status !== undefined && ENDED.test(status) ? undefined : status,
    ]
      .filter((d) => d !== undefined)
      .join('; ');
    return {
      interestType: votes ? 'votingRights' : 'shareholding',
      directness: directness(this.one('ownershipType')),
      ...(share === undefined ? {} : { share }),
      ...(count === undefined ? {} : { sharesCount: count }),
      ...this.dates(),
      ...(details === '' ? {} : { details }),
    };
  }

  private office(schema: string): Interest {
    const role = this.one('role') ?? (schema === 'Directorship' ? 'director' : 'employee');
    return { interestType: officeType(role), directness: 'direct', ...this.dates(), role };
  }

  private tie(record: string, tie: 'family' | 'other', parties: readonly string[], schema: string): UnsealedStatement {
    const role = this.one('relationship') ?? this.one('role') ?? schema;
    return { kind: 'tie', ...this.base(record), tie, parties, role, ...this.dates() };
  }
}

const directness = (word: string | undefined): Directness =>
  /^direct/i.test(word ?? '') ? 'direct' : /^(indirect|ultimate)/i.test(word ?? '') ? 'indirect' : 'unknown';

function officeType(role: string): InterestType {
  if (/chair/i.test(role) && !/vice|deputy/i.test(role)) return 'boardChair';
  return /director|board/i.test(role) && !/managing|finance|sales/i.test(role) ? 'boardMember' : 'otherOffice';
}
