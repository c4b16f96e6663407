/** Days on which something the sources date begins or ends, to be stepped through. */
import { daysOf } from '../../src/terms/day.ts';
import type { Structure } from './types.ts';

/** @returns days, the earliest first; of a month or a year its last day, since only then has it surely happened */
export function stepsOf({ edges, events }: Structure['answer']): readonly string[] {
  const dates = [
    ...edges.flatMap((e) => [e.since, ...e.said.flatMap((s) => [s.start, s.end])]),
    ...events.flatMap((e) => [e.start, e.end]),
  ];
  return [...new Set(dates.flatMap((d) => (d === undefined ? [] : [daysOf(d).last])))].sort();
}

/** @returns the nearest step behind a day, or before it */
export const stepFrom = (steps: readonly string[], day: string, by: 1 | -1): string | undefined =>
  by === 1 ? steps.find((s) => s > day) : steps.findLast((s) => s < day);
