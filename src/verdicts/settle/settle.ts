/**
 * What would settle a verdict that cannot be told. An open fact is one share, directness, identity, date, reading,
 * stated control or completeness. Listed are inclusion-minimal sets of at most three facts that decide whatever their
 * value (`always`); where there is none, single facts of which some values decide (`can`), after all there is to tell
 * where only the text of the law can then leave it open. Directness first, then smaller sets. Readings are taken together only where each changes something by itself.
 */
import type { Fact, Settle } from '../types.ts';
import { fromCompleteness } from './completeness.ts';
import { fromEverything } from './everything.ts';
import { leversOf } from './levers.ts';
import { fromPoints } from './points.ts';
import type { Retrial } from './retrial.ts';
import { fromMixed, fromShares, untoldOf } from './shares.ts';
import { fromTogether } from './together.ts';

export function settle(trial: Retrial): readonly Settle[] {
  const levers = leversOf(trial);
  const readings = fromPoints(trial, levers);
  const untold = untoldOf(trial);
  const found = [...readings.found, ...fromShares(trial, untold), ...fromTogether(trial, untold)];
  const alone = found.filter((s) => s.strength === 'always');
  const mixed = alone.length > 0 ? [] : fromMixed(trial, readings.live, untold);
  const some = [...alone, ...mixed];
  const all = some.length > 0 ? [] : fromEverything(trial, levers, untold);
  const always = [...some, ...all.filter((s) => s.strength === 'always')];
  const minimal = always.filter((s) => !always.some((t) => t !== s && within(t, s)));
  if (minimal.length > 0) return minimal.sort(bySize);
  const single = [...found, ...fromCompleteness(trial)].filter((s) => s.strength === 'can' && s.facts.length === 1);
  return [...all, ...single];
}

/** Directness first, then smaller sets; equals stay in the order they were found. */
const bySize = (a: Settle, b: Settle): number => rank(a) - rank(b) || a.facts.length - b.facts.length;
const rank = (s: Settle): number => Number(!s.facts.some((f) => f.kind === 'directness'));

/** Every fact of `a` is one of `b`, and `b` has more. */
function within(a: Settle, b: Settle): boolean {
  return a.facts.length < b.facts.length && a.facts.every((f) => b.facts.some((g) => same(f, g)));
}
const same = (f: Fact, g: Fact): boolean =>
  f.kind === g.kind &&
  f.holder === g.holder &&
  f.company === g.company &&
  f.openPoint === g.openPoint &&
  f.text === g.text;
