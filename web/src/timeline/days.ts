/** Dates as numbers of days, so that they can be laid on a line. */
import { daysOf, type PartialDate } from '../../../src/terms/day.ts';

/** Days since 1970: from the first moment a date may mean to the first moment after it. */
export interface Span {
  readonly from: number;
  readonly to: number;
}
const DAY_MS = 86_400_000;
const MONTH = 31;

export const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;
export const dayOf = (n: number): string => new Date(Math.floor(n) * DAY_MS).toISOString().slice(0, 10);

/** @example spanOf('2015-01') // 31 days */
export function spanOf(date: PartialDate): Span {
  const { first, last } = daysOf(date);
  return { from: dayNumber(first), to: dayNumber(last) + 1 };
}

export interface Tick {
  readonly at: number;
  readonly text: string;
}
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** Steps of an axis, in months; below them days. */
const STEPS = [1, 2, 3, 6, 12, 24, 60, 120, 300, 600, 1200];

/**
 * @param most ticks that have room
 * @param numbers months as numbers: "2015-02"
 * @returns beginnings of days, months or years inside the span; the year stands where it changes
 */
export function ticksOf({ from, to }: Span, most: number, numbers = false): readonly Tick[] {
  const days = to - from;
  if (days < most)
    return Array.from({ length: Math.ceil(days) }, (_, n) => Math.ceil(from) + n).map((at) => ({
      at,
      text: dayOf(at),
    }));
  const months = STEPS.find((m) => days / (m * 30.4) <= most) ?? 2400;
  const [first, last] = [dayOf(from), dayOf(to)].map((d) => Number(d.slice(0, 4)) * 12 + Number(d.slice(5, 7)) - 1) as [
    number,
    number,
  ];
  const found: Tick[] = [];
  for (let m = Math.ceil(first / months) * months; m <= last; m += months) {
    const [year, month] = [Math.floor(m / 12), m % 12];
    const at = dayNumber(`${String(year).padStart(4, '0')}-${String(month + 1).padStart(2, '0')}-01`);
    if (at < from || at > to) continue;
    const named = numbers ? `-${String(month + 1).padStart(2, '0')}` : (MONTHS[month] as string);
    const whole = month === 0 || found.length === 0;
    found.push({
      at,
      text: months >= 12 ? `${year}` : numbers ? `${whole ? year : ''}${named}` : `${named}${whole ? ` ${year}` : ''}`,
    });
  }
  return found;
}

/** Dated to a month or a day. */
export const isFine = (s: Span): boolean => s.to - s.from <= MONTH;
