/** Parts → one zip archive; every date is the first a zip can hold, so the same parts are the same bytes. */
import { type Zippable, zipSync } from 'fflate';
import { LookthroughError } from '../../terms/problem.ts';

export interface Entry {
  /** ASCII, with "/" between folders */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Sizes and places in a zip are 32 bits wide. */
const WIDEST = 0xffff_ffff;
/** Read back in the machine's own time, as the library writes it. */
const FIRST_DAY = new Date(1980, 0, 1);

/** @throws LookthroughError limit-reached: all parts together, before they are packed, over 4 GiB */
export function zipped(entries: readonly Entry[], widest: number = WIDEST): Uint8Array {
  const all = entries.reduce((sum, { bytes }) => sum + bytes.length, 0);
  if (all > widest) {
    throw new LookthroughError(
      'limit-reached',
      `a workbook has at most ${widest} bytes; export these statements as csv`,
      { received: String(all) },
    );
  }
  const parts: Zippable = {};
  for (const { name, bytes } of entries) parts[name] = bytes;
  return zipSync(parts, { mtime: FIRST_DAY });
}
