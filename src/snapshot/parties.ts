/**
 * Who is in the graph: every party a statement names, merged as the identity judgements say, numbered in id order.
 * Rule 12: a merge that would make a company its own holder is undone and left unsure.
 */
import { type PartyId, type PartyStatement, type PartyType, partiesOf, type Statement } from '../statements/types.ts';
import { newestFirst } from './in-force.ts';
import { type Ledger, order } from './ledger.ts';
import type { Node, Party } from './types.ts';

/** What the identity room hands over; groups hold two or more ids that are one party. */
export interface Identities {
  readonly groups: readonly (readonly PartyId[])[];
  readonly unsure: readonly {
    readonly id: string;
    readonly a: PartyId;
    readonly b: PartyId;
    readonly reason: string;
    /** nothing but a name holds them together */
    readonly basis?: 'name';
  }[];
  /** what was not looked into, a sentence each: a warning of the snapshot */
  readonly notAsked?: readonly string[];
}
export const NO_IDENTITIES: Identities = { groups: [], unsure: [] };

export interface People {
  readonly parties: readonly Party[];
  readonly nodeOf: ReadonlyMap<PartyId, Node>;
  readonly name: (node: Node) => string;
}

export function gatherParties(statements: readonly Statement[], identities: Identities, ledger: Ledger): People {
  const canonical = canonicalIds(statements, identities, ledger);
  const about = new Map<PartyId, PartyStatement[]>();
  const members = new Map<PartyId, Set<PartyId>>();
  const owned = new Set<PartyId>();
  for (const s of statements) {
    for (const raw of partiesOf(s)) addTo(members, canonical.get(raw) ?? raw, raw);
    if (s.kind === 'party') push(about, canonical.get(s.party) ?? s.party, s);
    if (s.kind === 'relationship') owned.add(canonical.get(s.subject) ?? s.subject);
    if (s.kind === 'transaction') owned.add(canonical.get(s.company) ?? s.company);
  }
  const ids = [...members.keys()].sort(order);
  const nodeOf = new Map<PartyId, Node>();
  ids.forEach((id, node) => {
    for (const raw of members.get(id) ?? []) nodeOf.set(raw, node);
    nodeOf.set(id, node);
  });
  const parties = ids.map((id) =>
    partyFrom(id, about.get(id) ?? [], [...(members.get(id) ?? [])], owned.has(id), nodeOf),
  );
  return { parties, nodeOf, name: (node) => parties[node]?.name ?? `#${node}` };
}

function canonicalIds(statements: readonly Statement[], identities: Identities, ledger: Ledger): Map<PartyId, PartyId> {
  const bad = groupsThatLoop(statements, identities);
  const canonical = new Map<PartyId, PartyId>();
  identities.groups.forEach((group, at) => {
    const sorted = [...group].sort(order);
    if (bad.has(at)) {
      ledger.warn('merge-made-loop', `not merged, a party would hold itself: ${sorted.join(', ')}`, [], []);
      return;
    }
    for (const id of sorted) canonical.set(id, sorted[0] ?? id);
  });
  return canonical;
}

/** Groups in which one member holds another: merging them would invent a self-holding. */
function groupsThatLoop(statements: readonly Statement[], identities: Identities): Set<number> {
  const groupOf = new Map<PartyId, number>();
  identities.groups.forEach((group, at) => {
    for (const id of group) groupOf.set(id, at);
  });
  const bad = new Set<number>();
  if (groupOf.size === 0) return bad;
  for (const s of statements) {
    if (s.kind !== 'relationship' || s.subject === s.interestedParty) continue;
    const group = groupOf.get(s.subject);
    if (group !== undefined && group === groupOf.get(s.interestedParty)) bad.add(group);
  }
  return bad;
}

function partyFrom(
  id: PartyId,
  about: PartyStatement[],
  raw: readonly PartyId[],
  owned: boolean,
  nodeOf: ReadonlyMap<PartyId, Node>,
): Party {
  about.sort(newestFirst);
  const names = [...new Set(about.flatMap((s) => [s.name, ...(s.otherNames ?? [])]))];
  const name = about[0]?.name ?? id.replace(/^name:/, '');
  const first = <K extends 'jurisdiction' | 'listed' | 'unspecified'>(key: K) => about.find((s) => s[key])?.[key];
  const jurisdiction = first('jurisdiction');
  const listed = first('listed');
  const unspecified = first('unspecified');
  const joined = about.find((s) => s.members !== undefined)?.members;
  const identifiers = new Map(about.flatMap((s) => s.identifiers ?? []).map((i) => [`${i.scheme} ${i.id}`, i]));
  return {
    id,
    name,
    otherNames: names.filter((n) => n !== name).sort(order),
    type: typeOf(about, owned),
    identifiers: [...identifiers.keys()].sort(order).flatMap((k) => identifiers.get(k) ?? []),
    statements: about.map((s) => s.statementId).sort(order),
    ...(jurisdiction === undefined ? {} : { jurisdiction }),
    ...(listed === undefined ? {} : { listed }),
    ...(unspecified === undefined ? {} : { unspecified }),
    ...(joined === undefined ? {} : { members: joined.flatMap((m) => nodeOf.get(m) ?? []).sort(order) }),
    ...(raw.length > 1 ? { mergedFrom: [...raw].sort(order) } : {}),
  };
}

/** The type somebody stated; a party that has owners and no stated type is a company, any other stays unknown. */
function typeOf(about: readonly PartyStatement[], owned: boolean): PartyType {
  const stated = about.find((s) => s.partyType !== 'unknown')?.partyType;
  return stated ?? (owned ? 'company' : 'unknown');
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
function addTo<K, V>(map: Map<K, Set<V>>, key: K, value: V): void {
  const set = map.get(key);
  if (set === undefined) map.set(key, new Set([value]));
  else set.add(value);
}
