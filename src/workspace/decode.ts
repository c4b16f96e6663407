/** Bytes of a file -> text: UTF-8 and UTF-16 with their marks; anything else is refused, not guessed at. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { TextDecoder } from 'node:util';
import { LookthroughError } from '../terms/problem.ts';

/**
 * The text of bytes in chunks, without its byte order mark.
 * @throws LookthroughError input-rejected: not text
 */
export async function* textOf(bytes: AsyncIterable<Uint8Array>, path: string): AsyncIterable<string> {
  let decoder: TextDecoder | undefined;
  for await (const chunk of bytes) {
    decoder ??= decoderFor(chunk, path);
    yield decode(decoder, chunk, path);
  }
  if (decoder !== undefined) yield decode(decoder, undefined, path);
}

/** What stands for the standard input among files. */
export const STANDARD_INPUT = '-';

export const noSuchFile = (path: string): LookthroughError =>
  new LookthroughError('not-found', `there is no file ${path}`, { received: path });

export const interrupted = (): LookthroughError =>
  new LookthroughError(
    'interrupted',
    'interrupted; what was acknowledged is kept, run the same command again to go on',
  );

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

function decoderFor(first: Uint8Array, path: string): TextDecoder {
  if (first[0] === 0xff && first[1] === 0xfe) return new TextDecoder('utf-16le', { fatal: true });
  if (first[0] === 0xfe && first[1] === 0xff) return new TextDecoder('utf-16be', { fatal: true });
  if (first.subarray(0, 4096).includes(0)) {
    throw new LookthroughError(
      'input-rejected',
      `${path} is not a text file; expected .own, .csv, BODS JSON or JSON lines`,
      { received: path },
    );
  }
  return new TextDecoder('utf-8', { fatal: true });
}

function decode(decoder: TextDecoder, bytes: Uint8Array | undefined, path: string): string {
  try {
    return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
  } catch {
    throw new LookthroughError('input-rejected', `${path} is not UTF-8 (nor UTF-16 with its mark); save it as UTF-8`, {
      received: path,
    });
  }
}
