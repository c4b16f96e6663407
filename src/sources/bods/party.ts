/** BODS entities and persons of every version -> party statements. */
import type { Identifier, PartyType } from '../../statements/types.ts';
import { readDate } from '../../terms/grammar.ts';
import { isObject } from './json-object.ts';

type Json = Readonly<Record<string, unknown>>;
export function text(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const trimmed = value.trim();
  return trimmed === '' ? undefined : trimmed;
}
export function list(value: unknown): readonly Json[] {
  if (!Array.isArray(value)) return NO_LIST;
  return value.every(isObject) ? value : value.filter(isObject);
}
export const object = (value: unknown): Json => (isObject(value) ? value : NO_OBJECT);
const NO_LIST: readonly Json[] = Object.freeze([]);
const NO_OBJECT: Json = Object.freeze({});

/** Dates kept at most; a file has some thousands of days, and each statement is asked for the same several times. */
const MOST = 10_000;
const DATES = new Map<string, string>();

export function dateOf(value: unknown): string | undefined {
  const written = text(value);
  if (written === undefined) return undefined;
  const known = DATES.get(written);
  if (known !== undefined) return known;
  const found = readDate(written);
  if (!found.ok) return undefined;
  if (DATES.size >= MOST) DATES.clear();
  DATES.set(written, found.date);
  return found.date;
}

const ENTITY: Readonly<Record<string, PartyType>> = {
  registeredEntity: 'company',
  legalEntity: 'company',
  arrangement: 'arrangement',
  state: 'state',
  stateBody: 'state-body',
  anonymousEntity: 'unknown',
  unknownEntity: 'unknown',
};

export function entityType(details: Json): PartyType {
  const type = isObject(details['entityType']) ? text(details['entityType']['type']) : text(details['entityType']);
  const sub = isObject(details['entityType'])
    ? text(details['entityType']['subtype'])
    : text(object(details['entitySubtype'])['generalCategory']);
  if (sub === 'trust') return 'trust';
  return ENTITY[type ?? ''] ?? 'unknown';
}

/** The first name is the name; the rest are other names. */
export function personNames(details: Json): readonly string[] {
  return list(details['names']).flatMap((n) => {
    const full =
      text(n['fullName']) ??
      [text(n['givenName']), text(n['patronymicName']), text(n['familyName'])].filter((p) => p !== undefined).join(' ');
    return full === '' ? [] : [full];
  });
}

export function identifiersOf(details: Json): readonly Identifier[] {
  return list(details['identifiers']).flatMap((i) => {
    const [scheme, id] = [text(i['scheme']) ?? text(i['schemeName']), text(i['id'])];
    return scheme === undefined || id === undefined ? [] : [{ scheme, id }];
  });
}

export function jurisdictionOf(details: Json): string | undefined {
  return text(object(details['jurisdiction'])['code']) ?? text(object(details['incorporatedInJurisdiction'])['code']);
}
