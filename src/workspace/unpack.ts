/**
 * Packed files -> the parts in them: gzip (several members too) and zip. What a file is, its first bytes say and not
 * its name. Ceilings stop a small file that would grow without end; an archive in an archive is named, not opened.
 */
import { Readable } from 'node:stream';
import { crc32, createGunzip } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { LookthroughError } from '../terms/problem.ts';

export interface Part {
  /** "register.zip/companies.csv", "lines.jsonl" for lines.jsonl.gz */
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** out of an archive: what is wrong with it is said of it alone */
  readonly packed?: 'gzip' | 'zip';
}
export interface Ceilings {
  /** unpacked bytes of one archive */
  readonly total: number;
  /** unpacked to packed, judged once `judgedFrom` bytes are out */
  readonly ratio: number;
  readonly judgedFrom: number;
  readonly entries: number;
}
/** The largest register unpacks to about 10 GB at 10 to 30 times its packed size; deflate can reach 1000 times. */
export const CEILINGS: Ceilings = { total: 200e9, ratio: 200, judgedFrom: 64e6, entries: 10_000 };

/** A damaged or refused archive; kept apart from errors of reading, so that the caller can go on with the next. */
export class BadArchive extends Error {}

const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b;
export const isZip = (head: Uint8Array): boolean =>
  head[0] === 0x50 && head[1] === 0x4b && ((head[2] === 3 && head[3] === 4) || (head[2] === 5 && head[3] === 6));

/**
 * @param path of the file on disk, where it has one: a zip's directory stands at its end
 * @throws LookthroughError limit-reached: over a ceiling; BadArchive: damaged, encrypted, or a zip without a path
 */
export async function* partsOf(
  bytes: AsyncIterable<Uint8Array>,
  name: string,
  path: string | undefined,
  ceilings: Ceilings = CEILINGS,
): AsyncIterable<Part> {
  const [head, whole, stop] = await headOf(bytes);
  if (isGzip(head)) {
    const inner = name.replace(/\.gz$/i, '');
    yield { name: inner, bytes: refuseNested(gunzipped(whole, name, ceilings), name), packed: 'gzip' };
  } else if (isZip(head)) {
    await stop();
    if (path === undefined) throw new BadArchive('a zip cannot be read from the standard input; name the file');
    yield* zipParts(path, name, ceilings);
  } else yield { name, bytes: whole };
}

type Head = [Uint8Array, AsyncIterable<Uint8Array>, () => Promise<unknown>];
async function headOf(bytes: AsyncIterable<Uint8Array>): Promise<Head> {
  const iterator = bytes[Symbol.asyncIterator]();
  let head = new Uint8Array(0);
  let done = false;
  while (head.length < 4 && !done) {
    const next = await iterator.next();
    done = next.done === true;
    if (next.done !== true) head = Buffer.concat([head, next.value]);
  }
  const stop = async (): Promise<unknown> => iterator.return?.();
  async function* whole(): AsyncIterable<Uint8Array> {
    try {
      if (head.length > 0) yield head;
      for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
    } finally {
      await stop();
    }
  }
  return [head, whole(), stop];
}

async function* gunzipped(bytes: AsyncIterable<Uint8Array>, name: string, c: Ceilings): AsyncIterable<Uint8Array> {
  const meter = new Meter(name, c);
  async function* counted(): AsyncIterable<Uint8Array> {
    for await (const chunk of bytes) {
      meter.packed += chunk.length;
      yield chunk;
    }
  }
  const source = Readable.from(counted(), { objectMode: false });
  const gunzip = createGunzip();
  // An error of the input must reach the reader of the output.
  source.on('error', (error) => gunzip.destroy(error));
  try {
    for await (const chunk of source.pipe(gunzip)) {
      meter.add((chunk as Uint8Array).length);
      yield chunk as Uint8Array;
    }
  } catch (error) {
    throw archiveError(error);
  } finally {
    source.destroy();
  }
}

/** Bytes out against bytes in. */
export class Meter {
  packed = 0;
  private out = 0;
  private readonly name: string;
  private readonly ceilings: Ceilings;
  constructor(name: string, ceilings: Ceilings) {
    this.name = name;
    this.ceilings = ceilings;
  }
  add(size: number): void {
    this.out += size;
    const { total, ratio, judgedFrom } = this.ceilings;
    if (this.out > total) this.refuse(`unpacks to more than ${total} bytes`);
    if (this.out > judgedFrom && this.out > ratio * Math.max(1, this.packed))
      this.refuse(`unpacks to more than ${ratio} times its size`);
  }
  private refuse(what: string): never {
    throw new LookthroughError('limit-reached', `${this.name} ${what}; unpack it yourself if it is meant so`, {
      received: this.name,
    });
  }
}

export function archiveError(error: unknown): unknown {
  if (error instanceof LookthroughError || error instanceof BadArchive) return error;
  return new BadArchive(`the archive is cut or damaged: ${(error as Error).message}`);
}

/** An archive in an archive is how bombs grow; nobody publishes a register so. */
async function* refuseNested(bytes: AsyncIterable<Uint8Array>, name: string): AsyncIterable<Uint8Array> {
  const [head, whole] = await headOf(bytes);
  if (isGzip(head) || isZip(head)) throw new BadArchive(`${name} holds another archive, which is not opened`);
  yield* whole;
}

async function* zipParts(path: string, name: string, c: Ceilings): AsyncIterable<Part> {
  let zip: ZipFile | undefined;
  try {
    zip = await openPromise(path, { lazyEntries: true, autoClose: false });
    if (zip.entryCount > c.entries)
      throw new LookthroughError('limit-reached', `${name} holds more than ${c.entries} files`, { received: name });
    const meter = new Meter(name, c);
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName.endsWith('/')) continue;
      const inner = `${name}/${entry.fileName}`;
      yield { name: inner, bytes: refuseNested(unzipped(zip, entry, inner, meter), inner), packed: 'zip' };
    }
  } catch (error) {
    throw archiveError(error);
  } finally {
    zip?.close();
  }
}

export async function* unzipped(zip: ZipFile, entry: Entry, name: string, meter: Meter): AsyncIterable<Uint8Array> {
  if (entry.isEncrypted()) throw new BadArchive(`${name} is encrypted`);
  meter.packed += entry.compressedSize;
  let sum = 0;
  try {
    const stream = await zip.openReadStreamPromise(entry);
    for await (const chunk of stream) {
      meter.add((chunk as Uint8Array).length);
      sum = crc32(chunk as Uint8Array, sum);
      yield chunk as Uint8Array;
    }
  } catch (error) {
    throw archiveError(error);
  }
  if (sum !== entry.crc32 >>> 0) throw new BadArchive(`${name} is damaged: its checksum does not fit`);
}
