/** Dates that are said from somewhere: "January", "last year", "the end of 2020". Without an anchor they stay words. */
import { MONTH_NAMES, type PartialDate } from '../../terms/day.ts';

export interface SaidDate {
  readonly end: number;
  /** where the words alone settle it */
  readonly date?: PartialDate;
  /** counted from the publication */
  readonly from?: 'month' | 'last month' | 'this month' | 'last year' | 'this year' | 'day' | 'next';
  /** 1 to 12, of `from: 'month'` */
  readonly month?: number;
  /** "December of the year before" */
  readonly yearBefore?: boolean;
}

const MONTH = MONTH_NAMES.join('|');
const END_OF = /(?:the\s+)?end\s+of\s+(?:the\s+year\s+)?(\d{4})(?!\d)/iuy;
const PART_OF = /(?:early|mid|late|the (?:start|beginning) of)[\s-]+(?:in\s+)?(\d{4})(?!\d)/iuy;
const BARE_MONTH = new RegExp(
  `(?:(last|next)\\s+)?(${MONTH})(?![\\p{L}])(\\s+(?:of\\s+)?(?:last year|the (?:previous year|year before)))?`,
  'uy',
);
const RELATIVE =
  /(?:(late|early)\s+)?(last month|this month|last year|this year|the year before|the previous year)(?![\p{L}])/iuy;
const NEXT =
  /(?:next (?:year|month|week)|tomorrow|yesterday|last week|this week|(?:on\s+)?(?:last\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?![\p{L}])/uy;
/** "may" is a verb and "march" a walk, unless a word for time stands before them. */
const BEFORE = /(?:^|\s)(?:in|since|until|by|from|late|early|mid|of|during|last|next|to)\s$/iu;

export function dateWords(plain: string, at: number, start: number): SaidDate | undefined {
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(plain) ?? undefined;
  };
  const end = take(END_OF);
  if (end !== undefined) return { end: at + end[0].length, date: `${end[1]}-12-31` };
  const part = take(PART_OF);
  if (part !== undefined) return { end: at + part[0].length, date: part[1] as string };
  const relative = take(RELATIVE);
  if (relative !== undefined) return { end: at + relative[0].length, ...RELATIVES[relative[2]?.toLowerCase() ?? ''] };
  const day = take(NEXT);
  if (day !== undefined) return { end: at + day[0].length, from: /next|tomorrow/i.test(day[0]) ? 'next' : 'day' };
  const month = take(BARE_MONTH);
  if (
    month === undefined ||
    /^\s+(?:of\s+)?\d/.test(plain.slice(at + month[0].length)) ||
    /^\s+\d/.test(plain.slice(at + month[0].length))
  )
    return undefined;
  if (month[1] === undefined && !BEFORE.test(plain.slice(Math.max(start, at - 12), at))) return undefined;
  if (month[1]?.toLowerCase() === 'next') return { end: at + month[0].length, from: 'next' };
  return {
    end: at + month[0].length,
    from: 'month',
    month: MONTH_NAMES.indexOf(month[2] ?? '') + 1,
    ...(month[3] === undefined ? {} : { yearBefore: true }),
  };
}

const RELATIVES: Readonly<Record<string, Pick<SaidDate, 'from'>>> = {
  'last month': { from: 'last month' },
  'this month': { from: 'this month' },
  'last year': { from: 'last year' },
  'the year before': { from: 'last year' },
  'the previous year': { from: 'last year' },
  'this year': { from: 'this year' },
};

export interface ReadDate {
  readonly date?: PartialDate;
  readonly meaning?: string;
}

/**
 * The day or days meant. "January" of a page of 2015 is January 2015: the last January on any day of that year.
 * "December" of the same page is of 2014 or 2015, so it is left open; of a page of 20 January 2015 it is of 2014.
 */
export function datedFrom(said: SaidDate, published: PartialDate | undefined): ReadDate {
  if (said.date !== undefined) return { date: said.date };
  const meaning = meaningOf(said);
  if (published === undefined) return { meaning };
  const date = counted(
    said,
    Number(published.slice(0, 4)),
    published.length > 4 ? Number(published.slice(5, 7)) : undefined,
  );
  return date === undefined ? { meaning } : { date, meaning };
}

function counted(said: SaidDate, year: number, month: number | undefined): PartialDate | undefined {
  const pad = (n: number): string => String(n).padStart(2, '0');
  if (said.from === 'last year') return String(year - 1);
  if (said.from === 'this year') return String(year);
  if (said.from === 'month' && said.yearBefore === true) return `${year - 1}-${pad(said.month ?? 1)}`;
  if (said.from === 'month' && (said.month === 1 || (month !== undefined && (said.month ?? 13) <= month)))
    return `${year}-${pad(said.month ?? 1)}`;
  if (month === undefined) return undefined;
  if (said.from === 'month') return `${year - 1}-${pad(said.month ?? 1)}`;
  if (said.from === 'this month') return `${year}-${pad(month)}`;
  if (said.from === 'last month') return month === 1 ? `${year - 1}-12` : `${year}-${pad(month - 1)}`;
  return undefined;
}

function meaningOf({ from, month, yearBefore }: SaidDate): string {
  if (from === 'month') {
    const name = MONTH_NAMES[(month ?? 1) - 1];
    if (yearBefore === true) return `${name} of the year before publication`;
    return month === 1 ? 'January of the publication year' : `the last ${name} before publication`;
  }
  if (from === 'last year') return 'the year before publication';
  if (from === 'this year') return 'the publication year';
  if (from === 'last month') return 'the month before publication';
  if (from === 'this month') return 'the month of publication';
  return from === 'next' ? 'after publication' : 'a day near publication';
}
