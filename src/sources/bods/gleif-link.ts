/**
 * GLEIF's relationships inside BODS: Open Ownership publishes them as "other influence or control" with GLEIF's own type
 * in the details. Read as the GLEIF reader reads the same record: accounting consolidation is control and no percentage,
 * an ultimate parent is a cross-check, and who manages a fund does not own it.
 */
import { sealStatement } from '../../statements/seal.ts';
import type { Interest, RelationshipStatement, Statement, TieStatement } from '../../statements/types.ts';
import { type RelationMeaning, relationMeaning } from '../gleif/relation-type.ts';

export interface GleifLink {
  readonly type: string;
  readonly meaning: RelationMeaning;
}

/** As Open Ownership writes it, or as an export of GLEIF's file does: the type first, then the accounting standard. */
const WRITTEN = /^(?:Relationship Type: )?(IS_[A-Z_-]+)(?:;|$)/;
const PUBLISHED = 'Relationship Type: ';

/** @returns undefined where the words are not a type of relationship of GLEIF */
export function gleifLink(details: string | undefined): GleifLink | undefined {
  const type = WRITTEN.exec(details ?? '')?.[1];
  const meaning = type === undefined ? undefined : relationMeaning(type);
  return type === undefined || meaning === undefined ? undefined : { type, meaning };
}

/** What makes the interest of a parent; directness is GLEIF's, whose type says it even where the publisher left it open. */
export function consolidation(details: string | undefined): Pick<Interest, 'directness' | 'control'> | undefined {
  const link = gleifLink(details);
  return link === undefined || link.meaning === 'tie' ? undefined : { directness: link.meaning, control: 'stated' };
}

const isTie = (i: Interest): boolean =>
  i.interestType === 'otherInfluenceOrControl' && gleifLink(i.details)?.meaning === 'tie';

/**
 * @returns the relationship without the interests that are ties, and those as ties; one that is nothing but a tie keeps
 *   its record id, so that a later statement about the record replaces it
 */
export function withTies(s: RelationshipStatement): readonly Statement[] {
  const ties = s.interests.filter(isTie);
  if (ties.length === 0) return [s];
  const rest = s.interests.filter((i) => !isTie(i));
  if (rest.length === 0 && ties.length === 1) return ties.map((i) => tieOf(s, i, s.recordId));
  const { statementId: _id, ...relation } = { ...s, interests: rest };
  return [sealStatement(relation), ...ties.map((i, at) => tieOf(s, i, `${s.recordId}/tie/${at}`))];
}

function tieOf(s: RelationshipStatement, i: Interest, recordId: string): Statement {
  const { recordStatus, source, statementDate, replaces, originalId, locator } = s;
  // A record that is closed without a day of its own is over from the day that says so.
  const endDate = i.endDate ?? (recordStatus === 'closed' ? statementDate : undefined);
  return sealStatement({
    kind: 'tie',
    tie: 'other',
    parties: [s.subject, s.interestedParty],
    role: gleifLink(i.details)?.type ?? '',
    ...(i.startDate === undefined ? {} : { startDate: i.startDate }),
    ...(endDate === undefined ? {} : { endDate }),
    recordId,
    recordStatus,
    source,
    ...(statementDate === undefined ? {} : { statementDate }),
    ...(replaces === undefined ? {} : { replaces }),
    ...(originalId === undefined ? {} : { originalId }),
    locator,
  });
}

/** A tie of GLEIF's as the relationship it was published as; undefined for any other tie, for which BODS has no words. */
export function gleifTieAsRelationship(s: TieStatement): RelationshipStatement | undefined {
  const [subject, interestedParty, ...more] = s.parties;
  if (subject === undefined || interestedParty === undefined || more.length > 0) return undefined;
  if (s.tie !== 'other' || relationMeaning(s.role ?? '') !== 'tie') return undefined;
  const { kind: _k, tie: _t, parties: _p, role, issuers: _i, startDate, endDate, ...base } = s;
  const interest: Interest = {
    interestType: 'otherInfluenceOrControl',
    directness: 'unknown',
    ...(startDate === undefined ? {} : { startDate }),
    ...(endDate === undefined ? {} : { endDate }),
    details: `${PUBLISHED}${role}`,
  };
  return { ...base, kind: 'relationship', subject, interestedParty, interests: [interest] };
}
