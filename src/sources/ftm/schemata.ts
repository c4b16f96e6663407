/** The FollowTheMoney schemata that speak of ownership, control, offices and ties; all values are lists of texts. */
import type { PartyType } from '../../statements/types.ts';

export const PARTIES: Readonly<Record<string, PartyType>> = {
  Person: 'person',
  Company: 'company',
  Organization: 'company',
  PublicBody: 'state-body',
  // "something that can own": person or company is not said
  LegalEntity: 'unknown',
  Asset: 'unknown',
  Security: 'unknown',
  Vessel: 'unknown',
  Airplane: 'unknown',
  Vehicle: 'unknown',
  RealEstate: 'unknown',
};

/** Schema -> the two ends, and what joins them. */
export const LINKS: Readonly<
  Record<
    string,
    { readonly from: string; readonly to: string; readonly as: 'ownership' | 'office' | 'family' | 'other' }
  >
> = {
  Ownership: { from: 'owner', to: 'asset', as: 'ownership' },
  Directorship: { from: 'director', to: 'organization', as: 'office' },
  Employment: { from: 'employee', to: 'employer', as: 'office' },
  Family: { from: 'person', to: 'relative', as: 'family' },
  Associate: { from: 'person', to: 'associate', as: 'other' },
  Membership: { from: 'member', to: 'organization', as: 'other' },
  Representation: { from: 'agent', to: 'client', as: 'other' },
  UnknownLink: { from: 'subject', to: 'object', as: 'other' },
};

/** Interests that are an office: a Directorship. */
export const OFFICES: ReadonlySet<string> = new Set([
  'boardMember',
  'boardChair',
  'otherOffice',
  'seniorManagingOfficial',
]);

/** Votes apart from capital: FtM has no field for them, so the kind of share says it. */
export const VOTES = 'voting rights';

/** Words of a status that close a record. */
export const ENDED = /^(inactive|ended|former|historical|terminated|ceased)$/i;

/** Numbers of a person's papers, which are nobody's business here. */
export const PAPERS: ReadonlySet<string> = new Set(['taxNumber', 'idNumber', 'licenseNumber', 'registrationNumber']);
