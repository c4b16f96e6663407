/**
 * Who is who. Certain: the same identifier of a scheme that names one party, or a statement that says so. Contradicted
 * or unsure pairs stay two parties and an open point. Names alone never merge.
 */
import type { PartyId, Statement } from '../statements/types.ts';

export interface Unsure {
  /** open point id */
  readonly id: string;
  readonly a: PartyId;
  readonly b: PartyId;
  readonly reason: string;
}
export interface Resolved {
  /** two or more ids that are one party */
  readonly groups: readonly (readonly PartyId[])[];
  readonly unsure: readonly Unsure[];
}

const pairKey = (a: PartyId, b: PartyId): string => (a < b ? `${a} = ${b}` : `${b} = ${a}`);

/** @returns groups and unsure pairs, sorted; the order of statements changes nothing. O(statements) */
export function resolveIdentities(statements: readonly Statement[]): Resolved {
  const judgedTwo = new Set(
    statements.flatMap((s) => (s.kind === 'judgement' && s.judgement === 'not-same' ? [pairKey(s.a, s.b)] : [])),
  );
  const unsure = new Map<string, Unsure>();
  const links: { a: PartyId; b: PartyId; why: string }[] = byIdentifier(statements);
  for (const s of statements) {
    if (s.kind !== 'judgement') continue;
    const key = pairKey(s.a, s.b);
    if (s.judgement === 'not-same') continue;
    if (s.judgement === 'same') links.push({ a: s.a, b: s.b, why: s.reason ?? 'a source says so' });
    // Judged two elsewhere, a pair that is merely unsure is two.
    else if (!judgedTwo.has(key))
      unsure.set(key, { id: `identity:${key}`, a: s.a, b: s.b, reason: s.reason ?? 'a source is not sure' });
  }
  const kept = links.filter(({ a, b, why }) => {
    const key = pairKey(a, b);
    if (!judgedTwo.has(key)) return true;
    unsure.set(key, { id: `identity:${key}`, a, b, reason: `${why}, and another source says they are two` });
    return false;
  });
  const groups = grouped(kept);
  return { groups, unsure: [...unsure.values()].sort((x, y) => (x.id < y.id ? -1 : 1)) };
}

function byIdentifier(statements: readonly Statement[]): { a: PartyId; b: PartyId; why: string }[] {
  const first = new Map<string, PartyId>();
  const links: { a: PartyId; b: PartyId; why: string }[] = [];
  const parties = statements.filter((s) => s.kind === 'party').sort((x, y) => (x.party < y.party ? -1 : 1));
  for (const s of parties) {
    for (const { scheme, id } of s.identifiers ?? []) {
      const key = `${scheme.toUpperCase()} ${id.toUpperCase().replace(/[\s.-]/g, '')}`;
      const known = first.get(key);
      if (known === undefined) first.set(key, s.party);
      else if (known !== s.party) links.push({ a: known, b: s.party, why: `both have ${scheme} ${id}` });
    }
  }
  return links;
}

function grouped(links: readonly { a: PartyId; b: PartyId }[]): PartyId[][] {
  const next = new Map<PartyId, Set<PartyId>>();
  for (const { a, b } of links) {
    next.set(a, (next.get(a) ?? new Set()).add(b));
    next.set(b, (next.get(b) ?? new Set()).add(a));
  }
  const seen = new Set<PartyId>();
  const groups: PartyId[][] = [];
  for (const start of [...next.keys()].sort()) {
    if (seen.has(start)) continue;
    const group = new Set([start]);
    for (const id of group) for (const other of next.get(id) ?? []) group.add(other);
    for (const id of group) seen.add(id);
    groups.push([...group].sort());
  }
  return groups;
}
