/** A sentence shape: a pattern over marks and words, and what a clause of that shape says. */
import type { Relation } from '../types.ts';

/** A party of a reading: a mark of the sentence, or the company spoken of last where the clause leaves it out. */
export type Who = { readonly name: string } | { readonly last: 'company' };

export type Part =
  | string
  | Who
  /** "A, B and C" */
  | { readonly names: readonly string[] }
  | { readonly share: string }
  /** with the words before it by what kind of date it turns out to be; left out where it stays open */
  | { readonly date: string; readonly as: 'event' | 'stated' | 'since' | 'until' }
  | { readonly money: string };

export interface Saying {
  readonly relation: Relation;
  readonly parts: readonly Part[];
  /** over by then: without a date that is settled it is no statement */
  readonly past?: true;
  /** a purchase in the past tense, to be said as agreed where the clause is conditional */
  readonly trade?: true;
}

/** Why a clause of this shape is none after all. */
export interface Unsaid {
  readonly why: string;
}

export interface Meeting {
  readonly groups: Readonly<Record<string, string | undefined>>;
  /** what the pattern met, and the clause before and behind it */
  readonly inside: string;
  readonly before: string;
  readonly behind: string;
}

export interface Shape {
  readonly pattern: RegExp;
  say(met: Meeting): readonly Saying[] | Unsaid | undefined;
}

export const shape = (pattern: string, say: Shape['say']): Shape => ({ pattern: new RegExp(pattern, 'gu'), say });

/** The marks of a list. */
export const listed = (list: string | undefined): readonly string[] =>
  Array.from(list ?? '').filter((c) => c >= '\ue000' && c < '\ue800');
