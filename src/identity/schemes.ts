/**
 * Registers under their several names, and how each writes its numbers: what makes a number in one file meet the same
 * number in another. Names of number lists are those of org-id.guide. Authority codes are of GLEIF's Registration
 * Authorities List, as public projects quote it: the list itself was not at hand. Codes without such a second witness are
 * not named here; each stays a register of its own.
 */
import { paddedNumber } from '../terms/uk-company-number.ts';

/** Another name of a list -> the name its keys have. BODS files write the LEI both ways; SE-ON took over two codes. */
const SAME_LIST: ReadonlyMap<string, string> = new Map([
  ['XI-LEI', 'LEI'],
  ['SE-BLV', 'SE-ON'],
  ['SE-KK', 'SE-ON'],
  ['CIK', 'US-SEC-CIK'],
  ['SEC CIK', 'US-SEC-CIK'],
  ['SEC-CIK', 'US-SEC-CIK'],
  ['CENTRAL INDEX KEY', 'US-SEC-CIK'],
  ['XI-WIKIDATA', 'WIKIDATA'],
  ['WIKIDATA ID', 'WIKIDATA'],
]);

/** A code of GLEIF's list -> the list its numbers are of, where they look like numbers of that list. */
const AUTHORITIES: ReadonlyMap<string, { readonly list: string; readonly numbers: RegExp }> = new Map([
  // Companies House: England and Wales, Northern Ireland, Scotland; one series of numbers.
  ['RA000585', { list: 'GB-COH', numbers: /^[A-Z\d]{1,8}$/ }],
  ['RA000586', { list: 'GB-COH', numbers: /^[A-Z\d]{1,8}$/ }],
  ['RA000587', { list: 'GB-COH', numbers: /^[A-Z\d]{1,8}$/ }],
  // Charity Commission for England and Wales.
  ['RA000589', { list: 'GB-CHC', numbers: /^\d{6,7}$/ }],
  // Centrale Virksomhedsregister, Denmark.
  ['RA000170', { list: 'DK-CVR', numbers: /^\d{8}$/ }],
  // Yritys- ja yhteisötietojärjestelmä, Finland: the Y-tunnus.
  ['RA000188', { list: 'FI-PRO', numbers: /^\d{8}$/ }],
  // Corporate Affairs Commission, Nigeria: the RC number.
  ['RA000469', { list: 'NG-CAC', numbers: /^\d+$/ }],
  // Bolagsverket, Sweden: the organisationsnummer.
  ['RA000544', { list: 'SE-ON', numbers: /^\d{10}$/ }],
  // National Enterprise Credit Information Publicity System, China. Older records have 15 digits of another list.
  ['RA000092', { list: 'CN-USCI', numbers: /^[A-Z\d]{18}$/ }],
  // Division of Corporations, Delaware.
  ['RA000602', { list: 'US-DE-CR', numbers: /^\d+$/ }],
  // Securities and Exchange Commission: a CIK, or the id of a fund's series (S…), which names another body than the CIK.
  ['RA000665', { list: 'US-SEC-CIK', numbers: /^\d{1,10}$/ }],
]);

/** Lists that give a body one number: two numbers of one of them are two bodies. ISO 17442 says it of the LEI. */
export const ONE_NUMBER_EACH: ReadonlySet<string> = new Set([
  'LEI',
  ...[...AUTHORITIES.values()].map(({ list }) => list).filter((list) => list !== 'US-SEC-CIK'),
]);

/** Codes of GLEIF's list that name no authority: public legal documents, pending, none available. Words may follow. */
const NO_AUTHORITY = /^RA(?:777777|888888|999999)\b/;

/** How a list writes its numbers, where files differ in it. */
const WRITTEN: ReadonlyMap<string, (number: string) => string> = new Map([
  ['GB-COH', (number) => paddedNumber(number) ?? number],
  ['US-SEC-CIK', (number) => number.replace(/^0+(?=\d)/, '')],
  // Also as the address of the item's page.
  ['WIKIDATA', (number) => /(?:^|\/)(Q\d+)$/.exec(number)?.[1] ?? number],
]);

/**
 * The list a number is of and the number as that list writes it.
 * @param register its name, upper case, single spaces: "RA000585", "XI-LEI"
 * @param number upper case, without spaces, dots and dashes
 * @returns {list: "GB-COH", number: "00006400"}; undefined if the register is none, such as RA999999
 */
export function listed(register: string, number: string): { list: string; number: string } | undefined {
  if (NO_AUTHORITY.test(register)) return undefined;
  const authority = AUTHORITIES.get(register);
  const list = authority?.numbers.test(number) ? authority.list : (SAME_LIST.get(register) ?? register);
  return { list, number: WRITTEN.get(list)?.(number) ?? number };
}

/** What a person calls a register when looking for one of its numbers; in a file the same words may mean another's. */
export const SPOKEN: ReadonlyMap<string, string> = new Map([
  ['COMPANIES HOUSE', 'GB-COH'],
  ['KVK', 'NL-KVK'],
  ['CVR', 'DK-CVR'],
]);
