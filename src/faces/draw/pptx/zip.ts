/**
 * Files -> one zip archive. Nothing is compressed and every date is the format's first day: the same files are the same
 * bytes on every machine and under every version of zlib. (PKWARE APPNOTE 6.3.3, method 0.)
 */
import { crc32 } from 'node:zlib';

export interface ZipFile {
  readonly name: string;
  readonly text: string;
}

/** 1980-01-01, the first day a zip can hold. */
const FIRST_DAY = 0x21;
const UTF8_NAMES = 0x800;
const VERSION = 20;

/** @returns the archive, files in the order given */
export function zipped(files: readonly ZipFile[]): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, text } of files) {
    const [path, bytes] = [Buffer.from(name, 'utf8'), Buffer.from(text, 'utf8')];
    const facts = factsOf(path, bytes);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), facts, path, bytes]);
    directory.push(entry(facts, path, at));
    parts.push(local);
    at += local.length;
  }
  const central = Buffer.concat(directory);
  return Buffer.concat([...parts, central, ending(files.length, central.length, at)]);
}

/** What the local header and the directory have in common, 26 bytes. */
function factsOf(path: Buffer, bytes: Buffer): Buffer {
  const b = Buffer.alloc(26);
  b.writeUInt16LE(VERSION, 0);
  b.writeUInt16LE(UTF8_NAMES, 2);
  b.writeUInt16LE(FIRST_DAY, 8);
  b.writeUInt32LE(crc32(bytes), 10);
  b.writeUInt32LE(bytes.length, 14);
  b.writeUInt32LE(bytes.length, 18);
  b.writeUInt16LE(path.length, 22);
  return b;
}

function entry(facts: Buffer, path: Buffer, at: number): Buffer {
  const [made, rest] = [Buffer.alloc(2), Buffer.alloc(14)];
  made.writeUInt16LE(VERSION, 0);
  rest.writeUInt32LE(at, 10);
  return Buffer.concat([Buffer.from('PK\u0001\u0002'), made, facts, rest, path]);
}

function ending(count: number, size: number, at: number): Buffer {
  const b = Buffer.alloc(18);
  b.writeUInt16LE(count, 4);
  b.writeUInt16LE(count, 6);
  b.writeUInt32LE(size, 8);
  b.writeUInt32LE(at, 12);
  return Buffer.concat([Buffer.from('PK\u0005\u0006'), b]);
}
