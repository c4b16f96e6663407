/** Financial Services and Markets Act 2000 s. 422: controller of a firm. */
import { HALF, percent } from '../../terms/exact.ts';
import { limbsAt } from '../limb.ts';
import type { Rule } from '../types.ts';

const limb = limbsAt(percent(10), true);

export const ukFsma422: Rule = {
  id: 'uk-fsma-422',
  title: 'UK FSMA controller',
  name: 's. 422 of the UK Financial Services and Markets Act',
  role: 'a controller',
  jurisdiction: 'GB',
  verbs: ['control', 'structure'],
  who: 'anyone',
  versions: [
    {
      version: '2000',
      from: '2009-03-21',
      control: { quota: HALF, inclusive: false },
      limbs: [
        limb('shares', '10 % or more of the shares, with what it controls', 'roll-up', 'economic', 's. 422(2)(a)'),
        limb('votes', '10 % or more of the votes, with what it controls', 'attribute', 'votes', 's. 422(2)(c)'),
        limb('parent', '10 % or more of a parent undertaking', 'coexist-b', 'economic', 's. 422(2)(a), (c)'),
        limb(
          'influence',
          'significant influence over the management, as stated',
          'influence',
          'votes',
          's. 422(2)(e), (f)',
        ),
      ],
    },
  ],
  url: 'https://www.legislation.gov.uk/ukpga/2000/8/section/422',
  verified: false,
  confidence: 'quoted',
  notes: [
    'a parent undertaking is read as whoever controls a majority of the votes; holdings of controlled undertakings are counted with their controller’s',
    'the bands of 20, 30 and 50 % (s. 182) are not judged; the day in force is that of the present wording and has not been checked',
  ],
};
