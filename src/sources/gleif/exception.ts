/** Reporting exceptions: why no parent is named, in the words of BODS, with GLEIF's own kept beside them. */

interface Meaning {
  readonly reason: string;
  /** whether there is a parent, only unnamed */
  readonly somebody: boolean;
}
const WITHHELD: Meaning = { reason: 'interestedPartyExemptFromDisclosure', somebody: true };
const REASONS: Readonly<Record<string, Meaning>> = {
  // No parent consolidates it; that says nothing about shareholders.
  NATURAL_PERSONS: { reason: 'unknown', somebody: false },
  NON_CONSOLIDATING: { reason: 'unknown', somebody: false },
  NO_KNOWN_PERSON: { reason: 'subjectUnableToConfirmOrIdentifyBeneficialOwner', somebody: false },
  NO_LEI: { reason: 'informationUnknownToPublisher', somebody: true },
  NON_PUBLIC: WITHHELD,
  BINDING_LEGAL_COMMITMENTS: WITHHELD,
  LEGAL_OBSTACLES: WITHHELD,
  CONSENT_NOT_OBTAINED: WITHHELD,
  DETRIMENT_NOT_EXCLUDED: WITHHELD,
  DISCLOSURE_DETRIMENTAL: WITHHELD,
};

export const exceptionMeaning = (reason: string): Meaning | undefined =>
  Object.hasOwn(REASONS, reason) ? REASONS[reason] : undefined;
