/** A table of facts, for every file that is one: a worksheet, a Parquet file. */
import type { Cell } from '../graph-file/columns.ts';

export type { Cell };

export interface Column<T> {
  readonly name: string;
  readonly type: 'string' | 'double' | 'boolean';
  /** undefined: the source does not say; an empty cell, never a zero */
  of(row: T): Cell | undefined;
}

export interface Table {
  readonly name: string;
  readonly columns: readonly Pick<Column<unknown>, 'name' | 'type'>[];
  readonly rows: readonly (readonly (Cell | undefined)[])[];
}

/** One fact the file does not carry. */
export interface Lost {
  readonly statementId: string;
  readonly what: string;
}

/** A file that is no text. */
export interface BytesResult {
  readonly bytes: Uint8Array;
  /** what the format cannot say: one line a statement, never dropped in silence */
  readonly lost: readonly Lost[];
}

export const tableOf = <T>(name: string, columns: readonly Column<T>[], items: readonly T[]): Table => ({
  name,
  columns: columns.map((c) => ({ name: c.name, type: c.type })),
  rows: items.map((item) => columns.map((c) => c.of(item))),
});

/** One text for a list; a line each, so that names with commas stay whole. */
export const lines = (items: readonly string[] | undefined): string | undefined =>
  items === undefined || items.length === 0 ? undefined : items.join('\n');

/** Order of code units: the same on every machine. */
export const byText = (a: readonly string[], b: readonly string[]): number => {
  for (const [i, text] of a.entries()) {
    const other = b[i] ?? '';
    if (text !== other) return text < other ? -1 : 1;
  }
  return 0;
};
