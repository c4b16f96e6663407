/** Values of one share at which a verdict may turn. A cut is only a guess where to look: each piece is judged for itself. */
import { jointHolding } from '../../compute/index.ts';
import type { Measure } from '../../compute/types.ts';
import type { Holding } from '../../snapshot/types.ts';
import { compare, type Exact } from '../../terms/exact.ts';
import { type Interval, interval, point } from '../../terms/interval.ts';
import type { Bench } from '../bench.ts';
import type { RuleVerdict } from '../types.ts';

/** Where the share alone, or with what else the party has in that company, meets a line of the rule. */
export function linesOf(bench: Bench, seed: readonly number[], holding: Holding, measure: Measure): readonly Exact[] {
  const lines = [...bench.version.limbs.map((l) => l.threshold), bench.version.control.quota];
  const hands = new Set([...seed, ...bench.steps(seed).certain.map((s) => s.company)]);
  hands.delete(holding.owner);
  hands.delete(holding.company);
  const options = { measure, undisclosed: 'declared', claims: [] } as const;
  const rest = jointHolding(bench.snapshot, holding.company, hands, options).bounds;
  return lines.flatMap((line) => [line, line.sub(rest.lo), line.sub(rest.hi)]);
}

/** The ends, the cuts inside and what lies between, in order. */
export function piecesOf(bounds: Interval, cuts: readonly Exact[]): readonly Interval[] {
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

/**
 * Where within an open piece a limb's end may meet its line. While the same facts bind, an end depends on one share as
 * (p x + q) / (r x + 1): three values tell which, and it is solved for the line exactly.
 */
export function fittedCuts(piece: Interval, judgedAt: (x: Exact) => RuleVerdict | undefined): readonly Exact[] {
  const quarter = piece.hi.sub(piece.lo).div(4);
  const xs = [1, 2, 3].map((k) => piece.lo.add(quarter.mul(k)));
  const judged = xs.map(judgedAt);
  if (judged.some((j) => j === undefined)) return [];
  const first = judged[0] as RuleVerdict;
  return first.limbs.flatMap((limb) =>
    (['lo', 'hi'] as const).flatMap((end) => {
      const ys = judged.flatMap((j) => j?.limbs.find((l) => l.rule.id === limb.rule.id)?.share?.[end] ?? []);
      const cut =
        ys.length < 3 ? undefined : solved(xs as unknown as Three, ys as unknown as Three, limb.rule.threshold);
      return cut !== undefined && compare(cut, piece.lo) > 0 && compare(cut, piece.hi) < 0 ? [cut] : [];
    }),
  );
}

type Three = readonly [Exact, Exact, Exact];

/** x with (p x + q) / (r x + 1) = line through three points; undefined where there is none or every x is one. */
export function solved([x0, x1, x2]: Three, [y0, y1, y2]: Three, line: Exact): Exact | undefined {
  // Equal cross-ratios of (x0, x1; x2, x) and (y0, y1; y2, line).
  const a = y2.sub(y0).mul(line.sub(y1)).mul(x2.sub(x1));
  const b = y2.sub(y1).mul(line.sub(y0)).mul(x2.sub(x0));
  // a (x - x0) = b (x - x1)
  const slope = a.sub(b);
  if (slope.n === 0n) return undefined;
  return a.mul(x0).sub(b.mul(x1)).div(slope);
}
