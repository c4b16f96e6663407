/** UK sanctions regulations, reg. 7 and Schedule 1 (SI 2019/855 and its sisters): owned or controlled directly or indirectly. */
import { HALF } from '../../terms/exact.ts';
import { limbsAt } from '../limb.ts';
import type { Rule } from '../types.ts';

const limb = limbsAt(HALF, false);

export const ukSanctions: Rule = {
  id: 'uk-sanctions',
  title: 'UK sanctions: owned or controlled',
  name: 'the UK sanctions regulations',
  role: 'a designated owner',
  jurisdiction: 'GB',
  verbs: ['screen'],
  who: 'anyone',
  versions: [
    {
      version: '2019/855',
      from: '2020-12-31',
      control: { quota: HALF, inclusive: false },
      limbs: [
        limb(
          'ownership',
          'more than 50 % of the shares or votes, or control',
          'aggregate',
          'economic',
          'reg. 7(2) to (4), Sch. 1',
        ),
      ],
      addsBlocked: false,
      blocks: [
        { measure: 'economic', quota: HALF, inclusive: false, stated: false },
        { measure: 'votes', quota: HALF, inclusive: false, stated: true },
      ],
    },
  ],
  url: 'https://www.legislation.gov.uk/uksi/2019/855/regulation/7',
  verified: true,
  confidence: 'text',
  notes: [
    'designated persons are not added to one another unless they act under a joint arrangement (Sch. 1 para. 3)',
    'condition 2, that affairs are expected to follow a person’s wishes, counts as far as a source states control',
    'that a holding counts through a majority stake is read as in the Companies Act (Sch. 1 para. 9 to 11 have not been read)',
  ],
};
