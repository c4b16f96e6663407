/** The store port over one database file and its journal. */
import { withoutErased } from '../../statements/erased.ts';
import { statementFromJson } from '../../statements/json.ts';
import type { PartyId, Statement } from '../../statements/types.ts';
import { type HeldData, HeldStore } from '../held/held-store.ts';
import { bytesOf } from '../held/text-index.ts';
import { keyOf, textOfKey } from '../key.ts';
import type { Told } from '../told.ts';
import type { Found, Gathered, StatementStore, StoreMeta, Stretch } from '../types.ts';
import { VersionHash } from '../version.ts';
import { BatchRows } from './batch-rows.ts';
import { Closure } from './closure.ts';
import { breadthIn, countedIn } from './counted.ts';
import { type Database, damaged } from './database.ts';
import { unlessFull } from './disk-full.ts';
import { type Counts, GatheredRows, type Keeper, type RowsOf } from './gathered-rows.ts';
import { type Batch, digestOfIds, type Journal, missingBatches } from './journal.ts';
import { idsKept, type KnownIds } from './known-ids.ts';
import { Lists } from './lists.ts';
import type { LookUps } from './look-ups.ts';
import { bearersOf, findParties } from './names.ts';
import { readHeld } from './read-held.ts';
import type { Tombstones } from './tombstones.ts';

/** Statements from which on it is worth having all ids in memory. */
const LARGE = 20_000;

export class DuckdbStore implements StatementStore {
  private readonly db: Database;
  private readonly journal: Journal;
  private readonly tombstones: Tombstones;
  private readonly reach: Closure;
  private readonly whenClosed: () => void;
  private version: string | undefined;
  /** of this state of the store: every question asks for it */
  private known: Promise<StoreMeta> | undefined;
  private seq = 0;
  /** of this state of the store, where it was asked for */
  private inMemory: HeldStore | undefined;
  private lookUps = 0;
  private readonly digests = new Set<string>();
  /** somebody erased was named in what came since a file was last noted */
  private metErased = false;
  /** committed and not yet in the journal: written before the next batch is acknowledged */
  private unjournalled: Batch[] = [];
  private readonly lists: Lists;
  /** whether the driver was told to keep to one thread */
  private filling = false;
  /** statements there were when the lists were last of use, and how many came since */
  private growth = { from: 0, by: 0 };
  /** of a store without lists, or one that is filled again, read when a batch first asks */
  private ids: KnownIds | undefined;
  /** batches that are written, to be filled again */
  private readonly spare: BatchRows[] = [];
  /** one batch after the other, however many callers */
  private turn: Promise<unknown> = Promise.resolve();
  private readonly keeper: Keeper = {
    kept: (statement) => this.kept(statement),
    append: (ids, rowsOf) => this.inTurn(ids, rowsOf),
  };

  constructor(db: Database, journal: Journal, tombstones: Tombstones, whenClosed: () => void) {
    this.db = db;
    this.journal = journal;
    this.tombstones = tombstones;
    this.lists = new Lists(db);
    this.reach = new Closure(db, () => this.lookUpsNow());
    this.whenClosed = whenClosed;
  }

  /**
   * What the journal acknowledged must be there; the one batch that may have been committed and not yet journalled is
   * added to it.
   * @throws LookthroughError store-damaged
   */
  async check(): Promise<void> {
    const missing = await this.db.missingBytes();
    if (missing > 0) throw this.broken(`it is ${missing} bytes shorter than it was`);
    const kept = (await this.db.rows('SELECT seq, added, digest FROM batch ORDER BY seq')).map(
      ([seq, added, digest]): Batch => ({ seq: Number(seq), added: Number(added), digest: String(digest) }),
    );
    this.journal.settle(kept);
    const told = this.journal.read();
    const lost = told.filter((batch, at) => kept[at]?.digest !== batch.digest);
    if (lost.length > 0) throw this.broken(missingBatches(lost));
    const unknown = kept.slice(told.length);
    if (unknown.length > 1)
      throw this.broken(`its journal ${this.journal.path} tells of ${told.length} batches, the file of ${kept.length}`);
    await this.countAgain(kept);
    this.journal.append(unknown);
    this.seq = kept.length;
    for (const { digest } of kept) this.digests.add(digest);
  }

  /** Once the tables are those of today. */
  async begin(): Promise<void> {
    await this.lists.read();
    this.growth = { from: this.lists.next.statement, by: 0 };
  }

  /** Reads every statement, so that a cut or overwritten file shows itself here and not in the middle of an answer. */
  private async countAgain(kept: readonly Batch[]): Promise<void> {
    const [row] = await this.db.rows('SELECT count(json), sum(strlen(json)) FROM statement');
    const added = kept.reduce((sum, batch) => sum + batch.added, 0);
    if (Number(row?.[0]) !== added) throw this.broken(`it holds ${row?.[0]} statements and acknowledged ${added}`);
  }

  private broken(what: string): Error {
    return damaged(this.db.path, what);
  }

  append(statements: readonly Statement[]): Promise<Counts> {
    const kept = statements.map((s) => this.kept(s));
    const ids = kept.map((s) => s.statementId);
    return this.inTurn(ids, (fresh) => {
      const rows = new BatchRows();
      for (const at of fresh) rows.take(kept[at] as Statement);
      return { rows, wanted: undefined };
    });
  }

  gather(): Gathered {
    return new GatheredRows(this.spare.pop() ?? new BatchRows(), {
      ...this.keeper,
      spare: (rows) => this.spare.push(rows),
    });
  }

  get takeOver(): StatementStore['takeOver'] {
    return this.tombstones.none ? (moved) => new GatheredRows(new BatchRows(moved), this.keeper) : undefined;
  }

  private inTurn(ids: readonly string[], rowsOf: RowsOf): Promise<Counts> {
    const mine = this.turn.then(() => this.appendNow(ids, rowsOf));
    this.turn = mine.catch(() => undefined);
    return mine;
  }

  private async appendNow(ids: readonly string[], rowsOf: RowsOf): Promise<Counts> {
    this.acknowledge();
    const byId = new Map<string, number>();
    for (const [at, id] of ids.entries()) byId.set(id, at);
    const digest = digestOfIds([...byId.keys()]);
    // The same batch again, as when an import is repeated: known without a look-up.
    if (this.digests.has(digest)) return { added: 0, known: ids.length };
    const different = byId.size;
    await (this.isFilled() ? this.dropKnown(byId) : this.dropFound(byId));
    const added = byId.size;
    if (added > 0) {
      const batch = { seq: this.seq + 1, added, digest: added === different ? digest : digestOfIds([...byId.keys()]) };
      await this.keep(() => rowsOf([...byId.values()]), batch);
    }
    return { added, known: ids.length - added };
  }

  /** As it is kept: whoever was erased stays so. */
  private kept(statement: Statement): Statement {
    if (this.tombstones.none) return statement;
    const kept = withoutErased(statement, this.tombstones);
    this.metErased ||= kept !== statement;
    return kept;
  }

  /** Whether so many ids are asked about that all of them are better kept in memory. */
  private isFilled(): boolean {
    const { from, by } = this.growth;
    return this.lists.none || this.ids !== undefined || (by >= LARGE && by * 2 >= from);
  }

  private async dropFound(byId: Map<string, number>): Promise<void> {
    for await (const [id] of this.lists.lookUps.rows('id', 'id', [...byId.keys()].map(keyOf)))
      byId.delete(textOfKey(String(id)));
  }

  private async dropKnown(byId: Map<string, number>): Promise<void> {
    this.ids ??= await idsKept(this.db);
    for (const id of byId.keys()) if (!this.ids.add(id)) byId.delete(id);
  }

  private async keep(found: () => ReturnType<RowsOf>, batch: Batch): Promise<void> {
    const { seq, added, digest } = batch;
    try {
      await this.fill(true);
      const { rows, wanted } = found();
      let { next } = this.lists;
      await this.db.transaction(async (write) => {
        next = await rows.appendTo(write, wanted, next);
        await write.run('INSERT INTO batch VALUES (?, ?, ?)', [seq, added, digest]);
      });
      this.lists.next = next;
    } catch (error) {
      // They were counted as known before they were written.
      this.ids = undefined;
      throw error;
    }
    this.seq = seq;
    this.digests.add(digest);
    [this.version, this.known] = [undefined, undefined];
    this.reach.forget();
    this.inMemory = undefined;
    this.unjournalled.push(batch);
    this.acknowledge();
    this.growth.by += added;
  }

  private acknowledge(): void {
    this.journal.append(this.unjournalled);
    this.unjournalled = [];
  }

  private async fill(alone: boolean): Promise<void> {
    if (this.filling === alone) return;
    await this.db.filling(alone);
    this.filling = alone;
  }

  settled(tell?: (made: number, of: number) => void): Promise<void> {
    if (this.lists.ready && !this.filling && this.ids === undefined) return Promise.resolve();
    const made = this.turn.then(async () => {
      this.ids = undefined;
      await this.fill(false);
      if (!this.lists.ready) await this.lists.make(tell);
      this.growth = { from: this.lists.next.statement, by: 0 };
    });
    // A saving only: on a full disk questions are answered all the same.
    const settled = made.catch(unlessFull);
    this.turn = settled.catch(() => undefined);
    return settled;
  }

  private async lookUpsNow(): Promise<LookUps> {
    await this.settled();
    return this.lists.lookUps;
  }

  async readBefore(key: string): Promise<number | undefined> {
    await this.turn;
    const [row] = await this.db.rows('SELECT statements FROM read_file WHERE key = ?', [key]);
    return row === undefined ? undefined : Number(row[0]);
  }

  async noteRead(key: string, statements: number): Promise<void> {
    const noted = this.turn.then(async () => {
      // The digest of a file that names somebody erased would tell who knows the rest of it.
      if (!this.metErased)
        await this.db.transaction((write) => write.run('INSERT INTO read_file VALUES (?, ?)', [key, statements]));
      this.metErased = false;
    });
    this.turn = noted.catch(() => undefined);
    // A saving only: on a full disk the file is read again the next time.
    await noted.catch(unlessFull);
  }

  async closure(parties: readonly PartyId[], down: number, up?: number): Promise<readonly Statement[]> {
    return (await this.told(parties, down, up)).statements();
  }

  async closureJson(parties: readonly PartyId[], down: number, up?: number): Promise<readonly string[]> {
    return (await this.told(parties, down, up)).jsons();
  }

  private async told(parties: readonly PartyId[], down: number, up?: number): Promise<Told> {
    this.lookUps += 1;
    if (this.inMemory !== undefined) return this.inMemory.told(parties, { down, up });
    await this.settled();
    return this.reach.of(parties, { down, up });
  }

  async hold(most: number): Promise<number | undefined> {
    const { seq } = this;
    let seen = this.lookUps;
    // Whoever asks meanwhile goes first: a question is a dozen look-ups, and each would wait for a stretch of reading.
    const wanted = async (): Promise<boolean> => {
      if (seen !== this.lookUps) await new Promise((later) => setTimeout(later, 10));
      seen = this.lookUps;
      return seq === this.seq;
    };
    this.reach.beingHeld = true;
    const data = await readHeld(this.db, await this.meta(), most, wanted).finally(() => {
      this.reach.beingHeld = false;
    });
    if (data === undefined || seq !== this.seq) return undefined;
    this.inMemory = new HeldStore(data);
    // The links are in it.
    this.reach.forget();
    return Object.values(data.indexes).reduce((sum, index) => sum + bytesOf(index), 0);
  }

  held(): HeldData | undefined {
    return this.inMemory?.data;
  }

  heldAbout(party: PartyId): number | undefined {
    return this.inMemory?.about(party);
  }

  async find(text: string, limit: number): Promise<readonly Found[]> {
    this.lookUps += 1;
    const exactly = this.inMemory?.exactly(text) ?? [];
    if (exactly.length > 0) return exactly.slice(0, limit);
    return findParties(this.db, await this.lookUpsNow(), text, limit);
  }

  async bearers(names: readonly string[], most: number): Promise<ReadonlyMap<string, readonly PartyId[]>> {
    if (this.inMemory !== undefined) return this.inMemory.bearers(names, most);
    return bearersOf(this.db, await this.lookUpsNow(), names, most);
  }

  async breadth(parties: readonly PartyId[]): Promise<ReadonlyMap<PartyId, number>> {
    if (this.inMemory !== undefined) return this.inMemory.breadth(parties);
    return breadthIn(await this.lookUpsNow(), parties);
  }

  async statement(id: string): Promise<Statement | undefined> {
    for await (const [json] of (await this.lookUpsNow()).rows('id', 'json', [keyOf(id)]))
      return statementFromJson(String(json));
    return undefined;
  }

  async *all({ after, limit }: Stretch = {}): AsyncIterable<Statement> {
    const from = after === undefined ? '' : 'WHERE id > ?';
    const most = limit === undefined ? '' : `LIMIT ${Math.max(0, Math.floor(limit))}`;
    const values = after === undefined ? [] : [keyOf(after)];
    for await (const [json] of this.db.stream(`SELECT json FROM statement ${from} ORDER BY id ${most}`, values))
      yield statementFromJson(String(json));
  }

  meta(): Promise<StoreMeta> {
    if (this.known !== undefined) return this.known;
    const counting = this.counted();
    this.known = counting;
    // What failed is tried again.
    counting.catch(() => {
      if (this.known === counting) this.known = undefined;
    });
    return counting;
  }

  private async counted(): Promise<StoreMeta> {
    const counted = await countedIn(this.db);
    this.version ??= (await this.versionKept()) ?? (await this.versionCounted());
    return { version: this.version, ...counted };
  }

  private async versionKept(): Promise<string | undefined> {
    const [row] = await this.db.rows('SELECT version FROM version WHERE seq = ?', [this.seq]);
    return row === undefined ? undefined : String(row[0]);
  }

  /** Hashes every id once a state of the store, and writes it down for the next who opens it. */
  private async versionCounted(): Promise<string> {
    const { seq } = this;
    const hash = new VersionHash();
    for await (const ids of this.db.texts('SELECT id FROM statement ORDER BY id')) hash.add(...ids.map(textOfKey));
    // Nobody erased from two stores makes them one, though what is left were the same.
    for (const digest of this.tombstones.digests()) hash.add(`erased ${digest}`);
    const version = hash.text();
    const noted = this.turn.then(async () => {
      if (seq !== this.seq) return;
      await this.db.transaction(async (write) => {
        await write.run('DELETE FROM version');
        await write.run('INSERT INTO version VALUES (?, ?)', [seq, version]);
      });
    });
    this.turn = noted.catch(() => undefined);
    // A saving only: on a full disk the answer is given all the same.
    await noted.catch(unlessFull);
    return version;
  }

  async close(): Promise<void> {
    await this.turn;
    await this.db.close();
    this.whenClosed();
  }
}
