/**
 * Who holds what, of a whole register, in typed arrays: the form in which ten million holdings fit and are swept.
 *
 * Nodes are numbered so that a sweep reads memory in order:
 *   0 … holders − 1                  hold, and nobody is declared to hold them: people, states, undeclared companies
 *   holders … holding − 1            hold and are held: owners before what they own; members of a loop side by side
 *   holding … nodes − 1              are held and hold nothing
 * Holders are numbered as they first appear in the columns, so those of neighbouring companies are neighbours.
 * The column of company c lies at ownerStart[c − holders]; what node x < holding holds lies at heldStart[x].
 */
import type { Bands } from './share-code.ts';

export interface ShareGraph {
  readonly holders: number;
  readonly holding: number;
  readonly nodes: number;
  readonly links: number;
  /** by company − holders; one more than there are companies */
  readonly ownerStart: Int32Array;
  /** ascending within a column, each owner once */
  readonly owner: Int32Array;
  /** share code of the holding, see share-code.ts; already tightened by the rest of its column */
  readonly ownerCode: Int32Array;
  /** by node < holding; one more than there are such nodes */
  readonly heldStart: Int32Array;
  /** ascending for each holder */
  readonly held: Int32Array;
  readonly heldCode: Int32Array;
  readonly bands: Bands;
  /** first and one-past-last company of every loop of two or more, in order */
  readonly loops: Int32Array;
  /** by company − holders: flags, see COLUMN */
  readonly column: Uint8Array;
  /** by node: its number in the list it was built from */
  readonly origin: Int32Array;
}

/** Flags of a column. */
export const COLUMN = {
  /** the source says that nobody else holds */
  complete: 1,
  /** the upper ends add to more than the whole: they cannot all be reached together */
  capped: 2,
  /** more than the whole is declared: lower ends were lowered by the excess (rule 6, widen) */
  widened: 4,
  /** own shares were taken out and the rest rescaled (rule 11) */
  ownShares: 8,
  /** some end is rounded outward to a billionth */
  rounded: 16,
  /** the lower ends fill the column, and some of them must be passed: no completion fits */
  contradicts: 32,
  /** rows are listed and nobody is left in it: own shares alone, or holdings of nothing */
  emptied: 64,
} as const;
