/** Statements into a store, batch by batch, while the next batch is read: the disk and the reader work at once. */
import type { Statement } from '../statements/types.ts';
import type { Gathered, StatementStore } from '../store/types.ts';

type Kept = Awaited<ReturnType<StatementStore['append']>>;

/**
 * Statements of a batch; two are held at most, one being read and one being written. Of larger ones more objects are
 * alive when garbage is collected, and each is moved: at ten thousand an import costs an eighth more.
 */
const BATCH = 4_096;

export class Batches {
  private readonly store: StatementStore;
  private readonly onKept: (kept: Kept, read: number) => void;
  private batch: Gathered;
  private writing: Promise<void> = Promise.resolve();

  /** @param onKept after each batch is durable; `read` as it was when the batch was full */
  constructor(store: StatementStore, onKept: (kept: Kept, read: number) => void) {
    this.store = store;
    this.onKept = onKept;
    this.batch = gathered(store);
  }

  /** @returns whether the batch is full: then flush it */
  take(statement: Statement): boolean {
    this.batch.take(statement);
    return this.batch.length >= BATCH;
  }

  /** Writes what is left; all is durable when it resolves. */
  async end(read: number): Promise<void> {
    await this.flush(read);
    await this.writing;
  }

  /** The reading broke off: the batch being written is waited for, the one that is not full is left for the next run. */
  async leave(): Promise<void> {
    await this.writing.catch(() => undefined);
  }

  /** Gives the batch to the store and goes on. @throws what went wrong with the batch before this one */
  async flush(read: number): Promise<void> {
    await this.writing;
    const full = this.batch;
    this.batch = gathered(this.store);
    this.writing = full.append().then((kept) => this.onKept(kept, read));
    // Told to whoever takes the next statement; until then nobody waits for it.
    this.writing.catch(() => undefined);
  }
}

const gathered = (store: StatementStore): Gathered => store.gather?.() ?? new Listed(store);

/** For a store that has no form of its own for it. */
class Listed implements Gathered {
  private readonly store: StatementStore;
  private readonly statements: Statement[] = [];
  constructor(store: StatementStore) {
    this.store = store;
  }
  get length(): number {
    return this.statements.length;
  }
  take(statement: Statement): void {
    this.statements.push(statement);
  }
  append(): Promise<Kept> {
    return this.store.append(this.statements);
  }
}
