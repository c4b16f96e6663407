/** US Securities Exchange Act s. 13(d), (g) and Rules 13d-3, 13d-5: beneficial ownership of a registered class. */
import { HALF, percent } from '../../terms/exact.ts';
import { limbsAt } from '../limb.ts';
import type { Rule } from '../types.ts';

const limb = limbsAt(percent(5), false);

export const us13d: Rule = {
  id: 'us-13d',
  title: 'US Schedule 13D/13G: beneficial owner of more than 5 %',
  name: 's. 13(d) of the US Securities Exchange Act',
  role: 'a holder of more than 5 %',
  jurisdiction: 'US',
  verbs: ['control', 'structure'],
  who: 'anyone',
  versions: [
    {
      version: '13d-3',
      from: '1978-05-30',
      control: { quota: HALF, inclusive: false },
      limbs: [
        limb(
          'votes',
          'more than 5 % of the class, with all whose voting it directs',
          'attribute',
          'votes',
          's. 13(d)(1), Rule 13d-3(a)',
        ),
      ],
    },
  ],
  url: 'https://www.law.cornell.edu/cfr/text/17/240.13d-3',
  verified: true,
  confidence: 'text',
  notes: [
    'investment power without votes and rights to acquire within 60 days count by law and only as far as the data has them',
    'the class is counted without what the issuer and its subsidiaries hold (s. 13(d)(4)): a holding of a subsidiary in its parent is not taken out here',
    'the first day in force has not been checked',
  ],
};
