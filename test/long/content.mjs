/** What a closed store holds, row by row of every table, read past the engine by the driver alone. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';

/** `version` is a saving, written by whoever asks first; it is checked against the ids instead. */
export const TABLES = ['statement', 'about', 'link', 'same', 'identifier', 'name', 'page', 'paged', 'batch'];
const COLUMNS = { page: 'no, list, first::VARCHAR, md5(bytes::VARCHAR)' };

/**
 * Reads without writing: a log beside the file is replayed in memory.
 * @returns statements: id → JSON of each row (an id twice is in `doubled`); batches: how many; digest: of all tables and the journal
 */
export async function contentOf(path) {
  const instance = await DuckDBInstance.create(path, { access_mode: 'READ_ONLY' });
  const db = await instance.connect();
  try {
    const hash = createHash('sha256').update(readFileSync(`${path}.journal`));
    let [rows, batches] = [[], 0];
    for (const table of TABLES) {
      const found = (await db.runAndReadAll(`SELECT ${COLUMNS[table] ?? '*'} FROM ${table} ORDER BY ALL`)).getRows();
      hash.update(`${table} ${found.length}\n`);
      for (const row of found) hash.update(`${JSON.stringify(row)}\n`);
      if (table === 'statement') rows = found;
      if (table === 'batch') batches = found.length;
    }
    const statements = new Map(rows.map(([, id, json]) => [id, json]));
    return { statements, doubled: rows.length - statements.size, batches, digest: hash.digest('hex') };
  } finally {
    db.closeSync();
    instance.closeSync();
  }
}

/** How `found` falls short of `whole`: ids that are missing or too many, and rows of the same id that differ. */
export function difference(found, whole) {
  const ids = [...whole.statements.keys()];
  const lost = ids.filter((id) => !found.statements.has(id)).length;
  const partial = ids.filter((id) => found.statements.has(id) && found.statements.get(id) !== whole.statements.get(id));
  const foreign = [...found.statements.keys()].filter((id) => !whole.statements.has(id)).length;
  return { lost, doubled: found.doubled, partial: partial.length + foreign, same: found.digest === whole.digest };
}

/** Statements of the batches whose line in the journal is whole: those are promised to be kept. */
export function acknowledgedIn(journal) {
  if (!existsSync(journal)) return 0;
  const whole = readFileSync(journal, 'utf8').split('\n').slice(0, -1);
  return whole.reduce((sum, line) => sum + Number(line.split(' ')[1]), 0);
}
