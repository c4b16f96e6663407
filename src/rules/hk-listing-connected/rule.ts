/** Hong Kong listing rules, chapter 14A: connected person, as substantial shareholder. */
import { HALF, percent } from '../../terms/exact.ts';
import { limbsAt } from '../limb.ts';
import type { Rule } from '../types.ts';

const limb = limbsAt(percent(10), true);

export const hkListingConnected: Rule = {
  id: 'hk-listing-connected',
  title: 'Hong Kong listing rules: connected person',
  name: 'chapter 14A of the Hong Kong listing rules',
  role: 'a substantial shareholder',
  jurisdiction: 'HK',
  verbs: ['control', 'structure'],
  who: 'anyone',
  scope: [{ means: 'only', companies: 'listed', where: 'HK', clause: 'r. 14A.07' }],
  versions: [
    {
      version: '2014',
      from: '2014-07-01',
      control: { quota: HALF, inclusive: false },
      limbs: [
        limb(
          'substantial',
          'substantial shareholder: 10 % or more of the votes at a general meeting',
          'attribute',
          'votes',
          'r. 14A.07(1), r. 1.01',
        ),
      ],
    },
  ],
  url: 'https://en-rules.hkex.com.hk/rulebook/chapter-14a-connected-transactions',
  verified: false,
  confidence: 'quoted',
  notes: [
    'directors, chief executives and associates (30 %-controlled companies, family, trustees, r. 14A.12 to 14A.15) are connected too and are not judged by shares in the company asked about',
    'a subsidiary is connected where a connected person has 10 % or more of it beside the issuer (r. 14A.16): ask for that subsidiary',
  ],
};
