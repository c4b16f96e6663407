/**
 * The lists of a store, made of its rows: sorted by the database, which goes to the disk for what is more than it may
 * hold, and packed into pages as they come. A list that is not marked as done was left by a program that died: it is made
 * again. Cost: O(rows log rows) in the database; some megabytes here.
 */
import type { Database } from './database.ts';
import { type Page, PageWriter } from './pages.ts';
import { INDEXES, LIST_NAMES, LISTS, type List, type Next, NUMBERED, type Numbered } from './schema.ts';

/** Pages written in one transaction: some fifty megabytes. */
const AT_ONCE = 4_096;

/** How many rows of each table its lists tell of. */
export type Upto = Readonly<Next>;
/** Of a store without lists. */
export const NO_ROWS: Upto = { statement: 0, link: 0, same: 0, identifier: 0, name: 0 };

/** What hashes depend on: another version of the driver may have others. */
async function driverOf(db: Database): Promise<string> {
  const [row] = await db.rows("SELECT version() || ' ' || hash('lookthrough')");
  return String(row?.[0]);
}

/** Up to which row the lists tell; undefined where they are not all there, or of another driver. */
export async function pagedUpto(db: Database): Promise<Upto | undefined> {
  const driver = await driverOf(db);
  const rows = await db.rows('SELECT list, upto, driver FROM paged');
  const found = new Map(rows.filter((row) => row[2] === driver).map(([list, upto]) => [String(list), Number(upto)]));
  if (LIST_NAMES.some((list) => !found.has(list))) return undefined;
  const upto = (list: List): number => found.get(list) as number;
  return {
    statement: upto('id'),
    link: upto('above'),
    same: upto('same'),
    identifier: upto('key'),
    name: upto('folded'),
  };
}

/** The next number of each table. */
export async function nextNumbers(db: Database): Promise<Next> {
  const next = { ...NO_ROWS };
  for (const table of NUMBERED) {
    const [row] = await db.rows(`SELECT coalesce(max(n) + 1, 0) FROM ${table}`);
    next[table] = Number(row?.[0]);
  }
  return next;
}

/**
 * Makes every list anew, and the indexes by number.
 * @param upto rows there are
 * @param tell told how many of the lists are made
 * @throws LookthroughError disk-full, store-damaged: what was begun is thrown away the next time
 */
export async function makeLists(db: Database, upto: Upto, tell?: (made: number, of: number) => void): Promise<void> {
  const driver = await driverOf(db);
  await db.transaction((write) => write.run('DELETE FROM paged; DROP INDEX IF EXISTS page_no; DELETE FROM page'));
  let no = 0;
  for (const [at, list] of LIST_NAMES.entries()) {
    tell?.(at, LIST_NAMES.length + 1);
    no = await makeList(db, list, no, upto[rowsOf(list)], driver);
  }
  tell?.(LIST_NAMES.length, LIST_NAMES.length + 1);
  await db.transaction((write) => write.run(INDEXES));
}

/** The table whose numbers a list tells. */
const rowsOf = (list: List): Numbered => (LISTS[list].table === 'about' ? 'statement' : LISTS[list].table);

/** @returns number of the next page */
async function makeList(db: Database, list: List, from: number, upto: number, driver: string): Promise<number> {
  const { table, column, where } = { where: 'true', ...LISTS[list] };
  const writer = new PageWriter();
  let no = from;
  let pages: Page[] = [];
  const flush = async (): Promise<void> => {
    const full = pages;
    pages = [];
    await db.transaction((write) => write.pages(list, full, no));
    no += full.length;
  };
  const sorted = `SELECT hash(${column}) AS h, n FROM ${table} WHERE n < ${upto} AND ${where} ORDER BY h, n`;
  for await (const { hashes, numbers } of db.hashed(sorted)) {
    pages.push(...writer.take(hashes, numbers));
    if (pages.length >= AT_ONCE) await flush();
  }
  pages.push(...writer.end());
  await flush();
  await db.transaction((write) => write.run('INSERT INTO paged VALUES (?, ?, ?)', [list, upto, driver]));
  return no;
}
