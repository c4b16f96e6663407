/** Offices and events of a structure as they are laid on the line: who, what, when. */
import type { Structure } from '../types.ts';
import { type Span, spanOf } from './days.ts';

export interface Happened {
  readonly id: string;
  readonly office: boolean;
  readonly text: string;
  /** whom a row of the line is about */
  readonly about: string;
  readonly start?: Span;
  readonly end?: Span;
  /** as the source dates it */
  readonly when: string;
  readonly source: string;
  readonly statement: string;
}

const MOST_TOLD = 3;
/**
 * What happened in some days, or may have, for the sentence over the picture.
 * @returns its first three, and how many more there are
 */
export function toldIn(
  list: readonly Happened[],
  days: Span,
): { readonly texts: readonly string[]; readonly more: number } {
  const inside = (s: Span | undefined): boolean =>
    s !== undefined && s.to - s.from <= days.to - days.from && s.to > days.from && s.from < days.to;
  const found = list.filter((h) => (h.office ? inside(h.start) || inside(h.end) : inside(h.start ?? h.end)));
  return { texts: found.slice(0, MOST_TOLD).map((h) => h.text), more: Math.max(0, found.length - MOST_TOLD) };
}

/** @param shown the engine's words in the language of the page */
export function happenedOf({ events }: Structure['answer'], shown: (text: string) => string): readonly Happened[] {
  return events.map((e, n) => ({
    id: `${e.statement} ${n}`,
    office: e.kind === 'office',
    text: shown(e.text),
    about: e.parties[0]?.name ?? '',
    ...(e.start === undefined ? {} : { start: spanOf(e.start) }),
    ...(e.end === undefined ? {} : { end: spanOf(e.end) }),
    when:
      e.start === undefined && e.end === undefined
        ? ''
        : [e.start ?? '…', ...(e.end === undefined ? [] : [e.end])].join(' – '),
    source: e.source,
    statement: e.statement,
  }));
}
