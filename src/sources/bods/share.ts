/** BODS shares of every version, by shape: exact as number or text, bounds inclusive, exclusive as flags or numbers. */
import { compare, type Exact, exact, HUNDRED, ONE, ZERO } from '../../terms/exact.ts';
import { type Interval, interval, isEmpty, point } from '../../terms/interval.ts';
import type { Share, ShareOf } from '../../terms/share.ts';
import { isObject } from './json-items.ts';

export type ShareRead = { readonly share: Share } | { readonly bad: string };

/** UK bands with the statute's own ends: more than 25 up to 50; more than 50, less than 75; 75 or more. */
const UK: readonly (readonly [RegExp, string, Interval])[] = [
  [/25-to-50-percent/, '(25, 50]', interval(exact('1/4'), exact('1/2'), true, false)],
  [/50-to-75-percent/, '(50, 75)', interval(exact('1/2'), exact('3/4'), true, true)],
  [/75-to-100-percent/, '[75, 100]', interval(exact('3/4'), ONE)],
];

const bandsOf = (of: ShareOf): readonly Share[] =>
  UK.map(([, words, bounds]) => Object.freeze({ bounds, hedge: 'range' as const, of, words }));
const [OF_SHARES, OF_VOTES] = [bandsOf('capital'), bandsOf('votes')];

/** The band a nature-of-control text names for shares or votes. */
export function ukBand(details: string | undefined, of: 'shares' | 'votes'): Share | undefined {
  const topic = of === 'shares' ? /ownership-of-shares-(\d+-to-\d+-percent)/ : /voting-rights-(\d+-to-\d+-percent)/;
  const named = topic.exec(details ?? '')?.[1];
  if (named === undefined) return undefined;
  const band = UK.find(([pattern]) => pattern.test(named));
  if (band === undefined) return undefined;
  return (of === 'shares' ? OF_SHARES : OF_VOTES)[UK.indexOf(band)];
}

/**
 * @param flags the share is of 0.1 to 0.3, whose exclusive ends are flags
 * @returns undefined where there is no share object, or an empty one
 */
export function readBodsShare(value: unknown, of: ShareOf, flags: boolean): ShareRead | undefined {
  if (!isObject(value)) return undefined;
  const [point_, min, max] = [number(value['exact']), number(value['minimum']), number(value['maximum'])];
  const [above, below] = [number(value['exclusiveMinimum']), number(value['exclusiveMaximum'])];
  for (const n of [point_, min, max, above, below]) if (n === 'bad') return { bad: 'a share is not a number' };
  if (isExact(point_)) return exactly(point_, of);
  if (![min, max, above, below].some(isExact)) return undefined;
  const low = isExact(above) ? above : isExact(min) ? min : ZERO;
  const high = isExact(below) ? below : isExact(max) ? max : HUNDRED;
  const loOpen = isExact(above) || value['exclusiveMinimum'] === true;
  const hiOpen = isExact(below) || (value['exclusiveMaximum'] ?? (flags && isExact(max) && isBelow100(max))) === true;
  // A flag that would leave nothing of "50 to 50" is one nobody meant; a number says it.
  const meant = isExact(below) || compare(low, high) !== 0;
  return checked({
    bounds: interval(low.div(HUNDRED), high.div(HUNDRED), loOpen, hiOpen && meant),
    hedge: 'range',
    of,
  });
}

/** Shares kept at most; a file has some hundreds of figures and begins anew with more. */
const MOST = 1_000;
const POINTS = new Map<string, ShareRead>();

/** One figure is one share, whoever holds it, and its text is made once. */
function exactly(percentage: Exact, of: ShareOf): ShareRead {
  const key = `${of} ${percentage.s * percentage.n}/${percentage.d}`;
  const known = POINTS.get(key);
  if (known !== undefined) return known;
  const figure = percentage.div(HUNDRED);
  const read = checked(Object.freeze({ bounds: point(figure), hedge: 'exact' as const, of, figure }));
  if (POINTS.size >= MOST) POINTS.clear();
  POINTS.set(key, read);
  return read;
}

/**
 * Before 0.4 a maximum is exclusive unless it is said not to be: "25 to 50" ends before 50. "75 to 100" said so would
 * leave out the sole owner, which no register means: there the end stays in.
 */
const isBelow100 = (max: Exact): boolean => compare(max, HUNDRED) < 0;

const isExact = (value: Exact | 'bad' | undefined): value is Exact => value !== undefined && value !== 'bad';

/** The figure as printed, or undefined for what is none. */
export const exactOf = (value: unknown): Exact | undefined => {
  const found = number(value);
  return isExact(found) ? found : undefined;
};

function number(value: unknown): Exact | 'bad' | undefined {
  if (value === undefined || value === null || typeof value === 'boolean' || value === '') return undefined;
  const text = String(value).trim();
  if (/^-?\d+(\.\d+)?$/.test(text) || /^\d+\/[1-9]\d*$/.test(text)) return exact(text);
  // JSON writes a very small number as 5e-7.
  const [, digits, power] = /^(-?\d+(?:\.\d+)?)e-(\d{1,3})$/i.exec(text) ?? [];
  return digits === undefined ? 'bad' : exact(digits).div(exact(`1${'0'.repeat(Number(power))}`));
}

function checked(share: Share): ShareRead {
  const { bounds } = share;
  if (compare(bounds.lo, ZERO) < 0 || compare(bounds.hi, ONE) > 0) return { bad: 'a share is not between 0 and 100' };
  return isEmpty(bounds) ? { bad: 'a share ends before it begins' } : { share };
}
