/**
 * Our own journal of batches beside the database file. DuckDB opens a store whose write-ahead log was cut without a
 * word; the journal knows what was acknowledged, so a store that has less is named damaged instead of answered from.
 */
import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { LookthroughError } from '../../terms/problem.ts';
import { diskFull } from './disk-full.ts';

export interface Batch {
  readonly seq: number;
  readonly added: number;
  /** SHA-256 of the batch's statement ids, sorted */
  readonly digest: string;
}

export const digestOfIds = (ids: readonly string[]): string =>
  createHash('sha256')
    .update([...ids].sort().join('\n'))
    .digest('hex');

const LINE = /^([1-9]\d*) ([1-9]\d*) ([0-9a-f]{64})$/;

export class Journal {
  readonly path: string;
  /** length of the whole lines; what stands behind was cut while it was written and is written over */
  private good = 0;
  constructor(store: string) {
    this.path = `${store}.journal`;
  }

  /**
   * Batches acknowledged. A last line without its end was being written when the program died: it is none.
   * @throws LookthroughError store-damaged: a whole line that is no batch
   */
  read(): readonly Batch[] {
    if (!existsSync(this.path)) return [];
    const text = readFileSync(this.path, 'utf8');
    const whole = text.slice(0, text.lastIndexOf('\n') + 1);
    this.good = Buffer.byteLength(whole);
    return whole
      .split('\n')
      .slice(0, -1)
      .map((line, at) => this.batchOf(line, at + 1));
  }

  private batchOf(line: string, seq: number): Batch {
    const [, nth, added, digest] = LINE.exec(line) ?? [];
    if (digest === undefined || Number(nth) !== seq) {
      throw new LookthroughError(
        'store-damaged',
        `${this.path}, line ${seq} is not batch ${seq}; restore the store and its journal from a copy`,
        { received: line.slice(0, 200) },
      );
    }
    return { seq, added: Number(added), digest };
  }

  /**
   * On the disk when it returns, the file's own entry in its folder too.
   * @throws LookthroughError disk-full: the whole lines before it stand, and it can be called again
   */
  append(batches: readonly Batch[]): void {
    if (batches.length === 0) return;
    try {
      this.write(batches);
    } catch (error) {
      throw diskFull(this.path, error) ?? error;
    }
  }

  /**
   * Makes another journal ready, of one batch, for a store that is being written anew: digests of ids that are gone would
   * tell who knows the others of a batch. It takes the place of this one with `replace`, once the store has its own.
   * @throws LookthroughError disk-full
   */
  prepare(batch: Batch | undefined): void {
    try {
      const file = openSync(this.next, 'w');
      try {
        writeAll(file, Buffer.from(batch === undefined ? '' : lineOf(batch)), 0);
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
    } catch (error) {
      throw diskFull(this.next, error) ?? error;
    }
  }

  replace(): void {
    renameSync(this.next, this.path);
    syncFolder(dirname(this.path));
  }

  /** A program that died in between left the other journal: it is the store's if it tells of the store's own batches. */
  settle(kept: readonly Batch[]): void {
    if (!existsSync(this.next)) return;
    const other = readFileSync(this.next, 'utf8');
    if (other === kept.map(lineOf).join('')) this.replace();
    else rmSync(this.next);
  }

  private get next(): string {
    return `${this.path}.anew`;
  }

  private write(batches: readonly Batch[]): void {
    const isNew = !existsSync(this.path);
    const lines = Buffer.from(batches.map(lineOf).join(''));
    const file = openSync(this.path, isNew ? 'w' : 'r+');
    try {
      ftruncateSync(file, this.good);
      writeAll(file, lines, this.good);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    this.good += lines.length;
    if (isNew) syncFolder(dirname(this.path));
  }
}

const lineOf = (b: Batch): string => `${b.seq} ${b.added} ${b.digest}\n`;

/** A disk that fills up takes a part and says so by the count alone; the next write fails by name. */
function writeAll(file: number, bytes: Buffer, position: number): void {
  let done = 0;
  while (done < bytes.length) done += writeSync(file, bytes, done, bytes.length - done, position + done);
}

/** Some systems open no folders; there the entry is durable without it. */
function syncFolder(path: string): void {
  let folder: number;
  try {
    folder = openSync(path, 'r');
  } catch {
    return;
  }
  try {
    fsyncSync(folder);
  } catch {
    // A file system that cannot sync a folder keeps entries in its own journal.
  } finally {
    closeSync(folder);
  }
}

/** @param lost at least one, in order */
export function missingBatches(lost: readonly Batch[]): string {
  const statements = lost.reduce((sum, batch) => sum + batch.added, 0);
  const [first] = lost;
  if (lost.length === 1) return `batch ${first?.seq} of ${statements} statements was acknowledged and is missing`;
  return `${lost.length} batches of ${statements} statements were acknowledged and are missing, batch ${first?.seq} the first`;
}
