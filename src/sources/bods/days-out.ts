/** BODS 0.4 has days only: a year or a month is written as its first or last day, with what it was beside it. */
import { daysOf } from '../../terms/day.ts';
import type { Altered } from './altered.ts';

/** Written where a statement has no date at all, since 0.4 wants one. */
export const NO_DAY = '0001-01-01';

/** A start or a day of founding: the first day it may be. */
export const firstDay = (date: string, pointer: string, altered: Altered[]): string =>
  noted(date, daysOf(date).first, pointer, altered);
/** An end, or a day on which something was said: the last day it may be. */
export const lastDay = (date: string, pointer: string, altered: Altered[]): string =>
  noted(date, daysOf(date).last, pointer, altered);

function noted(date: string, day: string, pointer: string, altered: Altered[]): string {
  if (date !== day) altered.push({ pointer, before: date });
  return day;
}
