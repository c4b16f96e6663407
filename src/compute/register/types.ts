/** What the sweeps over a whole register take and give. Shares are whole billionths of one company. */

/** Rows of an answer, side by side in arrays; only the first `count` places are filled. Valid until the next block. */
export interface OwnerRows {
  count: number;
  readonly company: Int32Array;
  readonly holder: Int32Array;
  /** never above the least the facts allow; OPEN (decide.ts) marks an end that is not reached */
  readonly least: Int32Array;
  /** never below the most the facts allow; OPEN likewise */
  readonly most: Int32Array;
  /** see ROW */
  readonly verdict: Uint8Array;
}

/** Stands for every outside owner of the company: so much was left out that any of them may reach the line. */
export const ANYONE = -1;

export const ROW = {
  /** reaches the threshold whatever the open facts are */
  yes: 1,
  /** reaches it under some completion of the facts, and not under another */
  cannotTell: 2,
  /** undecided by the sweep: a bound lies across the threshold; to be solved again for this pair */
  borderline: 3,
  /** the same, and the least is surely below the line: only the most is open */
  mostOpen: 4,
  /** the same, and the most surely reaches the line: only the least is open */
  leastOpen: 5,
} as const;

export interface ReachOptions {
  /** billionths: 250,000,000 for 25 % */
  readonly threshold: number;
  /** true: exactly the threshold is enough */
  readonly inclusive: boolean;
  /**
   * billionths: smaller shares are not carried on, they go into a rest that is. Changes how much is solved again, never
   * an answer. Default 1,000,000 (0.1 %).
   */
  readonly cut?: number;
}
