/** What a format must do to be a source. A new format is its folder plus one line in `index.ts`. */
import type { Statement } from '../statements/types.ts';
import type { Problem } from '../terms/problem.ts';
import type { DescribedItem } from './csv/describe.ts';
import type { ColumnMapping } from './csv/mapping.ts';

export type ReadItem =
  | { readonly statement: Statement; readonly problem?: never }
  | { readonly problem: Problem; readonly statement?: never };

export interface ReadContext {
  /** file name without folders; also the source's name where the data gives none */
  readonly file: string;
  /** what the columns of tables mean, where it is not to be guessed */
  readonly columns?: ColumnMapping;
  /** of the source, whatever it says itself */
  readonly manner?: 'register' | 'prose';
  readonly sourceName?: string;
  /** the day of reading: dates after it are told of; without it none is */
  readonly today?: string;
}

export interface WriteResult {
  readonly text: string;
  /** what the format cannot say: one line a statement, never dropped in silence */
  readonly lost: readonly { readonly statementId: string; readonly what: string }[];
}

export interface SourceFormat {
  readonly id: string;
  readonly title: string;
  readonly extensions: readonly string[];
  /** how sure it is that this is its format, 0 to 1, from the file name and the first 64 kB */
  detect(head: string, file: string): number;
  /** good items and Problems in input order; text arrives decoded, in chunks of any size */
  read(chunks: AsyncIterable<string>, context: ReadContext): AsyncIterable<ReadItem>;
  /** the same items in lists as they come, for registers of millions: waiting for each one alone costs as much as reading it */
  readLists?(chunks: AsyncIterable<string>, context: ReadContext): AsyncIterable<readonly ReadItem[]>;
  /** of tables: what their columns are taken for, from the first rows */
  describe?(chunks: AsyncIterable<string>, context: ReadContext): AsyncIterable<DescribedItem>;
  /** statements in any order; output does not depend on it */
  write?(statements: readonly Statement[]): WriteResult;
}

/** A file that is a zip of parts which rest on each other. */
export interface Package {
  readonly names: readonly string[];
  /** the decoded text of a part, in chunks of any size; any part at any time, one at a time */
  open(name: string): AsyncIterable<string>;
}

/** What a format must do whose files are packages. */
export interface PackageFormat extends Pick<SourceFormat, 'id' | 'title' | 'extensions'> {
  /** whether parts of these names are a file of this format */
  detect(names: readonly string[]): boolean;
  read(parts: Package, context: ReadContext): AsyncIterable<ReadItem>;
  describe?(parts: Package, context: ReadContext): AsyncIterable<DescribedItem>;
}
