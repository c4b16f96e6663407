/** Hong Kong listing rules, r. 1.01: controlling shareholder. A standing line, not a move. */
import { HALF, percent } from '../../terms/exact.ts';
import type { Rule } from '../types.ts';

const control = { quota: HALF, inclusive: false };
const threshold = percent(30);

export const hkListingControlling: Rule = {
  id: 'hk-listing-controlling',
  title: 'Hong Kong listing rules: controlling shareholder',
  name: 'the Hong Kong listing rules',
  role: 'a controlling shareholder',
  jurisdiction: 'HK',
  verbs: ['control', 'structure'],
  who: 'anyone',
  scope: [{ means: 'only', companies: 'listed', where: 'HK', clause: 'r. 1.01' }],
  versions: [
    {
      version: '2001',
      from: '2001-10-19',
      control,
      limbs: [
        {
          id: 'votes',
          title: '30 % or more of the votes, alone or with what it controls',
          engine: 'attribute',
          measure: 'votes',
          threshold,
          inclusive: true,
          clause: 'r. 1.01',
        },
        {
          id: 'board',
          title: 'control of the composition of a majority of the board',
          engine: 'board',
          measure: 'votes',
          threshold,
          inclusive: true,
          clause: 'r. 1.01',
        },
      ],
    },
  ],
  url: 'https://en-rules.hkex.com.hk/rulebook/chapter-1-interpretation',
  verified: true,
  confidence: 'quoted',
  notes: ['30 % is the figure the Takeovers Code has used since 19 October 2001'],
};
