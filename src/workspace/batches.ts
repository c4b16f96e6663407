/** Batches into a store, one after the other, while the next one is read: the disk and the reader work at once. */
import type { Statement } from '../statements/types.ts';
import type { Filled, Gathered, StatementStore } from '../store/types.ts';

type Kept = Awaited<ReturnType<StatementStore['append']>>;

export class Batches {
  private writing: Promise<void> = Promise.resolve();

  /**
   * Gives a batch to the store once the one before is durable, and goes on.
   * @param onKept after it is durable
   * @throws what went wrong with the batch before this one
   */
  async write(batch: Filled, onKept: (kept: Kept) => void): Promise<void> {
    await this.writing;
    this.writing = batch.append().then(onKept);
    // Told to whoever brings the next batch; until then nobody waits for it.
    this.writing.catch(() => undefined);
  }

  /** All is durable when it resolves. @throws what went wrong with the last batch */
  end(): Promise<void> {
    return this.writing;
  }

  /** The reading broke off: the batch being written is waited for, whatever becomes of it. */
  async leave(): Promise<void> {
    await this.writing.catch(() => undefined);
  }
}

/** An empty batch in the store's own form, where it has one. */
export const newBatch = (store: StatementStore): Gathered => store.gather?.() ?? new Listed(store);

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
