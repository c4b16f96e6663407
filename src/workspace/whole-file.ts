/** Files that a store holds whole already, told by their bytes: an import that is run again need not read them again. */
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { StatementStore } from '../store/types.ts';
import { LookthroughError } from '../terms/problem.ts';
import { bytesOf, STANDARD_INPUT } from './decode.ts';
import type { Input, ReadOptions } from './read-files.ts';
import { readerDigest } from './reader-digest.ts';

export class WholeFile {
  /** statements it gave when it was read before; undefined: it is to be read */
  readonly before: number | undefined;
  private readonly store: StatementStore;
  private readonly input: Input;
  private readonly options: ReadOptions;
  private readonly key: string | undefined;

  private constructor(
    store: StatementStore,
    input: Input,
    options: ReadOptions,
    key: string | undefined,
    before: number | undefined,
  ) {
    this.store = store;
    this.input = input;
    this.options = options;
    this.key = key;
    this.before = before;
  }

  /** Reads the bytes once, where the store keeps notes. @throws LookthroughError interrupted */
  static async of(store: StatementStore, input: Input, options: ReadOptions): Promise<WholeFile> {
    const key = store.noteRead === undefined ? undefined : await keyOf(input, options);
    const before = key === undefined ? undefined : await store.readBefore?.(key);
    return new WholeFile(store, input, options, key, before);
  }

  /** Its statements are all kept. A file that was written to while it was read is not noted: nobody knows what was read. */
  async note(statements: number): Promise<void> {
    if (this.key !== undefined && (await keyOf(this.input, this.options)) === this.key)
      await this.store.noteRead?.(this.key, statements);
  }
}

/**
 * The digest of the bytes, the name (a source without one is called so), the options, and the code that reads, of
 * which another may read more. Columns that are given may match nothing, which is told: such a file is read.
 */
async function keyOf(input: Input, options: ReadOptions): Promise<string | undefined> {
  if (input === STANDARD_INPUT || options.columns !== undefined) return undefined;
  if (typeof input === 'object' && 'text' in input) return undefined;
  const [path, name] = typeof input === 'string' ? [input, basename(input)] : [input.path, input.name];
  const readers = readerDigest();
  if (readers === undefined) return undefined;
  const { manner, sourceName } = options;
  const hash = createHash('sha256').update(`${JSON.stringify([readers, name, manner, sourceName])}\n`);
  try {
    for await (const chunk of bytesOf(path, options.signal)) hash.update(chunk);
  } catch (error) {
    // What cannot be read is told by whoever reads it.
    if (error instanceof LookthroughError && error.code !== 'interrupted') return undefined;
    throw error;
  }
  return hash.digest('hex');
}
