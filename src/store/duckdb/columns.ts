/** Rows of texts side by side in columns, as the database takes them: a column is one call, a row would be many. */
import { type DuckDBConnection, DuckDBDataChunk, VARCHAR } from '@duckdb/node-api';

export type Text = string | null;

/** rows of one chunk of the database */
const CHUNK = 2048;

export class Columns {
  private readonly columns: readonly Text[][];

  constructor(width: number) {
    this.columns = Array.from({ length: width }, () => []);
  }

  /** One row: as many texts as there are columns. */
  add(...texts: readonly Text[]): void {
    for (let at = 0; at < this.columns.length; at += 1) (this.columns[at] as Text[]).push(texts[at] as Text);
  }

  get rows(): number {
    return this.columns[0]?.length ?? 0;
  }

  /** Puts the rows at the end of a table, in the transaction the connection is in. */
  async appendTo(db: DuckDBConnection, table: string): Promise<void> {
    if (this.rows === 0) return;
    const types = this.columns.map(() => VARCHAR);
    const appender = await db.createAppender(table);
    try {
      for (let from = 0; from < this.rows; from += CHUNK) {
        const to = Math.min(this.rows, from + CHUNK);
        const chunk = DuckDBDataChunk.create(types, to - from);
        for (const [at, texts] of this.columns.entries()) chunk.setColumnValues(at, texts.slice(from, to));
        appender.appendDataChunk(chunk);
      }
    } catch (error) {
      // Whatever it holds would be written when it is collected, after the transaction was taken back.
      appender.clear();
      throw error;
    }
    appender.closeSync();
  }
}
