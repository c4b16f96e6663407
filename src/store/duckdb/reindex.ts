/** Rows that are only derived from statements, made anew where the rule that derives them has changed. */
import { statementFromJson } from '../../statements/json.ts';
import type { Database, Writer } from './database.ts';
import { IdentityRows } from './identity-rows.ts';
import { FORMAT, TABLES } from './schema.ts';

/** Formats whose statements and links read as they stand; keys and names were derived by older rules. */
export const REINDEXED: ReadonlySet<number> = new Set([2, 3, 4, 5]);

/** Statements held at once. */
const AT_ONCE = 5_000;

/**
 * Writes keys of numbers, names and their sounds of an older store anew, all or nothing: killed in the middle it stays the old one.
 * O(statements), bounded memory.
 */
export async function reindex(db: Database): Promise<void> {
  await db.transaction(async (write) => {
    // Until format 5 there was a table of every id named, which the others tell as well.
    await write.run('DROP TABLE IF EXISTS mention');
    await write.run(TABLES);
    for (const table of ['identifier', 'name', 'sound']) await write.run(`DELETE FROM ${table}`);
    await rewrite(db, write);
    await write.run('UPDATE lookthrough_store SET format = ?', [FORMAT]);
  });
}

async function rewrite(db: Database, write: Writer): Promise<void> {
  const rows = new IdentityRows();
  let held = 0;
  const ofParties = "SELECT json FROM statement WHERE id IN (SELECT id FROM about WHERE kind = 'party') ORDER BY id";
  for await (const [json] of db.stream(ofParties)) {
    rows.take(held, statementFromJson(String(json)));
    held += 1;
    if (held < AT_ONCE) continue;
    await rows.appendTo(write);
    rows.clear();
    held = 0;
  }
  await rows.appendTo(write);
}
