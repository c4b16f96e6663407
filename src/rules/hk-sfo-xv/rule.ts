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
  versions: [
    {
      version: 'Part XV',
      // One third is a fraction: 33.33 % is below it.
      control: { quota: exact('1/3'), inclusive: true },
      limbs: [
        {
          id: 'interest',
          title: '5 % or more of the votes, with what is held by companies of which one third is controlled',
          engine: 'attribute',
          measure: 'votes',
          threshold: percent(5),
          inclusive: true,
          clause: 's. 310, 313, 316',
        },
      ],
    },
  ],
  url: 'https://www.elegislation.gov.hk/hk/cap571',
  verified: false,
  confidence: 'quoted',
  notes: [
    'interests of a spouse, of children under 18, of trusts and under concert agreements (s. 316 to 318, 322) count by law and only as far as the data says so',
    'the wording was read in quotation; the days in force have not been checked',
  ],
};
