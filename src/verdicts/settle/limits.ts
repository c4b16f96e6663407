/** How far what would settle a verdict is looked for. Where a limit is reached, the answer says which, and what was left. */
export const SETTLE_LIMITS = {
  /** open verdicts of one company under one rule, in their order; the others say that it was not looked for */
  verdicts: 40,
  /** open facts of one kind (readings, shares, lists of holders) tried one by one for one verdict */
  facts: 12,
  /** readings taken two at a time, of those that change something alone */
  paired: 6,
  /** readings taken three at a time */
  tripled: 4,
  /** readings, and shares, of which one and one are taken together */
  mixed: 4,
  /** facts of which the whole set is tried together */
  together: 3,
  /** judgements of one verdict on other facts; a fact or set that is begun is tried to the end */
  trials: 4000,
} as const;
