/** Shares in braces: a table's cell, a figure nobody said in words, or every part spelt out. */
import type { Manner } from '../../statements/types.ts';
import { type Exact, exact, HUNDRED } from '../../terms/exact.ts';
import { matchShare, readShare } from '../../terms/grammar.ts';
import { interval } from '../../terms/interval.ts';
import type { Hedge, Share, ShareOf } from '../../terms/share.ts';
import { type Cursor, Misread } from './cursor.ts';
import { takeOf } from './of-what.ts';
import { phrases } from './phrase.ts';

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
export function takeBraced(c: Cursor, manner: Manner, of: ShareOf): Share | undefined {
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
