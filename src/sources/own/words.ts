/** The words of the notation that name kinds: party types, source kinds, offices, family and business ties. */
import type { PartyType, Source } from '../../statements/types.ts';
import type { InterestType } from '../../terms/interest-types.ts';

/** "(person)" after a name, or "is a person". "party" says that the type is not known. */
export const PARTY_TYPES: ReadonlyMap<string, PartyType> = new Map<string, PartyType>([
  ['person', 'person'],
  ['company', 'company'],
  ['partnership', 'partnership'],
  ['fund', 'fund'],
  ['trust', 'trust'],
  ['arrangement', 'arrangement'],
  ['state', 'state'],
  ['state body', 'state-body'],
  ['business unit', 'business-unit'],
  ['group', 'group'],
  ['joint holder', 'joint'],
  ['unknown', 'unknown'],
  ['party', 'unknown'],
  ['holding company', 'company'],
  ['listed company', 'company'],
  ['private company', 'company'],
  ['public company', 'company'],
  ['limited partnership', 'partnership'],
]);

export function typeWord(type: PartyType): string {
  for (const [word, known] of PARTY_TYPES) if (known === type && word !== 'unknown') return word;
  return 'party';
}

export const SOURCE_KINDS: ReadonlyMap<string, Source['kind']> = new Map<string, Source['kind']>([
  ['news', 'news'],
  ['register', 'register'],
  ['filing', 'filing'],
  ['report', 'report'],
  ['table', 'table'],
  ['self-declaration', 'self-declaration'],
  ['other', 'other'],
]);

/** Newspapers and reports round their figures; registers, filings and tables do not. */
export const mannerOf = (kind: Source['kind']): Source['manner'] =>
  kind === 'news' || kind === 'report' ? 'prose' : 'register';

/** Offices and trust roles with a BODS code of their own; any other office is `otherOffice`. */
export const OFFICES: ReadonlyMap<string, InterestType> = new Map<string, InterestType>([
  ...each(
    'boardChair',
    'chairman',
    'chairwoman',
    'chair',
    'chairperson',
    'executive chairman',
    'board chair',
    'chairman of the board',
  ),
  ...each('seniorManagingOfficial', 'chief executive', 'chief executive officer', 'CEO', 'finance chief', 'CFO'),
  ...each('seniorManagingOfficial', 'chief financial officer', 'chief operating officer', 'COO', 'managing director'),
  ...each('seniorManagingOfficial', 'general manager', 'president', 'managing partner'),
  ...each('boardMember', 'director', 'board member', 'member of the board', 'non-executive director'),
  ...each('boardMember', 'independent director', 'executive director', 'vice chairman', 'deputy chairman'),
  ...each('trustee', 'trustee'),
  ...each('settlor', 'settlor'),
  ...each('protector', 'protector'),
  ...each('beneficiaryOfLegalArrangement', 'beneficiary'),
]);

function each(type: InterestType, ...roles: string[]): [string, InterestType][] {
  return roles.map((role) => [role.toLowerCase(), type]);
}
export const officeType = (role: string): InterestType => OFFICES.get(role.toLowerCase()) ?? 'otherOffice';

/** The last word of a role decides that "is a … of" is a business tie or a family tie, not an office. */
export const COMMERCIAL: ReadonlySet<string> = new Set(
  'customer supplier client partner affiliate associate lender borrower creditor landlord tenant licensee licensor distributor contractor franchisee'.split(
    ' ',
  ),
);
export const FAMILY: ReadonlySet<string> = new Set(
  'father mother son daughter husband wife spouse brother sister sibling uncle aunt nephew niece cousin parent child grandfather grandmother grandson granddaughter relative partner-in-life'.split(
    ' ',
  ),
);
/** Last words of offices that have no code of their own; another role is written in quotes. */
export const OFFICE_NOUNS: ReadonlySet<string> = new Set(
  (
    'chairman chairwoman chair chairperson president director officer chief head manager executive member secretary ' +
    'treasurer controller comptroller founder co-founder adviser advisor counsel auditor engineer scientist economist ' +
    'analyst lawyer accountant employee consultant agent representative proxy nominee observer supervisor deputy delegate ' +
    'governor minister principal guardian enforcer curator executor administrator liquidator receiver trustee ' +
    'settlor grantor protector beneficiary councillor fellow intern trader banker editor speaker spokesman spokeswoman ' +
    'spokesperson signatory'
  ).split(' '),
);

/** "A and B are …" */
export const FAMILY_PLURALS: ReadonlySet<string> = new Set(
  'spouses siblings brothers sisters cousins relatives twins married family'.split(' '),
);

/** Units a company can be customer of without being a party of its own: "the cloud business of Kingsoft". */
export const UNITS = /(?:business|division|unit|arm|operations|department|segment|service|services)$/iu;
