/** When votes are enough: the one place that compares with the quota. */
import { WHOLE } from '../../snapshot/graph/index.ts';

export interface QuotaOptions {
  /** billionths of a company's votes, 1 to 1,000,000,000; 500,000,000 is half */
  readonly quota: number;
  /** true: exactly the quota is enough ("50 % or more"); false: more than the quota (a majority) */
  readonly inclusive: boolean;
}

/** What is known of a whole column, in the ends of `VoteColumns`. */
export interface ColumnEnds {
  readonly lows: number;
  readonly highs: number;
  readonly complete: boolean;
  readonly contradictory: boolean;
}

export class Quota {
  /** votes of at least so much are enough; ends are multiples of 2^-12 */
  readonly enough: number;
  /** more than this leaves everybody else short of the quota; at least the quota itself */
  readonly decisive: number;

  /** @throws RangeError for a quota that is no whole number of billionths between 1 and the whole */
  constructor({ quota, inclusive }: QuotaOptions) {
    if (!Number.isInteger(quota) || quota < 1 || quota > WHOLE) {
      throw new RangeError(`quota: ${quota}; expected whole billionths from 1 to ${WHOLE} (500000000 is half)`);
    }
    this.enough = inclusive ? quota : quota + 2 ** -12;
    // Others have at most WHOLE − v: short of the quota when WHOLE − v < enough.
    this.decisive = Math.max(this.enough, WHOLE - this.enough + 2 ** -12);
  }

  /** Least votes of a set in the column read: its lower ends, or what a complete column leaves when others have most. */
  certainly(column: ColumnEnds, low: number, high: number): boolean {
    return low >= this.enough || (column.complete && WHOLE - (column.highs - high) >= this.enough);
  }

  /** Most votes of a set in the column read: its upper ends, or what others leave when they have least. */
  possibly(column: ColumnEnds, low: number, high: number): boolean {
    return high >= this.enough && (column.contradictory || WHOLE - (column.lows - low) >= this.enough);
  }
}
