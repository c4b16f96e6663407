/** Export Administration Regulations part 744, interim final rule of 29 September 2025: affiliates of listed entities. */
import { HALF } from '../../terms/exact.ts';
import { limbsAt } from '../limb.ts';
import type { Rule } from '../types.ts';

const limb = limbsAt(HALF, true);

export const usBisAffiliates: Rule = {
  id: 'us-bis-affiliates',
  title: 'US BIS Affiliates Rule',
  name: 'the BIS Affiliates Rule',
  role: 'a listed owner',
  jurisdiction: 'US',
  verbs: ['screen'],
  who: 'anyone',
  versions: [
    {
      version: '2025-09-29',
      from: '2025-09-29',
      to: '2025-11-10',
      control: { quota: HALF, inclusive: true },
      unknownFrom: '2026-11-10',
      limbs: [limb('ownership', 'owned 50 % or more by listed parties', 'aggregate', 'economic', '15 CFR 744.8(a)(1)')],
      addsBlocked: true,
    },
  ],
  url: 'https://www.ecfr.gov/current/title-15/part-744',
  verified: false,
  confidence: 'quoted',
  notes: [
    'suspended from 10 November 2025 to 9 November 2026; by its own terms it comes back on 10 November 2026, and whether it did is not known here',
    'it reaches entities outside the United States; where the share is unknown it is a red flag and no verdict; where an entity is formed is not judged here',
  ],
};
