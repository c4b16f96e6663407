/** Tables of the store: statements as JSON, and narrow rows to find them by. */

/** Raised when tables change meaning; a store of another format is made new (`reindex.ts`) or named, never guessed at. */
export const FORMAT = 6;

export const TABLES = `
CREATE TABLE IF NOT EXISTS lookthrough_store (format INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS statement (id VARCHAR NOT NULL, json VARCHAR NOT NULL, first VARCHAR, last VARCHAR);
CREATE TABLE IF NOT EXISTS about (party VARCHAR NOT NULL, id VARCHAR NOT NULL, kind VARCHAR NOT NULL);
CREATE TABLE IF NOT EXISTS link (above VARCHAR NOT NULL, below VARCHAR NOT NULL);
CREATE TABLE IF NOT EXISTS same (a VARCHAR NOT NULL, b VARCHAR NOT NULL);
CREATE TABLE IF NOT EXISTS identifier (key VARCHAR NOT NULL, party VARCHAR NOT NULL);
CREATE TABLE IF NOT EXISTS name (folded VARCHAR NOT NULL, name VARCHAR NOT NULL, party VARCHAR NOT NULL, type VARCHAR NOT NULL);
CREATE TABLE IF NOT EXISTS sound (sound VARCHAR NOT NULL, name VARCHAR NOT NULL, party VARCHAR NOT NULL, type VARCHAR NOT NULL);
CREATE TABLE IF NOT EXISTS batch (seq INTEGER PRIMARY KEY, added INTEGER NOT NULL, digest VARCHAR NOT NULL);
CREATE TABLE IF NOT EXISTS read_file (key VARCHAR NOT NULL, statements BIGINT NOT NULL);
CREATE TABLE IF NOT EXISTS version (seq INTEGER NOT NULL, version VARCHAR NOT NULL);
CREATE TABLE IF NOT EXISTS erased (digest VARCHAR NOT NULL);
`;

/**
 * What questions look rows up by. A store is filled without them and gets them at once, all or none, before the first
 * question: to keep them up row by row costs several times what the rows do.
 */
export const INDEXES = `
CREATE UNIQUE INDEX IF NOT EXISTS statement_id ON statement (id);
CREATE INDEX IF NOT EXISTS about_party ON about (party);
CREATE INDEX IF NOT EXISTS link_below ON link (below);
CREATE INDEX IF NOT EXISTS link_above ON link (above);
CREATE INDEX IF NOT EXISTS same_a ON same (a);
CREATE INDEX IF NOT EXISTS identifier_party ON identifier (party);
CREATE INDEX IF NOT EXISTS identifier_key ON identifier (key);
CREATE INDEX IF NOT EXISTS name_folded ON name (folded);
CREATE INDEX IF NOT EXISTS name_party ON name (party);
CREATE INDEX IF NOT EXISTS sound_sound ON sound (sound);
`;

const NAMES = INDEXES.match(/(?<=EXISTS )\w+/g) ?? [];
export const NO_INDEXES = NAMES.map((name) => `DROP INDEX IF EXISTS ${name};`).join('\n');

/** Whether they are there: all are made in one transaction. */
export const HAS_INDEXES = "SELECT count(*) FROM duckdb_indexes() WHERE index_name = 'statement_id'";

/** Every id named anywhere: whoever a statement names, it is about, or stands above or below somebody in it. */
export const NAMED = 'SELECT party FROM about UNION SELECT above FROM link UNION SELECT below FROM link';
