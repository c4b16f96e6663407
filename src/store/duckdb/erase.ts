/**
 * Takes erased parties out of a store, and their bytes out of its file: rows are written anew without them, then the
 * whole file is, since a database leaves what it deletes in its free blocks. Run again after an interruption it goes on.
 */
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import { ERASED_NAME, withoutErased } from '../../statements/erased.ts';
import { statementFromJson, statementJson } from '../../statements/json.ts';
import { digestOf } from '../../statements/seal.ts';
import type { PartyId, Statement } from '../../statements/types.ts';
import { keyOf, textOfKey } from '../key.ts';
import { Database, damaged, type Writer } from './database.ts';
import { type Batch, digestOfIds, type Journal } from './journal.ts';
import { idsKept, type KnownIds } from './known-ids.ts';
import { Rows } from './rows.ts';
import { NAMED, TABLES } from './schema.ts';
import type { Tombstones } from './tombstones.ts';

/** Rows rewritten at once. */
const AT_ONCE = 2_000;

/** Digests of erasures the file was written without. */
async function erasedIn(db: Database): Promise<ReadonlySet<string>> {
  const rows = await db.rows('SELECT digest FROM erased');
  return new Set(rows.map(([digest]) => String(digest)));
}

/** All or nothing; the lists are left, for the file written anew has none. Cost: every statement is read once. */
async function eraseRows(db: Database, tombstones: Tombstones): Promise<void> {
  const standIns = await standInsOf(db, tombstones);
  await db.transaction(async (write) => {
    await write.run('CREATE OR REPLACE TEMP TABLE rewritten (id VARCHAR, fresh VARCHAR, json VARCHAR)');
    await rewrite(db, write, tombstones);
  });
  await db.transaction(async (write) => {
    await write.run('UPDATE statement SET id = r.fresh, json = r.json FROM rewritten r WHERE statement.id = r.id');
    for (const [party, standIn] of standIns) await replace(db, write, keyOf(party), keyOf(standIn));
    await write.run('DELETE FROM version');
  });
}

async function standInsOf(db: Database, tombstones: Tombstones): Promise<readonly (readonly [PartyId, PartyId])[]> {
  const found: (readonly [PartyId, PartyId])[] = [];
  for await (const [key] of db.stream(NAMED)) {
    const party = textOfKey(String(key));
    const standIn = tombstones.standIn(party);
    if (standIn !== undefined) found.push([party, standIn]);
  }
  return found;
}

async function rewrite(db: Database, write: Writer, tombstones: Tombstones): Promise<void> {
  let rows = new Rows(3);
  let ids: KnownIds | undefined;
  for await (const [id, json] of db.stream('SELECT id, json FROM statement')) {
    const before = statementFromJson(String(json));
    const left = withoutErased(before, tombstones);
    if (left === before) continue;
    ids ??= await idsKept(db);
    const after = told(left, ids);
    rows.add(String(id), keyOf(after.statementId), statementJson(after));
    if (rows.length < AT_ONCE) continue;
    await write.append('rewritten', rows);
    rows = new Rows(3);
  }
  await write.append('rewritten', rows);
}

/** Two statements of which the same is left stay two, so that no holding is lost by it; a source read again gives the first. */
function told(left: Statement, ids: KnownIds): Statement {
  let found = left;
  for (let again = 1; !ids.add(found.statementId); again += 1)
    found = { ...left, statementId: `s:${digestOf({ of: left.statementId, again })}` };
  return found;
}

/** The stand-in takes the party's place in every table; what was only about the party itself goes. */
async function replace(db: Database, write: Writer, party: string, standIn: string): Promise<void> {
  for (const [table, column] of [
    ['about', 'party'],
    ['link', 'above'],
    ['link', 'below'],
    ['same', 'a'],
    ['same', 'b'],
  ]) {
    await write.run(`UPDATE ${table} SET ${column} = $1 WHERE ${column} = $2`, [standIn, party]);
  }
  const [row] = await db.rows('SELECT any_value(type) FROM name WHERE party = ?', [party]);
  for (const table of ['identifier', 'name', 'sound']) await write.run(`DELETE FROM ${table} WHERE party = ?`, [party]);
  if (row?.[0] != null)
    await write.run('INSERT INTO name SELECT coalesce(max(n) + 1, 0), $1, $1, $2, $3 FROM name', [
      ERASED_NAME,
      standIn,
      row[0],
    ]);
}

/**
 * Does what is told of and not done: after an erasure, an interruption in the middle of one, or when an old copy of the
 * store was put back beside its list of erasures.
 * @returns the database, opened anew where its file was
 * @throws LookthroughError store-damaged: the list is missing or older than the store
 */
export async function finishErasures(db: Database, tombstones: Tombstones, journal: Journal): Promise<Database> {
  const done = await erasedIn(db);
  const told = tombstones.digests();
  const untold = [...done].filter((digest) => !told.includes(digest)).length;
  if (untold > 0)
    throw damaged(db.path, `${untold} parties were erased from it of which its list ${tombstones.path} does not tell`);
  if (told.every((digest) => done.has(digest))) return db;
  await eraseRows(db, tombstones);
  const batch = await oneBatch(db);
  await db.close();
  journal.prepare(batch);
  await writeAnew(db.path, told, batch);
  journal.replace();
  return Database.open(db.path);
}

/** All that is there as one batch: the digests of the old ones are of ids that are gone. */
async function oneBatch(db: Database): Promise<Batch | undefined> {
  const ids: string[] = [];
  for await (const [id] of db.stream('SELECT id FROM statement')) ids.push(textOfKey(String(id)));
  return ids.length === 0 ? undefined : { seq: 1, added: ids.length, digest: digestOfIds(ids) };
}

/** Neither batches nor notes of files read: their digests are of what was erased too. */
const COPIED = ['lookthrough_store', 'statement', 'about', 'link', 'same', 'identifier', 'name', 'sound', 'version'];

/**
 * The store written anew into a file that takes its place, so that no byte of what was erased stays; only then is it
 * noted in the store that it is without them. The store must be closed.
 */
async function writeAnew(path: string, digests: readonly string[], batch: Batch | undefined): Promise<void> {
  // What the log holds is not in the file yet, and would be taken into the new one.
  if (existsSync(`${path}.wal`)) throw damaged(path, 'its log could not be taken in before it was written anew');
  const fresh = `${path}.anew`;
  for (const leftover of [fresh, `${fresh}.wal`]) rmSync(leftover, { force: true });
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
  const db = await instance.connect();
  try {
    await db.run(`ATTACH ${literal(path)} AS old (READ_ONLY)`);
    await db.run(`ATTACH ${literal(fresh)} AS fresh`);
    await db.run('USE fresh');
    await db.run(TABLES);
    for (const table of COPIED) await db.run(`INSERT INTO fresh.${table} SELECT * FROM old.${table}`);
    for (const digest of digests) await db.run('INSERT INTO fresh.erased VALUES (?)', [digest]);
    if (batch !== undefined)
      await db.run('INSERT INTO fresh.batch VALUES (?, ?, ?)', [batch.seq, batch.added, batch.digest]);
    await db.run('CHECKPOINT fresh');
    await db.run('USE memory');
    await db.run('DETACH fresh');
    await db.run('DETACH old');
  } finally {
    db.closeSync();
    instance.closeSync();
  }
  syncFile(fresh);
  renameSync(fresh, path);
}

const literal = (path: string): string => `'${path.replaceAll("'", "''")}'`;

function syncFile(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
