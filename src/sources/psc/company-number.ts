/** Company numbers of the United Kingdom: eight characters, and the words owners write for the country. */

/**
 * "3530981" -> "03530981", "sc12345" -> "SC012345"; a text that can be no company number -> undefined.
 * The number stays a text: its leading zeros are part of it.
 */
export function paddedNumber(text: string): string | undefined {
  const plain = text.replace(/\s+/g, '').toUpperCase();
  if (/^\d{1,8}$/.test(plain)) return plain.padStart(8, '0');
  const m = /^([A-Z]{2})(\d{1,6})$/.exec(plain);
  if (m !== null) return `${m[1]}${(m[2] ?? '').padStart(6, '0')}`;
  return /^[A-Z]{2}\d{5}[A-Z]$|^[A-Z]\d{7}$/.test(plain) ? plain : undefined;
}

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
