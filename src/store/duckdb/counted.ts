/** What a store counts of itself: statements, the days they tell of, and of how many others a party is said to hold a part. */
import type { PartyId } from '../../statements/types.ts';
import type { Days } from '../../terms/day.ts';
import { spanOfStore } from '../dated-ahead.ts';
import { keyOf, textOfKey } from '../key.ts';
import type { StoreMeta } from '../types.ts';
import type { Database } from './database.ts';
import type { LookUps } from './look-ups.ts';

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

export async function breadthIn(lookUps: LookUps, parties: readonly PartyId[]): Promise<ReadonlyMap<PartyId, number>> {
  const below = new Map<PartyId, Set<string>>(parties.map((party) => [party, new Set()]));
  for await (const [above, held] of lookUps.rows('above', 'above, below', parties.map(keyOf)))
    below.get(textOfKey(String(above)))?.add(String(held));
  return new Map([...below].map(([party, held]) => [party, held.size]));
}
