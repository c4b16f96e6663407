/** What a store counts of itself: statements, the days they tell of, and of how many others a party is said to hold a part. */
import type { PartyId } from '../../statements/types.ts';
import type { Days } from '../../terms/day.ts';
import { spanOfStore } from '../dated-ahead.ts';
import { keyOf, textOfKey } from '../key.ts';
import type { StoreMeta } from '../types.ts';
import type { Database } from './database.ts';

/** A row without a last day is dated ahead. */
const SPANS = `SELECT count(*),
  min(first) FILTER (last IS NOT NULL), max(last),
  min(first) FILTER (last IS NULL), max(first) FILTER (last IS NULL) FROM statement`;

/** Cost: one reading of two columns. */
export async function countedIn(db: Database): Promise<Omit<StoreMeta, 'version'>> {
  const [row = []] = await db.rows(SPANS);
  const days = (at: number): Days | undefined =>
    row[at] == null ? undefined : { first: String(row[at]), last: String(row[at + 1]) };
  return { count: Number(row[0] ?? 0), ...spanOfStore(days(1), days(3)) };
}

export async function breadthIn(db: Database, parties: readonly PartyId[]): Promise<ReadonlyMap<PartyId, number>> {
  const found = new Map<PartyId, number>(parties.map((party) => [party, 0]));
  const counted = 'SELECT above, count(DISTINCT below) FROM link WHERE above IN';
  for await (const [above, count] of db.among(counted, parties.map(keyOf), ' GROUP BY above'))
    found.set(textOfKey(String(above)), Number(count));
  return found;
}
