/**
 * Rule 11, own shares: what a company holds of itself is taken out and the rest rescaled by 1/(1 − t). Where t is a
 * range both ends are used, outward: sound, no longer tight (`loose-bound`). The same as summing the loop's geometric
 * series; German practice on beneficial owners does exactly this (Haufe on GwG § 3, Rz. 254).
 */
import { type Exact, ONE, ZERO } from '../terms/exact.ts';
import { type Interval, interval, isPoint } from '../terms/interval.ts';
import type { Ledger } from './ledger.ts';
import type { Fitted } from './overfill.ts';
import type { People } from './parties.ts';

export function withoutOwnShares(fitted: Fitted, context: { people: People; ledger: Ledger }): Fitted {
  const { column, claims } = fitted;
  const own = column.holdings.find((h) => h.owner === column.company);
  if (own === undefined) return fitted;
  const name = context.people.name(column.company);
  const t = own.bounds;
  context.ledger.warn(
    'self-holding',
    `${name} holds its own shares; they are taken out and the rest rescaled`,
    [column.company],
    own.statements,
  );
  if (!isPoint(t)) {
    context.ledger.warn(
      'loose-bound',
      `the own shares of ${name} are a range: bounds are sound but may not be tight`,
      [column.company],
      own.statements,
    );
  }
  const rescale = (a: Interval): Interval => {
    const lo = scaled(a.lo, t.lo, ZERO);
    const hi = scaled(a.hi, t.hi, ONE);
    return interval(lo, hi, a.loOpen && lo.compare(ONE) < 0, hi.compare(ONE) < 0 && (a.hiOpen || t.hiOpen));
  };
  return {
    column: {
      ...column,
      holdings: column.holdings.filter((h) => h !== own).map((h) => ({ ...h, bounds: rescale(h.bounds) })),
    },
    claims: claims
      .filter((c) => c.holder !== column.company)
      .map((c) => ({ ...c, total: rescale(c.total), counts: c.counts.filter((k) => k !== column.company) })),
  };
}

/** a/(1 − t), at most 1; with everything in own hands nothing bounds the rest, so `unbounded` is returned. */
function scaled(a: Exact, t: Exact, unbounded: Exact): Exact {
  const rest = ONE.sub(t);
  if (rest.n === 0n || rest.s < 0n) return unbounded;
  const result = a.div(rest);
  return result.compare(ONE) > 0 ? ONE : result;
}
