/** Who of a derivation counts in its company. */
import type { Derivation } from './types.ts';

/**
 * The seed and these, as far as a pact lets them count in the company; the company itself holds none of it.
 * @param apart the seed's own part is left out
 */
export function countedIn(rest: Derivation, derived: readonly string[], apart = false): Set<string> {
  const limited = new Map((rest.limited ?? []).map((l) => [l.party, l.companies] as const));
  const counts = (party: string): boolean => limited.get(party)?.includes(rest.company) ?? true;
  const all = apart ? derived.filter((p) => !rest.seed.includes(p)) : [...rest.seed, ...derived];
  return new Set(all.filter((p) => p !== rest.company && counts(p)));
}

/** What each single seed surely controls. */
export function certainOf(steps: readonly Derivation[]): (holder: string) => ReadonlySet<string> {
  const known = new Map(
    steps
      .filter((v) => v.seed.length === 1)
      .map((v) => [v.seed[0] as string, new Set(v.certain.map((c) => c.company))] as const),
  );
  return (holder) => known.get(holder) ?? new Set();
}
