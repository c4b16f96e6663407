/** Rows of texts side by side in columns, as the database takes them: a column is one call, a row would be many. */
import { type DuckDBConnection, DuckDBDataChunk, VARCHAR } from '@duckdb/node-api';
import duckdb from '@duckdb/node-bindings';
import type { Rows } from './rows.ts';
import { CHUNK, setTexts } from './text-vector.ts';

/** Puts the rows at the end of a table, in the transaction the connection is in. */
export async function appendRows(db: DuckDBConnection, table: string, { columns, length }: Rows): Promise<void> {
  if (length === 0) return;
  const types = columns.map(() => VARCHAR);
  const appender = await db.createAppender(table);
  try {
    const stretches = columns.map((column) => column.stretches(CHUNK)[Symbol.iterator]());
    for (let from = 0; from < length; from += CHUNK) {
      const chunk = DuckDBDataChunk.create(types, Math.min(CHUNK, length - from));
      for (const [at, stretch] of stretches.entries())
        setTexts(duckdb.data_chunk_get_vector(chunk.chunk, at), stretch.next().value);
      appender.appendDataChunk(chunk);
    }
  } catch (error) {
    // Whatever it holds would be written when it is collected, after the transaction was taken back.
    appender.clear();
    throw error;
  }
  appender.closeSync();
}
