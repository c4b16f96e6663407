/** Whether what a source dates had begun and was not over on the day asked about. */
import { type Day, daysOf, type PartialDate } from '../../terms/day.ts';

export interface Dated {
  readonly startDate?: PartialDate | undefined;
  readonly endDate?: PartialDate | undefined;
}
export type Lasting = 'yes' | 'not-begun' | 'ended' | 'cannot-tell';

/**
 * The day something ends is not one of its days; a beginning or end that is not said leaves it lasting.
 * @example lastingOn('2015-03-31', { endDate: '2015' }) // 'cannot-tell': some day of 2015
 */
export function lastingOn(day: Day, { startDate, endDate }: Dated): Lasting {
  const start = startDate === undefined ? undefined : daysOf(startDate);
  const end = endDate === undefined ? undefined : daysOf(endDate);
  if (start !== undefined && start.first > day) return 'not-begun';
  if (end !== undefined && end.last <= day) return 'ended';
  return (start !== undefined && start.last > day) || (end !== undefined && end.first <= day) ? 'cannot-tell' : 'yes';
}
