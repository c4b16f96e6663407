/** A change as a sentence, names and shares as answers print them. */
import { type Amount, type Change, moved } from '../snapshot/change.ts';
import type { Node, Snapshot } from '../snapshot/types.ts';
import { type Interval, sameInterval } from '../terms/interval.ts';
import { listWords, nameOf } from './context.ts';
import { intervalWords } from './share-out.ts';

/**
 * One change as an answer says it; a hedged amount in its own words, and how they were read.
 * @param now the facts the change falls on, where others come before it; names are the same in both
 */
export function changeText(s: Snapshot, c: Change, now = s): string {
  const name = (node: Node): string => nameOf(s, node);
  if (c.kind === 'concert') return concertText(s, c.members, c.issuers);
  const share = c.amount === undefined ? '' : amountText(c.amount, fitsIn(now, c));
  switch (c.kind) {
    case 'issue':
      return `${name(c.company)} issues ${share} new shares to ${name(c.buyer)}`;
    case 'spin-off':
      return `${name(c.parent)} spins off ${share} of ${name(c.company)} to its holders`;
    case 'conversion': {
      const what = share === '' ? 'its' : `${share} of`;
      return `${name(c.holder)} converts ${what} class ${c.from} of ${name(c.company)} to class ${c.to}`;
    }
    default:
      return `${name(c.seller)} sells ${share} of ${name(c.company)} to ${name(c.buyer)}`;
  }
}

/**
 * "3 %"; what allows more than one number in its own words, and how they were read: “nearly 3%” (2.5 to under 3 %).
 * @param fits what of it the one that gives it can have, where that is less
 */
export function amountText({ bounds, words }: Amount, fits?: Interval): string {
  if (words === undefined) return intervalWords(bounds);
  const less = fits !== undefined && !sameInterval(fits, bounds);
  return `“${words}” (${less ? `${intervalWords(fits)}, as far as it can have it` : intervalWords(bounds)})`;
}

const fitsIn = (s: Snapshot, c: Change): Interval | undefined =>
  c.kind === 'concert' || c.amount === undefined ? undefined : moved(s, c);

function concertText(s: Snapshot, members: readonly Node[], issuers: readonly Node[]): string {
  const over = issuers.length === 0 ? '' : ` over ${listWords(issuers.map((n) => nameOf(s, n)))}`;
  return `${listWords(members.map((n) => nameOf(s, n)))} act in concert${over}`;
}
