/** Level 1, who is who: one LEI record -> one party. */
import type { Identifier, PartyStatement, PartyType } from '../../statements/types.ts';
import { paddedNumber } from '../../terms/uk-company-number.ts';
import { dayOf, items, object, partyOf, text } from './fields.ts';
import type { Json } from './forms.ts';

type Said = Pick<PartyStatement, 'party' | 'name' | 'partyType'> & Partial<PartyStatement>;

const CATEGORIES: Readonly<Record<string, PartyType>> = {
  GENERAL: 'company',
  FUND: 'fund',
  BRANCH: 'business-unit',
  SOLE_PROPRIETOR: 'person',
  RESIDENT_GOVERNMENT_ENTITY: 'state-body',
  INTERNATIONAL_ORGANIZATION: 'state-body',
};

/** @returns undefined where the record has no legal name */
export function partySaid(lei: string, entity: Json): Said | undefined {
  const name = text(entity['LegalName']);
  if (name === undefined) return undefined;
  const others = [
    ...names(entity['OtherEntityNames'], 'OtherEntityName'),
    ...names(entity['TransliteratedOtherEntityNames'], 'TransliteratedOtherEntityName'),
  ].filter((n) => n !== name);
  const [jurisdiction, founded] = [text(entity['LegalJurisdiction']), dayOf(entity['EntityCreationDate'])];
  const category = text(entity['EntityCategory']) ?? '';
  return {
    party: partyOf(lei),
    name,
    partyType: Object.hasOwn(CATEGORIES, category) ? (CATEGORIES[category] ?? 'company') : 'company',
    identifiers: [{ scheme: 'XI-LEI', id: lei }, ...registered(object(entity['RegistrationAuthority']))],
    ...(others.length === 0 ? {} : { otherNames: [...new Set(others)] }),
    ...(jurisdiction === undefined ? {} : { jurisdiction }),
    ...(founded === undefined ? {} : { foundingDate: founded }),
  };
}

function names(value: unknown, element: string): string[] {
  return items(value, element).flatMap((n) => text(n) ?? text(object(n)[element]) ?? text(object(n)['name']) ?? []);
}

/** Companies House keeps three registers under three authority codes and one series of numbers. */
const UK = new Set(['RA000585', 'RA000586', 'RA000587']);

/** GLEIF: public legal documents, pending, none available. The number is kept; it can make nobody one with another. */
const NO_AUTHORITY = /^RA(?:777777|888888|999999)$/;

/** The national number with the authority that gave it, by its code: what joins an LEI to the other registers. */
function registered(authority: Json): readonly Identifier[] {
  const code = text(authority['RegistrationAuthorityID'])?.toUpperCase();
  const number = text(authority['RegistrationAuthorityEntityID']);
  if (code === undefined || number === undefined) return [];
  const uk = UK.has(code) ? paddedNumber(number) : undefined;
  if (uk !== undefined) return [{ scheme: 'GB-COH', id: uk }];
  const named = NO_AUTHORITY.test(code) ? text(authority['OtherRegistrationAuthorityID']) : undefined;
  return [{ scheme: named === undefined ? code : `${code} ${named}`, id: number }];
}
