/** What a store looks statements up by; the same rows whatever keeps them. */
import type { PartyId, Statement } from '../statements/types.ts';
import { type Days, daysOf } from '../terms/day.ts';

/** Parties the statement is about: whoever asks about one of them needs it. */
export function aboutOf(s: Statement): readonly PartyId[] {
  switch (s.kind) {
    case 'party':
      return [s.party];
    case 'relationship':
      return [s.subject, ...(s.otherReadings ?? []).flatMap((r) => r.subject ?? [])];
    case 'tie':
      return [...s.parties, ...(s.issuers ?? [])];
    case 'judgement':
      return [s.a, s.b];
    default:
      return [s.company];
  }
}

/** [above, below]: who holds, may hold or held, and what. */
export function linksOf(s: Statement): readonly (readonly [PartyId, PartyId])[] {
  if (s.kind === 'party') return (s.members ?? []).map((m) => [m, s.party] as const);
  if (s.kind === 'transaction') return [...s.buyers, ...s.sellers].map((p) => [p, s.company] as const);
  if (s.kind === 'tie' && s.tie === 'concert') {
    return (s.issuers ?? []).flatMap((issuer) => s.parties.map((p) => [p, issuer] as const));
  }
  if (s.kind !== 'relationship') return [];
  const readings = (s.otherReadings ?? []).map(
    (r) => [r.interestedParty ?? s.interestedParty, r.subject ?? s.subject] as const,
  );
  const nominator = s.nomineeFor === undefined ? [] : [[s.nomineeFor, s.subject] as const];
  return [[s.interestedParty, s.subject], ...nominator, ...readings];
}

/** Two ids that may be one party: judged so, judged not so, or unsure. */
export const sameOf = (s: Statement): readonly (readonly [PartyId, PartyId])[] =>
  s.kind === 'judgement' ? [[s.a, s.b]] : [];

/** "LEI 5493…", without the spaces and dashes registers differ in. */
export const identifierKey = (scheme: string, id: string): string =>
  `${scheme.toUpperCase()} ${id.toUpperCase().replace(/[\s.-]/g, '')}`;

export function identifiersOf(s: Statement): readonly string[] {
  return s.kind === 'party' ? (s.identifiers ?? []).map((i) => identifierKey(i.scheme, i.id)) : [];
}

export const foldedName = (name: string): string => name.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase();

export interface NameRow {
  readonly folded: string;
  readonly name: string;
  readonly party: PartyId;
  readonly type: string;
}
export function namesOf(s: Statement): readonly NameRow[] {
  if (s.kind !== 'party') return [];
  return [s.name, ...(s.otherNames ?? [])].map((n) => ({
    folded: foldedName(n),
    name: s.name,
    party: s.party,
    type: s.partyType,
  }));
}

/** First and last possible day of what the statement is published or stated for. */
export function spanOfStatement(s: Statement): Days | undefined {
  const dates = [s.source.published, s.statementDate].flatMap((d) => (d === undefined ? [] : [daysOf(d)]));
  if (dates.length === 0) return undefined;
  return dates.reduce((a, b) => ({
    first: a.first < b.first ? a.first : b.first,
    last: a.last > b.last ? a.last : b.last,
  }));
}
export function wider(a: Days | undefined, b: Days | undefined): Days | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return { first: a.first < b.first ? a.first : b.first, last: a.last > b.last ? a.last : b.last };
}
