/** Dates as sources write them: 2015, 2015-03, 31 March 2015, March 31, 2015, 1er avril 2015; never a guess at day or month. */
import { isPartialDate, MONTH_NAMES, type PartialDate } from './day.ts';
import { folded } from './folding.ts';

export type DateReading =
  | { readonly ok: true; readonly date: PartialDate }
  | { readonly ok: false; readonly code: 'bad-date'; readonly message: string; readonly expected: string };

const EXPECTED = 'a date such as 2015, 2015-03, 2015-03-31, January 2015 or 31 March 2015';
const MONTH = `(${MONTH_NAMES.map((m) => (m.length > 4 ? `${m.slice(0, 3)}(?:${m.slice(3)}|\\.)?` : m)).join('|')})`;
const FRENCH_MONTH = '(janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)';
const END = '(?![\\p{L}\\p{N}])';
type Build = (m: RegExpExecArray) => PartialDate | undefined;

const SHAPES: readonly (readonly [RegExp, Build])[] = [
  [
    new RegExp(`(\\d{4})-(\\d{2})-(\\d{2})(?:T[\\d:.]+(?:Z|[+-]\\d{2}:?\\d{2})?)?${END}`, 'uy'),
    (m) => iso(m[1], m[2], m[3]),
  ],
  [new RegExp(`(\\d{4})[-/](\\d{2})${END}(?![-/])`, 'uy'), (m) => iso(m[1], m[2])],
  [
    new RegExp(`(\\d{1,2})(?:st|nd|rd|th)?\\s+${MONTH}\\s+(\\d{4})${END}`, 'iuy'),
    (m) => iso(m[3], monthOf(m[2]), m[1]),
  ],
  [
    new RegExp(`${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})${END}`, 'iuy'),
    (m) => iso(m[3], monthOf(m[1]), m[2]),
  ],
  [new RegExp(`${MONTH}\\s+(?:of\\s+)?(\\d{4})${END}`, 'iuy'), (m) => iso(m[2], monthOf(m[1]))],
  [
    new RegExp(`(?:(\\d{1,2})(?:er)?\\s+)?${FRENCH_MONTH}\\s+(\\d{4})${END}`, 'iuy'),
    (m) => iso(m[3], frenchMonthOf(m[2]), m[1]),
  ],
  [new RegExp(`(\\d{1,2})[./](\\d{1,2})[./](\\d{4})${END}`, 'uy'), dayAndMonth],
  [/(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})日)?)?/uy, (m) => iso(m[1], m[2], m[3])],
  [new RegExp(`(\\d{4})${END}(?![-/.]\\d)`, 'uy'), (m) => iso(m[1])],
];

function iso(year?: string, month?: string | number, day?: string): PartialDate | undefined {
  const pad = (part: string | number): string => String(part).padStart(2, '0');
  const text = [year, ...(month === undefined ? [] : [pad(month)]), ...(day === undefined ? [] : [pad(day)])].join('-');
  return isPartialDate(text) ? text : undefined;
}
const monthOf = (word: string | undefined): number =>
  MONTH_NAMES.findIndex((m) => m.slice(0, 3).toLowerCase() === (word ?? '').slice(0, 3).toLowerCase()) + 1;

const frenchMonthOf = (word: string | undefined): number =>
  FRENCH_MONTH.slice(1, -1)
    .split('|')
    .indexOf((word ?? '').toLowerCase()) + 1;

/** 31/12/2015 can only be day first; 05/06/2015 can be two days, so it is refused. */
function dayAndMonth(m: RegExpExecArray): PartialDate | undefined {
  const [a, b] = [Number(m[1]), Number(m[2])];
  if (a > 12) return iso(m[3], b, m[1]);
  if (b > 12) return iso(m[3], a, m[2]);
  return a === b ? iso(m[3], a, m[2]) : undefined;
}

/** The date at a place in running text. */
export function matchDate(text: string, at: number): { readonly date: PartialDate; readonly end: number } | undefined {
  const plain = folded(text);
  for (const [pattern, build] of SHAPES) {
    pattern.lastIndex = at;
    const match = pattern.exec(plain);
    const date = match === null ? undefined : build(match);
    if (date !== undefined) return { date, end: pattern.lastIndex };
  }
  return undefined;
}

/** A whole cell. @param order day-first: the source is known to write 05/06/2015 for 5 June; else that is refused */
export function readDate(cell: string, order: 'day-first' | 'unknown' = 'unknown'): DateReading {
  const text = cell.trim();
  // Most registers write this and nothing else; every other way of writing is looked through below.
  if (isPartialDate(text)) return { ok: true, date: text };
  const parts = order === 'day-first' ? /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(folded(text)) : null;
  const ordered = parts === null ? undefined : iso(parts[3], parts[2], parts[1]);
  if (ordered !== undefined) return { ok: true, date: ordered };
  const found = matchDate(text, 0);
  if (found !== undefined && found.end === text.length) return { ok: true, date: found.date };
  const twoWays = parts === null && /^\d{1,2}[./]\d{1,2}[./]\d{4}$/.test(text);
  const message = twoWays ? `"${text}" can be two days: day or month first?` : `"${text}" is not a date`;
  return { ok: false, code: 'bad-date', message, expected: EXPECTED };
}
