/** Company numbers of the United Kingdom: eight characters, one series for its three registers. */

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
