/**
 * Readings: a text that says "directly or indirectly" and not how is judged under each reading in use. Where they agree,
 * that is the verdict; where they part, the law has not decided, and neither do we.
 */
import type { LimbRule, Reading } from '../../rules/types.ts';
import type { Node } from '../../snapshot/types.ts';
import { hull } from '../../terms/interval.ts';
import type { Bench } from '../bench.ts';
import type { Limb } from '../types.ts';

/** @param judge the engine of one reading, on the bench as that reading draws control */
export function readings(
  bench: Bench,
  rule: LimbRule,
  seed: readonly Node[],
  judge: (bench: Bench, limb: LimbRule, seed: readonly Node[]) => Limb,
): Limb {
  const list = rule.readings ?? [];
  const found = list.map((r) => judge(benchOf(bench, r), { ...rule, engine: r.engine }, seed));
  const [first] = found;
  if (first === undefined) return { rule, verdict: 'no', because: 'no reading of the text is known', evidence: {} };
  if (found.every((l) => l.verdict === first.verdict))
    return { ...first, rule, evidence: { ...first.evidence, readings: found } };
  const told = found.map((l, at) => `${list[at]?.name}: ${l.verdict}, ${l.because}`);
  const shares = found.flatMap((l) => l.share ?? []);
  const [share, ...others] = shares;
  return {
    rule,
    verdict: 'cannot-tell',
    ...(share === undefined ? {} : { share: others.reduce(hull, share) }),
    because: `the text does not say how a chain counts; ${told.join('; ')}`,
    evidence: { readings: found },
  };
}

const benchOf = (bench: Bench, { control }: Reading): Bench => (control === undefined ? bench : bench.under(control));
