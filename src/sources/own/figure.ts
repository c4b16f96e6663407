/** Shares in a line: the grammar's own words, what they are a share of, and the exact form in braces. */
import type { Manner } from '../../statements/types.ts';
import { type Exact, exact, HUNDRED, ONE, ZERO } from '../../terms/exact.ts';
import { matchShare, readShare, shareAt } from '../../terms/grammar.ts';
import { interval, isEmpty } from '../../terms/interval.ts';
import type { Hedge, Share, ShareOf } from '../../terms/share.ts';
import { type Cursor, Misread, phrases } from './cursor.ts';

/** What a figure is a share of where the sentence does not say. */
export const defaultOf = (manner: Manner): ShareOf => (manner === 'register' ? 'capital' : 'unknown');

const OF_WHAT =
  /\s*of\s+(?:the\s+)?(?:(votes|voting rights|voting power)|(capital|shares|equity|share capital)|(profits|profit|income)|class\s+([^\s,;()"]+|"(?:[^"\\]|\\.)*")(?:\s+shares)?)(?![\p{L}\p{N}_-])/iuy;
const UNSAID = /\s*of\s+(?:capital or votes|unknown)(?![\p{L}\p{N}_-])/iuy;

/**
 * The share at the cursor, with "of the votes", "of the capital", "of the profits" or "of class A" where they follow.
 * `of`: what a plain figure is a share of here. Undefined, and nothing taken, if no share stands here.
 */
export function takeShare(c: Cursor, manner: Manner, of: ShareOf = defaultOf(manner)): Share | undefined {
  c.skip();
  const start = c.at;
  const braced = takeBraced(c, manner, of);
  if (braced !== undefined) return braced;
  const plain = shareAt(c.text, c.at, { manner, of });
  if (plain === undefined) return undefined;
  if ('refusal' in plain) {
    const { message, expected, code } = plain.refusal;
    throw new Misread(c.at, message, c.text.slice(c.at, plain.end), expected, code);
  }
  c.at = plain.end;
  const { share } = withUpperEnd(c, start, plain, { manner, of });
  const said = takeOf(c);
  return said === undefined ? share : { ...share, of: said };
}

/** "more than 25% but not more than 50%": two ends in two phrases, as the PSC register words its bands. */
function withUpperEnd(c: Cursor, start: number, lower: Matched, context: { manner: Manner; of: ShareOf }): Matched {
  if (lower.share.hedge !== 'more-than' && lower.share.hedge !== 'at-least') return lower;
  BUT.lastIndex = c.at;
  if (BUT.exec(c.text) === null) return lower;
  const upper = matchShare(c.text, BUT.lastIndex, context);
  if (upper === undefined || (upper.share.hedge !== 'up-to' && upper.share.hedge !== 'less-than')) return lower;
  c.at = upper.end;
  const words = c.text.slice(start, upper.end);
  const { lo, loOpen } = lower.share.bounds;
  const bounds = interval(lo, upper.share.bounds.hi, loOpen, upper.share.bounds.hiOpen);
  if (isEmpty(bounds))
    throw new Misread(start, 'the share ends before it begins', words, 'a lower end, then an upper end', 'bad-share');
  return { share: { bounds, hedge: 'range', of: context.of, words }, end: upper.end };
}
type Matched = { readonly share: Share; readonly end: number };
const BUT = /\s*,?\s*(?:but|and)\s+/iuy;

/** "of the votes": what the figure before it is a share of. */
function takeOf(c: Cursor): ShareOf | undefined {
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

export const HEDGES: readonly Hedge[] = [
  'exact',
  'printed',
  'whole',
  'fraction',
  'about',
  'nearly',
  'just-over',
  'more-than',
  'at-least',
  'less-than',
  'up-to',
  'range',
  'majority',
  'minority',
  'some',
  'derived',
];
const HEDGE = phrases(...HEDGES);
const FIGURE = phrases('figure');
const WORDS = phrases('words');

/**
 * `{"25"}`: a table's cell. `{25%}`: a figure that is data, not the source's words. `{nearly [2.5, 3), figure 3, words "nearly 3%"}`: every part
 * of a share spelt out, in exact per cent (`100/3` is a third), for what no plain words say.
 */
function takeBraced(c: Cursor, manner: Manner, of: ShareOf): Share | undefined {
  if (!c.mark('{')) return undefined;
  const cell = c.quoted();
  if (cell !== undefined) return cellShare(c, cell, manner, of);
  const start = c.at;
  const hedge = c.take(HEDGE);
  c.skip();
  if (hedge !== undefined && /[[(]/.test(c.text[c.at] ?? '')) return spelt(c, hedge as Hedge, of);
  c.at = start;
  c.skip();
  const begin = c.at;
  const match = matchShare(c.text, begin, { manner, of });
  if (match === undefined) c.fail('is not a share', 'a share such as 29.9% or (25,50] in the braces', 'bad-share');
  c.at = match.end;
  const inside = takeOf(c);
  if (!c.mark('}')) c.fail('does not close the braces', '}');
  const said = inside ?? takeOf(c);
  const { words: _words, ...share } =
    said === undefined ? match.share : (matchShare(c.text, begin, { manner, of: said })?.share ?? match.share);
  return share;
}

/** `{"25-50"}`: the words of a table's cell, read as a cell is. */
function cellShare(c: Cursor, cell: string, manner: Manner, of: ShareOf): Share {
  if (!c.mark('}')) c.fail('does not close the braces', '}');
  const reading = readShare(cell, { manner, of: takeOf(c) ?? of });
  if (reading.ok) return reading.share;
  throw new Misread(c.at, reading.message, cell, reading.expected, reading.code);
}

function spelt(c: Cursor, hedge: Hedge, of: ShareOf): Share {
  const loOpen = c.mark('(');
  if (!loOpen) c.mark('[');
  const lo = number(c);
  if (!c.mark(',')) c.fail('does not part the ends', 'a comma between the two ends of the interval');
  const hi = number(c);
  const hiOpen = c.mark(')') || (c.mark(']') ? false : c.fail('does not close the interval', ') or ]'));
  const said = takeOf(c);
  let figure: Exact | undefined;
  let words: string | undefined;
  while (c.mark(',')) {
    if (c.take(FIGURE) !== undefined) figure = number(c);
    else if (c.take(WORDS) !== undefined) words = c.quoted() ?? c.fail('is not in quotes', 'the words in quotes');
    else c.fail('is not part of a share', 'figure N or words "…"');
  }
  if (!c.mark('}')) c.fail('does not close the braces', '}');
  return {
    bounds: interval(lo, hi, loOpen, hiOpen),
    hedge,
    of: said ?? takeOf(c) ?? of,
    ...(figure === undefined ? {} : { figure }),
    ...(words === undefined ? {} : { words }),
  };
}

const NUMBER = /\d+(?:\.\d+|\/[1-9]\d*)?/y;
function number(c: Cursor): Exact {
  c.skip();
  NUMBER.lastIndex = c.at;
  const match = NUMBER.exec(c.text);
  if (match === null) return c.fail('is not a number', 'per cent as a decimal or a fraction, such as 12.5 or 100/3');
  c.at = NUMBER.lastIndex;
  return exact(match[0]).div(HUNDRED);
}

/** "Controlling shareholder", "largest shareholder", "part of": more than nothing, up to all. */
export const someOf = (manner: Manner, words: string): Share => ({
  bounds: interval(ZERO, ONE, true, false),
  hedge: 'some',
  of: defaultOf(manner),
  words,
});
/** "Wholly owns", "all of". */
export const allOf = (manner: Manner, words: string): Share => ({
  bounds: interval(ONE, ONE),
  hedge: 'whole',
  of: defaultOf(manner),
  figure: ONE,
  words,
});
