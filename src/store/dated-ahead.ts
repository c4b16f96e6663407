/**
 * Statements dated later than the day they are read. One slip of a key, 2099 for 2009, must not move the day a whole
 * store is asked about: such dates are kept and told, and do not count for the day that is taken when none is asked for.
 * The clock is read here alone, when statements are taken in; answers never read it.
 */
import type { Statement } from '../statements/types.ts';
import { type Day, type Days, daysOf, type PartialDate } from '../terms/day.ts';

/** Where on earth it is latest, the clock is so far ahead of Greenwich. */
const FARTHEST_EAST = 14 * 3_600_000;

/** The last day that has begun anywhere: what is dated so is not ahead. */
export const dayBegun = (): Day => new Date(Date.now() + FARTHEST_EAST).toISOString().slice(0, 10);

/** Its first possible day is later: "2026-12" and "2027" are ahead of 2026-11-30, "2026" is not. Dates sort as text. */
export const isAhead = (date: PartialDate | undefined, begun: Day): boolean => date !== undefined && date > begun;

/** Days a statement is published or stated for; of one that is dated ahead and not otherwise, the first of them alone. */
export interface RowSpan {
  readonly first: Day;
  readonly last: Day | undefined;
}

/** @returns undefined for a statement without a date. Cost: two short texts */
export function spanOfStatement(s: Statement, begun: Day): RowSpan | undefined {
  const dates = [s.source.published, s.statementDate].filter((date) => date !== undefined);
  if (dates.length === 0) return undefined;
  const counted = dates.filter((date) => !isAhead(date, begun)).map(daysOf);
  if (counted.length > 0) return counted.reduce<Days>(wider, counted[0] as Days);
  return { first: dates.map((date) => daysOf(date).first).sort()[0] as Day, last: undefined };
}

export const wider = (a: Days, b: Days): Days => ({
  first: a.first < b.first ? a.first : b.first,
  last: a.last > b.last ? a.last : b.last,
});

/**
 * The days of a store: of everything that is not dated ahead; where all is, the first days of that.
 * @param counted from the first to the last day of what is not ahead
 * @param ahead the same of what is, by its first possible days
 */
export const spanOfStore = (counted: Days | undefined, ahead: Days | undefined): { readonly span?: Days } =>
  counted !== undefined ? { span: counted } : ahead !== undefined ? { span: ahead } : {};
