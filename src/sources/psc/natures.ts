/**
 * Natures of control as Companies House codes them -> interests. The bands carry the statute's own ends; whether a
 * holding is direct is never said. One condition met twice (in person and as trustee, say) may be the same shares, so
 * the two are one interest: at least the larger lower end, at most both together.
 */
import type { Interest } from '../../statements/types.ts';
import { compare, exact, max, min, ONE } from '../../terms/exact.ts';
import type { InterestType } from '../../terms/interest-types.ts';
import { type Interval, interval, isPoint } from '../../terms/interval.ts';
import type { Share, ShareOf } from '../../terms/share.ts';

const QUARTER = exact('1/4');
const BANDS: readonly (readonly [RegExp, string, Interval])[] = [
  [/25-to-50-percent/, '(25, 50]', interval(QUARTER, exact('1/2'), true, false)],
  [/50-to-75-percent/, '(50, 75)', interval(exact('1/2'), exact('3/4'), true, true)],
  [/75-to-100-percent/, '[75, 100]', interval(exact('3/4'), ONE)],
  // overseas entities: no upper band
  [/more-than-25-percent/, '(25, 100]', interval(QUARTER, ONE, true, false)],
];

interface Nature {
  readonly prefix: RegExp;
  readonly type: InterestType;
  readonly of?: ShareOf;
  readonly control?: Interest['control'];
}
const NATURES: readonly Nature[] = [
  { prefix: /^ownership-of-shares-/, type: 'shareholding', of: 'capital' },
  { prefix: /^voting-rights-/, type: 'votingRights', of: 'votes' },
  { prefix: /^(part-)?right-to-share-surplus-assets-/, type: 'rightsToSurplusAssetsOnDissolution', of: 'unknown' },
  { prefix: /^right-to-appoint-and-remove-(directors|members|person)/, type: 'appointmentOfBoard', control: 'board' },
  { prefix: /^significant-influence-or-control/, type: 'otherInfluenceOrControl', control: 'stated' },
  { prefix: /^registered-owner-as-nominee/, type: 'nominee' },
];

export interface NaturesRead {
  readonly interests: readonly Interest[];
  /** codes this reader does not know */
  readonly unknown: readonly string[];
}

/** What one code says; the same share, and so its text, for all who hold so much. */
type Read = Pick<Interest, 'interestType' | 'directness' | 'share' | 'control'>;

/** Files have some dozens of codes; what else stands there is looked at each time. */
const MOST = 1_000;
const KNOWN = new Map<string, Read>();

/**
 * @param codes the list `natures_of_control`
 * @example readNatures(['voting-rights-25-to-50-percent']).interests[0].share // votes, (25, 50]
 */
export function readNatures(codes: readonly string[], startDate?: string, endDate?: string): NaturesRead {
  const interests: Interest[] = [];
  const unknown: string[] = [];
  for (const code of codes) {
    const read = readNature(code);
    if (read === undefined) {
      unknown.push(code);
      continue;
    }
    const next = Object.assign(dated(Object.assign({}, read), startDate, endDate), { details: code });
    const at = interests.findIndex((i) => i.interestType === next.interestType);
    const before = interests[at];
    if (before === undefined) interests.push(next);
    else interests[at] = before.details === code ? next : together(before, next);
  }
  return { interests, unknown };
}

/** Behind what is there already; a day that is not known is no field. */
export function dated(interest: Interest, startDate: string | undefined, endDate: string | undefined): Interest {
  const own = interest as { startDate?: string; endDate?: string };
  if (startDate !== undefined) own.startDate = startDate;
  if (endDate !== undefined) own.endDate = endDate;
  return interest;
}

/** @returns undefined for a code this reader does not know */
function readNature(code: string): Read | undefined {
  const known = KNOWN.get(code);
  if (known !== undefined) return known;
  const nature = NATURES.find((n) => n.prefix.test(code));
  const band = bandOf(code);
  if (nature === undefined || (nature.of !== undefined && band === undefined)) return undefined;
  const share = nature.of === undefined || band === undefined ? {} : { share: shareOf(band, nature.of) };
  const control = nature.control === undefined ? {} : { control: nature.control };
  const read: Read = Object.freeze({ interestType: nature.type, directness: 'unknown', ...share, ...control });
  if (KNOWN.size < MOST) KNOWN.set(code, read);
  return read;
}

type Band = (typeof BANDS)[number];
const bandOf = (code: string): Band | undefined => BANDS.find(([pattern]) => pattern.test(code));
const shareOf = ([, words, bounds]: Band, of: ShareOf): Share =>
  Object.freeze({ bounds, hedge: 'range' as const, of, words });

function together(a: Interest, b: Interest): Interest {
  const details = `${a.details}; ${b.details}`;
  if (a.share === undefined || b.share === undefined) return { ...a, details };
  const [x, y] = [a.share.bounds, b.share.bounds];
  const order = compare(x.lo, y.lo);
  const lower = order >= 0 ? x : y;
  const loOpen = order === 0 ? x.loOpen || y.loOpen : lower.loOpen;
  const sum = x.hi.add(y.hi);
  const capped = compare(sum, ONE) >= 0;
  // Both at most 100 %: a sum that reaches it is cut there, and 100 % itself is possible.
  const bounds = interval(max(x.lo, y.lo), min(sum, ONE), loOpen, !capped && (x.hiOpen || y.hiOpen));
  const hedge = isPoint(bounds) ? 'exact' : 'range';
  return { ...a, share: { bounds, hedge, of: a.share.of, words: `${a.share.words} and ${b.share.words}` }, details };
}
