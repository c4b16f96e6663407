/** The parties of a what-if: named as written, then by id, then by their place in a snapshot. */
import type { NamedChange } from './change-sentence.ts';

/** A change with other words for its parties: every kind names them in the same places. */
type Renamed<Party> = {
  [K in NamedChange['kind']]: {
    readonly [F in keyof Extract<NamedChange, { kind: K }>]: F extends 'members' | 'issuers'
      ? readonly Party[]
      : F extends (typeof SINGLE)[number]
        ? Party
        : Extract<NamedChange, { kind: K }>[F];
  };
}[NamedChange['kind']];

const SINGLE = ['seller', 'buyer', 'company', 'parent', 'holder'] as const;
const LISTS = ['members', 'issuers'] as const;

/** Every party named, in the order of its role. */
export function partiesIn(change: NamedChange): readonly string[] {
  const roles: Readonly<Record<string, unknown>> = { ...change };
  return [...SINGLE.flatMap((role) => roles[role] ?? []), ...LISTS.flatMap((role) => roles[role] ?? [])] as string[];
}

/** The same change with each party put through `other`. */
export function renamed<Party>(change: NamedChange, other: (party: string) => Party): Renamed<Party> {
  const result: Record<string, unknown> = { ...change };
  for (const role of SINGLE) if (typeof result[role] === 'string') result[role] = other(result[role]);
  for (const role of LISTS) if (Array.isArray(result[role])) result[role] = result[role].map(other);
  return result as Renamed<Party>;
}

/** @throws LookthroughError not-found, ambiguous: from `idOf` */
export async function withIds(change: NamedChange, idOf: (name: string) => Promise<string>): Promise<NamedChange> {
  const names = partiesIn(change);
  const ids = new Map(await Promise.all(names.map(async (n) => [n, await idOf(n)] as const)));
  return renamed(change, (name) => ids.get(name) ?? name);
}
