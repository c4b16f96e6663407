/** Where statements are kept. Two stores behind one port; one suite of laws holds for both. */
import type { PartyId, Statement } from '../statements/types.ts';
import type { Days } from '../terms/day.ts';
import type { HeldData } from './held/held-store.ts';
import type { MovedBatch } from './moved-batch.ts';

export interface Found {
  readonly id: PartyId;
  readonly name: string;
  readonly type: string;
  /** 1: this very name or identifier; less: alike */
  readonly score: number;
}

export interface StoreMeta {
  /** "sha256:…" of the sorted statement ids: paths, order and fetch times do not matter */
  readonly version: string;
  readonly count: number;
  /** days of all publications and statements that had come when they were taken in: its last is the default day */
  readonly span?: Days;
}

export interface Stretch {
  readonly after?: string;
  readonly limit?: number;
}

/** A batch, in whatever form the store writes it; it cannot be read. */
export interface Filled {
  /** statements taken */
  readonly length: number;
  /** As `append` of the store, of all it has taken. Only once, and nothing is taken from then on. */
  append(): Promise<{ readonly added: number; readonly known: number }>;
}

/** One that is being filled. */
export interface Gathered extends Filled {
  take(statement: Statement): void;
}

/** One that another thread has filled. */
export interface TakenOver extends Filled {
  /** Its room, empty, for that thread to fill again; only once it is appended. */
  emptied(): MovedBatch;
}

export interface StatementStore {
  /** Content ids: what is there already is counted and not written again. Durable when the promise resolves. */
  append(statements: readonly Statement[]): Promise<{ readonly added: number; readonly known: number }>;
  /** A new batch, to be filled statement by statement where a caller need not keep them. A store need not have it. */
  gather?(): Gathered;
  /**
   * A batch that another thread has filled, as `BatchRows` of `duckdb/batch-rows.ts`, which knows no driver, writes it
   * out; it keeps what `gather` and `take` would have kept. Undefined where a statement must go by the store itself,
   * which leaves out of it whoever was erased. A store need not have it.
   */
  readonly takeOver?: ((moved: MovedBatch) => TakenOver) | undefined;
  /**
   * Tells the store that a filling is over: what questions are looked up by is made now, instead of before the first of
   * them. A store need not have it; whoever asks without it waits for it.
   * @param tell told how many steps of how many are done, where there are any to do
   */
  settled?(tell?: (done: number, of: number) => void): Promise<void>;
  /**
   * How many statements a file gave that was read to its end without a problem, all of them kept; undefined where none
   * was noted. A store need not have it: the file is then read again, and everything in it is known.
   * @param key of the file's bytes and of whatever else decides what is read from it
   */
  readBefore?(key: string): Promise<number | undefined>;
  /** Notes such a file. Only once all it gave is appended. */
  noteRead?(key: string, statements: number): Promise<void>;
  /**
   * What answers about these parties rest on: with `down`, what they hold first (to `depth` steps); then everybody
   * above all of it; with each what is said about it. Identity links are followed both ways.
   * @param up steps above, without it to the end; of who is reached by the last of them it is enough to tell who they are
   *   (parties and judgements) and, where somebody is said to hold a part of them, one statement of that. A store may tell more
   */
  closure(parties: readonly PartyId[], down: number, up?: number): Promise<readonly Statement[]>;
  /** The same as JSON, as `statementFromJson` reads it, where a store has it so. */
  closureJson?(parties: readonly PartyId[], down: number, up?: number): Promise<readonly string[]>;
  /**
   * Keeps all of it in memory until the next batch, where it is no more than so many bytes, for who asks often.
   * @returns bytes held; undefined: it is more, or it changed meanwhile
   */
  hold?(most: number): Promise<number | undefined>;
  /** what `hold` read, as other threads can look things up in it; undefined when it is not that any more */
  held?(): HeldData | undefined;
  /** how many statements about a party are in memory; undefined where the store is not */
  heldAbout?(party: PartyId): number | undefined;
  /** Parties of this name, former name or identifier; else those most alike. */
  find(text: string, limit: number): Promise<readonly Found[]>;
  /**
   * Who bears each of these names, or bore it: case, width and spaces aside, never merely alike.
   * @param most ids told of one name, the first in order of id, so that a name everybody bears stays small
   * @returns by name as it was given; a name that nobody bears is left out. One look-up for all of them
   */
  bearers(names: readonly string[], most: number): Promise<ReadonlyMap<string, readonly PartyId[]>>;
  /**
   * Of how many others each of these parties is said to hold or to have bought a part, on whatever day. Of one that is
   * said of nobody: 0. A narrow look-up, where what is said itself may be a hundred thousand statements.
   */
  breadth(parties: readonly PartyId[]): Promise<ReadonlyMap<PartyId, number>>;
  statement(id: string): Promise<Statement | undefined>;
  /** every statement in order of id, or a stretch of them: those after an id, the first so many of them */
  all(stretch?: Stretch): AsyncIterable<Statement>;
  meta(): Promise<StoreMeta>;
  close(): Promise<void>;
}
