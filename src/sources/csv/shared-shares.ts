/** Shares of one table, each cell's text read once: a column of figures has far fewer figures than rows. */
import { readShare, type ShareReading } from '../../terms/grammar.ts';
import type { ShareOf } from '../../terms/share.ts';

/** Kept at most; a table with more figures begins anew. */
const MOST = 1_000;

export class SharedShares {
  private readonly known = new Map<string, ShareReading>();

  /** @returns what the grammar reads; the same frozen share for the same words, so that its text too is made once */
  read(text: string, manner: 'register' | 'prose', of: ShareOf): ShareReading {
    const key = `${manner} ${of}\u0000${text}`;
    const found = this.known.get(key);
    if (found !== undefined) return found;
    const read = readShare(text, { manner, of });
    if (read.ok) Object.freeze(read.share);
    if (this.known.size >= MOST) this.known.clear();
    this.known.set(key, read);
    return read;
  }
}
