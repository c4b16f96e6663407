/** What the reader of text hands back: proposals with their quotes, and everything it did not read, with the reason. */
import type { PartyId, PartyType } from '../../statements/types.ts';
import type { PartialDate } from '../../terms/day.ts';

/** A stretch of the text as it was given: UTF-16 places, the end excluded. `quote` is the text between them. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

/** A party somebody knows already; its name is what a line says, `id` where a name alone would not mean it. */
export interface KnownParty {
  readonly id: PartyId;
  readonly name: string;
  readonly type: PartyType;
  readonly otherNames?: readonly string[];
}

export interface TextOptions {
  /** title of the source; with the rest it becomes the source line above what is accepted */
  readonly title: string;
  readonly publisher?: string;
  /** the day, month or year of publication: what "in January" is counted from; without it such a date stays an expression */
  readonly published?: PartialDate;
  readonly url?: string;
  readonly known?: readonly KnownParty[];
}

export type Relation = 'holding' | 'control' | 'transfer' | 'office' | 'event' | 'tie';
export type Modality = 'asserted' | 'past' | 'pending' | 'reported';
export type RefusedFor =
  | 'negated'
  | 'alleged'
  | 'planned'
  | 'past without a day'
  | 'addresses a reader'
  | 'hidden characters';

/** How a name was come by: as printed, by a shorter form of it, or from a word such as "it" or "the company". */
export type NamedHow = 'named' | 'short' | 'inferred';

export interface PartyMention extends Span {
  readonly name: string;
  readonly how: NamedHow;
  /** the party of the open case it is taken for */
  readonly known?: { readonly id: PartyId; readonly name: string };
}

/** A date as it is said; `date` where the words, or the publication, settle it. */
export interface DateMention extends Span {
  readonly date?: PartialDate;
  /** in words where it is counted from another day: "January of the publication year" */
  readonly meaning?: string;
}

/** A number as it is said, and what the one grammar for numbers makes of it. */
export interface NumberMention extends Span {
  readonly hedge: string;
  /** in per cent: "[2.5, 3)" */
  readonly interval: string;
  readonly of: string;
}

export interface Caution {
  readonly code: CautionCode;
  readonly text: string;
}
export type CautionCode =
  | 'inferred-party'
  | 'ambiguous-name'
  | 'date-open'
  | 'date-read'
  | 'ranks-another'
  | 'sum-over-100'
  | 'perhaps-counted'
  | 'two-figures'
  | 'reported-past'
  | 'near-instruction';

/** A statement that could be made of the text. It is none until somebody puts its line into a file. */
export interface Proposal extends Span {
  /** 1, 2, … in the order of the text */
  readonly id: number;
  readonly relation: Relation;
  readonly modality: Modality;
  /** who says so, where the text reports it */
  readonly speaker?: string;
  /** the reading in ownership notation, without the quote */
  readonly reading: string;
  /** the same with the quote behind it: the line to be accepted */
  readonly line: string;
  readonly parties: readonly PartyMention[];
  readonly numbers: readonly NumberMention[];
  readonly dates: readonly DateMention[];
  readonly cautions: readonly Caution[];
}

export interface Refused extends Span {
  readonly reason: RefusedFor;
  readonly text: string;
}
export interface NotRead extends Span {
  readonly why: string;
}

export interface TextReading {
  /** false: the text is in no language this reads, and nothing below was tried */
  readonly english: boolean;
  readonly sentences: number;
  /** who is a person by the text: has a title or holds an office */
  readonly people: readonly string[];
  /** the source line that belongs above the accepted lines */
  readonly source: string;
  readonly proposals: readonly Proposal[];
  readonly refused: readonly Refused[];
  readonly notRead: readonly NotRead[];
}
