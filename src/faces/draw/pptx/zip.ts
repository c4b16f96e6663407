/** Files → one zip archive; every date is the first a zip can hold, so the same files are the same bytes. */
import { strToU8, type Zippable, zipSync } from 'fflate';

export interface ZipFile {
  readonly name: string;
  readonly text: string;
}

/** Read back in the machine's own time, as the library writes it. */
const FIRST_DAY = new Date(1980, 0, 1);

/** @returns the archive, files in the order given */
export function zipped(files: readonly ZipFile[]): Uint8Array {
  const parts: Zippable = {};
  for (const { name, text } of files) parts[name] = strToU8(text);
  return zipSync(parts, { mtime: FIRST_DAY });
}
