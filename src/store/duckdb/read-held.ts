/** Reads a store into memory. */
import { HELD, type Held, type HeldData } from '../held/held-store.ts';
import { type IndexData, TextIndexBuilder } from '../held/text-index.ts';
import type { StoreMeta } from '../types.ts';
import type { Database } from './database.ts';
import { NAMED } from './schema.ts';

/** Keys and values; a row a statement and party it is about. */
const ROWS: Readonly<Record<Held, string>> = {
  said: 'SELECT about.party, statement.json FROM about JOIN statement USING (n)',
  above: 'SELECT DISTINCT below, above FROM link',
  below: 'SELECT DISTINCT above, below FROM link',
  same: 'SELECT DISTINCT a, b FROM same',
  named: 'SELECT DISTINCT folded, party FROM name',
  numbered: 'SELECT DISTINCT key, party FROM identifier',
  numbers: 'SELECT DISTINCT party, key FROM identifier',
  mentioned: `SELECT party, '' FROM (${NAMED})`,
};

/** Ten milliseconds or so. */
const STRETCH = 2048;

/**
 * @param most bytes of statements
 * @param wanted asked every few thousand rows, and waited for: false gives the reading up
 * @returns undefined where they are more, or nobody wants it any more
 */
export async function readHeld(
  db: Database,
  meta: StoreMeta,
  most: number,
  wanted: () => Promise<boolean>,
): Promise<HeldData | undefined> {
  const [row] = await db.rows(`SELECT coalesce(sum(strlen(json)), 0)::DOUBLE FROM (${ROWS.said})`);
  if (Number(row?.[0]) > most) return undefined;
  const indexes: [Held, IndexData][] = [];
  for (const name of HELD) {
    const index = new TextIndexBuilder();
    let rows = 0;
    for await (const [key, value] of db.stream(ROWS[name])) {
      rows += 1;
      if (rows % STRETCH === 0 && !(await wanted())) return undefined;
      index.add(String(key), String(value));
    }
    indexes.push([name, index.finish()]);
  }
  return { indexes: Object.fromEntries(indexes) as Record<Held, IndexData>, meta };
}
