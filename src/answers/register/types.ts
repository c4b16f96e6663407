/** A whole register under one rule: what it is asked of, and the parts it is worked off in. */
import type { ShareGraph } from '../../snapshot/graph/index.ts';

export interface Register {
  /** economics */
  readonly shares: ShareGraph;
  /** votes; the same object where every share has its vote */
  readonly votes: ShareGraph;
  /** by number in the list both graphs were built from (`origin`): cannot be a natural person */
  readonly notPerson?: (party: number) => boolean;
}

/** Rows of one limb side by side; parties and companies by number in the list. Valid until the next call. */
export interface RegisterRows {
  /** place of the limb in the version of the rule */
  readonly limb: number;
  count: number;
  readonly company: Int32Array;
  readonly party: Int32Array;
  /** see ROW; `borderline` stays only where the precision of the run ends */
  readonly verdict: Uint8Array;
  /** billionths */
  readonly least: Int32Array;
  readonly most: Int32Array;
  /** 1: the least end is open; 2: the most end is */
  readonly ends: Uint8Array;
}

/** A piece of the work that can be kept by itself. */
export interface RegisterPart {
  readonly id: string;
  /** @param emit absent: the rows are kept already, only what later parts need is worked out */
  run(emit?: (rows: RegisterRows) => void): void;
}
