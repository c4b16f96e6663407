/** Files -> statements and Problems: finds the format, reads as a stream, keeps good items whatever else goes wrong. */
import { readdir, stat } from 'node:fs/promises';
import { basename, extname, join, relative, sep } from 'node:path';
import {
  columnMapping,
  detectFormat,
  PACKAGES,
  type Package,
  type PackageFormat,
  type ReadContext,
  SOURCES,
  type SourceFormat,
} from '../sources/index.ts';
import type { Statement } from '../statements/types.ts';
import { LookthroughError, type Problem } from '../terms/problem.ts';
import { bytesOf, interrupted, noSuchFile, STANDARD_INPUT, textOf } from './decode.ts';
import { ENCODING_NAMES, type Encoding } from './encoding.ts';
import { inLists, oneByOne } from './lists.ts';
import { openPackage } from './package.ts';
import { BadArchive, partsOf } from './unpack.ts';

/** A file on disk ("-" is the standard input), one found in a folder, or a text with the name it would have. */
export type Input = string | InFolder | { readonly name: string; readonly text: string };
/** Found, not named by the user: what cannot be read is told and does not stop the rest. */
export interface InFolder {
  readonly name: string;
  readonly path: string;
}
export interface ReadOptions extends Omit<ReadContext, 'file'> {
  readonly signal?: AbortSignal;
}
interface WatchedOptions extends ReadOptions {
  /** told the name of each file and part whose format is known, before it is read */
  readonly onFile?: (file: string) => void;
  /** told the length of each piece of the file as it lies on the disk; of a zip, whose parts are sought, nothing */
  readonly onBytes?: (bytes: number) => void;
}
type Flawed = { readonly problem: Problem };
export type Item = { readonly statement: Statement } | { readonly problem: Problem };

/**
 * Folders stand for the files in them, at any depth; sorted, so that any disk gives one order. Hidden files are passed.
 * @throws LookthroughError not-found: a file is missing, said before any is read; usage: nothing to read
 */
export async function filesOf(inputs: readonly Input[]): Promise<readonly Input[]> {
  const files: Input[] = [];
  for (const input of inputs) {
    if (typeof input !== 'string' || input === STANDARD_INPUT) files.push(input);
    else files.push(...(await filesAt(input)));
  }
  if (!files.some((f) => typeof f === 'string' || 'text' in f || hasKnownEnding(f.name)))
    throw new LookthroughError('usage', 'there is no file to read', { choices: [...ENDINGS] });
  return files;
}

const ENDINGS: ReadonlySet<string> = new Set([
  ...[...SOURCES, ...PACKAGES].flatMap((s) => s.extensions.map((e) => `.${e}`)),
  '.gz',
  '.zip',
]);
const hasKnownEnding = (name: string): boolean => ENDINGS.has(extname(name).toLowerCase());

async function filesAt(path: string): Promise<readonly Input[]> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) throw noSuchFile(path);
  if (!found.isDirectory()) return [path];
  const entries = await readdir(path, { withFileTypes: true, recursive: true });
  const paths = entries.filter((e) => e.isFile()).map((e) => join(e.parentPath, e.name));
  const shown = paths.filter(
    (p) =>
      !relative(path, p)
        .split(sep)
        .some((part) => part.startsWith('.')),
  );
  return shown.sort().map((p) => ({ name: relative(path, p).split(sep).join('/'), path: p }));
}

/** What is done with a file once its format is known. */
export interface Reading<T> {
  text(format: SourceFormat, chunks: AsyncIterable<string>, context: ReadContext): AsyncIterable<T>;
  package(format: PackageFormat, parts: Package, context: ReadContext): AsyncIterable<T>;
}
const STATEMENTS: Reading<readonly Item[]> = {
  text: (format, chunks, context) =>
    (format.readLists?.(chunks, context) ?? inLists(format.read(chunks, context))) as AsyncIterable<readonly Item[]>,
  package: (format, parts, context) => inLists(format.read(parts, context) as AsyncIterable<Item>),
};

/**
 * Good items and Problems of one file, in its order; nothing of it is held longer than it takes.
 * @throws LookthroughError input-rejected: a column mapping that is none
 */
export const readFile = (input: Input, options: WatchedOptions = {}): AsyncIterable<Item> =>
  oneByOne(readFileLists(input, options));

/** The same in lists of some hundred, as they come. */
export async function* readFileLists(input: Input, options: WatchedOptions = {}): AsyncIterable<readonly Item[]> {
  for await (const found of readThrough(input, options, STATEMENTS)) yield 'problem' in found ? [found] : found;
}

/** Opens a file, its parts and its encoding, finds the format and hands the rest to `reading`. */
export async function* readThrough<T>(
  input: Input,
  given: WatchedOptions,
  reading: Reading<T>,
): AsyncIterable<T | Flawed> {
  const options = given.columns === undefined ? given : { ...given, columns: columnMapping(given.columns) };
  if (typeof input === 'object' && 'text' in input) {
    yield* readText(oneText(input.text), input.name, false, options, reading);
    return;
  }
  const [path, found] = typeof input === 'string' ? [input, false] : [input.path, true];
  const own = typeof input === 'string' ? basename(path) : input.name;
  const name = path === STANDARD_INPUT ? 'standard input' : own;
  // A README beside the data is no data; only an ending some format has is looked into.
  if (found && !hasKnownEnding(path)) yield { problem: unknownFormat(name, undefined, 'warning') };
  else if (path === STANDARD_INPUT || !(yield* readPackage(path, name, options, reading)))
    yield* readParts(path, name, found, options, reading);
}

/** @returns whether the file is a package of some format, and so has been read */
async function* readPackage<T>(
  path: string,
  name: string,
  { signal, onFile, ...context }: WatchedOptions,
  reading: Reading<T>,
): AsyncGenerator<T | Flawed, boolean> {
  // What is wrong with an archive is said where its parts are read.
  const parts = await openPackage(path, name).catch(() => undefined);
  const format = parts && PACKAGES.find((p) => p.detect(parts.names));
  try {
    if (parts === undefined || format === undefined) return false;
    onFile?.(name);
    for await (const item of reading.package(format, parts, { ...context, file: name })) {
      if (signal?.aborted === true) throw interrupted();
      yield item;
    }
  } catch (error) {
    yield { problem: problemOf(error, name, true) };
  } finally {
    parts?.close();
  }
  return true;
}

async function* counted(
  bytes: AsyncIterable<Uint8Array>,
  onBytes?: (bytes: number) => void,
): AsyncIterable<Uint8Array> {
  for await (const piece of bytes) {
    onBytes?.(piece.length);
    yield piece;
  }
}

/** The file itself, or the parts of an archive; what is wrong with one part is said and the next is read. */
async function* readParts<T>(
  path: string,
  name: string,
  found: boolean,
  options: WatchedOptions,
  reading: Reading<T>,
): AsyncIterable<T | Flawed> {
  try {
    const onDisk = path === STANDARD_INPUT ? undefined : path;
    let any = false;
    const bytes = counted(bytesOf(path, options.signal), options.onBytes);
    for await (const part of partsOf(bytes, name, onDisk)) {
      any = true;
      const lenient = found || part.packed !== undefined;
      // Not asked for by name: a README in a folder or a zip is passed with a word.
      const among = found || part.packed === 'zip';
      try {
        let other: Encoding | undefined;
        const text = textOf(part.bytes, part.packed ? part.name : path, (encoding) => {
          other = encoding;
        });
        yield* readText(text, part.name, among, options, reading);
        if (other !== undefined) yield { problem: readAs(other, part.name) };
      } catch (error) {
        yield {
          problem: problemOf(error, error instanceof BadArchive && part.packed === 'gzip' ? name : part.name, lenient),
        };
      }
    }
    if (!any) yield { problem: unknownFormat(name, '', 'rejected') };
  } catch (error) {
    yield { problem: problemOf(error, name, found) };
  }
}

/** A file that is not UTF-8 is read all the same, and it is said as what. */
const readAs = (encoding: Encoding, file: string): Problem => ({
  code: 'encoding',
  severity: 'warning',
  message: `the file is not UTF-8 and is read as ${ENCODING_NAMES[encoding]}`,
  place: { file },
  expected: 'a text in UTF-8; save it so to be sure of every letter',
});

/** @throws the error itself where it is more than one bad file */
function problemOf(error: unknown, file: string, lenient: boolean): Problem {
  if (error instanceof BadArchive)
    return {
      code: 'bad-archive',
      severity: 'rejected',
      message: error.message,
      place: { file },
      expected: 'a whole gzip or zip file with text files in it',
    };
  if (!lenient || !(error instanceof LookthroughError) || error.code !== 'input-rejected') throw error;
  return {
    code: 'encoding',
    severity: 'rejected',
    message: error.message,
    place: { file },
    expected: 'a text in UTF-8',
  };
}

async function* readText<T>(
  text: AsyncIterable<string>,
  file: string,
  among: boolean,
  options: WatchedOptions,
  reading: Reading<T>,
): AsyncIterable<T | Flawed> {
  const { signal, onFile, ...context } = options;
  const [head, chunks, stop] = await headOf(text);
  const format = detectFormat(head, file, options.columns);
  if (format === undefined) {
    await stop();
    yield { problem: unknownFormat(file, head, among && head.trim() !== '' ? 'warning' : 'rejected') };
    return;
  }
  onFile?.(file);
  const today = new Date().toISOString().slice(0, 10);
  for await (const item of reading.text(format, chunks, { today, ...context, file })) {
    if (signal?.aborted === true) throw interrupted();
    yield among ? softened(item) : item;
  }
}

/** An item, or each of a list. */
function softened<T>(item: T): T {
  if (Array.isArray(item)) return item.map(softened) as T;
  return isFlawed(item) ? ({ problem: inPassing(item.problem) } as T) : item;
}

const isFlawed = (item: unknown): item is Flawed =>
  typeof item === 'object' && item !== null && 'problem' in item && item.problem !== undefined;

/** A file nobody named that turns out to be about something else, a code list say, is passed with a word. */
const inPassing = (problem: Problem): Problem =>
  problem.code === 'missing-column' || problem.code === 'unknown-format'
    ? { ...problem, severity: 'warning' }
    : problem;

async function* oneText(text: string): AsyncIterable<string> {
  yield text;
}

const HEAD = 65_536;
/** The first 64 kB, and the whole text from its beginning. */
async function headOf(chunks: AsyncIterable<string>): Promise<[string, AsyncIterable<string>, () => Promise<unknown>]> {
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
  return [held.join('').slice(0, HEAD), whole(), async () => iterator.return?.()];
}

function unknownFormat(file: string, head: string | undefined, severity: Problem['severity']): Problem {
  const empty = head?.trim() === '';
  return {
    code: empty ? 'empty-input' : 'unknown-format',
    severity,
    message: empty ? 'the file is empty' : 'the format of this file is not known',
    place: { file },
    expected:
      severity === 'warning'
        ? `a file ending in ${[...ENDINGS].join(', ')}`
        : [...SOURCES, ...PACKAGES]
            .map((s) => `${s.title} (${s.extensions.map((e) => `.${e}`).join(', ')})`)
            .join('; '),
  };
}
