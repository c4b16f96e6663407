/** Bytes of a file -> text, in UTF-8 or an encoding that is named to whoever asked. */
import { isAscii } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { TextDecoder } from 'node:util';
import { LookthroughError } from '../terms/problem.ts';
import { type Encoding, guessedEncoding, markedEncoding } from './encoding.ts';

/**
 * The text of bytes in chunks, without its byte order mark.
 * @param onEncoding told once, when bytes beyond ASCII show that the text is not in UTF-8
 * @throws LookthroughError input-rejected: not text, or in no encoding known here
 */
export async function* textOf(
  bytes: AsyncIterable<Uint8Array>,
  path: string,
  onEncoding: (encoding: Encoding) => void = () => {},
): AsyncIterable<string> {
  let decoder: TextDecoder | undefined;
  let first = true;
  for await (const chunk of bytes) {
    if (first) decoder = markedDecoder(chunk, path, onEncoding);
    first = false;
    if (decoder === undefined && isAscii(chunk)) {
      yield ASCII.decode(chunk);
      continue;
    }
    decoder ??= guessedDecoder(chunk, onEncoding);
    yield decode(decoder, chunk, path);
  }
  if (decoder !== undefined) yield decode(decoder, undefined, path);
}

const ASCII = new TextDecoder('utf-8');

/** What stands for the standard input among files. */
export const STANDARD_INPUT = '-';

export const noSuchFile = (path: string): LookthroughError =>
  new LookthroughError('not-found', `there is no file ${path}`, { received: path });

export const interrupted = (): LookthroughError =>
  new LookthroughError('interrupted', 'what was acknowledged is kept; run the same command again to go on');

/**
 * The bytes of a file, or of the standard input, with the system's errors by our names.
 * @throws LookthroughError not-found; usage: a folder; input-rejected: not to be read; interrupted
 */
export async function* bytesOf(path: string, signal?: AbortSignal): AsyncIterable<Uint8Array> {
  if (path !== STANDARD_INPUT) {
    const found = await stat(path).catch(() => undefined);
    if (found === undefined) throw noSuchFile(path);
    if (found.isDirectory())
      throw new LookthroughError('usage', `${path} is a folder; name the files in it`, { received: path });
  }
  try {
    const stream =
      path === STANDARD_INPUT ? process.stdin : createReadStream(path, signal === undefined ? {} : { signal });
    for await (const chunk of stream) yield chunk as Uint8Array;
  } catch (error) {
    if (signal?.aborted === true) throw interrupted();
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new LookthroughError('input-rejected', `${path} cannot be read: ${message}`, { received: path });
  }
}

/** .xls, and .xlsx behind a password, are compound files, which begin so. */
const OLD_OFFICE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** By its mark, where it has one. A byte of 0 without one is no text. */
function markedDecoder(
  first: Uint8Array,
  path: string,
  onEncoding: (encoding: Encoding) => void,
): TextDecoder | undefined {
  const marked = markedEncoding(first);
  if (marked !== undefined) {
    if (marked !== 'utf-8') onEncoding(marked);
    return new TextDecoder(marked, { fatal: true });
  }
  if (OLD_OFFICE.every((byte, at) => first[at] === byte)) {
    throw new LookthroughError(
      'input-rejected',
      `${path} is an older or a password-protected office file; save it as .xlsx without a password`,
      { received: path },
    );
  }
  if (first.subarray(0, 4096).includes(0)) {
    throw new LookthroughError(
      'input-rejected',
      `${path} is not a text file; expected .own, .csv, .xlsx, BODS JSON or JSON lines`,
      { received: path },
    );
  }
  return undefined;
}

function guessedDecoder(chunk: Uint8Array, onEncoding: (encoding: Encoding) => void): TextDecoder {
  const encoding = guessedEncoding(chunk) ?? 'utf-8';
  if (encoding !== 'utf-8') onEncoding(encoding);
  return new TextDecoder(encoding, { fatal: true });
}

function decode(decoder: TextDecoder, bytes: Uint8Array | undefined, path: string): string {
  try {
    return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
  } catch {
    const wanted =
      decoder.encoding === 'utf-8'
        ? 'is not UTF-8 (nor UTF-16 with its mark, GB18030, Big5 or Windows-1252)'
        : `began as ${decoder.encoding} and does not go on as that`;
    throw new LookthroughError('input-rejected', `${path} ${wanted}; save it as UTF-8`, { received: path });
  }
}
