/** What a figure is a share of: "of the votes", "of class A", or what the source's manner makes of a plain one. */
import type { Manner } from '../../statements/types.ts';
import type { ShareOf } from '../../terms/share.ts';
import type { Cursor } from './cursor.ts';

/** What a figure is a share of where the sentence does not say. */
export const defaultOf = (manner: Manner): ShareOf => (manner === 'register' ? 'capital' : 'unknown');

const OF_WHAT =
  /\s*of\s+(?:the\s+)?(?:(votes|voting rights|voting power)|(capital|shares|equity|share capital)|(profits|profit|income)|class\s+([^\s,;()"]+|"(?:[^"\\]|\\.)*")(?:\s+shares)?)(?![\p{L}\p{N}_-])/iuy;
const UNSAID = /\s*of\s+(?:capital or votes|unknown)(?![\p{L}\p{N}_-])/iuy;

/** "of the votes": what the figure before it is a share of. */
export function takeOf(c: Cursor): ShareOf | undefined {
  OF_WHAT.lastIndex = c.at;
  const match = OF_WHAT.exec(c.text);
  if (match !== null) {
    c.at = OF_WHAT.lastIndex;
    if (match[1] !== undefined) return 'votes';
    if (match[2] !== undefined) return 'capital';
    if (match[3] !== undefined) return 'profits';
    return `class:${classText(match[4] ?? '')}`;
  }
  UNSAID.lastIndex = c.at;
  if (UNSAID.exec(c.text) === null) return undefined;
  c.at = UNSAID.lastIndex;
  return 'unknown';
}
const classText = (word: string): string => (word.startsWith('"') ? (JSON.parse(word) as string) : word);
