/** GLEIF records -> statements: level 1 names, level 2 controls, exceptions say why nobody is named. */
import { sealStatement } from '../../statements/seal.ts';
import type { Source, Statement } from '../../statements/types.ts';
import type { Problem } from '../../terms/problem.ts';
import type { ReadContext, ReadItem } from '../types.ts';
import { exceptionMeaning } from './exception.ts';
import { dayOf, items, leiOf, object, partyOf, text } from './fields.ts';
import { type FormItem, formItems, type Json } from './forms.ts';
import { partySaid } from './level-1.ts';
import { relationOf } from './relationship.ts';

export async function* readGleif(chunks: AsyncIterable<string>, context: ReadContext): AsyncIterable<ReadItem> {
  for await (const item of formItems(chunks, context.file)) {
    if ('problem' in item) yield item;
    else yield* new GleifRecord(item, context).items();
  }
}

class GleifRecord {
  private readonly value: Json;
  private readonly item: Extract<FormItem, { value: Json }>;
  private readonly context: ReadContext;

  constructor(item: Extract<FormItem, { value: Json }>, context: ReadContext) {
    this.item = item;
    this.value = item.value;
    this.context = context;
  }

  *items(): Iterable<ReadItem> {
    if (this.value['Relationship'] !== undefined) yield* this.relationship();
    else if (this.exception('Category') !== undefined) yield* this.unnamed();
    else if (this.value['LEI'] !== undefined) yield* this.entity();
    else yield this.bad('bad-statement', 'this is no GLEIF record', 'LEI', undefined);
  }

  private bad(
    code: Problem['code'],
    message: string,
    field: string,
    received: unknown,
    severity: Problem['severity'] = 'rejected',
  ): ReadItem {
    const read = text(received);
    return {
      problem: {
        code,
        severity,
        message,
        place: { ...this.item.place, field },
        ...(read === undefined ? {} : { received: read.slice(0, 200) }),
        expected: EXPECTED[field] ?? 'a field as the Common Data File format has it',
      },
    };
  }

  private base(recordId: string, closed: boolean) {
    const said = dayOf(object(this.value['Registration'])['LastUpdateDate']);
    return {
      recordId,
      recordStatus: (closed ? 'closed' : 'new') as Statement['recordStatus'],
      source: this.source(),
      locator: this.item.place,
      ...(said === undefined ? {} : { statementDate: said }),
    };
  }

  private source(): Source {
    const stamp = /(?:^|\D)(\d{4})(\d{2})(\d{2})-?\d{0,4}[-_].*gleif/i.exec(this.context.file);
    const named = stamp === null ? undefined : `${stamp[1]}-${stamp[2]}-${stamp[3]}`;
    const published = dayOf(this.value['ContentDate'] ?? this.item.contentDate ?? named);
    return {
      name: this.context.sourceName ?? 'GLEIF golden copy',
      kind: 'register',
      manner: this.context.manner ?? 'register',
      publisher: 'GLEIF',
      licence: 'CC0-1.0',
      ...(published === undefined ? {} : { published }),
    };
  }

  private *entity(): Iterable<ReadItem> {
    const lei = leiOf(this.value['LEI']);
    if (lei === undefined) {
      yield this.bad('bad-statement', 'this is no LEI', 'LEI', this.value['LEI']);
      return;
    }
    const entity = object(this.value['Entity']);
    const said = partySaid(lei, entity);
    if (said === undefined) {
      yield this.bad('missing-value', `${lei} has no legal name`, 'LegalName', undefined);
      return;
    }
    // A lapsed or retired registration ends the fee, or the code, not the body: the party stays.
    yield { statement: sealStatement({ kind: 'party', ...this.base(`lei:${lei}`, false), ...said }) };
    yield* this.duplicate(lei, entity);
  }

  /** Two codes given to one body; a merger's successor is another body and makes no judgement. */
  private *duplicate(lei: string, entity: Json): Iterable<ReadItem> {
    if (text(object(this.value['Registration'])['RegistrationStatus']) !== 'DUPLICATE') return;
    const next = [...items(entity['SuccessorEntity'], 'SuccessorEntity'), entity['SuccessorEntity']]
      .map((s) => leiOf(object(s)['SuccessorLEI']))
      .find((s) => s !== undefined && s !== lei);
    if (next === undefined) return;
    const [a, b] = [partyOf(lei), partyOf(next)];
    const reason = 'GLEIF: a duplicate code of one body';
    yield {
      statement: sealStatement({
        kind: 'judgement',
        ...this.base(`lei-duplicate:${lei}`, false),
        a,
        b,
        judgement: 'same',
        reason,
      }),
    };
  }

  private *relationship(): Iterable<ReadItem> {
    const r = object(this.value['Relationship']);
    const [start, end] = [this.node(r, 'StartNode'), this.node(r, 'EndNode')];
    if (start === undefined || end === undefined) {
      const field = start === undefined ? 'StartNode' : 'EndNode';
      yield this.bad('bad-reference', `the ${field} names no LEI`, field, object(r[field])['NodeID']);
      return;
    }
    const type = text(r['RelationshipType']) ?? '';
    const relation = relationOf(this.value);
    if (relation === undefined) {
      yield this.bad('bad-statement', 'this type of relationship is not known', 'RelationshipType', type);
      return;
    }
    if (start === end) {
      yield this.bad(
        'bad-reference',
        `${start} is related to itself (${type}), which says nothing`,
        'EndNode',
        end,
        'warning',
      );
      return;
    }
    const registration = text(object(this.value['Registration'])['RegistrationStatus']) ?? '';
    const closed = text(r['RelationshipStatus']) === 'INACTIVE' || GONE.has(registration);
    const base = this.base(`lei-rr:${start}:${end}:${type}`, closed);
    if (relation.as === 'tie') {
      const { as: _as, ...tie } = relation;
      const over = closed && tie.endDate === undefined && base.statementDate !== undefined;
      yield {
        statement: sealStatement({
          kind: 'tie',
          ...base,
          tie: 'other',
          parties: [partyOf(start), partyOf(end)],
          ...tie,
          ...(over ? { endDate: base.statementDate } : {}),
        } as Parameters<typeof sealStatement>[0]),
      };
      return;
    }
    yield {
      statement: sealStatement({
        kind: 'relationship',
        ...base,
        subject: partyOf(start),
        interestedParty: partyOf(end),
        // An annulled record never was.
        interests: registration === 'ANNULLED' ? [] : [relation.interest],
      }),
    };
  }

  private node(relationship: Json, side: 'StartNode' | 'EndNode'): string | undefined {
    return leiOf(object(relationship[side])['NodeID']);
  }

  /** "ExceptionReason" in XML and JSON, "Exception.Reason.1" or the like in tables. */
  private exception(field: 'Category' | 'Reason' | 'Reference'): string | undefined {
    const value = this.value[`Exception${field}`] ?? object(this.value['Exception'])[field];
    return (
      text(value) ??
      items(value, `Exception${field}`)
        .map(text)
        .find((t) => t !== undefined)
    );
  }

  private *unnamed(): Iterable<ReadItem> {
    const lei = leiOf(this.value['LEI']);
    const [category, reason] = [this.exception('Category') ?? '', this.exception('Reason') ?? ''];
    const meaning = exceptionMeaning(reason);
    if (lei === undefined || meaning === undefined) {
      const [field, value] = lei === undefined ? ['LEI', this.value['LEI']] : ['ExceptionReason', reason];
      yield this.bad('bad-statement', `the ${field} of this exception is not known`, field as string, value);
      return;
    }
    const record = `lei-exception:${lei}:${category}`;
    const party = `unspecified:${record}`;
    const words = [category, reason, this.exception('Reference')].filter((w) => w !== undefined).join('; ');
    yield {
      statement: sealStatement({
        kind: 'party',
        ...this.base(`${record}/party`, false),
        party,
        name: `not named (${reason})`,
        partyType: 'unknown',
        unspecified: { reason: meaning.reason, description: words },
      }),
    };
    const directness = category.startsWith('ULTIMATE') ? 'indirect' : 'direct';
    yield {
      statement: sealStatement({
        kind: 'relationship',
        ...this.base(record, false),
        subject: partyOf(lei),
        interestedParty: party,
        interests: meaning.somebody ? [{ interestType: 'unknownInterest', directness, details: words }] : [],
      }),
    };
  }
}

/** Registrations that take the record back; LAPSED only means that nobody renewed it. */
const GONE = new Set(['ANNULLED', 'DUPLICATE', 'RETIRED']);
const EXPECTED: Readonly<Record<string, string>> = {
  LEI: 'twenty letters and digits, the last two digits',
  StartNode: 'the LEI of the child',
  EndNode: 'the LEI of the parent, another one than the child',
  RelationshipType: 'IS_DIRECTLY_CONSOLIDATED_BY, IS_ULTIMATELY_CONSOLIDATED_BY, IS_FUND-MANAGED_BY, …',
  ExceptionReason: 'NO_KNOWN_PERSON, NATURAL_PERSONS, NON_CONSOLIDATING, NON_PUBLIC, NO_LEI, …',
};
