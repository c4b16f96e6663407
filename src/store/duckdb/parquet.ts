/** A table of values → the bytes of a Parquet file. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  BOOLEAN,
  DOUBLE,
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBInstance,
  type DuckDBType,
  VARCHAR,
} from '@duckdb/node-api';

export interface ParquetColumn {
  readonly name: string;
  readonly type: 'string' | 'double' | 'boolean';
}
export type ParquetRow = readonly (string | number | boolean | undefined)[];

const TYPES: Readonly<Record<ParquetColumn['type'], DuckDBType>> = {
  string: VARCHAR,
  double: DOUBLE,
  boolean: BOOLEAN,
};
/** rows of one chunk of the database */
const CHUNK = 2048;

/**
 * @param rows in the order they are written; undefined is null. Text must be well-formed UTF-16
 * @param about told in the file's key-value metadata
 * @returns the file; one thread writes it, so the same rows are the same bytes
 */
export async function parquetOf(
  columns: readonly ParquetColumn[],
  rows: readonly ParquetRow[],
  about: Readonly<Record<string, string>>,
): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'lookthrough-parquet-'));
  const instance = await DuckDBInstance.create(':memory:', { threads: '1', temp_directory: folder });
  const db = await instance.connect();
  try {
    const typed = columns.map((c) => `${name(c.name)} ${TYPES[c.type]}`);
    await db.run(`CREATE TABLE told (${typed.join(', ')})`);
    await fill(db, columns, rows);
    const file = join(folder, 'told.parquet');
    const told = Object.entries(about).map(([key, value]) => `${name(key)}: ${text(value)}`);
    const options = ['FORMAT parquet', 'COMPRESSION zstd', `KV_METADATA {${told.join(', ')}}`];
    await db.run(`COPY told TO ${text(file)} (${options.join(', ')})`);
    return await readFile(file);
  } finally {
    db.closeSync();
    instance.closeSync();
    await rm(folder, { recursive: true, force: true });
  }
}

async function fill(
  db: DuckDBConnection,
  columns: readonly ParquetColumn[],
  rows: readonly ParquetRow[],
): Promise<void> {
  const types = columns.map((c) => TYPES[c.type]);
  const appender = await db.createAppender('told');
  for (let at = 0; at < rows.length; at += CHUNK) {
    const some = rows.slice(at, at + CHUNK);
    const chunk = DuckDBDataChunk.create(types, some.length);
    for (const i of columns.keys())
      chunk.setColumnValues(
        i,
        some.map((row) => row[i] ?? null),
      );
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;
const name = (value: string): string => `"${value.replaceAll('"', '""')}"`;
