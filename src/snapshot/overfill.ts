/**
 * Rule 6: a column whose lower ends add to more than 100 %. In order: holdings of unknown directness may be part of
 * the others (lower end 0, claim over the whole column); printed points may be rounded; then the excess is taken off
 * every lower end (`widen`) or the limit is lifted and face values kept (`as-stated`).
 */
import type { Directness } from '../statements/types.ts';
import { type Exact, HALF, max, ONE, percentNumber, ZERO } from '../terms/exact.ts';
import { clip, type Interval, interval, isPoint } from '../terms/interval.ts';
import type { Ledger } from './ledger.ts';
import type { People } from './parties.ts';
import type { Column, Node, TotalClaim } from './types.ts';

export interface Entry {
  readonly bounds: Interval;
  readonly assumptions: readonly string[];
  readonly relaxable: boolean;
  readonly statements: readonly string[];
  readonly directness: Directness;
  readonly unit?: Exact;
}
export type Entries = ReadonlyMap<Node, Entry>;

export interface Draft {
  readonly entries: Entries;
  readonly claims: readonly TotalClaim[];
}
export interface Fitted {
  readonly column: Column;
  readonly claims: readonly TotalClaim[];
}

export interface FitContext {
  readonly company: Node;
  readonly measure: 'economic' | 'votes';
  readonly complete: boolean;
  readonly over100: 'widen' | 'as-stated';
  readonly people: People;
  readonly ledger: Ledger;
}

export function fitColumn(draft: Draft, context: FitContext): Fitted | undefined {
  if (draft.entries.size === 0) return undefined;
  if (fits(draft.entries)) return column(draft, context, ONE, false);
  const relaxed = relax(draft, context);
  if (fits(relaxed.entries)) return column(relaxed, context, ONE, false);
  const rounded = { ...relaxed, entries: roundPoints(relaxed.entries) };
  const name = context.people.name(context.company);
  if (fits(rounded.entries)) {
    warn(
      'rounded',
      `the holdings of ${name} add to ${total(draft.entries)} % as printed; read as rounded they fit`,
      draft,
      context,
    );
    return column(rounded, context, ONE, false);
  }
  const sum = lowSum(relaxed.entries);
  if (context.over100 === 'as-stated') {
    warn(
      'over-100-as-stated',
      `the holdings of ${name} add to ${total(draft.entries)} %; kept as stated`,
      draft,
      context,
    );
    return column(relaxed, context, max(sum, ONE), true);
  }
  warn(
    'over-100',
    `the holdings of ${name} add to ${total(draft.entries)} %; every lower end is taken down by the excess`,
    draft,
    context,
  );
  return column(widen(relaxed, sum.sub(ONE)), context, ONE, false);
}

const lowSum = (entries: Entries): Exact => [...entries.values()].reduce((sum, e) => sum.add(e.bounds.lo), ZERO);

/** Some choice of shares adds to at most 100 %. */
function fits(entries: Entries): boolean {
  const order = lowSum(entries).compare(ONE);
  return order < 0 || (order === 0 && [...entries.values()].every((e) => !e.bounds.loOpen));
}
const total = (entries: Entries): string => String(percentNumber(lowSum(entries), 'nearest'));

function warn(
  code: 'rounded' | 'over-100' | 'over-100-as-stated',
  message: string,
  draft: Draft,
  context: FitContext,
): void {
  const measure = context.measure === 'votes' ? `${message} (votes)` : message;
  const statements = [...draft.entries.values()].flatMap((e) => e.statements).sort();
  context.ledger.warn(code, measure, [context.company], [...new Set(statements)]);
}

/** Unknown directness: the holding may be counted in any of the others; its claim runs over the whole column. */
function relax(draft: Draft, context: FitContext): Draft {
  const entries = new Map<Node, Entry>();
  const claims = draft.claims.filter((c) => draft.entries.get(c.holder)?.relaxable !== true);
  for (const [holder, e] of draft.entries) {
    if (!e.relaxable) {
      entries.set(holder, e);
      continue;
    }
    entries.set(holder, { ...e, bounds: interval(ZERO, e.bounds.hi, false, e.bounds.hiOpen) });
    if (context.measure !== 'votes') continue;
    const stated = draft.claims.find((c) => c.holder === holder);
    const counts = [...draft.entries.keys()].filter((k) => k !== holder).sort((a, b) => a - b);
    claims.push({
      holder,
      company: context.company,
      counts,
      total: stated?.total ?? e.bounds,
      cap: false,
      capCounts: [],
      statements: e.statements,
    });
  }
  return { entries, claims };
}

function roundPoints(entries: Entries): Entries {
  return new Map(
    [...entries].map(([holder, e]) => {
      if (e.unit === undefined || !isPoint(e.bounds)) return [holder, e];
      const half = e.unit.mul(HALF);
      return [
        holder,
        { ...e, bounds: clip(interval(e.bounds.lo.sub(half), e.bounds.hi.add(half), false, true), true) },
      ];
    }),
  );
}

function widen(draft: Draft, excess: Exact): Draft {
  const lower = (a: Interval): Interval => interval(max(a.lo.sub(excess), ZERO), a.hi, false, a.hiOpen);
  return {
    entries: new Map([...draft.entries].map(([holder, e]) => [holder, { ...e, bounds: lower(e.bounds) }])),
    claims: draft.claims.map((c) => ({ ...c, total: lower(c.total) })),
  };
}

function column(draft: Draft, context: FitContext, capacity: Exact, overfull: boolean): Fitted {
  const holdings = [...draft.entries]
    .sort(([a], [b]) => a - b)
    .map(([owner, e]) => ({
      owner,
      company: context.company,
      bounds: e.bounds,
      directness: e.directness,
      statements: e.statements,
      assumptions: e.assumptions,
    }));
  const high = holdings.reduce((sum, h) => sum.add(h.bounds.hi), ZERO);
  const short = high.compare(ONE) < 0 || (high.compare(ONE) === 0 && holdings.some((h) => h.bounds.hiOpen));
  const complete = context.complete && !short;
  if (context.complete && short) {
    context.ledger.warn(
      'contradiction',
      `the list of holders of ${context.people.name(context.company)} is called complete but adds to less than 100 %`,
      [context.company],
      holdings.flatMap((h) => h.statements).sort(),
    );
  }
  return { column: { company: context.company, holdings, complete, capacity, overfull }, claims: draft.claims };
}
