/** Short words for reasons. */
import type { Node, Snapshot } from '../snapshot/types.ts';
import { type Exact, percentNumber } from '../terms/exact.ts';
import type { Interval } from '../terms/interval.ts';

export const nameOf = (s: Snapshot, node: Node): string => s.parties[node]?.name ?? `#${node}`;
export const namesOf = (s: Snapshot, nodes: readonly Node[]): string => {
  const names = nodes.map((n) => nameOf(s, n));
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
};
export const percentWords = (a: Exact, direction: 'up' | 'nearest' = 'nearest'): string =>
  `${percentNumber(a, direction)} %`;
/** "30 % or more", "more than 25 %" */
export const lineWords = (threshold: Exact, inclusive: boolean): string =>
  inclusive ? `${percentWords(threshold)} or more` : `more than ${percentWords(threshold)}`;
/** "[29.85, 32.95)" */
export function intervalWords(a: Interval): string {
  const low = percentNumber(a.lo, 'down');
  const high = percentNumber(a.hi, 'up');
  if (a.lo.compare(a.hi) === 0) return `${percentNumber(a.lo, 'nearest')} %`;
  return `${a.loOpen ? '(' : '['}${low}, ${high}${a.hiOpen ? ')' : ']'} %`;
}
