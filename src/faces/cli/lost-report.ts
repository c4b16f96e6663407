/** What a format could not say, for a person: each kind once, the most frequent first. */
import { wrapped } from './text.ts';

const SHOWN = 50;

/** @param lost statement by statement, as a writer lists it; @returns "" where nothing is lost */
export function lostReport(
  lost: readonly { readonly statementId: string; readonly what: string }[],
  format: string,
  width: number,
): string {
  if (lost.length === 0) return '';
  const kinds = new Map<string, { count: number; first: string }>();
  for (const { statementId, what } of lost) {
    const known = kinds.get(what);
    kinds.set(what, { count: (known?.count ?? 0) + 1, first: known?.first ?? statementId });
  }
  const sorted = [...kinds].sort(([a, x], [b, y]) => y.count - x.count || (a < b ? -1 : 1));
  const lines = sorted.slice(0, SHOWN).map(([what, { count, first }]) => {
    const times = count === 1 ? first : `${count} times, first ${first}`;
    return wrapped(`not written (${times}): ${what}`, width, '  ');
  });
  const left = sorted.slice(SHOWN).reduce((sum, [, { count }]) => sum + count, 0);
  const rest = left === 0 ? [] : [`… and ${left} more`];
  return `${[...lines, ...rest, `${lost.length} things cannot be said as ${format}`].join('\n')}\n`;
}
