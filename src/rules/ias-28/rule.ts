/** IAS 28 para. 5 to 8: significant influence, presumed from votes. */
import { HALF, percent } from '../../terms/exact.ts';
import { limbsAt } from '../limb.ts';
import type { Rule } from '../types.ts';

const limb = limbsAt(percent(20), true);

export const ias28: Rule = {
  id: 'ias-28',
  title: 'IAS 28: presumption of significant influence',
  name: 'IAS 28',
  role: 'an investor presumed to have significant influence',
  jurisdiction: 'international',
  verbs: ['control', 'structure'],
  who: 'anyone',
  versions: [
    {
      version: '2011',
      from: '2013-01-01',
      control: { quota: HALF, inclusive: false },
      limbs: [
        limb('votes', '20 % or more of the votes, directly or through subsidiaries', 'attribute', 'votes', 'para. 5'),
      ],
    },
  ],
  url: 'https://www.ifrs.org/issued-standards/list-of-standards/ias-28-investments-in-associates/',
  verified: false,
  confidence: 'quoted',
  notes: [
    'a presumption either way, rebuttable by the evidence of para. 6; potential votes that can be exercised now (para. 7, 8) count only as far as the data has them',
    'control itself (IFRS 10) has no line: below a majority it is not decided by percentages',
  ],
};
