/**
 * Rules 2 and 3: what a stated total or a figure of unknown directness says about the column. The edge gets what must
 * be the holder's own; the rest of the knowledge is kept as a TotalClaim, never added.
 */
import { type Exact, max, ONE, ZERO } from '../terms/exact.ts';
import { hull, type Interval, interval } from '../terms/interval.ts';
import type { Slot } from './figures.ts';
import type { Ledger } from './ledger.ts';
import type { LevelBook } from './levels.ts';
import type { Level } from './one-holding.ts';
import type { People } from './parties.ts';
import type { Reach } from './reach.ts';
import { dayAgainst, levelAgainst, shiftInterval, type Transfer } from './transfers.ts';
import type { Node, TotalClaim } from './types.ts';

/** One holder's part of one column, per quantity, with what is kept beside. */
export interface Part {
  readonly level: Level;
  /** undefined: takes no room in this column */
  readonly economic?: Interval;
  readonly votes?: Interval;
  readonly claim?: TotalClaim;
  /** lower end may be relaxed to 0 when the column overfills */
  readonly relaxable: boolean;
  /** declared figure that takes no room (rule 2) */
  readonly aside?: { readonly total: Interval; readonly directness: 'indirect' | 'total' };
}

export interface TotalContext {
  readonly book: LevelBook;
  readonly reach: Reach;
  readonly transfers: readonly Transfer[];
  readonly day: string;
  readonly people: People;
  readonly ledger: Ledger;
}

/** A level's part of its column, judged against the others the holder could be counting. */
export function partOf(level: Level, context: TotalContext): Part {
  const aside =
    level.indirect === undefined ? {} : { aside: { total: level.indirect, directness: 'indirect' as const } };
  const total = level.total;
  if (total === undefined) {
    return { level, relaxable: false, ...same(level.direct), ...aside };
  }
  const counts = context.reach
    .among(context.book.holdersEver(level.company), level.holder, level.company)
    .filter((k) => highestOf(k, level, context).hi.n > 0n);
  if (level.totalKind === 'unknown') return unknownDirectness(level, total, counts, context, aside);
  if (counts.length > 0) return statedTotal(level, total, counts, context, aside);
  if (level.direct === undefined) return { level, relaxable: false, aside: { total, directness: 'total' } };
  const withHands = interval(max(level.direct.lo, total.lo), total.hi, total.loOpen, total.hiOpen);
  return { level, relaxable: false, economic: level.direct, votes: withHands, ...aside };
}

const same = (own: Interval | undefined): { economic?: Interval; votes?: Interval } =>
  own === undefined ? {} : { economic: own, votes: own };

function unknownDirectness(
  level: Level,
  total: Interval,
  counts: readonly Node[],
  context: TotalContext,
  aside: Pick<Part, 'aside'>,
): Part {
  if (counts.length === 0) return { level, relaxable: true, ...same(total), ...aside };
  const chosen = askDirectness(level, counts, context);
  if (chosen === 'direct') return { level, relaxable: false, ...same(total), ...aside };
  const own = ownPart(level, total, counts, context);
  const capped = chosen === 'total';
  const claim = claimOf(level, counts, capped, capped ? counts : [], context);
  return { level, relaxable: true, ...same(own), ...(claim === undefined ? {} : { claim }), ...aside };
}

function askDirectness(level: Level, counts: readonly Node[], { people, ledger }: TotalContext): string {
  const [holder, company] = [people.name(level.holder), people.name(level.company)];
  const others = counts.map(people.name).join(' and ');
  return ledger.open({
    id: `directness:${holder} > ${company}`,
    kind: 'directness',
    text: `it is not said whether the stake of ${holder} in ${company} counts that of ${others}`,
    options: [
      { id: 'either', text: 'either is possible, both kept' },
      { id: 'direct', text: `direct: the stake of ${others} comes on top` },
      { id: 'total', text: `total: the stake of ${others} is counted in it` },
    ],
    default: 'either',
    parties: [level.holder, level.company, ...counts],
    statements: level.statements,
  });
}

function statedTotal(
  level: Level,
  total: Interval,
  counts: readonly Node[],
  context: TotalContext,
  aside: Pick<Part, 'aside'>,
): Part {
  const own = ownPart(level, total, counts, context);
  const claim = claimOf(level, counts, true, [], context);
  const kept = { ...(claim === undefined ? {} : { claim }), ...aside };
  if (level.direct === undefined) return { level, relaxable: false, ...same(own), ...kept };
  // the gap between the direct figure and the total is votes of undeclared hands, credited to the holder
  const higher = own.lo.compare(level.direct.lo) > 0;
  const votes = higher ? own : interval(level.direct.lo, total.hi, level.direct.loOpen, total.hiOpen);
  return { level, relaxable: false, economic: level.direct, votes, ...kept };
}

/** lo = max(0, T.lo − Σ_K hi), hi = T.hi, with K on the days T is stated for. */
function ownPart(level: Level, total: Interval, counts: readonly Node[], context: TotalContext): Interval {
  let most: Exact = ZERO;
  let open = false;
  for (const k of counts) {
    const hi = highestOf(k, level, context);
    most = most.add(hi.hi);
    open = open || hi.hiOpen;
  }
  const lo = total.lo.sub(most);
  if (lo.compare(ZERO) < 0) return interval(ZERO, total.hi, false, total.hiOpen);
  return interval(lo, total.hi, total.loOpen || open, total.hiOpen);
}

/** The most k can have held on the days the total speaks for. */
function highestOf(k: Node, level: Level, { book, day }: TotalContext): Interval {
  const days = level.asOf === undefined ? [day] : [...new Set([level.asOf.first, level.asOf.last])];
  let highest: Interval = interval(ZERO, ZERO);
  for (const slot of slotsFor(level.slot)) {
    for (const d of days) {
      const there = book.onDay(k, level.company, slot, d);
      if (there === undefined) continue;
      const reach = there.total ?? there.direct ?? interval(ZERO, ONE);
      if (reach.hi.compare(highest.hi) > 0) highest = reach;
      else if (reach.hi.compare(highest.hi) === 0 && !reach.hiOpen) highest = reach;
    }
  }
  return highest;
}

const slotsFor = (slot: Slot): readonly Slot[] => (slot === 'profits' ? ['profits'] : ['shares', 'votes']);

/** The claim on the day asked about: shifted by later transfers into or out of {h} ∪ K; undefined on earlier days. */
function claimOf(
  level: Level,
  counts: readonly Node[],
  cap: boolean,
  capCounts: readonly Node[],
  context: TotalContext,
): TotalClaim | undefined {
  const stated = context.book.stated(level.holder, level.company, level.slot) ?? level;
  let total = stated.total ?? level.total;
  if (total === undefined) return undefined;
  const inside = new Set([level.holder, ...counts]);
  for (const t of context.transfers) {
    if (t.company !== level.company) continue;
    const [into, outOf] = [
      t.buyer !== undefined && inside.has(t.buyer),
      t.seller !== undefined && inside.has(t.seller),
    ];
    if (into === outOf) continue;
    const told = levelAgainst(stated, t);
    const asked = dayAgainst(context.day, t);
    if (told === 'after' && asked === 'after') continue;
    if (told === 'before' && asked === 'before') continue;
    if (told !== 'before' && asked !== 'after') return undefined;
    const later = shiftInterval(total, t.share, into ? 1 : -1);
    total = told === 'before' && asked === 'after' ? later : hull(total, later);
  }
  return {
    holder: level.holder,
    company: level.company,
    counts: [...counts].sort((a, b) => a - b),
    total,
    cap,
    capCounts: [...capCounts].sort((a, b) => a - b),
    statements: level.statements,
  };
}
