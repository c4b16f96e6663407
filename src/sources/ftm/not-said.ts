/** What a statement says that FollowTheMoney has no property for: told, never dropped in silence. */
import { dayOfBirthLost, noPlaceFor, type SaidName, saidOfInterest } from '../../statements/said.ts';
import type {
  Interest,
  PartyStatement,
  RelationshipStatement,
  Statement,
  TieStatement,
} from '../../statements/types.ts';
import type { ShareOf } from '../../terms/share.ts';
import { isRounded } from '../csv/share-text.ts';
import { numbersOut } from './identifiers.ts';
import { OFFICES } from './schemata.ts';

export function notSaid(s: Statement): readonly string[] {
  if (s.kind === 'party') return [...partyLost(s), noPlace(s, keptOfParty(s))];
  if (s.kind === 'relationship') return [...s.interests.flatMap(interestLost), noPlace(s, keptOfRelation(s))];
  if (s.kind === 'tie') return [...tieLost(s), noPlace(s, TIE)];
  return [`FollowTheMoney has no schema for a ${s.kind}`];
}

/** What every entity carries. A reader takes any set of entities for a table. */
const COMMON: readonly SaidName[] = ['date', 'publisher', 'url', 'source'];
const TIE: ReadonlySet<SaidName> = new Set([...COMMON, 'record', 'role', 'from', 'to']);

const noPlace = (s: Statement, kept: ReadonlySet<SaidName>): string =>
  noPlaceFor(s, (name) => kept.has(name) || (name === 'source-kind' && s.source.kind === 'table'));

function keptOfParty(s: PartyStatement): ReadonlySet<SaidName> {
  const person = s.partyType === 'person';
  const typed = ['person', 'company', 'state-body'].includes(s.partyType);
  return new Set<SaidName>([
    ...COMMON,
    'other-names',
    'identifiers',
    'jurisdiction',
    person ? 'born' : 'founded',
    ...(typed ? (['type'] as const) : []),
    ...(s.recordId === s.party ? (['record'] as const) : []),
  ]);
}

const partyLost = (s: PartyStatement): readonly string[] => [
  ...numbersOut(s).lost.map((i) => `the number ${i.id} of ${i.scheme}`),
  ...dayOfBirthLost(s),
];

/** A name is kept where it is in every interest that has it. */
function keptOfRelation(s: RelationshipStatement): ReadonlySet<SaidName> {
  const kept = new Set<SaidName>([...COMMON, 'record', ...(s.recordStatus === 'updated' ? [] : (['status'] as const))]);
  const told = s.interests.map((i) => ({ said: new Set(saidOfInterest(i)), kept: keptOfInterest(i) }));
  for (const name of told.flatMap((t) => [...t.said]))
    if (told.every((t) => !t.said.has(name) || t.kept.has(name))) kept.add(name);
  return kept;
}

function keptOfInterest(i: Interest): ReadonlySet<SaidName> {
  const common: SaidName[] = ['from', 'to', 'role'];
  if (OFFICES.has(i.interestType))
    return new Set([...common, ...(i.directness === 'direct' ? (['directness'] as const) : [])]);
  if (i.interestType !== 'shareholding' && i.interestType !== 'votingRights')
    return new Set(
      [...common, 'control', ...(i.directness === 'unknown' ? (['directness'] as const) : [])].filter(
        (n) => n !== 'role' || i.control === undefined,
      ) as SaidName[],
    );
  const of: ShareOf = i.interestType === 'votingRights' ? 'votes' : 'capital';
  return new Set<SaidName>([
    'from',
    'to',
    'share',
    'shares-count',
    'details',
    ...(i.share?.of === of ? (['of'] as const) : []),
    ...(i.directness === 'total' ? [] : (['directness'] as const)),
  ]);
}

function interestLost(i: Interest): readonly string[] {
  if (OFFICES.has(i.interestType)) return [];
  if (i.interestType === 'shareholding' || i.interestType === 'votingRights')
    return i.share !== undefined && isRounded(i.share.bounds)
      ? ['an end of the share that is no decimal is rounded outward']
      : [];
  return [`${i.interestType} has no schema; written as an unknown link`];
}

function tieLost(s: TieStatement): readonly string[] {
  if (isPair(s)) return s.tie === 'other' || s.tie === 'family' ? [] : [`a ${s.tie} tie is written as an unknown link`];
  return ['a tie of more than two, or over named issuers, has no schema'];
}

/** Two parties, wherever it counts: what a link of FollowTheMoney joins. */
export const isPair = (s: TieStatement): boolean => s.parties.length === 2 && (s.issuers ?? []).length === 0;
