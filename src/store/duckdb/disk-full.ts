/** The disk is full: one sentence, and nothing that was acknowledged is touched by it. */
import { LookthroughError } from '../../terms/problem.ts';

/** No space, no quota left, or the largest file the system allows here: in words (the driver), or as a code (Node). */
const FULL = /no space left|not enough space|disk full|quota exceeded|file too large|\b(ENOSPC|EDQUOT|EFBIG)\b/i;

/**
 * @param path the file that could not be written
 * @returns disk-full if that is what the error says, else undefined
 */
export function diskFull(path: string, error: unknown): LookthroughError | undefined {
  const found = FULL.exec((error as Error).message);
  if (found === null) return undefined;
  return new LookthroughError(
    'disk-full',
    `there is no room to write ${path} (the system says: ${found[0].toLowerCase()}); what was acknowledged is kept: make room and run the same command again`,
    { received: path },
  );
}

/** @throws the error itself, where it is not that the disk is full */
export function unlessFull(error: unknown): void {
  if (!(error instanceof LookthroughError && error.code === 'disk-full')) throw error;
}
