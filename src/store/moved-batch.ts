/** A batch of rows as it goes from thread to thread: its bytes change hands and are not copied. */
import type { PartyStatement } from '../statements/types.ts';

/** Texts of one column, one behind the other; there is room for more behind them. */
export interface MovedTexts {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** in bytes, a row each; negative: absent */
  readonly lengths: Int32Array<ArrayBuffer>;
  /** bytes and rows that are taken */
  readonly used: number;
  readonly count: number;
}

export interface MovedRows {
  /** of each row, the place of its statement in the batch */
  readonly of: readonly number[];
  readonly columns: readonly MovedTexts[];
}

export interface MovedBatch {
  /** of its statements, in their order */
  readonly ids: readonly string[];
  /** table by table, in the order the store has them in */
  readonly tables: readonly MovedRows[];
  /** parties with a Chinese name, and their places */
  readonly heard: readonly { readonly at: number; readonly party: PartyStatement }[];
}

/** What is to be handed over with the message that carries it; the thread that posts it has it no more. */
export const buffersOf = ({ tables }: MovedBatch): ArrayBuffer[] =>
  tables.flatMap(({ columns }) => columns.flatMap(({ bytes, lengths }) => [bytes.buffer, lengths.buffer]));
