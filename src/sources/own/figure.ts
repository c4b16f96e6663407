/** Shares in a line: the grammar's own words, what they are a share of, and the exact form in braces. */
import type { Directness, Manner } from '../../statements/types.ts';
import { ONE, ZERO } from '../../terms/exact.ts';
import { matchShare, shareAt } from '../../terms/grammar.ts';
import { interval, isEmpty } from '../../terms/interval.ts';
import type { Share, ShareOf } from '../../terms/share.ts';
import { takeBraced } from './braces.ts';
import { type Cursor, Misread } from './cursor.ts';
import { defaultOf, takeOf } from './of-what.ts';

/**
 * The share at the cursor, with "of the votes", "of the capital", "of the profits" or "of class A" where they follow.
 * `of`: what a plain figure is a share of here. Undefined, and nothing taken, if no share stands here.
 */
export function takeShare(c: Cursor, manner: Manner, of: ShareOf = defaultOf(manner)): Share | undefined {
  c.skip();
  const start = c.at;
  const braced = takeBraced(c, manner, of);
  if (braced !== undefined) return braced;
  EACH.lastIndex = c.at;
  if (EACH.test(c.text)) c.fail('can be a half each or the whole', '50% or 100%', 'bad-share');
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
/** "50/50" is nobody's 100 %. */
const EACH = /50\s*\/\s*50(?!\d)/uy;
const BUT = /\s*(?:,\s*)?(?:but|and)\s+/iuy;

const STAKE_OF =
  /an?\s+(?:(direct|indirect|total)\s+)?(?:stake|interest|holding|shareholding)\s+of\s+|an?\s+(?=[\d<>~≥≤])/iuy;
/** "a stake of 5%", "an indirect interest of 5%", "a 5%": what may stand before the figure. */
export function takeStake(c: Cursor): Directness | undefined {
  c.skip();
  STAKE_OF.lastIndex = c.at;
  const match = STAKE_OF.exec(c.text);
  if (match === null) return undefined;
  c.at = STAKE_OF.lastIndex;
  return match[1]?.toLowerCase() as Directness | undefined;
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
