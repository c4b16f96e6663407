/**
 * A conversion of share classes in a scenario: a holder turns a part of one class into another, one share for one share.
 * Economics stay; votes are counted anew over all that there are afterwards.
 */
import type { ShareClassStatement } from '../statements/types.ts';
import { type Exact, ONE, ZERO } from '../terms/exact.ts';
import { type Interval, intersect, interval, isEmpty, isPoint } from '../terms/interval.ts';
import { LookthroughError } from '../terms/problem.ts';
import { type Amount, isHedged } from './amount.ts';
import { classWeights } from './quantities.ts';
import type { Column, Node, Snapshot } from './types.ts';

export interface ConversionChange {
  readonly kind: 'conversion';
  readonly holder: Node;
  readonly company: Node;
  readonly from: string;
  readonly to: string;
  /** how much of the class `from`; undefined: all that the holder has of it */
  readonly amount?: Amount;
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
  const holdings = column.holdings.map((h) => {
    const own = h.owner === change.holder;
    const at = (votes: Exact, p: Exact): Exact =>
      (own ? votes.sub(p.mul(givenUp)).add(p.mul(taken)) : votes).div(whole(p));
    return { ...h, bounds: between(h.bounds, converted, at) };
  });
  return { ...column, holdings };
}

/** More than one number of the class may be meant. */
export const convertsHedged = ({ amount }: ConversionChange): boolean => amount !== undefined && isHedged(amount);

/**
 * Votes grow with the votes there were, and in p a quotient of two lines is monotone: its ends are where p is least or
 * most. An end is kept out where the only p that gives it is, or the votes are.
 */
function between(votes: Interval, p: Interval, at: (votes: Exact, p: Exact) => Exact): Interval {
  const end = (held: Exact, open: boolean, least: boolean): readonly [Exact, boolean] => {
    const [a, b] = [at(held, p.lo), at(held, p.hi)];
    const order = a.compare(b);
    if (order === 0) return [a, open];
    return order < 0 === least ? [a, open || p.loOpen] : [b, open || p.hiOpen];
  };
  const [lo, loOpen] = end(votes.lo, votes.loOpen, true);
  const [hi, hiOpen] = end(votes.hi, votes.hiOpen, false);
  return interval(
    lo.compare(ZERO) < 0 ? ZERO : lo,
    hi.compare(ONE) > 0 ? ONE : hi,
    loOpen && lo.compare(ZERO) > 0,
    hiOpen && hi.compare(ONE) < 0,
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

/** What the holder is said to have of the class it converts a part of. */
export function heldOfClass(s: Snapshot, c: ConversionChange): Interval {
  const figures = s.said.filter(
    (x) => x.owner === c.holder && x.company === c.company && x.of === `class:${c.from}` && x.use === 'used',
  );
  const [held] = figures;
  return held === undefined || figures.length > 1
    ? refuse(s, c, `${s.parties[c.holder]?.name} is not said by one figure to hold class ${c.from} of it`)
    : held.bounds;
}

/** How much of the class is converted; what the holder is said to have of it must cover it. */
export function convertedPart(s: Snapshot, c: ConversionChange): Interval {
  const held = heldOfClass(s, c);
  if (c.amount === undefined) return held;
  const fits = intersect(c.amount.bounds, interval(ZERO, held.hi, false, held.hiOpen));
  if (isEmpty(fits))
    return refuse(s, c, `${s.parties[c.holder]?.name} certainly has less of class ${c.from} than that`);
  return fits;
}

function refuse(s: Snapshot, c: ConversionChange, why: string): never {
  throw new LookthroughError('usage', `a conversion in ${s.parties[c.company]?.name} cannot be worked out: ${why}`);
}
