/**
 * Rows of the store by what stands in a column: its hash is sought in the pages of the column's list, the rows that stand
 * there are read by their numbers, and those that came since the list was made by looking at each. A hash says only which
 * rows to read: what is told has the very text.
 */
import type { Cell, Database, Row } from './database.ts';
import { Fence, numbersIn } from './pages.ts';
import { NO_ROWS, type Upto } from './paging.ts';
import { LIST_NAMES, LISTS, type List, type Next, type Numbered } from './schema.ts';

/** Values asked for at once. */
const AT_ONCE = 2_000;
/** Numbers or pages named in one query: few enough that the planner uses the index. */
const BY_INDEX = 400;
/** From so many rows on, reading all of the table once costs less than fetching each. */
const MANY = 20_000;
/** Pages kept in memory: up to some twelve megabytes. */
const PAGES = 1_024;
/** Hashes remembered: one party is sought in half a dozen lists, one after the other. */
const HASHES = 10_000;

export class LookUps {
  private readonly db: Database;
  private readonly upto: Upto;
  private readonly next: () => Readonly<Next>;
  private fences: Promise<ReadonlyMap<string, Fence>> | undefined;
  private readonly pages = new Map<number, Uint8Array>();
  private readonly hashes = new Map<string, bigint>();

  /**
   * @param upto up to which row the lists tell
   * @param next the number the next row of each table will have, as it is when it is asked
   */
  constructor(db: Database, upto: Upto, next: () => Readonly<Next>) {
    this.db = db;
    this.upto = upto;
    this.next = next;
  }

  /** Rows that have one of the values in the list's column. @param columns of the table, as SQL */
  async *rows(list: List, columns: string, values: readonly string[]): AsyncIterable<Row> {
    const { table, column } = LISTS[list];
    for (let at = 0; at < values.length; at += AT_ONCE) {
      const some = values.slice(at, at + AT_ONCE);
      const wanted = new Set<Cell>(some);
      const select = `SELECT ${column}, ${columns} FROM ${table} WHERE`;
      const numbers = await this.numbers(list, some);
      for await (const [value, ...row] of numbers.length > MANY
        ? this.db.rowsAmong(
            `${select} n < ${this.upto[table as Numbered]} AND ${column} IN`,
            some.map(literal),
            some.length,
          )
        : this.db.rowsAmong(`${select} n IN`, numbers, BY_INDEX))
        if (wanted.has(value as Cell)) yield row;
      yield* this.since(list, columns, some);
    }
  }

  /** Numbers of the statements that are about one of the parties, or say who it is: of no other, but for two ids of one hash. */
  async statements(list: 'about' | 'who', parties: readonly string[]): Promise<Set<number>> {
    const found = new Set<number>();
    for (let at = 0; at < parties.length; at += AT_ONCE) {
      const some = parties.slice(at, at + AT_ONCE);
      for (const n of await this.numbers(list, some)) found.add(n);
      for await (const [n] of this.since(list, 'n', some)) found.add(Number(n));
    }
    return found;
  }

  /** JSON of the statements of these numbers. */
  async *jsons(numbers: Iterable<number>): AsyncIterable<string> {
    for await (const [json] of this.db.rowsAmong('SELECT json FROM statement WHERE n IN', [...numbers], BY_INDEX))
      yield String(json);
  }

  /** Rows that came after the lists were made. */
  private async *since(list: List, columns: string, values: readonly string[]): AsyncIterable<Row> {
    const { table, column, where } = { where: 'true', ...LISTS[list] };
    const numbered = table === 'about' ? 'statement' : table;
    if (this.next()[numbered] <= this.upto[numbered]) return;
    const sql = `SELECT ${columns} FROM ${table} WHERE n >= ${this.upto[numbered]} AND ${where} AND ${column} IN`;
    yield* this.db.rowsAmong(sql, values.map(literal), values.length);
  }

  private async numbers(list: List, values: readonly string[]): Promise<readonly number[]> {
    if (this.upto === NO_ROWS || values.length === 0) return [];
    const fence = (await this.fencesRead()).get(list) as Fence;
    if (fence.isEmpty) return [];
    const asked = new Map<number, bigint[]>();
    for (const hash of new Set(await this.hashesOf(values)))
      for (const page of fence.pagesOf(hash)) asked.set(page, [...(asked.get(page) ?? []), hash]);
    const found: number[] = [];
    for await (const [no, bytes] of this.pagesOf([...asked.keys()]))
      for (const hash of asked.get(no) as bigint[]) for (const n of numbersIn(bytes, hash)) found.push(n);
    return found;
  }

  private async hashesOf(values: readonly string[]): Promise<readonly bigint[]> {
    const missing = values.filter((value) => !this.hashes.has(value));
    if (missing.length === 0) return values.map((value) => this.hashes.get(value) as bigint);
    if (this.hashes.size + missing.length > HASHES) this.hashes.clear();
    const found = await this.db.hashesOf(values);
    for (const [at, value] of values.entries()) this.hashes.set(value, found[at] as bigint);
    return found;
  }

  private async *pagesOf(wanted: readonly number[]): AsyncIterable<readonly [number, Uint8Array]> {
    const missing: number[] = [];
    for (const no of wanted) {
      const known = this.pages.get(no);
      if (known === undefined) missing.push(no);
      else yield [no, known];
    }
    for await (const [no, bytes] of this.db.blobsAmong('SELECT no, bytes FROM page WHERE no IN', missing, BY_INDEX)) {
      this.remember(no, bytes);
      yield [no, bytes];
    }
  }

  /** The oldest goes for the newest. */
  private remember(no: number, bytes: Uint8Array): void {
    if (this.pages.size >= PAGES)
      for (const oldest of this.pages.keys()) {
        this.pages.delete(oldest);
        break;
      }
    this.pages.set(no, bytes);
  }

  private fencesRead(): Promise<ReadonlyMap<string, Fence>> {
    this.fences ??= this.readFences();
    // What failed is tried again.
    this.fences.catch(() => {
      this.fences = undefined;
    });
    return this.fences;
  }

  private async readFences(): Promise<ReadonlyMap<string, Fence>> {
    const firsts = new Map<string, bigint[]>(LIST_NAMES.map((list) => [list, []]));
    const begins = new Map<string, number>();
    for await (const [no, list, first] of this.db.stream('SELECT no, list, first FROM page ORDER BY no')) {
      if (!begins.has(String(list))) begins.set(String(list), Number(no));
      firsts.get(String(list))?.push(BigInt(first as bigint));
    }
    return new Map(
      [...firsts].map(([list, all]) => [list, new Fence(BigUint64Array.from(all), begins.get(list) ?? 0)]),
    );
  }
}

export const literal = (value: string): string => `'${value.replaceAll("'", "''")}'`;
