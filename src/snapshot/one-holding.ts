/**
 * Rule 4: one holding, several words. Figures of one holder in one company and slot become one Level: within a
 * register source rows that differ add; sentences of one prose source intersect; between sources the newest as-of not
 * after the day wins and those that speak for the same time narrow it. Directness never adds.
 */
import type { Day, Days } from '../terms/day.ts';
import { type Exact, ONE, ratio, ZERO } from '../terms/exact.ts';
import { addIntervals, hull, type Interval, intersect, interval, isEmpty, sameInterval } from '../terms/interval.ts';
import type { ShareOf } from '../terms/share.ts';
import { boundsOf, type Figure, hedgeOf, lives, type Slot } from './figures.ts';
import { type Ledger, order, union } from './ledger.ts';
import type { People } from './parties.ts';
import type { Node, Said } from './types.ts';

/** One holder's level in one company and slot on one day. */
export interface Level {
  readonly holder: Node;
  readonly company: Node;
  readonly slot: Slot;
  /** stated as direct */
  readonly direct?: Interval;
  /** stated total, or of unknown directness */
  readonly total?: Interval;
  readonly totalKind?: 'unknown' | 'total';
  /** declared indirect figure: takes no room in the column */
  readonly indirect?: Interval;
  /** what the figures are shares of, most specific first */
  readonly of: readonly ShareOf[];
  /** no figure at all */
  readonly missing: boolean;
  /** no figure, and every statement says the interest is indirect: it takes no room */
  readonly onlyIndirect?: boolean;
  /** the smallest printed digit of a point figure, a fraction of one (rule 6) */
  readonly unit?: Exact;
  /** share of one class only: class -> part of the class */
  readonly classes: ReadonlyMap<string, Interval>;
  readonly asOf?: Days;
  /** stated start and end of the holding at this level */
  readonly validFrom?: Days;
  readonly validTo?: Days;
  readonly sources: readonly string[];
  readonly regimes: readonly string[];
  readonly assumptions: readonly string[];
  readonly statements: readonly string[];
}

export interface LevelContext {
  readonly day: Day;
  readonly people: People;
  readonly ledger: Ledger;
  /** records how each figure was used; off while levels of other days are looked up */
  readonly said?: Map<Figure, Said['use']>;
}

/** All figures of one key -> the level on the day, or undefined if none lives. */
export function levelOn(figures: readonly Figure[], context: LevelContext): Level | undefined {
  const live = figures.filter((f) => lives(f, context.day) !== 'no');
  if (live.length === 0) return undefined;
  const told = groupBySource(live).map((group) => oneSource(group, context));
  return betweenSources(told, context);
}

/** A source's word on one key for one as-of. */
interface Told {
  readonly level: Level;
  readonly figures: readonly Figure[];
  readonly rank: number;
}

/** Per source and the day it tells the figures for; a news page may give the level before and the level after. */
function groupBySource(figures: readonly Figure[]): Figure[][] {
  const groups = new Map<string, Figure[]>();
  for (const f of figures) {
    const key = `${f.source} ${f.asOf?.first ?? ''} ${f.asOf?.last ?? ''}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [f]);
    else group.push(f);
  }
  return [...groups.values()];
}

function oneSource(group: readonly Figure[], context: LevelContext): Told {
  const figures = [...group].sort((a, b) => order(a.statement, b.statement));
  const [head] = figures as [Figure, ...Figure[]];
  const figured = figures.filter((f) => f.share !== undefined && hedgeOf(f) !== 'some');
  const vague = figures.filter((f) => f.share !== undefined && hedgeOf(f) === 'some');
  const merge = head.manner === 'prose' ? intersectAll : addAll;
  const part = (directness: Figure['directness']): Interval | undefined => {
    const some = figured.filter((f) => f.directness === directness && classOf(f) === undefined);
    const words = vague.filter((f) => f.directness === directness && classOf(f) === undefined);
    if (some.length === 0 && words.length === 0) return undefined;
    const base = some.length === 0 ? undefined : merge(some, context);
    return words.length === 0 ? base : narrow(base, intersectAll(words, context));
  };
  const level = settleDirectness(
    { direct: part('direct'), unknown: part('unknown'), total: part('total'), indirect: part('indirect') },
    {
      holder: head.holder,
      company: head.company,
      slot: head.slot,
      of: [...new Set(figures.filter((f) => f.share !== undefined || figures.length === 1).map((f) => f.of))].sort(
        order,
      ),
      missing: figures.every((f) => f.share === undefined),
      onlyIndirect: figures.every((f) => f.directness === 'indirect'),
      classes: classParts(figured, context),
      sources: [head.source],
      regimes: [...new Set(figures.flatMap((f) => f.regime ?? []))].sort(order),
      assumptions: [],
      statements: figures.map((f) => f.statement),
      ...(head.asOf === undefined ? {} : { asOf: head.asOf }),
      ...validity(figured.length > 0 ? figured : figures),
      ...printedUnit(figured),
    },
  );
  noteLife(figures, context);
  return { level, figures, rank: head.rank };
}

function validity(figures: readonly Figure[]): { validFrom?: Days; validTo?: Days } {
  const from = figures.find((f) => f.start !== undefined)?.start;
  const to = figures.find((f) => f.end !== undefined)?.end;
  return { ...(from === undefined ? {} : { validFrom: from }), ...(to === undefined ? {} : { validTo: to }) };
}

/** 33.4 % is printed to a tenth of a point; only plain points have such a unit. */
function printedUnit(figures: readonly Figure[]): { unit?: Exact } {
  const points = figures.filter(
    (f) => f.share !== undefined && f.share.hedge === 'exact' && f.share.figure !== undefined,
  );
  if (points.length !== 1 || figures.length !== 1) return {};
  const figure = points[0]?.share?.figure;
  if (figure === undefined) return {};
  for (let digits = 0n; digits <= 12n; digits += 1n) {
    if ((figure.n * 100n * 10n ** digits) % figure.d === 0n) return { unit: ratio(1n, 100n * 10n ** digits) };
  }
  return {};
}

function noteLife(figures: readonly Figure[], { day, people, ledger }: LevelContext): void {
  for (const f of figures) {
    if (lives(f, day) !== 'maybe') continue;
    ledger.warn(
      'date-uncertain',
      `whether ${people.name(f.holder)} held its part of ${people.name(f.company)} on ${day} depends on an inexact date`,
      [f.holder, f.company],
      [f.statement],
    );
  }
}

/** The class a figure is a share of; a class named beside a share of the whole company does not make it one. */
const classOf = (f: Figure): string | undefined => (f.of.startsWith('class:') ? f.of.slice(6) : undefined);

function classParts(figures: readonly Figure[], context: LevelContext): ReadonlyMap<string, Interval> {
  const byClass = new Map<string, Figure[]>();
  for (const f of figures) {
    const name = classOf(f);
    if (name !== undefined) byClass.set(name, [...(byClass.get(name) ?? []), f]);
  }
  return new Map([...byClass].sort(([a], [b]) => order(a, b)).map(([name, fs]) => [name, addAll(fs, context)]));
}

/** Rows of one register source: those that read the same count once, the rest add. */
function addAll(figures: readonly Figure[], context: LevelContext): Interval {
  const distinct: { bounds: Interval; key: string }[] = [];
  for (const f of figures) {
    const bounds = bound(f, context.day);
    const key = `${f.lot ?? ''}|${f.class ?? ''}|${f.startText ?? ''}|${f.endText ?? ''}`;
    if (!distinct.some((d) => d.key === key && sameInterval(d.bounds, bounds))) distinct.push({ bounds, key });
  }
  const sum = distinct.map((d) => d.bounds).reduce(addIntervals);
  return capped(sum);
}

const bound = (f: Figure, day: Day): Interval => boundsOf(f, lives(f, day) === 'yes' ? 'yes' : 'maybe');
const capped = (a: Interval): Interval => (a.hi.compare(ONE) > 0 ? interval(a.lo, ONE, a.loOpen) : a);

/**
 * Sentences of one prose source are one holding; where they do not meet the first stands and the rest are an open
 * point. A sentence that may not live on the day cannot narrow one that does; several such are alternatives.
 */
function intersectAll(all: readonly Figure[], context: LevelContext): Interval {
  const figures = all.filter((f) => lives(f, context.day) === 'yes');
  if (figures.length === 0) return all.map((f) => bound(f, context.day)).reduce(hull);
  let result: Interval | undefined;
  for (const f of figures) {
    const bounds = bound(f, context.day);
    const next = result === undefined ? bounds : intersect(result, bounds);
    if (!isEmpty(next)) {
      result = next;
      continue;
    }
    const holding = `${context.people.name(f.holder)} > ${context.people.name(f.company)}`;
    const chosen = context.ledger.open({
      id: `conflict:${holding}:${f.source}`,
      kind: 'conflict',
      text: `one source gives two figures for ${holding} that do not meet`,
      options: figures.map((g) => ({ id: g.statement, text: g.share?.words ?? 'a figure' })),
      default: figures[0]?.statement ?? '',
      parties: [f.holder, f.company],
      statements: figures.map((g) => g.statement),
    });
    const pick = figures.find((g) => g.statement === chosen) ?? f;
    return bound(pick, context.day);
  }
  return result ?? interval(ZERO, ONE);
}

function narrow(base: Interval | undefined, words: Interval): Interval {
  if (base === undefined) return words;
  const both = intersect(base, words);
  return isEmpty(both) ? base : both;
}

interface Parts {
  readonly direct: Interval | undefined;
  readonly unknown: Interval | undefined;
  readonly total: Interval | undefined;
  readonly indirect: Interval | undefined;
}
type Shell = Omit<Level, 'direct' | 'total' | 'totalKind' | 'indirect'>;

/** Unknown beside total is that total; unknown beside direct is direct if they meet, else the total containing it. */
function settleDirectness(parts: Parts, shell: Shell): Level {
  let { direct, total } = parts;
  let totalKind: Level['totalKind'] = total === undefined ? undefined : 'total';
  if (parts.unknown !== undefined) {
    if (total !== undefined) total = narrow(total, parts.unknown);
    else if (direct === undefined) [total, totalKind] = [parts.unknown, 'unknown'];
    else if (!isEmpty(intersect(direct, parts.unknown))) direct = intersect(direct, parts.unknown);
    else if (parts.unknown.hi.compare(direct.lo) >= 0) [total, totalKind] = [parts.unknown, 'total'];
  }
  return {
    ...shell,
    ...(direct === undefined ? {} : { direct }),
    ...(total === undefined ? {} : { total }),
    ...(totalKind === undefined ? {} : { totalKind }),
    ...(parts.indirect === undefined ? {} : { indirect: parts.indirect }),
  };
}

/** Newest as-of not after the day first (first day, last day, rank, id); those after it only if there is no other. */
function preferred(told: readonly Told[], day: Day): Told[] {
  const isAfter = (t: Told): boolean => t.level.asOf !== undefined && t.level.asOf.first > day;
  const id = (t: Told): string => t.level.statements[0] ?? '';
  const newest = (a: Told, b: Told): number =>
    order(b.level.asOf?.first ?? '', a.level.asOf?.first ?? '') ||
    order(b.level.asOf?.last ?? '', a.level.asOf?.last ?? '') ||
    b.rank - a.rank ||
    order(id(a), id(b));
  const before = told.filter((t) => !isAfter(t)).sort(newest);
  if (before.length > 0) return before;
  return [...told].sort((a, b) => -newest(a, b) || order(id(a), id(b)));
}

const overlap = (a: Days | undefined, b: Days | undefined): boolean =>
  a === undefined || b === undefined || (a.first <= b.last && b.first <= a.last);

function betweenSources(told: readonly Told[], context: LevelContext): Level {
  const ranked = preferred(told, context.day);
  const figured = ranked.filter((t) => !t.level.missing);
  const [first, ...rest] = (figured.length > 0 ? figured : ranked) as [Told, ...Told[]];
  const winner = chosenOf(first, rest, context);
  mark(winner.figures, 'used', context);
  let level = startKnown(winner.level, winner.figures, context);
  for (const other of ranked) {
    if (other === winner) continue;
    if (!overlap(winner.level.asOf, other.level.asOf) || (winner !== first && other === first)) {
      mark(other.figures, other.level.missing || agrees(level, other.level) ? 'corroborates' : 'left-out', context);
      continue;
    }
    const both = combine(level, other.level);
    if (both === undefined) mark(other.figures, 'left-out', context);
    else {
      mark(other.figures, 'corroborates', context);
      level = both;
    }
  }
  return level;
}

/** Sources of the same time that do not meet are an open point; the newest stands unless another is chosen. */
function chosenOf(first: Told, rest: readonly Told[], context: LevelContext): Told {
  const against = rest.filter(
    (t) => overlap(first.level.asOf, t.level.asOf) && combine(first.level, t.level) === undefined,
  );
  if (against.length === 0) return first;
  const { people, ledger } = context;
  const holding = `${people.name(first.level.holder)} > ${people.name(first.level.company)}`;
  const all = [first, ...against];
  const statements = all.flatMap((t) => t.level.statements).sort(order);
  const parties = [first.level.holder, first.level.company];
  const label = (t: Told): string => {
    const words = t.figures.find((f) => f.share?.words !== undefined)?.share?.words ?? 'a figure';
    return `${words} (${t.figures[0]?.source.trim() ?? ''})`;
  };
  const chosen = ledger.open({
    id: `conflict:${holding}`,
    kind: 'conflict',
    text: `sources disagree on the part of ${holding}`,
    options: all.map((t, at) => ({ id: at === 0 ? 'newest' : (t.level.statements[0] ?? String(at)), text: label(t) })),
    default: 'newest',
    parties,
    statements,
  });
  ledger.warn('conflict', `sources disagree on ${holding}: ${all.map(label).join(' against ')}`, parties, statements);
  return all.find((t, at) => (at === 0 ? chosen === 'newest' : t.level.statements[0] === chosen)) ?? first;
}

/** A level told only for a later time, without a start: taken to have stood before, by assumption. */
function startKnown(level: Level, figures: readonly Figure[], context: LevelContext): Level {
  const { day, people, ledger } = context;
  const late = level.asOf !== undefined && level.asOf.first > day && figures.some((f) => f.start === undefined);
  if (!late) return level;
  const on = ledger.assume(
    'start-unknown',
    `${people.name(level.holder)} > ${people.name(level.company)}`,
    `${people.name(level.holder)} held its part of ${people.name(level.company)} before it was first told of`,
    [level.holder, level.company],
    level.statements,
  );
  const lowered = (a: Interval | undefined): Interval | undefined =>
    a === undefined || on ? a : interval(ZERO, a.hi, false, a.hiOpen);
  return withParts(level, {
    direct: lowered(level.direct),
    total: lowered(level.total),
    indirect: lowered(level.indirect),
  });
}

function agrees(a: Level, b: Level): boolean {
  const own = a.direct ?? a.total;
  const other = b.direct ?? b.total;
  return own === undefined || other === undefined || !isEmpty(intersect(own, other));
}

/** Two sources' words on one holding for the same time, or undefined where they do not meet. */
function combine(a: Level, b: Level): Level | undefined {
  if (b.missing) return { ...a, statements: union(a.statements, b.statements) };
  const parts = settleParts(a, b);
  if (parts === undefined) return undefined;
  return {
    ...withParts(a, parts),
    ...(parts.totalKind === undefined ? {} : { totalKind: parts.totalKind }),
    of: union(a.of, b.of),
    missing: false,
    regimes: union(a.regimes, b.regimes),
    sources: union(a.sources, b.sources),
    statements: union(a.statements, b.statements),
  };
}

interface SettledParts {
  readonly direct: Interval | undefined;
  readonly total: Interval | undefined;
  readonly indirect: Interval | undefined;
  readonly totalKind?: 'unknown' | 'total';
}

function settleParts(a: Level, b: Level): SettledParts | undefined {
  const direct = meet(a.direct, b.direct);
  const total = meet(a.total, b.total);
  const indirect = meet(a.indirect, b.indirect);
  if (direct === 'apart' || total === 'apart' || indirect === 'apart') return undefined;
  const stated = a.totalKind === 'total' || b.totalKind === 'total';
  if (direct !== undefined && total !== undefined && !stated) {
    const both = intersect(direct, total);
    if (!isEmpty(both)) return { direct: both, total: undefined, indirect };
    return total.hi.compare(direct.lo) >= 0 ? { direct, total, indirect, totalKind: 'total' } : undefined;
  }
  if (direct !== undefined && total !== undefined && total.hi.compare(direct.lo) < 0) return undefined;
  return { direct, total, indirect, ...(total === undefined ? {} : { totalKind: stated ? 'total' : 'unknown' }) };
}

function meet(a: Interval | undefined, b: Interval | undefined): Interval | undefined | 'apart' {
  if (a === undefined || b === undefined) return a ?? b;
  const both = intersect(a, b);
  return isEmpty(both) ? 'apart' : both;
}

/** The level with other parts; a part that is undefined is left out. */
export function withParts(level: Level, parts: Omit<SettledParts, 'totalKind'>): Level {
  const { direct: _d, total: _t, indirect: _i, ...shell } = level;
  return {
    ...shell,
    ...(parts.direct === undefined ? {} : { direct: parts.direct }),
    ...(parts.total === undefined ? {} : { total: parts.total }),
    ...(parts.indirect === undefined ? {} : { indirect: parts.indirect }),
  };
}

function mark(figures: readonly Figure[], use: Said['use'], context: LevelContext): void {
  for (const f of figures) context.said?.set(f, f.directness === 'indirect' && use === 'used' ? 'aside' : use);
}
