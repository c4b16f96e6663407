/** Statements -> BODS 0.4, one array. What BODS has no words for is listed, never dropped in silence. */
import type { Interest, PartyStatement, RelationshipStatement, Statement } from '../../statements/types.ts';
import { partiesOf } from '../../statements/types.ts';
import { daysOf } from '../../terms/day.ts';
import { compare, percentNumber } from '../../terms/exact.ts';
import type { Share } from '../../terms/share.ts';
import type { WriteResult } from '../types.ts';

export function writeBods(statements: readonly Statement[]): WriteResult {
  const lost: { statementId: string; what: string }[] = [];
  const known = new Set(statements.flatMap((s) => (s.kind === 'party' ? [s.party] : [])));
  const out: { id: string; value: object }[] = [];
  for (const s of [...statements].sort((a, b) => (a.statementId < b.statementId ? -1 : 1))) {
    if (s.kind === 'party' || s.kind === 'relationship')
      for (const what of datesLost(s)) lost.push({ statementId: s.statementId, what });
    if (s.kind === 'party') out.push({ id: s.statementId, value: partyOut(s) });
    else if (s.kind === 'relationship') {
      for (const party of partiesOf(s)) {
        if (known.has(party)) continue;
        known.add(party);
        out.push({ id: `p:${party}`, value: bare(party, s) });
      }
      if (s.interests.some((i) => i.interestType === 'otherOffice'))
        lost.push({
          statementId: s.statementId,
          what: 'BODS has no code for this office; written as otherInfluenceOrControl would be false, so it is left out',
        });
      out.push({ id: s.statementId, value: relationOut(s) });
    } else lost.push({ statementId: s.statementId, what: `BODS has no statement for a ${s.kind}` });
  }
  const rank = (v: object): number =>
    ['entity', 'person', 'relationship'].indexOf((v as { recordType: string }).recordType);
  out.sort((a, b) => rank(a.value) - rank(b.value) || (a.id < b.id ? -1 : 1));
  return {
    text: `${JSON.stringify(
      out.map((o) => o.value),
      null,
      2,
    )}\n`,
    lost,
  };
}

/** BODS 0.4 has days only. A year or a month is written from its first day to its last, and said to be lost. */
const firstDay = (date: string): string => daysOf(date).first;
const lastDay = (date: string): string => daysOf(date).last;

/** The day it is said for, else the day it was published; BODS 0.4 wants one. */
function dateOf(s: Statement): string | undefined {
  const date = s.statementDate ?? s.source.published;
  return date === undefined ? undefined : lastDay(date);
}

/** What a statement says of its dates that BODS 0.4 has no place for. */
function datesLost(s: Statement): readonly string[] {
  const held = s.kind === 'relationship' ? s.interests.flatMap((i) => [i.startDate, i.endDate]) : [];
  const partial = [s.statementDate, s.source.published, ...held].filter((d) => d !== undefined && d.length < 10);
  const none = dateOf(s) === undefined ? ['it has no date, and BODS 0.4 wants one'] : [];
  return [...none, ...[...new Set(partial)].map((d) => `"${d}" is no day: it is written as its first or last day`)];
}

function common(s: Statement, record: string, kind: string, about = record): object {
  return {
    statementId: s.originalId ?? s.statementId,
    recordId: record,
    recordType: kind,
    recordStatus: s.recordStatus,
    declarationSubject: about,
    ...(dateOf(s) === undefined ? {} : { statementDate: dateOf(s) }),
    publicationDetails: {
      ...(s.source.published === undefined ? {} : { publicationDate: lastDay(s.source.published) }),
      bodsVersion: '0.4',
      publisher: { name: s.source.publisher ?? s.source.name },
      ...(s.source.licence === undefined ? {} : { license: s.source.licence }),
    },
    source: {
      type: [
        s.source.kind === 'register' || s.source.kind === 'filing'
          ? 'officialRegister'
          : s.source.kind === 'self-declaration'
            ? 'selfDeclaration'
            : 'thirdParty',
      ],
      description: s.source.name,
      ...(s.source.url === undefined ? {} : { url: s.source.url }),
    },
  };
}

const ENTITY: Readonly<Record<string, string>> = {
  company: 'registeredEntity',
  partnership: 'legalEntity',
  fund: 'legalEntity',
  trust: 'arrangement',
  arrangement: 'arrangement',
  state: 'state',
  'state-body': 'stateBody',
};

function partyOut(s: PartyStatement): object {
  const person = s.partyType === 'person';
  const identifiers = (s.identifiers ?? []).map((i) => ({ id: i.id, scheme: i.scheme }));
  const details = person
    ? {
        personType: s.unspecified === undefined ? 'knownPerson' : 'unknownPerson',
        names: [s.name, ...(s.otherNames ?? [])].map((fullName, at) => ({
          type: at === 0 ? 'legal' : 'alternative',
          fullName,
        })),
        ...(s.birthDate === undefined ? {} : { birthDate: s.birthDate }),
      }
    : {
        entityType: {
          type: ENTITY[s.partyType] ?? 'unknownEntity',
          ...(s.partyType === 'trust' ? { subtype: 'trust' } : {}),
        },
        name: s.name,
        ...(s.otherNames === undefined ? {} : { alternateNames: s.otherNames }),
        ...(s.jurisdiction === undefined ? {} : { jurisdiction: { name: s.jurisdiction, code: s.jurisdiction } }),
        ...(s.foundingDate === undefined ? {} : { foundingDate: firstDay(s.foundingDate) }),
      };
  const unspecified =
    s.unspecified === undefined
      ? {}
      : {
          unspecifiedReason: s.unspecified.reason,
          ...(s.unspecified.description === undefined ? {} : { unspecifiedDescription: s.unspecified.description }),
        };
  return {
    ...common(s, s.party, person ? 'person' : 'entity'),
    recordDetails: {
      isComponent: false,
      ...details,
      ...(identifiers.length === 0 ? {} : { identifiers }),
      ...unspecified,
    },
  };
}

/** A party that is named in a relationship and described nowhere. */
function bare(party: string, s: RelationshipStatement): object {
  const { statementId: _id, ...rest } = common(s, party, 'entity') as { statementId: string };
  return {
    statementId: `${party} as named`,
    ...rest,
    recordStatus: 'new',
    recordDetails: { isComponent: false, entityType: { type: 'unknownEntity' }, name: party.replace(/^name:/, '') },
  };
}

function relationOut(s: RelationshipStatement): object {
  return {
    ...common(s, s.recordId, 'relationship', s.subject),
    recordDetails: {
      isComponent: s.isComponent ?? false,
      subject: s.subject,
      interestedParty: s.interestedParty,
      interests: s.interests.filter((i) => i.interestType !== 'otherOffice').map(interestOut),
      ...(s.components === undefined ? {} : { componentRecords: s.components }),
    },
  };
}

function interestOut(i: Interest): object {
  return {
    type: i.interestType,
    directOrIndirect: i.directness === 'direct' || i.directness === 'indirect' ? i.directness : 'unknown',
    ...(i.share === undefined ? {} : { share: shareOut(i.share) }),
    ...(i.startDate === undefined ? {} : { startDate: firstDay(i.startDate) }),
    ...(i.endDate === undefined ? {} : { endDate: lastDay(i.endDate) }),
    ...(i.details === undefined ? {} : { details: i.details }),
  };
}

function shareOut({ bounds: b }: Share): object {
  if (compare(b.lo, b.hi) === 0) return { exact: percentNumber(b.lo, 'nearest') };
  const [low, high] = [percentNumber(b.lo, 'down'), percentNumber(b.hi, 'up')];
  return {
    ...(b.loOpen ? { exclusiveMinimum: low } : { minimum: low }),
    ...(b.hiOpen ? { exclusiveMaximum: high } : { maximum: high }),
  };
}
