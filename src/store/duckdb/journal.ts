/**
 * Our own journal of batches beside the database file. DuckDB opens a store whose write-ahead log was cut without a
 * word; the journal knows what was acknowledged, so a store that has less is named damaged instead of answered from.
 */
import { createHash } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { LookthroughError } from '../../terms/problem.ts';

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

export class Journal {
  private readonly path: string;
  constructor(store: string) {
    this.path = `${store}.journal`;
  }

  /** Batches acknowledged; a last line that was cut while it was written is not one. */
  read(): readonly Batch[] {
    if (!existsSync(this.path)) return [];
    const lines = readFileSync(this.path, 'utf8').split('\n');
    return lines.slice(0, -1).map((line, at) => {
      const [seq, added, digest] = line.split(' ');
      if (digest === undefined || Number(seq) !== at + 1) {
        throw new LookthroughError(
          'store-damaged',
          `${this.path}, line ${at + 1} is not a batch; restore the store from a copy`,
          { received: line },
        );
      }
      return { seq: Number(seq), added: Number(added), digest };
    });
  }

  /** On the disk when it returns. */
  append(batch: Batch): void {
    const file = openSync(this.path, 'a');
    writeSync(file, `${batch.seq} ${batch.added} ${batch.digest}\n`);
    fsyncSync(file);
    closeSync(file);
  }
}
