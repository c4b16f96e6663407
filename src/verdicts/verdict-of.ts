/** One party or group under one rule, without what would settle it. */
import type { Node } from '../snapshot/types.ts';
import type { Verdict } from '../terms/interval.ts';
import type { Bench } from './bench.ts';
import { limbsOf } from './limbs.ts';
import type { Limb, RuleVerdict } from './types.ts';

export function verdictOf(bench: Bench, seed: readonly Node[]): RuleVerdict {
  const { rule, version } = bench;
  const limbs = limbsOf(bench, seed);
  const verdict = together(limbs);
  const deciding = limbs.find((l) => l.verdict === verdict) ?? limbs[0];
  return {
    seed,
    ...(bench.issuers === undefined ? {} : { issuers: [...bench.issuers] }),
    rule,
    version,
    verdict,
    ...(deciding?.share === undefined ? {} : { share: deciding.share }),
    clause: deciding?.rule.clause ?? '',
    basis: deciding?.because ?? '',
    limbs,
    wouldSettle: [],
  };
}

/** Yes if any limb is, no if all are, else cannot tell. */
export function together(limbs: readonly Limb[]): Verdict {
  if (limbs.some((l) => l.verdict === 'yes')) return 'yes';
  return limbs.every((l) => l.verdict === 'no') ? 'no' : 'cannot-tell';
}
