/** One line on how far an import is. */
import type { ImportProgress } from '../../index.ts';

/** Under this share of the bytes, or of a second, what is left would be a guess. */
const [LEAST_PART, LEAST_SECONDS] = [0.01, 2];

/**
 * @param seconds since the import began
 * @example "file 1 of 2, a.csv: 8,192 new statements, 0 known, 0 problems; 4,096 a second, 25 % of the bytes, some 6 s left"
 */
export function progressLine(p: ImportProgress, seconds: number): string {
  const count = (n: number): string => Math.round(n).toLocaleString('en-US');
  const kept = `${count(p.added)} new statements, ${count(p.known)} known, ${count(p.problems)} problems`;
  const pace = seconds > 0 ? [`${count((p.added + p.known) / seconds)} a second`] : [];
  return `file ${p.nth} of ${p.files}, ${p.file}: ${kept}${[...pace, ...leftOf(p, seconds)].map((x, n) => (n === 0 ? `; ${x}` : `, ${x}`)).join('')}\n`;
}

/** What comes after all is read. @example listingLine(3, 10) // "all is read; making the lists to look it up by: 3 of 10" */
export const listingLine = (done: number, of: number): string =>
  `all is read; making the lists to look it up by: ${done} of ${of}\n`;

/** Bytes are read at the pace of before: what is known from an earlier run goes faster, and is told as it comes. */
function leftOf({ bytes: { done, of } }: ImportProgress, seconds: number): readonly string[] {
  if (of === undefined || of === 0) return [];
  const part = Math.min(1, done / of);
  const told = `${Math.floor(part * 100)} % of the bytes`;
  if (part < LEAST_PART || seconds < LEAST_SECONDS) return [told];
  return [told, `some ${timeText((seconds * (1 - part)) / part)} left`];
}

const timeText = (seconds: number): string =>
  seconds < 100
    ? `${Math.ceil(seconds)} s`
    : seconds < 6000
      ? `${Math.ceil(seconds / 60)} min`
      : `${Math.ceil(seconds / 3600)} h`;
