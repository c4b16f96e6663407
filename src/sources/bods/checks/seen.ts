/** What the checks between statements need of one statement. */
import type { Locator } from '../../../statements/types.ts';
import { isObject } from '../json-items.ts';
import { dateOf, list, object, text } from '../party.ts';
import { checkedOf, type Fault, type Json } from './fault.ts';

export interface PlacedFault {
  readonly fault: Fault;
  readonly place: Locator | undefined;
}

export const at = (place: Locator, found: Fault): PlacedFault => ({ fault: found, place });

export interface Seen {
  /** place in the file: 0, 1, … */
  readonly order: number;
  readonly place: Locator;
  readonly id: string | undefined;
  /** what others name it by: the record in 0.4, the statement before */
  readonly key: string | undefined;
  readonly kind: 'entity' | 'person' | 'relationship';
  readonly records: boolean;
  readonly isComponent: boolean;
  readonly status: string | undefined;
  readonly date: string | undefined;
  readonly version: string | undefined;
  readonly about: string | undefined;
  /** entity: type and subtype, "arrangement/trust" */
  readonly type: string;
  readonly subject: string | undefined;
  readonly party: string | undefined;
  /** it names statements, as before 0.4, whatever it is labelled */
  readonly described: boolean;
  readonly components: readonly string[];
  readonly roles: readonly string[];
  readonly beneficial: boolean;
}

/** @returns undefined for what is no statement */
export function seenOf(value: Json, place: Locator, order: number): Seen | undefined {
  const { details, kind, records } = checkedOf(value);
  if (kind === undefined) return undefined;
  const id = text(value['statementId']) ?? text(value['statementID']);
  const declared = object(value['publicationDetails'])['bodsVersion'];
  const entity = details['entityType'];
  const interests = list(details['interests']);
  const components = [details['componentRecords'], details['componentStatementIDs']].find(Array.isArray) as unknown[];
  return {
    order,
    place,
    id,
    key: records ? text(value['recordId']) : id,
    kind,
    records,
    isComponent: details['isComponent'] === true,
    status: text(value['recordStatus']),
    date: dateOf(value['statementDate']),
    version: declared === undefined ? undefined : String(isObject(declared) ? JSON.stringify(declared) : declared),
    about: text(value['declarationSubject']),
    type: isObject(entity) ? `${entity['type']}/${entity['subtype'] ?? ''}` : '',
    subject: referred(details['subject']),
    party: referred(details['interestedParty']),
    described: isDescribed(details['subject']) || isDescribed(details['interestedParty']),
    components: (components ?? []).filter((c): c is string => typeof c === 'string'),
    roles: interests.flatMap((i) => text(i['type']) ?? []),
    beneficial: interests.some((i) => i['beneficialOwnershipOrControl'] === true),
  };
}

/** A reference as before 0.4: an object that names a statement. */
export const isDescribed = (reference: unknown): boolean =>
  isObject(reference) &&
  (text(reference['describedByEntityStatement']) ?? text(reference['describedByPersonStatement'])) !== undefined;

function referred(value: unknown): string | undefined {
  const v = object(value);
  return text(value) ?? text(v['describedByEntityStatement']) ?? text(v['describedByPersonStatement']);
}
