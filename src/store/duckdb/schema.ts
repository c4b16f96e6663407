/** Tables of the store: statements as JSON, narrow rows to find them by, and pages of what those rows are looked up by. */

/** Raised when tables change meaning; a store of another format is made new (`reindex.ts`) or named, never guessed at. */
export const FORMAT = 7;

/** `n` numbers the rows of a table as they come; in `about` it is the number of the statement. */
export const TABLES = `
CREATE TABLE IF NOT EXISTS lookthrough_store (format INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS statement (n INTEGER NOT NULL, id VARCHAR NOT NULL, json VARCHAR NOT NULL, first VARCHAR, last VARCHAR);
CREATE TABLE IF NOT EXISTS about (n INTEGER NOT NULL, party VARCHAR NOT NULL, kind VARCHAR NOT NULL);
CREATE TABLE IF NOT EXISTS link (n INTEGER NOT NULL, above VARCHAR NOT NULL, below VARCHAR NOT NULL);
CREATE TABLE IF NOT EXISTS same (n INTEGER NOT NULL, a VARCHAR NOT NULL, b VARCHAR NOT NULL);
CREATE TABLE IF NOT EXISTS identifier (n INTEGER NOT NULL, key VARCHAR NOT NULL, party VARCHAR NOT NULL);
CREATE TABLE IF NOT EXISTS name (n INTEGER NOT NULL, folded VARCHAR NOT NULL, name VARCHAR NOT NULL, party VARCHAR NOT NULL, type VARCHAR NOT NULL);
CREATE TABLE IF NOT EXISTS sound (sound VARCHAR NOT NULL, name VARCHAR NOT NULL, party VARCHAR NOT NULL, type VARCHAR NOT NULL);
CREATE TABLE IF NOT EXISTS page (no INTEGER NOT NULL, list VARCHAR NOT NULL, first UBIGINT NOT NULL, bytes BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS paged (list VARCHAR NOT NULL, upto INTEGER NOT NULL, driver VARCHAR NOT NULL);
CREATE TABLE IF NOT EXISTS batch (seq INTEGER PRIMARY KEY, added INTEGER NOT NULL, digest VARCHAR NOT NULL);
CREATE TABLE IF NOT EXISTS read_file (key VARCHAR NOT NULL, statements BIGINT NOT NULL);
CREATE TABLE IF NOT EXISTS version (seq INTEGER NOT NULL, version VARCHAR NOT NULL);
CREATE TABLE IF NOT EXISTS erased (digest VARCHAR NOT NULL);
`;

/** Tables whose rows have numbers of their own. */
export const NUMBERED = ['statement', 'link', 'same', 'identifier', 'name'] as const;
export type Numbered = (typeof NUMBERED)[number];
/** The number the next row of each table has. */
export type Next = Record<Numbered, number>;

/**
 * By number rows are fetched. Numbers that only grow make an index that costs little to make, to keep up and to hold; one
 * over texts must be in memory whole while it is made, which of some ten million rows is more than a machine may have.
 */
export const INDEXES = [
  ...NUMBERED.map((table) => `CREATE INDEX IF NOT EXISTS ${table}_n ON ${table} (n);`),
  'CREATE INDEX IF NOT EXISTS page_no ON page (no);',
].join('\n');

/** What rows are looked up by: a list of hashes of the column, sorted, in pages (`pages.ts`). */
export const LISTS = {
  id: { table: 'statement', column: 'id' },
  about: { table: 'about', column: 'party' },
  who: { table: 'about', column: 'party', where: "kind = 'party'" },
  above: { table: 'link', column: 'above' },
  below: { table: 'link', column: 'below' },
  same: { table: 'same', column: 'a' },
  party: { table: 'identifier', column: 'party' },
  key: { table: 'identifier', column: 'key' },
  folded: { table: 'name', column: 'folded' },
} as const satisfies Record<string, { table: Numbered | 'about'; column: string; where?: string }>;
export type List = keyof typeof LISTS;
export const LIST_NAMES = Object.keys(LISTS) as readonly List[];

/** Every id named anywhere: whoever a statement names, it is about, or stands above or below somebody in it. */
export const NAMED = 'SELECT party FROM about UNION SELECT above FROM link UNION SELECT below FROM link';
