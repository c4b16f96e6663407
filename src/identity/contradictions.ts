/**
 * What speaks against a merge. Hard: a source says they are two. Soft, and only against identifiers, which can be
 * mistyped: a person and a body, or two LEIs (ISO 17442: one entity has one).
 */
import type { JudgementStatement, PartyId, Statement } from '../statements/types.ts';
import { identifierKey } from './identifier.ts';
import { pairKey } from './links.ts';

export interface Contradiction {
  readonly a: PartyId;
  readonly b: PartyId;
  readonly why: string;
  readonly hard: boolean;
}

export interface Facts {
  readonly judgedTwo: ReadonlyMap<string, { readonly a: PartyId; readonly b: PartyId; readonly reason?: string }>;
  readonly leis: ReadonlyMap<PartyId, ReadonlySet<string>>;
  /** natural person or not, where every source that says a type agrees */
  readonly persons: ReadonlyMap<PartyId, boolean | 'both'>;
}

export function factsOf(statements: readonly Statement[], judgements: readonly JudgementStatement[]): Facts {
  const judgedTwo = new Map<string, { a: PartyId; b: PartyId; reason?: string }>();
  for (const { a, b, judgement, reason } of judgements) {
    if (judgement !== 'not-same' || a === b) continue;
    judgedTwo.set(pairKey(a, b), { a, b, ...(reason === undefined ? {} : { reason }) });
  }
  const leis = new Map<PartyId, Set<string>>();
  const persons = new Map<PartyId, boolean | 'both'>();
  for (const s of statements) {
    if (s.kind !== 'party') continue;
    for (const { scheme, id } of s.identifiers ?? []) {
      const key = identifierKey(scheme, id);
      if (key?.startsWith('LEI ')) leis.set(s.party, (leis.get(s.party) ?? new Set()).add(key));
    }
    if (s.partyType === 'unknown') continue;
    const person = s.partyType === 'person';
    const known = persons.get(s.party);
    persons.set(s.party, known === undefined || known === person ? person : 'both');
  }
  return { judgedTwo, leis, persons };
}

/** At most one of each kind a group: the caller cuts and asks again. O(ids + judgements). */
export function contradictionsIn(groups: readonly (readonly PartyId[])[], facts: Facts): readonly Contradiction[] {
  const groupOf = new Map(groups.flatMap((group, at) => group.map((id) => [id, at] as const)));
  const found: Contradiction[] = [];
  const said = new Set<number>();
  for (const { a, b, reason } of [...facts.judgedTwo.values()].sort((x, y) =>
    pairKey(x.a, x.b) < pairKey(y.a, y.b) ? -1 : 1,
  )) {
    const group = groupOf.get(a);
    if (group === undefined || group !== groupOf.get(b) || said.has(group)) continue;
    said.add(group);
    found.push({
      a,
      b,
      hard: true,
      why: `a source says that ${a} and ${b} are two${reason === undefined ? '' : `: ${reason}`}`,
    });
  }
  // What a source says outright is settled before what can only be inferred.
  return found.length > 0 ? found : groups.flatMap((group) => softIn(group, facts));
}

/** Every pair of unlike neighbours in the group's order: each is cut on its own, so none hides another. */
function softIn(group: readonly PartyId[], { leis, persons }: Facts): Contradiction[] {
  const found: Contradiction[] = [];
  const unlike = (ids: readonly PartyId[], two: (a: PartyId, b: PartyId) => boolean, why: string): void => {
    for (let at = 1; at < ids.length; at += 1) {
      const [a, b] = [ids[at - 1] as PartyId, ids[at] as PartyId];
      if (two(a, b)) found.push({ a, b, hard: false, why: `${a} and ${b} ${why}` });
    }
  };
  const typed = group.filter((id) => typeof persons.get(id) === 'boolean');
  unlike(typed, (a, b) => persons.get(a) !== persons.get(b), 'are a natural person and a body');
  const coded = group.filter((id) => leis.has(id));
  unlike(coded, (a, b) => ![...(leis.get(a) ?? [])].some((lei) => leis.get(b)?.has(lei)), 'have different LEIs');
  return found;
}
