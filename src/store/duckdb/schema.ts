/** Tables of the store: statements as JSON, and narrow rows to find them by. */

/** Raised when tables change meaning; a store of another format is made new (`reindex.ts`) or named, never guessed at. */
export const FORMAT = 5;

export const SCHEMA = `
CREATE TABLE IF NOT EXISTS lookthrough_store (format INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS statement (id VARCHAR PRIMARY KEY, json VARCHAR NOT NULL, first VARCHAR, last VARCHAR);
CREATE TABLE IF NOT EXISTS about (party VARCHAR NOT NULL, id VARCHAR NOT NULL, kind VARCHAR NOT NULL);
CREATE TABLE IF NOT EXISTS mention (party VARCHAR PRIMARY KEY);
CREATE TABLE IF NOT EXISTS link (above VARCHAR NOT NULL, below VARCHAR NOT NULL);
CREATE TABLE IF NOT EXISTS same (a VARCHAR NOT NULL, b VARCHAR NOT NULL);
CREATE TABLE IF NOT EXISTS identifier (key VARCHAR NOT NULL, party VARCHAR NOT NULL);
CREATE TABLE IF NOT EXISTS name (folded VARCHAR NOT NULL, name VARCHAR NOT NULL, party VARCHAR NOT NULL, type VARCHAR NOT NULL);
CREATE TABLE IF NOT EXISTS sound (sound VARCHAR NOT NULL, name VARCHAR NOT NULL, party VARCHAR NOT NULL, type VARCHAR NOT NULL);
CREATE TABLE IF NOT EXISTS batch (seq INTEGER PRIMARY KEY, added INTEGER NOT NULL, digest VARCHAR NOT NULL);
CREATE TABLE IF NOT EXISTS version (seq INTEGER NOT NULL, version VARCHAR NOT NULL);
CREATE TABLE IF NOT EXISTS erased (digest VARCHAR NOT NULL);
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
