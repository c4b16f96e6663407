/** FATF Recommendations 10 and 24 with their interpretive notes: controlling ownership interest. National law sets the line. */
import { HALF, percent } from '../../terms/exact.ts';
import { EVERY_PARTY, limbOfArrangement } from '../arrangement.ts';
import { limbOfControl, limbsAt } from '../limb.ts';
import { MULTIPLIED_OR_ROLLED_UP } from '../open-readings.ts';
import type { Rule } from '../types.ts';

const limb = limbsAt(percent(25), false);

export const fatf: Rule = {
  id: 'fatf',
  title: 'FATF: beneficial owner at the example line',
  name: 'the FATF standards',
  role: 'a beneficial owner',
  jurisdiction: 'international',
  verbs: ['beneficial-owners', 'control', 'structure'],
  who: 'persons',
  versions: [
    {
      version: '2022-03',
      from: '2012-02-16',
      control: { quota: HALF, inclusive: false },
      limbs: [
        limb(
          'shares',
          'more than the example line of 25 % of the shares',
          'readings',
          'economic',
          'INR.10 5(b)(i.i), footnote',
          {
            readings: MULTIPLIED_OR_ROLLED_UP,
          },
        ),
        limb(
          'votes',
          'more than the example line of 25 % of the votes',
          'readings',
          'votes',
          'INR.10 5(b)(i.i), footnote',
          {
            readings: MULTIPLIED_OR_ROLLED_UP,
          },
        ),
        limbOfControl(limb, 'INR.10 5(b)(i.ii)', HALF),
        limb('influence', 'control through other means, as stated', 'influence', 'votes', 'INR.10 5(b)(i.ii)'),
        limbOfArrangement(limb, 'General Glossary, beneficial owner; INR.25', EVERY_PARTY),
      ],
    },
  ],
  fallback: {
    clause: 'INR.10 5(b)(i.iii)',
    text: 'with no beneficial owner identified, the senior managing officials are named instead',
  },
  url: 'https://www.fatf-gafi.org/en/publications/Fatfrecommendations/Fatf-recommendations.html',
  verified: false,
  confidence: 'quoted',
  notes: [
    'the standards set no line: 25 % is the example of a footnote, and national law decides',
    'how shares count through a chain is not prescribed: where multiplying and rolling up part, it cannot be told',
  ],
};
