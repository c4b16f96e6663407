/**
 * The one grammar for shares, in prose and in cells: "29.9%", "29,9 %", "25-50", "(25,50]", ">50", "nearly 3%",
 * "between 10 and 15 per cent", "a fifth", "1/3", "２９.９%", "三成", "a majority".
 */
import { compare, type Exact, exact, HUNDRED, ONE, percent, ratio, ZERO } from './exact.ts';
import { folded } from './folding.ts';
import { hedgedInterval, unfiguredInterval } from './hedge.ts';
import { type Interval, interval, isEmpty, point } from './interval.ts';
import type { ProblemCode } from './problem.ts';
import type { Hedge, Share, ShareOf } from './share.ts';
import { chineseAt, fractionAt, hedgeAt, signAt, unfiguredAt } from './share-words.ts';

export interface ShareContext {
  /** register: a plain figure is a point, of capital; prose: rounded to its last digit, of unknown */
  readonly manner: 'register' | 'prose';
  readonly of?: ShareOf;
}
export interface ShareRefusal {
  readonly ok: false;
  readonly code: Extract<ProblemCode, 'bad-share' | 'share-out-of-range' | 'missing-value'>;
  readonly message: string;
  readonly expected: string;
}
export type ShareReading = { readonly ok: true; readonly share: Share } | ShareRefusal;

const EXPECTED = 'a share of 0 to 100 such as 29.9%, 25-50, (25,50], >50, nearly 3%, a fifth';
const outOfRange = (words: string): ShareRefusal => ({
  ok: false,
  code: 'share-out-of-range',
  message: `${words} is not between 0 and 100 %`,
  expected: EXPECTED,
});
const unreadable = (words: string, why = 'is not a share'): ShareRefusal => ({
  ok: false,
  code: 'bad-share',
  message: `"${words}" ${why}`,
  expected: EXPECTED,
});

interface Found {
  readonly hedge: Hedge;
  readonly bounds: Interval;
  readonly figure?: Exact;
  readonly end: number;
}
interface Refused {
  readonly refusal: ShareRefusal;
  readonly end: number;
}

/** The longest share phrase at a place in running text, where a figure needs its per cent sign. */
export function matchShare(
  text: string,
  at: number,
  context: ShareContext,
): { readonly share: Share; readonly end: number } | undefined {
  const found = shareAt(text, at, context);
  return found === undefined || 'refusal' in found ? undefined : found;
}

/** Like `matchShare`, but a phrase that is a share and cannot be one ("130%") comes back with its refusal. */
export function shareAt(
  text: string,
  at: number,
  context: ShareContext,
): { readonly share: Share; readonly end: number } | Refused | undefined {
  const plain = folded(text);
  const start = skip(plain, at);
  const found = phraseAt(plain, start, context, false);
  if (found === undefined || 'refusal' in found) return found;
  return { share: shareOf(found, text.slice(start, found.end), context), end: found.end };
}

/** A whole cell: a number without a sign is per cent too. "0.5" is half a per cent, never a half. */
export function readShare(cell: string, context: ShareContext): ShareReading {
  const words = cell.trim();
  const plain = folded(cell).trim();
  if (plain === '') return { ok: false, code: 'missing-value', message: 'the share is empty', expected: EXPECTED };
  const found = phraseAt(plain, 0, context, true);
  if (found === undefined) {
    if (/^[-+]?\d+(?:\.\d+)?\s*%?$/.test(plain))
      return plain.startsWith('-') ? { ...unreadable(words, 'is negative') } : outOfRange(words);
    return ambiguous(plain, words) ?? unreadable(words);
  }
  if ('refusal' in found) return found.refusal;
  if (found.end < plain.length) return ambiguous(plain, words) ?? unreadable(words);
  return { ok: true, share: shareOf(found, words, context) };
}

function ambiguous(plain: string, words: string): ShareRefusal | undefined {
  if (!/^\d+,\d{3}\s*%?$/.test(plain)) return undefined;
  const whole = plain.replace(/[,%\s]/g, '');
  return unreadable(words, `can be ${plain.replace(',', '.').replace(/\s*%$/, '')} or ${whole}: write a decimal point`);
}

function shareOf(found: Found, words: string, { manner, of }: ShareContext): Share {
  const base = {
    bounds: found.bounds,
    hedge: found.hedge,
    of: of ?? (manner === 'register' ? 'capital' : 'unknown'),
  } as const;
  return { ...base, ...(found.figure === undefined ? {} : { figure: found.figure }), words: words.trim() };
}

const skip = (text: string, at: number): number => at + (/^\s*/.exec(text.slice(at, at + 64))?.[0].length ?? 0);

function phraseAt(text: string, at: number, context: ShareContext, cell: boolean): Found | Refused | undefined {
  return (
    bracketsAt(text, at) ??
    betweenAt(text, at) ??
    rangeAt(text, at, cell) ??
    figuredAt(text, at, context, cell) ??
    wordAt(text, at)
  );
}

const NUMBER = '(\\d+,(?:\\d{1,2}|\\d{4,})(?!\\d)|\\d+(?:[.]\\d+)?)';
const SIGN = '(?:\\s*(?:%|percent(?!\\p{L})|per\\s+cent(?!\\p{L})|pct(?!\\p{L})))';
const BRACKETS = new RegExp(
  `([[(])\\s*(\\d+(?:\\.\\d+)?)${SIGN}?\\s*[,;-]\\s*(\\d+(?:\\.\\d+)?)${SIGN}?\\s*([\\])])${SIGN}?`,
  'iuy',
);
const BETWEEN = new RegExp(`(?:between|from)\\s+${NUMBER}${SIGN}?\\s+(?:and|to)\\s+${NUMBER}${SIGN}`, 'iuy');
const RANGE = new RegExp(`${NUMBER}${SIGN}?\\s*(?:-|to)\\s*${NUMBER}(${SIGN})?(?![\\p{L}\\p{N}])`, 'iuy');
const FIGURE = new RegExp(`${NUMBER}(${SIGN})?(?![\\p{L}\\p{N}/])`, 'iuy');
const QUOTIENT = /(\d{1,9})\s*\/\s*([1-9]\d{0,8})(?![\p{L}\p{N}/])/uy;

function run(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

function bracketsAt(text: string, at: number): Found | Refused | undefined {
  const m = run(BRACKETS, text, at);
  if (m === undefined) return undefined;
  const ends = interval(percentOf(m[2]), percentOf(m[3]), m[1] === '(', m[4] === ')');
  return limited(ends, BRACKETS.lastIndex, m[0]);
}
function betweenAt(text: string, at: number): Found | Refused | undefined {
  const m = run(BETWEEN, text, at);
  return m === undefined ? undefined : limited(interval(percentOf(m[1]), percentOf(m[2])), BETWEEN.lastIndex, m[0]);
}
function rangeAt(text: string, at: number, cell: boolean): Found | Refused | undefined {
  const m = run(RANGE, text, at);
  if (m === undefined || (!cell && m[3] === undefined)) return undefined;
  return limited(interval(percentOf(m[1]), percentOf(m[2])), RANGE.lastIndex, m[0]);
}

function limited(bounds: Interval, end: number, words: string): Found | Refused {
  if (compare(bounds.hi, ONE) > 0) return { refusal: outOfRange(words.trim()), end };
  if (isEmpty(bounds)) return { refusal: unreadable(words.trim(), 'ends before it begins'), end };
  return { hedge: 'range', bounds, end };
}

function figuredAt(text: string, at: number, context: ShareContext, cell: boolean): Found | Refused | undefined {
  const sign = signAt(text, at);
  const said = sign ?? hedgeAt(text, at);
  const start = skip(text, said?.end ?? at);
  const figure = numberAt(text, start, cell || sign !== undefined);
  if (figure === undefined) return undefined;
  if ('refusal' in figure) return figure;
  const hedge = said?.hedge ?? plainHedge(figure, context);
  const bounds =
    hedge === 'exact' ? point(figure.value) : hedgedInterval(hedge, figure.value.mul(HUNDRED), figure.unit);
  return { hedge, bounds, figure: figure.value, end: figure.end };
}

interface Figure {
  readonly value: Exact;
  /** one unit of the last printed digit, per cent */
  readonly unit: Exact;
  readonly kind: 'number' | 'spelt' | 'quotient';
  readonly end: number;
}

const plainHedge = ({ kind }: Figure, { manner }: ShareContext): Hedge => {
  if (kind === 'spelt' || (kind === 'quotient' && manner === 'prose')) return 'fraction';
  return manner === 'register' ? 'exact' : 'printed';
};

function numberAt(text: string, at: number, bare: boolean): Figure | Refused | undefined {
  const spelt = fractionAt(text, at);
  if (spelt !== undefined) return { ...spelt, unit: ONE, kind: 'spelt' };
  const chinese = chineseAt(text, at);
  if (chinese !== undefined) return { ...chinese, unit: ONE, kind: 'number' };
  const quotient = run(QUOTIENT, text, at);
  if (quotient !== undefined) {
    const value = ratio(BigInt(quotient[1] as string), BigInt(quotient[2] as string));
    const end = QUOTIENT.lastIndex;
    // "50/50" is half each, not the whole.
    if (quotient[1] === quotient[2]) return undefined;
    return compare(value, ONE) > 0
      ? { refusal: outOfRange(quotient[0]), end }
      : { value, unit: ONE, kind: 'quotient', end };
  }
  const m = run(FIGURE, text, at);
  if (m === undefined || (m[2] === undefined && !bare)) return undefined;
  const value = percentOf(m[1]);
  if (compare(value, ONE) > 0 || compare(value, ZERO) < 0)
    return { refusal: outOfRange(m[0].trim()), end: FIGURE.lastIndex };
  return { value, unit: unitOf(m[1] as string), kind: 'number', end: FIGURE.lastIndex };
}

const percentOf = (text: string | undefined): Exact => percent((text ?? '0').replace(',', '.'));
function unitOf(text: string): Exact {
  const decimals = text.replace(',', '.').split('.')[1]?.length ?? 0;
  return exact(1).div(exact(10n ** BigInt(decimals)));
}

function wordAt(text: string, at: number): Found | undefined {
  const said = unfiguredAt(text, at);
  if (said === undefined) return undefined;
  if (said.hedge === 'whole') return { hedge: 'whole', bounds: point(ONE), figure: ONE, end: said.end };
  return { hedge: said.hedge, bounds: unfiguredInterval(said.hedge), end: said.end };
}
