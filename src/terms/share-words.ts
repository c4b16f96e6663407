/** The words round a figure: hedges, spelt fractions, words that are a share without a figure. */
import { type Exact, percent, ratio } from './exact.ts';
import type { Hedge } from './share.ts';

/** Longest first within one hedge; "some" before a figure is a guess, without one it is part. */
const HEDGE_WORDS: readonly (readonly [Hedge, string])[] = [
  ['exact', 'exactly|precisely'],
  [
    'just-over',
    'just over|just above|a little over|a little more than|slightly over|slightly more than|slightly above',
  ],
  [
    'nearly',
    'nearly|almost|just under|just below|close to|slightly less than|slightly under|a little less than|a little under',
  ],
  ['at-least', 'at least|no less than|not less than|a minimum of'],
  ['up-to', 'up to|at most|no more than|not more than|a maximum of'],
  ['more-than', 'more than|in excess of|over|above|exceeding'],
  ['less-than', 'less than|fewer than|under|below'],
  ['about', 'roughly|approximately|about|around|circa|ca\\.|c\\.|some|an estimated|approx\\.|approx|~'],
];

const compiled = HEDGE_WORDS.map(
  ([hedge, words]) => [hedge, new RegExp(`(?:${words})(?<![\\p{L}](?=[\\p{L}]))\\s*`, 'iuy')] as const,
);

/** The hedge that starts here, and where it ends. */
export function hedgeAt(text: string, at: number): { readonly hedge: Hedge; readonly end: number } | undefined {
  for (const [hedge, pattern] of compiled) {
    pattern.lastIndex = at;
    if (pattern.exec(text) !== null) return { hedge, end: pattern.lastIndex };
  }
  return undefined;
}

const SIGNS: readonly (readonly [string, Hedge])[] = [
  ['>=', 'at-least'],
  ['≥', 'at-least'],
  ['<=', 'up-to'],
  ['≤', 'up-to'],
  ['>', 'more-than'],
  ['<', 'less-than'],
];
export function signAt(text: string, at: number): { readonly hedge: Hedge; readonly end: number } | undefined {
  const sign = SIGNS.find(([s]) => text.startsWith(s, at));
  return sign === undefined ? undefined : { hedge: sign[1], end: at + sign[0].length };
}

const COUNTS = new Map([
  ['a', 1],
  ['an', 1],
  ['one', 1],
  ['two', 2],
  ['three', 3],
  ['four', 4],
  ['five', 5],
  ['six', 6],
  ['seven', 7],
  ['eight', 8],
  ['nine', 9],
]);
const PARTS = new Map([
  ['half', 2],
  ['halves', 2],
  ['third', 3],
  ['quarter', 4],
  ['fourth', 4],
  ['fifth', 5],
  ['sixth', 6],
  ['seventh', 7],
  ['eighth', 8],
  ['ninth', 9],
  ['tenth', 10],
  ['twentieth', 20],
  ['hundredth', 100],
]);
const SPELT =
  /(?:(a|an|one|two|three|four|five|six|seven|eight|nine)[\s-]+)?(half|halves|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?|twentieths?|hundredths?)(?![\p{L}\p{N}])/iuy;

/** "a fifth", "two thirds", "half", as an exact fraction of one. */
export function fractionAt(text: string, at: number): { readonly value: Exact; readonly end: number } | undefined {
  SPELT.lastIndex = at;
  const match = SPELT.exec(text);
  if (match === null) return undefined;
  const word = (match[2] ?? '').toLowerCase();
  // A bare "third" ranks, it does not measure; "half" alone measures.
  if (match[1] === undefined && word !== 'half') return undefined;
  const count = COUNTS.get((match[1] ?? 'a').toLowerCase()) ?? 1;
  const parts = PARTS.get(word) ?? PARTS.get(word.replace(/s$/, ''));
  if (parts === undefined || count > parts) return undefined;
  return { value: ratio(count, parts), end: SPELT.lastIndex };
}

const UNFIGURED: readonly (readonly [Hedge, RegExp])[] = [
  ['whole', /(?:wholly|all|the whole|fully|entirely|outright)(?![\p{L}\p{N}])/iuy],
  ['majority', /(?:(?:an?\s+|the\s+)?majority|majoritaire)(?![\p{L}\p{N}])/iuy],
  ['minority', /(?:(?:an?\s+|the\s+)?minority|minoritaire)(?![\p{L}\p{N}])/iuy],
  ['some', /(?:an?\s+)?(?:participe|part|some|stake|an unspecified share|an undisclosed share)(?![\p{L}\p{N}])/iuy],
];
/** "a majority", "all", "part": a share without a figure. */
export function unfiguredAt(text: string, at: number): { readonly hedge: Hedge; readonly end: number } | undefined {
  for (const [hedge, pattern] of UNFIGURED) {
    pattern.lastIndex = at;
    if (pattern.exec(text) !== null) return { hedge, end: pattern.lastIndex };
  }
  return undefined;
}

const CHINESE = '零一二三四五六七八九十';
const CHENG = /([一二三四五六七八九十\d])成([一二三四五六七八九])?/uy;
const BAIFEN = /百分之(\d+(?:\.\d+)?)/uy;
/** 三成 is 30 %, 三成五 is 35 %, 百分之12.5 is 12.5 %. */
export function chineseAt(text: string, at: number): { readonly value: Exact; readonly end: number } | undefined {
  CHENG.lastIndex = at;
  const tenths = CHENG.exec(text);
  if (tenths !== null) {
    const digit = (char: string): number => (/\d/.test(char) ? Number(char) : CHINESE.indexOf(char));
    const value = digit(tenths[1] ?? '') * 10 + (tenths[2] === undefined ? 0 : digit(tenths[2]));
    return value > 100 ? undefined : { value: percent(value), end: CHENG.lastIndex };
  }
  BAIFEN.lastIndex = at;
  const hundredths = BAIFEN.exec(text);
  return hundredths === null ? undefined : { value: percent(hundredths[1] as string), end: BAIFEN.lastIndex };
}
