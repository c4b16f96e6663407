/** A statement with other ids for its parties: every kind names them in its own places. */
import type { OtherReading, PartyId, Statement } from './types.ts';

/** @returns the same statement id and content, each party put through `other` */
export function withParties(s: Statement, other: (party: PartyId) => PartyId): Statement {
  switch (s.kind) {
    case 'party':
      return { ...s, party: other(s.party), ...(s.members === undefined ? {} : { members: s.members.map(other) }) };
    case 'relationship':
      return {
        ...s,
        subject: other(s.subject),
        interestedParty: other(s.interestedParty),
        ...(s.nomineeFor === undefined ? {} : { nomineeFor: other(s.nomineeFor) }),
        ...(s.otherReadings === undefined ? {} : { otherReadings: s.otherReadings.map((r) => readingWith(r, other)) }),
      };
    case 'transaction':
      return { ...s, company: other(s.company), buyers: s.buyers.map(other), sellers: s.sellers.map(other) };
    case 'tie':
      return {
        ...s,
        parties: s.parties.map(other),
        ...(s.issuers === undefined ? {} : { issuers: s.issuers.map(other) }),
      };
    case 'judgement':
      return { ...s, a: other(s.a), b: other(s.b) };
    default:
      return { ...s, company: other(s.company) };
  }
}

const readingWith = (r: OtherReading, other: (party: PartyId) => PartyId): OtherReading => ({
  ...r,
  ...(r.subject === undefined ? {} : { subject: other(r.subject) }),
  ...(r.interestedParty === undefined ? {} : { interestedParty: other(r.interestedParty) }),
});
