/** The dated facts of a structure one by one, the earliest first; what has no day comes last. */

import { isUnknown } from '../../../src/faces/draw/words.ts';
import { daysOf } from '../../../src/terms/day.ts';
import type { Share, Structure } from '../types.ts';
import { apartIn } from './lanes.ts';

export interface Fact {
  /** as the source dates it; empty: it does not */
  readonly when: string;
  /** the day is that of what is said, not of a beginning */
  readonly saidOf: boolean;
  readonly text: string;
  readonly words: string;
  readonly quoted: boolean;
  readonly share?: Share;
  /** of a source that is not the one used; another reading of a suspect figure */
  readonly apart: 'no' | 'second' | 'other-reading';
  readonly source: string;
  readonly statements: readonly string[];
}
const PLAIN = ['exact', 'printed', 'whole'];

export function factsOf({ nodes, edges, events }: Structure['answer']): readonly Fact[] {
  const names = new Map(nodes.map((n) => [n.id, n.name]));
  const name = (id: string): string => names.get(id) ?? id;
  const printed = new Map(edges.flatMap((e) => e.said.map((s) => [s.statement, s] as const)));
  const holdings = edges.flatMap((e): Fact[] => {
    const text = `${name(e.from)} → ${name(e.to)}`;
    const bare = {
      text,
      words: '',
      quoted: false,
      apart: e.kind === 'other-reading' ? ('other-reading' as const) : ('no' as const),
      source: '',
      statements: e.statements,
      saidOf: false,
    };
    if (e.said.length === 0) {
      // Another reading has the words and the day of the figure as it is printed.
      const slip = e.kind === 'other-reading' ? printed.get(e.statements[0] ?? '') : undefined;
      const when = e.since ?? slip?.start ?? slip?.asOf ?? '';
      const told = {
        when,
        saidOf: slip?.start === undefined && slip?.asOf !== undefined,
        words: slip?.words ?? '',
        source: slip?.source ?? '',
      };
      return [{ ...bare, ...told, ...(e.economic === undefined ? {} : { share: e.economic }) }];
    }
    const apart = apartIn(e);
    return e.said.map((s) => ({
      ...bare,
      when: s.start ?? s.asOf ?? '',
      saidOf: s.start === undefined && s.asOf !== undefined,
      words: s.words ?? '',
      quoted: !PLAIN.includes(s.hedge),
      ...(isUnknown(s.share) || s.share.exact !== undefined ? {} : { share: s.share }),
      apart: apart(s) ? 'second' : 'no',
      source: s.source,
      statements: [s.statement],
    }));
  });
  const happened = events.map((e): Fact => {
    const when =
      e.start === undefined && e.end === undefined
        ? ''
        : `${e.start ?? '…'}${e.end === undefined ? '' : ` – ${e.end}`}`;
    return {
      when,
      saidOf: false,
      text: e.text,
      words: '',
      quoted: false,
      apart: 'no',
      source: e.source,
      statements: [e.statement],
    };
  });
  return [...holdings, ...happened]
    .map((f, n) => ({ f, n }))
    .sort((a, b) => keyOf(a.f).localeCompare(keyOf(b.f)) || a.n - b.n)
    .map(({ f }) => f);
}

const DATE = /\d{4}(-\d{2}){0,2}/;
/** A fact with an end alone stands at that end. */
const keyOf = ({ when }: Fact): string => {
  const [date] = DATE.exec(when) ?? [];
  return date === undefined ? '9999' : daysOf(date).first;
};
/** A day is known, no month or year. */
export const isDate = (when: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(when);
