/** Pairs of ids held to be one party, the groups they make, and how two ids of a group hang together. */
import type { PartyId, Statement } from '../statements/types.ts';
import { identifierKey } from './identifier.ts';

export interface Link {
  readonly a: PartyId;
  readonly b: PartyId;
  /** a source says so; else an identifier does */
  readonly stated: boolean;
  readonly why: string;
}

/** One key for a pair in either order. */
export const pairKey = (a: PartyId, b: PartyId): string => (a < b ? `${a} = ${b}` : `${b} = ${a}`);

/** Each holder of an identifier linked to the first of them, in order of id. O(party statements). */
export function linkedByIdentifier(statements: readonly Statement[]): readonly Link[] {
  const first = new Map<string, PartyId>();
  const links = new Map<string, Link>();
  const parties = statements.filter((s) => s.kind === 'party');
  parties.sort((x, y) => (x.party < y.party ? -1 : x.party > y.party ? 1 : x.statementId < y.statementId ? -1 : 1));
  for (const { party, identifiers } of parties) {
    for (const { scheme, id } of identifiers ?? []) {
      const key = identifierKey(scheme, id);
      const known = key === undefined ? undefined : first.get(key);
      if (key === undefined || known === party) continue;
      if (known === undefined) first.set(key, party);
      // Two shared numbers are one link.
      else if (!links.has(pairKey(known, party))) {
        links.set(pairKey(known, party), { a: known, b: party, stated: false, why: `both have ${key}` });
      }
    }
  }
  return [...links.values()];
}

/** @returns groups of two or more, each sorted, in order of their first id. O(links · log links) */
export function grouped(links: readonly Link[]): readonly (readonly PartyId[])[] {
  const next = neighbours(links);
  const seen = new Set<PartyId>();
  const groups: PartyId[][] = [];
  for (const start of [...next.keys()].sort()) {
    if (seen.has(start)) continue;
    const group = new Set([start]);
    // A set can be walked while it grows.
    for (const id of group) for (const { to } of next.get(id) ?? []) group.add(to);
    for (const id of group) seen.add(id);
    groups.push([...group].sort());
  }
  return groups;
}

/** The links of a shortest way from a to b, the same one whatever the order of links; none if there is no way. */
export function pathBetween(links: readonly Link[], a: PartyId, b: PartyId): readonly Link[] {
  const next = neighbours(links);
  const cameBy = new Map<PartyId, Link | undefined>([[a, undefined]]);
  for (const [id] of cameBy) {
    if (id === b) break;
    const onward = [...(next.get(id) ?? [])].sort((x, y) => (x.to < y.to ? -1 : x.to > y.to ? 1 : byWords(x, y)));
    for (const { to, link } of onward) if (!cameBy.has(to)) cameBy.set(to, link);
  }
  const path: Link[] = [];
  for (let link = cameBy.get(b), at = b; link !== undefined; link = cameBy.get(at)) {
    path.push(link);
    at = link.a === at ? link.b : link.a;
  }
  return path;
}

interface Onward {
  readonly to: PartyId;
  readonly link: Link;
}
/** Of two links between one pair the weaker comes first, so that it is the one to give way. */
const byWords = (x: Onward, y: Onward): number =>
  Number(x.link.stated) - Number(y.link.stated) || (x.link.why < y.link.why ? -1 : 1);

function neighbours(links: readonly Link[]): ReadonlyMap<PartyId, readonly Onward[]> {
  const next = new Map<PartyId, Onward[]>();
  const add = (from: PartyId, to: PartyId, link: Link): void => {
    const list = next.get(from);
    if (list === undefined) next.set(from, [{ to, link }]);
    else list.push({ to, link });
  };
  for (const link of links) {
    add(link.a, link.b, link);
    add(link.b, link.a, link);
  }
  return next;
}

/** Groups that share an id become one. */
export function joinedGroups(groups: readonly (readonly PartyId[])[]): readonly (readonly PartyId[])[] {
  const root = new Map<PartyId, PartyId>();
  const find = (id: PartyId): PartyId => {
    let at = id;
    while (root.get(at) !== undefined && root.get(at) !== at) at = root.get(at) ?? at;
    return at;
  };
  for (const group of groups) {
    for (const id of group) {
      const [a, b] = [find(group[0] ?? id), find(id)].sort();
      root.set(b ?? id, a ?? id);
      root.set(a ?? id, a ?? id);
    }
  }
  const joined = new Map<PartyId, PartyId[]>();
  for (const id of root.keys()) joined.set(find(id), [...(joined.get(find(id)) ?? []), id]);
  return [...joined.values()].filter((g) => g.length > 1);
}
