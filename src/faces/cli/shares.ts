/** A share of an answer as text: "[29.85, 32.95)". */
import type { ShareIn as ShareLike } from '../draw/words.ts';

export type { ShareLike };

export function shareText(share: ShareLike | undefined): string {
  if (share === undefined) return '–';
  if (share.exact !== undefined) return `${share.exact} %`;
  const low = share.minimum ?? share.exclusiveMinimum ?? 0;
  const high = share.maximum ?? share.exclusiveMaximum ?? 100;
  return `${share.exclusiveMinimum === undefined ? '[' : '('}${low}, ${high}${share.exclusiveMaximum === undefined ? ']' : ')'} %`;
}
