/** Who reads the files of an import: this thread, or one of its own where that is sooner. */
import type { Filled, StatementStore } from '../store/types.ts';
import { newBatch } from './batches.ts';
import { type Portion, portionsOf } from './portions.ts';
import type { Input, ReadOptions } from './read-files.ts';
import { ReadingThread } from './reading-thread/index.ts';

/**
 * Bytes still to be read from which on a thread is begun. To load its program costs a third of a second; what goes on
 * beside it, the database's part, is a sixth of a second a megabyte of the UK snapshot and a sixteenth of BODS: where both
 * cores are free it is made up for after two to six megabytes.
 */
const WORTH_A_THREAD = 4_000_000;

export class FileReader {
  private readonly store: StatementStore;
  private readonly options: ReadOptions;
  private thread: ReadingThread | undefined;

  constructor(store: StatementStore, options: ReadOptions) {
    this.store = store;
    this.options = options;
  }

  /**
   * @param left bytes of this file and those after it
   * @throws LookthroughError as `readFileLists`
   */
  portionsOf(input: Input, left: number): AsyncIterable<Portion<Filled>> {
    const thread = ReadingThread.canRead(input) ? this.threadFor(left) : undefined;
    return thread?.portionsOf(input, this.options) ?? portionsOf(input, this.options, () => newBatch(this.store));
  }

  private threadFor(left: number): ReadingThread | undefined {
    const { takeOver } = this.store;
    if (this.thread === undefined && takeOver !== undefined && left >= WORTH_A_THREAD && ReadingThread.isPossible())
      this.thread = new ReadingThread(takeOver);
    return this.thread;
  }

  async end(): Promise<void> {
    await this.thread?.end();
  }
}
