/** What an import and the thread that reads for it say to one another. */
import type { MovedBatch } from '../../store/moved-batch.ts';
import type { Portion } from '../portions.ts';
import type { Input, ReadOptions } from '../read-files.ts';
import type { Thrown } from '../threads/thrown.ts';

export type ThreadOptions = Omit<ReadOptions, 'signal'>;

/** `read`: the next file, only when the one before is through; `done`: with a portion, and its batch's room, if it had one */
export type ToReader =
  | { readonly read: Input; readonly options: ThreadOptions }
  | { readonly done: MovedBatch | undefined };

export type MovedPortion = Portion<MovedBatch>;

/** `through`: there was no more in the file */
export type FromReader = { readonly portion: MovedPortion } | { readonly through: true } | { readonly thrown: Thrown };
