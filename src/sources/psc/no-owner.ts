/** Statements instead of a person -> why nobody is named, in the words of BODS. */

const REASONS: readonly (readonly [RegExp, string])[] = [
  // spelt "signficant" in the data
  [/^no-(individual-or-entity|beneficial-owner)/, 'noBeneficialOwners'],
  [/^(psc|beneficial-owner)-contacted-but-no-response/, 'interestedPartyHasNotProvidedInformation'],
  [/restrictions-notice-issued/, 'interestedPartyHasNotProvidedInformation'],
  [/has-failed-to-confirm-changed-details/, 'interestedPartyHasNotProvidedInformation'],
  [/steps-to-find-psc-not-yet-completed/, 'subjectUnableToConfirmOrIdentifyBeneficialOwner'],
  [/psc-exists-but-not-identified/, 'subjectUnableToConfirmOrIdentifyBeneficialOwner'],
  [/psc-details-not-confirmed/, 'subjectUnableToConfirmOrIdentifyBeneficialOwner'],
  [
    /(at-least-one|some|all-or-some).*not-identified|unable-to-identify/,
    'subjectUnableToConfirmOrIdentifyBeneficialOwner',
  ],
  [/exempt|disclosure-transparency-rules/, 'subjectExemptFromDisclosure'],
];

/** @param code the field `statement`, or the kind of an exemption */
export const statementReason = (code: string): string =>
  REASONS.find(([pattern]) => pattern.test(code))?.[1] ?? 'unknown';
