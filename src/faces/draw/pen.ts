/** How much room a line takes: one thin line, or two side by side as wide as a tenth of the share. Pixels. */
export const NOTATIONS = ['market', 'legal', 'parallel'] as const;
/** market: one line, votes told apart at its label; legal: the same with triangles and jurisdictions; parallel: economics left and votes right, looking down */
export type Notation = (typeof NOTATIONS)[number];

export interface Pen {
  readonly notation: Notation;
  /** kept for a line in every row that it passes */
  readonly slot: number;
  /** between two runs that lie over each other */
  readonly track: number;
  /** between two uprights */
  readonly apart: number;
  /** of a box's side, for each line */
  readonly port: number;
  /** between a line and its words */
  readonly aside: number;
  /** between words and the branch under them */
  readonly under: number;
  /** from the left of what hangs on a trunk to the trunk */
  readonly trunk: number;
  /** from a box to the upright of its holding in itself */
  readonly self: number;
}

const MARKET: Pen = {
  notation: 'market',
  slot: 10,
  track: 10,
  apart: 8,
  port: 12,
  aside: 11,
  under: 5,
  trunk: 8,
  self: 12,
};
const LEGAL: Pen = { ...MARKET, notation: 'legal' };
/** A pair of 100 % lines is 22 px wide. */
const PARALLEL: Pen = {
  notation: 'parallel',
  slot: 26,
  track: 26,
  apart: 24,
  port: 26,
  aside: 17,
  under: 15,
  trunk: 14,
  self: 24,
};

/** Beside a box with a holding in itself, left and right of the label. */
export const besideSelf = (pen: Pen): number => pen.self + pen.aside + 5;

export const penOf = (notation: Notation): Pen => ({ market: MARKET, legal: LEGAL, parallel: PARALLEL })[notation];
