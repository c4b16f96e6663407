/** Rows of texts side by side in columns, as the database takes them: a column is one call, a row would be many. */
import { type DuckDBConnection, DuckDBDataChunk, INTEGER, VARCHAR } from '@duckdb/node-api';
import duckdb from '@duckdb/node-bindings';
import { type NumbersOf, stretchOf } from './numbers.ts';
import type { Page } from './pages.ts';
import type { Rows } from './rows.ts';
import { CHUNK, setTexts } from './text-vector.ts';

/**
 * Puts the rows at the end of a table, in the transaction the connection is in.
 * @param numbers the table's first column, of a table that has numbers
 */
export async function appendRows(
  db: DuckDBConnection,
  table: string,
  { columns, length }: Rows,
  numbers?: NumbersOf,
): Promise<void> {
  if (length === 0) return;
  const texts = columns.map(() => VARCHAR);
  const types = numbers === undefined ? texts : [INTEGER, ...texts];
  const first = types.length - texts.length;
  const appender = await db.createAppender(table);
  try {
    const stretches = columns.map((column) => column.stretches(CHUNK)[Symbol.iterator]());
    for (let from = 0; from < length; from += CHUNK) {
      const count = Math.min(CHUNK, length - from);
      const chunk = DuckDBDataChunk.create(types, count);
      if (numbers !== undefined)
        setNumbers(duckdb.data_chunk_get_vector(chunk.chunk, 0), stretchOf(numbers, from, count));
      for (const [at, stretch] of stretches.entries())
        setTexts(duckdb.data_chunk_get_vector(chunk.chunk, first + at), stretch.next().value);
      appender.appendDataChunk(chunk);
    }
  } catch (error) {
    // Whatever it holds would be written when it is collected, after the transaction was taken back.
    appender.clear();
    throw error;
  }
  appender.closeSync();
}

function setNumbers(vector: Parameters<typeof setTexts>[0], numbers: Int32Array): void {
  const { buffer, byteOffset, byteLength } = numbers;
  duckdb.copy_data_to_vector(vector, 0, buffer as ArrayBuffer, byteOffset, byteLength);
}

/** Puts pages of a list behind those there are. @param no number of the first */
export async function appendPages(
  db: DuckDBConnection,
  list: string,
  pages: readonly Page[],
  no: number,
): Promise<void> {
  const appender = await db.createAppender('page');
  try {
    for (const [at, { first, bytes }] of pages.entries()) {
      appender.appendInteger(no + at);
      appender.appendVarchar(list);
      appender.appendUBigInt(first);
      appender.appendBlob(bytes);
      appender.endRow();
    }
  } catch (error) {
    appender.clear();
    throw error;
  }
  appender.closeSync();
}

/** Hashes and numbers side by side. */
export interface Hashed {
  readonly hashes: BigUint64Array;
  readonly numbers: Int32Array;
}

/** A chunk of a UBIGINT and an INTEGER, neither absent. */
export function hashedIn({ chunk, rowCount }: DuckDBDataChunk): Hashed {
  const copied = (at: number, width: number): ArrayBuffer =>
    new Uint8Array(duckdb.vector_get_data(duckdb.data_chunk_get_vector(chunk, at), rowCount * width)).buffer;
  return { hashes: new BigUint64Array(copied(0, 8)), numbers: new Int32Array(copied(1, 4)) };
}
