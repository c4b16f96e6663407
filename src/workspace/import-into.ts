/** Files into a store: batch by batch, durable, and again after an interruption the same. */
import type { StatementStore } from '../store/types.ts';
import { Batches } from './batches.ts';
import { BytesRead } from './bytes-read.ts';
import { interrupted } from './decode.ts';
import { FileReader } from './file-reader.ts';
import { type FileTally, type ImportReport, ImportTally } from './import-tally.ts';
import { MappingUse } from './mapping-use.ts';
import { filesOf, type Input, type ReadOptions } from './read-files.ts';
import { WholeFile } from './whole-file.ts';

export type { ImportReport };

export interface ImportProgress {
  /** which of how many files this is, from 1 */
  readonly nth: number;
  readonly files: number;
  readonly file: string;
  readonly read: number;
  readonly added: number;
  readonly known: number;
  readonly problems: number;
  /** bytes read of all files, and theirs on the disk; without the latter one has no size, as the standard input */
  readonly bytes: { readonly done: number; readonly of?: number };
}
export interface ImportListeners {
  readonly onProgress?: (p: ImportProgress) => void;
  /**
   * All is read and durable, and the store makes what questions look things up by: told how many steps of how many are
   * done. Interrupted there, the first question makes it.
   */
  readonly onListing?: (done: number, of: number) => void;
}

/**
 * Reads files into a store, batch by batch; each batch is durable before the next. Run again after an interruption it
 * gives the same store: ids come from content, so what is there is counted as known, a whole batch by its digest alone, and
 * a whole file by the digest of its bytes, if it was read to its end without a problem: it is not read again.
 * Reads in a stream: memory does not grow with the files.
 * @throws LookthroughError not-found, usage, input-rejected; interrupted when the signal says so
 * @example const report = await importInto(store, ['register.csv'], { onProgress: (p) => console.log(p.read) });
 */
export async function importInto(
  store: StatementStore,
  inputs: readonly Input[],
  options: ReadOptions & ImportListeners = {},
): Promise<ImportReport> {
  const { onProgress, onListing, ...reading } = options;
  const files = await filesOf(inputs);
  const running = new Running(store, reading, await BytesRead.among(files), onProgress);
  try {
    for (const [at, input] of files.entries()) await running.file(input, { nth: at + 1, files: files.length });
  } finally {
    await running.end();
  }
  await store.settled?.((done, of) => {
    if (reading.signal?.aborted === true) throw interrupted();
    onListing?.(done, of);
  });
  return running.report();
}

type Place = Pick<ImportProgress, 'nth' | 'files' | 'file'>;

/** One import, file after file. */
class Running {
  private readonly store: StatementStore;
  private readonly options: ReadOptions;
  private readonly bytes: BytesRead;
  private readonly onProgress: ((p: ImportProgress) => void) | undefined;
  private readonly reader: FileReader;
  private readonly use: MappingUse;
  private readonly tally = new ImportTally();

  constructor(
    store: StatementStore,
    options: ReadOptions,
    bytes: BytesRead,
    onProgress: ((p: ImportProgress) => void) | undefined,
  ) {
    this.store = store;
    this.options = options;
    this.bytes = bytes;
    this.onProgress = onProgress;
    this.reader = new FileReader(store, options);
    this.use = new MappingUse(options.columns);
  }

  async file(input: Input, among: Pick<Place, 'nth' | 'files'>): Promise<void> {
    const { bytes, tally } = this;
    const place = { ...among, file: typeof input === 'string' ? input : input.name };
    const whole = await WholeFile.of(this.store, input, this.options);
    if (whole.before !== undefined) {
      tally.knownWhole(place.file, whole.before);
      bytes.end();
      this.onProgress?.({ ...place, read: whole.before, ...tally.counts, bytes: bytes.told });
      return;
    }
    const ofFile = tally.file(place.file);
    const batches = new Batches();
    try {
      await this.readInto(batches, input, place, ofFile);
      await batches.end();
    } catch (error) {
      await batches.leave();
      throw error;
    }
    bytes.end();
    if (ofFile.end()) await whole.note(ofFile.items);
  }

  private async readInto(batches: Batches, input: Input, place: Place, ofFile: FileTally): Promise<void> {
    const { bytes, tally } = this;
    for await (const portion of this.reader.portionsOf(input, bytes.left)) {
      bytes.read(portion.bytes);
      portion.files.forEach(this.use.saw);
      ofFile.read(portion);
      if (portion.batch === undefined) continue;
      // As it is when the batch is full: more is read while it is written.
      const { problems, rejected } = tally.counts;
      const told = { ...place, read: ofFile.items, problems, rejected, bytes: bytes.told };
      await batches.write(portion.batch, (kept) => {
        const durable = tally.durable(kept);
        this.onProgress?.({ ...told, ...durable });
      });
    }
  }

  /** What was said of no file comes last. */
  report(): ImportReport {
    for (const problem of this.use.problems()) this.tally.problem(problem, '');
    return this.tally.report;
  }

  end(): Promise<void> {
    return this.reader.end();
  }
}
