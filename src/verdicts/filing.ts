/**
 * A figure filed under the very rule that is asked about is that rule's own figure, however the chain that explains it
 * looks: the party has at least what it filed, and at most the larger of the two (DESIGN §4 rules 2 and 3).
 */
import type { LimbRule } from '../rules/types.ts';
import type { DeclaredFigure, Node } from '../snapshot/types.ts';
import { type Interval, interval, reaches, sameInterval } from '../terms/interval.ts';
import type { Bench } from './bench.ts';
import type { Limb } from './types.ts';
import { intervalWords, lineWords, namesOf } from './words.ts';

const COUNTS: ReadonlySet<LimbRule['engine']> = new Set(['multiply', 'roll-up', 'attribute']);

export function withFiling(bench: Bench, seed: readonly Node[], limb: Limb): Limb {
  if (limb.share === undefined || !COUNTS.has(limb.rule.engine)) return limb;
  const filed = filingsOf(bench, seed, limb.rule);
  const share = filed.reduce<Interval>((all, d) => atLeast(all, d.total), limb.share);
  if (sameInterval(share, limb.share)) return limb;
  const { threshold, inclusive } = limb.rule;
  const what = limb.rule.measure === 'votes' ? 'votes' : 'shares';
  return {
    ...limb,
    verdict: reaches(share, threshold, inclusive),
    share,
    because: `${namesOf(bench.snapshot, seed)}: ${intervalWords(share)} of the ${what}, as filed under this rule; the line is ${lineWords(threshold, inclusive)}`,
    evidence: { filed: { figures: filed, limb } },
  };
}

function filingsOf({ snapshot, company, rule }: Bench, seed: readonly Node[], limb: LimbRule): DeclaredFigure[] {
  return snapshot.declared.filter(
    (d) =>
      d.regime === rule.id &&
      d.company === company &&
      seed.includes(d.holder) &&
      (limb.measure === 'votes') === (d.of === 'votes'),
  );
}

export function atLeast(share: Interval, filed: Interval): Interval {
  const [low, high] = [filed.lo.compare(share.lo), filed.hi.compare(share.hi)];
  return interval(
    low > 0 ? filed.lo : share.lo,
    high > 0 ? filed.hi : share.hi,
    low > 0 ? filed.loOpen : low < 0 ? share.loOpen : share.loOpen || filed.loOpen,
    high > 0 ? filed.hiOpen : high < 0 ? share.hiOpen : share.hiOpen && filed.hiOpen,
  );
}
