/** Rows that are only derived from statements, made anew where the rule that derives them has changed. */
import { statementFromJson } from '../../statements/json.ts';
import type { Database, Writer } from './database.ts';
import { IdentityRows } from './identity-rows.ts';
import { FORMAT, TABLES } from './schema.ts';

/** Formats whose statements and links read as they stand; keys and names were derived by older rules. */
export const REINDEXED: ReadonlySet<number> = new Set([2, 3, 4, 5, 6]);

/** Statements held at once. */
const AT_ONCE = 5_000;

/**
 * Writes keys of numbers, names and their sounds of an older store anew, all or nothing: killed in the middle it stays the old one.
 * O(statements), bounded memory.
 */
export async function reindex(db: Database): Promise<void> {
  await withoutIndexes(db);
  await db.transaction(async (write) => {
    // Until format 5 there was a table of every id named, which the others tell as well.
    await write.run('DROP TABLE IF EXISTS mention');
    for (const table of ['identifier', 'name', 'sound']) await write.run(`DROP TABLE IF EXISTS ${table}`);
    for (const table of NUMBERED_SINCE_7) await write.run(`ALTER TABLE ${table} RENAME TO ${table}_before`);
    await write.run(TABLES);
    await write.run(NUMBER);
    for (const table of NUMBERED_SINCE_7) await write.run(`DROP TABLE ${table}_before`);
    await rewrite(db, write);
    await write.run('UPDATE lookthrough_store SET format = ?', [FORMAT]);
  });
}

/** A table that has one cannot be renamed, nor in the transaction that drops it. */
async function withoutIndexes(db: Database): Promise<void> {
  const names = await db.rows('SELECT index_name FROM duckdb_indexes() WHERE NOT is_primary');
  await db.transaction(async (write) => {
    for (const [name] of names) await write.run(`DROP INDEX IF EXISTS "${name}"`);
  });
}

/** Until format 6 rows had no numbers; statements were referred to by id. */
const NUMBERED_SINCE_7 = ['about', 'statement', 'link', 'same'];
const ROW = '(row_number() OVER () - 1)::INTEGER';
const NUMBER = `
INSERT INTO statement SELECT ${ROW}, id, json, first, last FROM statement_before;
INSERT INTO about SELECT s.n, b.party, b.kind FROM about_before b JOIN statement s USING (id);
INSERT INTO link SELECT ${ROW}, above, below FROM link_before;
INSERT INTO same SELECT ${ROW}, a, b FROM same_before;
`;

async function rewrite(db: Database, write: Writer): Promise<void> {
  const rows = new IdentityRows();
  let [held, next] = [0, { identifier: 0, name: 0 }];
  // Read past the transaction, which none but it sees: the tables as they were.
  const ofParties = "SELECT json FROM statement WHERE id IN (SELECT id FROM about WHERE kind = 'party') ORDER BY id";
  for await (const [json] of db.stream(ofParties)) {
    rows.take(held, statementFromJson(String(json)));
    held += 1;
    if (held < AT_ONCE) continue;
    next = await rows.appendTo(write, next);
    rows.clear();
    held = 0;
  }
  await rows.appendTo(write, next);
}
