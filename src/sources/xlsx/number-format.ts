/**
 * What a number format makes of a number: the number alone does not say whether it is a day or a per cent.
 * ISO/IEC 29500-1, 18.8.30 (numFmt) lists the codes that have a number and no text in the file.
 */
export type Shown =
  | { readonly kind: 'number' }
  /** parts of one, shown as per cent or as a fraction */
  | { readonly kind: 'part' }
  /** as much of the date as is shown */
  | { readonly kind: 'date'; readonly to: 'day' | 'month' | 'year' }
  /** a number of so many digits, zeros in front */
  | { readonly kind: 'zeros'; readonly digits: number };

export const PLAIN: Shown = { kind: 'number' };
const PART: Shown = { kind: 'part' };
const DAY: Shown = { kind: 'date', to: 'day' };

/** 27 to 36 and 50 to 58 are dates and times of East Asian programs; a time of day is below 1 and stays a number. */
export function builtIn(id: number): Shown {
  if (id === 9 || id === 10 || id === 12 || id === 13) return PART;
  if (id === 17) return { kind: 'date', to: 'month' };
  const date = (id >= 14 && id <= 16) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
  return date ? DAY : PLAIN;
}

/** @param code such as `0.0%`, `dd/mm/yyyy`, `# ?/?`; its first section is what a positive number is shown by */
export function shownBy(code: string): Shown {
  const bare = sectionOf(code).toLowerCase();
  if (bare.includes('general')) return PLAIN;
  if (bare.includes('%')) return PART;
  const date = bare.replace(/am\/pm|a\/p/g, '');
  if (date.includes('d')) return DAY;
  if (date.includes('y')) return { kind: 'date', to: date.includes('m') ? 'month' : 'year' };
  if (date.includes('m') && !/[hs]/.test(date)) return { kind: 'date', to: 'month' };
  if (/[?#0]\s*\/\s*[?#\d]/.test(bare)) return PART;
  return /^0{2,}$/.test(bare) ? { kind: 'zeros', digits: bare.length } : PLAIN;
}

/** Without words, colours, paddings: a per cent sign in quotes is a word and multiplies nothing. */
const sectionOf = (code: string): string =>
  code
    .replace(/"[^"]*"?|\\.|[_*]./gs, '')
    .replace(/\[[^\]]*\]/g, '')
    .split(';', 1)[0] as string;
