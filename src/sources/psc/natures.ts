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

/**
 * @param codes the list `natures_of_control`
 * @example readNatures(['voting-rights-25-to-50-percent'], {}).interests[0].share // votes, (25, 50]
 */
export function readNatures(
  codes: readonly string[],
  dates: { readonly startDate?: string; readonly endDate?: string },
): NaturesRead {
  const found = new Map<InterestType, Interest>();
  const unknown: string[] = [];
  for (const code of codes) {
    const nature = NATURES.find((n) => n.prefix.test(code));
    const band = bandOf(code);
    if (nature === undefined || (nature.of !== undefined && band === undefined)) {
      unknown.push(code);
      continue;
    }
    const share = nature.of === undefined || band === undefined ? undefined : shareOf(band, nature.of);
    const next: Interest = {
      interestType: nature.type,
      directness: 'unknown',
      ...(share === undefined ? {} : { share }),
      ...(nature.control === undefined ? {} : { control: nature.control }),
      ...dates,
      details: code,
    };
    const before = found.get(nature.type);
    found.set(nature.type, before === undefined || before.details === code ? next : together(before, next));
  }
  return { interests: [...found.values()], unknown };
}

type Band = (typeof BANDS)[number];
const bandOf = (code: string): Band | undefined => BANDS.find(([pattern]) => pattern.test(code));
const shareOf = ([, words, bounds]: Band, of: ShareOf): Share => ({ bounds, hedge: 'range', of, words });

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
