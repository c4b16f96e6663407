/** BODS interests of every version. */
import type { Directness, Interest } from '../../statements/types.ts';
import { type InterestType, isInterestType } from '../../terms/interest-types.ts';
import type { ShareOf } from '../../terms/share.ts';
import { consolidation } from './gleif-link.ts';
import { isObject } from './json-items.ts';
import { dateOf, text } from './party.ts';
import { readBodsShare, ukBand } from './share.ts';

type Json = Readonly<Record<string, unknown>>;

/** Names the code list had before 0.4, as they read in camel case. */
const FORMER: Readonly<Record<string, InterestType>> = {
  influenceOrControl: 'otherInfluenceOrControl',
  settlorOfTrust: 'settlor',
  trusteeOfTrust: 'trustee',
  protectorOfTrust: 'protector',
  beneficiaryOfTrust: 'beneficiaryOfLegalArrangement',
  rightsToSurplusAssets: 'rightsToSurplusAssetsOnDissolution',
};

export function interestType(code: string | undefined): InterestType | undefined {
  const written = code ?? '';
  const camel = written.includes('-') ? written.replace(/-+([a-z])/g, (_, c: string) => c.toUpperCase()) : written;
  return isInterestType(camel) ? camel : FORMER[camel];
}

export type InterestRead =
  | { readonly interest: Interest }
  | { readonly bad: string; readonly code: 'bad-share' | 'share-out-of-range' | 'unknown-interest-type' };

/** @param flags exclusive ends are flags, with the defaults they had before 0.4 */
export function readInterest(value: Json, flags: boolean): InterestRead {
  const code = text(value['type']);
  const type = code === undefined ? 'unknownInterest' : interestType(code);
  if (type === undefined) return { bad: `"${code}" is not an interest type of BODS`, code: 'unknown-interest-type' };
  const details = text(value['details']);
  const of = usualOf(type);
  const band =
    type === 'shareholding'
      ? ukBand(details, 'shares')
      : type === 'votingRights'
        ? ukBand(details, 'votes')
        : undefined;
  const read = isObject(value['share']) ? readBodsShare(value['share'], of, flags) : undefined;
  if (read !== undefined && 'bad' in read)
    return { bad: read.bad, code: read.bad.includes('between') ? 'share-out-of-range' : 'bad-share' };
  const share = band ?? read?.share;
  const [startDate, endDate] = [dateOf(value['startDate']), dateOf(value['endDate'])];
  const consolidated = type === 'otherInfluenceOrControl' ? consolidation(details) : undefined;
  const control = controlSaid({ interestType: type, details });
  const said = directness(text(value['directOrIndirect']) ?? text(value['interestLevel']));
  const interest: { -readonly [field in keyof Interest]: Interest[field] } = {
    interestType: type,
    directness: consolidated?.directness ?? said,
  };
  if (share !== undefined) interest.share = share;
  if (startDate !== undefined) interest.startDate = startDate;
  if (endDate !== undefined) interest.endDate = endDate;
  if (control !== undefined) interest.control = control;
  if (details !== undefined) interest.details = details;
  return { interest };
}

const directness = (word: string | undefined): Directness =>
  word === 'direct' || word === 'indirect' ? word : 'unknown';

/** What a share of an interest is a share of. */
export const usualOf = (type: InterestType): ShareOf =>
  type === 'votingRights' ? 'votes' : type === 'rightsToProfitOrIncome' ? 'profits' : 'capital';

/** The control that the type of an interest and its details mean. */
export function controlSaid(i: { interestType: InterestType; details?: string | undefined }): Interest['control'] {
  const consolidated = i.interestType === 'otherInfluenceOrControl' ? consolidation(i.details) : undefined;
  return consolidated?.control ?? controlOf(i.interestType, i.details);
}

/** Only words that mean control outright: the right over the majority of a UK board, significant control as stated. */
function controlOf(type: InterestType, details: string | undefined): Interest['control'] | undefined {
  if (type === 'appointmentOfBoard' && /right-to-appoint-and-remove-(directors|members|person)/.test(details ?? ''))
    return 'board';
  if (type === 'otherInfluenceOrControl' && /significant-influence-or-control/.test(details ?? '')) return 'stated';
  if (
    type === 'rightsGrantedByContract' ||
    type === 'controlViaCompanyRulesOrArticles' ||
    type === 'controlByLegalFramework'
  )
    return 'contract';
  return undefined;
}

/** A filing whose natures are those of the UK register. */
export const isUkFiling = (interests: readonly Interest[]): boolean =>
  interests.some((i) =>
    /(ownership-of-shares|voting-rights)-\d+-to-\d+-percent|right-to-appoint-and-remove|significant-influence-or-control/.test(
      i.details ?? '',
    ),
  );
