/** India, Companies Act 2013 s. 90 and the Significant Beneficial Owners Rules 2018 as amended on 8 February 2019. */
import { HALF, percent } from '../../terms/exact.ts';
import { limbsAt } from '../limb.ts';
import type { Rule } from '../types.ts';

const limb = limbsAt(percent(10), true);

export const inSbo: Rule = {
  id: 'in-sbo',
  title: 'India: significant beneficial owner',
  name: 'the Indian significant beneficial owner rules',
  role: 'a significant beneficial owner',
  jurisdiction: 'IN',
  verbs: ['beneficial-owners', 'control', 'structure'],
  who: 'persons',
  versions: [
    {
      version: '2019',
      from: '2019-02-08',
      control: { quota: HALF, inclusive: false },
      limbs: [
        limb(
          'shares',
          '10 % or more of the shares, indirectly or together with direct holdings',
          'roll-up',
          'economic',
          'r. 2(1)(h)(i)',
          {
            needsIndirect: true,
          },
        ),
        limb(
          'votes',
          '10 % or more of the votes, indirectly or together with direct holdings',
          'roll-up',
          'votes',
          'r. 2(1)(h)(ii)',
          {
            needsIndirect: true,
          },
        ),
        limb('influence', 'significant influence or control, as stated', 'influence', 'votes', 'r. 2(1)(h)(iv)'),
      ],
    },
  ],
  url: 'https://ca2013.com/companies-significant-beneficial-owners-rules-2018/',
  verified: true,
  confidence: 'text',
  notes: [
    'a holding counts through a member in which, or in whose ultimate holding company, there is a majority stake; nothing is multiplied (Explanation III(i))',
    'who holds in his own name alone is no significant beneficial owner; dividend rights and the rules for partnerships, trusts and family undertakings are not judged',
  ],
};
