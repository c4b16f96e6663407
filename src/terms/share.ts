/** A share as a source gave it: what the words allow, the words themselves, and what it is a share of. */
import type { Exact } from './exact.ts';
import type { Interval } from './interval.ts';

/** How a figure was said. The words and their intervals are in hedge.ts. */
export type Hedge =
  | 'exact' // a register field, or "exactly": the point
  | 'printed' // prose: rounded to its last printed digit
  | 'whole' // "wholly owned", "half each"
  | 'fraction' // "a fifth"
  | 'about'
  | 'nearly'
  | 'just-over'
  | 'more-than'
  | 'at-least'
  | 'less-than'
  | 'up-to'
  | 'range'
  | 'majority'
  | 'minority'
  | 'some'
  | 'derived';

/** What a figure is a share of; `class:A` is one class of shares; unknown is "29.9 % of Kingsoft" in a newspaper. */
export type ShareOf = 'capital' | 'votes' | 'profits' | 'unknown' | `class:${string}`;

export interface Share {
  readonly bounds: Interval;
  readonly hedge: Hedge;
  readonly of: ShareOf;
  /** the printed figure as a fraction of one, where there was one */
  readonly figure?: Exact;
  /** the source's own words for it: "nearly 3%" */
  readonly words?: string;
}
