/** The database file and its connections: the one file that talks to the driver. */
import { statSync } from 'node:fs';
import { type DuckDBBlobValue, type DuckDBConnection, type DuckDBDataChunk, DuckDBInstance } from '@duckdb/node-api';
import { LookthroughError } from '../../terms/problem.ts';
import { appendPages, appendRows, type Hashed, hashedIn } from './columns.ts';
import { diskFull } from './disk-full.ts';
import type { NumbersOf } from './numbers.ts';
import type { Page } from './pages.ts';
import { Rows } from './rows.ts';

export type Cell = string | number | bigint | null;
export type Row = readonly Cell[];

/** Threads of the driver. */
const THREADS = 2;

/** What the driver may hold; sorting more than that it goes to the disk beside the file. */
const MEMORY = '1500MB';

/**
 * The log may grow so far before it goes into the file. Every time it does, the last rows of every table are compressed
 * and written again; an opening after a kill reads it, some seconds at this size. Closing takes it in at any size.
 */
const LOG = '256MB';

/**
 * How columns of texts are packed. Left to itself the driver tries every way on every column each time the log goes into
 * the file, which costs more than the packing, and takes this one for all that are long.
 */
const COMPRESSION = 'fsst';

/** Bytes before the first block: the main header and two that take turns. */
export const HEADERS = 3 * 4096;

export class Database {
  readonly path: string;
  private readonly instance: DuckDBInstance;
  private readonly reader: DuckDBConnection;
  /** apart, so that a question asked during an import sees whole batches only */
  private readonly writer: DuckDBConnection;
  private temporary = 0;
  private released = false;

  private constructor(path: string, instance: DuckDBInstance, reader: DuckDBConnection, writer: DuckDBConnection) {
    this.path = path;
    this.instance = instance;
    this.reader = reader;
    this.writer = writer;
  }

  /** @throws LookthroughError store-locked, store-damaged, disk-full */
  static async open(path: string): Promise<Database> {
    try {
      const instance = await DuckDBInstance.create(path, { threads: String(THREADS), memory_limit: MEMORY });
      const writer = await instance.connect();
      // The driver would take the log in and drop it on leaving, of a store that was just refused too.
      await writer.run('PRAGMA disable_checkpoint_on_shutdown');
      await writer.run(`SET wal_autocheckpoint = '${LOG}'`);
      await writer.run(`PRAGMA force_compression = '${COMPRESSION}'`);
      return new Database(path, instance, await instance.connect(), writer);
    } catch (error) {
      throw openError(path, error as Error);
    }
  }

  /** @throws LookthroughError store-damaged: a block that does not match its checksum, a file cut short */
  async rows(sql: string, values: Row = []): Promise<readonly Row[]> {
    try {
      return (await this.reader.runAndReadAll(sql, [...values])).getRows() as Cell[][];
    } catch (error) {
      throw this.named(error);
    }
  }

  /**
   * How many bytes the file is short of the blocks that are in use: the driver opens a file with its tail cut. Free
   * blocks at the end the driver gives back to the disk itself, after it has written the header that still counts them.
   */
  async missingBytes(): Promise<number> {
    const [row] = await this.rows('SELECT block_size, total_blocks, free_blocks FROM pragma_database_size()');
    const [blockSize, blocks, free] = [Number(row?.[0]), Number(row?.[1]), Number(row?.[2])];
    const missing = Math.max(0, HEADERS + blockSize * blocks - statSync(this.path).size);
    if (missing === 0 || missing > free * blockSize) return missing;
    return (await this.lastBlock()) < blocks - missing / blockSize ? 0 : missing;
  }

  /** The last block that columns or the catalogue are kept in. Indexes name theirs to nobody: a cut one fails when read. */
  private async lastBlock(): Promise<number> {
    const tables = await this.rows("SELECT table_name FROM information_schema.tables WHERE table_schema = 'main'");
    let last = Number((await this.rows('SELECT max(block_id) FROM pragma_metadata_info()'))[0]?.[0] ?? -1);
    for (const [name] of tables) {
      const [row] = await this.rows('SELECT max(block_id) FROM pragma_storage_info(?)', [String(name)]);
      last = Math.max(last, Number(row?.[0] ?? -1));
    }
    return last;
  }

  /** Rows as they come, on a connection of their own: whoever reads slowly holds nobody up. */
  async *stream(sql: string, values: Row = []): AsyncIterable<Row> {
    for await (const chunk of this.chunks(sql, values)) yield* chunk.getRows() as Cell[][];
  }

  private async *chunks(sql: string, values: Row = []): AsyncIterable<DuckDBDataChunk> {
    const own = await this.instance.connect();
    try {
      const result = await own.stream(sql, [...values]);
      for (
        let chunk = await result.fetchChunk();
        chunk !== null && chunk.rowCount > 0;
        chunk = await result.fetchChunk()
      )
        yield chunk;
    } catch (error) {
      throw this.named(error);
    } finally {
      own.closeSync();
    }
  }

  /** The texts of a single column, some thousands at once: a row of its own each costs several times what the text does. */
  async *texts(sql: string): AsyncIterable<readonly string[]> {
    for await (const chunk of this.chunks(sql)) yield chunk.getColumnValues(0) as string[];
  }

  /** Rows for so many values at a time. @param sql ends with "IN"; @param literals as SQL writes them */
  async *rowsAmong(sql: string, literals: readonly (string | number)[], atOnce: number): AsyncIterable<Row> {
    for (let at = 0; at < literals.length; at += atOnce)
      yield* await this.rows(`${sql} (${literals.slice(at, at + atOnce).join()})`);
  }

  /** The same of a number and bytes each. */
  async *blobsAmong(
    sql: string,
    literals: readonly number[],
    atOnce: number,
  ): AsyncIterable<readonly [number, Uint8Array]> {
    for await (const [no, blob] of this.rowsAmong(sql, literals, atOnce))
      yield [Number(no), (blob as unknown as DuckDBBlobValue).bytes];
  }

  /** The driver's own hash of each text. */
  async hashesOf(values: readonly string[]): Promise<readonly bigint[]> {
    const listed = values.map((v) => `'${v.replaceAll("'", "''")}'`).join();
    return (await this.rows(`SELECT hash(unnest([${listed}]))`)).map(([hash]) => BigInt(hash as bigint));
  }

  /** Hashes and numbers as they come, a vector at a time. @param sql gives a UBIGINT and an INTEGER, neither absent */
  async *hashed(sql: string): AsyncIterable<Hashed> {
    for await (const chunk of this.chunks(sql)) yield hashedIn(chunk);
  }

  /** A table of values for one query over many of them; gone afterwards. */
  async *joined(values: readonly string[], sql: (table: string) => string): AsyncIterable<Row> {
    const table = await this.listed(values);
    try {
      yield* await this.rows(sql(table));
    } finally {
      await this.rows(`DROP TABLE ${table}`);
    }
  }

  private async listed(values: readonly string[]): Promise<string> {
    this.temporary += 1;
    const table = `listed_${this.temporary}`;
    await this.reader.run(`CREATE TEMP TABLE ${table} (value VARCHAR)`);
    const column = new Rows(1);
    for (const value of values) column.add(value);
    await appendRows(this.reader, table, column);
    return table;
  }

  /** All of it or nothing; on the disk when the promise resolves. @throws LookthroughError disk-full, store-damaged */
  async transaction(work: (write: Writer) => Promise<void>): Promise<void> {
    await this.writer.run('BEGIN');
    try {
      await work({
        run: async (sql, values = []) => void (await this.writer.run(sql, [...values])),
        append: (table, rows, numbers) => appendRows(this.writer, table, rows, numbers),
        pages: (list, pages, no) => appendPages(this.writer, list, pages, no),
      });
      await this.writer.run('COMMIT');
    } catch (error) {
      await this.writer.run('ROLLBACK').catch(() => undefined);
      throw this.named(error);
    }
  }

  /**
   * While a store is filled and closed the driver has but the thread that calls it: of two one mostly waits for
   * the other, and it waits by asking again and again, which costs as much of the processor as the work.
   * @param alone false: as before
   */
  async filling(alone: boolean): Promise<void> {
    await this.writer.run(`SET threads = ${alone ? 1 : THREADS}`);
  }

  /** The write-ahead log goes into the file, so that a copy of the file alone is whole. */
  async close(): Promise<void> {
    await this.filling(true).catch(() => undefined);
    await this.writer.run('CHECKPOINT').catch(() => undefined);
    this.release();
  }

  /** Gives the file up as it is: a damaged one is not written to. */
  release(): void {
    if (this.released) return;
    this.released = true;
    this.reader.closeSync();
    this.writer.closeSync();
    this.instance.closeSync();
  }

  private named(error: unknown): unknown {
    const full = diskFull(this.path, error);
    if (full !== undefined) return full;
    const { message } = error as Error;
    return /checksum|corrupt|could not read|serializ|fatal|invalidated|IO Error/i.test(message)
      ? damaged(this.path, firstLine(message))
      : error;
  }
}

export interface Writer {
  run(sql: string, values?: Row): Promise<void>;
  /** rows at the end of a table; `numbers` are its first column, where it has any */
  append(table: string, rows: Rows, numbers?: NumbersOf): Promise<void>;
  /** pages of a list, the first of this number */
  pages(list: string, pages: readonly Page[], no: number): Promise<void>;
}

const firstLine = (text: string): string => text.split('\n')[0] ?? text;

export function damaged(path: string, what: string): LookthroughError {
  return new LookthroughError(
    'store-damaged',
    `${path} is not a whole store: ${what}; restore it from a copy or import the files again into a new one`,
    { received: path },
  );
}

export function locked(path: string, where: string): LookthroughError {
  return new LookthroughError('store-locked', `${path} is open ${where}; close it there first`, { received: path });
}

function openError(path: string, error: Error): LookthroughError {
  const full = diskFull(path, error);
  if (full !== undefined) return full;
  if (/could not set lock|conflicting lock|being used by another process/i.test(error.message))
    return locked(path, 'in another process');
  return damaged(path, firstLine(error.message));
}
