/**
 * Findings of a whole-register run, kept part by part in a work file so that an interrupted run goes on where it was,
 * then written out as one sorted file. A part and the note that it is done are one transaction: neither is there
 * without the other. Memory: what the database is told it may use; sorting beyond it goes to disk beside the work file.
 */
import { rename, rm } from 'node:fs/promises';
import {
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBInstance,
  type DuckDBType,
  INTEGER,
  SMALLINT,
  VARCHAR,
} from '@duckdb/node-api';
import { LookthroughError } from '../../terms/problem.ts';
import { locked } from './database.ts';

/** Rows side by side; only the first `count` places are filled. */
export interface FindingRows {
  readonly count: number;
  readonly company: Int32Array;
  readonly party: Int32Array;
  /** place in the list of limbs */
  readonly limb: number;
  /** 1 yes, 2 cannot tell, 3 cannot tell within the precision of the run */
  readonly verdict: Uint8Array;
  /** billionths of the whole; −1 where the limb knows no share */
  readonly least: Int32Array;
  readonly most: Int32Array;
  /** 1: the least end is open; 2: the most end is */
  readonly ends: Uint8Array;
}

/** How many rows were written of a limb and a verdict. */
export interface FindingCount {
  readonly limb: number;
  readonly verdict: number;
  readonly rows: number;
}

export interface FindingsOptions {
  /** what the findings are of; a work file of something else is begun anew */
  readonly key: string;
  /** bytes the database may use */
  readonly memory: number;
}

export type FindingsFormat = 'parquet' | 'csv';

const FINDING: readonly DuckDBType[] = [INTEGER, INTEGER, SMALLINT, SMALLINT, INTEGER, INTEGER, SMALLINT];
/** rows of one chunk of the database */
const CHUNK = 2048;

export class Findings {
  /** parts that are kept already */
  readonly done: ReadonlySet<string>;
  private readonly path: string;
  private readonly instance: DuckDBInstance;
  private readonly db: DuckDBConnection;

  private constructor(path: string, instance: DuckDBInstance, db: DuckDBConnection, done: ReadonlySet<string>) {
    this.path = path;
    this.instance = instance;
    this.db = db;
    this.done = done;
  }

  /** @throws LookthroughError store-locked: another run writes the same file */
  static async open(path: string, options: FindingsOptions): Promise<Findings> {
    const opened = await opening(path, options).catch(async (error: unknown) => {
      if (/lock/i.test((error as Error).message)) throw locked(path, 'in another run');
      // A work file is only a saving: one that cannot be read is begun anew.
      await removeWork(path);
      return opening(path, options);
    });
    return new Findings(path, opened.instance, opened.db, opened.done);
  }

  /** Keeps a part: all of its rows or none. */
  async keep(part: string, rows: readonly FindingRows[]): Promise<void> {
    await this.db.run('BEGIN');
    try {
      await this.append(rows);
      await this.db.run('INSERT INTO done VALUES ($1)', [part]);
      await this.db.run('COMMIT');
    } catch (error) {
      await this.db.run('ROLLBACK').catch(() => undefined);
      throw error;
    }
  }

  /** Companies with a row within the precision of the run, ascending. */
  async unsure(): Promise<readonly number[]> {
    const sql = 'SELECT DISTINCT company FROM finding WHERE verdict = 3 ORDER BY company';
    return (await this.db.runAndReadAll(sql)).getRows().map((r) => Number(r[0]));
  }

  /** Keeps what was found out about companies in place of all rows there were of them. */
  async replace(companies: readonly number[], rows: readonly FindingRows[]): Promise<void> {
    await this.db.run('BEGIN');
    try {
      for (const company of companies) await this.db.run('DELETE FROM finding WHERE company = $1', [company]);
      await this.append(rows);
      await this.db.run('COMMIT');
    } catch (error) {
      await this.db.run('ROLLBACK').catch(() => undefined);
      throw error;
    }
  }

  /**
   * Writes all rows, sorted by company, party and limb, to a temporary file and then in place of `out`.
   * @param idOf what a node is called outside; asked only for nodes that stand in a row
   */
  async writeOut(
    out: string,
    format: FindingsFormat,
    limbs: readonly { readonly id: string; readonly clause: string }[],
    idOf: (node: number) => string,
    rule: string,
  ): Promise<readonly FindingCount[]> {
    await this.db.run(TOLD);
    await this.listNodes(idOf);
    await this.db.run('CREATE OR REPLACE TEMP TABLE limb (place SMALLINT, id VARCHAR, clause VARCHAR)');
    const appender = await this.db.createAppender('limb');
    limbs.forEach((l, place) => {
      appender.appendSmallInt(place);
      appender.appendVarchar(l.id);
      appender.appendVarchar(l.clause);
      appender.endRow();
    });
    appender.closeSync();
    const partial = `${out}.partial`;
    const as = format === 'parquet' ? 'FORMAT parquet, COMPRESSION zstd' : 'FORMAT csv, HEADER true';
    await this.db.run(`COPY (${TABLE}) TO ${quoted(partial)} (${as})`, { rule });
    await rename(partial, out);
    const sql = 'SELECT limb, verdict, count(*) FROM told GROUP BY limb, verdict ORDER BY limb, verdict';
    const rows = (await this.db.runAndReadAll(sql)).getRows();
    return rows.map((r) => ({ limb: Number(r[0]), verdict: Number(r[1]), rows: Number(r[2]) }));
  }

  /** @param finished true: the work file is not needed any more */
  async close(finished: boolean): Promise<void> {
    this.db.closeSync();
    this.instance.closeSync();
    if (finished) await removeWork(this.path);
  }

  private async append(rows: readonly FindingRows[]): Promise<void> {
    const appender = await this.db.createAppender('finding');
    for (const block of rows) for (const chunk of chunksOf(block)) appender.appendDataChunk(chunk);
    appender.closeSync();
  }

  private async listNodes(idOf: (node: number) => string): Promise<void> {
    await this.db.run('CREATE OR REPLACE TEMP TABLE node (n INTEGER, id VARCHAR)');
    const listed = await this.db.run('SELECT company AS n FROM told UNION SELECT party FROM told');
    const nodes: number[] = [];
    for (let c = await listed.fetchChunk(); c !== null && c.rowCount > 0; c = await listed.fetchChunk())
      for (const n of c.getColumnValues(0)) nodes.push(Number(n));
    const appender = await this.db.createAppender('node');
    for (let at = 0; at < nodes.length; at += CHUNK) {
      const some = nodes.slice(at, at + CHUNK);
      const chunk = DuckDBDataChunk.create([INTEGER, VARCHAR], some.length);
      chunk.setColumnValues(0, some);
      chunk.setColumnValues(1, some.map(idOf));
      appender.appendDataChunk(chunk);
    }
    appender.closeSync();
  }
}

/** A party found twice under one limb of a company (through two entities) keeps the row that says most. */
const TOLD = `
  CREATE OR REPLACE TEMP TABLE told AS SELECT * FROM finding
  QUALIFY row_number() OVER (PARTITION BY company, party, limb ORDER BY verdict, least DESC, most DESC) = 1`;

/** Shares leave as per cent with seven decimals: a billionth of the whole is the seventh. */
const PERCENT = (column: string): string =>
  `CAST(CAST(${column} AS DECIMAL(18, 0)) * CAST(0.0000001 AS DECIMAL(8, 7)) AS DECIMAL(10, 7))`;
const TABLE = `
  SELECT c.id AS company, p.id AS party, $rule AS rule,
    CASE min(CASE f.verdict WHEN 1 THEN 0 ELSE 1 END) OVER pair WHEN 0 THEN 'yes' ELSE 'cannot-tell' END AS verdict,
    l.id AS limb, l.clause AS clause,
    CASE f.verdict WHEN 1 THEN 'yes' ELSE 'cannot-tell' END AS limb_verdict,
    CASE WHEN f.verdict = 3 THEN 'precision-limit' END AS reason,
    ${PERCENT('f.least')} AS least, f.ends & 1 = 1 AS least_open,
    ${PERCENT('f.most')} AS most, f.ends & 2 = 2 AS most_open
  FROM told f JOIN node c ON c.n = f.company JOIN node p ON p.n = f.party JOIN limb l ON l.place = f.limb
  WINDOW pair AS (PARTITION BY f.company, f.party)
  ORDER BY c.id, p.id, f.limb`;

async function opening(path: string, { key, memory }: FindingsOptions) {
  const instance = await DuckDBInstance.create(path, { threads: '2', memory_limit: `${Math.floor(memory / 1e6)}MB` });
  const db = await instance.connect();
  await db.run('CREATE TABLE IF NOT EXISTS run (key VARCHAR)');
  const known = (await db.runAndReadAll('SELECT key FROM run')).getRows().map((r) => String(r[0]));
  if (known[0] !== key) {
    await db.run('DROP TABLE IF EXISTS finding; DROP TABLE IF EXISTS done; DELETE FROM run');
    await db.run(`CREATE TABLE finding
      (company INTEGER, party INTEGER, limb SMALLINT, verdict SMALLINT, least INTEGER, most INTEGER, ends SMALLINT)`);
    await db.run('CREATE TABLE done (part VARCHAR)');
    await db.run('INSERT INTO run VALUES ($1)', [key]);
  }
  const done = new Set((await db.runAndReadAll('SELECT part FROM done')).getRows().map((r) => String(r[0])));
  return { instance, db, done };
}

function* chunksOf(rows: FindingRows): Iterable<DuckDBDataChunk> {
  for (let at = 0; at < rows.count; at += CHUNK) {
    const count = Math.min(CHUNK, rows.count - at);
    const chunk = DuckDBDataChunk.create(FINDING, count);
    const part = (array: Int32Array | Uint8Array): number[] => [...array.subarray(at, at + count)];
    // A limb that knows no share has none: no end of it is open either.
    const known = (array: Int32Array | Uint8Array): (number | null)[] =>
      part(array).map((value, i) => ((rows.least[at + i] as number) < 0 ? null : value));
    chunk.setColumnValues(0, part(rows.company));
    chunk.setColumnValues(1, part(rows.party));
    chunk.setColumnValues(2, new Array(count).fill(rows.limb));
    chunk.setColumnValues(3, part(rows.verdict));
    chunk.setColumnValues(4, known(rows.least));
    chunk.setColumnValues(5, known(rows.most));
    chunk.setColumnValues(6, known(rows.ends));
    yield chunk;
  }
}

const quoted = (path: string): string => `'${path.replaceAll("'", "''")}'`;

async function removeWork(path: string): Promise<void> {
  await Promise.all([path, `${path}.wal`].map((file) => rm(file, { force: true })));
  await rm(`${path}.tmp`, { force: true, recursive: true });
}

/** @throws LookthroughError usage: another ending */
export function findingsFormat(path: string): FindingsFormat {
  if (path.endsWith('.parquet')) return 'parquet';
  if (path.endsWith('.csv')) return 'csv';
  throw new LookthroughError('usage', `cannot write ${path}: the file must end in .parquet or .csv`, {
    received: path,
    choices: ['.parquet', '.csv'],
  });
}
