/** 31 CFR 1010.230: beneficial owners of legal entity customers of US financial institutions. */
import { HALF, percent } from '../../terms/exact.ts';
import { limbOfArrangement, TRUSTEE_ALONE } from '../arrangement.ts';
import { limbsAt } from '../limb.ts';
import type { Rule } from '../types.ts';

const limb = limbsAt(percent(25), true);

export const usCdd: Rule = {
  id: 'us-cdd',
  title: 'US Customer Due Diligence Rule: beneficial owner',
  name: 'the US customer due diligence rule',
  role: 'a beneficial owner',
  jurisdiction: 'US',
  verbs: ['beneficial-owners', 'control', 'structure'],
  who: 'persons',
  versions: [
    {
      version: '2018',
      from: '2018-05-11',
      control: { quota: HALF, inclusive: false },
      limbs: [
        limb(
          'ownership',
          '25 % or more of the equity interests, directly or indirectly',
          'multiply',
          'economic',
          '31 CFR 1010.230(d)(1)',
        ),
        limb(
          'control',
          'significant responsibility to control or direct, as stated',
          'influence',
          'votes',
          '31 CFR 1010.230(d)(2)',
        ),
        limbOfArrangement(limb, '31 CFR 1010.230(d)(3)', TRUSTEE_ALONE),
      ],
    },
  ],
  url: 'https://www.ecfr.gov/current/title-31/section-1010.230',
  verified: false,
  confidence: 'quoted',
  notes: [
    'one person under the control prong is always named, whoever owns; who manages is not judged by shares',
    'that indirect interests are multiplied is a reading and has not been checked',
  ],
};
