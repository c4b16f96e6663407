/** What GLEIF's types of relationship mean, wherever they are written: in its own files and in BODS made of them. */

/** direct, indirect: a parent that consolidates. tie: two parties have to do with each other, neither owns the other */
export type RelationMeaning = 'direct' | 'indirect' | 'tie';

/** start -> end is child -> parent. */
const MEANING: Readonly<Record<string, RelationMeaning>> = {
  IS_DIRECTLY_CONSOLIDATED_BY: 'direct',
  // Repeats where the chain of direct links ends: kept as a cross-check, which makes no edge.
  IS_ULTIMATELY_CONSOLIDATED_BY: 'indirect',
  IS_INTERNATIONAL_BRANCH_OF: 'direct',
  // Who manages, shelters or feeds a fund does not own it.
  'IS_FUND-MANAGED_BY': 'tie',
  IS_SUBFUND_OF: 'tie',
  IS_FEEDER_TO: 'tie',
};

/** @returns undefined for a type that is not on the list of RR-CDF 2.1 */
export const relationMeaning = (type: string): RelationMeaning | undefined =>
  Object.hasOwn(MEANING, type) ? MEANING[type] : undefined;
