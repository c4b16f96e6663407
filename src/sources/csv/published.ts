/** Publication dates of a French table: day first, and one for each of several sources in one cell. */
import { type DateReading, readDate } from '../../terms/grammar.ts';

const UNDATED = /^(?:non\s+daté|[ns]\.?\s?d\.?|\.{3}|…)$/iu;

/**
 * "07/01/2016, 20/06/2015", beside "cbnews.fr, lavoixdunord.fr"
 * @returns the latest of the dates, by which all that the sources together say was out; undefined where none is dated
 */
export function latestOf(cell: string): DateReading | undefined {
  let latest: DateReading | undefined;
  for (const part of cell.split(',').map((p) => p.trim())) {
    if (part === '' || UNDATED.test(part)) continue;
    const read = readDate(part, 'day-first');
    if (!read.ok) return read;
    if (latest?.ok !== true || read.date > latest.date) latest = read;
  }
  return latest;
}
