/**
 * GLEIF's reporting exceptions inside BODS: Open Ownership publishes them as "other influence or control" of a party that
 * nobody names, with GLEIF's category in the details and its reason among the words of the party. Read as the GLEIF
 * reader reads the same record: where no parent is known, nobody holds anything, and the reason is what is said.
 */
import type { Interest } from '../../statements/types.ts';
import { exceptionMeaning } from '../gleif/exception.ts';
import type { Unspecified } from './unspecified.ts';

/** What a relationship to nobody by name says, once its exception is understood. */
export interface Exception {
  readonly interests: readonly Interest[];
  readonly unspecified: Unspecified;
}

const CATEGORY = /^Exception Category: ((?:DIRECT|ULTIMATE)_ACCOUNTING_CONSOLIDATION_PARENT)$/;
/** One release has a blank in a code: "NO KNOWN_PERSON". */
const REASON = /^Exception Reason: ([A-Z]+(?:[_ ][A-Z]+)*)\.?(?:\s+(.+))?$/su;
/** As the GLEIF reader joins them: category, reason, reference. */
const JOINED = /^((?:DIRECT|ULTIMATE)_ACCOUNTING_CONSOLIDATION_PARENT); ([A-Z_]+)(?:; (.+))?$/su;

/** @returns undefined where it is no exception of GLEIF's, or one with a reason not on the list */
export function exceptionOf(interests: readonly Interest[], why: Unspecified): Exception | undefined {
  const [only, ...more] = interests;
  const category = CATEGORY.exec(only?.details ?? '')?.[1];
  const [, written, words] = REASON.exec(why.description ?? '') ?? [];
  if (category === undefined || written === undefined || more.length > 0) return undefined;
  const reason = written.replaceAll(' ', '_');
  const meaning = exceptionMeaning(reason);
  if (meaning === undefined || only?.share !== undefined) return undefined;
  const description = [category, reason, words].filter((w) => w !== undefined).join('; ');
  const dates = only === undefined ? {} : lifeOf(only);
  return {
    interests: meaning.somebody
      ? [{ interestType: 'unknownInterest', directness: levelOf(category), ...dates, details: description }]
      : [],
    unspecified: { reason: why.reason, description },
  };
}

const lifeOf = ({ startDate, endDate }: Interest): Pick<Interest, 'startDate' | 'endDate'> => ({
  ...(startDate === undefined ? {} : { startDate }),
  ...(endDate === undefined ? {} : { endDate }),
});
const levelOf = (category: string): 'direct' | 'indirect' => (category.startsWith('ULTIMATE') ? 'indirect' : 'direct');

/** An exception as it was published; undefined for a party that nobody names for another reason. */
export function exceptionAsPublished(interests: readonly Interest[], why: Unspecified): Exception | undefined {
  const [, category, reason, words] = JOINED.exec(why.description ?? '') ?? [];
  if (category === undefined || reason === undefined) return undefined;
  const ours = interests.every((i) => i.interestType === 'unknownInterest' && i.details === why.description);
  if (!ours || interests.length > 1) return undefined;
  const dates = interests[0] === undefined ? {} : lifeOf(interests[0]);
  return {
    interests: [
      {
        interestType: 'otherInfluenceOrControl',
        directness: levelOf(category),
        ...dates,
        details: `Exception Category: ${category}`,
      },
    ],
    unspecified: {
      reason: why.reason,
      description: `Exception Reason: ${reason}.${words === undefined ? '' : ` ${words}`}`,
    },
  };
}
