/** A zip whose parts rest on each other, such as a workbook: opened as a whole, under the ceilings of any archive. */
import { open } from 'node:fs/promises';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import type { Package } from '../sources/index.ts';
import { LookthroughError } from '../terms/problem.ts';
import { textOf } from './decode.ts';
import { archiveError, CEILINGS, type Ceilings, isZip, Meter, unzipped } from './unpack.ts';

export interface OpenPackage extends Package {
  close(): void;
}

/**
 * @returns the parts; undefined where the path is no zip file on disk: a pipe must not lose its first bytes
 * @throws LookthroughError limit-reached: more entries than `ceilings` allow; BadArchive: damaged
 */
export async function openPackage(
  path: string,
  name: string,
  ceilings: Ceilings = CEILINGS,
): Promise<OpenPackage | undefined> {
  if (!(await beginsAsZip(path))) return undefined;
  let zip: ZipFile | undefined;
  try {
    zip = await openPromise(path, { lazyEntries: true, autoClose: false });
    return packageOf(zip, await entriesOf(zip, name, ceilings), name, ceilings);
  } catch (error) {
    zip?.close();
    throw archiveError(error);
  }
}

async function beginsAsZip(path: string): Promise<boolean> {
  const file = await open(path).catch(() => undefined);
  if (file === undefined) return false;
  try {
    const head = new Uint8Array(4);
    return (await file.stat()).isFile() && (await file.read(head, 0, 4, 0)).bytesRead === 4 && isZip(head);
  } finally {
    await file.close();
  }
}

async function entriesOf(zip: ZipFile, name: string, { entries }: Ceilings): Promise<ReadonlyMap<string, Entry>> {
  if (zip.entryCount > entries)
    throw new LookthroughError('limit-reached', `${name} holds more than ${entries} files`, { received: name });
  const found = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) found.set(entry.fileName, entry);
  return found;
}

function packageOf(zip: ZipFile, entries: ReadonlyMap<string, Entry>, name: string, ceilings: Ceilings): OpenPackage {
  const meter = new Meter(name, ceilings);
  return {
    names: [...entries.keys()],
    async *open(part) {
      const entry = entries.get(part);
      if (entry === undefined) throw new RangeError(`${part} is no part of ${name}`);
      const inner = `${name}/${part}`;
      yield* textOf(unzipped(zip, entry, inner, meter), inner);
    },
    close: () => zip.close(),
  };
}
