/** How far an import is by the bytes of its files: statements to come cannot be counted before they are read. */
import { stat } from 'node:fs/promises';
import { STANDARD_INPUT } from './decode.ts';
import type { Input } from './read-files.ts';

export class BytesRead {
  /** bytes of all files as they lie on the disk, packed ones as packed; undefined: one has no size, as the standard input */
  readonly of: number | undefined;
  private readonly sizes: readonly number[];
  /** bytes of all files that have a size */
  private readonly known: number;
  private before = 0;
  private inside = 0;
  private at = 0;

  private constructor(sizes: readonly (number | undefined)[]) {
    this.sizes = sizes.map((size) => size ?? 0);
    this.known = this.sizes.reduce((sum, size) => sum + size, 0);
    this.of = sizes.includes(undefined) ? undefined : this.known;
  }

  static async among(files: readonly Input[]): Promise<BytesRead> {
    return new BytesRead(await Promise.all(files.map(sizeOf)));
  }

  /** Of the file that is being read, no more than it had when the import began. */
  get told(): { readonly done: number; readonly of?: number } {
    const done = this.before + this.inside;
    return this.of === undefined ? { done } : { done, of: this.of };
  }

  /** Of the file that is read next and those after it. */
  get left(): number {
    return this.known - this.before;
  }

  read(bytes: number): void {
    this.inside = Math.min(this.inside + bytes, this.sizes[this.at] ?? 0);
  }

  /** The file is through, or known whole: the next one is read. */
  end(): void {
    this.before += this.sizes[this.at] ?? 0;
    this.at += 1;
    this.inside = 0;
  }
}

async function sizeOf(input: Input): Promise<number | undefined> {
  if (input === STANDARD_INPUT) return undefined;
  if (typeof input === 'object' && 'text' in input) return Buffer.byteLength(input.text);
  const found = await stat(typeof input === 'string' ? input : input.path).catch(() => undefined);
  return found?.size ?? 0;
}
