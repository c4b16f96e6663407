/** How a clause is meant. Only what is asserted, past or agreed can become a proposal; the rest is listed with its reason. */
import type { RefusedFor } from './types.ts';

const ALLEGED =
  /\b(?:alleg(?:e|es|ed|edly|ing|ation|ations)|reportedly|rumou?r(?:s|ed)?|speculat(?:es?|ed|ion)|unconfirmed|purported(?:ly)?|supposed(?:ly)?|apparently|believed to|thought to|understood to|suspect(?:s|ed)?|accus(?:es|ed)|claim(?:s|ed)?|hearsay|perhaps|possibly|probably|likely|may (?:have|own|hold|be|control)|might (?:have|own|hold|be)|could (?:have|own|hold|be)|said to (?:be|own|hold|have|control)|seems?|appears?|estimates?|hints?|whisper(?:s|ed)?|if true)\b/;
const NEGATED =
  /\b(?:not|never|no longer|no|none|nobody|neither|nor|without|den(?:y|ies|ied|ying)|dispute[sd]?|rejected|refut(?:es|ed)|ceased|cannot|lacks?|fail(?:s|ed) to|ruled out|far from)\b|n't\b/;
const PLANNED =
  /\b(?:plan(?:s|ned|ning)?|intend(?:s|ed)?|will|would|shall|should|could|may|might|can|aims?|aimed|hopes?|hoped|expect(?:s|ed|ing)?|consider(?:s|ed|ing)?|seek(?:s|ing)?|sought|wants?|wanted|propos(?:e|es|ed|al)|in talks|set to|due to|poised|about to|wish(?:es|ed)?|offer(?:s|ed)? (?:to|for)|bid(?:s|ding)? (?:for|to)|option(?:s)?|if|unless|were to|weigh(?:s|ing)?|explor(?:es|ing)|mull(?:s|ing)?|potential(?:ly)?|prospective|target(?:s|ing) an?|ahead of an?|in order to|the right to (?:buy|acquire|purchase)|entitled to (?:buy|acquire|appoint))\b/;
/** Agreed and not completed: a purchase like that moves nothing yet. */
const PENDING = /\b(?:agreed to|has agreed|have agreed|subject to|conditional(?:ly)?|pending|awaits|awaiting)\b/;

/** @param clause in lower case, names and numbers as marks */
export function refusalOf(clause: string): RefusedFor | undefined {
  if (ALLEGED.test(clause)) return 'alleged';
  if (NEGATED.test(clause)) return 'negated';
  return PLANNED.test(clause) ? 'planned' : undefined;
}
export const isPending = (clause: string): boolean => PENDING.test(clause);

export const REFUSAL_TEXT: Readonly<Record<RefusedFor, string>> = {
  negated: 'it denies what it speaks of',
  alleged: 'it is hearsay, an allegation or a guess',
  planned: 'it is a plan, a condition or a possibility, not a fact',
  'past without a day': 'it is over by then, and no day is said on which it still stood or ended',
  'addresses a reader': 'it speaks to its reader instead of telling a fact',
  'hidden characters': 'it holds characters that are not seen',
};
