/** What stands in a sentence beside plain words: names, shares, dates and sums of money, each found by its own reader. */
import { matchDate, shareAt } from '../../terms/grammar.ts';
import { interval, isEmpty } from '../../terms/interval.ts';
import type { Share } from '../../terms/share.ts';
import { dateWords, type SaidDate } from './dates.ts';
import type { KnownNames } from './known.ts';
import { type NameChunk, nameAt } from './names.ts';

interface Place {
  readonly start: number;
  readonly end: number;
}
export interface ShareChunk extends Place {
  readonly kind: 'share';
  readonly share: Share;
}
export interface DateChunk extends Place, SaidDate {
  readonly kind: 'date';
}
export interface MoneyChunk extends Place {
  readonly kind: 'money';
}
export type Chunk = NameChunk | ShareChunk | DateChunk | MoneyChunk;

/** @returns chunks of `plain` from `start` to `end`, left to right, the longest reading at each place */
export function chunksOf(plain: string, start: number, end: number, known: KnownNames): readonly Chunk[] {
  const found: Chunk[] = [];
  let at = start;
  while (at < end) {
    const before = plain.slice(Math.max(start, at - 2), at);
    const atWord = at === start || (/[^\p{L}\p{N}]$/u.test(before) && !/\d[.,]$/.test(before));
    const chunk = atWord ? chunkAt(plain, at, start, end, known) : undefined;
    if (chunk !== undefined && chunk.end <= end) {
      found.push(chunk);
      at = chunk.end;
    } else at += 1;
  }
  return found;
}

function chunkAt(plain: string, at: number, start: number, end: number, known: KnownNames): Chunk | undefined {
  if (/\s/.test(plain[at] ?? ' ')) return undefined;
  return (
    known.at(plain, at, end) ??
    moneyAt(plain, at) ??
    shareChunk(plain, at) ??
    dateChunk(plain, at, start) ??
    nameAt(plain, at, { first: at === start, end })
  );
}

const MONEY =
  /(?:(?:about|roughly|around|approximately|nearly|almost|more than|over|at least|up to|less than)\s+)?(?:(?:US|HK|S|A|C|NZ)?\$|€|£|¥|RMB|USD|EUR|GBP|HKD|CNY|CHF|JPY)\s*\d[\d,]*(?:\.\d+)?\s*(?:(?:thousand|million|billion|trillion|mln|bn|m|k)(?![\p{L}\p{N}]))?|(?:(?:about|roughly|around|approximately|nearly|almost|more than|over|at least|up to|less than)\s+)?\d[\d,]*(?:\.\d+)?\s*(?:thousand|million|billion|trillion)\s+(?:(?:US|American|Hong Kong|Singapore|Australian|Canadian)\s+)?(?:dollars?|yuan|renminbi|euros?|pounds?(?:\s+sterling)?|yen)(?![\p{L}])/iuy;

function moneyAt(plain: string, at: number): MoneyChunk | undefined {
  MONEY.lastIndex = at;
  const match = MONEY.exec(plain);
  return match === null ? undefined : { kind: 'money', start: at, end: at + match[0].trimEnd().length };
}

/** A share that has a figure, or is a majority or all of something; "some" and "part" say too little to be looked for. */
function shareChunk(plain: string, at: number): ShareChunk | undefined {
  const ahead = plain.slice(at, at + 160);
  // "raised it from 35% to 60%" is two levels; "ranging from 5% to 10%" is a range.
  if (/^from\s/iu.test(ahead) && !/\b(?:ranging|anywhere|anything)\s$/iu.test(plain.slice(Math.max(0, at - 10), at)))
    return undefined;
  // "from 28.4% to 21.3%" is two levels, no range.
  const stretch = /(?:^|\s)from\s$/iu.test(plain.slice(Math.max(0, at - 6), at))
    ? (ahead.split(/\sto\s/)[0] ?? '')
    : ahead;
  const found = shareAt(stretch, 0, { manner: 'prose' });
  if (found === undefined || 'refusal' in found) return undefined;
  const band = withUpperEnd(stretch, found);
  if (band !== undefined) return { kind: 'share', share: band.share, start: at, end: at + band.end };
  const { share } = found;
  const after = stretch.slice(found.end);
  const hedge = share.hedge;
  if (hedge === 'some') return undefined;
  // "majority shareholder" names an office of a kind; "minority" alone is a word for people.
  if (
    (hedge === 'majority' || hedge === 'minority') &&
    !/^(?:\s+(?:of|stake|holding|interest|in|share(?!hold)))/u.test(after)
  )
    return undefined;
  if (
    hedge === 'whole' &&
    share.figure !== undefined &&
    !/^(?:all|the whole)\s+(?:of\s)/iu.test(`${stretch.slice(0, found.end)}${after}`)
  )
    return undefined;
  return { kind: 'share', share, start: at, end: at + found.end };
}

/** "more than 50% but less than 75%": two ends in two phrases. */
function withUpperEnd(
  text: string,
  lower: { readonly share: Share; readonly end: number },
): { readonly share: Share; readonly end: number } | undefined {
  if (lower.share.hedge !== 'more-than' && lower.share.hedge !== 'at-least') return undefined;
  const but = /^\s*,?\s*(?:but|and)\s+/iu.exec(text.slice(lower.end));
  if (but === null) return undefined;
  const from = lower.end + but[0].length;
  const upper = shareAt(text, from, { manner: 'prose' });
  if (upper === undefined || 'refusal' in upper || (upper.share.hedge !== 'up-to' && upper.share.hedge !== 'less-than'))
    return undefined;
  const { lo, loOpen } = lower.share.bounds;
  const bounds = interval(lo, upper.share.bounds.hi, loOpen, upper.share.bounds.hiOpen);
  if (isEmpty(bounds)) return undefined;
  return { share: { bounds, hedge: 'range', of: 'unknown', words: text.slice(0, upper.end) }, end: upper.end };
}

function dateChunk(plain: string, at: number, start: number): DateChunk | undefined {
  const said = dateWords(plain, at, start);
  if (said !== undefined) return { kind: 'date', start: at, ...said };
  // A slice: the grammar folds all it is given, and it is asked at every word.
  const found = /^[\p{Lu}\d]/u.test(plain[at] ?? '') ? matchDate(plain.slice(at, at + 40), 0) : undefined;
  if (found === undefined || !/^(?:1[6-9]|20|21)\d\d/.test(found.date)) return undefined;
  return { kind: 'date', start: at, end: at + found.end, date: found.date };
}
