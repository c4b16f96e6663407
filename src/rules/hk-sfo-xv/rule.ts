/** Hong Kong Securities and Futures Ordinance (Cap. 571) Part XV: notifiable interests in a listed company. */
import { exact, percent } from '../../terms/exact.ts';
import type { Rule } from '../types.ts';

export const hkSfoXv: Rule = {
  id: 'hk-sfo-xv',
  title: 'Hong Kong Part XV: notifiable interest',
  name: 'Part XV of the Hong Kong Securities and Futures Ordinance',
  role: 'a notifiable holder',
  jurisdiction: 'HK',
  verbs: ['control', 'structure'],
  who: 'anyone',
  scope: [{ means: 'only', companies: 'listed', where: 'HK', clause: 's. 310' }],
  versions: [
    {
      version: 'Part XV',
      // One third is a fraction: 33.33 % is below it.
      control: { quota: exact('1/3'), inclusive: true },
      limbs: [
        {
          id: 'interest',
          title:
            '5 % or more of the votes, with what the spouse, children under 18 and companies of which one third is controlled hold',
          engine: 'attribute',
          measure: 'votes',
          threshold: percent(5),
          inclusive: true,
          clause: 's. 310, 313, 316',
          household: true,
        },
      ],
    },
  ],
  url: 'https://www.elegislation.gov.hk/hk/cap571',
  verified: false,
  confidence: 'quoted',
  notes: [
    'what the spouse and children under 18 are interested in counts as the person’s own where the data names them (s. 316(1)); a child whose birth is not told may count or not',
    'parties to an agreement to acquire shares count together where the data names the agreement and the company (s. 317, 318: not read; the ordinance before it, Cap. 396 s. 9 and 10, was)',
    'a beneficiary of a trust counts what the trust has, discretionary interests and bare trustees are left out (s. 322, 323): judged only as far as shares of the trust are stated',
    'the wording was read in quotation; the days in force have not been checked',
  ],
};
