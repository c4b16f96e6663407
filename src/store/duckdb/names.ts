/** Parties by name: the database chooses candidates by a list or a scan, the one measure of likeness decides. */
import { keysOfText } from '../../identity/identifier.ts';
import { statementFromJson } from '../../statements/json.ts';
import { partyIdOfName } from '../../statements/seal.ts';
import type { PartyId } from '../../statements/types.ts';
import { heard, merged, ranked, SOUND_BEGINS, slipsAllowed, sorted } from '../alike.ts';
import { keyOf, textOfKey } from '../key.ts';
import { aboutOf, byNameGiven, foldedName, type NameRow, namesOf, type SoundRow, soundsAsked } from '../rows.ts';
import type { Found } from '../types.ts';
import type { Database, Row } from './database.ts';
import type { LookUps } from './look-ups.ts';

export async function findParties(
  db: Database,
  lookUps: LookUps,
  text: string,
  limit: number,
): Promise<readonly Found[]> {
  const exactly = await foundExactly(lookUps, text);
  if (exactly.length > 0) return exactly.slice(0, limit);
  const folded = foldedName(text);
  if (folded === '') return [];
  const sounding = await soundingLike(db, text, limit);
  const begin = ranked(text, (await beginning(db, folded, limit)).map(nameRow), limit);
  // Nothing is more alike than a name that begins so: only if there are too few of those is every name looked at.
  if (begin.length >= limit) return merged([sounding, begin], limit);
  const rows: NameRow[] = [];
  for await (const row of db.stream(LESS_ALIKE, [folded, slipsAllowedInBytes(folded)])) rows.push(nameRow(row));
  return merged([sounding, ranked(text, rows, limit)], limit);
}

/** From here on a join is cheaper than a list of values. */
const MANY = 4_000;

/** Who bears each of the names: one query for a few thousand of them, one join for more. */
export async function bearersOf(
  db: Database,
  lookUps: LookUps,
  names: readonly string[],
  most: number,
): Promise<ReadonlyMap<string, readonly PartyId[]>> {
  const folded = [...new Set(names.map(foldedName))].filter((name) => name !== '');
  const rows =
    folded.length > MANY
      ? db.joined(folded, (table) => `SELECT folded, party FROM name JOIN ${table} ON folded = value`)
      : lookUps.rows('folded', 'folded, party', folded);
  const found = new Map<string, Set<PartyId>>();
  for await (const [name, party] of rows) {
    const key = String(name);
    found.set(key, (found.get(key) ?? new Set()).add(textOfKey(String(party))));
  }
  return byNameGiven(names, found, most);
}

/** Chinese names by how they sound: those that sound so, and the first by name of those that begin so. */
async function soundingLike(db: Database, text: string, limit: number): Promise<readonly Found[]> {
  const asked = await soundsAsked(text);
  const rows: SoundRow[] = [];
  for (const sound of asked) {
    for (const where of sound.length < SOUND_BEGINS ? ['sound = $1'] : ['sound = $1', 'starts_with(sound, $1)']) {
      for (const row of await db.rows(firstBySound(where, limit), [sound])) rows.push(soundRow(row));
    }
  }
  return heard(asked, rows, limit);
}

/** One row a party, so that a party of many names crowds nobody out. */
const firstBySound = (where: string, limit: number): string =>
  `SELECT min(sound), min(name) AS shown, party, arg_min(type, (name, type)) FROM sound
   WHERE ${where} GROUP BY party ORDER BY shown, party LIMIT ${Math.max(1, Math.floor(limit))}`;

async function foundExactly(lookUps: LookUps, text: string): Promise<readonly Found[]> {
  if (text.startsWith('@')) {
    const [named] = await namedOf(lookUps, [text.slice(1)]);
    if (named !== undefined) return [await nameOf(lookUps, named)];
  }
  const parties = new Set(await namedOf(lookUps, [text, partyIdOfName(text)]));
  for await (const [party] of lookUps.rows('folded', 'party', [foldedName(text)])) parties.add(String(party));
  for await (const [party] of lookUps.rows('key', 'party', keysOfText(text).map(keyOf))) parties.add(String(party));
  return sorted(await Promise.all([...parties].map((party) => nameOf(lookUps, party))));
}

/** Which of the ids some statement names, as keys. */
async function namedOf(lookUps: LookUps, ids: readonly PartyId[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const id of new Set(ids)) if (await isNamed(lookUps, id)) found.push(keyOf(id));
  return found;
}

async function isNamed(lookUps: LookUps, id: PartyId): Promise<boolean> {
  for await (const json of lookUps.jsons(await lookUps.statements('about', [keyOf(id)])))
    if ([...aboutOf(statementFromJson(json))].includes(id)) return true;
  for (const list of ['above', 'below'] as const)
    for await (const _ of lookUps.rows(list, list, [keyOf(id)])) return true;
  return false;
}

async function nameOf(lookUps: LookUps, party: string): Promise<Found> {
  const id = textOfKey(party);
  const named: Found[] = [];
  for await (const json of lookUps.jsons(await lookUps.statements('who', [party])))
    for (const row of namesOf(statementFromJson(json)))
      if (row.party === id) named.push({ id, name: row.name, type: row.type, score: 1 });
  return sorted(named)[0] ?? { id, name: id.replace(/^name:/, ''), type: 'unknown', score: 1 };
}

/** The first by name of those with a word that begins so: one row a party. */
const beginning = (db: Database, folded: string, limit: number): Promise<readonly Row[]> =>
  db.rows(
    `SELECT min(folded), min(name) AS shown, party, arg_min(type, (name, type)) FROM name
     WHERE starts_with(folded, $1) OR contains(folded, ' ' || $1)
     GROUP BY party ORDER BY shown, party LIMIT ${Math.max(1, Math.floor(limit))}`,
    [folded],
  );

/** Everything the measure could find: the database counts bytes, so a slip in another script may be up to four. */
const LESS_ALIKE = `
  SELECT folded, name, party, type FROM name
  WHERE starts_with(folded, $1) OR contains(folded, ' ' || $1)
     OR (length(folded) > 3 AND starts_with($1, folded || ' '))
     OR list_has_all(string_split(folded, ' '), string_split($1, ' '))
     OR (abs(strlen(folded) - strlen($1)) <= $2 AND damerau_levenshtein(left(folded, 60), left($1, 60)) <= $2)`;

/** Longest name still within reach: one slip in four characters of it. */
function slipsAllowedInBytes(folded: string): number {
  const characters = [...folded].length;
  const slips = slipsAllowed(characters + slipsAllowed(characters) + 1);
  return /^[\x20-\x7e]*$/.test(folded) ? slips + 2 : slips * 4;
}

const nameRow = ([folded, name, party, type]: Row): NameRow => ({
  folded: String(folded),
  name: textOfKey(String(name)),
  party: textOfKey(String(party)),
  type: String(type),
});

const soundRow = ([sound, name, party, type]: Row): SoundRow => ({
  sound: String(sound),
  name: textOfKey(String(name)),
  party: textOfKey(String(party)),
  type: String(type),
});
