/** Why nobody is named: reasons of every version, and parties that are anonymous or unknown. */
import type { PartyStatement } from '../../statements/types.ts';
import { object, text } from './party.ts';

type Json = Readonly<Record<string, unknown>>;
export type Unspecified = NonNullable<PartyStatement['unspecified']>;

export const REASONS: ReadonlySet<string> = new Set([
  'noBeneficialOwners',
  'subjectUnableToConfirmOrIdentifyBeneficialOwner',
  'interestedPartyHasNotProvidedInformation',
  'subjectExemptFromDisclosure',
  'interestedPartyExemptFromDisclosure',
  'unknown',
  'informationUnknownToPublisher',
]);

/** 0.1 and 0.2 wrote the codes with hyphens. */
const camel = (code: string): string => code.replace(/-+([a-z])/g, (_, c: string) => c.toUpperCase());

/** `reason` of 0.4, `unspecifiedReason` as some write it; undefined where no reason is given. */
export function reasonOf(v: Json): Unspecified | undefined {
  const reason =
    text(v['unspecifiedReason']) ?? (v['describedByEntityStatement'] === undefined ? text(v['reason']) : undefined);
  if (reason === undefined) return undefined;
  const description = text(v['unspecifiedDescription']) ?? text(v['description']) ?? text(v['details']);
  return { reason: camel(reason), ...(description === undefined ? {} : { description }) };
}

/** Of an entity or a person that is there and not named; undefined for one that is known. */
export function unspecifiedParty(details: Json, kind: 'entity' | 'person'): Unspecified | undefined {
  const own = object(details[kind === 'person' ? 'unspecifiedPersonDetails' : 'unspecifiedEntityDetails']);
  const given = reasonOf(own) ?? (details['unspecifiedReason'] === undefined ? undefined : reasonOf(details));
  if (given !== undefined || withheld(details, kind) === undefined) return given;
  const description = text(own['description']) ?? text(details['missingInfoReason']);
  return { reason: 'unknown', ...(description === undefined ? {} : { description }) };
}

/** anonymousPerson: the publisher knows who and does not say; unknownPerson: nobody knows. Entities alike. */
export function withheld(details: Json, kind: 'entity' | 'person'): 'anonymous' | 'unknown' | undefined {
  const type = text(details[`${kind}Type`]) ?? text(object(details[`${kind}Type`])['type']);
  return type?.startsWith('anonymous') === true
    ? 'anonymous'
    : type?.startsWith('unknown') === true
      ? 'unknown'
      : undefined;
}

/** What a party without a name is called; read back, it is none. */
export const namelessAs = (details: Json, kind: 'entity' | 'person'): string =>
  `${withheld(details, kind) ?? 'unnamed'} ${kind}`;
export const isNameless = (name: string): boolean => /^(anonymous|unknown|unnamed) (entity|person)$/.test(name);
