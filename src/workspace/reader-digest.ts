/**
 * What reads files, told by its own code: a store that noted a file as read reads it again once any of it is another.
 * The engine's version alone would have to be raised by hand with every mended reader.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ENGINE_VERSION } from './engine-version.ts';

/** Rooms that decide which statements a file gives, from its bytes to the ids of its parties. */
const ROOMS = ['terms', 'statements', 'sources', 'workspace'] as const;
const CODE = /(?<!\.test|\.d)\.(?:js|ts|json)$/;
const HERE = fileURLToPath(new URL('..', import.meta.url));

/**
 * @param root folder of the rooms, compiled or not
 * @returns SHA-256 over paths and bytes of the code, whatever the disk's order; undefined where the code is not there
 *   as files (bundled into one, say): then nothing is noted and every file is read
 * Cost: about 400 small files, once for a process (`readerDigest`)
 */
export function digestOfReaders(root: string): string | undefined {
  try {
    const files = ROOMS.flatMap((room) =>
      readdirSync(join(root, room), { recursive: true, encoding: 'utf8' }).map((file) => join(room, file)),
    ).filter((file) => CODE.test(file) && !file.split(sep).includes('fixtures'));
    const hash = createHash('sha256').update(`${ENGINE_VERSION}\n`);
    for (const file of files.sort()) {
      const bytes = readFileSync(join(root, file));
      hash.update(`${file.split(sep).join('/')} ${bytes.length}\n`).update(bytes);
    }
    return hash.digest('hex');
  } catch {
    return undefined;
  }
}

let known: { readonly digest: string | undefined } | undefined;

/** Of the code that runs, read once. */
export function readerDigest(): string | undefined {
  known ??= { digest: digestOfReaders(HERE) };
  return known.digest;
}
