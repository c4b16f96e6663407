/** Statements in one DuckDB file with its journal beside it. The only folder that knows a database driver. */
import { closeSync, existsSync, openSync, readSync, realpathSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { PartyId } from '../../statements/types.ts';
import { LookthroughError } from '../../terms/problem.ts';
import type { StatementStore } from '../types.ts';
import { Database, damaged, HEADERS, locked } from './database.ts';
import { finishErasures } from './erase.ts';
import { Journal } from './journal.ts';
import { REINDEXED, reindex } from './reindex.ts';
import { FORMAT, TABLES } from './schema.ts';
import { DuckdbStore } from './store.ts';
import { Tombstones } from './tombstones.ts';

/** Files open in this process: the system's lock keeps other processes out, not a second opening in the same one. */
const openHere = new Set<string>();

/**
 * @param path the store file; its journal is `path + ".journal"`, and both belong together
 * @param options create: make it if it is not there
 * @returns the store; close it, so that the next can open it. Opening reads every statement once
 * @throws LookthroughError not-found; store-locked: it is open elsewhere; store-damaged: it holds less than it
 *   acknowledged, is cut, or is no store
 * @example const store = await duckdbStore('register.lookthrough', { create: true });
 */
export async function duckdbStore(path: string, options: { readonly create?: boolean } = {}): Promise<StatementStore> {
  if (!existsSync(path) && options.create !== true) {
    throw new LookthroughError(
      'not-found',
      `there is no store ${path}; make it with: lookthrough import --store ${path} FILES`,
      { received: path },
    );
  }
  const place = existsSync(path) ? realpathSync(path) : join(realPathOf(dirname(path)), basename(path));
  if (openHere.has(place)) throw locked(path, 'in this program already');
  openHere.add(place);
  try {
    return await opened(path, options.create === true, () => openHere.delete(place));
  } catch (error) {
    openHere.delete(place);
    throw error;
  }
}

function realPathOf(folder: string): string {
  if (existsSync(folder)) return realpathSync(folder);
  throw new LookthroughError('not-found', `there is no folder ${folder} to keep a store in`, { received: folder });
}

async function opened(path: string, create: boolean, whenClosed: () => void): Promise<StatementStore> {
  const journal = new Journal(path);
  // A journal without its store: a new one beside it would pass for the whole of it.
  if (!existsSync(path) && journal.read().length > 0)
    throw damaged(path, `it is missing, and its journal ${journal.path} tells of it`);
  let db = await Database.open(path).catch((error: unknown) => {
    if (!create || !isUnborn(path, journal)) throw error;
    rmSync(path);
    return Database.open(path);
  });
  try {
    const format = await prepare(db, journal);
    const tombstones = new Tombstones(path);
    const store = new DuckdbStore(db, journal, tombstones, whenClosed);
    await store.check();
    if (format !== FORMAT) await reindex(db);
    const before = db;
    db = await finishErasures(db, tombstones, journal);
    if (db === before) return begun(store);
    const anew = new DuckdbStore(db, journal, tombstones, whenClosed);
    await anew.check();
    return begun(anew);
  } catch (error) {
    db.release();
    throw error;
  }
}

async function begun(store: DuckdbStore): Promise<StatementStore> {
  await store.begin();
  return store;
}

/**
 * Notes beside a store that these parties are erased from it; the next opening does it, whatever happens between.
 * Call it while the store is open, so that nobody else has it, and close the store then.
 * @param names what they are called, to find them in free text
 * @throws LookthroughError disk-full, store-damaged
 */
export function noteErasure(path: string, ids: readonly PartyId[], names: readonly string[]): void {
  new Tombstones(path).add(ids, names);
}

/**
 * Whether a program died, or the disk was full, while the file was being made: less than its headers is there, no log,
 * and nothing was ever acknowledged. An empty file counts; any other file that is not the driver's own does not.
 */
function isUnborn(path: string, journal: Journal): boolean {
  const { size } = statSync(path);
  if (size >= HEADERS || existsSync(`${path}.wal`) || journal.read().length > 0) return false;
  if (size === 0) return true;
  const head = Buffer.alloc(MAGIC_AT + MAGIC.length);
  const file = openSync(path, 'r');
  try {
    readSync(file, head, 0, head.length, 0);
  } finally {
    closeSync(file);
  }
  return head.toString('latin1', MAGIC_AT) === MAGIC;
}
const MAGIC = 'DUCK';
/** behind the checksum of the first header */
const MAGIC_AT = 8;

/**
 * Makes the tables in an empty file; anything else must be a store of a format that can be read, or it is left alone.
 * @returns the format it has: this one, or one whose derived rows are to be made anew
 */
async function prepare(db: Database, journal: Journal): Promise<number> {
  const tables = await db.rows("SELECT table_name FROM information_schema.tables WHERE table_schema = 'main'");
  if (tables.length === 0) {
    const told = journal.read().length;
    if (told > 0) throw damaged(db.path, `it is empty, and its journal ${journal.path} tells of ${told} batches`);
    await db.transaction(async (write) => {
      await write.run(TABLES);
      await write.run('INSERT INTO lookthrough_store VALUES (?)', [FORMAT]);
    });
    return FORMAT;
  }
  if (!tables.some(([name]) => name === 'lookthrough_store')) throw damaged(db.path, 'it is another database');
  const [row] = await db.rows('SELECT format FROM lookthrough_store');
  const format = Number(row?.[0]);
  if (format === FORMAT || REINDEXED.has(format)) return format;
  throw damaged(db.path, `it has format ${row?.[0]}, this program reads ${FORMAT}`);
}
