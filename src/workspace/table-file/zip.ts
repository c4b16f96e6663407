/**
 * Parts → a zip archive (APPNOTE 6.3, without zip64). Every part has the first day a zip can say, so the same parts
 * are the same archive; only the deflate of another processor or Node version may pack them differently.
 */
import { crc32, deflateRawSync } from 'node:zlib';
import { LookthroughError } from '../../terms/problem.ts';

export interface Entry {
  /** ASCII, with "/" between folders */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Sizes and places in a zip are 32 bits wide. */
const WIDEST = 0xffff_ffff;
const DEFLATE = 8;
/** 1980-01-01 as MS-DOS writes a date; midnight is 0. */
const FIRST_DAY = 0x21;
const VERSION = 20;

/** @throws LookthroughError limit-reached: a part, or all together, over 4 GiB */
export function zipped(entries: readonly Entry[], widest: number = WIDEST): Uint8Array {
  const body: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  const fits = (bytes: number): void => {
    if (bytes <= widest) return;
    throw new LookthroughError(
      'limit-reached',
      `a workbook has at most ${widest} bytes; export these statements as csv`,
      {
        received: String(bytes),
      },
    );
  };
  for (const { name, bytes } of entries) {
    fits(bytes.length);
    const packed = deflateRawSync(bytes);
    const title = Buffer.from(name, 'ascii');
    const told = described(bytes, packed.length, title.length);
    body.push(u32(0x04034b50), told, title, packed);
    // After the common part: comment, disk, attributes; then where the entry stands.
    directory.push(u32(0x02014b50), u16(VERSION), told, u16(0, 0, 0), u32(0, at), title);
    at += 4 + told.length + title.length + packed.length;
    fits(at);
  }
  const listed = Buffer.concat(directory);
  const count = entries.length;
  const end = [u32(0x06054b50), u16(0, 0, count, count), u32(listed.length, at), u16(0)];
  return Buffer.concat([...body, listed, ...end]);
}

/** What both headers say of an entry, from the version needed to the length of the extra field. */
const described = (bytes: Uint8Array, packed: number, name: number): Buffer =>
  Buffer.concat([u16(VERSION, 0, DEFLATE, 0, FIRST_DAY), u32(crc32(bytes), packed, bytes.length), u16(name, 0)]);

function u16(...values: number[]): Buffer {
  const out = Buffer.alloc(values.length * 2);
  for (const [i, v] of values.entries()) out.writeUInt16LE(v, i * 2);
  return out;
}
function u32(...values: number[]): Buffer {
  const out = Buffer.alloc(values.length * 4);
  for (const [i, v] of values.entries()) out.writeUInt32LE(v, i * 4);
  return out;
}
