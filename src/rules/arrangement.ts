/** The limb that opens a trust over a rule's line into its parties. */
import type { MakeLimb } from './limb.ts';
import type { LimbRule } from './types.ts';

type Roles = NonNullable<LimbRule['roles']>;

/** Each party of the trust is meant, whatever its part (Regulation (EU) 2024/1624 Art. 58(1) and its like). */
export const EVERY_PARTY: Roles = {
  settlor: 'yes',
  trustee: 'yes',
  protector: 'yes',
  beneficiaryOfLegalArrangement: 'yes',
};

/** The trustees hold; the others are meant only where they direct the trust, which no role tells. */
export const TRUSTEES: Roles = {
  settlor: 'cannot-tell',
  trustee: 'yes',
  protector: 'cannot-tell',
  beneficiaryOfLegalArrangement: 'cannot-tell',
};

/** The trustee is named in place of the trust, and nobody else for it. */
export const TRUSTEE_ALONE: Roles = {
  settlor: 'no',
  trustee: 'yes',
  protector: 'no',
  beneficiaryOfLegalArrangement: 'no',
};

/** @param roles what having a role in a trust that is over the line makes of a person */
export const limbOfArrangement = (limb: MakeLimb, clause: string, roles: Roles): LimbRule =>
  limb('arrangement', 'a party of a trust that is over a line above', 'arrangement', 'economic', clause, { roles });
