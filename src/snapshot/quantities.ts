/**
 * Which quantity a part enters, and under which assumption: economics by "a stake means shares", votes by "one share,
 * one vote" until a live statement gives votes apart or names a second class (rule 9). Shares of one class enter
 * through stated class weights only.
 */
import type { ShareClassStatement, Statement } from '../statements/types.ts';
import { ONE, ZERO } from '../terms/exact.ts';
import { addIntervals, type Interval, interval, UNKNOWN } from '../terms/interval.ts';
import type { Ledger } from './ledger.ts';
import type { People } from './parties.ts';
import type { Part } from './totals.ts';
import type { Node } from './types.ts';

export interface ClassWeights {
  /** class -> its part of all capital / of all votes; [0, 100] where unstated */
  readonly capital: ReadonlyMap<string, Interval>;
  readonly votes: ReadonlyMap<string, Interval>;
}

export function classWeights(statements: readonly Statement[], people: People): Map<Node, ClassWeights> {
  const byCompany = new Map<Node, ShareClassStatement[]>();
  for (const s of statements) {
    if (s.kind !== 'share-class') continue;
    const node = people.nodeOf.get(s.company);
    if (node !== undefined) byCompany.set(node, [...(byCompany.get(node) ?? []), s]);
  }
  const weights = new Map<Node, ClassWeights>();
  for (const [node, classes] of byCompany) {
    weights.set(node, {
      capital: new Map(classes.map((c) => [c.class, c.capital?.bounds ?? UNKNOWN])),
      votes: votesByClass(classes),
    });
  }
  return weights;
}

/** Stated vote parts; else capital × votes a share, normalised, where every class states both as points. */
function votesByClass(classes: readonly ShareClassStatement[]): ReadonlyMap<string, Interval> {
  const result = new Map<string, Interval>();
  const products = classes.map((c) => {
    const part = c.capital?.bounds;
    if (part === undefined || c.votesPerShare === undefined || part.lo.compare(part.hi) !== 0) return undefined;
    return part.lo.mul(c.votesPerShare);
  });
  const all = products.every((p) => p !== undefined);
  const sum = all ? products.reduce((a, b) => (a ?? ZERO).add(b ?? ZERO), ZERO) : undefined;
  classes.forEach((c, at) => {
    const product = products[at];
    const derived =
      sum !== undefined && product !== undefined && sum.n !== 0n
        ? interval(product.div(sum), product.div(sum))
        : UNKNOWN;
    result.set(c.class, c.votes?.bounds ?? derived);
  });
  return result;
}

/** Shares of classes as a part of the whole: Σ weight × part. */
export function weighted(
  classes: ReadonlyMap<string, Interval>,
  weights: ReadonlyMap<string, Interval> | undefined,
): Interval {
  let sum = interval(ZERO, ZERO);
  for (const [name, part] of classes) {
    const weight = weights?.get(name) ?? UNKNOWN;
    sum = addIntervals(
      sum,
      interval(
        part.lo.mul(weight.lo),
        part.hi.mul(weight.hi),
        part.loOpen || weight.loOpen,
        part.hiOpen || weight.hiOpen,
      ),
    );
  }
  return sum.hi.compare(ONE) > 0 ? interval(sum.lo, ONE, sum.loOpen) : sum;
}

export interface QuantityContext {
  readonly company: Node;
  readonly votesApart: boolean;
  readonly weights: ClassWeights | undefined;
  readonly people: People;
  readonly ledger: Ledger;
}

export interface Entry {
  readonly bounds: Interval;
  readonly assumptions: readonly string[];
}

/** The economic entry of a part, or undefined where it takes no room. */
export function economicEntry(part: Part, context: QuantityContext): Entry | undefined {
  const { level } = part;
  if (level.classes.size > 0) {
    const classes = weighted(level.classes, context.weights?.capital);
    return {
      bounds: part.economic === undefined ? classes : addIntervals(part.economic, classes),
      assumptions: level.assumptions,
    };
  }
  if (part.economic === undefined) return noFigure(part);
  if (!level.of.includes('unknown') || level.of.length > 1)
    return { bounds: part.economic, assumptions: level.assumptions };
  const { people, ledger } = context;
  const about = `${people.name(level.holder)} > ${people.name(level.company)}`;
  const on = ledger.assume(
    'stake-means-shares',
    about,
    `the stake of ${people.name(level.holder)} in ${people.name(level.company)} is one of shares, with their economics`,
    [level.holder, level.company],
    level.statements,
  );
  return { bounds: on ? part.economic : UNKNOWN, assumptions: [...level.assumptions, `stake-means-shares:${about}`] };
}

/** The votes entry of a part of the shares slot. */
export function votesEntry(part: Part, context: QuantityContext): Entry | undefined {
  const { level } = part;
  if (level.slot === 'votes')
    return part.votes === undefined ? noFigure(part) : { bounds: part.votes, assumptions: level.assumptions };
  if (level.slot === 'profits') return undefined;
  if (level.classes.size > 0) {
    const classes = weighted(level.classes, context.weights?.votes);
    return {
      bounds: part.votes === undefined ? classes : addIntervals(part.votes, classes),
      assumptions: level.assumptions,
    };
  }
  if (part.votes === undefined) return noFigure(part);
  if (level.of.includes('unknown') || level.of.includes('votes'))
    return { bounds: part.votes, assumptions: level.assumptions };
  if (context.votesApart) return { bounds: UNKNOWN, assumptions: level.assumptions };
  const { people, ledger } = context;
  const name = people.name(context.company);
  const on = ledger.assume(
    'one-share-one-vote',
    name,
    `every share of ${name} has one vote`,
    [context.company],
    level.statements,
  );
  return { bounds: on ? part.votes : UNKNOWN, assumptions: [...level.assumptions, `one-share-one-vote:${name}`] };
}

/** Rule 5: a holding without a figure is unknown within the column; one declared only as indirect takes no room. */
function noFigure(part: Part): Entry | undefined {
  if (part.aside !== undefined || part.level.onlyIndirect === true) return undefined;
  return { bounds: UNKNOWN, assumptions: part.level.assumptions };
}
