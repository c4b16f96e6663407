/**
 * Days and partial dates. A source says "2015", "January 2015" or "20 January 2015"; each is an interval of days, and
 * the engine never picks a day inside it. Days are ISO texts ("2015-01-20"), so they sort as text.
 */

/** "YYYY-MM-DD" */
export type Day = string;
/** "YYYY", "YYYY-MM" or "YYYY-MM-DD" */
export type PartialDate = string;

export interface Days {
  readonly first: Day;
  readonly last: Day;
}

/** A day after every date there could be. An answer is true on it where no statement carries a date; nobody is told it. */
export const UNDATED: Day = '9999-12-31';

/**
 * How a face says the day an answer is true on.
 * @example dayPhrase('as at', '2015-03-31') // "as at 2015-03-31"
 * @example dayPhrase('as at', '9999-12-31') // "no statement carries a date"
 */
export const dayPhrase = (before: string, day: Day): string =>
  day === UNDATED ? NO_DATE : before === '' ? day : `${before} ${day}`;
const NO_DATE = 'no statement carries a date';
/** "on 2015-03-31", within a sentence of what is in force. */
export const onDay = (day: Day): string => (day === UNDATED ? `any more (${NO_DATE})` : `on ${day}`);

const SHAPE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

export function isPartialDate(text: string): boolean {
  if (!SHAPE.test(text)) return false;
  const month = text.length === 4 ? 1 : Number(text.slice(5, 7));
  const day = text.length < 10 ? 1 : Number(text.slice(8));
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(Number(text.slice(0, 4)), month);
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The days a partial date may mean. */
export function daysOf(date: PartialDate): Days {
  const m = SHAPE.exec(date);
  if (m === null) throw new RangeError(`not a date: "${date}" (expected YYYY, YYYY-MM or YYYY-MM-DD)`);
  const [, year, month, day] = m;
  if (month === undefined) return { first: `${year}-01-01`, last: `${year}-12-31` };
  if (day === undefined) {
    return { first: `${year}-${month}-01`, last: `${year}-${month}-${daysInMonth(Number(year), Number(month))}` };
  }
  return { first: date, last: date };
}

/** The day before, across months and years. */
export const dayBefore = (day: Day): Day => shifted(day, -1);
/** The day after; the last day there is has none and stays. */
export const dayAfter = (day: Day): Day => (day === '9999-12-31' ? day : shifted(day, 1));

function shifted(day: Day, by: number): Day {
  const d = new Date(`${day}T00:00:00Z`);
  d.setUTCDate(d.getUTCDate() + by);
  return d.toISOString().slice(0, 10);
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July'];
const LATER = ['August', 'September', 'October', 'November', 'December'];
export const MONTH_NAMES: readonly string[] = [...MONTHS, ...LATER];

/** "31 March 2015", "January 2015", "2015": as a person writes it. */
export function dateText(date: PartialDate): string {
  const m = SHAPE.exec(date);
  if (m === null) return date;
  const month = m[2] === undefined ? undefined : MONTH_NAMES[Number(m[2]) - 1];
  if (month === undefined) return date;
  return m[3] === undefined ? `${month} ${m[1]}` : `${Number(m[3])} ${month} ${m[1]}`;
}
