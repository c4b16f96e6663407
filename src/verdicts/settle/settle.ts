/**
 * What would settle a verdict that cannot be told. An open fact is one share, directness, identity, date, reading or
 * completeness. Listed are inclusion-minimal sets of at most three facts that decide whatever their value (`always`);
 * where there is none, single facts of which some values decide (`can`). Directness first, then smaller sets.
 */
import { benchOf } from '../limbs.ts';
import type { JudgeInput, RuleVerdict, Settle } from '../types.ts';
import { verdictOf } from '../verdict-of.ts';
import { fromCompleteness } from './completeness.ts';
import type { Rejudge } from './limits.ts';
import { fromPoints } from './points.ts';
import { fromShares } from './shares.ts';

export function settle(input: JudgeInput, verdict: RuleVerdict): readonly Settle[] {
  const rejudge: Rejudge = (snapshot) => {
    const same = (node: number): number | undefined => snapshot.nodeOf.get(input.snapshot.parties[node]?.id ?? '');
    const company = same(input.company);
    const seed = verdict.seed.map(same);
    if (company === undefined || seed.some((n) => n === undefined)) return undefined;
    return verdictOf(benchOf(snapshot, company, input.rule, input.version, input.undisclosed), seed as number[]);
  };
  const found = [
    ...fromPoints(input, rejudge),
    ...fromShares(input, verdict, rejudge),
    ...fromCompleteness(input, rejudge),
  ];
  const always = found.filter((s) => s.strength === 'always');
  const minimal = always.filter((s) => !always.some((t) => t !== s && within(t, s)));
  return minimal.length > 0 ? minimal : found.filter((s) => s.strength === 'can' && s.facts.length === 1);
}

/** Every fact of `a` is one of `b`, and `b` has more. */
function within(a: Settle, b: Settle): boolean {
  return a.facts.length < b.facts.length && a.facts.every((f) => b.facts.some((g) => g.text === f.text));
}
