/**
 * Rule 8: transfers imply levels. A completed transfer of t from S to B shifts what was stated before it and unshifts
 * what was stated after it; where nothing is stated the buyer has t, by the assumption that it had none before. Plans,
 * conditional deals and amounts without a share make no holding.
 */
import type { Statement, TransactionStatement } from '../statements/types.ts';
import { type Day, type Days, daysOf } from '../terms/day.ts';
import { ONE, ZERO } from '../terms/exact.ts';
import {
  addIntervals,
  clip,
  hull,
  type Interval,
  intersect,
  interval,
  isEmpty,
  NOTHING,
  subtractIntervals,
} from '../terms/interval.ts';
import type { ShareOf } from '../terms/share.ts';
import { union } from './ledger.ts';
import { type Level, type LevelContext, withParts } from './one-holding.ts';
import type { People } from './parties.ts';
import type { Node } from './types.ts';

export interface Transfer {
  readonly buyer?: Node;
  readonly seller?: Node;
  readonly company: Node;
  readonly class?: string;
  readonly share: Interval;
  readonly of: ShareOf;
  readonly days: Days;
  readonly sources: readonly string[];
  readonly statements: readonly string[];
}

const MOVES = new Set(['acquisition', 'disposal', 'subscription']);
const EVER: Days = { first: '0000-01-01', last: '9999-12-31' };

/** Completed transfers with a share; two reports of one transfer count once. */
export function readTransfers(statements: readonly Statement[], people: People): Transfer[] {
  const byCompany = new Map<Node, Transfer[]>();
  for (const s of statements) {
    if (s.kind !== 'transaction' || !MOVES.has(s.transaction) || s.status !== 'completed') continue;
    const read = transferFrom(s, people);
    if (read === undefined) continue;
    const transfers = byCompany.get(read.company) ?? [];
    byCompany.set(read.company, transfers);
    const twin = transfers.findIndex((t) => sameTransfer(t, read));
    const known = transfers[twin];
    if (known === undefined) transfers.push(read);
    else transfers[twin] = merged(known, read);
  }
  return [...byCompany.values()].flat();
}

function transferFrom(s: TransactionStatement, people: People): Transfer | undefined {
  const company = people.nodeOf.get(s.company);
  if (s.share === undefined || company === undefined || s.buyers.length > 1 || s.sellers.length > 1) return undefined;
  const buyer = people.nodeOf.get(s.buyers[0] ?? '');
  const seller = people.nodeOf.get(s.sellers[0] ?? '');
  if (buyer === undefined && seller === undefined) return undefined;
  const published = s.source.published ?? s.statementDate;
  const latest = published === undefined ? EVER.last : daysOf(published).last;
  return {
    company,
    share: s.share.bounds,
    of: s.share.of,
    days: s.date === undefined ? { first: EVER.first, last: latest } : daysOf(s.date),
    sources: [`${s.source.name} ${s.source.publisher ?? ''}`],
    statements: [s.statementId],
    ...(buyer === undefined ? {} : { buyer }),
    ...(seller === undefined ? {} : { seller }),
    ...(s.class === undefined ? {} : { class: s.class }),
  };
}

/** Same buyer, company and class, sellers equal or one unstated, days overlap, intervals meet. */
function sameTransfer(a: Transfer, b: Transfer): boolean {
  return (
    a.buyer === b.buyer &&
    a.company === b.company &&
    a.class === b.class &&
    (a.seller === b.seller || a.seller === undefined || b.seller === undefined) &&
    a.days.first <= b.days.last &&
    b.days.first <= a.days.last &&
    !isEmpty(intersect(a.share, b.share))
  );
}

function merged(a: Transfer, b: Transfer): Transfer {
  const seller = a.seller ?? b.seller;
  return {
    ...a,
    share: intersect(a.share, b.share),
    days: {
      first: a.days.first > b.days.first ? a.days.first : b.days.first,
      last: a.days.last < b.days.last ? a.days.last : b.days.last,
    },
    sources: union(a.sources, b.sources),
    statements: union(a.statements, b.statements),
    ...(seller === undefined ? {} : { seller }),
  };
}

export type Position = 'before' | 'after' | 'uncertain';

/** Is this level one from before the transfer, or does it already contain it? */
export function levelAgainst(level: Level, t: Transfer): Position {
  if (level.validTo !== undefined && level.validTo.first <= t.days.last) return 'before';
  if (level.validFrom !== undefined && level.validFrom.last >= t.days.first) return 'after';
  // A document may tell the level before and the level after: the day it gives for a level decides first.
  if (level.asOf !== undefined && level.asOf.last < t.days.first) return 'before';
  if (level.sources.some((s) => t.sources.includes(s))) return 'after';
  if (level.asOf === undefined) return 'uncertain';
  return level.asOf.first >= t.days.last ? 'after' : 'uncertain';
}

/** Is the day asked about before the transfer or not? */
export function dayAgainst(day: Day, t: Transfer): Position {
  return day >= t.days.last ? 'after' : day < t.days.first ? 'before' : 'uncertain';
}

/** The level of one holder with its transfers worked in. `level` undefined: nothing is stated. */
export function withTransfers(
  level: Level | undefined,
  key: { holder: Node; company: Node },
  transfers: readonly Transfer[],
  context: LevelContext,
): Level | undefined {
  let result = level;
  for (const t of transfers) {
    if (t.company !== key.company || (t.buyer !== key.holder && t.seller !== key.holder)) continue;
    if (t.buyer === t.seller) continue;
    const sign = t.buyer === key.holder ? 1 : -1;
    result = level === undefined ? fromTransfer(result, key, t, sign, context) : moved(result, level, t, sign, context);
  }
  return result;
}

/** No level is stated: the buyer has t afterwards, the seller had at least t.lo before. */
function fromTransfer(
  level: Level | undefined,
  key: { holder: Node; company: Node },
  t: Transfer,
  sign: 1 | -1,
  context: LevelContext,
): Level | undefined {
  const when = dayAsked(t, key, context);
  const { people, ledger } = context;
  const about = `${people.name(key.holder)} > ${people.name(key.company)}`;
  if (sign === -1) {
    if (when === 'after') return level;
    const had = interval(when === 'before' ? t.share.lo : ZERO, ONE, when === 'before' && t.share.loOpen);
    return levelOf(key, t, had, level);
  }
  if (when === 'before') return level;
  const alone = ledger.assume(
    'no-earlier-holding',
    about,
    `${people.name(key.holder)} held none of ${people.name(key.company)} before the transfer`,
    [key.holder, key.company],
    t.statements,
  );
  const bought = alone ? t.share : interval(t.share.lo, ONE, t.share.loOpen);
  const earlier = level?.direct;
  const sum = earlier === undefined ? bought : clip(addIntervals(earlier, bought));
  return levelOf(key, t, when === 'uncertain' ? hull(earlier ?? NOTHING, sum) : sum, level);
}

function levelOf(key: { holder: Node; company: Node }, t: Transfer, direct: Interval, level: Level | undefined): Level {
  return {
    ...key,
    slot: t.of === 'votes' ? 'votes' : 'shares',
    direct,
    of: [t.of],
    missing: false,
    classes: new Map(),
    sources: union(level?.sources ?? [], t.sources),
    regimes: [],
    assumptions: union(level?.assumptions ?? [], ['no-earlier-holding']),
    statements: union(level?.statements ?? [], t.statements),
  };
}

/** A stated level, shifted by t where the day and the statement stand on different sides of the transfer. */
function moved(
  now: Level | undefined,
  stated: Level,
  t: Transfer,
  sign: 1 | -1,
  context: LevelContext,
): Level | undefined {
  if (now === undefined) return undefined;
  const told = levelAgainst(stated, t);
  const asked = dayAsked(t, stated, context);
  const as = (from: Position, to: Position): Level =>
    from === to ? now : shifted(now, t.share, from === 'before' ? sign : (-sign as 1 | -1), t.statements);
  const fromOptions: Position[] = told === 'uncertain' ? ['before', 'after'] : [told];
  const toOptions: Position[] = asked === 'uncertain' ? ['before', 'after'] : [asked];
  if (sign === -1 && told === 'before') noteShortSeller(stated, t, context);
  const outcomes = fromOptions.flatMap((from) => toOptions.map((to) => as(from, to)));
  return outcomes.reduce(hullOf);
}

/** A seller that had less than it sold: one of the two figures is wrong; its level falls to 0 and no further. */
function noteShortSeller(stated: Level, t: Transfer, { people, ledger }: LevelContext): void {
  const had = stated.direct ?? stated.total;
  if (had === undefined || had.hi.compare(t.share.lo) >= 0) return;
  ledger.warn(
    'seller-exceeds',
    `${people.name(stated.holder)} sold more of ${people.name(stated.company)} than it was said to hold`,
    [stated.holder, stated.company],
    union(stated.statements, t.statements),
  );
}

/** The date point of a transfer whose day is not certain against the day asked about. */
function dayAsked(t: Transfer, key: { holder: Node; company: Node }, context: LevelContext): Position {
  const when = dayAgainst(context.day, t);
  if (when !== 'uncertain') return when;
  const { people, ledger } = context;
  const chosen = ledger.open({
    id: `date:${people.name(key.holder)} > ${people.name(key.company)}`,
    kind: 'date',
    text: `whether the transfer of ${people.name(key.company)} had happened by ${context.day} is not said`,
    options: [
      { id: 'either', text: 'before or after, both kept' },
      { id: 'before', text: `${context.day} is before the transfer` },
      { id: 'after', text: `${context.day} is after the transfer` },
    ],
    default: 'either',
    parties: [key.holder, key.company],
    statements: t.statements,
  });
  return chosen === 'before' || chosen === 'after' ? chosen : 'uncertain';
}

/** Adds (sign 1) or takes away (sign -1) t, within 0 and 100 %. */
export function shiftInterval(a: Interval, t: Interval, sign: 1 | -1): Interval {
  return clip(sign === 1 ? addIntervals(a, t) : subtractIntervals(a, t));
}

function shifted(level: Level, t: Interval, sign: 1 | -1, statements: readonly string[]): Level {
  const shift = (a: Interval | undefined): Interval | undefined =>
    a === undefined ? undefined : shiftInterval(a, t, sign);
  return {
    ...withParts(level, { direct: shift(level.direct), total: shift(level.total), indirect: level.indirect }),
    statements: union(level.statements, statements),
  };
}

function hullOf(a: Level, b: Level): Level {
  const both = (x: Interval | undefined, y: Interval | undefined): Interval | undefined =>
    x === undefined || y === undefined ? (x ?? y) : hull(x, y);
  return {
    ...withParts(a, { direct: both(a.direct, b.direct), total: both(a.total, b.total), indirect: a.indirect }),
    statements: union(a.statements, b.statements),
  };
}
