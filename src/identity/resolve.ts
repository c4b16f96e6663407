/**
 * Who is who. Certain: the same identifier of a scheme, or a statement that says so. Contradicted or unsure pairs stay
 * two parties and an open point. Names alone never merge.
 */
import type { JudgementStatement, PartyId, Statement } from '../statements/types.ts';
import { contradictionsIn, type Facts, factsOf } from './contradictions.ts';
import { grouped, type Link, linkedByIdentifier, pairKey, pathBetween } from './links.ts';

export interface Unsure {
  /** open point id */
  readonly id: string;
  readonly a: PartyId;
  readonly b: PartyId;
  readonly reason: string;
  /** nothing but a name holds them together; else identifiers or a source do */
  readonly basis?: 'name';
  /** of a name: how much else both tell, which then agrees: country, birth */
  readonly agreeing?: number;
}
export interface Resolved {
  /** two or more ids that are one party */
  readonly groups: readonly (readonly PartyId[])[];
  readonly unsure: readonly Unsure[];
}

/**
 * Merges what is certainly one party; what speaks against a merge, directly or round a corner (A is B, B is C, A is
 * not C), leaves the weaker links between the two unsure: an identifier gives way before a statement.
 * @param statements any order, any kinds
 * @returns groups and unsure pairs, sorted; the order of statements changes nothing. O(statements · contradictions in one group)
 * @example takeSnapshot(statements, {}, resolveIdentities(statements))
 */
export function resolveIdentities(statements: readonly Statement[]): Resolved {
  const judgements = judgementsInForce(statements);
  const facts = factsOf(statements, judgements);
  const unsure = new Map<string, Unsure>();
  let links = [...linkedByIdentifier(statements), ...judgedSame(judgements)];
  for (;;) {
    const cut = contradictedLinks(links, facts);
    if (cut.size === 0) break;
    for (const [link, why] of cut) note(unsure, link.a, link.b, `${link.why}, but ${why}`);
    links = links.filter((link) => !cut.has(link));
  }
  const groups = grouped(links);
  const groupOf = new Map(groups.flatMap((group, at) => group.map((id) => [id, at] as const)));
  for (const { a, b, judgement, reason } of judgements) {
    const merged = groupOf.has(a) && groupOf.get(a) === groupOf.get(b);
    // Judged two, or certainly one, elsewhere: a source that is not sure opens nothing.
    if (judgement !== 'unsure' || a === b || merged || facts.judgedTwo.has(pairKey(a, b))) continue;
    if (!unsure.has(pairKey(a, b))) note(unsure, a, b, reason ?? 'a source is not sure');
  }
  return { groups, unsure: [...unsure.values()].sort((x, y) => (x.id < y.id ? -1 : 1)) };
}

function note(unsure: Map<string, Unsure>, one: PartyId, other: PartyId, reason: string): void {
  const key = pairKey(one, other);
  const [a, b] = one < other ? [one, other] : [other, one];
  const known = unsure.get(key);
  if (known === undefined || reason < known.reason) unsure.set(key, { id: `identity:${key}`, a, b, reason });
}

/** A judgement whose record was closed binds no longer. In an order that does not depend on the input's. */
function judgementsInForce(statements: readonly Statement[]): readonly JudgementStatement[] {
  const all = statements.filter((s) => s.kind === 'judgement');
  const closed = new Set(all.filter((s) => s.recordStatus === 'closed').map((s) => s.recordId));
  return all.filter((s) => !closed.has(s.recordId)).sort((x, y) => (x.statementId < y.statementId ? -1 : 1));
}

function judgedSame(judgements: readonly JudgementStatement[]): readonly Link[] {
  const same = judgements.filter((j) => j.judgement === 'same' && j.a !== j.b);
  return same.map(({ a, b, reason }) => ({ a, b, stated: true, why: reason ?? 'a source says they are one' }));
}

/** The weaker links between two ids that are not one, with the reason; none when nothing contradicts. */
function contradictedLinks(links: readonly Link[], facts: Facts): ReadonlyMap<Link, string> {
  const cut = new Map<Link, string>();
  const groups = grouped(links);
  const contradictions = contradictionsIn(groups, facts);
  if (contradictions.length === 0) return cut;
  const linksAt = linksByGroup(links, groups);
  for (const { a, b, why, hard } of contradictions) {
    const path = pathBetween(linksAt.get(a) ?? [], a, b);
    const weak = path.filter((link) => !link.stated);
    // Two LEIs do not outweigh a source that says in so many words that both are one.
    for (const link of weak.length > 0 || !hard ? weak : path) if (!cut.has(link)) cut.set(link, why);
  }
  return cut;
}

/** Each id of a group -> the links of its group, so that a search costs its group and not all of them. */
function linksByGroup(
  links: readonly Link[],
  groups: readonly (readonly PartyId[])[],
): ReadonlyMap<PartyId, readonly Link[]> {
  const linksAt = new Map<PartyId, Link[]>();
  for (const group of groups) {
    const own: Link[] = [];
    for (const id of group) linksAt.set(id, own);
  }
  for (const link of links) linksAt.get(link.a)?.push(link);
  return linksAt;
}
