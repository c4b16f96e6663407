/** Files -> statements and Problems: finds the format, reads as a stream, keeps good items whatever else goes wrong. */
import { readdir, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { detectFormat, type ReadContext, SOURCES } from '../sources/index.ts';
import type { Statement } from '../statements/types.ts';
import { LookthroughError, type Problem } from '../terms/problem.ts';
import { interrupted, noSuchFile, textOf } from './decode.ts';

/** A file on disk, or a text with the name it would have. */
export type Input = string | { readonly name: string; readonly text: string };
export interface ReadOptions extends Omit<ReadContext, 'file'> {
  readonly signal?: AbortSignal;
}
export type Item = { readonly statement: Statement } | { readonly problem: Problem };

/**
 * Folders stand for the files in them that some format knows by its ending; sorted, so that any disk gives one order.
 * @throws LookthroughError not-found: a file is missing, said before any is read; usage: nothing to read
 */
export async function filesOf(inputs: readonly Input[]): Promise<readonly Input[]> {
  const endings = new Set(SOURCES.flatMap((s) => s.extensions.map((e) => `.${e}`)));
  const files: Input[] = [];
  for (const input of inputs) {
    if (typeof input !== 'string') files.push(input);
    else files.push(...(await filesAt(input, endings)));
  }
  if (files.length === 0) throw new LookthroughError('usage', 'there is no file to read', { choices: [...endings] });
  return files;
}

async function filesAt(path: string, endings: ReadonlySet<string>): Promise<readonly string[]> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) throw noSuchFile(path);
  if (!found.isDirectory()) return [path];
  const entries = await readdir(path, { withFileTypes: true });
  const names = entries
    .filter((e) => !e.isDirectory() && endings.has(extname(e.name).toLowerCase()))
    .map((e) => e.name);
  return names.sort().map((name) => join(path, name));
}

/** Good items and Problems of one file, in its order; nothing of it is held longer than it takes. */
export async function* readFile(input: Input, options: ReadOptions = {}): AsyncIterable<Item> {
  const { signal, ...context } = options;
  const file = typeof input === 'string' ? basename(input) : input.name;
  const [head, chunks] = await headOf(typeof input === 'string' ? textOf(input, signal) : oneText(input.text));
  const format = detectFormat(head, file);
  if (format === undefined) {
    yield { problem: unknownFormat(file, head) };
    return;
  }
  for await (const item of format.read(chunks, { ...context, file })) {
    if (signal?.aborted === true) throw interrupted();
    yield item;
  }
}

async function* oneText(text: string): AsyncIterable<string> {
  yield text;
}

const HEAD = 65_536;
/** The first 64 kB, and the whole text from its beginning. */
async function headOf(chunks: AsyncIterable<string>): Promise<[string, AsyncIterable<string>]> {
  const iterator = chunks[Symbol.asyncIterator]();
  const held: string[] = [];
  let size = 0;
  while (size < HEAD) {
    const next = await iterator.next();
    if (next.done === true) break;
    held.push(next.value);
    size += next.value.length;
  }
  async function* whole(): AsyncIterable<string> {
    yield* held;
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
  }
  return [held.join('').slice(0, HEAD), whole()];
}

function unknownFormat(file: string, head: string): Problem {
  const empty = head.trim() === '';
  return {
    code: empty ? 'empty-input' : 'unknown-format',
    severity: 'rejected',
    message: empty ? 'the file is empty' : 'the format of this file is not known',
    place: { file },
    expected: SOURCES.map((s) => `${s.title} (${s.extensions.map((e) => `.${e}`).join(', ')})`).join('; '),
  };
}
