/**
 * Shares as facts: what one holder itself holds of the company, or of one above it. Every value is tried: cut where the
 * verdict may turn, each cut judged as a point and each piece between as an open interval, so that "always" is proved
 * and not sampled. Values that contradict a stated total are skipped.
 */
import { jointHolding } from '../../compute/index.ts';
import type { Measure } from '../../compute/types.ts';
import { withHolding } from '../../snapshot/change.ts';
import type { Holding, Snapshot } from '../../snapshot/types.ts';
import { compare, type Exact, ZERO } from '../../terms/exact.ts';
import { hull, type Interval, isPoint, point } from '../../terms/interval.ts';
import { Bench } from '../bench.ts';
import type { Fact, Outcome, RuleVerdict, Settle } from '../types.ts';
import { intervalWords, nameOf } from '../words.ts';
import { fittedCuts, linesOf, piecesOf } from './cuts.ts';
import { type Lever, worldsOf } from './levers.ts';
import { outcomeOf, type Retrial, strengthOf } from './retrial.ts';

/** A holding that is not told as one number. */
export interface Untold {
  readonly holding: Holding;
  readonly measure: Measure;
}

/** In the company first, then upwards; of one company the party's own and what it controls first. */
export function untoldOf({ verdict, bench }: Retrial): readonly Untold[] {
  const first = verdict.limbs.find((l) => l.verdict === 'cannot-tell')?.rule.measure ?? 'votes';
  const hands = new Set([...verdict.seed, ...bench.steps(verdict.seed).possible.map((s) => s.company)]);
  return [...bench.everybody].flatMap((company) =>
    bench.measuresOf(company, first).flatMap((measure) => {
      const column = (measure === 'votes' ? bench.snapshot.votes : bench.snapshot.economic).get(company);
      const open = (column?.holdings ?? []).filter((h) => !isPoint(h.bounds));
      const sorted = [...open.filter((h) => hands.has(h.owner)), ...open.filter((h) => !hands.has(h.owner))];
      return sorted.map((holding) => ({ holding, measure }));
    }),
  );
}

/** The one that decides over most of what it can be first. */
export function fromShares(trial: Retrial, untold: readonly Untold[]): readonly Settle[] {
  const found = trial.most(untold).flatMap((u) => {
    if (!trial.begins('fact')) return [];
    const pieces = piecesOver(trial, trial.bench, u);
    const outcomes = joined(pieces);
    const strength = strengthOf(outcomes);
    if (strength === undefined) return [];
    const settle: Settle = { facts: [shareFact(trial.bench, u)], strength, outcomes };
    return [{ settle, decided: decidedPart(pieces, u.holding.bounds) }];
  });
  return found.sort((a, b) => compare(b.decided, a.decided)).map(({ settle }) => settle);
}

interface Piece {
  readonly value: Interval;
  readonly judged: RuleVerdict | undefined;
}

/** Of all a share can be, the part at which the verdict is decided. */
function decidedPart(pieces: readonly Piece[], { lo, hi }: Interval): Exact {
  const decided = pieces.filter(({ judged }) => judged !== undefined && judged.verdict !== 'cannot-tell');
  return decided.reduce((sum, { value }) => sum.add(value.hi.sub(value.lo)), ZERO).div(hi.sub(lo));
}

/** One reading and one share together, where neither settles it alone. */
export function fromMixed(trial: Retrial, live: readonly Lever[], untold: readonly Untold[]): readonly Settle[] {
  if (live.length === 0) return [];
  const [readings, shares] = [live, untold].map((list) => list.slice(0, trial.limits.mixed)) as [Lever[], Untold[]];
  trial.leaveOut(live.length * untold.length - readings.length * shares.length);
  return readings.flatMap((lever) =>
    shares.flatMap((u): Settle[] => {
      if (!trial.begins('set')) return [];
      const outcomes = worldsOf([lever]).flatMap((w) => inWorld(trial, trial.retaken(w.choices, w.off), u, w.text));
      if (strengthOf(outcomes) !== 'always') return [];
      return [{ facts: [lever.fact, shareFact(trial.bench, u)], strength: 'always', outcomes }];
    }),
  );
}

function inWorld(trial: Retrial, world: Snapshot, { holding, measure }: Untold, text: string): readonly Outcome[] {
  const judged = trial.judged(world);
  if (judged === undefined) return [];
  const [owner, company] = [trial.nodeIn(world, holding.owner), trial.nodeIn(world, holding.company)];
  const columns = measure === 'votes' ? world.votes : world.economic;
  const there = company === undefined ? undefined : columns.get(company)?.holdings.find((h) => h.owner === owner);
  const subject = trial.nodeIn(world, trial.input.company);
  if (judged.verdict !== 'cannot-tell' || there === undefined || subject === undefined)
    return [outcomeOf(text, judged)];
  const bench = new Bench({ ...trial.input, snapshot: world, company: subject }, judged);
  return joined(piecesOver(trial, bench, { holding: there, measure })).map((o) => ({ ...o, if: `${text}; ${o.if}` }));
}

/** Rounds of looking closer at pieces that are not decided. */
const ROUNDS = 3;

/** The verdict for every value the share can have. */
function piecesOver(trial: Retrial, bench: Bench, { holding, measure }: Untold): readonly Piece[] {
  const seed = trial.verdict.seed.flatMap((n) => trial.nodeIn(bench.snapshot, n) ?? []);
  const at = (value: Interval): RuleVerdict | undefined =>
    contradicts(bench, measure, holding, value)
      ? undefined
      : trial.judged(withHolding(bench.snapshot, measure, holding, value));
  let cuts: readonly Exact[] = linesOf(bench, seed, holding, measure);
  for (let round = 1; ; round += 1) {
    const pieces = piecesOf(holding.bounds, cuts).map((value) => ({ value, judged: at(value) }));
    const open = pieces.filter((p) => p.judged?.verdict === 'cannot-tell' && !isPoint(p.value));
    const more = round === ROUNDS ? [] : open.flatMap((p) => fittedCuts(p.value, (x) => at(point(x))));
    if (more.length === 0) return pieces;
    cuts = [...cuts, ...more];
  }
}

/** A value that no completion of the column and its claims allows. */
function contradicts({ snapshot, undisclosed }: Bench, measure: Measure, holding: Holding, value: Interval): boolean {
  const [set, options] = [new Set([holding.owner]), { measure, undisclosed }];
  const changed = withHolding(snapshot, measure, holding, value);
  if (!jointHolding(changed, holding.company, set, options).loose) return false;
  return !jointHolding(snapshot, holding.company, set, options).loose;
}

/** Neighbouring pieces with one verdict read as one; its share is told where the piece is judged as a whole. */
function joined(pieces: readonly Piece[]): readonly Outcome[] {
  const list: { value: Interval; outcome: Outcome }[] = [];
  let beside = false;
  for (const { value, judged } of pieces) {
    const last = list.at(-1);
    if (judged !== undefined && beside && last?.outcome.verdict === judged.verdict) {
      const whole = hull(last.value, value);
      list[list.length - 1] = { value: whole, outcome: { if: intervalWords(whole), verdict: judged.verdict } };
    } else if (judged !== undefined) {
      list.push({ value, outcome: outcomeOf(intervalWords(value), judged) });
    }
    beside = judged !== undefined;
  }
  return list.map((l) => l.outcome);
}

export function shareFact({ snapshot }: Bench, { holding: h, measure }: Untold): Fact {
  const { owner: holder, company, bounds } = h;
  const apart = !snapshot.oneShareOneVote.has(company) && measure === 'votes';
  const what = apart
    ? `what part of the votes ${nameOf(snapshot, holder)} itself has in`
    : `what ${nameOf(snapshot, holder)} itself holds of`;
  return { kind: 'share', holder, company, text: `${what} ${nameOf(snapshot, company)}, now ${intervalWords(bounds)}` };
}
