/** What ICIJ's words for a link say. None carries a share; nominees and likeness are not ownership. */
import type { Interest } from '../../statements/types.ts';

type Meaning = Pick<Interest, 'interestType' | 'directness'>;

/** First match counts: "nominee shareholder of" is a nominee. */
const OFFICER: readonly (readonly [RegExp, Meaning])[] = [
  [/nominee/, { interestType: 'nominee', directness: 'direct' }],
  [/(ultimate|beneficial) owner/, { interestType: 'shareholding', directness: 'indirect' }],
  [/shareholder|stockholder|\bowner\b/, { interestType: 'shareholding', directness: 'unknown' }],
  [/beneficiary/, { interestType: 'beneficiaryOfLegalArrangement', directness: 'unknown' }],
  [/settlor|grantor/, { interestType: 'settlor', directness: 'direct' }],
  [/trustee/, { interestType: 'trustee', directness: 'direct' }],
  [/protector/, { interestType: 'protector', directness: 'direct' }],
  [/chair/, { interestType: 'boardChair', directness: 'direct' }],
  [/director|board/, { interestType: 'boardMember', directness: 'direct' }],
  [
    /secretary|president|treasurer|manager|officer|signatory|attorney|representative|liquidator|auditor/,
    { interestType: 'otherOffice', directness: 'direct' },
  ],
];

/** @param link free text: "shareholder of", "nominee director of" */
export function officerInterest(link: string): Interest {
  const words = link.trim().replace(/\s+of$/i, '');
  const found = OFFICER.find(([pattern]) => pattern.test(words.toLowerCase()))?.[1];
  const role = words === '' ? {} : { role: words };
  if (found === undefined)
    return { interestType: 'unknownInterest', directness: 'unknown', ...(words === '' ? {} : { details: words }) };
  return found.interestType === 'shareholding' ? { ...found, details: words } : { ...found, ...role };
}

/** Edges ICIJ made by comparing names: a hint to look, never a fact. */
export const LIKENESS: ReadonlySet<string> = new Set([
  'same_name_as',
  'similar',
  'similar_company_as',
  'same_company_as',
  'same_as',
  'same_id_as',
  'same_intermediary_as',
  'probably_same_officer_as',
]);
/** Edges that say nothing of ownership or control. */
export const PASSED: ReadonlySet<string> = new Set(['registered_address', 'same_address_as']);
