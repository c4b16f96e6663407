/** Companies of the United Kingdom: one id from every file, and the words owners write for the country. */
export { paddedNumber } from '../../terms/uk-company-number.ts';

/** The id of a company of that register, the same from every file that names it. */
export const companyId = (number: string): string => `GB-COH-${number}`;

const COUNTRIES = new Set([
  'united kingdom',
  'uk',
  'u.k.',
  'great britain',
  'gb',
  'england',
  'wales',
  'scotland',
  'northern ireland',
  'england and wales',
  'england & wales',
  'england wales',
  'united kingdom (england and wales)',
  'united kingdom (scotland)',
  'united kingdom (northern ireland)',
  'united kingdom (england)',
]);

/** Whether the words name a part of the United Kingdom: only then is a number one of this register. */
export const isUkCountry = (words: string): boolean =>
  COUNTRIES.has(words.trim().toLowerCase().replace(/\s+/g, ' ').replace(/^the /, ''));
