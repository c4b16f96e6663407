/** Who a record names: a person, a company, a state body, or somebody the law protects. */
import type { Identifier, PartyStatement, PartyType } from '../../statements/types.ts';
import { object, text } from '../bods/party.ts';
import { companyId, isUkCountry, paddedNumber } from './company-number.ts';

type Json = Readonly<Record<string, unknown>>;
export type Holder = Pick<PartyStatement, 'party' | 'name' | 'partyType'> & Partial<PartyStatement>;

/** @returns undefined where a named holder has no name */
export function holderOf(kind: string, data: Json, self: string): Holder | undefined {
  if (kind.startsWith('super-secure')) {
    const reason = 'interestedPartyExemptFromDisclosure';
    const unspecified = { reason, description: 'super-secure person: all particulars are protected' };
    return { party: `psc:${self}`, name: `not named (${reason})`, partyType: 'person', unspecified };
  }
  return kind.startsWith('individual') ? person(data, self) : body(kind, data, self);
}

/** One person of one company: the register gives persons no number, so the same name elsewhere is another record. */
function person(data: Json, self: string): Holder | undefined {
  const e = object(data['name_elements']);
  const parts = [e['forename'], e['middle_name'], e['other_forenames'], e['surname']].map(text);
  const plain = parts.filter((p) => p !== undefined).join(' ');
  const printed = text(data['name']);
  const name = plain === '' ? printed : plain;
  if (name === undefined) return undefined;
  const holder: { -readonly [key in keyof Holder]: Holder[key] } = { party: `psc:${self}`, name, partyType: 'person' };
  if (printed !== undefined && printed !== name) holder.otherNames = [printed];
  const born = monthOfBirth(data['date_of_birth']);
  if (born !== undefined) holder.birthDate = born;
  return holder;
}

/** The register publishes month and year; a day, were there one, is not kept. */
function monthOfBirth(value: unknown): string | undefined {
  const { year, month } = object(value) as { year?: unknown; month?: unknown };
  if (typeof year !== 'number' && typeof year !== 'string') return undefined;
  if (!/^\d{4}$/.test(String(year))) return undefined;
  return /^(1[0-2]|0?[1-9])$/.test(String(month)) ? `${year}-${String(month).padStart(2, '0')}` : String(year);
}

/** A company of this register by its number, wherever the country words say so; any other by its record. */
function body(kind: string, data: Json, self: string): Holder | undefined {
  const name = text(data['name']);
  if (name === undefined) return undefined;
  const id = object(data['identification']);
  const given = text(id['registration_number']);
  const number = given === undefined ? undefined : paddedNumber(given);
  const uk = isUkCountry(text(id['country_registered']) ?? '') && number !== undefined;
  const country = text(id['country_registered']);
  // A number of no named register would tie strangers together; the record's own words stay in the source.
  const identifiers: Identifier[] = uk
    ? [{ scheme: 'GB-COH', id: number }]
    : given === undefined || country === undefined
      ? []
      : [{ scheme: `register of ${country}`, id: given }];
  const partyType: PartyType = kind.startsWith('legal-person') ? legalPerson(id) : 'company';
  return {
    party: uk ? companyId(number) : `psc:${self}`,
    name,
    partyType,
    ...(uk ? { jurisdiction: 'GB' } : {}),
    ...(identifiers.length === 0 ? {} : { identifiers }),
  };
}

/** "Legal person" is a body with no company form: a government, a corporation sole, a local authority. */
const legalPerson = (id: Json): PartyType =>
  /government|state|ministry|crown|treasury|council|authority/i.test(text(id['legal_form']) ?? '')
    ? 'state-body'
    : 'company';
