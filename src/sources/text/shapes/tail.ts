/** What stands round a shape: days, sums, the other side of a trade, a second share. */
import { D, LIST, M } from '../lexicon.ts';
import type { Meeting, Part } from './types.ts';
import { listed } from './types.ts';

const DATED = new RegExp(
  `(?:(?<prep>in|on|at|as of|as at|by|since|until|till|before|from|during|back in|to) )?(?<d>${D})`,
  'u',
);

export interface SaidDay {
  readonly prep: string;
  readonly mark: string;
}
/** The day of a clause: behind the shape first, else before it. */
export function dayOf({ behind, before, inside }: Meeting): SaidDay | undefined {
  for (const text of [behind, inside, before]) {
    const match = DATED.exec(text);
    if (match !== null) return { prep: match.groups?.['prep'] ?? '', mark: match.groups?.['d'] ?? '' };
  }
  return undefined;
}
export function eventDay(met: Meeting): readonly Part[] {
  const day = dayOf(met);
  return day === undefined || day.prep === 'until' ? [] : [{ date: day.mark, as: 'event' }];
}
export function statedDay(met: Meeting): readonly Part[] {
  const day = dayOf(met);
  if (day === undefined) return [];
  return [
    {
      date: day.mark,
      as: day.prep === 'since' ? 'since' : day.prep === 'until' || day.prep === 'till' ? 'until' : 'stated',
    },
  ];
}

const FROM = new RegExp(`(?:^|\\s)from (?<l>${LIST})`, 'u');
const TO = new RegExp(`(?:^|\\s)to (?<l>${LIST})`, 'u');
const FOR = new RegExp(`(?:^|\\s)for (?:a total of |a price of )?(?<m>${M})`, 'u');
export const fromWhom = (text: string): readonly string[] => listed(FROM.exec(text)?.groups?.['l']);
export const toWhom = (text: string): readonly string[] => listed(TO.exec(text)?.groups?.['l']);
export function priceOf(text: string): readonly Part[] {
  const money = FOR.exec(text)?.groups?.['m'];
  return money === undefined ? [] : [' for ', { money }];
}
