/**
 * A conversion of share classes in a scenario: a holder turns a part of one class into another, one share for one share.
 * Economics stay; votes are counted anew over all that there are afterwards.
 */
import type { ShareClassStatement } from '../statements/types.ts';
import { type Exact, ONE } from '../terms/exact.ts';
import { type Interval, interval, isPoint, point } from '../terms/interval.ts';
import { LookthroughError } from '../terms/problem.ts';
import { classWeights } from './quantities.ts';
import type { Column, Node, Snapshot } from './types.ts';

export interface ConversionChange {
  readonly kind: 'conversion';
  readonly holder: Node;
  readonly company: Node;
  readonly from: string;
  readonly to: string;
  /** how much of the class `from`, a fraction of one; undefined: all that the holder has of it */
  readonly share?: Exact;
}

/** Parts of all votes: of the whole class given up, and of as many shares of the class taken. */
interface Weights {
  readonly givenUp: Exact;
  readonly taken: Exact;
}

/**
 * Votes of the company after a conversion.
 * With p of a class whose votes were g of all and become t, everybody's votes are divided by 1 - p g + p t.
 * @throws LookthroughError usage: the classes have no stated parts of capital and votes, or the holder has none of it
 */
export function convertedVotes(s: Snapshot, change: ConversionChange): Column {
  const column = s.votes.get(change.company);
  const { givenUp, taken } = weightsOf(s, change);
  const converted = convertedPart(s, change);
  if (column === undefined) return refuse(s, change, 'nobody is said to have votes in it');
  const whole = (p: Exact): Exact => ONE.sub(p.mul(givenUp)).add(p.mul(taken));
  const [a, b] = [converted.lo, converted.hi];
  const holdings = column.holdings.map((h) => {
    const own = h.owner === change.holder;
    const at = (votes: Exact, p: Exact): Exact =>
      (own ? votes.sub(p.mul(givenUp)).add(p.mul(taken)) : votes).div(whole(p));
    // A quotient of two lines in p is monotone, so its ends are where p is least or most.
    const ends = [at(h.bounds.lo, a), at(h.bounds.lo, b), at(h.bounds.hi, a), at(h.bounds.hi, b)];
    return { ...h, bounds: hullOf(ends, h.bounds) };
  });
  return { ...column, holdings };
}

function hullOf(ends: readonly Exact[], was: Interval): Interval {
  const sorted = [...ends].sort((x, y) => x.compare(y));
  const [lo, hi] = [sorted[0] as Exact, sorted.at(-1) as Exact];
  const zero = ONE.sub(1);
  return interval(
    lo.compare(zero) < 0 ? zero : lo,
    hi.compare(ONE) > 0 ? ONE : hi,
    was.loOpen && lo.compare(zero) > 0,
    was.hiOpen && hi.compare(ONE) < 0,
  );
}

function weightsOf(s: Snapshot, c: ConversionChange): Weights {
  const classes = [...s.statements.values()].filter((x): x is ShareClassStatement => x.kind === 'share-class');
  const stated = classWeights(classes, { nodeOf: s.nodeOf } as Parameters<typeof classWeights>[1]).get(c.company);
  const exactly = (of: ReadonlyMap<string, Interval> | undefined, name: string): Exact => {
    const found = of?.get(name);
    if (found === undefined || !isPoint(found) || found.lo.n === 0n)
      return refuse(s, c, `its class ${name} has no stated part of the capital and of the votes as one figure each`);
    return found.lo;
  };
  const [fromCapital, toCapital] = [exactly(stated?.capital, c.from), exactly(stated?.capital, c.to)];
  const [givenUp, toVotes] = [exactly(stated?.votes, c.from), exactly(stated?.votes, c.to)];
  return { givenUp, taken: fromCapital.mul(toVotes).div(toCapital) };
}

/** How much of the class is converted; what the holder is said to have of it must cover it. */
function convertedPart(s: Snapshot, c: ConversionChange): Interval {
  const figures = s.said.filter(
    (x) => x.owner === c.holder && x.company === c.company && x.of === `class:${c.from}` && x.use === 'used',
  );
  const [held] = figures;
  if (held === undefined || figures.length > 1)
    return refuse(s, c, `${s.parties[c.holder]?.name} is not said by one figure to hold class ${c.from} of it`);
  if (c.share === undefined) return held.bounds;
  if (held.bounds.hi.compare(c.share) < 0)
    return refuse(s, c, `${s.parties[c.holder]?.name} certainly has less of class ${c.from} than that`);
  return point(c.share);
}

function refuse(s: Snapshot, c: ConversionChange, why: string): never {
  throw new LookthroughError('usage', `a conversion in ${s.parties[c.company]?.name} cannot be worked out: ${why}`);
}
