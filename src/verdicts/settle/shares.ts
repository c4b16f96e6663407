/**
 * Shares as facts: what a holder itself holds of the company. One share is tried on every value, cut where the verdict
 * may turn: each cut is judged as a point and each piece between as an open interval, so that "always" is proved and
 * not sampled. Several shares decide together when all that is uncertain about the set is told.
 */
import { jointHolding } from '../../compute/index.ts';
import { withHolding } from '../../snapshot/change.ts';
import type { Holding, Node } from '../../snapshot/types.ts';
import { compare, type Exact } from '../../terms/exact.ts';
import { type Interval, interval, isPoint, point } from '../../terms/interval.ts';
import type { Fact, JudgeInput, Limb, Outcome, RuleVerdict, Settle } from '../types.ts';
import { intervalWords, lineWords, nameOf } from '../words.ts';
import { MOST_FACTS, type Rejudge } from './limits.ts';

export function fromShares(input: JudgeInput, verdict: RuleVerdict, rejudge: Rejudge): Settle[] {
  const limb = verdict.limbs.find((l) => l.verdict === 'cannot-tell' && l.share !== undefined);
  if (limb === undefined) return [];
  const uncertain = uncertainOf(input, limb);
  const hands = handsOf(verdict, limb);
  const found = uncertain.slice(0, MOST_FACTS).flatMap((h) => oneShare(input, limb, h, hands, rejudge));
  const all = together(input, limb, uncertain, hands);
  return all === undefined ? found : [...found, all];
}

const columnOf = ({ snapshot, company }: JudgeInput, limb: Limb) =>
  (limb.rule.measure === 'votes' ? snapshot.votes : snapshot.economic).get(company);

function uncertainOf(input: JudgeInput, limb: Limb): readonly Holding[] {
  return (columnOf(input, limb)?.holdings ?? []).filter((h) => !isPoint(h.bounds));
}

/** The seed and what counts with it for certain; undefined where who counts is itself uncertain or shares multiply. */
function handsOf(verdict: RuleVerdict, limb: Limb): ReadonlySet<Node> | undefined {
  const attributed = limb.evidence.attributed?.result;
  if (attributed === undefined) return undefined;
  if (attributed.certainWith.length !== attributed.possibleWith.length) return undefined;
  return new Set([...verdict.seed, ...attributed.certainWith]);
}

function oneShare(
  input: JudgeInput,
  limb: Limb,
  holding: Holding,
  hands: ReadonlySet<Node> | undefined,
  rejudge: Rejudge,
): Settle[] {
  const pieces = piecesOf(holding.bounds, cutsOf(input, limb, holding, hands));
  const outcomes: Outcome[] = [];
  for (const piece of pieces) {
    if (contradicts(input, limb, holding, piece)) continue;
    const judged = rejudge(withHolding(input.snapshot, limb.rule.measure, holding, piece));
    if (judged === undefined) continue;
    outcomes.push({
      if: intervalWords(piece),
      verdict: judged.verdict,
      ...(judged.share === undefined ? {} : { share: judged.share }),
    });
  }
  const decided = outcomes.filter((o) => o.verdict !== 'cannot-tell');
  if (decided.length === 0) return [];
  const strength = decided.length === outcomes.length ? 'always' : 'can';
  return [{ facts: [factOf(input, holding)], strength, outcomes: joined(outcomes) }];
}

/** A value that no completion of the column and its claims allows. */
function contradicts(input: JudgeInput, limb: Limb, holding: Holding, piece: Interval): boolean {
  const changed = withHolding(input.snapshot, limb.rule.measure, holding, piece);
  const set = new Set([holding.owner]);
  const measure = limb.rule.measure;
  const before = jointHolding(input.snapshot, input.company, set, { measure, undisclosed: input.undisclosed });
  const after = jointHolding(changed, input.company, set, { measure, undisclosed: input.undisclosed });
  return after.loose && !before.loose;
}

/** Values at which the set's least or most meets the line. */
function cutsOf(input: JudgeInput, limb: Limb, holding: Holding, hands: ReadonlySet<Node> | undefined): Exact[] {
  if (hands === undefined || !hands.has(holding.owner)) return [];
  const others = new Set([...hands].filter((n) => n !== holding.owner));
  const options = { measure: limb.rule.measure, undisclosed: 'declared', claims: [] } as const;
  const rest = jointHolding(input.snapshot, input.company, others, options).bounds;
  return [limb.rule.threshold.sub(rest.lo), limb.rule.threshold.sub(rest.hi)];
}

/** The ends, the cuts and what lies between, in order. */
function piecesOf(bounds: Interval, cuts: readonly Exact[]): readonly Interval[] {
  const inside = cuts.filter((c) => compare(c, bounds.lo) > 0 && compare(c, bounds.hi) < 0).sort(compare);
  const marks = [bounds.lo, ...inside.filter((c, i) => i === 0 || compare(c, inside[i - 1] as Exact) !== 0), bounds.hi];
  const pieces: Interval[] = bounds.loOpen ? [] : [point(bounds.lo)];
  for (let i = 1; i < marks.length; i += 1) {
    const [a, b] = [marks[i - 1] as Exact, marks[i] as Exact];
    if (compare(a, b) < 0) pieces.push(interval(a, b, true, true));
    if (i < marks.length - 1 || !bounds.hiOpen) pieces.push(point(b));
  }
  return pieces;
}

/** Neighbouring pieces with one verdict read as one. */
function joined(outcomes: readonly Outcome[]): readonly Outcome[] {
  const list: Outcome[] = [];
  for (const o of outcomes) {
    const last = list.at(-1);
    if (last?.verdict !== o.verdict) list.push(o);
    else list[list.length - 1] = { if: `${last.if} or ${o.if}`, verdict: o.verdict };
  }
  return list;
}

/** With every uncertain part of the set told, its votes are one number, and a number is on one side of a line. */
function together(
  input: JudgeInput,
  limb: Limb,
  uncertain: readonly Holding[],
  hands: ReadonlySet<Node> | undefined,
): Settle | undefined {
  const mine = uncertain.filter((h) => hands?.has(h.owner));
  if (hands === undefined || mine.length < 2 || mine.length > 3) return undefined;
  const line = lineWords(limb.rule.threshold, limb.rule.inclusive);
  return {
    facts: mine.map((h) => factOf(input, h)),
    strength: 'always',
    outcomes: [
      { if: `together ${line}`, verdict: 'yes' },
      { if: 'together less', verdict: 'no' },
    ],
  };
}

function factOf({ snapshot, company }: JudgeInput, h: Holding): Fact {
  const text = `what ${nameOf(snapshot, h.owner)} itself holds of ${nameOf(snapshot, company)}, now ${intervalWords(h.bounds)}`;
  return { kind: 'share', holder: h.owner, company, text };
}
