/**
 * BODS 0.4 interest types (code list `interestType`), and the quantities each speaks of. A missing share is unknown
 * only in those. `otherOffice` is our one addition: offices the BODS list has no code for (finance chief, founder).
 */

/** economic: cash-flow shares; votes: votes in general meeting; board: seats; control: stated power; role: an office. */
export type Quantity = 'economic' | 'votes' | 'board' | 'control' | 'role';

export const INTEREST_TYPES = {
  shareholding: ['economic', 'votes'],
  votingRights: ['votes'],
  appointmentOfBoard: ['board'],
  otherInfluenceOrControl: ['control'],
  seniorManagingOfficial: ['role'],
  settlor: ['role'],
  trustee: ['role'],
  protector: ['role'],
  beneficiaryOfLegalArrangement: ['role', 'economic'],
  rightsToSurplusAssetsOnDissolution: ['economic'],
  rightsToProfitOrIncome: ['economic'],
  rightsGrantedByContract: ['control'],
  conditionalRightsGrantedByContract: ['control'],
  controlViaCompanyRulesOrArticles: ['control'],
  controlByLegalFramework: ['control'],
  boardMember: ['role'],
  boardChair: ['role'],
  unknownInterest: [],
  unpublishedInterest: [],
  enjoymentAndUseOfAssets: ['economic'],
  rightToProfitOrIncomeFromAssets: ['economic'],
  nominee: ['role'],
  nominator: ['role'],
  otherOffice: ['role'],
} as const satisfies Record<string, readonly Quantity[]>;

export type InterestType = keyof typeof INTEREST_TYPES;

export function isInterestType(code: string): code is InterestType {
  return NAMES.has(code);
}
const NAMES: ReadonlySet<string> = new Set(Object.keys(INTEREST_TYPES));
export function quantitiesOf(type: InterestType): readonly Quantity[] {
  return INTEREST_TYPES[type];
}
